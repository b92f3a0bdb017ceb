"""The kinds of rules: each fires exactly from its boundary on, and says what it saw."""

from collections.abc import Mapping

import pytest

from scorecard.core.number import Exact
from scorecard.core.rule import Floor, Kind, RedFlags, Span, Votes
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import Tally, tally
from tests.factory import make_card, make_dimension

WEIGHTS = {"sql": 50, "modeling": 30, "testing": 20}


def weigh(*cards: Scorecard, weights: Mapping[str, int] = WEIGHTS) -> Tally:
    return tally([make_dimension(key, weight) for key, weight in weights.items()], cards)


def rated(*levels: int) -> Tally:
    """One dimension, rated by as many people as there are levels."""
    cards = [make_card(who, {"sql": level}) for who, level in zip("abcdefgh", levels, strict=False)]
    return weigh(*cards, weights={"sql": 100})


def voted(*votes: Vote | None) -> Tally:
    """A panel of as many people as there are votes, all at 3."""
    cards = [make_card(who, {"sql": 3}, vote=vote) for who, vote in zip("abcdefgh", votes, strict=False)]
    return weigh(*cards, weights={"sql": 100})


def flagged(*flags: int) -> Tally:
    """A panel whose people raise so many red flags each."""
    names = ("careless-pii", "blames-others", "makes-it-up")
    cards = [
        make_card(who, {"sql": 3}, flags=dict.fromkeys(names[:many], "Said so"))
        for who, many in zip("abcdefgh", flags, strict=False)
    ]
    return weigh(*cards, weights={"sql": 100})


@pytest.mark.parametrize(
    ("kind", "panel", "finding"),
    [
        (RedFlags(at_least=1), flagged(0, 0), (False, "none raised")),
        (RedFlags(at_least=1), flagged(0, 1), (True, "raised: careless-pii (by b)")),
        (RedFlags(at_least=2), flagged(0, 1), (False, "raised: careless-pii (by b)")),
        (RedFlags(at_least=2), flagged(1, 1), (True, "raised: careless-pii (by a) and careless-pii (by b)")),
        (RedFlags(at_least=2), flagged(2), (True, "raised: careless-pii (by a) and blames-others (by a)")),
        (Floor(dimension="sql", below=Exact("2.5")), rated(3, 2), (False, "SQL averages 2.50, not below 2.50")),
        (Floor(dimension="sql", below=Exact("2.5")), rated(2, 3, 2), (True, "SQL averages 2.33, below 2.50")),
        (
            Floor(dimension="sql", below=Exact("8/3")),
            rated(2, 3, 3),
            (False, "SQL averages 2.66, not below 2.66"),
        ),
        (Floor(dimension="sql", below=Exact("2.5")), rated(), (False, "SQL was not rated")),
        (Votes(vote=Vote.NO, at_least=2), voted(Vote.NO, Vote.YES), (False, "No by a")),
        (Votes(vote=Vote.NO, at_least=2), voted(Vote.NO, Vote.NO), (True, "No by a and b")),
        (Votes(vote=Vote.NO, at_least=1), voted(Vote.STRONG_NO, Vote.YES), (False, "nobody voted no")),
        (Votes(vote=Vote.STRONG_YES, fewer_than=1), voted(Vote.YES), (True, "nobody voted strong yes")),
        (Votes(vote=Vote.STRONG_YES, fewer_than=1), voted(Vote.STRONG_YES), (False, "Strong yes by a")),
        (Votes(vote=Vote.STRONG_YES, fewer_than=2), voted(Vote.STRONG_YES), (True, "Strong yes by a")),
        (Votes(vote=Vote.STRONG_YES, fewer_than=1), voted(None, None), (False, "nobody voted strong yes")),
        (Span(levels=2), rated(2, 3), (False, "at most 1.00 apart")),
        (Span(levels=2), rated(2, 4, 3), (True, "too far apart on SQL")),
        (Span(levels=3), rated(2, 4), (False, "at most 2.00 apart")),
        (Span(levels=3), rated(1, 4), (True, "too far apart on SQL")),
        (Span(levels=1), rated(3), (False, "at most 0.00 apart")),
        (Span(levels=1), rated(), (False, "at most 0.00 apart")),
        (Span(votes=2), voted(Vote.NO, Vote.YES), (False, "at most 1.00 apart")),
        (Span(votes=2), voted(Vote.STRONG_NO, Vote.YES), (True, "too far apart on the votes")),
        (Span(votes=2), voted(Vote.NO, Vote.STRONG_YES), (True, "too far apart on the votes")),
        (Span(votes=1), voted(Vote.NO_DECISION, Vote.STRONG_YES), (False, "at most 0.00 apart")),
        (Span(votes=1), voted(None, None), (False, "at most 0.00 apart")),
    ],
)
def test_a_kind_of_rule_fires_exactly_from_its_boundary_on(kind: Kind, panel: Tally, finding: tuple[bool, str]) -> None:
    assert (kind.fires(panel), kind.saw(panel)) == finding


def test_a_span_of_levels_names_every_dimension_that_is_split() -> None:
    ana = make_card("ana", {"sql": 4, "modeling": 1, "testing": 3})
    bob = make_card("bob", {"sql": 1, "modeling": 4, "testing": 3})

    assert Span(levels=3).saw(weigh(ana, bob)) == "too far apart on SQL and Data modeling"


def test_a_vote_given_in_two_interviews_by_one_person_counts_once() -> None:
    cards = [make_card("ana", interview=slot, vote=Vote.NO) for slot in ("first", "second")]

    twice = Votes(vote=Vote.NO, at_least=2)
    assert (twice.fires(weigh(*cards)), twice.saw(weigh(*cards))) == (False, "No by ana")


def test_a_vote_given_under_two_spellings_of_one_name_counts_once() -> None:
    cards = [make_card("Ana", interview="first", vote=Vote.NO), make_card("ana", interview="second", vote=Vote.NO)]

    assert Votes(vote=Vote.NO, at_least=2).fires(weigh(*cards)) is False
