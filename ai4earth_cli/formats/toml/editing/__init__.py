"""Schedule files changed in some places: comments and layout stay as they are."""
