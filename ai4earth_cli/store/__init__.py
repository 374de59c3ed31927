"""Disk and network: no other floor touches either, but to read what packages carry and this computer's zone."""
