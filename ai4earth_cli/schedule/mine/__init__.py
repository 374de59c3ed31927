"""What is the reader's own: marks, and which schedules are chosen. Pure."""
