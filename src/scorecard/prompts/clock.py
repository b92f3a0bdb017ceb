"""This room writes the interview's clock."""

from scorecard.core.walk import Walk


def clock(walk: Walk, seconds: int) -> str:
    """Minutes used of the slot's budget, as people read it: `12:04 of 90 minutes`."""
    used = f"{seconds // 60}:{seconds % 60:02d}"
    slot = walk.plan.interview
    if slot is None:
        return f"{used} used"
    over = seconds - slot.minutes * 60
    return f"{used} of {slot.minutes} minutes{f', {-(-over // 60)} over' if over > 0 else ''}"
