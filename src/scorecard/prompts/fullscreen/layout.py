"""This room divides the screen: what stands above the text that is written, how high that text is, what is below."""

from dataclasses import dataclass, replace

from prompt_toolkit.utils import get_cwidth

from scorecard.core.text import counted
from scorecard.core.walk import StepKind, Walk
from scorecard.prompts.fullscreen import closing, heading, hint, notice, pick, rated
from scorecard.prompts.fullscreen.fragment import BLANK, Line, Lines, rule
from scorecard.prompts.fullscreen.pane import Pane, pane_of
from scorecard.prompts.fullscreen.rated import Page
from scorecard.prompts.fullscreen.view import COVERING, Mode, View
from scorecard.prompts.fullscreen.wrap import height

MARGIN = 1
PANE_ROWS = 2
BRIEFING_ROWS = 3
"""Rows that the text that is written and the page above it must be able to have beside levels that stay in view."""
RULE = 10
"""Cells of a rule besides its label and its hint."""

_PROMPTS = {Mode.JOT: "Free note: ", Mode.CONFIRM: "Submit for good? Type y and Enter: "}


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a terminal in cells."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Screen:
    """A whole screen. `pane` is the height of the text that is written (0: none), `prompt` the question of a line.

    `scroll` is the first line shown of the page, `most` the largest that makes sense, `shown` how many are shown,
    `probes` the place of the first probes that are not above them.
    """

    above: Lines
    pane: int
    state: Lines
    keys: Line
    prompt: str = ""
    scroll: int = 0
    most: int = 0
    shown: int = 0
    probes: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a page that is shown."""

    lines: Lines
    scroll: int
    most: int
    probes: int = 0

    @property
    def hint(self) -> str:
        """How to see the rest."""
        if self.scroll < self.most:
            return f"{self.most - self.scroll} more: PgDn"
        return "PgUp: back up" if self.most else ""


def compose(walk: Walk, view: View, size: Size, *, draft: str, seconds: int) -> Screen:
    """The screen for a walk. `draft` is the text as it is being written."""
    width = max(size.columns - 2 * MARGIN, 10)
    pane = pane_of(walk, view.flag)
    unsaved = pane is not None and draft.rstrip() != pane.text.rstrip()
    top = heading.header(walk, view, width)
    state = heading.state(walk, view, width, seconds=seconds, unsaved=unsaved)
    room = max(size.rows - len(top) - len(state) - 1, 1)
    if pane is None or view.mode in COVERING:
        body, text_rows, part = _reading(_page(walk, view, width), view, width, room)
    else:
        body, text_rows, part = _writing(walk, view, pane, _Room(width, room, height(draft, width), len(state) - 1))
    return Screen(
        above=(*top, *body),
        pane=text_rows,
        state=state,
        keys=heading.keys(hint.hints(walk, view), width),
        prompt=_PROMPTS.get(view.mode, ""),
        scroll=part.scroll,
        most=part.most,
        shown=len(part.lines),
        probes=part.probes,
    )


def _page(walk: Walk, view: View, width: int) -> Page:
    match view.mode:
        case Mode.STEPS:
            return pick.steps(walk, view, width)
        case Mode.OTHERS:
            return pick.others(walk, view, width)
        case Mode.HELP:
            return pick.keys(width)
        case Mode.NOTICE:
            return notice.page(walk, view, width)
        case Mode.TICK if walk.here.rated:
            return rated.signals(walk, width)
        case _:
            return _resting_page(walk, view, width)


def _resting_page(walk: Walk, view: View, width: int) -> Page:
    match walk.here.kind:
        case StepKind.DIMENSION | StepKind.CRITERION:
            return rated.briefing(walk, view, width)
        case StepKind.RED_FLAGS:
            return closing.flags(walk, view, width)
        case StepKind.VOTE:
            return closing.vote(walk, width)
        case StepKind.REVIEW:
            return closing.review(walk, width)
        case _:
            return closing.introduction(walk, width)


@dataclass(frozen=True, slots=True)
class _Room:
    width: int
    rows: int
    text: int
    message: int
    """How many rows the text that is written would like; how many rows a long message took away for a while."""


def _reading(page: Page, view: View, width: int, room: int) -> tuple[Lines, int, Part]:
    part = _part(page, view, room - 1)
    blanks = (BLANK,) * (room - 1 - len(part.lines))
    return (*part.lines, *blanks, rule("", part.hint, width, view.symbols)), 0, part


def _writing(walk: Walk, view: View, pane: Pane, room: _Room) -> tuple[Lines, int, Part]:
    page = _resting_page(walk, view, room.width)
    spare = room.rows - 1
    if walk.here.rated:
        levels = rated.levels(walk, room.width)
        if spare + room.message - PANE_ROWS - len(levels) - 1 >= BRIEFING_ROWS:
            return _pinned(walk, view, pane, room, page, levels)
        page = replace(page, lines=(*page.lines, BLANK, *levels))
    part = _part(page, view, spare - _growing(room, spare, page))
    text_rows = spare - len(part.lines)
    hint_text = part.hint or _pane_hint(view)
    return (*part.lines, rule(pane.label, hint_text, room.width, view.symbols)), text_rows, part


def _pinned(walk: Walk, view: View, pane: Pane, room: _Room, page: Page, levels: Lines) -> tuple[Lines, int, Part]:
    spare = room.rows - len(levels) - 2
    part = _part(page, view, spare - _growing(room, spare, page))
    label = _level_label(walk, view)
    whole = f"{part.hint}, whole page: f" if part.most and view.mode is Mode.READ else part.hint
    hint_text = whole if get_cwidth(label) + len(whole) + RULE <= room.width else part.hint
    middle = rule(label, hint_text, room.width, view.symbols)
    lines = (*part.lines, middle, *levels, rule(pane.label, _pane_hint(view), room.width, view.symbols))
    return lines, spare - len(part.lines), part


def _pane_hint(view: View) -> str:
    return "Esc: keys" if view.mode is Mode.TYPE else "e: write"


def _level_label(walk: Walk, view: View) -> str:
    """How the rating stands, and what of the page above may be out of sight: ticked signals and probes."""
    rating = walk.rating(walk.here.key)
    said = [f"Level: {rated.standing(walk, rating)}"]
    if rating.signals:
        said.append(counted(len(rating.signals), "signal"))
    if walk.here.key in view.probes:
        said.append("probes shown")
    return f" {view.symbols.dot} ".join(said)


def _growing(room: _Room, spare: int, page: Page) -> int:
    """How many rows the text gets: what it wants, as long as the page keeps enough to be read."""
    question = min(page.rows, BRIEFING_ROWS)
    enough = min(len(page.lines), max(BRIEFING_ROWS - 1 - room.message, question))
    return max(min(room.text, max(room.rows // 3, PANE_ROWS), spare - enough), 1)


def _part(page: Page, view: View, rows: int) -> Part:
    rows = max(rows, 1)
    most = max(len(page.lines) - rows, 0)
    scroll = min(view.scroll or 0, most)
    if page.focus is not None:
        least = page.focus + page.rows - rows
        scroll = min(page.focus if page.top and scroll < least else max(scroll, least), page.focus, most)
    above = sum(place < scroll for place in page.probes)
    return Part(page.lines[scroll : scroll + rows], scroll, most, min(above, max(len(page.probes) - 1, 0)))
