"""How scores and outcomes relate: what may be said from how many, and never anything that is no number."""

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.scorecard import Vote
from scorecard.core.validity.correlation import interval, unrestricted
from scorecard.core.validity.relation import Estimate, Hire, Obstacle, Scored, Validity, Weight, validity
from scorecard.core.validity.word import About, contaminated, corrected, headline, left_out, of_dimension
from scorecard.report.validity import validity_json

ABOUT = About("data", "ramp", "90d", "90 days", unhired=0, unscored=0, closed=0, scored=40)


def hires(pairs: Sequence[tuple[float, float]], **more: bool) -> list[Hire]:
    return [
        Hire(Fraction(str(score)), Fraction(str(outcome)), {"sql": Fraction(str(score))}, more.get("seen", False))
        for score, outcome in pairs
    ]


def everybody(scores: Sequence[float], bar: float = 2.8) -> list[Scored]:
    """People who were hired from the bar up and turned down below it, as the score alone says."""
    calls = [Vote.YES if score >= bar else Vote.NO for score in scores]
    return [Scored(Fraction(str(score)), call, call) for score, call in zip(scores, calls, strict=True)]


RISING = [(3 + step / 20, 2 + step / 20 + (step % 2) / 2) for step in range(20)]
"""20 hires: scores 3.00 to 3.95, outcomes that rise with them and jump up and down by a half."""


def test_under_twenty_hires_there_is_nothing_but_the_points() -> None:
    found = validity(hires(RISING[:19]), everybody([3, 2]), ["sql"])

    assert found == Validity(found.hires, Weight.SCATTER_ONLY, None, None, None, ())
    assert len(found.hires) == 19
    assert headline(found, ABOUT) == (
        "19 hires with a score and an outcome at 90 days: too few to say anything in numbers. 1 more and there will be "
        "some; until then, only the points."
    )


def test_twenty_hires_give_figures_and_a_direction_only() -> None:
    # x: 0 .. 19 twentieths; Sxx = 665/400. y = x + jump: Sxy = Sxx + sum over odd steps of (x - mean)/2
    # = 1.6625 + (100 - 95)/40 = 1.7875; Syy = Sxx + 2 x .125 + 20 x .25^2 = 3.1625
    # r = 1.7875 / sqrt(1.6625 x 3.1625) = 0.77956
    found = validity(hires(RISING), everybody([score for score, _ in RISING]), ["sql"])

    assert found.weight is Weight.DIRECTION_ONLY
    assert found.pearson is not None
    assert f"{found.pearson.value:.5f}" == "0.77956"
    assert found.pearson.interval == interval(found.pearson.value, 20)
    assert headline(found, ABOUT) == (
        "Hires with higher interview scores did better. 20 hires at 90 days. A direction only: fewer than 80 hires."
    )


def test_eighty_hires_are_more_than_a_direction() -> None:
    found = validity(hires(RISING * 4), everybody([3]), [])

    assert (found.weight, headline(found, ABOUT)) == (
        Weight.FIGURES,
        "Hires with higher interview scores did better. 80 hires at 90 days.",
    )


def test_a_falling_relation_and_none_are_said_as_they_are() -> None:
    falling = validity(hires([(score, 5 - outcome) for score, outcome in RISING]), everybody([3]), [])
    none = validity(hires([(3 + step / 20, 2 + step % 2) for step in range(20)]), everybody([3]), [])

    assert headline(falling, ABOUT).startswith("Hires with higher interview scores did worse.")
    assert headline(none, ABOUT).startswith("No direction can be told: what is seen may well be chance.")


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(3, 2 + step / 20) for step in range(20)], "All 20 hires have the same score"),
        ([(3 + step / 20, 3) for step in range(20)], "All 20 hires have the same outcome"),
        ([], "No hire has both a score and an outcome at 90 days yet."),
    ],
)
def test_where_nothing_varies_a_sentence_says_so(pairs: list[tuple[float, float]], words: str) -> None:
    found = validity(hires(pairs), everybody([3, 2]), ["sql"])

    assert (found.pearson, found.spearman) == (None, None)
    assert headline(found, ABOUT).startswith(words)
    assert all(one.r is None for one in found.dimensions)


def test_points_on_one_line_have_an_r_of_one_and_no_interval() -> None:
    found = validity(hires([(3 + step / 20, 2 + step / 20) for step in range(20)]), everybody([3, 2]), ["sql"])

    assert found.pearson == Estimate(1.0, None)
    assert headline(found, ABOUT).startswith("Hires with higher interview scores did better.")


