"""The chimes of deskbreak, composed; `python -m tests.sounds` writes them into assets/sounds."""
