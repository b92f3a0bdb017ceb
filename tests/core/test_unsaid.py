"""What a statistic cannot say."""

from scorecard.core.unsaid import Need, Unsaid, too_few

WHO = ("candidate with two interviewers", "candidates with two interviewers")


def test_what_is_missing_is_counted() -> None:
    assert too_few([Need(3, 10, *WHO)]) == Unsaid("needs 7 more candidates with two interviewers", ((7, WHO[1]),))


def test_one_of_something_is_spoken_of_as_one() -> None:
    assert too_few([Need(9, 10, *WHO)]) == Unsaid("needs 1 more candidate with two interviewers", ((1, WHO[1]),))


def test_all_that_is_missing_is_named() -> None:
    found = too_few([Need(5, 20, "shared rating"), Need(9, 5, "friend"), Need(1, 5, "candidate")])

    assert found is not None
    assert found.because == "needs 15 more shared ratings and 4 more candidates"


def test_enough_is_enough() -> None:
    assert too_few([Need(10, 10, *WHO)]) is None
