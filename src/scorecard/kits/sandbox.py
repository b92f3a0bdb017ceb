"""This room runs a stranger's SQL in a process of its own and survives whatever becomes of it."""

import contextlib
import json
import os
import queue
import re
import subprocess
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from scorecard.errors import ScorecardError
from scorecard.kits import answer
from scorecard.kits.bounds import unreadable
from scorecard.kits.process import Box, kill, started
from scorecard.kits.ran import Limits, Ran, Status

if TYPE_CHECKING:
    from scorecard.kits.gate import Objection

START_SECONDS = 20.0
"""How long the box may take until it is ready for the submission; a matter of the machine, not of the candidate."""

PATIENCE = 0.05
"""How long a line is waited for until somebody looks again whether it is still wanted."""

LINE_OVERHEAD = 1024 * 1024
SCHEMA = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class _Job:
    """What the box is told, together with the limits.

    A `checked` text must be made of queries in the engine's eyes too; one in `doubt`, which the gate could not
    read, is only tried for its syntax. What is `accounted` for gives the engine's account of the run, not its rows.
    """

    texts: tuple[str, ...]
    database: str
    schemas: tuple[str, ...]
    nobody: tuple[int, int] | None
    checked: bool
    accounted: bool
    doubt: str = ""


def run(
    sql: str | Sequence[str],
    database: Path,
    schemas: Sequence[str],
    *,
    limits: Limits | None = None,
    tables: Collection[str] | None = None,
    accounted: bool = False,
) -> Mapping[str, Ran]:
    """Run a submission (one text, or several in their order) on each schema of a kit's file.

    What counts is the last statement: its rows, or those of the table or view that it creates. Each dataset
    starts afresh. With the names of the kit's `tables` the static gate is asked first, while the box starts;
    without, whatever the engine takes is run. The rows of a run that is `accounted` for are one for each
    statement: its seconds of processor time, and the engine's account of it as JSON. ScorecardError when the kit's
    file cannot be opened.
    """
    texts = (sql,) if isinstance(sql, str) else tuple(sql)
    job = _Job(texts, str(database.resolve()), tuple(schemas), _nobody(), tables is not None, accounted)
    return dict(_stream(job, limits or Limits(), tables, lambda: True))


def stream(
    sql: str,
    database: Path,
    schemas: Sequence[str],
    *,
    tables: Collection[str],
    wanted: Callable[[], bool],
    limits: Limits | None = None,
) -> Iterator[tuple[str, Ran]]:
    """As `run`, but give what came of each dataset as soon as it is known, and stop when no more is wanted."""
    job = _Job((sql,), str(database.resolve()), tuple(schemas), _nobody(), checked=True, accounted=False)
    return _stream(job, limits or Limits(), tables, wanted)


def run_while_quick(
    sql: str, database: Path, schemas: Sequence[str], *, limits: Limits, tables: Collection[str]
) -> Mapping[str, Ran]:
    """As `run`, but once a dataset took too long, the others are not waited for: they come out like it."""
    found: dict[str, Ran] = {}
    slow: list[Ran] = []
    for schema, ran in stream(sql, database, schemas, tables=tables, wanted=lambda: not slow, limits=limits):
        found[schema] = ran
        if ran.status is Status.TIMEOUT:
            slow.append(ran)
    return {**dict.fromkeys(schemas, slow[0]), **found} if slow else found


def _stream(
    job: _Job, limits: Limits, tables: Collection[str] | None, wanted: Callable[[], bool]
) -> Iterator[tuple[str, Ran]]:
    if unfit := [schema for schema in job.schemas if not SCHEMA.fullmatch(schema)]:
        raise ValueError(unfit)
    if sentence := unreadable(job.texts, limits.text_bytes):
        yield from _not_run(job, Status.REFUSED, sentence)
        return
    with started() as box:
        objection = _objection(job.texts, tables)
        if objection and objection.understood:
            status = Status.ABSENT if objection.absent else Status.REFUSED
            yield from _not_run(job, status, objection.sentence)
            return
        yield from _converse(box, replace(job, doubt=objection.sentence if objection else ""), limits, wanted)


