"""This room shows in a few lines that a debrief was held: the votes over time, and the levels agreed on."""

from collections.abc import Iterator

from rich.console import Group
from rich.text import Text

from scorecard.core.debrief.agenda import Item
from scorecard.core.debrief.ledger import days, later_by_now, ledger, told
from scorecard.core.debrief.meeting import Meeting
from scorecard.core.text import listed
from scorecard.screen.figure import figure
from scorecard.screen.ink import QUIET, STRONG, line, listing, prose, section


def debrief_section(meeting: Meeting) -> Group:
    """The debrief in a section of the panel; votes of a round that is not complete stay closed."""
    votes = listing(
        (line(("", QUIET)), *(line((words, QUIET)) for words in ("before reading", "after reading", "final"))),
        *((line(entry.who), *(line(words) for words in entry.words)) for entry in ledger(meeting)),
    )
    minutes = line("To read the minutes: ", (f"scorecard debrief {meeting.debrief.candidate} --minutes", STRONG))
    return section("Debrief", *_course(meeting), votes, *_agreed(meeting), minutes)


def _course(meeting: Meeting) -> Iterator[Text]:
    said = meeting.debrief
    where = "" if said.decision else f", at {meeting.stage.words}"
    yield line(f"{days(said)}, run by {said.convened_by}{where}")
    if said.gate.missing:
        missing = listed(said.gate.missing)
        yield prose(f"Opened by {said.gate.opened_by} without {missing}, because: {said.gate.because}")
    later = later_by_now(meeting)
    if later:
        yield line(f"Since then, {told(later)}.")


def _agreed(meeting: Meeting) -> Iterator[Text]:
    for item in meeting.agenda:
        consensus = meeting.topic(item.id).consensus
        if consensus is not None:
            beside = f" beside {_levels(item)}" if item.speakers else ""
            yield line((item.line.name, STRONG), f": agreed on {consensus}{beside}; the score is unchanged")


def _levels(item: Item) -> str:
    return listed([f"{who} {figure(item.line.levels[who])}" for who in item.speakers])
