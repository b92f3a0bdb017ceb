import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from scorecard.errors import ScorecardError
from scorecard.kits import sandbox
from scorecard.kits.ran import Column, Limits, Ran, Status
from tests.kits.ground import TABLES, build

SHORT = Limits(seconds=0.3, grace=0.3)
STUBBORN = "SELECT levenshtein(repeat('a', 200000), repeat('b', 200000))"
ENDLESS = "SELECT sum(range % 3) FROM range(1000000000000)"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kit's") / "it's.duckdb"
    build(path)
    path.chmod(0o600)
    return path


def one(sql: str | list[str], kit: Path, limits: Limits | None = None) -> Ran:
    return sandbox.run(sql, kit, ["d1"], limits=limits)["d1"]


def test_rows_come_back_as_plain_values_with_their_columns(kit: Path) -> None:
    ran = one(
        "SELECT 1 AS a, 1.50::DECIMAL(9,2) AS b, 0.5 * 1e0 AS c, 'x' AS d, DATE '2025-03-09' AS e, true AS f, "
        "NULL::DATE AS g, TIMESTAMP '2025-03-09 02:30:00' AS h, TIMESTAMPTZ '2025-03-09 02:30:00-05' AS i, [1] AS j, "
        "'ab'::BLOB AS k, 170141183460469231731687303715884105727 AS l",
        kit,
    )

    assert (ran.status, ran.message) == (Status.OK, "")
    assert ran.columns == (
        Column("a", "INTEGER"),
        Column("b", "DECIMAL(9,2)"),
        Column("c", "DOUBLE"),
        Column("d", "VARCHAR"),
        Column("e", "DATE"),
        Column("f", "BOOLEAN"),
        Column("g", "DATE"),
        Column("h", "TIMESTAMP"),
        Column("i", "TIMESTAMP WITH TIME ZONE"),
        Column("j", "INTEGER[]"),
        Column("k", "BLOB"),
        Column("l", "HUGEINT"),
    )
    assert ran.rows == (
        (
            *(1, Decimal("1.50"), 0.5, "x", date(2025, 3, 9), True, None, datetime(2025, 3, 9, 2, 30)),  # noqa: DTZ001
            *(datetime(2025, 3, 9, 7, 30, tzinfo=UTC), "[1]", "6162", 2**127 - 1),
        ),
    )


def test_numbers_without_end_come_back(kit: Path) -> None:
    ((nan, endless),) = one("SELECT 'nan'::DOUBLE, '-inf'::DOUBLE", kit).rows

    assert math.isnan(nan)
    assert endless == -math.inf


def test_each_dataset_answers_for_itself(kit: Path) -> None:
    ran = sandbox.run("SELECT count(*) AS n FROM raw_orders", kit, ["d1", "d2"])

    assert {schema: one.rows for schema, one in ran.items()} == {"d1": ((300,),), "d2": ((20,),)}


@pytest.mark.parametrize("kind", ["TABLE", "TEMP TABLE", "VIEW", "OR REPLACE TABLE", "TEMP VIEW"])
def test_what_the_last_statement_makes_is_the_answer_on_every_dataset(kind: str, kit: Path) -> None:
    ran = sandbox.run(f'CREATE {kind} "cur""ated" AS SELECT max(order_id) AS last FROM raw_orders', kit, ["d1", "d2"])

    assert {schema: one.rows for schema, one in ran.items()} == {"d1": ((299,),), "d2": ((19,),)}


def test_files_run_in_their_order(kit: Path) -> None:
    parts = [
        "CREATE TABLE stg AS SELECT * FROM raw_orders WHERE order_id < 5;",
        "CREATE VIEW mart AS SELECT sum(amount_cents)::INTEGER AS cents FROM stg; -- the second\n",
        "SELECT * FROM mart",
    ]
    ran = sandbox.run(parts, kit, ["d1", "d2"], tables=TABLES)

    assert [one.rows for one in ran.values()] == [((1000,),), ((1000,),)]


