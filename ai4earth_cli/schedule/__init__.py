"""The domain: what a schedule is, and what can be asked of it. Pure."""
