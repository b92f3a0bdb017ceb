"""This room is `scorecard interview`: at the keyboard, or from a scorecard document."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard interview                          choose everything, or go on with a draft",
        "scorecard interview jane-doe --interview incident",
        "scorecard interview --answers jane.yaml      without a terminal; - reads standard input",
        "scorecard interview jane-doe --amend --because 'Mixed up two candidates'",
    ),
)
def interview(
    ctx: typer.Context,
    candidate: Annotated[str | None, typer.Argument(help="The candidate's id or name.", show_default=False)] = None,
    rubric: Annotated[str | None, typer.Option(help="The rubric's id.", metavar="RUBRIC", show_default=False)] = None,
    slot: Annotated[
        str | None, typer.Option("--interview", help="The slot of the plan.", metavar="SLOT", show_default=False)
    ] = None,
    answers: Annotated[
        str | None, typer.Option(help="A scorecard document; - for standard input.", metavar="FILE", show_default=False)
    ] = None,
    submit: Annotated[bool, typer.Option("--submit/--draft", help="With --answers: hand in, or keep a draft.")] = True,
    amend: Annotated[bool, typer.Option("--amend", help="Revise a submitted scorecard; needs --because.")] = False,
    because: Annotated[str, typer.Option(help="Why it is amended.", metavar="TEXT", show_default=False)] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines, fit for a screen reader.")] = False,
) -> None:
    """Walk through an interview; every answer is saved as it is given."""
    from scorecard.cli.desk import Desk

    desk = Desk(ctx)
    twice = answers is not None and bool(rubric or slot or plain)
    _refuse_contradiction(because_alone=bool(because) and not amend, twice=twice)
    if answers is not None:
        from scorecard.cli.interviewing.ending import tell_filled
        from scorecard.cli.interviewing.fill import document, fill

        tell_filled(fill(desk, document(answers, submit=submit, amend=amend, because=because), candidate))
        return
    from scorecard.cli.interviewing.conversation import Wish, converse

    converse(desk, Wish(candidate, rubric, slot, amend, because, plain))


def _refuse_contradiction(*, because_alone: bool, twice: bool) -> None:
    from scorecard.errors import WrongUsageError

    if because_alone:
        raise WrongUsageError("--because goes with --amend.")
    if twice:
        raise WrongUsageError("--answers takes no --rubric, --interview or --plain: the document says which.")
