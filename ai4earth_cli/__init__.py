"""The AI for Earth Sciences workshop, or any other, in the terminal and in the reader's time zone."""

__version__ = "0.1.0"
