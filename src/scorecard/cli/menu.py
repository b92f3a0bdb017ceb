"""This room is bare `scorecard` on a terminal: a menu in plain words."""

from typing import TYPE_CHECKING

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples, settings

if TYPE_CHECKING:
    from scorecard.cli.desk import Desk
    from scorecard.prompts.ask import Asker

app = command_app()

QUIT = ""
ENTRIES = (
    ("interview", "Run an interview, or go on with a draft"),
    ("show", "Look at a candidate's panel"),
    ("explain", "See why a candidate is recommended or not"),
    ("debrief", "Hold the debrief of a panel"),
    ("compare", "Compare the candidates"),
    ("export", "Write a candidate's summary"),
    ("decide", "Record a decision"),
    ("candidate list", "List the candidates"),
    ("doctor", "See what is set up"),
)


@app.command(cls=HouseCommand, epilog=examples("scorecard"))
def menu(ctx: typer.Context) -> None:
    """Choose what to do from a menu."""
    from scorecard.cli.desk import Desk, speaks_plainly
    from scorecard.cli.root import run
    from scorecard.cli.speak import talk
    from scorecard.prompts.ask import Choice, asker

    desk = Desk(ctx)
    desk.need_terminal("The menu needs a terminal.", "To see the commands: scorecard --help")
    ask = asker(plain=speaks_plainly(asked=False))
    choices = [*(Choice(command, text) for command, text in ENTRIES), Choice(QUIT, "Leave")]
    try:
        command = ask.choose("What would you like to do?", choices).split()
        if command and command[0] in ("show", "explain", "debrief", "export", "decide"):
            command.append(_candidate(desk, ask))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    if command:
        talk(f"$ scorecard {' '.join(command)}")
        raise typer.Exit(run([*_shared(ctx), *command]))


def _candidate(desk: "Desk", ask: "Asker") -> str:
    from scorecard.errors import NotFoundError
    from scorecard.prompts.ask import Choice

    everybody = desk.store.candidates()
    if not everybody:
        raise NotFoundError("There are no candidates yet.", then="To begin with one: scorecard interview")
    return ask.choose("Which candidate?", [Choice(one.id, f"{one.name} ({one.id})") for one in everybody])


def _shared(ctx: typer.Context) -> list[str]:
    given = settings(ctx)
    words = ["--store", str(given.store)] if given.store else []
    for folder in given.rubrics:
        words += ["--rubrics", str(folder)]
    words += ["--as", given.interviewer] if given.interviewer else []
    return [*words, "--no-color"] if given.no_color else words
