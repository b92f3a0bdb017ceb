"""A calibration in plain words."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from scorecard.core.calibration import remark
from scorecard.core.calibration.additive import Components
from scorecard.core.calibration.agreement import Agreement, Alike, Alpha, Line, Reliability
from scorecard.core.calibration.calibration import calibrate
from scorecard.core.calibration.habit import habit
from scorecard.core.calibration.item import items
from scorecard.core.calibration.observation import Observation
from scorecard.core.calibration.reliability import OneWay
from scorecard.core.calibration.resample import Interval
from scorecard.core.calibration.severity import Difference, Severities, Severity
from scorecard.core.unsaid import Unsaid
from tests.core.calibration.test_item import NAMES, cards
from tests.factory import make_rubric

ICC = Reliability(Fraction(9, 20), Interval(0.30, 0.58), OneWay(Fraction(2), Fraction(1), Fraction(3)))
ALPHA = Alpha(Fraction(46, 100), Interval(0.301, 0.589), Fraction(200), Fraction(1), Fraction(2))
ALIKE = Alike(200, Fraction(62, 100), Fraction(95, 100), ALPHA, ICC)
LINE = Line("", "", 30, ALIKE)
NOTHING_NEW = "one of the two may say nothing new"


def with_alpha(low: float, high: float, candidates: int = 30) -> Line:
    """The line with another interval."""
    return replace(
        LINE, candidates=candidates, alike=replace(ALIKE, alpha=replace(ALPHA, interval=Interval(low, high)))
    )


def test_how_alike_we_rate_is_said_in_two_sentences() -> None:
    assert list(remark.alike(LINE)) == [
        "62% identical, 95% within one point; alpha 0.46 (0.30 to 0.58, 30 candidates).",
        "Usual for separate interviews (.44); a joint panel is nearer .74.",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (with_alpha(0.45, 0.6), "More alike than is usual for separate interviews (.44); a joint panel is nearer .74."),
        (with_alpha(0.2, 0.43), "Less alike than is usual for separate interviews (.44); a joint panel is nearer .74."),
        (with_alpha(0.2, 0.6, 23), "To say whether that is usual, it needs 7 more candidates with two interviewers."),
    ],
)
def test_whether_it_is_usual_is_judged_by_the_limits_and_from_thirty_candidates(line: Line, said: str) -> None:
    assert list(remark.alike(line))[1] == said


def test_too_few_candidates_are_counted() -> None:
    none, some = (replace(LINE, candidates=there, alike=Unsaid("needs 7 more friends")) for there in (0, 3))

    assert list(remark.alike(some)) == ["Agreement needs 7 more friends."]
    assert next(iter(remark.alike(none))) == "No candidate has been rated on one dimension by two interviewers yet."


def test_full_agreement_is_said_without_alpha() -> None:
    equal = replace(ALIKE, identical=Fraction(1), within_one=Fraction(1), alpha=Unsaid("no alpha"))

    assert list(remark.alike(replace(LINE, alike=equal))) == [
        "100% identical, 100% within one point (30 candidates): no alpha."
    ]


def test_one_more_interviewer_is_worked_out() -> None:
    # Stepping .45 up: 3 -> 27/38 = .710, 4 -> 36/47 = .765; the limits .30 and .58 with three: .562 and .805.
    assert remark.reliable(Agreement(LINE, (), 3)) == (
        "Averaging 3 of us gives reliability about 0.71 (0.56 to 0.80); one alone has 0.45; "
        "a fourth interviewer would make it 0.76."
    )


def test_an_estimate_below_nothing_is_told_as_such() -> None:
    below = replace(ICC, single=Fraction(-4, 100), interval=None)
    line = replace(LINE, alike=replace(ALIKE, reliability=below))

    assert remark.reliable(Agreement(line, (), 2)) == (
        "Averaging 2 of us gives reliability about 0.00 (no interval); one alone has 0.00, though the estimate was "
        "-0.04; a third interviewer would make it 0.00."
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            Severity("dana", 31, 9, -0.1, 0, Difference(-0.4, 0.1)),
            "Dana rated 0.40 lower than colleagues who met the same people (31 shared ratings, likely 0.20 to 0.59).",
        ),
        (
            Severity("dana", 31, 9, 0.1, 0, Difference(0.1, 0.1)),
            "Dana rated 0.10 higher than colleagues who met the same people (31 shared ratings, likely -0.09 to 0.29).",
        ),
        (
            Severity("dana", 31, 9, 0.1, 0, Difference(0.0, None)),
            "Dana rated like colleagues who met the same people (31 shared ratings).",
        ),
        (Severity("dana", 9, 3, 0.1, 0, Unsaid("needs 2 more")), "Dana needs 2 more to be compared."),
        (
            Severity("dana", 0, 0, 0.1, None, Unsaid("nobody")),
            "Dana has not shared a candidate with anybody; we cannot say if Dana is strict.",
        ),
    ],
)
def test_a_difference_is_told_in_a_sentence(line: Severity, said: str) -> None:
    assert remark.apart("Dana", line) == said


def test_somebody_alone_is_spoken_to() -> None:
    line = Severity("dana", 0, 0, 0.1, None, Unsaid("nobody"))

    assert remark.apart("You", line) == "You have not shared a candidate with anybody; we cannot say if you are strict."


def test_no_differences_are_told_as_such() -> None:
    line = Severity("dana", 31, 9, 0.0, 0, Difference(0.0, None))
    alike = Severities((line,), (("dana", "lee"),), Components(0.3, 0.0, float("inf")), 40, 0)

    assert list(remark.compared(alike)) == ["No detectable differences between interviewers."]
    assert list(remark.compared(replace(alike, lines=()))) == ["Nobody has given a level yet."]


def test_what_stands_out_in_habits_is_told() -> None:
    straight = [Observation(f"c{at}", "ana", dict.fromkeys(NAMES, 3), amended=at == 0) for at in range(6)]

    assert list(remark.noteworthy("Ana", habit(straight, NAMES))) == [
        "Ana gave one level throughout on 6 of 6 scorecards.",
        "Ana amended 1 scorecard after submitting.",
    ]


def test_somebody_is_told_what_facts_changed_and_how_their_mean_stands() -> None:
    own = [Observation(f"c{at}", "ana", {"sql": 3}, shifts=((3, 4),) if at else ((3, 3),)) for at in range(5)]
    found = calibrate([*own, Observation("c0", "bob", {"sql": 1})], make_rubric(), Random(1))

    lines = replace(found.severities, lines=found.severities.lines[:1])
    # ana's mean is 3, everybody's 16/6.
    assert list(remark.own(found.habits["ana"], lines)) == [
        "You need 19 more shared ratings and 4 more shared candidates to be compared.",
        "Your plain mean is 0.33 higher than that of everybody, whomever each of you met.",
        "You changed 4 of 5 criteria once facts were opened, by +0.80 on average over all.",
    ]


def test_the_rubric_is_remarked_on() -> None:
    found = items(cards("1234" * 5, "1234" * 5, "3" * 20), NAMES)

    assert list(remark.rubric_remarks(found)) == [
        "Testing: 100% of its 20 levels are 3, so it hardly tells candidates apart.",
        f"SQL and Modeling have the same level on 100% of 20 scorecards (correlation 1.00); {NOTHING_NEW}.",
    ]


def test_of_many_that_always_agree_three_are_named_and_the_others_counted() -> None:
    names = dict.fromkeys("abcd", "Alike")
    found = items([Observation(str(at), "ana", dict.fromkeys(names, 1 + at % 4)) for at in range(20)], names)

    said = list(remark.rubric_remarks(found))
    assert len(said) == 5
    assert said[-1] == "3 more pairs of dimensions always agree: --json has all."


def test_a_good_rubric_is_said_to_be_good() -> None:
    found = items(cards("1234" * 5, "4132" * 5, "1432" * 5), NAMES)

    assert list(remark.rubric_remarks(found)) == [
        "Every dimension tells candidates apart.",
        "No two dimensions always agree; closest are Modeling and Testing, the same on 50% of 20 scorecards.",
    ]


def test_of_an_unused_rubric_it_is_said_what_is_missing() -> None:
    assert list(remark.rubric_remarks(items(cards("3", "4", "1"), NAMES))) == [
        "SQL, Modeling and Testing: each needs 9 more rated candidates.",
        "Whether two dimensions always agree needs 19 more scorecards with two dimensions.",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5 - 1e-14, "0.50"), (-0.299, "-0.29"), (-0.001, "0.00"), (Fraction(2, 3), "0.66"), (12.0, "12.00")],
)
def test_figures_are_rounded_down_in_size_but_not_by_the_noise_of_floats(value: float, text: str) -> None:
    assert remark.near(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, "-"), (59, "0 min"), (45 * 60, "45 min"), (7200, "2 h"), (172800, "2 days")]
)
def test_times_are_written_for_people(seconds: int | None, text: str) -> None:
    assert remark.lasting(seconds) == text
