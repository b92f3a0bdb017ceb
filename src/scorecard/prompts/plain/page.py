"""This room writes the pages of the plain walk: what a person reads at each step, as lines of text."""

import textwrap
from collections.abc import Iterator

from scorecard.core.exercise import Criterion
from scorecard.core.rubric import Dimension
from scorecard.core.scorecard import Fact, Rating
from scorecard.core.text import safe, safe_line
from scorecard.core.walk import Step, StepKind, Walk, gaps
from scorecard.prompts.ballot import VOTE_KEYS

INTRODUCTIONS = {
    StepKind.RED_FLAGS: "Did you see any of these? r NUMBER raises one, with what was said or done; Enter goes on.",
    StepKind.TAKEAWAYS: "What should the panel remember about this candidate? w writes it.",
    StepKind.NOTE_TO_NEXT: "What should the next interviewer look into? w writes it.",
    StepKind.PRIVATE_NOTES: "Notes for yourself; they are never exported. w writes them.",
    StepKind.VOTE: "Your own overall call, by number.",
    StepKind.REVIEW: "This is what you would hand in. submit hands it in; b goes back; j NUMBER jumps to a step.",
}


def page(walk: Walk, *, clock: str, probes: bool, width: int) -> list[str]:
    """The page of the current step, wrapped to a width."""
    here = walk.here
    top = f"[{walk.position + 1}/{len(walk.steps)}] {safe_line(here.title)}   ({clock})"
    return [
        "",
        *_wrapped(top, width),
        *(line for text in _body(walk, here, probes=probes) for line in _wrapped(text, width)),
    ]


def _wrapped(text: str, width: int) -> list[str]:
    lines = []
    for line in safe(text).split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + (4 if line.lstrip()[:2].rstrip(".)").isdigit() else 2))
        lines += textwrap.wrap(line, width, subsequent_indent=indent, drop_whitespace=True) or [""]
    return lines


def _body(walk: Walk, here: Step, *, probes: bool) -> Iterator[str]:
    match here.kind:
        case StepKind.DIMENSION:
            yield from _dimension(walk, walk.plan.rubric.by_id[here.key], probes=probes)
        case StepKind.CRITERION:
            yield from _criterion(walk, here)
        case StepKind.RED_FLAGS:
            yield from _flags(walk)
        case StepKind.VOTE:
            yield INTRODUCTIONS[here.kind]
            yield from (f"  {key}. {vote.words}" for key, vote in VOTE_KEYS.items())
            yield f"Your vote: {walk.card.vote.words if walk.card.vote else 'none yet'}"
        case StepKind.REVIEW:
            yield from review(walk)
            yield INTRODUCTIONS[here.kind]
        case _:
            yield INTRODUCTIONS[here.kind]
            yield getattr(walk.card, here.key) or "Nothing yet."


def _dimension(walk: Walk, line: Dimension, *, probes: bool) -> Iterator[str]:
    if line.assesses:
        yield f"What it assesses: {line.assesses}"
    for question in walk.plan.rubric.questions_for(line, walk.plan.interview):
        yield f"Ask: {question.ask}"
        yield from (f"  listen for: {point}" for point in question.listen_for)
        if probes:
            yield from (f"  probe: {probe}" for probe in question.probes)
        elif question.probes:
            yield f"  p shows {len(question.probes)} probes"
    yield from _levels(walk, line)
    yield from answered(walk, walk.rating(line.id))
    ticked = walk.rating(line.id).signals
    if ticked:
        yield "Signals: " + "; ".join(signal.text for signal in line.signals.all if signal.id in ticked)


def _criterion(walk: Walk, here: Step) -> Iterator[str]:
    line = walk.rated_line(here.key)
    yield f"What it assesses: {line.assesses}"
    if isinstance(line, Criterion):
        yield from (f"  look for: {point}" for point in line.listen_for)
    if walk.ticked_exercise:
        yield f"  t ticks what was named; ticked so far: {len(walk.noted(walk.ticked_exercise))}"
    yield from _levels(walk, line)
    yield from answered(walk, walk.rating(here.key))
    for fact in walk.facts(here.key):
        yield from observed(fact)


def observed(fact: Fact) -> Iterator[str]:
    """A fact, where it comes from and what shows it."""
    yield f"{fact.source.words} ({fact.severity}): {fact.sentence}"
    yield from (f"  {example}" for example in fact.examples)


def opened(facts: tuple[Fact, ...], width: int) -> Iterator[str]:
    """The facts that a first rating opened, wrapped to a width."""
    if facts:
        yield ""
        said = "Your first rating opens these; another level may follow, and the first is kept beside it."
        yield from _wrapped(said, width)
    for fact in facts:
        for line in observed(fact):
            yield from _wrapped(line, width)


def _levels(walk: Walk, line: Dimension | Criterion) -> Iterator[str]:
    for level in ("1", "2", "3", "4"):
        yield f"  {level}. {walk.plan.rubric.scale[level]}: {line.anchors[level]}"


def answered(walk: Walk, rating: Rating) -> Iterator[str]:
    """What was answered so far: the level or absence, and the evidence."""
    if rating.level is not None:
        yield f"Level: {rating.level} {walk.plan.rubric.scale[str(rating.level)]}{rating.shift}"
    elif rating.absent is not None:
        yield f"No level: {rating.absent.words}{rating.shift}"
    else:
        yield "Level: none yet"
    if rating.evidence:
        yield f"Evidence: {rating.evidence}"
    elif rating.lacks_evidence:
        yield f"Evidence: needed for level {rating.level}"


def _flags(walk: Walk) -> Iterator[str]:
    yield INTRODUCTIONS[StepKind.RED_FLAGS]
    raised = {flag.id: flag.evidence for flag in walk.card.red_flags}
    for number, flag in enumerate(walk.plan.rubric.red_flags, 1):
        yield f"  {number}. [{'x' if flag.id in raised else ' '}] {flag.text}"
        if flag.id in raised:
            yield f"     {raised[flag.id] or 'what was said or done is still missing'}"


def review(walk: Walk) -> Iterator[str]:
    """Everything that would be handed in, and what is missing."""
    for one in walk.steps:
        if one.rated:
            yield f"{safe_line(one.title)}: " + "; ".join(answered(walk, walk.rating(one.key)))
    card = walk.card
    yield "Red flags: " + ("; ".join(f"{flag.id}: {flag.evidence}" for flag in card.red_flags) or "none")
    for title, text in (
        ("Takeaways", card.takeaways),
        ("Note to the next interviewer", card.note_to_next),
        ("Private notes (never exported)", card.private_notes),
    ):
        yield f"{title}: {text or '-'}"
    yield f"Vote: {card.vote.words if card.vote else 'none yet'}"
    yield from (f"Missing: {gap.message}" for gap in gaps(walk))


def contents(walk: Walk) -> Iterator[str]:
    """All steps with what is settled."""
    for number, one in enumerate(walk.steps, 1):
        mark = ">" if one == walk.here else " "
        yield f"{mark} {number:2}. [{'x' if walk.settled(one) else ' '}] {safe_line(one.title)}"
