"""The user's own file, in which `ai4earth use` remembers what to answer from: read, and edited."""
