"""This room says which key casts which vote."""

from scorecard.core.scorecard import Vote

VOTE_KEYS = {"1": Vote.STRONG_NO, "2": Vote.NO, "3": Vote.YES, "4": Vote.STRONG_YES, "0": Vote.NO_DECISION}
"""The key of each call; they rise as the levels do, so that 4 is the best in both places."""
