"""This room is the front: it answers --version, root help and completion from a table; all else goes to cli/."""

import gc
import os
import sys

from scorecard import __version__


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    _open_streams()
    if "_SCORECARD_COMPLETE" in os.environ:
        from scorecard.completion import complete

        return complete(os.environ)
    if arguments and arguments[0] in ("--version", "-V"):
        return _say(f"scorecard {__version__}\n")
    if arguments[:1] == ["--show-completion"]:
        from scorecard.completion import script

        return _say(script(arguments[1:], os.environ))
    if arguments in (["--help"], ["-h"], ["help"]) or (not arguments and not _somebody()):
        from scorecard.manual import manual

        return _say(manual(_width()))
    gc.disable()  # a command is short; the interview turns it on again
    from scorecard.cli.root import run

    return run(arguments or ["menu"])


def _open_streams() -> None:
    """Stand in for streams that were closed before we began; what is written to such an output fails."""
    for name, mode, access in (
        ("stdin", "r", os.O_RDONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), mode))


def _somebody() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("SCORECARD_NO_INPUT")


def _width() -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80


def _say(text: str) -> int:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        sys.stderr.write(f"Error: The output could not be written: {error.strerror}.\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 7
    return 0


if __name__ == "__main__":
    sys.exit(main())
