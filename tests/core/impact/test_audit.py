"""An audit of impact: rates, ratios, words by size, and what is withheld."""

import json
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.impact.audit import Applicant, Audit, Line, Measure, Table, Tally, Verdict, audit
from scorecard.core.impact.group import Groups
from scorecard.core.impact.rate import Rate
from scorecard.core.impact.word import plainly, sentence
from scorecard.core.scorecard import Vote
from scorecard.report.impact import impact_json

RACE = Groups(("race_ethnicity",), {})
BOTH = Groups(("sex", "race_ethnicity"), {})


def some(count: int, selected: int, *label: str, scores: Sequence[int] = (), undecided: int = 0) -> list[Applicant]:
    """So many people of a group, the first of them selected; scores go to the first as well."""
    decisions = [Vote.YES] * selected + [Vote.NO] * (count - selected) + [None] * undecided
    known = [Fraction(score) for score in scores] + [None] * (count + undecided - len(scores))
    return [Applicant(label, decision, score) for decision, score in zip(decisions, known, strict=True)]


def tables(found: Audit, measure: Measure = Measure.SELECTION) -> list[Table]:
    return [table for table in found.tables if table.measure is measure]


def told(table: Table) -> list[tuple[str, tuple[int, int] | None, Verdict]]:
    return [
        ("+".join(line.label), (line.rate.made, line.rate.of) if line.rate else None, line.verdict)
        for line in table.lines
    ]


def test_the_example_of_the_uniform_guidelines_is_flagged() -> None:
    # Questions and Answers (1979), no. 12: 48 of 80 white and 12 of 40 black applicants; 30 % is half of 60 %
    found = audit([*some(80, 48, "white"), *some(40, 12, "black")], RACE)

    (table,) = tables(found)
    assert told(table) == [("white", (48, 80), Verdict.HIGHEST), ("black", (12, 40), Verdict.FLAG)]
    assert table.lines[1].beside is not None
    assert table.lines[1].beside.ratio == Fraction(1, 2)
    assert sentence(table.lines[1], table) == (
        "black: 12 of 40 selected, beside 48 of 80 for white, less than four fifths of that rate. Chance alone seldom "
        "does this, and one person would not turn it round."
    )


@pytest.mark.parametrize(
    ("high", "low", "verdict"),
    [
        (Rate(25, 50), Rate(20, 50), Verdict.NO_FLAG),  # exactly four fifths
        (Rate(26, 50), Rate(20, 50), Verdict.WATCH),  # ratio 10/13, Fisher 0.32
        (Rate(40, 50), Rate(20, 50), Verdict.FLAG),  # ratio 1/2, Fisher 0.0001
        (Rate(30, 120), Rate(2, 11), Verdict.TOO_FEW),  # ratio 8/11; 32 x 11 / 131 = 2.7 selections expected
        (Rate(30, 120), Rate(3, 11), Verdict.HIGHEST),  # 3/11 is more than 1/4
        # 6 of 11 (.545), 6 of 14 (.429): ratio 11/14; moved 5 of 11 (.455), 7 of 14 (.5), so the order turns round
        (Rate(6, 11), Rate(6, 14), Verdict.REVERSIBLE),
        # 7 and 5 of 12: ratio 5/7; moved 6 and 6, a tie and no reversal
        (Rate(7, 12), Rate(5, 12), Verdict.WATCH),
    ],
)
def test_the_word_depends_on_ratio_size_chance_and_one_person(high: Rate, low: Rate, verdict: Verdict) -> None:
    (table,) = tables(audit([*some(high.of, high.made, "high"), *some(low.of, low.made, "low")], RACE))

    assert [line.verdict for line in table.lines if line.label == ("low",)] == [verdict]


def test_groups_with_the_highest_rate_share_it_and_the_larger_one_is_compared_with() -> None:
    people = [*some(10, 5, "a"), *some(20, 10, "b"), *some(20, 8, "c")]

    (table,) = tables(audit(people, RACE))

    assert told(table) == [
        ("b", (10, 20), Verdict.HIGHEST),
        ("a", (5, 10), Verdict.HIGHEST),
        ("c", (8, 20), Verdict.NO_FLAG),
    ]
    assert table.highest == Line(("b",), Rate(10, 20), Verdict.HIGHEST)


