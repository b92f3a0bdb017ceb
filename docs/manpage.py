"""Writes the man page from the table of commands: `python docs/manpage.py`."""

from pathlib import Path

from scorecard import __version__
from scorecard._table import COMMANDS, GROUPS
from scorecard.manual import EVERYWHERE, EXAMPLES, EXIT_CODES, OPENING

PAGE = Path(__file__).with_name("scorecard.1")


def page() -> str:
    """The man page in roff."""
    lines = [f'.TH SCORECARD 1 "" "scorecard {__version__}"', ".SH NAME", "scorecard \\- interview scorecards as code"]
    lines += [".SH SYNOPSIS", ".B scorecard", "[OPTIONS] COMMAND [ARGS]...", ".SH DESCRIPTION", _roff(OPENING[1])]
    lines += ["Every command tells its options and examples with \\fB\\-\\-help\\fR.", ".SH COMMANDS"]
    for names in GROUPS.values():
        for name in names:
            entry = COMMANDS[name]
            lines += [".TP", f".B {name}", _roff(entry.help)]
            for inner, one in entry.commands.items():
                lines += [".TP", f".B {name} {inner}", _roff(one.help)]
    lines.append(".SH OPTIONS")
    for flag, text in EVERYWHERE:
        lines += [".TP", f".B {_roff(flag)}", _roff(text)]
    lines += [".SH EXAMPLES", ".nf", *(_roff(line) for line in EXAMPLES), ".fi", ".SH EXIT STATUS", _roff(EXIT_CODES)]
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
