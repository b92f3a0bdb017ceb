"""This room measures two things in turn and gives the median of their ratios."""

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence

Run = Callable[[], float]


def ratio(one: Run, other: Run, *, rounds: int) -> float:
    """The median of `one`'s time to `other`'s, each round measuring both, one after the other."""
    one()
    other()
    return statistics.median(one() / other() for _ in range(rounds))


def process(command: Sequence[str], environment: dict[str, str]) -> Run:
    """A run of a whole process, in seconds of CPU (its own and its children's)."""

    def run() -> float:
        before = children()
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        return children() - before

    return run


def children() -> float:
    """Seconds of CPU that ended child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def wall(work: Callable[[], object]) -> Run:
    """A run of some work in this process, in seconds by the clock."""

    def run() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return run
