"""This room measures whole commands against a bare `python -c pass` of the same environment."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pair import process, ratio

EXAMPLES = Path(__file__).parents[1] / "examples"
SCORECARD = str(Path(sys.executable).with_name("scorecard"))
BUDGETS = (
    (("--version",), 1.5),
    (("--help",), 1.5),
    (("rubric", "--help"), 8),
    (("interview", "--help"), 8),
    (("candidate", "list"), 9),
    (("rubric", "list"), 9),
    (("show", "amira-haddad"), 19),
    (("explain", "amira-haddad"), 19),
    (("rubric", "validate", "associate-data-engineer"), 19),
)


def interview_everybody(environment: dict[str, str]) -> None:
    """Fill the store with the sample candidates."""
    for file in sorted(EXAMPLES.glob("*/*.yaml")):
        command = [SCORECARD, "interview", "--answers", str(file)]
        subprocess.run(command, env=environment, check=True, capture_output=True)


def figures(_: Path, environment: dict[str, str]) -> Iterator[tuple[str, float, float, str]]:
    """Each command's CPU time as a ratio to a bare Python's."""
    bare = process([sys.executable, "-c", "pass"], environment)
    for words, budget in BUDGETS:
        measured = ratio(process([SCORECARD, *words], environment), bare, rounds=11)
        yield "scorecard " + " ".join(words), measured, budget, "python -c pass"
    asked = {"_SCORECARD_COMPLETE": "complete_bash", "COMP_WORDS": "scorecard ex", "COMP_CWORD": "1"}
    completing = {**environment, **asked}
    yield "shell completion", ratio(process([SCORECARD], completing), bare, rounds=11), 1.5, "python -c pass"
