"""This room runs exercises: packs, checks, runs and plays, and what they leave with a scorecard."""
