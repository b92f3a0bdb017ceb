"""The debrief as a reducer: what each event changes, what it refuses, and what no order of events can break."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.debrief.closing import Decide, LeaveOut, Propose, TakeIn
from scorecard.core.debrief.event import Arrange, CastVote, Choose, FinishReading, OpenGate, Read, SayWhy
from scorecard.core.debrief.meeting import Meeting, Stage, at_the_gate, least_senior_first, step
from scorecard.core.debrief.record import Ballot, Change, Debrief, Gate, Proposal, Topic
from scorecard.core.debrief.talk import Agree, EndAgenda, Note, Take, TakeNoteBack
from scorecard.core.document import canonical, plain, restore
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.errors import InvalidError, NotAllowedError, ScorecardError
from tests.core.talk import ANA, AT, BOB, after, decided, make_meeting, opened, read, talked, voted
from tests.factory import make_assessment, make_card

WAITING = make_assessment([ANA, BOB], members=("ana", "bob", "dan"))
LONG = (Stage.READING, Stage.SECOND_VOTE, Stage.AGENDA, Stage.FINAL_VOTE, Stage.DECISION, Stage.DONE)


def refused(meeting: Meeting, event: object, kind: type[ScorecardError] = InvalidError) -> str:
    with pytest.raises(kind) as error:
        step(meeting, event)  # type: ignore[arg-type]
    return error.value.what


def test_a_debrief_goes_from_the_gate_to_the_decision() -> None:
    meeting, stages = make_meeting(), []
    for go_on in (
        lambda one: after(one, OpenGate("lea", AT)),
        lambda one: after(one, FinishReading()),
        voted,
        talked,
        voted,
        decided,
    ):
        meeting = go_on(meeting)
        stages.append(meeting.stage)

    assert tuple(stages) == LONG
    assert meeting.debrief.decision == Decision(Vote.NO_DECISION, "lea", "We said so", AT)


# The gate


def test_a_new_debrief_reads_what_is_submitted_and_nothing_is_open() -> None:
    meeting = make_meeting()

    assert (meeting.stage, meeting.missing, meeting.to_vote) == (Stage.GATE, (), ())
    assert meeting.debrief == Debrief(
        candidate="jane-doe",
        rubric="data",
        rubric_hash=meeting.assessment.rubric_hash,
        convened_by="lea",
        begun_at=AT,
        read=("sub-ana-first", "sub-bob-first"),
        order=("ana", "bob"),
    )


def test_the_gate_stays_closed_while_somebody_is_missing_and_nobody_says_why_to_go_on() -> None:
    with pytest.raises(NotAllowedError) as error:
        step(make_meeting(WAITING), OpenGate("lea", AT))

    assert error.value.lines == (
        "The debrief on Jane Doe waits for 1 scorecard: dan.",
        "The others' scorecards stay closed until all are in, so that every view is independent.",
        "To go on without, a named person says why: scorecard debrief jane-doe --as NAME --because 'WHY'",
    )


def test_a_named_person_says_why_to_go_on_and_both_are_kept() -> None:
    meeting = after(make_meeting(WAITING), SayWhy(" Dan is ill "), OpenGate("lea", AT))

    assert meeting.debrief.gate == Gate(opened_by="lea", opened_at=AT, because="Dan is ill", missing=("dan",))
    assert meeting.voters == ("ana", "bob")


@pytest.mark.parametrize("name", ["dan", "Dan", " DAN "])
def test_whoever_is_missing_cannot_open_the_gate_with_a_reason(name: str) -> None:
    waiting = after(make_meeting(WAITING), SayWhy("I am in a hurry"))

    assert "has not submitted, so cannot open" in refused(waiting, OpenGate(name, AT), NotAllowedError)


def test_a_reason_is_kept_only_when_it_was_needed() -> None:
    assert after(make_meeting(), SayWhy("Just so"), OpenGate("lea", AT)).debrief.gate.because == ""


def test_nobody_opens_the_gate_anonymously_or_twice() -> None:
    assert refused(make_meeting(), OpenGate("  ", AT)) == "Nobody is named who opens the scorecards."
    assert refused(opened(), OpenGate("lea", AT)) == "This belongs to the gate; the debrief is at the silent read."


def test_before_the_gate_opens_the_panel_is_the_one_of_now() -> None:
    early = make_meeting(make_assessment([BOB]))
    both = make_assessment([ANA, BOB])

    assert at_the_gate(early.debrief, both) == replace(
        early.debrief, read=("sub-ana-first", "sub-bob-first"), order=("bob", "ana")
    )


def test_the_least_senior_is_who_submitted_fewest_scorecards_on_others() -> None:
    people = ("Ana", "bob", "cyd", "dee")

    assert least_senior_first(people, {"ana": 3, "bob": 12, "cyd": 3}) == ("dee", "Ana", "cyd", "bob")


def test_the_order_can_be_set_until_somebody_has_spoken() -> None:
    assert after(opened(), Arrange(("BOB", "ana"))).voters == ("bob", "ana")
    assert refused(talked(voted(read())), Arrange(("bob", "ana"))) == (
        "The order stays as it is once the discussion has begun."
    )


@pytest.mark.parametrize("order", [("ana",), ("ana", "ana"), ("ana", "bob", "lea"), (), ("ana", "cyd")])
def test_an_order_names_everybody_once(order: tuple[str, ...]) -> None:
    assert refused(make_meeting(), Arrange(order)) == "The order must name each of these once: ana and bob."


# Reading and votes


def test_the_clock_of_the_silent_read_only_goes_forward() -> None:
    assert after(opened(), Read(30), Read(-5), Read(12)).debrief.seconds == 42


@pytest.mark.parametrize("stage", [Stage.SECOND_VOTE, Stage.FINAL_VOTE])
def test_a_vote_belongs_to_its_round(stage: Stage) -> None:
    meeting = make_meeting()
    for go_on in (lambda one: after(one, OpenGate("lea", AT)), lambda one: after(one, FinishReading())):
        assert "belongs to" in refused(meeting, CastVote(stage, "ana", Vote.YES, "why", AT))
        meeting = go_on(meeting)
    other = {Stage.SECOND_VOTE: talked(voted(meeting)), Stage.FINAL_VOTE: meeting}[stage]
    assert "belongs to" in refused(other, CastVote(stage, "ana", Vote.YES, "why", AT))


def test_a_changed_vote_needs_a_reason_and_an_unchanged_one_none() -> None:
    meeting = read()

    assert refused(meeting, CastVote(Stage.SECOND_VOTE, "ana", Vote.YES, " ", AT)) == (
        "ana changed a vote; a changed vote needs a reason."
    )
    same = after(meeting, CastVote(Stage.SECOND_VOTE, "ana", Vote.STRONG_YES, "", AT))
    changed = after(same, CastVote(Stage.SECOND_VOTE, "bob", Vote.YES, "Ana's evidence", AT))
    assert changed.debrief.after_reading == {
        "ana": Ballot(vote=Vote.STRONG_YES, at=AT),
        "bob": Ballot(vote=Vote.YES, because="Ana's evidence", at=AT),
    }


def test_the_final_vote_is_compared_with_the_one_after_reading() -> None:
    meeting = talked(voted(read(), bob=Vote.YES))

    assert refused(meeting, CastVote(Stage.FINAL_VOTE, "bob", Vote.NO, "", AT)).endswith("needs a reason.")
    assert after(meeting, CastVote(Stage.FINAL_VOTE, "bob", Vote.YES, "", AT)).to_vote == ("ana",)


def test_only_who_has_a_scorecard_votes_by_whatever_spelling() -> None:
    meeting = read()

    assert refused(meeting, CastVote(Stage.SECOND_VOTE, "lea", Vote.YES, "", AT)) == (
        "lea has no scorecard in this debrief, and so no vote."
    )
    assert after(meeting, CastVote(Stage.SECOND_VOTE, "BOB", Vote.NO, "", AT)).to_vote == ("ana",)


def test_a_choice_is_remembered_but_is_no_vote_until_it_is_cast() -> None:
    chosen = after(read(), Choose("bob", Vote.YES))

    assert (chosen.debrief.chosen, chosen.to_vote) == ({"bob": Vote.YES}, ("ana", "bob"))
    cast = after(chosen, CastVote(Stage.SECOND_VOTE, "bob", Vote.YES, "Read on", AT))
    assert (cast.debrief.chosen, cast.to_vote) == ({}, ("ana",))


# The discussion


def test_who_rated_the_first_item_first_is_remembered_as_the_first_speaker() -> None:
    meeting = after(voted(read()), Arrange(("bob", "ana")), Take("sql"), Take("modeling"))

    assert (meeting.debrief.first_speaker, meeting.debrief.at) == ("bob", "modeling")


def test_notes_and_a_level_agreed_on_stand_beside_the_originals() -> None:
    before = voted(read())
    meeting = after(before, Note("sql", " ana: the join "), Note("sql", "slip"), TakeNoteBack("sql"), Agree("sql", 3))

    assert meeting.debrief.topics == {"sql": Topic(notes=("ana: the join",), consensus=3)}
    assert meeting.assessment == before.assessment
    assert after(meeting, Agree("sql", None)).topic("sql").consensus is None


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Agree("sql", 0), "0 is not a level: choose 1, 2, 3 or 4."),
        (Agree("sql", 5), "5 is not a level: choose 1, 2, 3 or 4."),
        (Agree("sequel", 3), "The rubric has no dimension called sequel."),
        (Note("sql", "  "), "A note needs words."),
        (TakeNoteBack("sql"), "There is no note to take back."),
        (FinishReading(), "This belongs to the silent read; the debrief is at the agenda."),
    ],
)
def test_what_cannot_be_said_at_the_agenda_is_refused(event: object, why: str) -> None:
    assert refused(voted(read()), event) == why


# The decision

END = voted(talked(voted(read())))
FLAGGED = make_assessment(
    [make_card("ana", flags={"careless-pii": "Mailed a dump"}, vote=Vote.STRONG_YES), make_card("bob")]
)


def _made(decision: Vote = Vote.YES, by: str = "lea", because: str = "Why not", override: str = "") -> Decide:
    return Decide(Decision(decision, by, because, AT, override))


def test_a_decision_needs_a_person_and_a_reason() -> None:
    for nothing in (_made(by=" "), _made(because="")):
        assert refused(END, nothing) == "A decision needs the name of a person and a reason."


def test_a_decision_against_a_red_flag_needs_one_more_sentence() -> None:
    meeting = voted(talked(voted(read(FLAGGED))))

    assert (
        refused(meeting, _made())
        == "A red flag was raised on this candidate. Deciding otherwise needs one more sentence."
    )
    done = after(meeting, _made(override=" It was test data "))
    assert done.debrief.decision == Decision(Vote.YES, "lea", "Why not", AT, "It was test data")


def test_a_decision_is_measured_by_the_panel_of_now_too() -> None:
    meeting = replace(END, by_now=(FLAGGED,))

    assert refused(meeting, _made()).startswith("A red flag was raised")


def test_an_override_that_overrides_nothing_is_not_kept() -> None:
    assert after(END, _made(override="Just in case")).debrief.decision == Decision(Vote.YES, "lea", "Why not", AT)


def test_whoever_has_not_submitted_does_not_decide() -> None:
    meeting = voted(talked(voted(after(make_meeting(WAITING), SayWhy("Ill"), OpenGate("lea", AT), FinishReading()))))

    assert refused(meeting, _made(by="dan"), NotAllowedError).startswith("dan is on this panel")


def test_a_decision_is_written_down_piece_by_piece() -> None:
    pieces = Proposal(by="lea", decision=Vote.YES)
    meeting = after(END, Propose(pieces))

    assert (meeting.debrief.proposal, meeting.stage) == (pieces, Stage.DECISION)
    assert after(meeting, _made()).debrief.proposal == Proposal()


# Scorecards that come in later

LATE = make_assessment([ANA, BOB, make_card("dan", vote=Vote.NO)])
CHANGE = Change(scorecards=("sub-dan-first",), said="dan submitted a scorecard", by="lea", at=AT)


def test_taking_a_late_scorecard_in_means_reading_and_voting_anew() -> None:
    spoken = voted(after(voted(read()), Agree("sql", 3), EndAgenda()))
    meeting = after(spoken, TakeIn(LATE, CHANGE))

    assert (meeting.stage, meeting.voters) == (Stage.READING, ("ana", "bob", "dan"))
    said = meeting.debrief
    assert (dict(said.after_reading), dict(said.final), said.agenda_over) == ({}, {}, False)
    assert (said.topics, said.changes) == ({"sql": Topic(consensus=3)}, (replace(CHANGE, taken=True),))
    assert said.read == ("sub-ana-first", "sub-bob-first", "sub-dan-first")


def test_leaving_a_late_scorecard_out_changes_nothing_but_says_so() -> None:
    assert after(END, LeaveOut(CHANGE)) == END.telling(changes=(CHANGE,))


# Whatever happens

people = st.sampled_from(["ana", "bob", "dan", "lea", ""])
votes = st.sampled_from(Vote)
texts = st.sampled_from(["", "because", "x"])
lines = st.sampled_from(["sql", "modeling", "nothing"])
events = st.one_of(
    st.builds(SayWhy, texts),
    st.builds(OpenGate, people, st.just(AT)),
    st.builds(Arrange, st.permutations(["ana", "bob"]).map(tuple)),
    st.builds(Read, st.integers(-5, 500)),
    st.just(FinishReading()),
    st.builds(Choose, people, votes),
    st.builds(CastVote, st.sampled_from([Stage.SECOND_VOTE, Stage.FINAL_VOTE]), people, votes, texts, st.just(AT)),
    st.builds(Take, lines),
    st.builds(Note, lines, texts),
    st.builds(Agree, lines, st.none() | st.integers(0, 5)),
    st.just(EndAgenda()),
    st.builds(Propose, st.builds(Proposal, by=people, decision=st.none() | votes)),
    st.builds(_made, votes, people, texts, texts),
    st.just(TakeIn(LATE, CHANGE)),
    st.just(LeaveOut(CHANGE)),
)


@given(st.lists(events, max_size=60), st.booleans())
def test_no_events_in_any_order_break_the_rules(happened: list, waiting: bool) -> None:
    meeting = make_meeting(WAITING if waiting else None)
    for event in happened:
        before = meeting
        try:
            meeting = step(meeting, event)
        except (InvalidError, NotAllowedError):
            assert meeting == before
            continue
        said = meeting.debrief
        assert restore(Debrief, plain(said)) == said
        assert canonical(restore(Debrief, plain(said))) == canonical(said)
        if not isinstance(event, TakeIn):
            assert meeting.assessment == before.assessment
        if before.stage is Stage.GATE and waiting and meeting.stage is not Stage.GATE:
            assert said.gate.because
            assert said.gate.opened_by not in ("", "dan")
        if said.decision:
            assert said.decision.by
            assert said.decision.because
        for who, ballot in said.after_reading.items():
            first = next(card.vote for card in meeting.assessment.panel.cards if card.interviewer == who)
            assert ballot.because or ballot.vote is first


@given(st.lists(events, max_size=60))
def test_a_debrief_only_goes_forward_unless_a_late_scorecard_is_taken_in(happened: list) -> None:
    meeting, stages = make_meeting(), list(Stage)
    for event in happened:
        before = meeting.stage
        try:
            meeting = step(meeting, event)
        except (InvalidError, NotAllowedError):
            continue
        assert stages.index(meeting.stage) >= stages.index(before) or isinstance(event, TakeIn)
