"""This room is the kind `sql`: an answer is run on data with traps, and what differs is told by its likely cause."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.core.checkup import Checkup
from scorecard.core.scorecard import Fact
from scorecard.kits.kind import Case, Figure, ReadYaml


def pack(case: Case, *, read_yaml: ReadYaml) -> Mapping[str, bytes]:
    """What the candidate gets: files by relative path, nothing of the key, the same bytes each time."""
    from scorecard.kits.sql.handout import handout

    return handout(case, read_yaml)


def check(case: Case, submission: Path, *, dialect: str, read_yaml: ReadYaml) -> Checkup:
    """The facts about a submission, the most important first. InvalidError when it cannot be read."""
    from scorecard.kits.sql.report import report

    return report(case, submission, dialect, read_yaml)


def explain(case: Case, submission: Path, *, dialect: str, read_yaml: ReadYaml) -> tuple[Fact, ...]:
    """The facts about what an answer costs on large data, beside what the key costs."""
    from scorecard.kits.sql.cost import cost

    return cost(case, submission, dialect, read_yaml)


def hints(case: Case, submission: Path, *, dialect: str, read_yaml: ReadYaml) -> tuple[Fact, ...]:
    """The facts about how an answer reads to sqlfluff. WrongUsageError when that is not installed."""
    from scorecard.kits.sql import hint

    return hint.hints(case, submission, dialect, read_yaml)


def test(case: Case, *, read_yaml: ReadYaml) -> Iterator[Figure]:
    """Check the kit itself on the candidate's seed."""
    from scorecard.kits.sql.proof import prove

    return prove(case, read_yaml)
