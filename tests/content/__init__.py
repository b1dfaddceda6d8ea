"""Tests of what ships: the words, the lengths and the drawings."""
