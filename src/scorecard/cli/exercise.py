"""This room is `scorecard exercise`: list and show."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.callback()
def exercise() -> None:
    """What candidates are asked to do, and the criteria it is rated by."""


@app.command("list", cls=HouseCommand, epilog=examples("scorecard exercise list"))
def list_(ctx: typer.Context, json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List the exercises that can be used, and where they were found."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.listing import say_found

    say_found(Desk(ctx).shelf.exercises(), json=json)


@app.command(cls=HouseCommand, epilog=examples("scorecard exercise show sql-transform"))
def show(
    ctx: typer.Context,
    exercise: Annotated[str, typer.Argument(help="The exercise's id, or a file.", show_default=False)],
) -> None:
    """Show an exercise: the brief and the criteria with their anchors."""
    from scorecard.cli import speak
    from scorecard.cli.desk import Desk
    from scorecard.screen.rubric import exercise_view

    desk = Desk(ctx)
    speak.show(exercise_view(desk.exercise(exercise).value), no_color=desk.settings.no_color)
