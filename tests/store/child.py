"""This room is what other processes of a test run: `python -m tests.store.child TASK STORE ...`."""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from scorecard.core.panel import Candidate
from scorecard.core.scorecard import CandidateName
from scorecard.errors import ScorecardError
from scorecard.store.connection import connect
from scorecard.store.lock import held
from scorecard.store.sqlite import SqliteStore
from tests.factory import make_card
from tests.store.backend import ANA, AT, JANE, make_new_draft, touched


def say(*words: object) -> None:
    """One line to the test that waits for it."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def write_many(path: Path, name: str, many: str) -> None:
    """Add so many candidates."""
    store = SqliteStore(path)
    for number in range(int(many)):
        store.add_candidate(Candidate(f"{name}-{number}", f"{name} {number}"), (name,), AT)
    store.close()


def save_forever(path: Path) -> None:
    """Save a draft again and again, saying each version once it is durable."""
    store = SqliteStore(path)
    draft = store.draft_for(ANA) or store.begin(make_new_draft(ANA))
    while True:
        draft = store.save(touched(draft, f"save {draft.version + 1}"))
        say(draft.version)


def submit_forever(path: Path) -> None:
    """Hand in scorecards on one candidate after another, saying each once it is durable."""
    store = SqliteStore(path)
    number = 0
    while True:
        candidate, who = f"c{number // 3}", ("ana", "bob", "cyd")[number % 3]
        if number % 3 == 0:
            store.add_candidate(Candidate(candidate, candidate), (), AT)
        card = make_card(who, {"sql": 1 + number % 4}, candidate=CandidateName(id=candidate))
        store.submit(store.begin(make_new_draft(card)), f"card-{number}", AT)
        number += 1
        say(number)


def hold(path: Path, place: str) -> None:
    """Hold a lock until this process ends."""
    with held(path, int(place)):
        say("held")
        time.sleep(60)


def fill(path: Path, limit: str, size: str) -> None:
    """Keep texts of a size until no more fits, as on a full disk; then make room and keep one more."""
    store = SqliteStore(path)
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    many = 0
    try:
        while True:
            store.add_candidate(Candidate(f"c{many}", "N" * int(size)), (), AT)
            many += 1
    except ScorecardError as error:
        say(*error.lines)
    say(len(store.candidates()) == many)
    for filler in path.parent.glob("filler*"):
        filler.unlink()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.add_candidate(JANE, (), AT)
    store.close()
    say(many + 1)


def powerless(path: Path) -> None:
    """Open a store as a user who owns nothing, and say what came of it."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        connect(path)
        say("opened")
    except ScorecardError as error:
        say(*error.lines)


TASKS: dict[str, Callable[..., None]] = {
    task.__name__: task for task in (write_many, save_forever, submit_forever, hold, fill, powerless)
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
