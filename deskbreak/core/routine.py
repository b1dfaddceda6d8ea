"""What a movement and a routine are; the tables behind `routines/movements/*.toml` and `routines/*.toml`."""
