"""This room holds what the keys of the full screen do to red flags."""

from scorecard.core.event import RaiseFlag, WithdrawFlag
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.view import Mode


def open_flag(desk: Desk, place: int) -> None:
    """Raise a red flag, or open the evidence of one that was raised."""
    flags = desk.walk.plan.rubric.red_flags
    if not 0 <= place < len(flags):
        desk.say("There is no red flag of that number.")
        return
    flag = flags[place].id
    raised = {one.id for one in desk.walk.card.red_flags}
    if desk.keep() and (flag in raised or desk.attempt(RaiseFlag(flag, ""))):
        desk.clear()
        desk.open(flag)


def withdraw(desk: Desk) -> None:
    """Take the open red flag back; asks first where that would lose evidence."""
    if not desk.view.flag:
        desk.say("No red flag is open: its number opens it.")
    elif desk.draft.text.strip():
        desk.put(Mode.WITHDRAW)
    else:
        take_back(desk)


def take_back(desk: Desk) -> None:
    """Take the open red flag back."""
    desk.clear()
    if desk.attempt(WithdrawFlag(desk.view.flag)):
        desk.open()
        desk.say("The red flag was taken back.")
