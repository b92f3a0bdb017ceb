"""This room is `scorecard rubric`: list, show, validate, test, schema and new."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()

Wanted = Annotated[str, typer.Argument(metavar="RUBRIC", help="The rubric's id, or a file.", show_default=False)]


@app.callback()
def rubric() -> None:
    """What a role's interviews measure, as YAML you can read and change."""


@app.command("list", cls=HouseCommand, epilog=examples("scorecard rubric list", "scorecard rubric list --json"))
def list_(ctx: typer.Context, json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List the rubrics that can be used, and where they were found."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.preparing.listing import say_found

    say_found(Desk(ctx).shelf.rubrics(), json=json)


@app.command(cls=HouseCommand, epilog=examples("scorecard rubric show associate-data-engineer"))
def show(ctx: typer.Context, rubric: Wanted) -> None:
    """Show a rubric whole: dimensions, anchors, questions, plan, policy."""
    from scorecard.cli import speak
    from scorecard.cli.desk import Desk
    from scorecard.screen.rubric import rubric_view

    desk = Desk(ctx)
    speak.show(rubric_view(desk.rubric(rubric).value), no_color=desk.settings.no_color)


@app.command(
    cls=HouseCommand,
    epilog=examples("scorecard rubric validate rubrics/*.yaml", "scorecard rubric validate exercises/*/exercise.yaml"),
)
def validate(
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files or ids; - for standard input.", show_default=False)
    ],
) -> None:
    """Check rubrics and exercises; every problem with its line, and a suggestion."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.preparing.check import validate_files

    validate_files(Desk(ctx), files)


@app.command("test", cls=HouseCommand, epilog=examples("scorecard rubric test", "scorecard rubric test my-role.yaml"))
def try_examples(
    ctx: typer.Context,
    wanted: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RUBRIC]...", help="Ids or files; without one: all.", show_default=False),
    ] = None,
) -> None:
    """Run a rubric's examples: small panels and the recommendation they must get."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.preparing.check import run_tests

    run_tests(Desk(ctx), wanted or [])


@app.command(
    cls=HouseCommand,
    epilog=examples("scorecard rubric schema > rubric.schema.json", "scorecard rubric schema --for exercise"),
)
def schema(
    kind: Annotated[
        str, typer.Option("--for", help="rubric, exercise, scorecard or outcome.", metavar="KIND")
    ] = "rubric",
) -> None:
    """Print the JSON Schema that editors complete and check with."""
    from scorecard.cli.speak import say
    from scorecard.library.schema import schema_text

    say(schema_text(kind).rstrip("\n"))


@app.command(cls=HouseCommand, epilog=examples("scorecard rubric new site-engineer", "scorecard rubric new sre -o -"))
def new(
    rubric: Annotated[str, typer.Argument(metavar="ID", help="The new rubric's id.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file; - for the screen.", metavar="FILE", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a commented starter rubric that is valid as it stands."""
    from scorecard.cli.preparing.starter import write_starter

    write_starter(rubric, output, force=force)
