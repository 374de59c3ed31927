"""The web: fetching, and the last good copy of what was fetched."""
