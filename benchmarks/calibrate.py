"""This room measures calibrating 100,000 ratings against bare reading and parsing of the same documents."""

import gc
import json
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pair import ratio, wall
from scorecard.core.calibration.calibration import calibrate
from scorecard.core.calibration.outlook import for_leads
from scorecard.core.document import canonical
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Rating, Scorecard
from scorecard.library.find import shelf
from scorecard.library.load import load_rubric
from scorecard.report.calibration import calibration_json
from scorecard.store.protocol import Material
from scorecard.store.row import slot
from scorecard.store.sqlite import SqliteStore
from scorecard.store.statement import Statements

CHECKOUT = Path(__file__).parents[1]
CANDIDATES, PANEL, INTERVIEWERS = 3_575, 4, 50
AT = "2026-11-20T10:00:00Z"
BUDGET = 13
"""What 1.5 s of CPU are to the bare reading on the machine where that budget was set."""


def figures(home: Path, _: dict[str, str]) -> Iterator[tuple[str, float, float, str]]:
    """Reading, calibrating and writing the answer, as a ratio to reading and parsing alone."""
    found = shelf((), CHECKOUT)
    rubric = load_rubric(found.rubric_path("associate-data-engineer"), tuple(one.id for one in found.exercises()))
    path = home / "calibrate.db"
    _fill(
        path, Material(rubric.hash, "rubric", rubric.value.id, "1", rubric.text, canonical(rubric.value)), rubric.value
    )

    def ours() -> None:
        store = SqliteStore(path)
        observations = list(store.observations.of(rubric.value.id))
        outlook = for_leads(calibrate(observations, rubric.value, random.Random(1)), "", 0)
        json.dumps(calibration_json(outlook, seed=1))
        store.close()

    def bare() -> None:
        connection = sqlite3.connect(path)
        for (document,) in connection.execute("SELECT document FROM scorecard_document"):
            json.loads(document)
        connection.close()

    gc.disable()  # as every command does
    ratings = CANDIDATES * PANEL * len(rubric.value.dimensions)
    yield f"calibrate, {ratings:,} ratings", ratio(wall(ours), wall(bare), rounds=5), BUDGET, "sqlite3 and json.loads"
    gc.enable()


def _fill(path: Path, rubric: Material, value: Rubric) -> None:
    """A store of panels whose interviewers differ a little; levels 1 and 4 have 200 bytes of evidence."""
    chance = random.Random(7)
    mild = [chance.gauss(0, 0.35) for _ in range(INTERVIEWERS)]
    store = SqliteStore(path)
    store.keep(rubric, rubric.hash)
    store.close()
    statements = Statements(path)
    with statements.together():
        for number in range(CANDIDATES):
            name = f"candidate-{number}"
            statements.run("add_candidate", id=name, id_key=name, name=name, name_key=name, at=AT)
            true = {one: chance.gauss(2.7, 0.7) for one in value.weights}
            for who in chance.sample(range(INTERVIEWERS), PANEL):
                ratings = {key: _rating(mean + mild[who], chance) for key, mean in true.items()}
                _submit(statements, rubric, CandidateName(id=name), f"person-{who}", ratings)
    statements.close()


def _submit(
    statements: Statements, rubric: Material, candidate: CandidateName, who: str, ratings: dict[str, Rating]
) -> None:
    """Write a scorecard with the queries that the store submits one by."""
    card = Scorecard(scorecard=1, candidate=candidate, interviewer=who, rubric=rubric.id, ratings=ratings)
    key = f"{candidate.id}-{who}"
    said = {"id": key, "interviewer": who, "revision": 1, "rubric_hash": rubric.hash, "submitted_at": AT}
    statements.run("submit", **said, **slot(card))
    statements.run("submit_document", id=key, hash="", document=canonical(card), exercise_hashes="{}", because="")


def _rating(mean: float, chance: random.Random) -> Rating:
    level = min(4, max(1, round(mean + chance.gauss(0, 0.6))))
    return Rating(level=level, evidence="x" * 200 if level in (1, 4) else "")
