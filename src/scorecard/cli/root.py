"""This room runs the whole command line: it loads the one command that is asked for and ends every run in a code."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand

from scorecard._table import COMMANDS
from scorecard.cli.everywhere import CONTEXT, HouseGroup
from scorecard.cli.speak import complain
from scorecard.errors import StoreError

BROKEN_PIPE = 141
READER_GONE = (errno.EPIPE, errno.EIO)
"""The pipe was closed, or the terminal was: there is nobody left to tell anything."""


class RootGroup(HouseGroup):
    """The commands by name, from the table; each is imported when it is the one that runs."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        stubs = {name: TyperCommand(name, help=entry.help) for name, entry in COMMANDS.items()}
        self.commands = {**stubs}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The real command for a name in the table."""
        entry = COMMANDS.get(cmd_name)
        return load(cmd_name, entry.module) if entry else None


def load(name: str, module: str) -> Any:
    """Import a command's module and make its command."""
    command = typer.main.get_command(import_module(module).app)
    command.name = name
    return command


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.excepthook = _unexpected
    root = RootGroup(name="scorecard", rich_markup_mode=None, context_settings=CONTEXT)
    try:
        try:
            root.main(args=arguments, prog_name="scorecard")
        except SystemExit as ending:
            sys.stdout.flush()
            return ending.code if isinstance(ending.code, int) else 1
    except OSError as error:
        if error.errno in READER_GONE:
            return _silenced()
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        complain(StoreError("The output could not be written.", why="There is no space left where it goes."))
        _silenced()
        return StoreError.exit_code
    return 0


def _silenced() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _unexpected(kind: type[BaseException], _: BaseException, trace: Any) -> None:
    from scorecard.cli.crash import report

    report(kind, trace)
