"""This room is `scorecard doctor`: what is set up, what is not, and how to mend it."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(cls=HouseCommand, epilog=examples("scorecard doctor", "scorecard doctor --rebuild"))
def doctor(
    ctx: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the figures anew from the scorecards.")] = False,
) -> None:
    """Tell what is set up, what is not, and how to mend it."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.preparing.health import examine, made_anew
    from scorecard.cli.speak import say
    from scorecard.core.text import safe_line

    desk = Desk(ctx)
    if rebuild:
        say(made_anew(desk))
    findings = examine(desk)
    for finding in findings:
        say(safe_line(f"{'ok  ' if finding.well else 'MEND'} {finding.told}"))
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)
