"""This room asks for what an outcome still lacks, each answer kept before the next; without a terminal it says what."""

from dataclasses import replace

import typer

from scorecard.cli.desk import Desk, speaks_plainly
from scorecard.cli.learning.hire import Hire
from scorecard.cli.speak import talk
from scorecard.core.decision import HIRES
from scorecard.core.identity import person
from scorecard.core.outcome import Outcome, lacks, milestones
from scorecard.core.scorecard import Rating
from scorecard.core.text import counted, listed, lookup_key
from scorecard.errors import NotFoundError, WrongUsageError
from scorecard.prompts.ask import Asker, Choice, asker
from scorecard.store.identifier import now
from scorecard.store.outcome import already_recorded

INTERRUPTED = 130


def ask_hire(desk: Desk, *, plain: bool) -> str:
    """Whose outcome it is, of all who were hired; without a terminal it says how to name one."""
    desk.need_terminal("An outcome needs a hire.", "Name one: scorecard outcomes add jane-doe --at 30d")
    hires = [one.candidate for one in desk.store.standings() if one.decision in HIRES]
    if not hires:
        raise NotFoundError(
            "Nobody was hired yet: nobody was decided yes or strong yes.",
            then="To record a decision: scorecard decide CANDIDATE --decision yes --because 'WHY'",
        )
    try:
        ask = asker(plain=speaks_plainly(asked=plain))
        return ask.choose("Who was hired?", [Choice(one.id, f"{one.name} ({one.id})") for one in hires])
    except KeyboardInterrupt:
        talk("Nothing was recorded.")
        raise typer.Exit(INTERRUPTED) from None


def complete(desk: Desk, hire: Hire, said: Outcome, *, ask_all: bool, plain: bool) -> Outcome:
    """The outcome with nothing lacking: asked for at a terminal, refused in a sentence elsewhere."""
    missing = _missing(hire, said, ask_all=ask_all)
    if not missing:
        return said
    desk.need_terminal(
        f"The outcome lacks {listed([what for what, _ in missing])}.",
        f"Say it: {' '.join(flag for _, flag in missing)}, or give a document: --answers FILE",
    )
    ask = asker(plain=speaks_plainly(asked=plain))
    try:
        return _asked(desk, hire, said, ask, ask_all=ask_all)
    except KeyboardInterrupt:
        talk(f"Nothing was recorded. What was answered is kept; to go on: scorecard outcomes add {hire.candidate.id}")
        raise typer.Exit(INTERRUPTED) from None


def _missing(hire: Hire, said: Outcome, *, ask_all: bool) -> list[tuple[str, str]]:
    """What is missing, and the option that says it."""
    found = []
    slots = "|".join(slot.id for slot in hire.ramp.value.interviews)
    if not said.at:
        found.append(("the check-in", f"--at {slots}"))
    if not said.by:
        found.append(("who rates", "--by NAME"))
    if said.seen_scorecards is None and not hire.knows(said.by):
        found.append(("whether they had seen the interview scorecards", "--seen or --not-seen"))
    if ask_all or not any(rating.level for rating in said.ratings.values()):
        example = next((line.id for line in milestones(hire.ramp.value, said.at)), "MILESTONE")
        found.append(("levels", f"--level {example}=3"))
    found += [
        (f"evidence for {lack.path[1]}", f"--evidence {lack.path[1]}='WHAT WAS SEEN'")
        for lack in lacks(hire.ramp.value, said)
        if lack.path[0] == "ratings" and len(lack.path) > 1
    ]
    return found


def _asked(desk: Desk, hire: Hire, said: Outcome, ask: Asker, *, ask_all: bool) -> Outcome:
    ramp = hire.ramp.value
    if not said.at:
        said = replace(said, at=ask.choose("Which check-in?", [Choice(one.id, one.title) for one in ramp.interviews]))
    if not said.by:
        said = replace(said, by=person(ask.text("Who rates? A name, as your team knows it")))
    said = _resumed(desk, said)
    if said.seen_scorecards is None:
        seen = hire.knows(said.by) or ask.confirm(
            f"Had {said.by} seen the interview scorecards of {hire.candidate.name}?", default=True
        )
        said = _kept(desk, replace(said, seen_scorecards=seen))
    said = _rated(desk, hire, said, ask, ask_all=ask_all)
    if not any(rating.level is not None for rating in said.ratings.values()):
        raise WrongUsageError("Nothing was recorded: no milestone has a level.")
    if ask_all and not ask.confirm("Record it? What is recorded stays", default=True):
        raise KeyboardInterrupt
    return said


def _resumed(desk: Desk, said: Outcome) -> Outcome:
    before = [one for one in desk.store.outcomes.of(said.candidate.id) if _same(one.outcome, said)]
    if before and before[-1].outcome.ratings and not said.ratings:
        raise already_recorded(said)
    begun = desk.store.outcomes.draft(said)
    if begun is None or said.ratings:
        return said
    talk(f"This goes on with what was answered before ({counted(len(begun.ratings), 'milestone')}).")
    seen = begun.seen_scorecards if said.seen_scorecards is None else said.seen_scorecards
    return replace(begun, seen_scorecards=seen, note=said.note or begun.note)


def _same(one: Outcome, other: Outcome) -> bool:
    return (lookup_key(one.by), one.at, one.rubric) == (lookup_key(other.by), other.at, other.rubric)


def _rated(desk: Desk, hire: Hire, said: Outcome, ask: Asker, *, ask_all: bool) -> Outcome:
    from scorecard.prompts.milestone import ask_milestone, with_evidence

    lines = milestones(hire.ramp.value, said.at)
    for number, line in enumerate(lines, 1):
        before = said.rating(line.id)
        if before.settled and not before.lacks_evidence:
            continue
        if before.level is not None:
            rating = with_evidence(ask, line, before)
        elif ask_all or not said.ratings:
            rating = ask_milestone(ask, line, f"{number}/{len(lines)}", before)
        else:
            continue
        said = _kept(desk, _with(said, line.id, rating))
    return said


def _with(said: Outcome, milestone: str, rating: Rating) -> Outcome:
    return replace(said, ratings={**said.ratings, milestone: rating})


def _kept(desk: Desk, said: Outcome) -> Outcome:
    desk.writable.outcomes.keep_draft(said, now())
    return said
