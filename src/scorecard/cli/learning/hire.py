"""This room finds out whether an outcome may be recorded: the candidate, the decision to hire, the ramp rubric."""

from dataclasses import dataclass

from scorecard.cli.desk import Desk, Used
from scorecard.cli.weighing.assess import not_yet
from scorecard.core.decision import HIRES
from scorecard.core.panel import Candidate, Panel, rubrics, seen_by
from scorecard.core.rubric import Rubric
from scorecard.core.text import listed, lookup_key
from scorecard.errors import ConflictError, NotFoundError, WrongUsageError


@dataclass(frozen=True, slots=True)
class Hire:
    """Somebody who was hired, their panel, and the rubric that follows them."""

    candidate: Candidate
    panel: Panel
    ramp: "Used[Rubric]"

    def knows(self, name: str) -> bool:
        """Whether that person wrote a scorecard on them, and so has seen at least one."""
        return lookup_key(name) in {lookup_key(one.card.interviewer) for one in self.panel.submissions}


def hired(desk: Desk, wanted: str, ramp: str, asker: str) -> Hire:
    """The hire of that id or name. NotAllowedError while `asker`'s own scorecard on them is missing."""
    candidate = desk.candidate(wanted)
    panel = seen_by(desk.store.panel(candidate), asker)
    if panel.blind:
        raise not_yet(panel)
    if panel.decision is None or panel.decision.decision not in HIRES:
        made = panel.decision
        what = f"{made.by} decided {made.decision.words.lower()}" if made else "nothing was decided"
        raise ConflictError(
            f"{candidate.name} is not a hire: {what}.",
            why="An outcome says how somebody does who was decided yes or strong yes.",
            then=f"To record the decision: scorecard decide {candidate.id} --decision yes --because 'WHY'",
        )
    return Hire(candidate, panel, _ramp(desk, panel, ramp))


def _ramp(desk: Desk, panel: Panel, wanted: str) -> "Used[Rubric]":
    if wanted:
        return _following(desk.rubric(wanted))
    rated = rubrics(panel) if panel.submissions else ()
    known = [one for one in desk.shelf.rubrics() if one.ramp_of and (not rated or one.ramp_of in rated)]
    if len(known) == 1:
        return _following(desk.rubric(known[0].id))
    if not known:
        raise NotFoundError(
            f"No rubric follows hires of {listed(rated, last='or')}.",
            why="Such a rubric says whose hires it follows: ramp_of: ID.",
            then="To see the rubrics: scorecard rubric list",
        )
    raise WrongUsageError(
        f"Several rubrics follow hires: {listed([one.id for one in known])}.", then="Say which: --rubric ID"
    )


def _following(used: "Used[Rubric]") -> "Used[Rubric]":
    if not used.value.ramp_of:
        raise WrongUsageError(
            f"The rubric {used.value.id} is for interviews; it follows nobody who was hired.",
            then="Leave --rubric out, or name a rubric with ramp_of.",
        )
    return used