def test_what_one_dataset_leaves_behind_the_next_does_not_find(kit: Path) -> None:
    ran = sandbox.run(
        "CREATE TEMP TABLE left_over AS SELECT 1 AS a; CREATE TABLE other AS SELECT 2 AS b", kit, ["d1", "d2"]
    )

    assert [one.status for one in ran.values()] == [Status.OK, Status.OK]


def test_what_the_engine_refuses_is_an_error_in_its_words(kit: Path) -> None:
    ran = one("SELECT nothing FROM raw_orders", kit)

    assert ran.status is Status.ERROR
    assert ran.message.startswith('Binder Error: Referenced column "nothing" not found in FROM clause!')


def test_a_query_that_stops_when_asked_lets_the_next_dataset_run(kit: Path) -> None:
    endless_in_the_first = "range((SELECT if(count(*) > 100, 10 ** 12, 3)::BIGINT FROM raw_orders))"
    ran = sandbox.run(f"SELECT sum(range % 3)::INTEGER FROM {endless_in_the_first}", kit, ["d1", "d2"], limits=SHORT)

    stopped = "It was stopped after 0.3 seconds, the limit for one dataset."
    assert (ran["d1"].status, ran["d1"].message) == (Status.TIMEOUT, stopped)
    assert (ran["d2"].status, ran["d2"].rows) == (Status.OK, ((3,),))


def test_once_a_dataset_is_too_slow_the_others_need_not_be_waited_for(kit: Path) -> None:
    endless_in_the_first = "range((SELECT if(count(*) > 100, 10 ** 12, 3)::BIGINT FROM raw_orders))"
    query = f"SELECT sum(range % 3)::INTEGER FROM {endless_in_the_first}"

    ran = sandbox.run_while_quick(query, kit, ["d2", "d1", "d2"], limits=SHORT, tables=TABLES)

    assert {schema: one.status for schema, one in ran.items()} == {"d2": Status.OK, "d1": Status.TIMEOUT}
    assert sandbox.run_while_quick(query, kit, ["d1", "d2"], limits=SHORT, tables=TABLES)["d2"].status is Status.TIMEOUT


def test_a_query_that_does_not_stop_is_killed_and_ends_the_run(kit: Path) -> None:
    ran = sandbox.run(STUBBORN, kit, ["d1", "d2"], limits=SHORT)

    killed = "It did not stop when it was asked to after 0.3 seconds, and was killed."
    assert [(one.status, one.message) for one in ran.values()] == [
        (Status.TIMEOUT, killed),
        (Status.TIMEOUT, f"It was not reached: an earlier dataset ended the run. {killed}"),
    ]


def test_all_datasets_together_have_a_limit_too(kit: Path) -> None:
    ran = sandbox.run(ENDLESS, kit, ["d1", "d2"], limits=Limits(seconds=1, grace=5, wall_seconds=1.6))

    assert [(one.status, one.message) for one in ran.values()] == [
        (Status.TIMEOUT, "It was stopped after 1 second, the limit for one dataset."),
        (Status.TIMEOUT, "The 1.6 seconds for all datasets together were over."),
    ]


def test_too_much_memory_is_told_from_a_mistake(kit: Path) -> None:
    ran = one("SELECT length(repeat('bomb', 1000000000))", kit)

    assert ran.status is Status.KILLED
    assert ran.message.startswith("It needed more memory than the 256 MB that it may use: Out of Memory Error")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_processor_time_runs_out(kit: Path) -> None:
    ran = one(STUBBORN, kit, Limits(seconds=30, grace=30, wall_seconds=60, cpu_seconds=1))

    assert (ran.status, ran.message) == (Status.KILLED, "It used up the 1 seconds of processor time.")


@pytest.mark.parametrize(
    ("sql", "limits", "message", "rows"),
    [
        ("FROM range(4)", Limits(rows=3), "It returned more than 3 rows; no more is read.", 3),
        ("SELECT repeat('x', 4097)", Limits(), "It returned a value longer than 4096 characters; no more is read.", 0),
        ("SELECT 1, 2, 3", Limits(columns=2), "It returned more than 2 columns; no more is read.", 0),
        ("FROM range(500)", Limits(answer_bytes=100), "It returned more than 100 bytes; no more is read.", 27),
    ],
)
def test_more_than_is_read_is_cut_and_said(sql: str, limits: Limits, message: str, rows: int, kit: Path) -> None:
    ran = one(sql, kit, limits)

    assert (ran.status, ran.message, len(ran.rows)) == (Status.TRUNCATED, message, rows)


