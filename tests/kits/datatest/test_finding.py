"""What is said of a suite: what it catches, what passes it, and where it cries wolf."""

from pathlib import Path

from scorecard.core.checkup import Outcome
from scorecard.kits.datatest.finding import facts
from scorecard.kits.datatest.ground import Ground
from scorecard.kits.datatest.result import observe
from scorecard.kits.datatest.trial import trusted
from tests.kits.datatest.sample import KIT, observed, schema, suite_of


def test_a_test_that_always_fires_earns_nothing(ground: Ground, tmp_path: Path) -> None:
    result = observed(ground, tmp_path, {"always.sql": "select 1"})

    assert result.outcome is Outcome.WRONG
    assert facts(result)[0].sentence == (
        "The tests catch 0 of 32 faults, 0 of 81 by business weight, counting only tests that are silent on ordinary "
        "data. Another 32 would count if no test cried wolf."
    )


def test_a_warning_that_is_always_there_earns_nothing(ground: Ground, tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {"always.sql": "{{ config(severity='warn') }} select 1"})

    result = observe(KIT, ground, suite, trusted(ground))

    assert (len(result.earned[0].warnings), result.earned[0].kills) == (20, frozenset())


def sentences(ground: Ground, folder: Path, files: dict[str, str]) -> dict[str, str]:
    result = observe(KIT, ground, suite_of(folder, files), trusted(ground))
    return {fact.id: fact.sentence for fact in facts(result)}


def test_what_a_test_catches_is_told_with_what_no_other_does(ground: Ground, tmp_path: Path) -> None:
    told = sentences(ground, tmp_path, {"schema.yml": schema("order_id", "unique, unique, not_null")})

    silent = "false alarms: 0 of 20 ordinary and 0 of 12 odd datasets."
    assert (told["test_1"], told["test_3"], told["missed"]) == (
        f"The test unique: fct_orders.order_id catches 2 faults, none of them alone; {silent}",
        f"The test not_null: fct_orders.order_id catches 1 fault, as no other does; {silent}",
        "29 faults pass every test; the 16 heaviest weigh 3 each.",
    )


def test_two_tests_that_catch_as_much_carry_no_suite(ground: Ground, tmp_path: Path) -> None:
    files = {"a.yml": schema("order_id", "not_null"), "b.yml": schema("amount", "not_null")}
    assert "carried" not in sentences(ground, tmp_path, files)

    told = sentences(ground, tmp_path / "other", {"a.yml": schema("order_id", "not_null, unique")})

    carries = "without unique: fct_orders.order_id, 2 of the 3 faults would pass."
    assert told["carried"] == f"One test carries the suite: {carries}"


def test_what_is_left_to_the_interviewer_is_listed_up_to_a_length(ground: Ground, tmp_path: Path) -> None:
    result = observe(
        KIT, ground, suite_of(tmp_path, {"a.yml": schema("tax", ", ".join(["odd"] * 12))}), trusted(ground)
    )

    left = next(fact for fact in facts(result) if fact.id == "not_interpreted")

    assert left.sentence == "12 tests were not interpreted; they are yours to read."
    assert (len(left.examples), left.examples[-1]) == (11, "and 2 more")


def test_words_alone_are_for_ticking(ground: Ground, tmp_path: Path) -> None:
    result = observe(KIT, ground, suite_of(tmp_path, {"tests.md": "order_id is unique"}), trusted(ground))

    told = {fact.id: fact.sentence for fact in facts(result)}
    assert result.outcome is Outcome.DOES_NOT_RUN
    assert told["plain_words"] == (
        "There are notes in plain words, which are yours to read: tests.md. Tick what they propose with t in the "
        "interview: it counts like its SQL."
    )
    assert told["best_five"].endswith("catch 31 of 32 faults, 80 of 81 by weight.")
