"""The outside world, without widgets."""
