"""Independent first: who may see what of a panel."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import canonical
from scorecard.core.panel import OpenDraft, Panel, seen_by, with_rubric
from scorecard.core.scorecard import CandidateName, Rating, Scorecard, Vote
from scorecard.core.text import lookup_key
from tests.core.strategy import levels
from tests.factory import make_card, make_decision, make_draft, make_panel, make_submission

ANA, BOB = make_card("ana", {"sql": 2}), make_card("bob", {"sql": 4})
DRAFT = make_card("cyd", {"sql": 1}, takeaways="Weak", private_notes="Mine")


def amending(card: Scorecard) -> OpenDraft:
    return replace(make_draft(card), amends="sub-1", rubric_hash="")


@pytest.mark.parametrize(
    ("who", "members", "submitted", "drafts", "sees"),
    [
        ("ana", ("ana",), ["bob"], [], []),
        ("ana", ("ana",), ["bob"], ["ana"], []),
        ("ana", (), ["bob"], ["ana"], []),
        ("ana", ("ana", "bob"), ["bob", "ana"], [], ["bob", "ana"]),
        ("ana", (), ["bob", "ana"], [], ["bob", "ana"]),
        ("ana", ("ana",), [], [], []),
        ("rita the recruiter", ("ana", "bob"), ["bob"], ["ana"], ["bob"]),
        ("lea the lead", ("ana",), ["bob", "cyd"], [], ["bob", "cyd"]),
        ("", ("ana",), ["bob"], ["ana"], ["bob"]),
        ("   ", ("ana",), ["bob"], ["ana"], ["bob"]),
        ("ANA", ("ana",), ["bob"], [], []),
        ("ana", ("Ana ",), ["bob"], [], []),
        ("A\u200bna", ("ana",), ["bob"], [], []),
        ("\uff21na", (), ["bob"], ["ana"], []),
        ("ANA", ("ana",), ["bob", "ana"], [], ["bob", "ana"]),
        ("\u0410na", ("ana",), ["bob"], [], ["bob"]),
    ],
    ids=[
        "a named member who has not submitted",
        "a named member with a draft",
        "somebody who holds a draft",
        "a member who submitted",
        "somebody unnamed who submitted",
        "a member before anybody submitted",
        "a recruiter",
        "a lead",
        "nobody in particular",
        "blanks",
        "a member in capitals",
        "a member named with a space",
        "a member with a hidden mark",
        "a draft holder in full width",
        "a submitter in capitals",
        "somebody whose name only looks like the member's",
    ],
)
def test_who_belongs_to_a_panel_sees_the_others_only_after_submitting(
    who: str, members: tuple[str, ...], submitted: list[str], drafts: list[str], sees: list[str]
) -> None:
    panel = make_panel(
        [make_card(one) for one in submitted], drafts=[make_card(one) for one in drafts], members=members
    )

    assert [one.card.interviewer for one in seen_by(panel, who).submissions] == sees


def test_a_blind_viewer_gets_their_own_drafts_and_nothing_else() -> None:
    panel = make_panel([BOB], drafts=[ANA, DRAFT], members=("ana", "bob"), decision=make_decision())

    assert seen_by(panel, "ana") == replace(
        panel, submissions=(), drafts=(make_draft(ANA),), decision=None, viewer="ana", blind=True
    )


def test_who_submitted_sees_all_submissions_the_decision_and_that_others_have_drafts() -> None:
    panel = make_panel([ANA, BOB], drafts=[DRAFT], decision=make_decision())
    outside = Scorecard(
        scorecard=1, candidate=DRAFT.candidate, interviewer="cyd", rubric=DRAFT.rubric, interview=DRAFT.interview
    )

    assert seen_by(panel, "ana") == replace(panel, drafts=(make_draft(outside),), viewer="ana")


def test_who_amends_has_submitted_and_goes_on_seeing_the_panel() -> None:
    again = amending(replace(ANA, takeaways="Better than I wrote"))
    panel = replace(make_panel([ANA, BOB], members=("ana", "bob")), drafts=(again,))

    seen = seen_by(panel, "ana")

    assert (seen.blind, seen.submissions, seen.drafts) == (False, panel.submissions, (again,))


def test_an_amendment_is_not_shown_to_others() -> None:
    panel = replace(make_panel([ANA, BOB]), drafts=(amending(replace(ANA, takeaways="Better than I wrote")),))

    assert seen_by(panel, "bob").drafts[0].card.takeaways == ""


def test_the_cards_of_a_blind_view_are_the_viewers_own_drafts() -> None:
    panel = make_panel([BOB], drafts=[ANA])

    assert (seen_by(panel, "ana").cards, seen_by(panel, "bob").cards) == ((ANA,), (BOB,))


PEOPLE = st.sampled_from(["ana", "ANA", "bob", "cyd"])
CARDS = st.lists(
    st.builds(
        lambda who, level: make_card(
            who,
            {"sql": Rating(level=level, evidence=f"evidence of {who}")},
            flags={"careless-pii": f"flag of {who}"},
            criteria={"task": {"grain": Rating(evidence=f"criterion of {who}")}},
            takeaways=f"takeaways of {who}",
            note_to_next=f"note of {who}",
            private_notes=f"notes of {who}",
        ),
        PEOPLE,
        levels,
    ),
    max_size=3,
)


@given(CARDS, CARDS, st.lists(PEOPLE, max_size=2), PEOPLE | st.sampled_from(["", "rita"]))
def test_nobody_ever_gets_what_somebody_elses_draft_says(
    submitted: list[Scorecard], begun: list[Scorecard], members: list[str], viewer: str
) -> None:
    panel = make_panel(submitted, drafts=begun, members=tuple(members))

    seen = seen_by(panel, viewer)

    foreign = [one.card for one in seen.drafts if lookup_key(one.card.interviewer) != lookup_key(viewer)]
    assert [card for card in foreign if f"of {card.interviewer}" in canonical(card)] == []
    assert [one.card for one in seen.drafts if one.card not in foreign] == [
        card for card in begun if lookup_key(card.interviewer) == lookup_key(viewer)
    ]


@pytest.mark.parametrize(
    ("members", "submitted", "drafts", "waiting"),
    [
        (("ana", "bob"), [], [], ("ana", "bob")),
        (("ana", "bob"), ["bob"], [], ("ana",)),
        (("Ana",), ["ana"], [], ()),
        (("ana",), [], ["bob"], ("ana", "bob")),
        ((), ["ana"], ["bob"], ("bob",)),
        (("ana",), [], ["ANA"], ("ana",)),
        (("ana", "bob"), [], ["ana"], ("ana", "bob")),
    ],
)
def test_a_panel_waits_for_members_and_then_for_draft_holders(
    members: tuple[str, ...], submitted: list[str], drafts: list[str], waiting: tuple[str, ...]
) -> None:
    panel = make_panel(
        [make_card(one) for one in submitted], drafts=[make_card(one) for one in drafts], members=members
    )

    assert panel.waiting_for == waiting


def test_an_amendment_keeps_nobody_waiting() -> None:
    assert replace(make_panel([ANA]), drafts=(amending(ANA),)).waiting_for == ()


def test_the_versions_of_the_rubric_are_listed_once_the_first_one_first() -> None:
    panel = Panel(
        candidate=make_panel().candidate,
        members=(),
        submissions=tuple(
            make_submission(card, rubric_hash=on) for card, on in [(ANA, "new"), (BOB, "old"), (DRAFT, "new")]
        ),
        drafts=(),
    )

    assert panel.rubric_hashes == ("new", "old")


def test_the_part_of_a_panel_on_one_rubric_goes_by_the_id_without_version() -> None:
    other = make_card("dan", rubric="other", vote=Vote.NO)
    versioned = make_card("eve", rubric="data@1.0")
    panel = make_panel([ANA, other, versioned], drafts=[replace(other, candidate=CandidateName(id="x"))])

    assert with_rubric(panel, "data") == make_panel([ANA, versioned])
