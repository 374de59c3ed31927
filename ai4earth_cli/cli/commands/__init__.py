"""The commands, a module each: `command` reads, asks and prints, its docstring is its help, and EXAMPLES end that."""
