"""This room is `scorecard compare`: panels side by side."""

from typing import Annotated, Any

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


def _option(help: str, *flags: str, metavar: str = "", least: int | None = None) -> Any:  # noqa: A002
    return typer.Option(*flags, help=help, metavar=metavar or None, min=least, show_default=False)


Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CANDIDATE]...", help="Ids or names; everybody without.", show_default=False),
]
Rubric = Annotated[str, _option("Only on this rubric.", metavar="RUBRIC")]
Interview = Annotated[str, _option("Only who had this interview of the plan.", "--interview", "--stage", metavar="ID")]
Since = Annotated[str, _option("Last scorecard on this day or later.", metavar="YYYY-MM-DD")]
Until = Annotated[str, _option("Last scorecard on this day or earlier.", metavar="YYYY-MM-DD")]
Decided = Annotated[bool | None, _option("Only with or without a decision.", "--decided/--undecided")]
Sort = Annotated[
    str,
    _option(
        "score, recommendation, coverage, agreement, range, votes, red-flags, firmness, decision, interviewers, date, "
        "candidate or a dimension's id.",
        metavar="COLUMN",
    ),
]
Reverse = Annotated[bool, _option("The other end first.", "--reverse")]
GroupBy = Annotated[str, _option("Under a heading for each value.", "--group-by", metavar="COLUMN")]
By = Annotated[str, _option("Show each panel by dimension (as it is without) or interviewer.", metavar="WHAT")]
Top = Annotated[int | None, _option("How many to show; a screenful without.", metavar="N", least=1)]
Every = Annotated[bool, _option("Show everybody.", "--all")]
Across = Annotated[bool, _option("Rank panels on different versions of a rubric together.", "--across-versions")]
Weight = Annotated[list[str] | None, _option("Try a weight, in points of 100: sql=30.", metavar="DIMENSION=POINTS")]
Explain = Annotated[bool, _option("Add the numbers, formulas and sources.", "--explain")]
Json = Annotated[bool, _option("For programs.", "--json")]
Csv = Annotated[bool, _option("For spreadsheets.", "--csv")]


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard compare",
        "scorecard compare jane-doe kim-lee",
        "scorecard compare --undecided --sort agreement --reverse",
        "scorecard compare --group-by recommendation --by interviewer",
        "scorecard compare --weight sql=30 --top 10",
        "scorecard compare --all --csv > panels.csv",
    ),
)
def compare(
    ctx: typer.Context,
    candidates: Names = None,
    rubric: Rubric = "",
    interview: Interview = "",
    since: Since = "",
    until: Until = "",
    decided: Decided = None,
    sort: Sort = "score",
    reverse: Reverse = False,
    group_by: GroupBy = "",
    by: By = "dimension",
    top: Top = None,
    every: Every = False,
    across: Across = False,
    weight: Weight = None,
    explain: Explain = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Compare panels: who is ahead, how firmly, and where a panel splits."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.weighing.comparison import Filters, Form, write
    from scorecard.cli.weighing.ranking import Asked
    from scorecard.cli.weighing.weights import points

    filters = Filters(tuple(candidates or ()), rubric, interview, since, until, decided)
    asked = Asked(sort, reverse, group_by, across=across, weights=points(weight or ()))
    write(Desk(ctx), filters, asked, Form(by, top, every, explain, json, csv))
