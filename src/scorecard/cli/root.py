"""This room runs the whole command line: it loads the one command that is asked for and ends every run in a code."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, TextIO

import typer
from typer.core import TyperCommand

from scorecard._table import COMMANDS
from scorecard.cli.everywhere import CONTEXT, HouseGroup
from scorecard.cli.speak import complain
from scorecard.core.text import safe_line
from scorecard.errors import StoreError

BROKEN_PIPE = 141
READER_GONE = (errno.EPIPE, errno.EIO)
"""The pipe was closed, or the terminal was: there is nobody left to tell anything."""

CANNOT_WRITE = (errno.ENOSPC, errno.EBADF, errno.EDQUOT, errno.EFBIG)
"""The disk behind standard output is full, or standard output was closed before we began."""


WRONG_USAGE: Any = typer.BadParameter.__base__


class RootGroup(HouseGroup):
    """The commands by name, from the table; each is imported when it is the one that runs."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        stubs = {name: TyperCommand(name, help=entry.help) for name, entry in COMMANDS.items()}
        self.commands = {**stubs}

    def make_context(self, *args: Any, **named: Any) -> Any:
        """As usual, but a wrong usage is told without what could act on a terminal."""
        with _told_safely():
            return super().make_context(*args, **named)

    def invoke(self, ctx: Any) -> Any:
        """As usual, but a wrong usage is told without what could act on a terminal."""
        with _told_safely():
            return super().invoke(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The real command for a name in the table."""
        entry = COMMANDS.get(cmd_name)
        return load(cmd_name, entry.module) if entry else None


@contextmanager
def _told_safely() -> Iterator[None]:
    try:
        yield
    except WRONG_USAGE as error:
        error.message = safe_line(error.message)
        raise


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
    try:
        code = _code(RootGroup(name="scorecard", rich_markup_mode=None, context_settings=CONTEXT), arguments)
        sys.stdout.flush()
    except OSError as error:
        if error.errno in READER_GONE:
            code = BROKEN_PIPE
        elif error.errno in CANNOT_WRITE and error.filename is None:
            complain(StoreError("The output could not be written.", why=f"{error.strerror}."))
            code = StoreError.exit_code
        else:
            raise
        _silence(sys.stdout)
    with suppress(OSError):
        sys.stderr.flush()
        return code
    _silence(sys.stderr)
    return code


def _code(root: RootGroup, arguments: list[str]) -> int:
    stdout = sys.stdout
    try:
        root.main(args=arguments, prog_name="scorecard")
    except SystemExit as ending:
        if sys.stdout is not stdout:  # Typer puts a wrapper there when the reader of a pipe has gone
            raise BrokenPipeError(errno.EPIPE, "the reader has gone") from None
        return ending.code if isinstance(ending.code, int) else 1
    return 0


def _silence(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unexpected(kind: type[BaseException], _: BaseException, trace: Any) -> None:
    from scorecard.cli.crash import report

    report(kind, trace)
