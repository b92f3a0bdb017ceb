"""This room is the quiet half: values in, values out; no terminal, path, clock, randomness or database."""
