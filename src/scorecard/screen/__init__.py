"""This room shows things on a terminal: it builds what is printed and never prints."""
