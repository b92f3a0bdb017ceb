import json
import signal
import sys

import pytest

from scorecard.kits import answer
from scorecard.kits.ran import Limits, Ran, Status

LIMITS = Limits(seconds=2.0, grace=1.0, wall_seconds=15.0)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"not json\n",
        b"[1, 2]\n",
        b"null\n",
        b'{"status": "splendid", "seconds": 1, "rows": []}\n',
        b'{"status": "ok"}\n',
        b'{"status": "ok", "seconds": 1, "rows": 5}\n',
        b'{"status": "ok", "seconds": "x", "rows": []}\n',
        b'{"status": "ok", "seconds": 1, "columns": [["a"]], "rows": []}\n',
        b'{"status": "ok", "seconds": 1, "columns": [["a", "DATE"]], "rows": [["2025-01-01"]',
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_answer_is_none(line: bytes) -> None:
    assert answer.read(line, LIMITS) is None


def test_a_cell_that_does_not_fit_its_type_in_python_stays_text() -> None:
    columns = [["a", "DATE"], ["b", "TIMESTAMP"], ["c", "DECIMAL(1,0)[]"], ["d", "BIGINT"]]
    rows = [["10000-01-01", "0044-03-15 (BC) 00:00:00", "[Decimal('1')]", "x"]]
    line = json.dumps({"status": "ok", "seconds": 1, "columns": columns, "rows": rows}).encode()

    assert answer.read(line, LIMITS).rows == (("10000-01-01", "0044-03-15 (BC) 00:00:00", "[Decimal('1')]", "x"),)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(
    ("code", "message"),
    [
        (-signal.SIGKILL, "The system killed it, most likely because memory ran out."),
        (-signal.SIGSEGV, "The engine crashed (SIGSEGV), most likely because memory ran out."),
        (1, "The engine crashed (1), most likely because memory ran out."),
    ],
)
def test_an_end_in_the_midst_is_told_by_its_cause(code: int, message: str) -> None:
    assert answer.ended(code, LIMITS, 0.5) == Ran(Status.KILLED, message=message, seconds=0.5)