def _objection(texts: Sequence[str], tables: Collection[str] | None) -> "Objection | None":
    if tables is None:
        return None
    from scorecard.kits import gate  # the box starts while this loads

    return gate.objection(texts, tables)


def _not_run(job: _Job, status: Status, sentence: str) -> Iterator[tuple[str, Ran]]:
    for schema in job.schemas:
        yield schema, Ran(status, message=sentence)


def _nobody() -> tuple[int, int] | None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return None
    return nobody.pw_uid, nobody.pw_gid


def _converse(box: Box, job: _Job, limits: Limits, wanted: Callable[[], bool]) -> Iterator[tuple[str, Ran]]:
    lines: queue.Queue[bytes] = queue.Queue()
    told = json.dumps(asdict(job) | asdict(limits)).encode()
    most = len(job.schemas) * (limits.answer_bytes + LINE_OVERHEAD) + LINE_OVERHEAD
    listener = threading.Thread(target=_listen, args=(box, told, most, lines), daemon=True)
    listener.start()
    try:
        yield from _collect(box, job.schemas, lines, limits, wanted)
    finally:
        kill(box)
        listener.join()


def _listen(box: Box, told: bytes, most: int, lines: queue.Queue[bytes]) -> None:
    """Say the job and pass on each line; an empty one at the end, however it comes."""
    says, hears = cast("IO[bytes]", box.stdin), cast("IO[bytes]", box.stdout)
    with contextlib.suppress(OSError):
        says.write(told)
        says.close()
        while most > 0 and (line := hears.readline(most)):
            most -= len(line)
            lines.put(line)
    lines.put(b"")


def _collect(
    box: Box, schemas: Sequence[str], lines: queue.Queue[bytes], limits: Limits, wanted: Callable[[], bool]
) -> Iterator[tuple[str, Ran]]:
    guards = _guards(lines, limits)
    end = time.monotonic() + limits.wall_seconds
    for at, schema in enumerate(schemas):
        began = time.monotonic()
        wait = min(max(end - began, 0.0), limits.seconds + limits.grace)
        line = _line(lines, began + wait, wanted)
        if not wanted():
            return
        if line and (ran := answer.read(line, limits)):
            yield schema, replace(ran, guards=guards)
            continue
        spent = time.monotonic() - began
        lost = answer.overdue(limits, wait) if line is None else answer.ended(_code(box), limits, spent)
        yield schema, replace(lost, guards=guards)
        yield from ((later, replace(answer.unreached(lost), guards=guards)) for later in schemas[at + 1 :])
        return


def _line(lines: queue.Queue[bytes], end: float, wanted: Callable[[], bool]) -> bytes | None:
    """The next line of the box; None when it does not come in time, or is not wanted any more."""
    while wanted():
        left = end - time.monotonic()
        with contextlib.suppress(queue.Empty):
            return lines.get(timeout=min(max(left, 0.0), PATIENCE))
        if left <= 0:
            break
    return None


def _guards(lines: queue.Queue[bytes], limits: Limits) -> Mapping[str, str | int]:
    try:
        said = json.loads(lines.get(timeout=START_SECONDS) or b"{}")
    except queue.Empty:
        said = {"broken": f"It was not ready after {START_SECONDS:g} seconds."}
    if "guards" not in said:
        raise ScorecardError("The sandbox for SQL did not start.", why=said.get("broken", "It ended without a word."))
    return {
        **said["guards"],
        "engine_memory_mb": limits.memory_mb,
        "dataset_ms": round(limits.seconds * 1000),
        "wall_ms": round(limits.wall_seconds * 1000),
        "rows": limits.rows,
    }


def _code(box: Box) -> int:
    try:
        return box.wait(timeout=1)
    except subprocess.TimeoutExpired:  # it said too much
        kill(box)
        return box.wait()
