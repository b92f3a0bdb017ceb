"""This room writes the root help from the table of commands, without importing anything else."""

from scorecard._table import COMMANDS, GROUPS

OPENING = (
    "Usage: scorecard [OPTIONS] COMMAND [ARGS]...",
    (
        "Structured interviews at the keyboard: rubrics in YAML, evidence before numbers, and a recommendation "
        "that anyone can recompute by hand. A person decides."
    ),
)

EVERYWHERE = (
    ("--store FILE", "the store file (or SCORECARD_STORE)"),
    ("--rubrics DIR", "an extra folder of rubrics, searched first (or SCORECARD_RUBRICS)"),
    ("--as NAME", "who is asking (or SCORECARD_INTERVIEWER)"),
    ("--no-color", "no colours (or NO_COLOR)"),
    ("--no-input", "never ask; say what is missing instead (or SCORECARD_NO_INPUT)"),
    ("-h, --help", "help, with examples, for any command"),
    ("--version", "the version"),
    ("--show-completion", "a completion script: bash, zsh, fish or powershell"),
)

EXAMPLES = (
    "scorecard interview",
    "scorecard show jane-doe",
    "scorecard export jane-doe -o -",
    "scorecard rubric new my-role",
)

EXIT_CODES = (
    "0 done, 1 unexpected, 2 wrong usage, 3 invalid document or rubric, 4 not allowed, 5 not found, 6 conflict, "
    "7 store or disk, 130 interrupted. A no is a result: 0."
)


def manual(width: int) -> str:
    """The root help, wrapped to a width."""
    lines = [*_wrapped(OPENING[0], width), "", *_wrapped(OPENING[1], width)]
    for title, names in GROUPS.items():
        lines += ["", f"{title}:", *_pairs([(name, COMMANDS[name].help) for name in names], width)]
    lines += ["", "Everywhere:", *_pairs(EVERYWHERE, width), "", "Examples:", *(f"  {line}" for line in EXAMPLES)]
    lines += ["", *_wrapped(f"Exit codes: {EXIT_CODES}", width)]
    return "\n".join(lines) + "\n"


def _pairs(pairs: "list[tuple[str, str]] | tuple[tuple[str, str], ...]", width: int) -> list[str]:
    left = max(len(name) for name, _ in pairs) + 4
    lines = []
    for name, text in pairs:
        first, *rest = _wrapped(text, max(width - left, 20))
        lines += [f"  {name:<{left - 2}}{first}", *(" " * left + line for line in rest)]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
