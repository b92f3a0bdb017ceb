"""This room is the command line: a small file per group; it alone composes rooms, prints and exits."""
