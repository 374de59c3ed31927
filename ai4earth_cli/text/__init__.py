"""Comparing and printing text from outside."""