def test_exactly_as_much_as_is_read_is_not_cut(kit: Path) -> None:
    ran = one("SELECT repeat('x', 4) FROM range(3)", kit, Limits(rows=3, cell=4))

    assert (ran.status, len(ran.rows)) == (Status.OK, 3)


def test_an_accounted_run_gives_the_engines_account_of_each_statement_instead_of_rows(kit: Path) -> None:
    texts = ["CREATE TEMP TABLE few AS SELECT order_id FROM raw_orders", "SELECT count(*) FROM few"]

    ran = sandbox.run(texts, kit, ["d1"], tables=TABLES, accounted=True)["d1"]

    assert (ran.status, ran.columns) == (Status.OK, (Column("seconds", "DOUBLE"), Column("account", "VARCHAR")))
    assert [type(seconds) for seconds, _ in ran.rows] == [float, float]
    assert ["raw_orders" in str(account) for _, account in ran.rows] == [True, False]


def test_an_accounted_run_is_refused_and_stopped_like_any_other(kit: Path) -> None:
    refused = sandbox.run("COPY raw_orders TO '/tmp/x'", kit, ["d1"], tables=TABLES, accounted=True)["d1"]
    stopped = sandbox.run(ENDLESS, kit, ["d1"], limits=SHORT, accounted=True)["d1"]

    assert (refused.status, stopped.status) == (Status.REFUSED, Status.TIMEOUT)


def test_a_stream_gives_each_dataset_as_soon_as_it_is_known(kit: Path) -> None:
    slow = (  # 160,000 rows on the one dataset, 8,100,000,000 on the other
        "SELECT sum((a.order_id + b.order_id + c.order_id + d.order_id) % 3) FROM raw_orders AS a CROSS JOIN "
        "raw_orders AS b CROSS JOIN raw_orders AS c CROSS JOIN raw_orders AS d "
        "WHERE a.order_id <> 300 OR (SELECT count(*) FROM raw_orders AS e) > 0"
    )
    found = sandbox.stream(slow, kit, ["d2", "d1", "d2"], tables=TABLES, wanted=lambda: True)

    schema, ran = next(found)
    began = time.monotonic()
    later = {schema: ran.status for schema, ran in [next(found)]}

    assert (schema, ran.status, len(ran.rows)) == ("d2", Status.OK, 1)
    assert later == {"d1": Status.TIMEOUT}
    assert time.monotonic() - began > 1
    assert next(found)[1].rows == ran.rows
    found.close()


def test_a_stream_ends_when_no_more_is_wanted(kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[str] = []

    for schema, _ in sandbox.stream(
        "SELECT 1", kit, ["d1", "d2", "d1", "d2"], tables=TABLES, wanted=lambda: len(seen) < 2
    ):
        seen.append(schema)

    assert seen == ["d1", "d2"]
    assert list(tmp_path.iterdir()) == []


def test_the_gate_refuses_before_anything_runs(kit: Path) -> None:
    ran = sandbox.run("INSTALL httpfs", kit, ["d1", "d2"], tables=TABLES)

    sentence = "Line 1: INSTALL is not run; a submission is made of SELECT, CREATE TABLE … AS and CREATE VIEW … AS."
    assert dict(ran) == dict.fromkeys(["d1", "d2"], Ran(Status.REFUSED, message=sentence))


def test_what_neither_understands_is_an_error_of_the_answer(kit: Path) -> None:
    ran = sandbox.run("SELECT FROM WHERE (((", kit, ["d1"], tables=TABLES)["d1"]

    assert ran.status is Status.ERROR
    assert ran.message.startswith("Parser Error: syntax error")


def test_what_only_the_engine_understands_is_refused_not_judged(kit: Path) -> None:
    nested = f"SELECT {'date(' * 25}DATE '2025-01-01'{')' * 25}"
    ran = sandbox.run(nested, kit, ["d1"], tables=TABLES)["d1"]

    assert ran.status is Status.REFUSED
    assert ran.message.startswith("The SQL is not understood by the check before running.")
    assert one(nested, kit).rows == ((date(2025, 1, 1),),)


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (b"SELECT '\xff\xfe'".decode(errors="surrogateescape"), "The submission is not text in UTF-8."),
        ("SELECT '\0'", "The submission holds a NUL character, which no SQL does."),
        ("SELECT '" + "megabytes" * 500_000, "The submission has more than 65,536 bytes; so long a text is not read."),
        (["SELECT 1;" + " " * 40_000] * 2, "The submission has more than 65,536 bytes; so long a text is not read."),
    ],
    ids=["half a character", "NUL", "megabytes", "megabytes in parts"],
)
def test_what_cannot_be_read_is_refused_without_a_box(sql: str | list[str], message: str, kit: Path) -> None:
    assert one(sql, kit) == Ran(Status.REFUSED, message=message)


