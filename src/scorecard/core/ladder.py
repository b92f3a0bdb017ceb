"""This room reads a run's hints beside its checks: what came right after which hint, and what without one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.core.exercise import Exercise
from scorecard.core.run import Check, Run, Stamp, StampKind, clock
from scorecard.core.scorecard import Fact, FactSource
from scorecard.core.text import counted, listed

LEARNING = "learning"
"""The dimension that what somebody makes of a hint is evidence for."""

RIGHT = "right"
"""The outcome of a check beside which what is amiss is a matter to look at."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Turn:
    """A check that saw everything, with the one before it that did (none for the first) and the hints in between.

    `helped` says whether a hint had been given before it at all.
    """

    before: Check | None
    hints: tuple[int, ...]
    helped: bool
    minute: int
    check: Check


def run_facts(run: Run, exercise: Exercise) -> tuple[Fact, ...]:
    """The facts of a run: each hint with its time, and what the checks after it say."""
    bearing = tuple(line.id for line in exercise.criteria if LEARNING in line.informs)
    return tuple(
        Fact(id=name, sentence=sentence, criteria=bearing, source=FactSource.RUN, examples=examples)
        for name, sentence, examples in (*_hints(run), *_learned(run))
    )


Line = tuple[str, str, tuple[str, ...]]


def _hints(run: Run) -> Iterator[Line]:
    for number, stamp in enumerate(run.of(StampKind.HINT), 1):
        rung = f" ({stamp.rung})" if stamp.rung else ""
        yield f"hint-{number}", f"Hint after {clock(stamp.second)}{rung}: {stamp.text}", ()


def turns(run: Run) -> tuple[Turn, ...]:
    """The checks that saw everything, of a submission that had changed.

    A check that could not see everything is passed over: what it does not name may still be wrong.
    """
    return tuple(_turns(run))


def _turns(run: Run) -> Iterator[Turn]:
    hints: list[int] = []
    given = 0
    before: Check | None = None
    for stamp in run.stamps:
        if stamp.kind is StampKind.HINT:
            given += 1
            hints.append(given)
        elif stamp.check and stamp.check.whole and not (before and before.submission == stamp.check.submission):
            yield Turn(before, tuple(hints), bool(given), stamp.second // 60, stamp.check)
            hints, before = [], stamp.check


def _learned(run: Run) -> Iterator[Line]:
    told = turns(run)
    if not told:
        return
    yield "check-1", *_first(run, told[0])
    for number, turn in enumerate(told[1:], 2):
        yield from ((f"check-{number}", *line) for line in _mended(run, turn, told[number - 1 :]))
    if len(told) > 1:
        yield "check-last", *_last(told[-1])


def _first(run: Run, turn: Turn) -> tuple[str, tuple[str, ...]]:
    wrong = tuple(turn.check.wrong.values())
    when = f"At the first check (minute {turn.minute}), {_after(run, turn.hints) or 'before any hint'},"
    if not wrong:
        return f"{when} nothing planted was wrong.", ()
    return f"{when} {counted(len(wrong), 'thing was', 'things were')} wrong; all else that is planted was right.", wrong


def _mended(run: Run, turn: Turn, later: Sequence[Turn]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What was wrong at the check before and is right from this one on."""
    was = turn.before.wrong if turn.before else {}
    right = tuple(words for name, words in was.items() if not any(name in one.check.wrong for one in later))
    after = _after(run, turn.hints)
    if right:
        how = after or ("without a further hint" if turn.helped else "without a hint")
        said = f"{how[0].upper()}{how[1:]}, {_came(len(right))} (check at minute {turn.minute})"
        yield f"{said}: {listed(right)}.", ()
    elif after and was:
        yield f"{after[0].upper()}{after[1:]}, nothing more came right (check at minute {turn.minute}).", ()


def _came(count: int) -> str:
    return "this came right" if count == 1 else f"{count} things came right"


def _last(turn: Turn) -> tuple[str, tuple[str, ...]]:
    wrong = tuple(turn.check.wrong.values())
    when = f"At the last check (minute {turn.minute})"
    if not wrong:
        return f"{when} nothing planted was wrong any more.", ()
    return f"{when} {counted(len(wrong), 'thing was', 'things were')} still wrong.", wrong


def _after(run: Run, numbers: Sequence[int]) -> str:
    """Name hints: `after the second hint (dataset, minute 24)`; empty where there are none."""
    if not numbers:
        return ""
    hints = run.of(StampKind.HINT)
    names = [_ordinal(number) for number in numbers]
    whens = [_rung(hints[number - 1]) for number in numbers]
    return f"after the {listed(names)} hint{'s' if len(names) > 1 else ''} ({'; '.join(whens)})"


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}th"


def _rung(hint: Stamp) -> str:
    return f"{hint.rung}, minute {hint.second // 60}" if hint.rung else f"minute {hint.second // 60}"


def said(check: Check) -> str:
    """A check in a few words: `wrong, 2 things wrong`, `right, 1 thing to look at`, `does not run`."""
    outcome = check.outcome.replace("_", " ")
    if not (check.whole and check.wrong):
        return outcome
    return f"{outcome}, {counted(len(check.wrong), 'thing')} {'to look at' if check.outcome == RIGHT else 'wrong'}"


def verdict(run: Run) -> tuple[str, ...]:
    """What the latest check says, in lines to read during the run; empty before the first."""
    checks = [stamp.check for stamp in run.stamps if stamp.check]
    if not checks:
        return ()
    latest, before = checks[-1], checks[-2] if len(checks) > 1 else None
    head = said(latest)
    same = before is not None and before.submission == latest.submission
    lines = [f"{head}; the submission has not changed since the check before." if same else f"{head}."]
    lines += [f"  {'look at' if latest.outcome == RIGHT else 'wrong'}: {words}" for words in latest.wrong.values()]
    told = turns(run)
    if latest.whole and told[-1].before:
        right = [words for name, words in told[-1].before.wrong.items() if name not in latest.wrong]
        lines += [f"  came right: {words}" for words in right]
    return tuple(lines)
