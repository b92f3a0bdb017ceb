"""This room is `scorecard audit`: self-checks of a whole process, in aggregates."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()

Groups = Annotated[
    str,
    typer.Option(help="A CSV file of candidates and their groups; - for stdin.", metavar="FILE", show_default=False),
]
Excuse = Annotated[
    str, typer.Option(help="Why groups under 2% are not compared; printed.", metavar="WHY", show_default=False)
]


@app.callback()
def audit() -> None:
    """Check the whole process yourself: aggregates only, nothing about one person."""


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard audit impact --groups groups.csv      candidate,sex,race_ethnicity",
        "scorecard audit impact --groups - --explain < groups.csv",
        "scorecard audit impact --groups groups.csv --by sex --json",
    ),
)
def impact(
    ctx: typer.Context,
    groups: Groups,
    by: Annotated[
        list[str] | None,
        typer.Option(help="Group by this column only; can be repeated.", metavar="COLUMN", show_default=False),
    ] = None,
    rubric: Annotated[str, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)] = "",
    exclude_small: Excuse = "",
    skip_unknown: Annotated[
        bool, typer.Option("--skip-unknown", help="Leave out rows of people who are not in the store.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Add numbers, formulas and sources.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Compare the rates of groups; a self-check, and groups are never kept."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.learning.impact import Inquiry, audit_impact

    audit_impact(Desk(ctx), Inquiry(groups, tuple(by or ()), skip_unknown, rubric, exclude_small, explain, json))
