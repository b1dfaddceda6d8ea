"""Tests of the drawn person, as numbers."""
