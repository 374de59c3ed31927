"""The text of a page: its bytes, its blocks, what stands within a line, and what its words say."""
