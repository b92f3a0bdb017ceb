"""The fewest changes: exact, also where rules on levels fire."""

from collections.abc import Iterable
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.core.robustness.case import AGAINST, HIRE, OPEN, Case, case
from scorecard.core.robustness.search import fewest, fewest_points
from scorecard.core.rule import Rule
from scorecard.core.scorecard import Scorecard, Vote
from tests.core.robustness.panel import SEVEN, call_of, neighbours, tried
from tests.core.robustness.test_case import RULES, WEIGHTS, some_rules
from tests.core.strategy import panels
from tests.factory import make_policy, make_rubric

small = panels.filter(lambda cards: sum(r.level is not None for c in cards for r in c.ratings.values()) < 7)


def by_leverage(panel: Case, edge: Fraction) -> int | None:
    """METHODS 1.4: leverages w / n in descending order, each rating up to its headroom, until the margin is used."""
    score = panel.tally.score
    assert score is not None
    total = sum(line.weight for line in panel.tally.dimensions if line.levels)
    falling = score >= edge
    steps = sorted(
        (
            Fraction(line.weight, total * len(line.levels))
            for line in panel.tally.dimensions
            for level in line.levels.values()
            for _ in range(int(level - 1 if falling else 4 - level))
        ),
        reverse=True,
    )
    moved = Fraction()
    for count, step in enumerate(steps, 1):
        moved += step
        if moved > score - edge if falling else moved >= edge - score:
            return count
    return None


levels = st.integers(1, 4)
boards = st.lists(st.fixed_dictionaries(dict.fromkeys(SEVEN, levels)), min_size=2, max_size=4).map(
    lambda some: dict(zip("abcd", some, strict=False))
)


@settings(max_examples=40)
@given(boards, st.sampled_from([Fraction(14, 5), Fraction(3), Fraction(7, 2)]))
def test_without_rules_on_levels_it_is_the_count_by_leverage(board: dict[str, dict[str, int]], edge: Fraction) -> None:
    panel = tried(board, SEVEN, bands=(str(edge), str(edge), str(edge)))
    mine = HIRE if panel.call in HIRE else AGAINST

    expected = by_leverage(panel, edge)

    found = fewest_points(panel, lambda vote: vote not in mine, limit=99)
    assert found == expected


@settings(max_examples=60, deadline=None)
@given(small, some_rules, st.sampled_from([HIRE, AGAINST, OPEN]))
def test_it_is_what_trying_everything_finds(
    cards: tuple[Scorecard, ...], rules: tuple[Rule, ...], wanted: frozenset[Vote]
) -> None:
    rubric = make_rubric(WEIGHTS, policy=make_policy(rules=rules, interviewers=1, coverage="1/5"))
    panel = case(rubric, cards)
    if panel.call in wanted or not panel.given:
        return

    points = _tried(rubric, panel.cards, wanted)

    found = fewest(panel, wanted.__contains__, limit=2)
    assert (found and found.points) == points
    if found:
        assert found.call in wanted


def _tried(rubric: object, cards: tuple[Scorecard, ...], wanted: Iterable[Vote]) -> int | None:
    for points in (1, 2):
        if any(call_of(rubric, other) in wanted for other in neighbours(cards, points)):  # type: ignore[arg-type]
            return points
    return None


# Three people at 3 on everything: 3.00, and 2.8 is 0.2 away. A point of sql moves 25 / 100 / 3 = 0.0833: two make
# 0.1666, three 0.25. The floor of 2.5 falls first: two points make sql 7/3.
def test_a_floor_can_be_nearer_than_the_edge_of_the_band() -> None:
    board = dict.fromkeys(("ana", "bob", "cyd"), dict.fromkeys(SEVEN, 3))
    floor = tuple(rule for rule in RULES if rule.id == "floor")

    plain = fewest(tried(board, SEVEN), AGAINST.__contains__)
    floored = fewest(tried(board, SEVEN, rules=floor), AGAINST.__contains__)

    assert plain is not None
    assert floored is not None
    assert (plain.points, plain.score, plain.call, plain.deciding) == (3, Fraction(11, 4), Vote.NO, ())
    assert (floored.points, floored.score, floored.call) == (2, Fraction(17, 6), Vote.NO)
    assert floored.deciding == ("floor",)


def test_nothing_that_is_rated_opens_a_shut_gate() -> None:
    assert fewest(tried({"ana": {"sql": 3}}, {"sql": 60, "modeling": 40}), HIRE.__contains__) is None


def test_what_no_level_can_bring_about_is_not_found() -> None:
    flag = tuple(rule for rule in RULES if rule.id == "objection")
    votes = {"ana": Vote.STRONG_NO}
    board = dict.fromkeys(("ana", "bob"), dict.fromkeys(SEVEN, 3))

    assert fewest(tried(board, SEVEN, rules=flag, votes=votes), HIRE.__contains__) is None
