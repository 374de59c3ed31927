"""Time zones, and how people name them; cities and countries."""
