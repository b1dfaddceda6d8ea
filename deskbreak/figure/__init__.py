"""The drawn person, as numbers."""
