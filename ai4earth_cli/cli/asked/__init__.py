"""What is asked: about which schedule, which talks, in which zones, as of which moment."""
