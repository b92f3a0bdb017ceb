"""What every store promises, whichever database is behind it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard.core.bookmark import Bookmark
from scorecard.core.panel import Candidate, Decision, OpenDraft, Panel, Submission
from scorecard.core.scorecard import CandidateName, Vote
from scorecard.errors import ConflictError, NotFoundError, ScorecardError
from scorecard.store.protocol import Draft, Kept, Material, Standing, Store
from tests.factory import make_card, make_decision
from tests.store.backend import (
    ANA,
    AT,
    BOB,
    JANE,
    MATERIAL,
    ON,
    Backend,
    amendment,
    make_new_draft,
    prepared,
    submitted,
    touched,
)

KIM = Candidate("kim", "Kim Lee")
ODD = "quote ' semicolon ; drop -- \x00 \x1b \u202e 😀 é e\u0301 \n\r\n"


def test_an_empty_store_has_nothing_in_it(empty: Store) -> None:
    assert (empty.candidates(), empty.standings(), empty.matching("jane"), empty.drafts_of("ana")) == ((), (), (), ())
    assert (empty.panel(JANE), empty.remembered("interviewer")) == (Panel(JANE, (), (), ()), "")


def test_candidates_are_listed_by_id_whatever_its_case(empty: Store) -> None:
    people = [Candidate("b-two", "Two"), Candidate("A-one", "One"), Candidate("c", "Three")]
    for one in people:
        empty.add_candidate(one, (), AT)

    assert empty.candidates() == (people[1], people[0], people[2])


@pytest.mark.parametrize("wanted", ["jane-doe", "JANE-DOE", "Jane Doe", " jane  doe ", "JANE DOE", "jane\u200b doe"])
def test_a_candidate_is_found_by_id_or_name_however_it_is_typed(wanted: str, store: Store) -> None:
    assert store.matching(wanted) == (JANE,)


@pytest.mark.parametrize("wanted", ["", "jane", "doe", "Jane_Doe", "%", "' OR 1=1 --"])
def test_somebody_else_is_not_found(wanted: str, store: Store) -> None:
    assert store.matching(wanted) == ()


def test_namesakes_are_all_found_and_an_id_comes_before_a_name(store: Store) -> None:
    namesake, tricky = Candidate("jane-2", "JANE DOE"), Candidate("other", "jane-doe")
    store.add_candidate(namesake, (), AT)
    store.add_candidate(tricky, (), AT)

    assert (store.matching("Jane Doe"), store.matching("jane-doe")) == ((namesake, JANE), (JANE,))


@pytest.mark.parametrize("taken", ["jane-doe", "Jane-Doe"])
def test_a_taken_id_is_a_conflict_and_changes_nothing(taken: str, store: Store) -> None:
    with pytest.raises(ConflictError) as refused:
        store.add_candidate(Candidate(taken, "Other"), ("ana",), AT)

    assert refused.value.lines == (
        f"There is already a candidate with the id {taken}.",
        f"To see who that is: scorecard candidate show {taken}",
    )
    assert (store.candidates(), store.panel(JANE).members) == ((JANE,), ())


def test_members_keep_their_order_and_are_named_once(empty: Store) -> None:
    empty.add_candidate(JANE, ("cyd", "Ana", "bob", "ana", "ANA "), AT)

    assert empty.panel(JANE).members == ("cyd", "Ana", "bob")


def test_members_can_be_named_anew(store: Store) -> None:
    store.set_members("jane-doe", ("ana", "bob"))
    store.set_members("jane-doe", ("bob", "cyd"))

    assert store.panel(JANE).members == ("bob", "cyd")


def test_material_is_kept_whole_and_once(store: Store) -> None:
    odd = Material("h2", "exercise", "task", "2", ODD, '{"é": "\u2028"}')
    for source in ("source-2", "source-3", "source-2"):
        store.keep(odd, source)

    assert (store.material("h2"), store.material(ON)) == (odd, MATERIAL)
    assert [store.material_of(f"source-{at}") for at in (1, 2, 3, 4)] == [MATERIAL, odd, odd, None]


def test_material_that_was_never_kept_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match=r"^The store holds no rubric or exercise with the hash 0123456789ab\.$"):
        store.material("0123456789abcdef")


def test_a_draft_is_opened_at_its_first_version(store: Store) -> None:
    card = replace(ANA, takeaways=ODD)
    new = replace(make_new_draft(card), exercise_hashes={"task": "h"}, bookmark=Bookmark(at="sql", requested=("x",)))

    opened = store.begin(new)

    assert opened == replace(new, version=1, seq=opened.seq)
    assert (store.draft_for(card), store.drafts_of(" ANA")) == (opened, (opened,))


def test_a_draft_is_found_again_where_it_was_left_after_reopening(backend: Backend) -> None:
    first = prepared(backend.open())
    saved = first.save(touched(first.begin(make_new_draft(ANA)), "Quick"))
    first.close()

    again = backend.open()
    found = again.draft_for(replace(ANA, interviewer="ANA", ratings={}))
    again.close()
    assert (found, saved.version, saved.card.takeaways) == (saved, 2, "Quick")


@pytest.mark.parametrize(
    "other",
    [
        replace(ANA, interviewer="cyd"),
        replace(ANA, interview="second"),
        replace(ANA, interview=None),
        replace(ANA, rubric="other"),
        replace(ANA, candidate=CandidateName(id="kim")),
    ],
    ids=["another person", "another interview", "no interview", "another rubric", "another candidate"],
)
def test_a_draft_for_anything_else_is_another_draft(other: object, store: Store) -> None:
    store.add_candidate(KIM, (), AT)
    store.begin(make_new_draft(ANA))

    assert store.draft_for(other) is None  # type: ignore[arg-type]
    assert store.begin(make_new_draft(other, "other")).version == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("twin", [ANA, replace(ANA, interviewer="ANA "), replace(ANA, rubric="data@1.0")])
def test_a_second_draft_for_the_same_interview_is_a_conflict(twin: object, store: Store) -> None:
    first = store.begin(make_new_draft(ANA))

    with pytest.raises(ConflictError, match=r"^There is already an open draft for this interview\.$"):
        store.begin(make_new_draft(twin, "twin"))  # type: ignore[arg-type]
    assert store.drafts_of("ana") == (first,)


def test_every_save_is_a_version_of_its_own(store: Store) -> None:
    draft = store.begin(make_new_draft(ANA))
    for text in ("one", "two", "three"):
        draft = store.save(touched(draft, text))

    assert (draft.version, store.draft_for(ANA)) == (4, draft)


def test_a_save_from_a_terminal_left_behind_is_a_conflict_and_loses_nothing(backend: Backend) -> None:
    here, there = prepared(backend.open()), backend.open()
    draft = here.begin(make_new_draft(ANA))
    newer = there.save(touched(draft, "there"))

    with pytest.raises(ConflictError) as refused:
        here.save(touched(draft, "here"))
    kept = here.draft_for(ANA)
    here.close()
    there.close()
    assert refused.value.lines == (
        "This draft was changed or submitted elsewhere meanwhile.",
        "Run scorecard interview again to go on from what is there now.",
    )
    assert kept == newer


def test_a_draft_that_was_thrown_away_cannot_be_saved(store: Store) -> None:
    draft = store.begin(make_new_draft(ANA))
    store.drop(draft)

    with pytest.raises(ConflictError):
        store.save(touched(draft, "late"))
    assert (store.draft_for(ANA), store.panel(JANE).drafts) == (None, ())


def test_the_drafts_of_a_person_come_latest_first(store: Store) -> None:
    early = store.begin(make_new_draft(ANA))
    late = store.begin(replace(make_new_draft(replace(ANA, interview="second")), saved_at="2026-11-20T11:00:00Z"))
    store.begin(make_new_draft(BOB))

    assert store.drafts_of("ana") == (late, early)


def test_a_submission_takes_the_place_of_its_draft(store: Store) -> None:
    draft = store.begin(replace(make_new_draft(ANA), exercise_hashes={"task": "h"}))

    submission = store.submit(draft, "card-1", "2026-11-20T12:00:00Z")

    assert submission == Submission("card-1", ANA, ON, 1, "2026-11-20T12:00:00Z")
    assert (store.draft_for(ANA), store.panel(JANE)) == (None, Panel(JANE, (), (submission,), ()))
    assert store.revisions("jane-doe") == (Kept(submission, {"task": "h"}),)


def test_a_submission_keeps_every_character_that_was_written(store: Store) -> None:
    card = replace(ANA, takeaways=ODD, private_notes="x" * 100_000)
    submitted(store, card)

    assert store.panel(JANE).cards == (card,)


def test_a_second_scorecard_for_the_same_interview_is_a_conflict_that_names_the_way_to_amend(store: Store) -> None:
    submitted(store, ANA)
    second = store.begin(make_new_draft(replace(ANA, vote=Vote.NO), "second"))

    with pytest.raises(ConflictError) as refused:
        store.submit(second, "card-2", AT)
    assert refused.value.lines == (
        "ana has already submitted a scorecard on jane-doe for the interview first.",
        "A submitted scorecard is immutable.",
        "To revise it: scorecard interview jane-doe --interview first --as ana --amend --because 'WHY'",
    )
    assert (store.panel(JANE).cards, store.draft_for(ANA)) == ((ANA,), second)


def test_an_amendment_is_a_new_revision_and_the_old_one_stays_readable(store: Store) -> None:
    submitted(store, ANA, "card-1")
    submitted(store, BOB, "card-b")
    better = replace(ANA, vote=Vote.STRONG_YES)

    second = store.submit(amendment(store, better, "card-1"), "card-2", "2026-11-21T09:00:00Z")

    first = Submission("card-1", ANA, ON, 1, AT)
    bob = Submission("card-b", BOB, ON, 1, AT)
    assert second == Submission("card-2", better, ON, 2, "2026-11-21T09:00:00Z", "I misread my notes")
    assert store.panel(JANE).submissions == (second, bob)
    assert [kept.submission for kept in store.revisions("jane-doe")] == [first, second, bob]


def test_an_open_amendment_shows_what_it_revises_and_leaves_the_panel_alone(store: Store) -> None:
    submitted(store, ANA, "card-1")
    again = amendment(store, ANA, "card-1")

    panel = store.panel(JANE)
    assert panel.drafts == (OpenDraft(again.id, ANA, ON, AT, "card-1"),)
    assert (panel.cards, panel.waiting_for) == ((ANA,), ())


def test_an_amendment_can_be_amended(store: Store) -> None:
    submitted(store, ANA, "card-1")
    store.submit(amendment(store, ANA, "card-1"), "card-2", AT)
    third = store.submit(amendment(store, ANA, "card-2"), "card-3", AT)

    assert (third.revision, store.panel(JANE).submissions) == (3, (third,))


def test_an_amendment_that_was_submitted_cannot_be_submitted_again(store: Store) -> None:
    submitted(store, ANA, "card-1")
    again = amendment(store, ANA, "card-1")
    store.submit(again, "card-2", AT)

    with pytest.raises(ConflictError):
        store.submit(again, "card-3", AT)
    assert len(store.revisions("jane-doe")) == 2


def test_a_draft_changed_in_another_terminal_is_not_submitted_as_it_was_here(backend: Backend) -> None:
    here, there = prepared(backend.open()), backend.open()
    draft = here.begin(make_new_draft(ANA))
    there.save(touched(draft, "said there"))

    try:
        with pytest.raises(ConflictError):
            here.submit(draft, "card-1", AT)
        assert here.panel(JANE).submissions == ()
    finally:
        here.close()
        there.close()


def test_a_draft_that_was_thrown_away_cannot_be_submitted(store: Store) -> None:
    draft = store.begin(make_new_draft(ANA))
    store.drop(draft)

    with pytest.raises(ConflictError):
        store.submit(draft, "card-1", AT)
    assert store.panel(JANE).submissions == ()


WRITES: dict[str, Callable[[Store, Draft], object]] = {
    "save": lambda store, draft: store.save(draft),
    "submit": lambda store, draft: store.submit(draft, "card-1", AT),
    "begin": lambda store, draft: store.begin(replace(draft, id="new")),
    "decide": lambda store, draft: store.decide(draft.card.candidate.id, make_decision()),
    "set_members": lambda store, draft: store.set_members(draft.card.candidate.id, ("ana",)),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_writing_about_a_candidate_who_was_forgotten_meanwhile_is_refused_in_a_sentence(
    write: Callable[[Store, Draft], object], store: Store
) -> None:
    draft = store.begin(make_new_draft(ANA))
    store.forget("jane-doe")

    with pytest.raises(ScorecardError):
        write(store, draft)


def test_a_draft_on_a_rubric_that_was_not_kept_is_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(ScorecardError):
        store.begin(replace(make_new_draft(ANA), rubric_hash="unknown"))


@pytest.mark.parametrize("text", ["\ud800", "half \udfff pair"])
def test_a_lone_surrogate_is_kept_or_refused_in_a_sentence(text: str, store: Store) -> None:
    draft = store.begin(make_new_draft(ANA))

    try:
        store.save(touched(draft, text))
        expected = text
    except ScorecardError:
        expected = ""
    assert [one.card.takeaways for one in store.drafts_of("ana")] == [expected]


def test_decisions_are_all_kept_and_the_last_one_counts(store: Store) -> None:
    first = make_decision(Vote.YES)
    last = Decision(Vote.NO, "lea", ODD, "2026-11-24T09:00:00Z", "The references")
    for decision in (first, last):
        store.decide("jane-doe", decision)

    assert (store.decisions("jane-doe"), store.panel(JANE).decision) == ((first, last), last)


def test_a_standing_counts_scorecards_once_and_leaves_amendments_out(store: Store) -> None:
    store.add_candidate(KIM, (), AT)
    submitted(store, ANA, "card-1")
    store.submit(amendment(store, ANA, "card-1"), "card-2", AT)
    amendment(store, ANA, "card-2")
    store.begin(make_new_draft(BOB))
    store.decide("jane-doe", make_decision(Vote.NO))
    store.decide("jane-doe", make_decision(Vote.STRONG_YES))

    assert store.standings() == (Standing(JANE, 1, 1, "strong_yes"), Standing(KIM, 0, 0, ""))


def test_forgetting_somebody_takes_everything_of_theirs_and_nothing_else(store: Store) -> None:
    store.add_candidate(KIM, ("ana",), AT)
    kims = replace(ANA, candidate=CandidateName(id="kim", name="Kim Lee"))
    submitted(store, ANA, "card-1")
    submitted(store, kims, "card-k")
    amendment(store, ANA, "card-1")
    store.begin(make_new_draft(BOB))
    store.set_members("jane-doe", ("ana", "bob"))
    store.decide("jane-doe", make_decision())

    store.forget("jane-doe")

    assert (store.candidates(), store.panel(JANE), store.revisions("jane-doe")) == ((KIM,), Panel(JANE, (), (), ()), ())
    assert (store.drafts_of("bob"), store.drafts_of("ana"), store.decisions("jane-doe")) == ((), (), ())
    assert store.panel(KIM) == Panel(KIM, ("ana",), (Submission("card-k", kims, ON, 1, AT),), ())


def test_who_was_forgotten_can_be_added_anew_with_nothing_left(store: Store) -> None:
    submitted(store, ANA)
    store.forget("jane-doe")
    store.forget("jane-doe")
    store.add_candidate(JANE, (), AT)

    assert store.panel(JANE) == Panel(JANE, (), (), ())


def test_a_setting_is_remembered_until_it_is_replaced(store: Store) -> None:
    store.remember("interviewer", "ana")
    store.remember("interviewer", ODD)

    assert (store.remembered("interviewer"), store.remembered("other")) == (ODD, "")


def test_two_terminals_see_each_others_work_at_once(backend: Backend) -> None:
    here, there = prepared(backend.open()), backend.open()

    submission = here.submit(here.begin(make_new_draft(ANA)), "card-1", AT)
    draft = there.begin(make_new_draft(BOB))
    seen = (there.panel(JANE).submissions, here.drafts_of("bob"))
    here.close()
    there.close()
    assert seen == ((submission,), (draft,))


def test_a_panel_lists_submissions_in_the_order_of_first_submission(store: Store) -> None:
    for who in ("cyd", "ana", "bob"):
        submitted(store, make_card(who))

    assert [card.interviewer for card in store.panel(JANE).cards] == ["cyd", "ana", "bob"]


def test_a_draft_can_be_held_and_is_free_again_afterwards(store: Store) -> None:
    draft = store.begin(make_new_draft(ANA))

    for _ in range(2):
        with store.hold(draft):
            draft = store.save(touched(draft, "held"))
    assert draft.version == 3
