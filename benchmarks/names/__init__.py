"""What is measured of names: how good they are, and how fast they are found."""
