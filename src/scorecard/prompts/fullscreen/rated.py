"""This room writes the page of a dimension or criterion: what it assesses, what to ask, its signals and its levels."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scorecard.core.exercise import Criterion
from scorecard.core.rubric import Dimension, Question, Signal
from scorecard.core.scorecard import Fact, FactSource, Rating
from scorecard.core.text import counted, safe_line
from scorecard.core.walk import Step, Walk
from scorecard.prompts.fullscreen.fragment import BLANK, Line, Lines, paragraph
from scorecard.prompts.fullscreen.view import View

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page; `focus` is the line that has to be in view, with `rows` lines in all if there is room.

    Where the page has to move for that, `top` puts them at its top. `probes` are the lines where the probes of a
    question are, or where it says that there are some.
    """

    lines: Lines
    focus: int | None = None
    rows: int = 1
    top: bool = False
    probes: tuple[int, ...] = ()


def short_name(walk: Walk, one: Step) -> str:
    """A step's name in a list: a criterion's without its exercise."""
    return safe_line(walk.rated_line(one.key).name if one.rated else one.title)


def standing(walk: Walk, rating: Rating) -> str:
    """What a rating says in a few words: `3 Meets`, `not asked`, `no level yet`."""
    if rating.level is not None:
        return f"{rating.level} {walk.plan.rubric.scale[str(rating.level)]}{rating.shift}"
    return f"{rating.absent.words}{rating.shift}" if rating.absent else "no level yet"


def signals_here(walk: Walk) -> tuple[Signal, ...]:
    """The signals of the step."""
    line = walk.plan.rubric.by_id.get(walk.here.key)
    return line.signals.all if line else ()


def has_probes(walk: Walk) -> bool:
    """Whether the step has questions with probes."""
    line = walk.plan.rubric.by_id.get(walk.here.key)
    return line is not None and any(one.probes for one in walk.plan.rubric.questions_for(line, walk.plan.interview))


def briefing(walk: Walk, view: View, width: int) -> Page:
    """Everything of a rated step but its levels."""
    line = walk.rated_line(walk.here.key)
    lines = [*paragraph(line.assesses, width, style="class:quiet")] if line.assesses else []
    if isinstance(line, Criterion):
        lines += _points("Look for", line.listen_for, width)
        if walk.ticked_exercise:
            said = f"t ticks what was named; ticked so far: {len(walk.noted(walk.ticked_exercise))}"
            lines += paragraph(said, width, style="class:hint")
        facts = tuple(_facts(walk, walk.here, width))
        focus = len(lines) if facts and view.scroll is None else None
        return Page((*lines, *facts), focus, max(len(facts), 1))
    asked = tuple(_questions(walk, line, width, probes=line.id in view.probes))
    places = _places(asked, len(lines))
    for number, one in enumerate(asked):
        lines += [BLANK, *one.lines] if number else one.lines
    if line.signals.all:
        lines += [BLANK, *_signals(walk, line, width, letters=False)]
    return _focused(Page(tuple(lines), probes=tuple(place for place, _ in places.probes)), view, places)


@dataclass(frozen=True, slots=True)
class _Asked:
    ask: Lines
    listen: Lines
    probes: Lines

    @property
    def lines(self) -> Lines:
        return (*self.ask, *self.listen, *self.probes)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the first question and the probes of each are: first line, and number of lines."""

    question: tuple[int, int]
    probes: tuple[tuple[int, int], ...]


def _places(asked: tuple[_Asked, ...], start: int) -> _Places:
    probes = []
    row = start
    for one in asked:
        if one.probes:
            probes.append((row + len(one.ask) + len(one.listen), len(one.probes)))
        row += len(one.lines) + 1
    return _Places((start, len(asked[0].ask) if asked else 1), tuple(probes))


def _focused(page: Page, view: View, places: _Places) -> Page:
    """The page with what has to be seen of it, unless somebody moved it: probes just asked for, else the question."""
    if view.scroll is not None:
        return page
    sought = places.probes[view.sought :] if view.sought is not None else ()
    focus, rows = sought[0] if sought else places.question
    return replace(page, focus=focus, rows=rows, top=not sought)


def _questions(walk: Walk, line: Dimension, width: int, *, probes: bool) -> Iterator[_Asked]:
    questions = walk.plan.rubric.questions_for(line, walk.plan.interview)
    for number, question in enumerate(questions, 1):
        lead = f"{number}. " if len(questions) > 1 else ""
        yield _Asked(
            paragraph(question.ask, width, lead=lead, style="class:ask", lead_style="class:ask"),
            tuple(_points("Listen for", question.listen_for, width)),
            tuple(_probes(question, width, shown=probes)),
        )


def _probes(question: Question, width: int, *, shown: bool) -> Iterator[Line]:
    if shown:
        yield from _points("Probes", question.probes, width)
    elif question.probes:
        yield from paragraph(f"p shows {counted(len(question.probes), 'probe')}", width, style="class:hint")


def _points(title: str, points: tuple[str, ...], width: int) -> Iterator[Line]:
    if points:
        yield (("class:title", title),)
    for point in points:
        yield from paragraph(point, width, lead="  - ")


def _facts(walk: Walk, here: Step, width: int) -> Iterator[Line]:
    about_it = walk.facts(here.key)
    for source in FactSource:
        facts = [fact for fact in about_it if fact.source is source]
        if facts:
            yield (("class:title", source.words),)
        for fact in facts:
            yield from _fact(fact, width)


def _fact(fact: Fact, width: int) -> Iterator[Line]:
    yield from paragraph(f"{fact.sentence} ({fact.severity})", width, lead="  - ")
    for example in fact.examples:
        yield from paragraph(example, width, lead="      ", style="class:quiet")


def signals(walk: Walk, width: int) -> Page:
    """The signals of a dimension, each with the letter that ticks it."""
    line = walk.rated_line(walk.here.key)
    if isinstance(line, Criterion):
        return Page(())
    return Page(tuple(_signals(walk, line, width, letters=True)))


def _signals(walk: Walk, line: Dimension, width: int, *, letters: bool) -> Iterator[Line]:
    ticked = walk.rating(line.id).signals
    names = dict(zip((one.id for one in line.signals.all), LETTERS, strict=False))
    for title, group in (("Strong signals", line.signals.strong), ("Weak signals", line.signals.weak)):
        if group:
            yield (("class:title", title),)
        for signal in group:
            letter = f"{names.get(signal.id, ' ')} " if letters else ""
            yield from _signal(signal, width, letter, ticked=signal.id in ticked)


def _signal(signal: Signal, width: int, letter: str, *, ticked: bool) -> Lines:
    style = "class:chosen" if ticked else ""
    lead = f"  {letter}[{'x' if ticked else ' '}] "
    return paragraph(signal.text, width, lead=lead, style=style, lead_style=style or "class:key")


def levels(walk: Walk, width: int) -> Lines:
    """The four levels with their anchors; the chosen one stands in brackets."""
    line = walk.rated_line(walk.here.key)
    chosen = walk.rating(walk.here.key).level
    return tuple(row for level in range(1, 5) for row in _level(walk, line, level, width, chosen=level == chosen))


def _level(walk: Walk, line: Dimension | Criterion, level: int, width: int, *, chosen: bool) -> Lines:
    name = walk.plan.rubric.scale[str(level)]
    text = f"{name}: {line.anchors[str(level)]}"
    lead = f"[{level}] " if chosen else f" {level}  "
    style = "class:chosen" if chosen else ""
    return paragraph(text, width, lead=lead, style=style, lead_style=style or "class:key")
