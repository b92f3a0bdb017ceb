"""This room is the debrief: what is kept of it, what may happen when, and what it leaves behind."""
