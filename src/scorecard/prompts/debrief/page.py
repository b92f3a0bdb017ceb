"""This room writes what a panel reads in a debrief, as lines of text: who is in, the scorecards, an item, the votes."""

from collections.abc import Iterator

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.agenda import Item
from scorecard.core.debrief.ledger import ledger
from scorecard.core.debrief.meeting import Meeting
from scorecard.core.debrief.record import Topic
from scorecard.core.number import shown, shown_percent
from scorecard.core.scorecard import Absence, Rating, Scorecard
from scorecard.core.scoring import DimensionScore
from scorecard.core.text import listed, lookup_key, safe_line
from scorecard.prompts.debrief.column import Column, side_by_side, stacked


def gate(meeting: Meeting) -> Iterator[str]:
    """Who has submitted and who has not; nothing of what they wrote."""
    panel, rubric = meeting.assessment.panel, meeting.assessment.rubric
    yield f"Debrief on {safe_line(panel.candidate.name or panel.candidate.id)}, {safe_line(rubric.title)}"
    yield ""
    for one in panel.submissions:
        slot = rubric.interview(one.card.interview)
        where = f", {slot.title if slot else one.card.interview}" if one.card.interview else ""
        yield f"  [x] {safe_line(one.card.interviewer)}{safe_line(where)}, submitted {one.submitted_at[:10]}"
    for who in meeting.missing:
        yield f"  [ ] {safe_line(who)}, expected, has not submitted"
    needed = rubric.policy.interviewers
    if len(meeting.voters) < needed:
        yield f"  The policy asks for {needed} interviewers; with fewer the recommendation is No decision."


def order(meeting: Meeting) -> str:
    """Who speaks and votes in which order, and whose order it is."""
    names = ", ".join(safe_line(who) for who in meeting.voters)
    why = "as it was set" if meeting.debrief.arranged else "fewest scorecards on other candidates first"
    return f"Speaking and voting order: {names} ({why})"


def overview(meeting: Meeting, *, plain: bool, width: int) -> Iterator[str]:
    """The panel at a glance: levels, votes, red flags, the recommendation."""
    assessment = meeting.assessment
    figures, advice = assessment.tally, assessment.recommendation
    score = f"score {shown(figures.score)} of 4, " if figures.score is not None else ""
    yield f"Recommendation: {advice.call.words}; {score}coverage {shown_percent(figures.coverage)}"
    for check in advice.reasons:
        yield f"  {check.rule}: {check.saw}"
    yield ""
    for line in figures.dimensions:
        levels = ", ".join(f"{safe_line(who)} {_level(line, who)}" for who in meeting.voters if who in line.levels)
        yield f"  {safe_line(line.name)} (weight {line.weight}): {levels or 'nobody rated it'}"
    yield ""
    known = {flag.id: flag.text for flag in assessment.rubric.red_flags}
    for raised in figures.red_flags:
        yield f"Red flag by {safe_line(raised.interviewer)}: {safe_line(known.get(raised.id, raised.id))}"
        yield f"  {raised.evidence}"
    yield from _set([_said(meeting, who) for who in meeting.voters], plain=plain, width=width)


def _said(meeting: Meeting, who: str) -> Column:
    lines = []
    for card in _cards(meeting.assessment, who):
        slot = meeting.assessment.rubric.interview(card.interview)
        where = f" ({slot.title})" if slot else ""
        lines += [f"Vote: {card.vote.words if card.vote else 'none'}{where}", card.takeaways]
    return Column(safe_line(who), tuple(lines))


def reading(meeting: Meeting, line: DimensionScore, *, plain: bool, width: int) -> Iterator[str]:
    """What everybody wrote on a dimension."""
    yield f"{safe_line(line.name)} (weight {line.weight})"
    yield ""
    yield from evidence(meeting, line, meeting.voters, plain=plain, width=width)


def evidence(
    meeting: Meeting, line: DimensionScore, people: tuple[str, ...], *, plain: bool, width: int
) -> Iterator[str]:
    """The levels and the evidence on a dimension, side by side; who did not rate it is named below with the reason."""
    columns = [_column(meeting, line, who) for who in people if who in line.levels]
    yield from _set(columns, plain=plain, width=width)
    absent = [
        f"{safe_line(who)}: {_absence(meeting.assessment, line.id, who)}" for who in people if who not in line.levels
    ]
    if columns and absent:
        yield ""
    if absent:
        yield f"No level: {'; '.join(absent)}"


