"""Who rates higher or lower, against mixed models solved in other ways."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.core.calibration.additive import Components, components, leverage, leverages, shrunk, system, unshrunk
from scorecard.core.calibration.observation import Observation, ratings
from scorecard.core.calibration.severity import ALONE, Difference, Severities, severities
from scorecard.core.unsaid import Unsaid
from tests.core.rated import SHROUT_FLEISS, TWELVE, UNBALANCED, Table, drawn, rated

# Fitted by REML with statsmodels 0.15.0 (MixedLM: a fixed effect for each row, one variance component for columns):
# the ratio of the variances, and the predictions (BLUPs) for the four columns.
REML_BALANCED = (0.1943855932203421, (2.3004702864471707, -2.7040615647712696, -0.9282599401453734, 1.3318512184694145))
REML_UNBALANCED = (0.21006673150463331, (2.363321522612002, -2.7247283695789837, -1.08235883146094, 1.4437656784279518))
REML_TWELVE = (
    1.9173913051315132,
    (0.44907841297065176, -0.41315213993299843, 0.017963136518826694, -0.05388940955647747),
)


def henderson(table: Table, ratio: Fraction) -> list[Fraction]:
    """The predictions by Henderson's mixed model equations, in full and exactly: rows fixed, columns random."""
    cells = [(row, column, level) for row, levels in enumerate(table) for column, level in enumerate(levels) if level]
    rows, size = len(table), len(table) + len(table[0])
    left = [[Fraction(0)] * size for _ in range(size)]
    right = [Fraction(0)] * size
    for row, column, level in cells:
        for one in (row, rows + column):
            right[one] += level
            for other in (row, rows + column):
                left[one][other] += 1
    for at in range(rows, size):
        left[at][at] += ratio
    return eliminated(left, right)[rows:]


