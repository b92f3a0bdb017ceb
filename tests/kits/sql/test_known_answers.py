"""The shipped kit against its known answers: the right ones stand, the wrong ones fall, each into its own trap."""

import pytest

from scorecard.kits.engine import opened
from scorecard.kits.sql.compare import Difference, compare
from scorecard.kits.sql.diagnose import diagnose
from scorecard.kits.sql.proof import HERE, Known
from tests.kits.sql.corpus import (
    RIGHT,
    SEEDS,
    WRONG,
    header,
    opened_desk,
    plant_hidden,
    query_of,
    ran,
    shipped_kit,
)

SHARES = 2
"""In every run each of so many seeds diagnoses its share of the answers; all of them on all seeds are marked `full`."""

SHOWN = 0.7
"""For which share of the mistakes at least the line is to be found; the others are not in one line."""

DIAGNOSED = [
    *((seed, list(WRONG)[share::SHARES]) for share, seed in enumerate(SEEDS[:SHARES])),
    *(pytest.param(seed, list(WRONG), marks=pytest.mark.full) for seed in SEEDS),
]


def test_there_are_enough_known_answers() -> None:
    dialects = {header(path, "dialect") for path in RIGHT.values()}

    assert (len(RIGHT) >= 12, len(WRONG) >= 40) == (True, True)
    assert dialects >= {"duckdb", "postgres", "snowflake", "bigquery"}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_right_answer_stands_and_every_wrong_one_falls(seed: int) -> None:
    kit = shipped_kit()
    with opened() as connection:
        expected = plant_hidden(connection, seed)

        def stands(query: str) -> bool:
            return all(compare(kit, right, ran(connection, query, schema)).equal for schema, right in expected.items())

        refused = [name for name, path in RIGHT.items() if not stands(query_of(path))]
        forgiven = [name for name, path in WRONG.items() if stands(query_of(path))]

    assert (refused, forgiven) == ([], [])


@pytest.mark.parametrize(("seed", "names"), DIAGNOSED)
def test_the_trap_of_a_wrong_answer_is_named_first_and_no_line_but_that_of_the_mistake(
    seed: int, names: list[str]
) -> None:
    kit = shipped_kit()
    with opened_desk(seed) as desk:
        sights = {name: desk.sight(query_of(WRONG[name])) for name in names}

    first = {name: diagnose(kit, sight)[0].trap or "none" for name, sight in sights.items()}
    known = [Known(name, "", text=WRONG[name].read_text()) for name in names]
    shown = {answer.name: lines for answer in known if (lines := answer.lines(kit, sights[answer.name]))}
    assert {name: trap for name, trap in first.items() if trap != header(WRONG[name], "trap")} == {}
    assert {name: lines for name, lines in shown.items() if not all(line.endswith(HERE) for line in lines)} == {}
    assert len(shown) >= SHOWN * len(names)


@pytest.mark.full
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_said_of_a_right_answer_on_any_dataset(seed: int) -> None:
    queries = {name: query_of(path) for name, path in RIGHT.items()}
    with opened_desk(seed) as desk:
        facts = [fact for query in queries.values() for fact in desk.facts(query)]
        unlike = [
            (name, schema)
            for name, query in queries.items()
            for schema, right in desk.datasets.expected.items()
            if compare(shipped_kit(), right, ran(desk.connection, query, schema)) != Difference()
        ]

    assert (facts, unlike) == ([], [])
