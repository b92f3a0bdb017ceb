"""This room holds what hypothesis draws its values from."""

from hypothesis import strategies as st

from scorecard.core.scorecard import (
    LEVELS,
    Absence,
    CandidateName,
    ExerciseRating,
    Fact,
    FactSource,
    RaisedFlag,
    Rating,
    Scorecard,
    Vote,
)
from tests.factory import make_card

LINES = ("sql", "modeling", "testing")
FLAGS = ("careless-pii", "blames-others")

words = st.text(max_size=12)
keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
levels = st.sampled_from(LEVELS)
votes = st.sampled_from(Vote)
ratings = st.builds(
    Rating,
    level=st.none() | levels,
    absent=st.none() | st.sampled_from(Absence),
    evidence=words,
    before_facts=st.none() | levels,
    signals=st.lists(keys, max_size=3).map(tuple),
)
facts = st.builds(
    Fact,
    id=keys,
    sentence=words,
    severity=st.sampled_from(["high", "info"]),
    trap=st.none() | keys,
    criteria=st.lists(keys, max_size=2).map(tuple),
    examples=st.lists(words, max_size=2).map(tuple),
    source=st.sampled_from(FactSource),
)
scorecards = st.builds(
    Scorecard,
    scorecard=st.just(1),
    candidate=st.builds(CandidateName, id=keys, name=words),
    interviewer=words,
    rubric=keys,
    interview=st.none() | keys,
    conducted_at=st.none() | st.just("2026-11-20T10:00:00Z"),
    ratings=st.dictionaries(keys, ratings, max_size=4),
    exercises=st.dictionaries(
        keys,
        st.builds(
            ExerciseRating,
            criteria=st.dictionaries(keys, ratings, max_size=3),
            noted=st.lists(keys, max_size=2).map(tuple),
            facts=st.lists(facts, max_size=2).map(tuple),
        ),
        max_size=2,
    ),
    red_flags=st.lists(st.builds(RaisedFlag, id=keys, evidence=words), max_size=2).map(tuple),
    vote=st.none() | votes,
    takeaways=words,
    note_to_next=words,
    private_notes=words,
)


SLOTS = tuple((who, interview) for who in ("ana", "bob", "cyd", "dee") for interview in ("first", "second"))
SAID = (None, Absence.NOT_ASKED, *LEVELS)
VOTED = (None, *Vote)
RAISED = ((), FLAGS[:1], FLAGS[1:], FLAGS)


def _card(slot: int, first: int, second: int, third: int, vote: int, raised: int) -> Scorecard:
    said = {line: SAID[at] for line, at in zip(LINES, (first, second, third), strict=True)}
    return make_card(
        SLOTS[slot][0],
        {line: rating for line, rating in said.items() if rating},
        vote=VOTED[vote],
        interview=SLOTS[slot][1],
        flags=dict.fromkeys(RAISED[raised], "Said so"),
    )


_rated = st.integers(0, len(SAID) - 1)
panels = st.lists(
    st.tuples(st.integers(0, 7), _rated, _rated, _rated, st.integers(0, len(VOTED) - 1), st.integers(0, 3)),
    unique_by=lambda parts: parts[0],
    max_size=5,
).map(lambda cards: tuple(_card(*parts) for parts in cards))
"""Scorecards of up to four people in up to two interviews each, rating some of `LINES`."""
