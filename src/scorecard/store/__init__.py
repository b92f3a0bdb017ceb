"""This room keeps scorecards: one small protocol, SQLite behind it by default, and the only SQL of the project."""
