"""This room brings a candidate's panel before whoever asks: what they may see of it, weighed by its rubric."""

from dataclasses import replace

from scorecard.cli.desk import Desk
from scorecard.cli.speak import talk
from scorecard.core.assessment import Assessment, assess
from scorecard.core.panel import Candidate, Panel, rubrics, seen_by, with_rubric
from scorecard.core.pooling import spread_of
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import listed, lookup_key, shell_word
from scorecard.core.uncertainty import Spread
from scorecard.errors import NotAllowedError, NotFoundError
from scorecard.store.figure import Choice


def assessment(desk: Desk, wanted: str, rubric: str | None = None) -> Assessment:
    """Weigh what the person who asks may see of a candidate's panel.

    NotAllowedError when that is nothing because their own scorecard is missing; NotFoundError when nobody has
    begun one.
    """
    return weigh(desk, desk.candidate(wanted), rubric)


def weigh(desk: Desk, candidate: Candidate, rubric: str | None = None) -> Assessment:
    """As `assessment`, for a candidate already found."""
    whole = desk.store.panel(candidate)
    seen = seen_by(whole, desk.me)
    if seen.blind and not seen.cards:
        raise not_yet(seen)
    panel = _of_one_rubric(seen, rubric)
    hashes = panel.rubric_hashes or tuple(draft.rubric_hash for draft in panel.drafts)
    if not hashes:
        raise NotFoundError(
            f"There is no scorecard on {candidate.id} yet.", then=f"To begin one: scorecard interview {candidate.id}"
        )
    used: dict[str, str] = {}
    for kept in desk.store.revisions(candidate.id):
        used = {**kept.exercise_hashes, **used}
    return assess(panel, desk.kept_rubric(hashes[0]), hashes[0], desk.kept_exercises(used))


def _of_one_rubric(panel: Panel, rubric: str | None) -> Panel:
    known = rubrics(panel)
    if rubric and rubric not in known:
        hint = did_you_mean(rubric, known)
        raise NotFoundError(f"Nobody rated {panel.candidate.id} on the rubric {rubric}; {hint or 'there is none yet.'}")
    if not known:
        return panel
    chosen = rubric or known[-1]
    if not rubric and len(known) > 1:
        talk(f"{panel.candidate.name} was rated on {listed(list(known))}; this is {chosen} (--rubric picks another).")
    return with_rubric(panel, chosen)


def usual_spread(desk: Desk, rubric: str) -> Spread | None:
    """How much interviewers usually differ: learned from everybody on the rubric whom the person who asks may see."""
    hidden = desk.store.figures.hidden_from(desk.me) if desk.me else ()
    return spread_of(desk.store.figures.sums(Choice(rubric=rubric, hidden=hidden)))


def not_yet(panel: Panel) -> NotAllowedError:
    """The refusal to show a panel to somebody on it whose own scorecard is missing."""
    return NotAllowedError(
        f"You are on the panel of {panel.candidate.name} and have not submitted your scorecard.",
        why="The others' scorecards open when yours is in, so that every view is independent.",
        then=f"To finish yours: scorecard interview {panel.candidate.id} --as {shell_word(panel.viewer)}",
    )


def only_by(weighed: Assessment, interviewer: str) -> Assessment:
    """The same for the scorecards of one interviewer alone; NotFoundError when there is none."""
    key = lookup_key(interviewer)
    panel = weighed.panel
    mine = tuple(one for one in panel.submissions if lookup_key(one.card.interviewer) == key)
    drafts = tuple(one for one in panel.drafts if panel.blind and lookup_key(one.card.interviewer) == key)
    if not mine and not drafts:
        hint = did_you_mean(interviewer, weighed.interviewers)
        raise NotFoundError(f"There is no scorecard by {interviewer} on {panel.candidate.id} to see; {hint}")
    alone = replace(panel, submissions=mine, drafts=drafts)
    return assess(alone, weighed.rubric, weighed.rubric_hash, weighed.exercises)
