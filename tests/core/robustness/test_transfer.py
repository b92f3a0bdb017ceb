"""Weight to move: greedy and least, checked against every weighting of a grid."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import lcm

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.robustness.balance import balance
from scorecard.core.robustness.case import call, case, with_weights
from scorecard.core.robustness.examination import examine
from scorecard.core.robustness.transfer import Move, Transfer, transfer, weight_to_move
from scorecard.core.scorecard import Scorecard, Vote
from tests.core.robustness.panel import tried
from tests.core.robustness.test_case import WEIGHTS, some_rules
from tests.core.robustness.test_weight import LINES, boards, score, shares
from tests.core.strategy import panels
from tests.factory import make_policy, make_rubric

TWO = {"sql": 60, "modeling": 40}


# Kim 4, 2 and Lou 3, 3 with 60 and 40: 3.2 and 3.0. Kim is ahead while sql has more than half.
def test_the_one_behind_catches_up_where_weight_moves_to_what_they_are_better_on() -> None:
    kim, lou = {"sql": Fraction(4), "modeling": Fraction(2)}, {"sql": Fraction(3), "modeling": Fraction(3)}

    assert weight_to_move(TWO, kim, lou) == (Move("sql", "modeling", Fraction(1, 10)),)


def test_who_is_better_on_nothing_never_catches_up() -> None:
    kim, lou = dict.fromkeys(LINES, Fraction(3)), dict.fromkeys(LINES, Fraction(2))

    assert weight_to_move(WEIGHTS, kim, lou) is None


# sql 4 with 60, modeling 2 with 40: 3.2. Each point from modeling to sql is 0.02: 15 points to 3.5, and more than 20
# the other way to below 2.8.
def test_a_score_rises_to_an_edge_or_falls_below_it_whichever_is_nearer() -> None:
    up = tried({"ana": {"sql": 4, "modeling": 2}, "bob": {"sql": 4, "modeling": 2}}, TWO)
    down = tried({"ana": {"sql": 3, "modeling": 2}, "bob": {"sql": 3, "modeling": 2}}, {"sql": 85, "modeling": 15})

    assert transfer(up) == Transfer((Move("modeling", "sql", Fraction(3, 20)),), False, Vote.STRONG_YES)
    # 2.85, and each point from sql to modeling takes 0.01: at 5 points it is 2.80, which is a yes still.
    assert transfer(down) == Transfer((Move("sql", "modeling", Fraction(1, 20)),), True, Vote.NO)


def test_on_an_edge_any_weight_that_moves_is_enough() -> None:
    board = {"sql": 3, "modeling": 2}  # 0.8 x 3 + 0.2 x 2 = 2.8
    panel = tried({"ana": board, "bob": board}, {"sql": 80, "modeling": 20})

    assert transfer(panel) == Transfer((Move("sql", "modeling", Fraction(0)),), True, Vote.NO)
    assert balance(examine(panel))[1].sentence == (
        "The score is on an edge: any weight that moves from SQL to Data modeling makes it No."
    )


def test_weight_that_nobody_rated_does_not_move() -> None:
    board = {"sql": 4, "modeling": 2}
    panel = tried({"ana": board, "bob": board}, {"sql": 48, "modeling": 32, "testing": 20})

    # The same as above on four fifths of the weight.
    assert transfer(panel) == Transfer((Move("modeling", "sql", Fraction(3, 25)),), False, Vote.STRONG_YES)


@given(panels, some_rules)
def test_less_weight_moved_never_changes_a_call(cards: tuple[Scorecard, ...], rules: tuple[object, ...]) -> None:
    panel = case(make_rubric(WEIGHTS, policy=make_policy(rules=rules)), cards)  # type: ignore[arg-type]
    found = transfer(panel)
    if panel.shut or panel.tally.score is None:
        assert found is None
        return

    for weights in weightings([line.id for line in panel.tally.dimensions if line.levels]):
        moved = Fraction(sum(abs(weights[key] - WEIGHTS[key]) for key in WEIGHTS), 2 * sum(WEIGHTS.values()))
        if call(panel.policy, with_weights(panel.tally, weights)) is not panel.call:
            assert found
            assert moved > found.share or (moved == found.share and not found.more)
    if found:
        after = with_weights(panel.tally, moved_by(found))
        assert call(panel.policy, after) is (panel.call if found.more else found.call)
        assert after.score in [edge for _, edge in panel.policy.bands.descending]


def weightings(rated: list[str]) -> Iterator[dict[str, int]]:
    """The weights of what was rated shared out anew, in steps of five points."""
    whole = sum(WEIGHTS[key] for key in rated)
    for parts in product(range(0, whole + 1, 5), repeat=len(rated)):
        if sum(parts) == whole:
            yield {**WEIGHTS, **dict(zip(rated, parts, strict=True))}


def moved_by(found: Transfer) -> dict[str, int]:
    """The weights after the moves, in whole numbers."""
    after = {key: Fraction(weight, sum(WEIGHTS.values())) for key, weight in WEIGHTS.items()}
    for move in found.moves:
        after[move.giver] -= move.share
        after[move.receiver] += move.share
    parts = lcm(*[share.denominator for share in after.values()])
    return {key: int(share * parts) for key, share in after.items()}


@given(st.tuples(*[st.integers(1, 10)] * 3), boards, boards)
def test_no_weighting_in_whole_tenths_catches_up_with_less_weight_moved(
    parts: tuple[int, int, int], ours: dict[str, Fraction], theirs: dict[str, Fraction]
) -> None:
    given_weights = dict(zip(LINES, parts, strict=True))
    now = shares(given_weights)
    if score(now, ours) < score(now, theirs):
        ours, theirs = theirs, ours

    moves = weight_to_move(given_weights, ours, theirs)

    grid = [
        {"sql": Fraction(a, 20), "modeling": Fraction(b, 20), "testing": Fraction(20 - a - b, 20)}
        for a in range(21)
        for b in range(21 - a)
    ]
    catching = [trial for trial in grid if score(trial, ours) <= score(trial, theirs)]
    if moves is None:
        assert catching == []
        return
    after = dict(now)
    for move in moves:
        after[move.giver] -= move.share
        after[move.receiver] += move.share
    assert min(after.values()) >= 0
    assert score(after, ours) <= score(after, theirs)
    moved = sum((move.share for move in moves), Fraction())
    assert all(sum(abs(trial[key] - now[key]) for key in LINES) / 2 >= moved for trial in catching)
