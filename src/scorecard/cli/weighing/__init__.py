"""This room weighs panels: one or everybody's, as whoever asks may see them, and what is done with the result."""