def _set(columns: list[Column], *, plain: bool, width: int) -> Iterator[str]:
    yield from stacked(columns) if plain else side_by_side(columns, width)


def _column(meeting: Meeting, line: DimensionScore, who: str) -> Column:
    scale = meeting.assessment.rubric.scale
    lines = [text for rating in _ratings(meeting.assessment, line.id, who) for text in _rated(meeting, line.id, rating)]
    level = _level(line, who)
    return Column(f"{safe_line(who)}: {level} {scale.get(level, '')}".rstrip(), tuple(lines))


def _rated(meeting: Meeting, dimension: str, rating: Rating) -> Iterator[str]:
    yield rating.evidence.strip() or "(no evidence written)"
    known = meeting.assessment.rubric.by_id[dimension].signals
    weak = {signal.id for signal in known.weak}
    texts = {signal.id: signal.text for signal in known.all}
    for signal in rating.signals:
        yield f"{'-' if signal in weak else '+'} {texts.get(signal, signal)}"


def _level(line: DimensionScore, who: str) -> str:
    level = line.levels[who]
    return str(level.numerator) if level.denominator == 1 else shown(level)


def _cards(assessment: Assessment, who: str) -> tuple[Scorecard, ...]:
    return tuple(card for card in assessment.panel.cards if lookup_key(card.interviewer) == lookup_key(who))


def _ratings(assessment: Assessment, dimension: str, who: str) -> Iterator[Rating]:
    found = (card.ratings.get(dimension) for card in _cards(assessment, who))
    yield from (rating for rating in found if rating and rating.level is not None)


def _absence(assessment: Assessment, dimension: str, who: str) -> str:
    found = (card.ratings.get(dimension) for card in _cards(assessment, who))
    reasons = [rating.absent for rating in found if rating and rating.absent]
    return next((one.words for one in reasons if one is not Absence.NOT_ASKED), Absence.NOT_ASKED.words)


def contents(meeting: Meeting) -> Iterator[str]:
    """The agenda, with why each item stands where it stands."""
    items = meeting.agenda
    widest = max(len(item.line.name) for item in items)
    for number, item in enumerate(items, 1):
        mark = "x" if item.id in meeting.debrief.topics else " "
        yield f"  {number}. [{mark}] {safe_line(item.line.name):<{widest}}  {item.sum}"


def item_page(meeting: Meeting, item: Item, *, plain: bool, width: int) -> Iterator[str]:
    """An item: why it stands here, who speaks, the evidence side by side, and what was written down."""
    items = meeting.agenda
    place = [one.id for one in items].index(item.id) + 1
    yield f"[{place}/{len(items)}] {safe_line(item.line.name)}"
    yield f"Why here: {item.sum}. {item.because}"
    if item.speakers:
        names = [safe_line(who) for who in item.speakers]
        yield f"Speaks first: {', then '.join(names)}"
    yield ""
    people = (*item.speakers, *item.silent)
    yield from evidence(meeting, item.line, people, plain=plain, width=width)
    yield from topic(meeting.topic(item.id))


def topic(said: Topic) -> Iterator[str]:
    """What was written down on an item."""
    if said.notes or said.consensus is not None:
        yield ""
    yield from (f"Note: {note}" for note in said.notes)
    if said.consensus is not None:
        yield f"Agreed on {said.consensus}, kept beside the levels; the scorecards and the score stay as they are."


def votes(meeting: Meeting) -> Iterator[str]:
    """The ledger, as far as it is open, and why votes changed."""
    entries = ledger(meeting)
    rows = [("", "before reading", "after reading", "final")]
    rows += [(safe_line(entry.who), *entry.words) for entry in entries]
    room = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        yield "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, room, strict=True)).rstrip()
    for entry in entries:
        for change in entry.changes:
            yield f"  {safe_line(change.sentence)}: {change.because}"


def waiting(meeting: Meeting) -> str:
    """Whose votes are missing."""
    return f"Still to vote: {listed([safe_line(who) for who in meeting.to_vote])}"
