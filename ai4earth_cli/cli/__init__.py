"""The command line: only here is Typer."""
