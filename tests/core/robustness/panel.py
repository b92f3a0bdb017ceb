"""This room builds the panels that are tried, and tries them the slow and obvious way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from scorecard.core.policy import recommend
from scorecard.core.robustness.case import Case, case
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Rating, Scorecard, Vote
from scorecard.core.scoring import tally
from tests.factory import make_card, make_policy, make_rubric

SEVEN = {
    "sql": 25,
    "modeling": 15,
    "debugging": 15,
    "testing": 10,
    "engineering": 10,
    "communication": 15,
    "learning": 10,
}


def tried(
    levels: Mapping[str, Mapping[str, int]],
    weights: Mapping[str, int],
    *,
    votes: Mapping[str, Vote] | None = None,
    **policy: object,
) -> Case:
    """A panel by interviewer and dimension; everybody votes yes unless said otherwise, and there is no rule."""
    said = {"rules": (), **policy}
    rubric = make_rubric(weights, policy=make_policy(**said))  # type: ignore[arg-type]
    cards = [make_card(who, given, vote=(votes or {}).get(who, Vote.YES)) for who, given in levels.items()]
    return case(rubric, cards)


def call_of(rubric: Rubric, cards: tuple[Scorecard, ...]) -> Vote:
    """What the policy recommends for some scorecards, counted anew."""
    return recommend(rubric.policy, tally(rubric.dimensions, cards)).call


def neighbours(cards: tuple[Scorecard, ...], points: int) -> Iterator[tuple[Scorecard, ...]]:
    """Every panel that differs by at most so many one-point changes."""
    cells = [(at, key) for at, card in enumerate(cards) for key, one in card.ratings.items() if one.level is not None]
    for steps in product(range(-points, points + 1), repeat=len(cells)):
        if 0 < sum(map(abs, steps)) <= points:
            other = [dict(card.ratings) for card in cards]
            moved = [
                (at, key, (cards[at].ratings[key].level or 0) + step)
                for (at, key), step in zip(cells, steps, strict=True)
            ]
            if all(1 <= level <= 4 for _, _, level in moved):
                for at, key, level in moved:
                    other[at][key] = Rating(level=level)
                yield tuple(replace(card, ratings=given) for card, given in zip(cards, other, strict=True))
