"""The formats a schedule is read from and written to: a module each, none knowing another."""
