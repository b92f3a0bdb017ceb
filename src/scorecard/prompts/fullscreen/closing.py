"""This room writes the pages at the end of an interview: red flags, the texts, the vote and the review."""

from collections.abc import Iterator

from prompt_toolkit.utils import get_cwidth

from scorecard.core.rubric import RedFlag
from scorecard.core.scorecard import Rating
from scorecard.core.walk import Gap, Step, StepKind, Walk, gaps
from scorecard.prompts.ballot import VOTE_KEYS
from scorecard.prompts.fullscreen.fragment import BLANK, Line, paragraph, words
from scorecard.prompts.fullscreen.rated import LETTERS, Page, short_name, standing
from scorecard.prompts.fullscreen.view import Mode, View
from scorecard.prompts.fullscreen.wrap import pad

_INTRODUCTIONS = {
    StepKind.TAKEAWAYS: "What should the panel remember about this candidate?",
    StepKind.NOTE_TO_NEXT: "What should the next interviewer look into? Leave your levels and your call out of it.",
    StepKind.PRIVATE_NOTES: "For yourself. These notes are never exported.",
}


def introduction(walk: Walk, width: int) -> Page:
    """What a closing text is for."""
    return Page(paragraph(_INTRODUCTIONS[walk.here.kind], width, style="class:quiet"))


def flags(walk: Walk, view: View, width: int) -> Page:
    """The red flags, those that were raised with what was said or done."""
    lines = [*paragraph("Did you see or hear any of these? Raise it and write down what.", width, style="class:quiet")]
    focus = None
    for place, flag in enumerate(walk.plan.rubric.red_flags):
        lines.append(BLANK)
        if flag.id == view.flag:
            focus = len(lines)
        lines += _flag(walk, view, place, flag, width)
    return Page(tuple(lines), focus)


def _flag(walk: Walk, view: View, place: int, flag: RedFlag, width: int) -> Iterator[Line]:
    raised = {one.id: one.evidence for one in walk.card.red_flags}
    name = LETTERS[place : place + 1] if view.mode is Mode.TICK else str(place + 1)
    lead = f"{'>' if flag.id == view.flag else ' '}{name} [{'x' if flag.id in raised else ' '}] "
    style = "class:chosen" if flag.id in raised else ""
    yield from paragraph(flag.text, width, lead=lead, style=style, lead_style=style or "class:key")
    if flag.id in raised and flag.id != view.flag:
        yield from paragraph(raised[flag.id] or "What was said or done is still missing.", width, lead=" " * len(lead))


def vote(walk: Walk, width: int) -> Page:
    """The five calls, and what was rated before."""
    lines = [
        *paragraph("Your own overall call. It comes last so that it rests on the rest.", width, style="class:quiet")
    ]
    lines.append(BLANK)
    for key, call in VOTE_KEYS.items():
        chosen = call is walk.card.vote
        style = "class:chosen" if chosen else ""
        lines.append(((style or "class:key", f"[{key}] " if chosen else f" {key}  "), (style, call.words)))
    lines += [BLANK, (("class:title", "What you rated"),), *_ratings(walk, width)]
    return Page(tuple(lines))


def _ratings(walk: Walk, width: int) -> Iterator[Line]:
    rated = [one for one in walk.steps if one.rated]
    name_width = min(max(get_cwidth(short_name(walk, one)) for one in rated), max(width - 25, 10))
    for one in rated:
        text = standing(walk, walk.rating(one.key))
        first, *rest = paragraph(short_name(walk, one), name_width + 2, lead="  ")
        yield (("", pad(words(first), name_width + 4)), ("", text))
        yield from rest


def review(walk: Walk, width: int) -> Page:
    """Everything that would be handed in, what is missing first."""
    lines = [*_missing(walk, width)]
    lines.append(BLANK)
    for one in walk.steps:
        if one.rated:
            lines += _rated(walk, one, width)
    lines += [BLANK, *_flagged(walk, width)]
    for title, text in _texts(walk):
        lines += [BLANK, (("class:title", title),), *paragraph(text.rstrip() or "nothing", width, lead="  ")]
    call = walk.card.vote.words if walk.card.vote else "none yet"
    lines += [BLANK, (("class:title", "Your vote: "), ("class:chosen", call))]
    return Page(tuple(lines))


def _missing(walk: Walk, width: int) -> Iterator[Line]:
    missing = gaps(walk)
    if not missing:
        yield from paragraph("Nothing is missing. s submits; before that, read it once more.", width)
        return
    yield from paragraph("Still missing (Enter goes to the first)", width, style="class:alarm")
    for gap in missing:
        yield from paragraph(lack(walk, gap), width, lead="  - ")


def lack(walk: Walk, gap: Gap) -> str:
    """What is missing, with the name of the step where it is."""
    name = short_name(walk, walk.find(gap.step))
    return gap.message if name in gap.message else f"{name}: {gap.message}"


def _rated(walk: Walk, one: Step, width: int) -> Iterator[Line]:
    rating = walk.rating(one.key)
    yield from paragraph(f"{short_name(walk, one)}: {standing(walk, rating)}", width, style="class:title")
    if rating.evidence.strip():
        yield from paragraph(rating.evidence.rstrip(), width, lead="  ")
    yield from _seen(walk, one, rating, width)


def _seen(walk: Walk, one: Step, rating: Rating, width: int) -> Iterator[Line]:
    line = walk.plan.rubric.by_id.get(one.key)
    if line is None:
        return
    for sign, group in (("+", line.signals.strong), ("-", line.signals.weak)):
        for signal in group:
            if signal.id in rating.signals:
                yield from paragraph(signal.text, width, lead=f"  {sign} ", style="class:quiet")


def _flagged(walk: Walk, width: int) -> Iterator[Line]:
    texts = {flag.id: flag.text for flag in walk.plan.rubric.red_flags}
    if not walk.card.red_flags:
        yield (("class:title", "Red flags: "), ("", "none"))
        return
    yield (("class:title", "Red flags"),)
    for flag in walk.card.red_flags:
        yield from paragraph(texts.get(flag.id, flag.id), width, lead="  ! ", lead_style="class:alarm")
        yield from paragraph(flag.evidence.rstrip() or "What was said or done is still missing.", width, lead="    ")


def _texts(walk: Walk) -> Iterator[tuple[str, str]]:
    card = walk.card
    yield "Takeaways", card.takeaways
    yield "Note to the next interviewer", card.note_to_next
    yield "Private notes (never exported)", card.private_notes
