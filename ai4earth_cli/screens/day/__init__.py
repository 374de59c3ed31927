"""Screens that go with the day: what is on, what comes, what is marked, what has changed."""