def test_hiring_by_score_narrows_the_range_and_r_is_corrected_for_it() -> None:
    # the hires: 20 scores from 3.00 to 3.95; all candidates: these and 20 from 1.00 to 2.90
    scores = [score for score, _ in RISING]
    found = validity(hires(RISING), everybody([*scores, *(1 + step / 10 for step in range(18))]), [])

    assert found.pearson is not None
    assert found.correction is not None
    u = found.correction.all_spread / found.correction.hired_spread
    ends = found.pearson.interval or (0, 0)
    assert found.correction.corrected == Estimate(
        unrestricted(found.pearson.value, u), (unrestricted(ends[0], u), unrestricted(ends[1], u))
    )
    assert u > 2
    assert found.correction.corrected.value > found.pearson.value
    assert corrected(found.correction).startswith("Among all candidates, not only those hired, r would be about 0.9")


def test_a_decision_that_the_score_alone_does_not_say_leaves_the_range_uncorrected() -> None:
    overruled = Scored(Fraction(7, 2), Vote.YES, Vote.NO)
    found = validity(hires(RISING), [*everybody([score for score, _ in RISING]), overruled, *everybody([2, 1])], [])

    assert found.correction is not None
    assert (found.correction.obstacle, found.correction.otherwise, found.correction.corrected) == (
        Obstacle.OTHER_GATES,
        1,
        None,
    )
    assert corrected(found.correction) == (
        "Not corrected for range: 1 decision was not what the score alone says (a rule, a vote or a person decided), "
        "and the correction holds for selection by score alone."
    )


def test_the_undecided_are_not_decided_otherwise() -> None:
    open_ = [Scored(Fraction(4), Vote.YES, None), Scored(Fraction(1), Vote.NO, Vote.NO_DECISION)]
    found = validity(hires(RISING), [*everybody([score for score, _ in RISING]), *open_], [])

    assert found.correction is not None
    assert found.correction.otherwise == 0


def test_a_range_that_hiring_did_not_narrow_is_not_corrected() -> None:
    found = validity(hires(RISING), everybody([3.4, 3.5, 3.6] * 10), [])

    assert found.correction is not None
    assert found.correction.obstacle is Obstacle.NOT_NARROWER
    assert corrected(found.correction) == (
        "Not corrected for range: the hires' scores differ more than those of all candidates do."
    )


def test_outcomes_rated_with_the_scorecards_in_mind_are_a_contaminated_criterion() -> None:
    found = validity([*hires(RISING[:18]), *hires(RISING[18:], seen=True)], everybody([3]), [])

    assert contaminated(found) == (
        "Contaminated criterion: 2 of 20 outcomes were rated by somebody who had seen the interview scorecards, which "
        "makes the two look more alike than they are."
    )
    assert contaminated(validity(hires(RISING), everybody([3]), [])) == ""


def test_a_dimension_that_few_were_rated_on_says_nothing_and_several_are_held_to_more() -> None:
    some = hires(RISING)
    for at, hire in enumerate(some):
        noise = Fraction(at * 7 % 20, 20)
        rated = {"sql": hire.score, "talk": noise, "same": Fraction(3)} | ({"rare": hire.score} if at else {})
        some[at] = replace(hire, dimensions=rated)
    found = validity(some, everybody([3]), ["sql", "talk", "same", "rare", "never"])

    assert [(one.id, one.hires, of_dimension(one)) for one in found.dimensions] == [
        ("sql", 20, "higher went with better"),
        ("talk", 20, "may be chance"),
        ("same", 20, "all the same"),
        ("rare", 19, "too few: 19 hires rated"),
        ("never", 0, "too few: 0 hires rated"),
    ]
    sql = found.dimensions[0]
    assert sql.chance is not None
    assert sql.raised == pytest.approx(2 * sql.chance)


def test_who_is_left_out_is_said_with_the_reason() -> None:
    assert left_out(replace(ABOUT, closed=2, unhired=1, unscored=3)) == (
        "Left out: 2 candidates closed to you until your own scorecard is in.",
        "Left out: 1 outcome, because the decision is no longer to hire.",
        "Left out: 3 outcomes, because a score on data or a rated milestone is missing.",
    )


quarters = st.integers(4, 16).map(lambda number: Fraction(number, 4))
some_hires = st.lists(st.builds(Hire, quarters, quarters, st.builds(dict, sql=quarters), st.booleans()), max_size=90)
some_scored = st.lists(st.builds(Scored, quarters, st.sampled_from(Vote), st.sampled_from([*Vote, None])), max_size=20)


@given(some_hires, some_scored, st.randoms(use_true_random=False))
def test_the_order_of_the_hires_changes_nothing_and_nothing_is_no_number(
    some: list[Hire], scored: list[Scored], random: object
) -> None:
    mixed, others = list(some), list(scored)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    random.shuffle(others)  # type: ignore[attr-defined]

    found, again = validity(some, scored, ["sql"]), validity(mixed, others, ["sql"])

    said = json.dumps(validity_json(found, ABOUT), allow_nan=False)
    assert json.dumps(validity_json(again, ABOUT), allow_nan=False) == said
