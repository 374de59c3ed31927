"""The tables of a workshop's page, in Markdown."""
