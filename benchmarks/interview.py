"""This room measures the interview: start to first question, and answer to next prompt, both at a real terminal."""

import os
import pty
import select
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pair import children, process, ratio
from benchmarks.startup import SCORECARD

WORDS = ("interview", "amira-haddad", "--interview", "pr-review", "--as", "bench")
PATIENCE = 30


def figures(home: Path, environment: dict[str, str]) -> Iterator[tuple[str, float, float, str]]:
    """Time to the first question as a ratio to a bare Python's; a saved answer as a ratio to its budget."""
    bare = process([sys.executable, "-c", "pass"], environment)
    for face, words, sign, budget in (
        ("plain", ("--plain",), b"\n> ", 14),
        ("full screen", (), b"of 20 minutes", 26),
    ):
        measured = ratio(lambda w=words, s=sign: _until(environment, [*WORDS, *w], s), bare, rounds=9)
        yield f"start to the first question, {face}", measured, budget, "python -c pass"
    answers = sorted(_answers(environment))
    p50, p95 = statistics.median(answers), answers[int(len(answers) * 0.95)]
    sync = _sync(home)
    yield f"answer to next prompt, saved (p50 {p50 * 1000:.1f} ms)", p50 / sync, 5 * 1e-3 / sync, "one fdatasync"
    yield f"answer to next prompt, saved (p95 {p95 * 1000:.1f} ms)", p95 / sync, 25 * 1e-3 / sync, "one fdatasync"


def _start(environment: dict[str, str], words: list[str]) -> tuple[int, int]:
    child, terminal = pty.fork()
    if child == 0:
        os.execve(SCORECARD, [SCORECARD, *words], environment)
    return child, terminal


def _read_until(terminal: int, sign: bytes) -> None:
    seen = b""
    give_up = time.monotonic() + PATIENCE
    while sign not in seen.replace(b"\r", b""):
        if time.monotonic() > give_up:
            raise TimeoutError(f"never saw {sign!r} in {seen[-2000:]!r}")
        if not select.select([terminal], [], [], 1)[0]:
            continue
        seen += os.read(terminal, 65536)
        if b"[Y/\r\nn]" in seen or b"[Y/n]" in seen or b"(Y/n)" in seen:
            os.write(terminal, b"y\r")
            seen = b""


def _until(environment: dict[str, str], words: list[str], sign: bytes) -> float:
    before = children()
    child, terminal = _start(environment, words)
    _read_until(terminal, sign)
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    return children() - before


def _answers(environment: dict[str, str]) -> Iterator[float]:
    child, terminal = _start(environment, [*WORDS, "--plain"])
    _read_until(terminal, b"\n> ")
    for number in range(200):
        began = time.perf_counter()
        os.write(terminal, f"n note {number}\r".encode())
        _read_until(terminal, b"Noted.\n> ")
        yield time.perf_counter() - began
    os.kill(child, 9)
    os.waitpid(child, 0)


def _sync(home: Path) -> float:
    handle = os.open(home / "sync", os.O_RDWR | os.O_CREAT)
    times = []
    for number in range(300):
        began = time.perf_counter()
        os.pwrite(handle, bytes([number % 256]) * 300, 0)
        os.fdatasync(handle)
        times.append(time.perf_counter() - began)
    return statistics.median(times)
