"""Disk and network: the only floor that touches either."""
