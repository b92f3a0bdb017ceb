"""This room holds a debrief around one keyboard: the gate, the silent read, secret votes, the agenda, the decision."""

from scorecard.prompts.debrief.table import hold

__all__ = ["hold"]
