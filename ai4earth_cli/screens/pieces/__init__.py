"""What screens are made of, and the terminal that they are shown in."""
