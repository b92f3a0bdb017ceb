"""This room walks an interview on the whole screen: one prompt_toolkit application over the reducer."""

from scorecard.prompts.fullscreen.application import walk_fullscreen

__all__ = ["walk_fullscreen"]
