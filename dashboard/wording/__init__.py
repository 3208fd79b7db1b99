"""Every sentence on the screen; knows no Streamlit."""
