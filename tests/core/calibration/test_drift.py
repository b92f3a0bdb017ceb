"""Drift over many debriefs: how often a vote changed in the discussion moved toward who spoke first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.calibration.drift import Drift, discussion, drift
from scorecard.core.debrief.record import Ballot, Debrief
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from tests.core.talk import AT, decided, opened, read, talked, voted

SY, Y, N, SN, ND = Vote.STRONG_YES, Vote.YES, Vote.NO, Vote.STRONG_NO, Vote.NO_DECISION


def held(first: str, **votes: tuple[Vote, Vote]) -> Debrief:
    """A finished debrief in which somebody spoke first; for each person the vote after reading and the final one."""
    return Debrief(
        candidate="jane-doe",
        rubric="data",
        rubric_hash="0",
        convened_by="lea",
        begun_at=AT,
        read=(),
        order=tuple(votes),
        first_speaker=first,
        after_reading={who: Ballot(vote=before) for who, (before, _) in votes.items()},
        final={who: Ballot(vote=after) for who, (_, after) in votes.items()},
        decision=Decision(Y, "lea", "why", AT),
    )


# Six debriefs, in all of which ana spoke first with Yes. Counted by hand, the votes of the others that changed:
SIX = [
    held("ana", ana=(Y, Y), bob=(N, Y)),  # bob: 1 step away, then 0: toward
    held("ana", ana=(Y, Y), bob=(SN, N), cyd=(Y, Y)),  # bob: 2 steps, then 1: toward; cyd did not change
    held("ana", ana=(Y, N), bob=(SY, Y)),  # bob: 1, then 0: toward; ana is the first speaker and is not counted
    held("ana", ana=(Y, Y), bob=(Y, SN)),  # bob: 0, then 2: away
    held("ana", ana=(Y, Y), bob=(SN, Y)),  # bob: 2, then 0: toward
    held("ana", ana=(Y, Y), bob=(N, N)),  # nobody changed
]


def test_the_sentence_of_the_brief_by_hand() -> None:
    found = drift(SIX)

    assert found == Drift(debriefs=6, changed=5, toward=4, away=1)
    assert found.sentence == "In 6 debriefs, 4 of 5 changed votes moved toward the first speaker."


FEW = "changed in the discussion: too few to say;"


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "No debrief was held to its end yet; it takes 5, and 5 changed votes."),
        (1, f"In 1 debrief, 1 vote {FEW} 4 more debriefs and 4 more changed votes needed."),
        (4, f"In 4 debriefs, 4 votes {FEW} 1 more debrief and 1 more changed vote needed."),
    ],
)
def test_too_few_say_how_many_are_missing(count: int, sentence: str) -> None:
    found = drift(SIX[:count])

    assert (found.enough, found.sentence) == (False, sentence)


def test_enough_debriefs_with_too_few_changes_miss_only_changes() -> None:
    assert drift([SIX[5]] * 9).sentence == (
        "In 9 debriefs, no vote changed in the discussion: too few to say; 5 more changed votes needed."
    )


def test_no_decision_is_no_step_of_the_scale() -> None:
    assert drift([held("ana", ana=(Y, Y), bob=(ND, Y), cyd=(N, ND))]) == Drift(1, 2, 0, 0)
    assert drift([held("ana", ana=(ND, ND), bob=(N, Y))]) == Drift(1, 1, 0, 0)


def test_crossing_to_the_other_side_at_the_same_distance_is_neither() -> None:
    assert drift([held("ana", ana=(Y, Y), bob=(N, SY))]) == Drift(1, 1, 0, 0)


def test_a_debrief_without_an_end_or_with_one_voter_says_nothing() -> None:
    unfinished = [read().debrief, opened().debrief, talked(voted(read())).debrief]

    assert drift([*unfinished, held("ana", ana=(Y, N)), held("", ana=(Y, N))]) == Drift(0, 0, 0, 0)


def test_where_no_item_was_kept_who_is_first_in_the_order_spoke_first() -> None:
    found = discussion(held("", bob=(N, N), ana=(Y, N)))

    assert found is not None
    assert found.first_speaker == "bob"
    assert drift([held("", bob=(N, N), ana=(Y, N))]) == Drift(1, 1, 1, 0)


def test_a_real_debrief_is_counted() -> None:
    done = decided(voted(talked(voted(read())), bob=Vote.YES)).debrief

    found = discussion(done)
    assert found is not None
    assert (found.first_speaker, dict(found.before), dict(found.after)) == (
        "ana",
        {"ana": SY, "bob": N},
        {"ana": SY, "bob": Y},
    )
    assert drift([done]) == Drift(1, 1, 1, 0)


rounds = st.dictionaries(st.sampled_from(["ana", "bob", "cyd"]), st.tuples(*[st.sampled_from(Vote)] * 2), min_size=1)


@given(st.lists(st.builds(lambda first, votes: held(first, **votes), st.sampled_from(["ana", "bob"]), rounds)))
def test_counts_add_up_whatever_the_order(debriefs: list[Debrief]) -> None:
    found = drift(debriefs)

    assert found == drift(reversed(debriefs))
    assert 0 <= found.toward + found.away <= found.changed <= 2 * found.debriefs
