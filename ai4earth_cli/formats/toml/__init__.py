"""The schedule file: TOML 1.0 as an organiser writes it by hand."""
