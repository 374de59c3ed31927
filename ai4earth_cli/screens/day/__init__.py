"""Screens that go with the day: the one that is kept up to date, what is marked, what has changed."""
