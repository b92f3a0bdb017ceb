"""This room is `scorecard export`: summaries to paste anywhere."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard export jane-doe                      writes jane-doe-….md here",
        "scorecard export jane-doe -o - | pbcopy",
        "scorecard export --all -o summaries/           one file for each candidate",
    ),
)
def export(
    ctx: typer.Context,
    candidate: Annotated[str | None, typer.Argument(help="The candidate's id or name.", show_default=False)] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="md", metavar="FORMAT")] = "md",
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A file, a folder, or - for the screen.", metavar="FILE", show_default=False
        ),
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Every candidate, one file each.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    rubric: Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)] = None,
) -> None:
    """Write the summary of a candidate, or of everybody."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.weighing.summary import Order, write_all, write_one
    from scorecard.errors import WrongUsageError

    if form not in ("md", "markdown"):
        raise WrongUsageError(f"There is no format called {form}.", then="This version writes: -f md")
    order = Order(output or "", force, rubric)
    if everybody == (candidate is not None):
        raise WrongUsageError(
            "Export needs one candidate, or --all.", then="To see who is there: scorecard candidate list"
        )
    if candidate is None:
        write_all(Desk(ctx), order)
    else:
        write_one(Desk(ctx), candidate, order)
