"""Reading a schedule file: tables, keys, times and their faults, up to a schedule as the reader returns it."""
