"""What every store tells for calibrating, whichever database is behind it."""

from dataclasses import replace

import pytest

from scorecard.core.calibration.observation import Observation
from scorecard.core.panel import Candidate, seen_by
from scorecard.core.scorecard import Absence, CandidateName, ExerciseRating, Fact, FactSource, Rating, Scorecard
from scorecard.store.protocol import Store
from tests.factory import make_card
from tests.store.backend import AT, JANE, ON, amendment, make_new_draft, prepared, submitted

KIM = Candidate("kim", "Kim Lee")


def everything(store: Store, rubric: str = "data") -> list[Observation]:
    return sorted(store.observations.of(rubric), key=lambda one: (one.candidate, one.interviewer))


def test_an_empty_store_tells_nothing(empty: Store) -> None:
    assert (everything(empty), empty.observations.rubrics(), empty.observations.owed_by("ana")) == ([], (), ())


def test_a_scorecard_is_told_without_what_people_wrote(store: Store) -> None:
    ratings = {
        "sql": Rating(level=4, evidence="Saw the fan-out"),
        "modeling": Rating(level=2, evidence=" \n"),
        "testing": Rating(absent=Absence.RAN_OUT_OF_TIME, evidence="No time"),
        "learning": Rating(level=3),
    }
    submitted(store, make_card("Ana", ratings, conducted_at="2026-11-20T09:30:00Z"))

    (told,) = everything(store)

    assert told == Observation(
        candidate="jane-doe",
        interviewer="Ana",
        levels={"sql": 4, "modeling": 2, "learning": 3},
        absences={"testing": Absence.RAN_OUT_OF_TIME},
        evidenced=1,
        seconds=1800,
        rubric_hash=ON,
    )
    assert "fan-out" not in repr(told)


@pytest.mark.parametrize(
    ("conducted_at", "seconds"),
    [
        (None, None),
        ("2026-11-20", None),
        ("2026-11-20T09:00:00", None),
        ("2026-11-20T11:00:00Z", None),
        ("2026-11-20T12:00:00+03:00", 3600),
        (AT, 0),
    ],
    ids=str,
)
def test_the_time_to_submit_is_known_where_the_start_is_a_moment_before(
    conducted_at: str | None, seconds: int | None, store: Store
) -> None:
    submitted(store, make_card("ana", conducted_at=conducted_at))

    assert [one.seconds for one in everything(store)] == [seconds]


def test_criteria_with_opened_facts_are_told_before_and_after(store: Store) -> None:
    fact = Fact(id="f1", sentence="Counts twice", criteria=("grain", "nulls", "dates"))
    criteria = {
        "grain": Rating(level=2, before_facts=3),
        "nulls": Rating(level=3),
        "dates": Rating(absent=Absence.NOT_ASKED),
        "clarity": Rating(level=4, evidence="Clear"),
    }
    submitted(store, make_card("ana", exercises={"task": ExerciseRating(criteria=criteria, facts=(fact,))}))

    assert [sorted(one.shifts) for one in everything(store)] == [[(3, 2), (3, 3)]]


def test_what_an_interviewer_ticked_themselves_opens_nothing(store: Store) -> None:
    noted = Fact(id="n", sentence="Named", criteria=("grain",), source=FactSource.INTERVIEWER)
    rated = ExerciseRating(criteria={"grain": Rating(level=3)}, noted=("join",), facts=(noted,))
    submitted(store, make_card("ana", exercises={"task": rated}))

    assert [one.shifts for one in everything(store)] == [()]


def test_only_the_current_revision_counts_and_its_time_is_that_of_the_first(store: Store) -> None:
    card = make_card("ana", {"sql": 2}, conducted_at="2026-11-20T09:00:00Z")
    first = submitted(store, card)
    again = replace(card, ratings={"sql": Rating(level=3)})
    store.submit(amendment(store, again, first), "second", "2026-11-25T10:00:00Z")

    assert [(one.levels, one.seconds, one.amended) for one in everything(store)] == [({"sql": 3}, 3600, True)]


def test_each_interview_of_a_person_counts(store: Store) -> None:
    submitted(store, make_card("ana", {"sql": 2}, interview="first"))
    submitted(store, make_card("ana", {"sql": 3}, interview=None))

    assert [one.levels for one in store.observations.of("data")] == [{"sql": 2}, {"sql": 3}]


def test_drafts_are_not_told(store: Store) -> None:
    store.begin(make_new_draft(make_card("ana", {"sql": 2})))

    assert everything(store) == []


def test_rubrics_are_kept_apart_and_the_one_with_most_scorecards_comes_first(store: Store) -> None:
    submitted(store, make_card("ana", rubric="other@2", interview=None))
    submitted(store, make_card("ana"))
    submitted(store, make_card("bob"))

    assert store.observations.rubrics() == ("data", "other")
    assert [len(everything(store, rubric)) for rubric in ("data", "other", "none")] == [2, 1, 0]


def test_a_forgotten_candidate_is_not_told_any_more(store: Store) -> None:
    submitted(store, make_card("ana"))
    store.forget("jane-doe")

    assert (everything(store), store.observations.rubrics()) == ([], ())


def owing(store: Store) -> Store:
    """Jane has ana, bob and cyd named; ana has submitted, bob has a draft. Kim has nobody named; dan has a draft."""
    prepared(store, JANE, KIM)
    store.set_members("jane-doe", ("Ana", "bob", "cyd"))
    submitted(store, make_card("ana"))
    store.begin(make_new_draft(make_card("bob")))
    store.begin(make_new_draft(_of_kim("dan")))
    submitted(store, _of_kim("eve"))
    store.begin(make_new_draft(_of_kim("eve", interview="second")))
    return store


def _of_kim(who: str, **more: object) -> Scorecard:
    return make_card(who, candidate=CandidateName(id="kim", name="Kim Lee"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "owed"),
    [("ana", ()), ("BOB", (JANE,)), ("cyd", (JANE,)), ("dan", (KIM,)), ("eve", ()), ("lea", ()), ("", ())],
)
def test_whoever_is_on_a_panel_and_has_submitted_nothing_owes_a_scorecard(
    who: str, owed: tuple[Candidate, ...], empty: Store
) -> None:
    assert owing(empty).observations.owed_by(who) == owed


@pytest.mark.parametrize("who", ["ana", "BOB", "cyd", "dan", "eve", "lea", ""])
def test_nobody_is_blind_on_a_candidate_that_they_do_not_owe(who: str, empty: Store) -> None:
    store = owing(empty)

    blind = tuple(one for one in store.candidates() if seen_by(store.panel(one), who).blind)
    assert store.observations.owed_by(who) == blind
