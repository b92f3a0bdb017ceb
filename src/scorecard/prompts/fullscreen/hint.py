"""This room says which keys do what: the few that matter now, and all of them for the help page."""

from dataclasses import dataclass

from scorecard.core.walk import StepKind, Walk
from scorecard.prompts.fullscreen.rated import has_probes, signals_here
from scorecard.prompts.fullscreen.view import Mode, View


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does."""

    key: str
    what: str


_NEXT, _BACK, _STEPS, _HELP = Hint("Enter", "next"), Hint("b", "back"), Hint("g", "steps"), Hint("?", "help")
_WRITE, _LEAVE, _ESC = Hint("e", "write"), Hint("q", "leave"), Hint("Esc", "back")
_ONWARD = (Hint("Ctrl-N", "next"), Hint("Esc", "keys"))
_ELSEWHERE = (Hint("Ctrl-P", "back"), Hint("Ctrl-G", "steps"), Hint("Ctrl-C", "leave"))

_ON_TOP = {
    Mode.SKIP: (Hint("1-3", "reason"), _ESC),
    Mode.TICK: (Hint("a, b, ...", "tick or untick"), Hint("Esc", "done")),
    Mode.NOTICE: (Hint("a, b, ...", "tick or untick"), Hint("Up Down Enter", "as well"), Hint("Esc", "done")),
    Mode.WITHDRAW: (Hint("y", "take it back"), Hint("Esc", "keep it")),
    Mode.STEPS: (Hint("Up Down Enter", "or its key: go there"), _ESC),
    Mode.OTHERS: (Hint("Up Down Enter", "or its key: ask about it"), _ESC),
    Mode.WHOLE: (_ESC, Hint("PgDn PgUp", "read"), Hint("p", "probes")),
    Mode.HELP: (_ESC, Hint("PgDn", "more")),
}


def hints(walk: Walk, view: View) -> tuple[Hint, ...]:
    """The keys that matter now, the most important first."""
    if view.mode in _ON_TOP:
        return _ON_TOP[view.mode]
    if view.mode is Mode.TYPE:
        return _typing(walk)
    if walk.here.rated:
        signals = (Hint("t", "signals"),) if signals_here(walk) else ()
        signals = (Hint("t", "what was named"),) if walk.ticked_exercise else signals
        probes = (Hint("p", "probes"),) if has_probes(walk) else ()
        return (Hint("1-4", "level"), Hint("s", "skip"), _WRITE, _NEXT, *signals, *probes, _HELP, _BACK, _STEPS, _LEAVE)
    return (*_here(walk, view), _NEXT, _BACK, _STEPS, _HELP, _LEAVE)


def _typing(walk: Walk) -> tuple[Hint, ...]:
    if not walk.here.rated:
        return (*_ONWARD, *_ELSEWHERE)
    signals = (Hint("Alt-T", "signals"),) if signals_here(walk) else ()
    signals = (Hint("Alt-T", "what was named"),) if walk.ticked_exercise else signals
    return (Hint("Alt-1..4", "level"), *_ONWARD, Hint("Alt-S", "skip"), *signals, *_ELSEWHERE)


def _here(walk: Walk, view: View) -> tuple[Hint, ...]:
    match walk.here.kind:
        case StepKind.VOTE:
            return (Hint("0-4", "vote"),)
        case StepKind.REVIEW:
            return (Hint("s", "submit"), Hint("PgDn PgUp", "read"))
        case StepKind.RED_FLAGS:
            back = (Hint("x", "take back"),) if view.flag else ()
            return (Hint("1-9", "raise or open"), *back)
        case _:
            return (_WRITE,)


ALL = {
    "While the text has the keys": (
        Hint("Alt-1 .. Alt-4", "give the level; Esc and then the digit does it, too"),
        Hint("Esc or Tab", "leave the text; the keys below work then"),
        Hint("Alt-S, Alt-T", "skip with a reason; tick what you saw or heard"),
        Hint("Alt and a letter", "p n o v g ? as well, without leaving the text"),
    ),
    "While it has not": (
        Hint("1 2 3 4", "give the level; then write the evidence"),
        Hint("s", "no level: skip with a reason"),
        Hint("e or Tab", "write"),
        Hint("f", "the whole page, without levels and text"),
        Hint("p", "show or hide the probes"),
        Hint("t", "tick the signals you saw; in a review or data tests, what was named"),
        Hint("n", "free note; it joins your private notes"),
        Hint("o", "ask about another dimension, too"),
        Hint("v", "write in your own editor ($VISUAL or $EDITOR)"),
        Hint("g", "list of steps: what is settled; go to one"),
        Hint("Enter", "next step"),
        Hint("b", "step before"),
        Hint("x", "red flags: take the open one back"),
        Hint("0-4", "vote: give your call"),
        Hint("s", "review: submit"),
        Hint("q", "leave; the draft is kept"),
    ),
    "Always": (
        Hint("Ctrl-N, Ctrl-P", "next step, step before"),
        Hint("Ctrl-G", "list of steps"),
        Hint("Ctrl-X", "write in your own editor"),
        Hint("PgDn, PgUp", "read on, read back"),
        Hint("Ctrl-C, Ctrl-D", "leave; the draft is kept"),
    ),
}
"""All keys, by when they work."""
