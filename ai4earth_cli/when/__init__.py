"""Zones, moments and clock times; cities and countries."""
