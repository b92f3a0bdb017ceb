"""This room is `scorecard calibrate`: how interviewers rate, told to themselves and to leads."""

from typing import TYPE_CHECKING, Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

if TYPE_CHECKING:
    from scorecard.cli.desk import Desk
    from scorecard.core.calibration.outlook import Outlook

app = command_app()


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard calibrate --as ana",
        "scorecard calibrate --leads",
        "scorecard calibrate --leads --explain",
        "scorecard calibrate --json | jq .agreement.overall.alpha",
    ),
)
def calibrate(
    ctx: typer.Context,
    rubric: Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)] = None,
    leads: Annotated[bool, typer.Option("--leads", help="For hiring leads: every line, with names.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Numbers, formulas and sources under each part.")] = False,
    seed: Annotated[int, typer.Option(help="What the draws behind the intervals begin with.", metavar="N")] = 1,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show how interviewers rate: agreement, severity, spread and habits. Diagnostic only; it changes no score."""
    from scorecard.cli import speak
    from scorecard.cli.desk import Desk

    desk = Desk(ctx)
    outlook = _outlook(desk, rubric, seed, leads=leads)
    if json:
        from scorecard.report.calibration import calibration_json

        speak.say_json(calibration_json(outlook, seed=seed))
        return
    from scorecard.screen.calibration import calibration_view

    speak.show(calibration_view(outlook, seed=seed, explain=explain), no_color=desk.settings.no_color)


def _outlook(desk: "Desk", rubric: str | None, seed: int, *, leads: bool) -> "Outlook":
    """What whoever asks may see, without the candidates on whom their own scorecard is still to come."""
    from dataclasses import replace
    from random import Random

    from scorecard.core.calibration.calibration import calibrate as calibrated
    from scorecard.core.calibration.drift import drift
    from scorecard.core.calibration.observation import usual_rubric
    from scorecard.core.calibration.outlook import for_interviewer, for_leads
    from scorecard.core.panel import seen_by

    owed = [one for one in desk.store.observations.owed_by(desk.me) if seen_by(desk.store.panel(one), desk.me).blind]
    closed = {one.id for one in owed}
    wanted = _rubric(desk, rubric)
    seen = [one for one in desk.store.observations.of(wanted) if one.candidate not in closed]
    if not seen:
        raise _nothing(wanted, len(owed))
    found = calibrated(seen, desk.kept_rubric(usual_rubric(seen)), Random(seed), desk.me)  # noqa: S311
    outlook = (for_leads if leads else for_interviewer)(found, desk.me, len(owed))
    held = (one for one in desk.store.debriefs.finished() if one.rubric == wanted and one.candidate not in closed)
    return replace(outlook, drift=drift(held))


def _rubric(desk: "Desk", wanted: str | None) -> str:
    from scorecard.cli.speak import talk
    from scorecard.core.suggestion import did_you_mean
    from scorecard.core.text import listed
    from scorecard.errors import NotFoundError

    known = desk.store.observations.rubrics()
    if not known:
        raise NotFoundError("No scorecard has been submitted yet.", then="To begin one: scorecard interview")
    if wanted is None:
        if len(known) > 1:
            talk(f"People were rated on {listed(list(known))}; this is {known[0]} (--rubric picks another).")
        return known[0]
    if wanted not in known:
        raise NotFoundError(f"No scorecard was submitted on the rubric {wanted}; {did_you_mean(wanted, known)}")
    return wanted


def _nothing(rubric: str, owed: int) -> Exception:
    """The refusal when nothing is left to show."""
    from scorecard.core.text import counted
    from scorecard.errors import NotAllowedError

    left = counted(owed, "candidate counts", "candidates count")
    return NotAllowedError(
        f"Nothing on {rubric} is open to you yet.",
        why=f"{left} when your own scorecard is in, so that every view is independent.",
        then="To finish yours: scorecard interview",
    )