def test_the_undecided_and_the_unknown_are_counted_apart() -> None:
    left_open = Applicant(("a",), Vote.NO_DECISION, None)
    found = audit([*some(20, 8, "a", undecided=3), left_open, *some(12, 6, "b"), *some(4, 4, "")], RACE)

    assert (found.undecided, found.tallies[Measure.SELECTION]) == (4, Tally(36, 18, uncounted=False))
    (table,) = tables(found)
    assert (table.unknown, [line.rate for line in table.lines]) == (4, [Rate(6, 12), Rate(8, 20)])


def test_the_scoring_rate_counts_who_is_strictly_above_the_median_of_all() -> None:
    # a: 4 x 3 of 10, b: 4 x 1 of 10, everybody else 3: the median of 20 is 3; 14 tie; 3 of 10 and 1 of 10 are above
    # and two of b are below
    people = [
        *some(10, 5, "a", scores=[4, 4, 4, 3, 3, 3, 3, 3, 3, 3]),
        *some(10, 5, "b", scores=[4, 2, 2, 3, 3, 3, 3, 3, 3, 3]),
    ]

    found = audit(people, RACE)

    assert (found.middle, found.ties) == (3, 14)
    assert told(tables(found, Measure.SCORING)[0]) == [
        ("a", (3, 10), Verdict.HIGHEST),
        ("b", (1, 10), Verdict.TOO_FEW),
    ]


def test_the_median_of_an_even_number_lies_between() -> None:
    found = audit([*some(10, 5, "a", scores=[3] * 10), *some(10, 5, "b", scores=[4] * 10)], RACE)

    assert (found.middle, found.ties) == (Fraction(7, 2), 0)


def test_the_median_of_few_is_not_told() -> None:
    assert audit(some(9, 5, "a", scores=[3] * 9), RACE).middle is None


def test_a_small_group_is_named_and_nothing_of_it_can_be_worked_out() -> None:
    people = [*some(80, 48, "white"), *some(40, 12, "black"), *some(4, 1, "asian")]

    found = audit(people, RACE)

    (table,) = tables(found)
    assert told(table) == [
        ("white", (48, 80), Verdict.HIGHEST),
        ("black", (12, 40), Verdict.FLAG),
        ("asian", None, Verdict.TOO_FEW),
    ]
    # the whole is 60 of 120, without them; 61 of 124 would give their one of four away
    assert found.tallies[Measure.SELECTION] == Tally(120, 60, uncounted=True)


def test_small_groups_that_are_many_together_stay_in_the_whole() -> None:
    people = [*some(40, 20, "white"), *some(8, 2, "asian"), *some(9, 3, "black")]

    found = audit(people, RACE)

    assert found.tallies[Measure.SELECTION] == Tally(57, 25, uncounted=False)
    assert [line.rate for line in tables(found)[0].lines] == [Rate(20, 40), None, None]


def test_people_of_a_small_group_do_not_show_through_the_other_column() -> None:
    people = [
        *some(30, 15, "f", "white"),
        *some(30, 15, "m", "white"),
        *some(12, 6, "f", "black"),
        *some(12, 6, "m", "black"),
        *some(3, 3, "f", "asian"),
    ]

    sex, race, both = tables(audit(people, BOTH))

    assert [line.rate for line in sex.lines] == [Rate(21, 42), Rate(21, 42)]
    assert [line.rate for line in race.lines] == [Rate(30, 60), Rate(12, 24), None]
    assert sum(line.rate.of for line in both.lines if line.rate) == 84


def test_leaving_a_small_group_out_may_make_another_one_small() -> None:
    people = [
        *some(50, 25, "m", "white"),
        *some(9, 3, "f", "white"),
        *some(3, 1, "f", "asian"),
        *some(20, 9, "x", "white"),
    ]

    sex, race, _ = tables(audit(people, BOTH))

    assert [line.label for line in sex.lines if line.rate] == [("m",), ("x",)]
    assert [line.label for line in sex.lines if not line.rate] == [("f",)]
    assert [(line.label, line.rate) for line in race.lines] == [(("white",), Rate(34, 70)), (("asian",), None)]


