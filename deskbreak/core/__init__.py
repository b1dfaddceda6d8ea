"""Decides when a break comes and what is in it: no clock, no I/O, no Qt, no threads."""
