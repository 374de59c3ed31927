"""What a schedule says, in words. Pure."""