def test_a_small_cell_of_an_intersection_cannot_be_worked_out_from_its_row_and_column() -> None:
    people = [
        *some(30, 15, "f", "white"),
        *some(4, 2, "f", "black"),
        *some(30, 15, "m", "white"),
        *some(30, 15, "m", "black"),
    ]

    sex, race, both = tables(audit(people, BOTH))

    assert [line.rate for line in (*sex.lines, *race.lines)] == [Rate(30, 60), Rate(17, 34), Rate(30, 60), Rate(17, 34)]
    assert told(both) == [
        ("f+black", None, Verdict.TOO_FEW),
        ("f+white", None, Verdict.WITHHELD),
        ("m+black", None, Verdict.WITHHELD),
        ("m+white", None, Verdict.WITHHELD),
    ]


def test_groups_under_two_percent_are_left_uncompared_only_with_a_reason() -> None:
    people = [*some(600, 300, "white"), *some(600, 300, "black"), *some(12, 12, "asian")]

    without = tables(audit(people, RACE))[0]
    with_reason = audit(people, RACE, justification=" Too few to mean anything ")

    assert told(without)[0] == ("asian", (12, 12), Verdict.HIGHEST)
    assert told(tables(with_reason)[0]) == [
        ("black", (300, 600), Verdict.HIGHEST),
        ("white", (300, 600), Verdict.HIGHEST),
        ("asian", (12, 12), Verdict.EXCLUDED),
    ]
    assert with_reason.justification == "Too few to mean anything"


def test_exactly_two_percent_is_compared() -> None:
    found = audit([*some(490, 245, "white"), *some(10, 5, "black")], RACE, justification="Why not")

    assert [line.verdict for line in tables(found)[0].lines] == [Verdict.HIGHEST, Verdict.HIGHEST]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([], "Nobody has been decided on yet, so there is nothing to compare."),
        (some(30, 10, ""), "Nobody's group is known, so there is nothing to compare."),
        (some(30, 10, "a"), "Only one group can be shown, so there is nothing to compare it with."),
        ([*some(30, 0, "a"), *some(20, 0, "b")], "Nobody was selected, so there is no ratio."),
        ([*some(30, 30, "a"), *some(20, 20, "b")], "Everybody was selected, so no group differs."),
        ([*some(30, 15, "a"), *some(20, 10, "b")], "All groups shown have the same rate."),
        ([*some(5, 3, "a"), *some(6, 2, "b")], "Every group is too small to be shown: too few to say."),
        (some(3, 3, "a"), "Every group is too small to be shown: too few to say."),
    ],
)
def test_where_nothing_can_be_compared_a_sentence_says_so(people: list[Applicant], words: str) -> None:
    assert plainly(tables(audit(people, RACE))[0]) == words


applicants = st.lists(
    st.builds(
        Applicant,
        st.tuples(st.sampled_from(["f", "m", "x", ""]), st.sampled_from(["a", "b", "c", ""])),
        st.sampled_from([*Vote, None]),
        st.none() | st.integers(100, 400).map(lambda number: Fraction(number, 100)),
    ),
    max_size=120,
)


@given(applicants, st.randoms(use_true_random=False))
def test_the_order_of_the_people_changes_nothing(people: list[Applicant], random: object) -> None:
    mixed = list(people)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert audit(mixed, BOTH) == audit(people, BOTH)


@given(applicants)
def test_no_rate_of_fewer_than_ten_is_ever_told_nor_anything_that_is_no_number(people: list[Applicant]) -> None:
    found = audit(people, BOTH)
    answer = json.dumps(impact_json(found, "r", {}), allow_nan=False)

    assert "NaN" not in answer
    assert all(line.rate is None or line.rate.of >= 10 for table in found.tables for line in table.lines)
    for table in found.tables:
        shown = [line.rate for line in table.lines if line.rate]
        tally = found.tallies[table.measure]
        hidden = tally.of - (table.unknown or 0) - sum(rate.of for rate in shown)
        assert hidden == 0 or hidden >= 10
