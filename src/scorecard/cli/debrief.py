"""This room is `scorecard debrief`: a panel reads, votes again, talks and decides; the ledger and the minutes stay."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

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
    output: Output = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines, fit for a screen reader.")] = False,
) -> None:
    """Hold the debrief: open the gate, read, vote again, talk, vote, decide; every answer is saved."""
    from scorecard.cli.debriefing.minutes import Order, print_minutes
    from scorecard.cli.desk import Desk

    desk, at_keyboard = Desk(ctx), bool(because or plain)
    _refuse_contradiction(minutes=minutes, document=answers is not None, at_keyboard=at_keyboard, again=again)
    order = Order(output, force, rubric)
    if minutes:
        print_minutes(desk, candidate, order)
    elif answers is not None:
        from scorecard.cli.debriefing.fill import fill

        fill(desk, candidate, answers, order, again=again)
    else:
        from scorecard.cli.debriefing.talk import Wish, converse

        converse(desk, candidate, Wish(because, reading, again, plain), order)


def _refuse_contradiction(*, minutes: bool, document: bool, at_keyboard: bool, again: bool) -> None:
    from scorecard.errors import WrongUsageError

    if minutes and (document or at_keyboard or again):
        raise WrongUsageError("--minutes prints what was kept; it goes only with --rubric, -o and --force.")
    if document and at_keyboard:
        raise WrongUsageError("--answers takes no --because or --plain: the document says everything.")
