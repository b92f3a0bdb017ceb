"""This room is `scorecard show`: a candidate's panel at a glance."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(cls=HouseCommand, epilog=examples("scorecard show jane-doe", "scorecard show 'Jane Doe' --as ana"))
def show(
    ctx: typer.Context,
    candidate: Annotated[str, typer.Argument(help="The candidate's id or name.", show_default=False)],
    rubric: Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)] = None,
) -> None:
    """Show the panel: who is in, who is missing, the levels, the recommendation and its reasons."""
    from scorecard.cli import speak
    from scorecard.cli.debriefing.meeting import held_on
    from scorecard.cli.desk import Desk
    from scorecard.cli.weighing.assess import assessment
    from scorecard.screen.panel import panel_view

    desk = Desk(ctx)
    weighed = assessment(desk, candidate, rubric)
    speak.show(panel_view(weighed, held_on(desk, weighed)), no_color=desk.settings.no_color)
