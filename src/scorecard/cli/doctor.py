"""This room is `scorecard doctor`: what is set up, what is not, and how to mend it."""

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(cls=HouseCommand, epilog=examples("scorecard doctor"))
def doctor(ctx: typer.Context) -> None:
    """Tell what is set up, what is not, and how to mend it."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.health import examine
    from scorecard.cli.speak import say
    from scorecard.core.text import safe_line

    findings = examine(Desk(ctx))
    for finding in findings:
        say(safe_line(f"{'ok  ' if finding.well else 'MEND'} {finding.told}"))
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)
