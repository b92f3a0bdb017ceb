"""The play of an incident: what events add to the transcript, and what follows from it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import canonical, restore
from scorecard.core.incident.event import (
    Act,
    Ask,
    AskElse,
    Check,
    Elapse,
    Escalate,
    GiveHint,
    Note,
    Suppose,
    Tell,
    Undo,
    Wait,
)
from scorecard.core.incident.fact import facts
from scorecard.core.incident.kit import Clock, Costs, Incident, chosen_variant
from scorecard.core.incident.material import Data, Effect
from scorecard.core.incident.measure import Severity
from scorecard.core.incident.play import Event, Play, arrived, begin, step
from scorecard.core.incident.timeline import timeline
from scorecard.core.incident.transcript import Moment, MomentKind, Transcript
from scorecard.errors import InvalidError
from tests.core.staged import EVENTS, INCIDENT, KIT, SCENARIO, going_on, played

moves = st.lists(st.sampled_from((*EVENTS, AskElse("Is it raining?"), Note("Smiles"), Elapse(30), Undo())), max_size=14)


def tried(play: Play, events: list[Event]) -> Play:
    for event in events:
        try:
            play = step(play, event)
        except InvalidError:
            continue
    return play


def came(play: Play) -> list[tuple[int, str]]:
    return [(one.minute, one.inject.id) for one in play.arrivals]


def test_a_play_begins_at_the_first_minute_with_everything_open() -> None:
    play = begin(INCIDENT)

    assert (play.minute, play.moments, play.data, play.asked) == (0, (), Data.STALE, ())
    assert play.alive(play.moments) == ("eaten", "lost", "ours")


def test_a_question_is_kept_with_its_minute_its_cost_and_the_words() -> None:
    play = played(Ask("users", "  who needs it? "), Ask("dog"))

    assert play.moments == (
        Moment(kind=MomentKind.ASK, at=0, minutes=2, what="users", words="who needs it?"),
        Moment(kind=MomentKind.ASK, at=2, minutes=3, what="dog"),
    )
    assert (play.minute, play.asked) == (5, ("users", "dog"))


def test_a_question_that_needs_another_first_is_answered_with_what_to_say() -> None:
    with pytest.raises(InvalidError, match=r"^Which dog\?$"):
        played(Ask("dog"))


def test_asking_twice_costs_twice_and_is_listed_once() -> None:
    play = played(Ask("users"), Ask("users"))

    assert (play.minute, play.asked) == (4, ("users",))


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (Ask("dg"), "There is no question called dg; did you mean dog?"),
        (Act("rdo"), "There is no action called rdo; did you mean redo?"),
        (Tell("bos"), "There is no person called bos; did you mean boss?"),
        (Escalate("nobody"), "There is no person called nobody; choose one of: boss, expert"),
        (Suppose("lots"), "There is no explanation called lots; did you mean lost?"),
        (GiveHint("nudg"), "There is no hint called nudg; did you mean nudge?"),
        (Check("clam"), "There is no line of the checklist called clam; did you mean calm?"),
        (Check("asked-readers"), "That line is settled by what is asked and done; it takes no tick."),
        (Wait(0), "Wait from 1 to 120 minutes."),
        (Wait(121), "Wait from 1 to 120 minutes."),
        (Note("  "), "There is nothing to note."),
        (Undo(), "There is nothing to take back."),
    ],
)
def test_what_cannot_happen_is_refused_with_a_sentence(event: Event, message: str) -> None:
    with pytest.raises(InvalidError) as refused:
        played(event)

    assert refused.value.what == message


def test_talk_hints_waiting_and_off_card_questions_cost_what_the_kit_says() -> None:
    ends = [
        played(event).minute
        for event in (Tell("boss"), Escalate("expert"), GiveHint("nudge"), Wait(7), AskElse("Is it raining?"))
    ]

    assert ends == [2, 3, 4, 7, 3]


def test_supposing_ticking_and_noting_cost_nothing() -> None:
    assert played(Suppose("lost"), Check("calm"), Note("Smiles")).minute == 0


def test_a_tick_is_taken_back_by_another() -> None:
    assert played(Check("leash"), Check("calm")).ticked == ("calm", "leash")
    assert played(Check("leash"), Check("calm"), Check("leash")).ticked == ("calm",)


def test_a_card_rules_out_what_the_scenario_says() -> None:
    play = played(Ask("desk"))

    assert (play.ruled_out(play.moments), play.alive(play.moments)) == ({"lost"}, ("eaten", "ours"))


def test_the_last_thing_that_fits_is_shown() -> None:
    card = INCIDENT.cards["desk"]
    plays = [played(), played(Wait(9)), played(Act("shut")), played(Wait(9), Act("shut")), played(Act("burn"))]

    assert [play.sight(card).artifact for play in plays] == [
        "Crumbs.",
        "Fewer crumbs.",
        "No crumbs.",
        "No crumbs.",
        "No desk.",
    ]


def test_the_scenario_stages_an_action_otherwise_than_the_kit() -> None:
    redo = INCIDENT.actions["redo"]
    early, late = played(Escalate("expert")), played(Escalate("expert"), Wait(10))

    assert (early.reply(redo).effect, late.reply(redo).text) == (Effect.NOTHING, "Whole again.")


def test_the_data_stand_as_the_last_effect_left_them() -> None:
    copy = (Escalate("expert"), Wait(10))

    assert played(*copy, Act("redo")).data is Data.RIGHT
    assert played(Act("fake"), Act("look")).data is Data.WRONG
    assert played(Act("fake"), *copy, Act("redo")).data is Data.RIGHT
    assert played(*copy, Act("redo"), Act("burn")).data is Data.BROKEN


def test_an_action_keeps_the_effect_it_had_when_it_began() -> None:
    play = played(Act("fake"), Act("look"))

    assert [moment.effect for moment in play.moments] == [Effect.HIDES, Effect.SHOWS]


def test_a_message_comes_in_at_its_minute_unless_it_is_no_longer_needed() -> None:
    assert came(played(Wait(19))) == []
    assert came(played(Wait(20))) == [(20, "boss-asks")]
    assert came(played(Tell("boss"), Wait(40))) == []
    assert came(played(Wait(19), Tell("boss"), Wait(40))) == []
    assert came(played(Wait(20), Tell("boss"))) == [(20, "boss-asks")]


def test_a_message_comes_in_some_minutes_after_the_first_time_something_happened() -> None:
    play = played(Ask("users"), Ask("dog"), Ask("dog"), Wait(2))

    assert came(play) == [(10, "bark")]
    assert "bark" in play.happened
    assert "bark" not in played(Ask("users"), Ask("dog"), Wait(4)).happened


def test_a_message_can_wait_for_something_to_have_happened_before_its_minute() -> None:
    late = replace(KIT.injects[0], requires=("shut",), unless=())
    incident = Incident(replace(KIT, injects=(late,)), SCENARIO)

    assert came(played(Wait(30), incident=incident)) == []
    assert came(played(Wait(19), Act("shut"), incident=incident)) == [(20, "boss-asks")]
    assert came(played(Wait(20), Act("shut"), incident=incident)) == []


def test_what_came_in_during_a_step_is_told_once() -> None:
    before = played(Wait(18))
    after = step(before, Wait(5))

    assert [one.inject.id for one in arrived(before, after)] == ["boss-asks"]
    assert arrived(after, step(after, Wait(5))) == ()


def test_the_interview_has_its_own_time() -> None:
    play = played(Elapse(60), Ask("users"), Elapse(-5), Elapse(30), Ask("desk"))

    assert [moment.second for moment in play.moments] == [60, 90]
    assert (play.transcript.seconds, play.minute) == (90, 5)


def test_the_clock_shows_the_time_of_day_and_passes_midnight() -> None:
    clock = Clock(start="23:50", deadline="00:20")

    assert (clock.shows(0), clock.shows(15), clock.minutes) == ("23:50", "00:05", 30)


def test_the_voice_of_the_scenario_comes_before_the_kits() -> None:
    voices = [INCIDENT.voice(role) for role in ("boss", "expert", "nobody")]

    assert [voice.escalated if voice else None for voice in voices] == ["Why me?", "I have a copy.", None]


def test_the_timeline_tells_everything_in_order() -> None:
    play = played(
        Ask("users", "who reads it?"),
        Tell("boss", "It is gone"),
        Suppose("eaten"),
        Ask("dog"),
        AskElse("Is it raining?"),
        GiveHint("nudge"),
        Escalate("expert"),
        Act("fake", "paint one"),
        Wait(1),
        Check("calm"),
        Note("Smiles"),
        Wait(2),
    )

    assert [str(line) for line in timeline(play)] == [
        '09:00 asked for the readers: "who reads it?"',
        '09:02 told Bo: "It is gone"',
        "09:04 supposed that the dog ate it",
        "09:04 asked for the dog",
        '09:07 asked something else: "Is it raining?"',
        "09:10 was given a hint: Look at the dog.",
        "09:12 Ed writes: It barked.",
        "09:14 brought in Ed",
        '09:17 did: make one up: "paint one"',
        "09:22 waited 1 minute",
        "09:23 ticked: stayed calm",
        '09:23 noted: "Smiles"',
        "09:23 waited 2 minutes",
    ]


def test_words_in_the_timeline_stay_on_one_line_and_cannot_act() -> None:
    play = played(Note("two\nlines \x1b[2J"))

    assert str(timeline(play)[0]) == '09:00 noted: "two lines ^[[2J"'


def test_a_variant_is_chosen_by_the_seed_whatever_the_order_it_was_found_in() -> None:
    drawn = [chosen_variant(seed, ["b", "c", "a"]) for seed in range(4)]

    assert drawn == ["a", "b", "c", "a"] == [chosen_variant(seed, ["a", "b", "c"]) for seed in range(4)]


def test_costs_have_defaults() -> None:
    assert Costs() == Costs(off_card=3, tell=2, escalate=3)


@given(moves)
def test_a_play_goes_on_from_its_kept_transcript_as_if_it_had_never_been_left(events: list[Event]) -> None:
    play = tried(begin(INCIDENT), events)

    kept = restore(Transcript, json.loads(canonical(play.transcript)))

    assert Play(INCIDENT, kept) == play
    assert facts(Play(INCIDENT, kept)) == facts(play)


@given(moves, st.sampled_from(EVENTS))
def test_undoing_leaves_a_play_as_it_was(events: list[Event], last: Event) -> None:
    before = tried(begin(INCIDENT), events)
    after = tried(before, [last])

    assert after == before or step(after, Undo()) == before


@given(moves)
def test_the_clock_and_what_is_ruled_out_only_grow_and_the_truth_stays_open(events: list[Event]) -> None:
    play = begin(INCIDENT)
    for event in (one for one in events if not isinstance(one, Undo)):
        after = tried(play, [event])
        assert after.minute >= play.minute
        assert after.ruled_out(after.moments) >= play.ruled_out(play.moments)
        assert after.arrivals[: len(play.arrivals)] == play.arrivals
        assert "eaten" in after.alive(after.moments)
        play = after


@given(moves)
def test_each_moment_begins_where_the_one_before_ended(events: list[Event]) -> None:
    moments = tried(begin(INCIDENT), events).moments

    assert [moment.at for moment in moments] == [0, *(moment.end for moment in moments)][: len(moments)]


@given(moves)
def test_every_play_has_facts_that_can_be_attached(events: list[Event]) -> None:
    play = tried(begin(INCIDENT), events)
    found = facts(play)
    order = [str(severity) for severity in Severity]

    assert len({one.id for one in found}) == len(found)
    assert [one.severity for one in found] == sorted((one.severity for one in found), key=order.index)
    assert [one for one in found if not set(one.criteria) <= {"grain", "nulls"} or not one.criteria] == []
    assert [one for one in found if not one.sentence.endswith(".") or ".." in one.sentence] == []
    assert found == facts(going_on(Play(INCIDENT, play.transcript), ()))
