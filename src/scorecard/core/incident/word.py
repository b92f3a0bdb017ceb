"""This room observes who heard what when: calls for help against their windows, updates, silence, the closing word."""

from collections.abc import Iterator
from itertools import pairwise

from scorecard.core.incident.finding import fact, lines, names, when
from scorecard.core.incident.material import Effect
from scorecard.core.incident.measure import FactRule, Severity, Update, Window
from scorecard.core.incident.play import CONTACTS, Play
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed

SILENT_AT_MOST = 45


def escalation(play: Play, window: Window) -> Fact:
    """When somebody was brought in, against the window."""
    calls = [moment for moment in play.of(MomentKind.ESCALATE) if moment.what == window.role]
    name = play.incident.names[window.role]
    span = f"the window is minute {window.opens} to {window.closes}"
    if not calls:
        return _fact(window, "escalation", f"{name} was never brought in; {span}: {window.because}.", amiss=True)
    first = calls[0]
    asked = len({one.what for one in play.before(first) if one.kind is MomentKind.ASK})
    fits = window.opens <= first.at <= window.closes
    verdict = "in time" if fits else "too early" if first.at < window.opens else "too late"
    after = f"after {counted(asked, 'question')}"
    sentence = f"{name} was brought in at {when(play, first.at)}, {verdict} ({span}), {after}."
    return _fact(window, "escalation", sentence, amiss=not fits, examples=tuple(lines(play, calls)))


def update(play: Play, wanted: Update) -> Fact:
    """When somebody who waits first heard something."""
    told = [moment for moment in play.of(*CONTACTS) if moment.what == wanted.role]
    name = play.incident.names[wanted.role]
    if not told:
        return _fact(wanted, "word", f"{name} was never told anything: {wanted.because}.", amiss=True)
    late = told[0].at > wanted.by
    due = when(play, wanted.by)
    sentence = f"{name} first heard at {when(play, told[0].at)}, {'after' if late else 'within'} the time until {due}."
    return _fact(wanted, "word", sentence, amiss=late, examples=tuple(lines(play, told)))


def _fact(rule: Window | Update, kind: str, sentence: str, *, amiss: bool, examples: tuple[str, ...] = ()) -> Fact:
    return Fact(
        id=f"{kind}-{rule.role}",
        sentence=sentence,
        severity=str(rule.severity if amiss else Severity.INFO),
        criteria=rule.criteria,
        examples=examples[:5],
    )


def silence(play: Play, rule: FactRule) -> Iterator[Fact]:
    """The longest time without a word to anybody who waits, from the first word to the end."""
    told = _words(play)
    if not told:
        yield fact(rule, "Nobody who waits for the data was told anything.", amiss=True)
        return
    stops = [*(moment.at for moment in told), play.minute]
    start, end = max(pairwise(stops), key=lambda gap: gap[1] - gap[0])
    clock = play.incident.kit.clock
    number = "1 message" if len(told) == 1 else f"{len(told)} messages"
    longest = f"{counted(end - start, 'minute')} ({clock.shows(start)} to {clock.shows(end)})"
    sentence = f"{number} to those who wait; the longest time without one was {longest}."
    most = SILENT_AT_MOST if rule.limit is None else rule.limit
    yield fact(rule, sentence, amiss=end - start > most, examples=lines(play, told))


def closing_word(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Who of those who wait heard that the data are right again."""
    mended = next((one for one in play.of(MomentKind.ACT) if one.effect is Effect.MENDS), None)
    if mended is None:
        return
    told = {moment.what for moment in _words(play) if moment.at >= mended.end}
    waiting = play.incident.kit.waiting
    heard = names(play, (role for role in waiting if role in told))
    missing = names(play, (role for role in waiting if role not in told))
    parts = [f"told after the repair: {listed(heard)}"] if heard else []
    parts += [f"not told that it is over: {listed(missing)}"] if missing else []
    sentence = "; ".join(parts)
    yield fact(rule, f"{sentence[0].upper()}{sentence[1:]}.", amiss=bool(missing))


def _words(play: Play) -> list[Moment]:
    return [moment for moment in play.of(*CONTACTS) if moment.what in play.incident.kit.waiting]
