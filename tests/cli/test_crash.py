"""A plain interview killed at random moments, over and over: every answer that was acknowledged is there afterwards.

Each run of the real command goes on where the killed one stopped; in the end the interview is handed in whole.
"""

import contextlib
import json
import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.cli.terminal import Home, Terminal

KILLS = 26
"""How often each of the four interviews is killed: more than a hundred times in all."""

PLAIN = ("interview", "jane-doe", "--interview", "incident", "--as", "ana", "--plain")
RATED = (
    "communication",
    *(f"pipeline-incident/{one}" for one in ("first-questions", "evidence", "safe-steps", "escalation", "updates")),
    "pipeline-incident/prevention",
)
Place = tuple[str, ...]


class KilledError(Exception):
    """The moment has come."""


@dataclass
class Memory:
    """What the program said that it keeps: the place of each answer in the scorecard, and what it must be."""

    answers: dict[Place, object] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def misses(self, card: dict) -> list[object]:
        """What it promised and does not hold."""
        lost: list[object] = [(place, value) for place, value in self.answers.items() if _at(card, place) != value]
        kept = str(card.get("private_notes", "")).splitlines()
        return lost + [note for note in self.notes if sum(line.endswith(f"] {note}") for line in kept) != 1]


def _at(card: object, place: Place) -> object:
    for key in place:
        card = card.get(key) if isinstance(card, dict) else None
    return card


class Interviewer:
    """Types the answers one line at a time, until the moment to be killed has come."""

    def __init__(self, home: Home, seed: int) -> None:
        self.home = home
        self.chance = random.Random(seed)
        self.memory = Memory()
        self.lines_left = 0
        self.terminal: Terminal | None = None

    def killed(self) -> None:
        """Start the command, type for a while, and kill it."""
        self.lines_left = self.chance.choice((0, 1, 2, 2, 3, 3, 4, 5, 6))
        self.terminal = self.home.open(*PLAIN)
        try:
            self.arrive()
            for _ in self.script():
                pass
        except KilledError:
            time.sleep(self.chance.random() * 0.003)
        self.terminal.kill()

    def finished(self) -> str:
        """Start the command, type all that is left, and hand in; returns what was said at the end."""
        self.lines_left = 10_000
        self.terminal = self.home.open(*PLAIN)
        self.arrive()
        for _ in self.script(notes=3):
            pass
        self.type("submit", "[y/N] ")
        self.terminal.enter("y")
        assert self.terminal.ended() == 0
        return self.terminal.text

    def arrive(self) -> None:
        """Answer the questions before the first step."""
        told = self.terminal.see("[Y/n] ")
        if "Add them?" in told:
            self.type("y", "[jane-doe]: ")
            self.type("Jane Doe", "> ")
        else:
            self.type("y", "\n> ")

    def type(self, line: str, *until: str) -> str:
        """Type a line and wait for the answer, unless the moment has come."""
        self.terminal.enter(line)
        self.lines_left -= 1
        if self.lines_left <= 0:
            raise KilledError
        return self.terminal.see(*until)

    def script(self, notes: int = 1000) -> Iterator[None]:
        """Everything there is to answer, as far as it is not promised yet; then notes without end."""
        for number, key in enumerate(("debugging", *RATED), 1):
            yield self.rate(number, key)
        yield self.flag()
        yield self.write(10, "takeaways")
        yield self.write(11, "note_to_next")
        yield self.vote()
        for _ in range(notes):
            note = f"note {self.chance.getrandbits(64):x}"
            self.type(f"n {note}", "Noted.")
            self.memory.notes.append(note)
            yield self.terminal.see("> ")

    def rate(self, number: int, key: str) -> None:
        """Give a level and evidence."""
        exercise, _, line = key.rpartition("/")
        place = ("exercises", exercise, "criteria", line) if exercise else ("ratings", line)
        if (*place, "evidence") in self.memory.answers:
            return
        level = 4 if number % 2 else 1
        self.type(f"j {number}", "\n> ")
        self.type(str(level), f"Level {level} saved.")
        self.memory.answers[*place, "level"] = level
        if "level): " in self.terminal.see("level): ", "> "):
            self.type(f"Said {key}", "Saved.")
            self.terminal.see("... ")
            self.memory.answers[*place, "evidence"] = f"Said {key}"
            self.type("", "> ")
        self.memory.answers[*place, "evidence"] = f"Said {key}"

    def flag(self) -> None:
        """Raise the first red flag."""
        place = ("flag", "evidence")
        if place in self.memory.answers:
            return
        if "Said the flag" not in self.type("j 9", "\n> "):
            self.type("r 1", "line ends): ")
            self.type("Said the flag", "Saved.")
            self.terminal.see("... ")
            self.memory.answers[place] = "Said the flag"
            self.type("", "> ")
        self.memory.answers[place] = "Said the flag"

    def write(self, number: int, name: str) -> None:
        """Write a closing text."""
        if (name,) in self.memory.answers:
            return
        told = self.type(f"j {number}", "\n> ")
        if f"Wrote {name}" not in told:
            self.type("w", "line ends): ")
            self.type(f"Wrote {name}", "Saved.")
            self.terminal.see("... ")
            self.memory.answers[name,] = f"Wrote {name}"
            self.type("", "> ")
        self.memory.answers[name,] = f"Wrote {name}"

    def vote(self) -> None:
        """Cast the vote."""
        if ("vote",) not in self.memory.answers:
            self.type("j 13", "\n> ")
            self.type("1", "Vote saved: Strong no")
            self.memory.answers["vote",] = "strong_no"
            self.terminal.see("> ")


