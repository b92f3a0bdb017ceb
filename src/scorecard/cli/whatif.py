"""This room is `scorecard whatif`: what would change a recommendation."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()

Who = Annotated[str, typer.Argument(help="The candidate's id or name.", show_default=False)]
Other = Annotated[
    str | None, typer.Option(help="Another candidate, to stand beside.", metavar="OTHER", show_default=False)
]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help="Try a level, as in ana.sql=3; none takes the rating away. May be repeated.",
        metavar="NAME.DIM=N",
        show_default=False,
    ),
]
Weights = Annotated[
    list[str] | None,
    typer.Option(
        help="Try a weight in points of 100, as in sql=30. May be repeated.", metavar="DIM=POINTS", show_default=False
    ),
]
Bar = Annotated[
    str | None,
    typer.Option(help="Try another score from which the call is yes.", metavar="SCORE", show_default=False),
]
Rubric = Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)]


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard whatif jane-doe",
        "scorecard whatif jane-doe --rival john-roe",
        "scorecard whatif jane-doe --set ana.sql=2 --weight sql=30 --bar 3.2",
        "scorecard whatif jane-doe --explain",
    ),
)
def whatif(
    ctx: typer.Context,
    candidate: Who,
    rival: Other = None,
    levels: Levels = None,
    weight: Weights = None,
    bar: Bar = None,
    rubric: Rubric = None,
    explain: Annotated[bool, typer.Option("--explain", help="The number, formula and source of each line.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Find what would change the recommendation, or try a case; nothing that is kept changes."""
    from scorecard.cli import speak
    from scorecard.cli.desk import Desk
    from scorecard.cli.weighing.trial import Wanted, look_into

    desk = Desk(ctx)
    found = look_into(desk, Wanted(candidate, rival, tuple(levels or ()), tuple(weight or ()), bar, rubric))
    if json:
        from scorecard.report.whatif import whatif_json

        speak.say_json(whatif_json(found))
        return
    from scorecard.screen.whatif import whatif_view

    speak.show(whatif_view(found, explain=explain), no_color=desk.settings.no_color)
