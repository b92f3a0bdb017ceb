"""This room brings YAML in: it finds files, guards the door, loads them, and places every error on its line."""
