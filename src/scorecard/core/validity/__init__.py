"""This room relates scores to outcomes of hires: what may be said of it, and in which words."""
