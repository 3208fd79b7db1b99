"""What the screen is made of: colours, markup, and the one door by which HTML reaches the browser."""