def _draft(home: Home) -> dict:
    with contextlib.closing(sqlite3.connect(home.store)) as database:
        rows = database.execute("SELECT card FROM draft").fetchall()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(rows) <= 1
    return _flagged(json.loads(rows[0][0])) if rows else {}


def _flagged(card: dict) -> dict:
    return {**card, "flag": next(iter(card.get("red_flags", ())), {})}


def _handed_in(home: Home) -> list[dict]:
    with contextlib.closing(sqlite3.connect(home.store)) as database:
        return [json.loads(document) for (document,) in database.execute("SELECT document FROM scorecard_document")]


@pytest.mark.parametrize("seed", range(4))
def test_no_kill_loses_an_answer_that_was_acknowledged(home: Home, seed: int) -> None:
    interviewer = Interviewer(home, seed)
    for kill in range(KILLS):
        interviewer.killed()

        if home.store.exists():
            assert interviewer.memory.misses(_draft(home)) == [], f"after kill {kill} with seed {seed}"

    told = interviewer.finished()

    assert "Submitted: ana on Jane Doe, incident." in told
    (document,) = _handed_in(home)
    assert interviewer.memory.misses(_flagged(document)) == []
    assert len(interviewer.memory.answers) == 20
    assert len(interviewer.memory.notes) >= 3


READY = """\
scorecard: 1
candidate: {id: jane-doe, name: Jane Doe}
interviewer: ana
rubric: associate-data-engineer
interview: incident
ratings: {debugging: {level: 3}}
vote: yes
"""


def test_a_kill_at_the_moment_of_handing_in_leaves_either_the_draft_or_the_scorecard(home: Home) -> None:
    assert home.run("interview", "--answers", "-", "--draft", stdin=READY).code == 0
    prepared = home.store.read_bytes()
    chance = random.Random(7)
    for _ in range(10):
        for left in home.folder.glob("store.db*"):
            left.unlink()
        home.store.write_bytes(prepared)
        terminal = home.open(*PLAIN)
        for prompt, line in (("[Y/n] ", ""), ("\n> ", "submit"), ("[y/N] ", "y")):
            terminal.see(prompt)
            terminal.enter(line)
        time.sleep(chance.random() * 0.006)
        terminal.kill()

        draft, handed_in = _draft(home), _handed_in(home)

        assert bool(draft) is not bool(handed_in)
        assert all(card["ratings"]["debugging"] == {"level": 3} for card in (*handed_in, *filter(None, (draft,))))


def test_no_kill_loses_a_level_that_the_full_screen_shows(home: Home) -> None:
    assert home.run("interview", "--answers", "-", "--draft", stdin=READY).code == 0
    for level in (4, 1, 2, 3, 4, 2):
        terminal = home.open(*PLAIN[:-1])
        terminal.shows("Go on with the draft")
        terminal.type("y")
        terminal.shows("step 1 of")
        terminal.type(f"\x1b{level}")
        terminal.shows(f"[{level}] ")
        terminal.kill()

        assert _draft(home)["ratings"]["debugging"]["level"] == level
