"""This room asks how much weight must move from some dimensions to another for a call, or an order, to change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from scorecard.core.policy import capped
from scorecard.core.robustness.case import Case, outcomes
from scorecard.core.scorecard import Vote


@dataclass(frozen=True, slots=True)
class Move:
    """Weight that goes from one dimension to another, as a share of the whole."""

    giver: str
    receiver: str
    share: Fraction


def weight_to_move(
    weights: Mapping[str, int], ahead: Mapping[str, Fraction], rival: Mapping[str, Fraction]
) -> tuple[Move, ...] | None:
    """The least weight to move for the rival to catch up, and from where to where; None: no weighting does it.

    Greedy, and optimal: the dimension that favours the rival most receives, those that favour the leader most give
    first. Over dimensions that both were rated on; shares of their weight.
    """
    shared = [key for key in weights if key in ahead and key in rival]
    total = sum(weights[key] for key in shared)
    gaps = {key: ahead[key] - rival[key] for key in shared}
    if not total or min(gaps.values()) > 0:
        return None
    receiver = min(shared, key=gaps.__getitem__)
    left = sum((weights[key] * gaps[key] for key in shared), Fraction()) / total
    moves = []
    for giver in sorted(shared, key=lambda key: -gaps[key]):
        if left <= 0:
            break
        pull = gaps[giver] - gaps[receiver]
        if not pull:
            return None
        share = min(Fraction(weights[giver], total), left / pull)
        moves.append(Move(giver, receiver, share))
        left -= share * pull
    return tuple(move for move in moves if move.share)


@dataclass(frozen=True, slots=True)
class Transfer:
    """The least weight to move for another call, as shares of the whole weight.

    `more` says that it takes more than that: a score that falls to the edge of its band is in it still.
    """

    moves: tuple[Move, ...]
    more: bool
    call: Vote

    @property
    def share(self) -> Fraction:
        """The share of the weight that moves in all."""
        return sum((move.share for move in self.moves), Fraction())


def transfer(case: Case) -> Transfer | None:
    """The least weight to move between rated dimensions for another call; None where no moving of it gives one.

    Coverage, votes, red flags and levels stay what they are, so only the score changes.
    """
    if case.shut or case.tally.score is None:
        return None
    return min(_transfers(case, case.tally.score), key=lambda one: one.share, default=None)


def _transfers(case: Case, score: Fraction) -> Iterator[Transfer]:
    lines = [(line, mean) for line in case.tally.dimensions if line.weight and (mean := line.mean) is not None]
    weights, means = {line.id: line.weight for line, _ in lines}, {line.id: mean for line, mean in lines}
    rated = Fraction(sum(weights.values()), sum(line.weight for line in case.tally.dimensions))
    fixed, bands = outcomes(case.policy, case.tally), case.policy.bands.descending
    for (above, edge), (below, _) in pairwise(bands):
        falls = score >= edge
        vote, level = capped(below if falls else above, fixed), dict.fromkeys(means, edge)
        if vote is case.call or (falls and min(means.values()) == edge):
            continue
        moves = weight_to_move(weights, means, level) if falls else weight_to_move(weights, level, means)
        if moves == ():  # on the edge already: whatever moves is enough
            moves = (Move(max(means, key=means.__getitem__), min(means, key=means.__getitem__), Fraction()),)
        if moves is not None:
            yield Transfer(tuple(replace(move, share=move.share * rated) for move in moves), falls, vote)
