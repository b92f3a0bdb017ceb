"""This room is `scorecard exercise`: list, show, pack, check, guide, test, run, play."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()

Wanted = Annotated[str, typer.Argument(metavar="EXERCISE", help="The exercise's id.", show_default=False)]
HandedIn = Annotated[
    Path | None,
    typer.Argument(metavar="[SUBMISSION]", help="A file or a folder; of a play, left out.", show_default=False),
]
For = Annotated[str | None, typer.Option("--candidate", help="The candidate's id or name.", metavar="CANDIDATE")]


@app.callback()
def exercise() -> None:
    """What candidates are asked to do, and the criteria it is rated by."""


@app.command("list", cls=HouseCommand, epilog=examples("scorecard exercise list"))
def list_(ctx: typer.Context, json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List the exercises that can be used, and where they were found."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.preparing.listing import say_found

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


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard exercise pack sql-transform --candidate jane-doe -o jane.zip",
        "scorecard exercise pack sql-transform --candidate jane-doe -o jane/",
    ),
)
def pack(
    ctx: typer.Context,
    exercise: Wanted,
    candidate: Annotated[str, typer.Option(help="The candidate's id or name.", metavar="CANDIDATE")],
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder, or a file that ends in .zip.")],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write what a candidate gets: their own data, nothing of the key, the same each time."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.exercising.pack import pack as write_pack

    write_pack(Desk(ctx), exercise, candidate, output, force=force)


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard exercise check sql-transform answer.sql --candidate jane-doe",
        "scorecard exercise check sql-transform answer/ --candidate jane-doe --attach --as ana",
        "scorecard exercise check sql-transform answer.sql --explain",
        "scorecard exercise check pipeline-incident --candidate jane-doe --as ana    your play",
    ),
)
def check(
    ctx: typer.Context,
    exercise: Wanted,
    submission: HandedIn = None,
    candidate: For = None,
    dialect: Annotated[str, typer.Option(help="The SQL it is written in, e.g. postgres.", metavar="NAME")] = "",
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    attach: Annotated[bool, typer.Option("--attach", help="Keep the facts with your open scorecard.")] = False,
    hints: Annotated[bool, typer.Option("--hints", help="SQL: add what sqlfluff says of how it reads.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="SQL: look at the cost on a million orders.")] = False,
) -> None:
    """Report facts about a submission, never a grade."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.exercising.check import check as check_submission
    from scorecard.cli.exercising.check import tell_checkup

    desk = Desk(ctx)
    looks = [name for name, asked in (("hints", hints), ("explain", explain)) if asked]
    found = check_submission(desk, exercise, submission, candidate, dialect, looks)
    if candidate and submission:
        from scorecard.cli.exercising.sitting import join

        join(desk, submission, found)
    tell_checkup(found, json=json)
    if attach:
        from scorecard.cli.exercising.attach import attach as keep_beside_criteria

        keep_beside_criteria(desk, found)


@app.command(cls=HouseCommand, epilog=examples("scorecard exercise guide sql-transform"))
def guide(ctx: typer.Context, exercise: Wanted) -> None:
    """Print the interviewer's guide: how to run it, hints, what good looks like."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.exercising.guide import guide as print_guide

    print_guide(Desk(ctx), exercise)


@app.command(
    "test",
    cls=HouseCommand,
    epilog=examples("scorecard exercise test", "scorecard exercise test sql-transform --candidate jane-doe"),
)
def try_kits(
    ctx: typer.Context,
    exercises: Annotated[
        list[str] | None, typer.Argument(metavar="[EXERCISE]...", help="Ids; without one: all.", show_default=False)
    ] = None,
    candidate: For = None,
) -> None:
    """Let the kits check themselves: keys clean, planted traps caught."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.exercising.proof import run_kit_tests

    run_kit_tests(Desk(ctx), exercises or [], candidate)


@app.command(cls=HouseCommand, epilog=examples("scorecard exercise run sql-transform --candidate jane-doe --as ana"))
def run(
    ctx: typer.Context,
    exercise: Wanted,
    candidate: Annotated[str, typer.Option(help="The candidate's id or name.", metavar="CANDIDATE")],
) -> None:
    """Run an exercise against the clock; hints are stamped and kept for the scorecard."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.exercising.run import run as run_against_the_clock

    run_against_the_clock(Desk(ctx), exercise, candidate)


@app.command(
    cls=HouseCommand, epilog=examples("scorecard exercise play pipeline-incident --candidate jane-doe --as ana")
)
def play(
    ctx: typer.Context,
    exercise: Wanted,
    candidate: Annotated[str, typer.Option(help="The candidate's id or name.", metavar="CANDIDATE")],
) -> None:
    """Play an incident: what the candidate asks reveals the next fact; all of it is kept."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.exercising.play import play as play_incident

    play_incident(Desk(ctx), exercise, candidate)
