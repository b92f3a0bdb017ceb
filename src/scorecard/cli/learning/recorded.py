"""This room shows what was recorded about a hire, every revision of it."""

from typing import Any

from scorecard.cli.desk import Desk
from scorecard.cli.speak import say_json, show
from scorecard.cli.weighing.assess import not_yet
from scorecard.core.document import plain
from scorecard.core.outcome import KeptOutcome
from scorecard.core.panel import seen_by
from scorecard.errors import NotFoundError


def show_recorded(desk: Desk, wanted: str, *, json: bool) -> None:
    """Show a hire's outcomes; to somebody whose own scorecard is missing they are closed, as the decision is."""
    candidate = desk.candidate(wanted)
    panel = seen_by(desk.store.panel(candidate), desk.me)
    if panel.blind:
        raise not_yet(panel)
    kept = desk.store.outcomes.of(candidate.id)
    if json:
        say_json([_plain(one) for one in kept])
        return
    if not kept:
        raise NotFoundError(
            f"No outcome was recorded for {candidate.id} yet.",
            then=f"To record one: scorecard outcomes add {candidate.id} --at 30d",
        )
    from scorecard.screen.outcome import outcomes_view

    ramps = {one.rubric_hash: desk.kept_rubric(one.rubric_hash) for one in kept}
    show(outcomes_view(candidate, [(one, ramps[one.rubric_hash]) for one in kept]), no_color=desk.settings.no_color)


def _plain(one: KeptOutcome) -> dict[str, Any]:
    return {
        "id": one.id,
        "outcome": plain(one.outcome),
        "revision": one.revision,
        "recorded_at": one.recorded_at,
        "because": one.because,
        "entered_by": one.entered_by,
    }
