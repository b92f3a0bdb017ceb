"""This room is `scorecard explain`: why this recommendation, line by line."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(
    cls=HouseCommand,
    epilog=examples("scorecard explain jane-doe", "scorecard explain jane-doe --json | jq .score"),
)
def explain(
    ctx: typer.Context,
    candidate: Annotated[str, typer.Argument(help="The candidate's id or name.", show_default=False)],
    rubric: Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Only this interviewer's scorecards.", metavar="NAME", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Explain the arithmetic, every rule that fired or not, and the nearest band."""
    from scorecard.cli import speak
    from scorecard.cli.desk import Desk
    from scorecard.cli.weighing.assess import assessment, only_by

    desk = Desk(ctx)
    weighed = assessment(desk, candidate, rubric)
    if by:
        weighed = only_by(weighed, by)
    if json:
        from scorecard.report.explanation import explanation_json

        speak.say_json(explanation_json(weighed))
        return
    from scorecard.screen.explanation import explanation_view

    speak.show(explanation_view(weighed), no_color=desk.settings.no_color)
