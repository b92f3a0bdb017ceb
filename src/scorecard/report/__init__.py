"""This room writes reports: a candidate's assessment as text for people and programs elsewhere."""
