"""This room audits impact: rates of groups in whole numbers, and what must be withheld."""
