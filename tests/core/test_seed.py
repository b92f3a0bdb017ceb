"""What a candidate's material is made from."""

from scorecard.core.seed import candidate_seed, derived_seed


def test_the_same_candidate_gets_the_same_number_and_nobody_else_does() -> None:
    secret = b"kept in the store"
    seeds = {candidate_seed(secret, "sql-transform", f"candidate-{number}") for number in range(1000)}

    assert candidate_seed(secret, "sql-transform", "jane-doe") == candidate_seed(secret, "sql-transform", "jane-doe")
    assert len(seeds) == 1000
    assert all(0 <= seed < 2**63 for seed in seeds)


def test_another_store_or_exercise_gives_another_number() -> None:
    given = {
        candidate_seed(secret, exercise, "jane-doe")
        for secret in (b"one", b"two")
        for exercise in ("sql-transform", "data-tests")
    }

    assert len(given) == 4


def test_seeds_for_different_purposes_are_strangers() -> None:
    seeds = {derived_seed(20_250_301, purpose) for purpose in ("all_1", "all_2", "all_3", "pack")}

    assert len(seeds) == 4
    assert all(0 <= seed < 2**63 for seed in seeds)