def eliminated(left: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Solve by Gauss and Jordan."""
    lines = [[*row, value] for row, value in zip(left, right, strict=True)]
    for at in range(len(lines)):
        pivot = next(place for place in range(at, len(lines)) if lines[place][at])
        lines[at], lines[pivot] = lines[pivot], lines[at]
        lines[at] = [value / lines[at][at] for value in lines[at]]
        for place, row in enumerate(lines):
            if place != at and row[at]:
                lines[place] = [value - row[at] * own for value, own in zip(row, lines[at], strict=True)]
    return [row[-1] for row in lines]


def compared(table: Table) -> Severities:
    return severities(rated(table), Random(1))


@pytest.mark.parametrize(
    ("table", "fitted"),
    [(SHROUT_FLEISS, REML_BALANCED), (UNBALANCED, REML_UNBALANCED), (TWELVE, REML_TWELVE)],
    ids=["balanced", "unbalanced", "twelve"],
)
def test_severity_is_the_prediction_of_the_mixed_model(table: Table, fitted: tuple[float, tuple[float, ...]]) -> None:
    ratio, predictions = fitted

    assert shrunk(system(rated(table).shared, 1), ratio).values == pytest.approx(predictions, abs=1e-6)


@pytest.mark.parametrize("ratio", [Fraction(1, 5), Fraction(4), Fraction(100)])
@pytest.mark.parametrize("table", [SHROUT_FLEISS, UNBALANCED], ids=["balanced", "unbalanced"])
def test_severity_solves_hendersons_equations(table: Table, ratio: Fraction) -> None:
    expected = [float(value) for value in henderson(table, ratio)]

    assert shrunk(system(rated(table).shared, 1), float(ratio)).values == pytest.approx(expected, abs=1e-9)


def test_on_a_balanced_table_the_variances_are_those_of_reml_and_so_are_the_predictions() -> None:
    ratio, predictions = REML_TWELVE

    found = compared(TWELVE)

    assert found.components.ratio == pytest.approx(ratio, abs=1e-6)
    model = system(rated(TWELVE).shared, 1)
    assert shrunk(model, found.components.ratio).values == pytest.approx(predictions, abs=1e-6)


def test_on_a_balanced_table_differences_are_drawn_in_by_the_closed_form() -> None:
    # Twelve ratings each: 12 / (12 + 4) of the column's mean minus the mean of all.
    means = [sum(column) / 12 for column in zip(*TWELVE, strict=True)]
    middle = sum(means) / 4

    found = shrunk(system(rated(TWELVE).shared, 1), 4.0).values

    assert found == pytest.approx([12 / 16 * (mean - middle) for mean in means], abs=1e-9)


def test_the_error_is_that_of_the_exact_inverse() -> None:
    # [P (G + ratio I)^-1 P] on the diagonal, worked column by column with fractions.
    ratio, size = Fraction(4), 4
    model = system(rated(UNBALANCED).shared, 1)
    matrix = [[Fraction(0)] * size for _ in range(size)]
    for levels in UNBALANCED:
        team = [column for column, level in enumerate(levels) if level]
        for one in team:
            matrix[one][one] += 1
            for other in team:
                matrix[one][other] -= Fraction(1, len(team))
    for at in range(size):
        matrix[at][at] += ratio
    expected = []
    for at in range(size):
        unit = [Fraction(int(place == at)) - Fraction(1, size) for place in range(size)]
        solved = eliminated(matrix, unit)
        expected.append(float(solved[at] - sum(solved) / size))

    assert leverages(model, model.spans[0], 4.0) == pytest.approx(expected, abs=1e-12)
    assert [leverage(model, at, 4.0) for at in range(size)] == pytest.approx(expected, rel=1e-2)


def test_the_trace_of_a_large_group_is_probed_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    shifts = {f"p{number:03}": Random(number).gauss(0, 0.4) for number in range(60)}
    model = system(ratings(drawn(400, shifts=shifts), {"sql": 1, "modeling": 1}).shared, 1)
    exact = components(model, Random(1))

    monkeypatch.setattr("scorecard.core.calibration.additive.DENSE", 1)
    probed = components(model, Random(1))

    assert probed.within == exact.within
    assert probed.between == pytest.approx(exact.between, rel=0.05)


def test_rating_higher_is_told_from_having_met_stronger_candidates() -> None:
    # ana meets the strong half with cyd, bob the weak half with cyd; ana and bob rate exactly alike.
    strong, weak = [(4, None, 3), (3, None, 2), (4, None, 4)] * 5, [(None, 2, 1), (None, 1, 1), (None, 3, 2)] * 5

    found = {one.who: one for one in compared(strong + weak).lines}

    ana, bob = found["ana"], found["bob"]
    assert isinstance(ana.difference, Unsaid)
    assert ana.difference.because == "needs 5 more shared ratings"
    assert ana.naive - bob.naive > 1.5


def test_who_rates_half_a_level_lower_stands_out_and_the_others_do_not() -> None:
    shifts = {"ana": 0.0, "bob": 0.0, "cyd": 0.0, "dan": -0.9}

    found = severities(ratings(drawn(60, shifts=shifts), {"sql": 1, "modeling": 1}), Random(1))

    assert [one.who for one in found.lines if isinstance(one.difference, Difference) and one.difference.stands_out] == [
        "dan"
    ]


def test_candidate_mix_does_not_make_somebody_mild() -> None:
    chance = Random(4)
    panels = (("bob", "cyd", "dan"), ("ana", "cyd", "dan"))
    cards = [
        Observation(f"c{number}", who, {"sql": min(4, 2 + number % 2 + chance.choice((0, 1)))})
        for number in range(80)
        for who in panels[number % 2]
    ]

    found = {one.who: one for one in severities(ratings(cards, {"sql": 1}), Random(1)).lines}

    ana = found["ana"].difference
    assert isinstance(ana, Difference)
    assert abs(ana.value) < 0.15 < found["ana"].naive


def test_few_ratings_say_what_is_missing() -> None:
    found = compared([(3, 2)] * 4 + [(4, None)] * 9)

    assert [one.difference for one in found.lines] == [
        Unsaid(
            "needs 16 more shared ratings and 1 more shared candidate",
            ((16, "shared ratings"), (1, "shared candidates")),
        )
    ] * 2


def test_who_never_shared_a_candidate_has_no_severity() -> None:
    found = compared([(3, 2, None), (4, 4, None), (None, None, 1)])

    assert [(one.who, one.group) for one in found.lines] == [("ana", 0), ("bob", 0), ("cyd", None)]
    assert found.lines[2].difference == Unsaid(ALONE)


def test_groups_without_a_common_candidate_are_kept_apart() -> None:
    table = [(3, 2, None, None)] * 30 + [(None, None, 4, 1)] * 25

    found = compared(table)

    assert found.groups == (("ana", "bob"), ("cyd", "dan"))
    values = [one.difference.value for one in found.lines if isinstance(one.difference, Difference)]
    assert [values[0] + values[1], values[2] + values[3]] == pytest.approx([0, 0])


def test_a_constant_difference_is_taken_as_it_is() -> None:
    # bob is one level below ana every time: nothing is left to chance, so nothing is drawn in.
    found = compared([(3, 2), (4, 3), (2, 1)] * 8)

    assert found.components == Components(0.0, pytest.approx(0.5), 0.0)
    assert [(one.who, one.difference) for one in found.lines] == [
        ("ana", Difference(pytest.approx(0.5), 0.0, stands_out=True)),
        ("bob", Difference(pytest.approx(-0.5), 0.0, stands_out=True)),
    ]


def test_when_all_ratings_are_equal_nobody_differs() -> None:
    found = compared([(3, 3, 3)] * 30)

    assert found.alike
    assert {one.difference for one in found.lines} == {Difference(0.0, None)}


@pytest.mark.parametrize("table", [[], [(3,)], [(3, None), (None, 3)]])
def test_without_shared_candidates_there_are_no_equations(table: Table) -> None:
    found = compared(table)

    assert (found.groups, found.steps) == ((), 0)
    assert {one.difference for one in found.lines} <= {Unsaid(ALONE)}


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.none() | st.integers(1, 4)] * 4), max_size=12))
def test_shrinking_draws_everybody_toward_nothing(table: list[tuple[int | None, ...]]) -> None:
    model = system(rated(table).shared, 1)
    free, drawn_in = unshrunk(model), shrunk(model, 4.0).values

    assert sum(value * value for value in drawn_in) <= sum(value * value for value in free) + 1e-9
    assert all(value == pytest.approx(0, abs=1e-9) for value in [sum(drawn_in)])
