"""This room is `scorecard outcomes`: how the hires are doing, and what the scores had said."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()

Json = Annotated[bool, typer.Option("--json", help="For programs.")]
At = Annotated[str, typer.Option(help="The check-in: 30d, 60d, 90d, 6m or 12m.", metavar="WHEN", show_default=False)]
By = Annotated[str, typer.Option(help="Who rates; else who is asking.", metavar="NAME", show_default=False)]
Seen = Annotated[
    bool | None,
    typer.Option("--seen/--not-seen", help="Had the rater seen the interview scorecards?", show_default=False),
]
Levels = Annotated[
    list[str] | None,
    typer.Option(help="A milestone's level, 1 to 4; repeated.", metavar="MILESTONE=LEVEL", show_default=False),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(help="What was seen; levels 1 and 4 need it.", metavar="MILESTONE=TEXT", show_default=False),
]
Note = Annotated[str, typer.Option(help="What else to remember.", metavar="TEXT", show_default=False)]
Ramp = Annotated[str, typer.Option(help="The ramp rubric's id.", metavar="RUBRIC", show_default=False)]
Answers = Annotated[
    str, typer.Option(help="An outcome document; - for standard input.", metavar="FILE", show_default=False)
]


@app.callback()
def outcomes() -> None:
    """How hires are doing after 30 days to 12 months, and whether the scores foresaw it."""


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard outcomes add jane-doe                 asks for everything",
        "scorecard outcomes add jane-doe --at 30d --level first-change=3 --not-seen",
        "scorecard outcomes add --answers outcome.yaml   - reads standard input",
        "scorecard outcomes add jane-doe --at 30d --amend --because 'A slip' --seen",
    ),
)
def add(
    ctx: typer.Context,
    candidate: Annotated[str, typer.Argument(help="The hire's id or name.", show_default=False)] = "",
    at: At = "",
    by: By = "",
    seen: Seen = None,
    level: Levels = None,
    evidence: Evidence = None,
    note: Note = "",
    rubric: Ramp = "",
    answers: Answers = "",
    amend: Annotated[bool, typer.Option("--amend", help="Revise what was recorded; needs --because.")] = False,
    because: Annotated[str, typer.Option(help="Why it is amended.", metavar="TEXT", show_default=False)] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines, fit for a screen reader.")] = False,
) -> None:
    """Record how a hire is doing at a check-in, by a named person."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.learning.checkin import Entry, record
    from scorecard.errors import WrongUsageError

    if because and not amend:
        raise WrongUsageError("--because goes with --amend.")
    levels, texts = tuple(level or ()), tuple(evidence or ())
    record(Desk(ctx), Entry(candidate, at, by, seen, levels, texts, note, rubric, answers, amend, because, plain))


@app.command(
    cls=HouseCommand, epilog=examples("scorecard outcomes show jane-doe", "scorecard outcomes show jane-doe --json")
)
def show(
    ctx: typer.Context,
    candidate: Annotated[str, typer.Argument(help="The hire's id or name.", show_default=False)],
    json: Json = False,
) -> None:
    """Show what was recorded about a hire, amendments and all."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.learning.recorded import show_recorded

    show_recorded(Desk(ctx), candidate, json=json)


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard outcomes report",
        "scorecard outcomes report --at 90d --explain",
        "scorecard outcomes report --json | jq .pearson",
    ),
)
def report(
    ctx: typer.Context,
    at: Annotated[
        str, typer.Option(help="The check-in; without it, the one with most hires.", metavar="WHEN", show_default=False)
    ] = "",
    rubric: Annotated[
        str,
        typer.Option(help="The rubric of the interviews or the ramp.", metavar="RUBRIC", show_default=False),
    ] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Add numbers, formulas and sources.")] = False,
    json: Json = False,
) -> None:
    """Lay the scores of interviews beside the outcomes of hires."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.learning.validity import Question, report_validity

    report_validity(Desk(ctx), Question(at, rubric, explain, json))
