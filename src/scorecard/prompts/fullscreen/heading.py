"""This room writes what frames a page of the full screen: who and where above it, clock, save state and keys below."""

from prompt_toolkit.utils import get_cwidth

from scorecard.core.scorecard import Absence
from scorecard.core.text import safe_line
from scorecard.core.walk import Walk
from scorecard.prompts.clock import clock
from scorecard.prompts.fullscreen.fragment import Fragment, Line, Lines, paragraph, rule, single, words
from scorecard.prompts.fullscreen.hint import Hint
from scorecard.prompts.fullscreen.rated import short_name
from scorecard.prompts.fullscreen.view import Mode, View
from scorecard.prompts.fullscreen.wrap import cut

MESSAGE_ROWS = 4

_QUESTIONS = {
    Mode.SKIP: "Why is there no level? "
    + ", ".join(f"{number} {reason.words}" for number, reason in enumerate(Absence, 1)),
    Mode.WITHDRAW: "Take this red flag back? What was written goes with it.",
}


def header(walk: Walk, view: View, width: int) -> Lines:
    """Two lines: the candidate and the slot; the step's title and its place."""
    slot = walk.plan.interview
    name = safe_line(walk.card.candidate.name or walk.card.candidate.id)
    who = f"{name} {view.symbols.dot} {slot.title}" if slot else name
    place = f"step {walk.position + 1} of {len(walk.steps)}"
    title = safe_line(walk.here.title)
    if get_cwidth(title) + len(place) > width - 11:
        title = short_name(walk, walk.here)
    return single(who, width, view.symbols, "class:who"), rule(title, place, width, view.symbols)


def state(walk: Walk, view: View, width: int, *, seconds: int, unsaved: bool) -> Lines:
    """The clock, whether the text is saved, and the message: beside them where it fits, else below them."""
    saved: Fragment = ("class:unsaved", "unsaved: typing") if unsaved else ("class:saved", "saved")
    over = walk.plan.interview is not None and seconds > walk.plan.interview.minutes * 60
    gap: Fragment = ("", f" {view.symbols.dot} ")
    start: Line = (("class:over" if over else "class:clock", clock(walk, seconds)), gap, saved)
    message = view.message or _QUESTIONS.get(view.mode, "")
    if not message:
        return (_fitted(start, width),)
    style = "class:alarm" if view.alarm else "class:message"
    text = f"! {message}" if view.alarm else message
    said = paragraph(text, width - 1, style=style)[:MESSAGE_ROWS]
    whole = (*start, gap, *said[0])
    if len(said) == 1 and get_cwidth(words(whole)) <= width:
        return (whole,)
    return (_fitted(start, width), *said)


def _fitted(line: Line, width: int) -> Line:
    if get_cwidth(words(line)) <= width:
        return line
    return (("", cut(words(line), width)),)


def keys(hints: tuple[Hint, ...], width: int) -> Line:
    """The most important keys, as many as there is room for."""
    line: Line = ()
    for hint in hints:
        more: Line = (("", "   " if line else ""), ("class:key", hint.key), ("class:hint", f" {hint.what}"))
        if get_cwidth(words(line + more)) > width:
            break
        line += more
    return line
