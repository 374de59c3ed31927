"""Answers for people: values in, Rich renderables out. Nothing else knows Rich."""
