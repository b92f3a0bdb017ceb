"""This room holds debriefs: it keeps every event, at the keyboard or from a document, and writes the minutes."""
