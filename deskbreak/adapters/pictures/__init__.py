"""Checks pictures of a person's own, PNG, SVG and GIF, before anything shows them."""
