"""This room learns from what became of people: outcomes of hires, and rates of groups."""
