"""This room asks sqlfluff how an answer reads, if somebody wants to know: hints, never a verdict."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed, safe_line
from scorecard.errors import WrongUsageError
from scorecard.kits.bounds import unreadable
from scorecard.kits.kind import Case, ReadYaml
from scorecard.kits.sql import dialect, submission
from scorecard.kits.sql.bench import read_kit

SECONDS = 20
MEMORY_MB = 1024
EXAMPLES = 5
NAMES = {"spark": "sparksql"}
"""What sqlfluff calls the dialects that sqlglot calls otherwise."""

UNPARSED = ("PRS", "LXR", "TMP")

Violation = Mapping[str, str | int]


def hints(case: Case, place: Path, asked: str, read_yaml: ReadYaml) -> tuple[Fact, ...]:
    """The facts about how an answer reads to sqlfluff, one for each rule. WrongUsageError when it is not installed."""
    if importlib.util.find_spec("sqlfluff") is None:
        raise WrongUsageError(
            "sqlfluff, which gives the hints, is not installed.",
            then="Install it with the extra: pip install 'interview-scorecard[hints]'",
        )
    kit, text = read_kit(case.folder, read_yaml), submission.read(place).answer
    spoken = dialect.chosen(kit.dialects, asked, text)
    if unreadable((text,)):
        return ()
    found = _violations(dialect.without_dbt(text), NAMES.get(spoken, spoken))
    return tuple(
        Fact(id=name, sentence=sentence, criteria=kit.criteria.clarity, examples=lines)
        for name, sentence, lines in _told(found)
    )


def _violations(text: str, spoken: str) -> Sequence[Violation] | None:
    """What sqlfluff says, in a process of its own; None when it does not come to an end."""
    job = {"text": text, "dialect": spoken, "cpu_seconds": SECONDS, "address_mb": MEMORY_MB}
    with tempfile.TemporaryDirectory() as empty:
        try:
            ran = subprocess.run(
                [sys.executable, "-I", "-B", Path(__file__).with_name("linter.py")],
                input=json.dumps(job).encode(),
                capture_output=True,
                cwd=empty,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
    return list(json.loads(ran.stdout)) if ran.returncode == 0 else None


def _told(found: Sequence[Violation] | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if found is None:
        yield "hints_unfinished", f"sqlfluff did not come to an end with the answer, for which it has {SECONDS} s.", ()
        return
    for code, group in groupby(sorted(found, key=_place), key=lambda one: str(one["code"])):
        places = list(group)
        lines = [f"line {one['line']}: {safe_line(str(one['said']))}" for one in places]
        yield f"hint_{code.lower()}", _sentence(code, places), tuple(dict.fromkeys(lines))[:EXAMPLES]


def _place(one: Violation) -> tuple[str, int]:
    return str(one["code"]), int(one["line"])


def _sentence(code: str, places: Sequence[Violation]) -> str:
    numbers = list(dict.fromkeys(str(one["line"]) for one in places))
    where = f"line {numbers[0]}" if len(numbers) == 1 else f"lines {listed(numbers)}"
    if code in UNPARSED:
        return f"sqlfluff cannot read {counted(len(places), 'place')} of the answer ({where})."
    return f"sqlfluff {code} ({places[0]['name']}), {where}: {places[0]['rule']}"
