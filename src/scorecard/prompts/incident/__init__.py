"""This room plays an incident in plain lines: the interviewer types what the candidate asks and does."""

from scorecard.prompts.incident.table import play

__all__ = ["play"]
