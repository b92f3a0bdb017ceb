"""This room runs interviews: it prepares the draft, keeps every answer, and says what comes next."""
