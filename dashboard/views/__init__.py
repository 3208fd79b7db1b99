"""The pages: one file each, run by Streamlit, read from top to bottom like the screen."""
