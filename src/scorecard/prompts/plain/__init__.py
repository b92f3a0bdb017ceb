"""This room walks an interview in plain lines and Enter, with no repainting: fit for a screen reader."""

from scorecard.prompts.plain.walk import walk_plainly

__all__ = ["walk_plainly"]
