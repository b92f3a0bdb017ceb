"""This room is the command line: a small file per command, folders for what they do; it alone joins rooms."""
