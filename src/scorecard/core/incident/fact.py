"""This room says what was observed in a play: facts for the interviewer, never a grade."""

from collections.abc import Iterator, Mapping

from scorecard.core.incident.deed import forbidden_action, repair, risky_action, verification, wrong_repair
from scorecard.core.incident.finding import Observer, fact, lines, names, when
from scorecard.core.incident.measure import FactKind, FactRule, Item, Severity
from scorecard.core.incident.play import Play
from scorecard.core.incident.timeline import timeline
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.incident.triage import (
    cause,
    evidence_before_action,
    open_explanations,
    stated_explanations,
    triage_order,
)
from scorecard.core.incident.word import closing_word, escalation, silence, update
from scorecard.core.scorecard import Fact
from scorecard.core.text import counted

PREVENTIONS_ENOUGH = 2


def facts(play: Play) -> tuple[Fact, ...]:
    """What was observed, the most important first, else in the kit's order."""
    weight = list(map(str, Severity))
    return tuple(sorted(_facts(play), key=lambda one: weight.index(one.severity)))


def _facts(play: Play) -> Iterator[Fact]:
    kit = play.incident.kit
    for rule in kit.facts:
        yield from OBSERVERS[rule.kind](play, rule)
    yield from (escalation(play, window) for window in kit.windows)
    yield from (update(play, wanted) for wanted in kit.updates)
    for item in kit.checklist:
        yield from _item(play, item)


def prevention(play: Play, rule: FactRule) -> Iterator[Fact]:
    """How many ways to prevent the next one the interviewer ticked."""
    ways = {item.id for item in play.incident.kit.checklist if item.prevents}
    named = [item for item in play.ticked if item in ways]
    enough = PREVENTIONS_ENOUGH if rule.limit is None else rule.limit
    number = f"{len(named)} of {len(ways)} ways" if named else "No way"
    which = f": {'; '.join(names(play, named))}" if named else ""
    was = "was" if len(named) < 2 else "were"
    yield fact(rule, f"{number} to prevent the next one {was} named{which}.", amiss=len(named) < enough)


def hints(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Which hints were given, and what they cost."""
    given = play.of(MomentKind.HINT)
    cost = sum(moment.minutes for moment in given)
    number = f"{counted(len(given), 'hint')}, at a cost of {counted(cost, 'minute')}" if given else "No hint"
    sentence = f"{number}, {'was' if len(given) == 1 else 'were'} given." if given else "No hint was given."
    yield fact(rule, sentence, amiss=bool(given), examples=lines(play, given))


def off_card(play: Play, rule: FactRule) -> Iterator[Fact]:
    """What was asked that no card answers."""
    asked = play.of(MomentKind.OFF_CARD)
    if asked:
        sentence = f"{counted(len(asked), 'question')} went beyond the cards."
        yield fact(rule, sentence, amiss=False, examples=lines(play, asked))


def whole_timeline(play: Play, rule: FactRule) -> Iterator[Fact]:
    """The whole play, line by line."""
    clock = play.incident.kit.clock
    took = counted(play.minute, "scenario minute")
    used = f" in {counted(play.transcript.seconds // 60, 'minute')} of the interview" if play.transcript.seconds else ""
    sentence = f"The play took {took} ({clock.shows(0)} to {clock.shows(play.minute)}){used}."
    yield Fact(
        id=str(rule.kind),
        sentence=sentence,
        severity=str(Severity.INFO),
        criteria=rule.criteria,
        examples=tuple(map(str, timeline(play))),
    )


def _item(play: Play, item: Item) -> Iterator[Fact]:
    if item.by_hand:
        if item.id in play.ticked and not item.prevents:
            yield _checked(item, f"Seen by the interviewer: {item.name}.", amiss=False)
        return
    met = next((moment for moment in play.moments if _meets(play, item, moment)), None)
    if met is None:
        by = f" by {when(play, item.by)}" if item.by is not None else ""
        early = f" before the first attempt to {item.before}" if item.before else ""
        yield _checked(item, f"Not seen{by}{early}: {item.name}.", amiss=True)
    else:
        yield _checked(item, f"Seen at {when(play, met.at)}: {item.name}.", amiss=False)


def _meets(play: Play, item: Item, moment: Moment) -> bool:
    wanted = {MomentKind.ASK: item.asked, MomentKind.ACT: item.done}.get(moment.kind, ())
    first = play.first(item.before) if item.before else None
    in_time = item.by is None or moment.at <= item.by
    return moment.what in wanted and in_time and (first is None or moment.at < first.at)


def _checked(item: Item, sentence: str, *, amiss: bool) -> Fact:
    severity = str(item.severity if amiss else Severity.INFO)
    return Fact(id=item.id, sentence=sentence, severity=severity, criteria=item.criteria)


OBSERVERS: Mapping[FactKind, Observer] = {
    FactKind.TRIAGE_ORDER: triage_order,
    FactKind.EVIDENCE_BEFORE_ACTION: evidence_before_action,
    FactKind.OPEN_EXPLANATIONS: open_explanations,
    FactKind.STATED_EXPLANATIONS: stated_explanations,
    FactKind.CAUSE: cause,
    FactKind.FORBIDDEN_ACTION: forbidden_action,
    FactKind.RISKY_ACTION: risky_action,
    FactKind.WRONG_REPAIR: wrong_repair,
    FactKind.REPAIR: repair,
    FactKind.VERIFICATION: verification,
    FactKind.SILENCE: silence,
    FactKind.CLOSING_WORD: closing_word,
    FactKind.PREVENTION: prevention,
    FactKind.HINTS: hints,
    FactKind.OFF_CARD: off_card,
    FactKind.TIMELINE: whole_timeline,
}
"""What finds each kind of fact."""
