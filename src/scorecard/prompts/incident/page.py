"""This room writes what the interviewer reads while an incident is played, as lines of text."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator

from scorecard.core.incident.material import Action, Card, Data, Effect, Hint, Hypothesis, Reply, Risk, Sight
from scorecard.core.incident.measure import Item
from scorecard.core.incident.play import Arrival, Play
from scorecard.core.incident.timeline import said, timeline
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.text import counted, listed, safe, safe_line

WIDEST = 100

_STATES = {
    Data.STALE: "old, and right as far as they go",
    Data.RIGHT: "right again",
    Data.WRONG: "green, and wrong",
    Data.BROKEN: "damaged",
}
_MEANINGS = {
    Effect.MENDS: "this puts the data right",
    Effect.HIDES: "this runs green with wrong content, which shows only if somebody checks",
    Effect.HARMS: "this does damage",
    Effect.SHOWS: "this shows that the content is wrong",
    Effect.NOTHING: "",
}
_RISKS = {Risk.SAFE: "", Risk.RISKY: "risky", Risk.FORBIDDEN: "the runbook forbids it"}


def opening(play: Play) -> Iterator[str]:
    """What is played, and what is behind it."""
    scenario, clock = play.incident.scenario, play.incident.kit.clock
    yield f"{scenario.title}. The clock starts at {clock.start}; the data are needed at {clock.deadline}."
    yield f"For you: {scenario.cause.strip()}"
    yield f"For you: {scenario.repair.strip()}"
    if play.moments:
        yield from standing(play)


def standing(play: Play) -> Iterator[str]:
    """Where things stand: the clock, the data, and what is still open."""
    clock, names = play.incident.kit.clock, play.incident.names
    left = clock.minutes - play.minute
    margin = f"{counted(abs(left), 'minute')} {'after' if left < 0 else 'before'} the deadline"
    yield f"It is {clock.shows(play.minute)}, {margin}. The data are {_STATES[play.data]}."
    yield f"Asked so far: {listed([names[one] for one in play.asked]) or 'nothing'}."
    yield f"Not ruled out: {'; '.join(names[one] for one in play.alive(play.moments))}."


def shown(card: Card, sight: Sight) -> Iterator[str]:
    """What a card shows, its lines as they are."""
    yield from ("", f"{safe_line(card.name)} ({counted(card.minutes, 'minute')}):", "", *raw(sight.artifact), "")


def raw(text: str) -> list[str]:
    """The lines of a text, as they are."""
    return text.rstrip("\n").split("\n")


def told(sight: Sight) -> Iterator[str]:
    """What a card tells, for the interviewer."""
    yield from (f"For you: {point}" for point in sight.reveals)


def ruled_out(before: Play, after: Play) -> Iterator[str]:
    """The explanations that the last moment ruled out."""
    gone = set(before.alive(before.moments)) - set(after.alive(after.moments))
    names = [one.name for one in after.incident.kit.hypotheses if one.id in gone]
    if names:
        yield f"For you: this rules out that {'; that '.join(names)}."


def meant(play: Play, action: Action, reply: Reply) -> Iterator[str]:
    """How an action stands to the runbook, and what came of it, for the interviewer."""
    risk = _RISKS[action.risk]
    if risk and action.approved_by:
        called = any(moment.what == action.approved_by for moment in play.of(MomentKind.ESCALATE))
        risk += f"; {play.incident.names[action.approved_by]} was {'' if called else 'not '}brought in"
    yield from (f"For you: {point}." for point in (risk, _MEANINGS[reply.effect]) if point)


def messages(play: Play, arrivals: Iterable[Arrival]) -> Iterator[str]:
    """Messages that came in."""
    for one in arrivals:
        sender = play.incident.roles[one.inject.sender].name
        yield f"Message at {play.incident.kit.clock.shows(one.minute)} from {sender}: {one.inject.text.strip()}"


def choices(things: Iterable[Card | Action], play: Play) -> Iterator[str]:
    """Cards or actions to choose from, by number."""
    past = {moment.what for moment in play.of(MomentKind.ASK, MomentKind.ACT)}
    for number, thing in enumerate(things, 1):
        again = ", already" if thing.id in past else ""
        yield f"  {number}. {safe_line(thing.name)} ({thing.minutes} min{again})"


def hints(play: Play) -> Iterator[str]:
    """The ladder of hints, by number, with what was given already."""
    given = {moment.what for moment in play.of(MomentKind.HINT)}
    for number, hint in enumerate(play.incident.kit.hints, 1):
        mark = "x" if hint.id in given else " "
        yield f"  {number}. [{mark}] {safe_line(hint.when)} ({hint.minutes} min)"


def next_hint(play: Play) -> Hint | None:
    """The first hint that was not given yet."""
    given = {moment.what for moment in play.of(MomentKind.HINT)}
    return next((hint for hint in play.incident.kit.hints if hint.id not in given), None)


def numbered(things: Iterable[Hypothesis]) -> Iterator[str]:
    """Explanations to choose from, by number."""
    return (f"  {number}. {safe_line(thing.name)}" for number, thing in enumerate(things, 1))


def by_hand(play: Play) -> list[Item]:
    """The lines of the checklist that the interviewer ticks."""
    return [item for item in play.incident.kit.checklist if item.by_hand]


def checklist(play: Play) -> Iterator[str]:
    """The lines that the interviewer ticks, by number."""
    for number, item in enumerate(by_hand(play), 1):
        yield f"  {number}. [{'x' if item.id in play.ticked else ' '}] {safe_line(item.name)}"


def history(play: Play) -> Iterator[str]:
    """The timeline."""
    lines = [str(line) for line in timeline(play)]
    yield from lines or ["Nothing has happened yet."]


def taken_back(play: Play, moment: Moment) -> str:
    """A moment that was undone, in plain words."""
    return f"Taken back: {said(play, moment)}"


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Lines that fit on the screen as they are, and longer ones wrapped, the rest of each indented."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        yield from textwrap.wrap(safe(line), width, subsequent_indent=indent) or [""]
