"""This room is `scorecard debrief`: a panel reads, votes again, talks and decides; the ledger and the minutes stay."""

from typing import TYPE_CHECKING, Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

if TYPE_CHECKING:
    from scorecard.cli.debriefing.minutes import Order
    from scorecard.cli.desk import Desk

app = command_app()

Wanted = Annotated[str, typer.Argument(help="The candidate's id or name.", show_default=False)]
Rubric = Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)]
Because = Annotated[
    str, typer.Option(help="Why to go on when somebody has not submitted.", metavar="TEXT", show_default=False)
]
Answers = Annotated[
    str | None, typer.Option(help="A debrief document; - for standard input.", metavar="FILE", show_default=False)
]
Reading = Annotated[int, typer.Option(help="Minutes for the silent read.", metavar="MINUTES", min=0, max=600)]
Again = Annotated[bool, typer.Option("--again", help="Hold another one after one that is finished.")]
Minutes = Annotated[bool, typer.Option("--minutes", help="Print the minutes of the last one.")]
Json = Annotated[bool, typer.Option("--json", help="Where the last one stands, for programs; begins none.")]
Output = Annotated[
    str,
    typer.Option("--output", "-o", help="Where the minutes go; - for the screen.", metavar="FILE", show_default=False),
]


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard debrief jane-doe --as lea               begin, or go on where it stopped",
        "scorecard debrief jane-doe --as lea --because 'Dan is ill, we decide today'",
        "scorecard debrief jane-doe --answers debrief.yaml   without a terminal; - reads standard input",
        "scorecard debrief jane-doe --minutes -o minutes.md",
        "scorecard debrief jane-doe --json | jq .ledger",
    ),
)
def debrief(
    ctx: typer.Context,
    candidate: Wanted,
    rubric: Rubric = None,
    because: Because = "",
    answers: Answers = None,
    reading: Reading = 10,
    again: Again = False,
    minutes: Minutes = False,
    json: Json = False,
    output: Output = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines, fit for a screen reader.")] = False,
) -> None:
    """Hold the debrief: open the gate, read, vote again, talk, vote, decide; every answer is saved."""
    from scorecard.cli.debriefing.minutes import Order, print_kept
    from scorecard.cli.desk import Desk

    desk, order = Desk(ctx), Order(output, force, rubric)
    said = {"--answers": answers, "--because": because, "--plain": plain, "--again": again, "-o": output}
    _refuse_contradiction(json=json, minutes=minutes, said={option for option, value in said.items() if value})
    if json or minutes:
        print_kept(desk, candidate, order, json=json)
    elif answers is not None:
        _fill(desk, candidate, answers, order, again=again)
    else:
        from scorecard.cli.debriefing.talk import Wish, converse

        converse(desk, candidate, Wish(because, reading, again, plain), order)


def _refuse_contradiction(*, json: bool, minutes: bool, said: set[str]) -> None:
    from scorecard.errors import WrongUsageError

    if json and (minutes or said):
        raise WrongUsageError("--json prints where the last debrief stands; it goes only with --rubric.")
    if minutes and said - {"-o"}:
        raise WrongUsageError("--minutes prints what was kept; it goes only with --rubric, -o and --force.")
    if "--answers" in said and said & {"--because", "--plain"}:
        raise WrongUsageError("--answers takes no --because or --plain: the document says everything.")


def _fill(desk: "Desk", candidate: str, answers: str, order: "Order", *, again: bool) -> None:
    from scorecard.cli.debriefing.fill import fill

    fill(desk, candidate, answers, order, again=again)
