"""A web page of one file."""
