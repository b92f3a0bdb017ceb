"""This room is `scorecard decide`: what a named person decided, with the reason."""

from typing import Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

app = command_app()


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard decide jane-doe --decision yes --because 'The panel agrees on all but testing' --as lea",
        "scorecard decide jane-doe --decision yes --because '…' --override 'Why the red flag does not stop us'",
    ),
)
def decide(
    ctx: typer.Context,
    candidate: Annotated[str, typer.Argument(help="The candidate's id or name.", show_default=False)],
    decision: Annotated[
        str, typer.Option(help="strong_yes, yes, no, strong_no or no_decision.", metavar="CALL", show_default=False)
    ] = "",
    because: Annotated[str, typer.Option(help="The reason; required.", metavar="TEXT", show_default=False)] = "",
    override: Annotated[
        str,
        typer.Option(help="One more sentence when it goes against the recommendation or a red flag.", metavar="TEXT"),
    ] = "",
) -> None:
    """Record a person's decision; it is shown from then on, beside the recommendation."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.weighing.decision import record

    record(Desk(ctx), candidate, decision, because, override)