def test_megabytes_that_are_let_in_are_handled(kit: Path) -> None:
    ran = one("SELECT " + " " * 5_000_000 + "1 AS a", kit, Limits(text_bytes=6_000_000))

    assert ran.rows == ((1,),)


def test_an_answer_says_which_limits_were_in_force(kit: Path) -> None:
    guards = dict(one("SELECT 1", kit, Limits(seconds=1.5, wall_seconds=9, cpu_seconds=7)).guards)

    assert guards.pop("os_guard") in {"landlock", "rlimit", "none"}
    assert guards.pop("user") in {"own", "nobody", "root"}
    assert str(guards.pop("engine")).startswith("duckdb ")
    assert guards["dataset_ms"] == 1500
    assert guards["wall_ms"] == 9000
    assert guards["engine_memory_mb"] == 256
    if sys.platform == "linux":
        assert (guards["cpu_seconds"], guards["address_mb"], guards["file_bytes"]) == (7, 1024, 0)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
def test_root_does_not_run_a_strangers_sql_as_root(kit: Path) -> None:
    ran = one("SELECT count(*) FROM raw_orders", kit)

    assert ran.rows == ((300,),)  # from a file and a folder that only root may read
    assert ran.guards["user"] == "nobody"


def test_no_file_and_no_process_is_left_behind(kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for sql in ("SELECT 1", "COPY (SELECT 1) TO 'here.csv'", STUBBORN):
        one(sql, kit, SHORT)

    assert list(tmp_path.iterdir()) == []
    assert sorted(path.name for path in kit.parent.iterdir()) == ["it's.duckdb"]


def test_an_exercise_that_cannot_be_opened_is_nobodys_answer(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError) as caught:
        one("SELECT 1", tmp_path / "missing.duckdb")

    assert caught.value.what == "The sandbox for SQL did not start."


def test_a_schema_is_a_plain_name(kit: Path) -> None:
    with pytest.raises(ValueError, match="d1"):
        sandbox.run("SELECT 1", kit, ["d1', 'x"])


PARENT = """
import sys
from pathlib import Path
from scorecard.kits import sandbox
from scorecard.kits.ran import Limits
print("ready", flush=True)
sandbox.run(sys.argv[2], Path(sys.argv[1]), ["d1"], limits=Limits(seconds=30, grace=30, wall_seconds=60))
"""


@pytest.fixture
def busy_parent(kit: Path) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {**os.environ, "PYTHONPATH": str(Path(sandbox.__file__).parents[2])}
    words = [sys.executable, "-c", PARENT, str(kit), STUBBORN]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        try:
            parent.stdout.readline()
            time.sleep(0.6)
            yield parent
        finally:
            parent.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_box_dies_with_its_parent(how: signal.Signals, busy_parent: "subprocess.Popen[bytes]") -> None:
    boxes = Path(f"/proc/{busy_parent.pid}/task/{busy_parent.pid}/children").read_text().split()
    busy_parent.send_signal(how)
    busy_parent.wait(timeout=10)

    assert len(boxes) == 1
    assert _gone(boxes[0])


def _gone(process: str) -> bool:
    for _ in range(50):
        status = Path(f"/proc/{process}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.05)
    return False
