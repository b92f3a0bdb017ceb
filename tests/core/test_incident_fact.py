"""The facts of a play: what was observed, in a sentence, and how much it matters when something is amiss."""

from dataclasses import replace

import pytest

from scorecard.core.incident.event import Act, Ask, AskElse, Check, Elapse, Escalate, GiveHint, Suppose, Tell, Wait
from scorecard.core.incident.fact import OBSERVERS, facts
from scorecard.core.incident.kit import Incident
from scorecard.core.incident.measure import FactKind, FactRule, Severity
from scorecard.core.incident.play import Event, Play
from scorecard.core.scorecard import Fact
from tests.core.staged import INCIDENT, KIT, SCENARIO, limited, played

COPY = (Escalate("expert", "the dog, 09:00"), Wait(10))
FOUND = (Ask("users"), Ask("desk"), Ask("dog"), Ask("diary"))


def fact(play: Play, identity: str) -> Fact:
    return next(one for one in facts(play) if one.id == identity)


def said(identity: str, *events: Event, incident: Incident = INCIDENT) -> tuple[str, str]:
    found = fact(played(*events, incident=incident), identity)
    return found.severity, found.sentence


def ids(*events: Event) -> set[str]:
    return {one.id for one in facts(played(*events))}


def test_every_kind_of_fact_has_something_that_finds_it() -> None:
    assert set(OBSERVERS) == set(FactKind)


def test_a_kit_that_names_no_facts_reports_only_windows_updates_and_the_checklist() -> None:
    bare = Incident(replace(KIT, facts=()), SCENARIO)

    assert [one.id for one in facts(played(incident=bare))] == [
        "word-boss",
        "escalation-expert",
        "asked-readers",
        "shut-first",
    ]


def test_the_most_important_facts_come_first_and_otherwise_the_kits_order_holds() -> None:
    found = facts(played(Act("kick")))

    assert [one.severity for one in found].index("medium") == 1
    assert [one.id for one in found][:3] == ["word-boss", "triage-order", "open-explanations"]


def test_a_fact_carries_its_criteria_and_at_most_five_moments() -> None:
    found = fact(played(*(Tell("boss", f"word {number}") for number in range(7))), "word-boss")

    assert (found.criteria, len(found.examples)) == (("grain",), 5)
    assert found.examples[0] == '09:00 told Bo: "word 0"'


@pytest.mark.parametrize(
    ("events", "severity", "sentence"),
    [
        ((), "medium", "Asked about nothing of the triage; the runbook goes impact, source, changes."),
        (FOUND, "info", "Asked in the runbook's order: impact, source, changes."),
        (
            (Ask("users"), Ask("diary")),
            "medium",
            "Asked in the runbook's order: impact, changes. Never asked about source.",
        ),
        (
            (Ask("diary"), Ask("desk"), Ask("users")),
            "medium",
            "Asked in the order changes, source, impact; the runbook goes impact, source, changes.",
        ),
        (
            (Ask("diary"), Ask("diary")),
            "medium",
            "Asked about changes only; the runbook goes impact, source, changes.",
        ),
    ],
)
def test_the_order_of_triage(events: tuple[Event, ...], severity: str, sentence: str) -> None:
    assert said("triage-order", *events) == (severity, sentence)


@pytest.mark.parametrize(
    ("events", "severity", "sentence"),
    [
        ((Act("look"),), "info", "Nothing was changed or rerun."),
        (
            (Act("redo"),),
            "medium",
            (
                'Nothing was looked at before the first repair, "do it again" at 09:00 (minute 0); '
                "not yet looked at: impact, source and changes."
            ),
        ),
        (
            (Ask("users"), Ask("users"), Act("redo"), Ask("desk")),
            "medium",
            (
                '1 thing was looked at before the first repair, "do it again" at 09:04 (minute 4); '
                "not yet looked at: source and changes."
            ),
        ),
        (
            (*FOUND, Act("redo")),
            "info",
            '4 things were looked at before the first repair, "do it again" at 09:10 (minute 10).',
        ),
    ],
)
def test_evidence_before_the_first_repair(events: tuple[Event, ...], severity: str, sentence: str) -> None:
    assert said("evidence-before-action", *events) == (severity, sentence)


def test_explanations_still_open_at_the_first_repair() -> None:
    assert said("open-explanations", Act("redo"), *FOUND) == (
        "medium",
        (
            'At the first repair, "do it again" at 09:00 (minute 0), 3 of 3 explanations were still open: '
            "the dog ate it; it was lost; we tore it."
        ),
    )
    assert said("open-explanations", *FOUND) == (
        "info",
        "At the end, with no repair tried, 1 of 3 explanations was still open: the dog ate it.",
    )
    assert said("open-explanations", Act("redo"), incident=limited(FactKind.OPEN_EXPLANATIONS, 3))[0] == "info"


def test_explanations_that_were_stated_before_the_first_repair() -> None:
    assert said("stated-explanations", Act("redo"), Suppose("lost")) == (
        "medium",
        "Named no explanation before the first repair.",
    )
    assert said("stated-explanations", Suppose("lost"), Suppose("eaten"), Suppose("lost"), Act("redo")) == (
        "info",
        "Named 2 explanations before the first repair: it was lost; the dog ate it.",
    )
    assert said("stated-explanations", Suppose("lost"), incident=limited(FactKind.STATED_EXPLANATIONS, 1))[0] == "info"


@pytest.mark.parametrize(
    ("events", "severity", "sentence"),
    [
        ((Ask("desk"),), "medium", "That the dog ate it was never seen; the candidate never named it."),
        (
            (Suppose("eaten"), Ask("users"), Ask("dog")),
            "medium",
            (
                "That the dog ate it was seen, but not ruled out was that it was lost; that we tore it; "
                "the candidate first named it at 09:00 (minute 0)."
            ),
        ),
        (
            (*FOUND, Ask("users"), Suppose("eaten")),
            "info",
            (
                "That the dog ate it was established at 09:10 (minute 10), after 4 questions; "
                "the candidate first named it at 09:12 (minute 12)."
            ),
        ),
    ],
)
def test_when_the_cause_was_established(events: tuple[Event, ...], severity: str, sentence: str) -> None:
    assert said("cause", *events) == (severity, sentence)


def test_something_forbidden_is_a_fact_of_its_own() -> None:
    assert said("forbidden-action") == ("info", "Nothing was done that the runbook forbids.")
    assert said("forbidden-action-kick", Wait(4), Act("kick"), Act("kick")) == (
        "medium",
        'Done at 09:04 (minute 4), although the runbook forbids it: "kick the dog".',
    )
    assert "forbidden-action" not in ids(Act("kick"))


@pytest.mark.parametrize(
    ("events", "identity", "severity", "sentence"),
    [
        ((Act("redo"), Act("look")), "risky-action", "info", "Nothing risky was done."),
        (
            (Act("fake"),),
            "risky-action-fake",
            "medium",
            'Risky, and done at 09:00 (minute 0) without the agreement of Ed: "make one up".',
        ),
        (
            (Tell("expert"), Act("fake"), Escalate("expert"), Act("fake")),
            "risky-action-fake",
            "medium",
            'Risky, and done at 09:02 (minute 2) without the agreement of Ed: "make one up".',
        ),
        (
            (Escalate("expert"), Act("fake")),
            "risky-action-fake",
            "info",
            'Risky, and done at 09:03 (minute 3) after bringing in Ed: "make one up".',
        ),
        ((Act("burn"),), "risky-action-burn", "medium", 'Risky, and done at 09:00 (minute 0): "burn the desk".'),
        (
            (Act("redo"), Act("redo")),
            "risky-action-redo",
            "medium",
            'Done 2 times without the agreement of Ed, allowed is 1: "do it again".',
        ),
        ((Act("redo"), Escalate("expert"), Act("redo")), "risky-action", "info", "Nothing risky was done."),
    ],
)
def test_risky_things_and_who_agreed(events: tuple[Event, ...], identity: str, severity: str, sentence: str) -> None:
    assert said(identity, *events) == (severity, sentence)


def test_a_repair_that_hides_the_fault_is_the_trap_it_is() -> None:
    found = fact(played(Act("fake")), "wrong-repair-fake")

    assert (found.trap, found.severity) == ("fake", "medium")
    assert found.sentence == (
        'A repair turned the run green with wrong content at 09:05 (minute 5): "make one up"; no check followed.'
    )
    assert "wrong-repair" not in ids(Act("redo"))


def test_a_wrong_repair_says_whether_a_check_showed_it() -> None:
    shown = fact(played(Act("fake"), Wait(1), Act("look")), "wrong-repair-fake").sentence
    late = fact(played(Act("fake"), *COPY, Act("redo"), Act("look")), "wrong-repair-fake").sentence

    assert shown.endswith('; "look at it" showed it at 09:06 (minute 6).')
    assert late.endswith("; the checks that followed did not show it.")


def test_damage_is_told_apart_from_a_fault_that_is_hidden() -> None:
    sentence = fact(played(Act("burn")), "wrong-repair-burn").sentence

    assert sentence == 'A repair did damage at 09:05 (minute 5): "burn the desk"; no check followed.'


@pytest.mark.parametrize(
    ("events", "severity", "sentence"),
    [
        ((), "medium", "The data were not put right; at the end they are stale."),
        ((*COPY, Act("redo"), Act("burn")), "medium", "The data were not put right; at the end they are broken."),
        (
            (*COPY, Act("redo"), Act("redo")),
            "info",
            "The data were right at 09:23 (minute 23), 37 minutes before the deadline at 10:00.",
        ),
        (
            (*COPY, Act("redo"), Act("fake"), Act("redo")),
            "info",
            "The data were right at 09:38 (minute 38), 22 minutes before the deadline at 10:00.",
        ),
        (
            (*COPY, Wait(38), Act("redo")),
            "medium",
            "The data were right at 10:01 (minute 61), 1 minute after the deadline at 10:00.",
        ),
    ],
)
def test_when_the_data_were_right(events: tuple[Event, ...], severity: str, sentence: str) -> None:
    assert said("repair", *events) == (severity, sentence)


def test_whether_the_result_was_checked() -> None:
    assert said("verification", Act("look")) == ("info", "No repair took effect, so there was nothing to check.")
    assert said("verification", Act("fake"), Act("look"), *COPY, Act("redo")) == (
        "medium",
        'After the repair, "do it again" at 09:31 (minute 31), nobody checked the result.',
    )
    assert said("verification", *COPY, Act("redo"), Act("look"), Act("look")) == (
        "info",
        'After the repair, "do it again" at 09:23 (minute 23), came: "look at it".',
    )


@pytest.mark.parametrize(
    ("minute", "severity", "verdict"),
    [(4, "medium", "too early"), (5, "info", "in time"), (30, "info", "in time"), (31, "medium", "too late")],
)
def test_a_call_for_help_is_held_against_its_window(minute: int, severity: str, verdict: str) -> None:
    assert said("escalation-expert", Wait(minute), Escalate("expert"), Escalate("expert")) == (
        severity,
        (
            f"Ed was brought in at 09:{minute:02d} (minute {minute}), {verdict} (the window is minute 5 to 30), "
            "after 0 questions."
        ),
    )


def test_a_call_for_help_carries_the_words_and_how_much_was_known() -> None:
    found = fact(played(*FOUND, Escalate("expert", "The dog, 09:00")), "escalation-expert")

    assert found.sentence.endswith("after 4 questions.")
    assert found.examples == ('09:10 brought in Ed: "The dog, 09:00"',)


def test_nobody_was_called_and_telling_is_not_calling() -> None:
    assert said("escalation-expert", Wait(6), Tell("expert")) == (
        "medium",
        "Ed was never brought in; the window is minute 5 to 30: he has copies.",
    )


def test_who_waits_hears_in_time_or_late_or_never() -> None:
    due = "the time until 09:15 (minute 15)"

    assert said("word-boss") == ("high", "Bo was never told anything: he waits.")
    assert said("word-boss", Wait(15), Tell("boss")) == ("info", f"Bo first heard at 09:15 (minute 15), within {due}.")
    assert said("word-boss", Wait(16), Escalate("boss")) == (
        "high",
        f"Bo first heard at 09:16 (minute 16), after {due}.",
    )


def test_the_longest_silence_runs_from_the_first_word_to_the_end() -> None:
    assert said("silence", Tell("expert")) == ("medium", "Nobody who waits for the data was told anything.")
    assert said("silence", Wait(60), Tell("boss"), Wait(10)) == (
        "info",
        "1 message to those who wait; the longest time without one was 12 minutes (10:00 to 10:12).",
    )
    assert said("silence", Tell("boss"), Wait(44), Tell("boss"), Wait(8)) == (
        "medium",
        "2 messages to those who wait; the longest time without one was 46 minutes (09:00 to 09:46).",
    )
    assert said("silence", Tell("boss"), Wait(9), incident=limited(FactKind.SILENCE, 10))[0] == "medium"


def test_who_heard_that_it_is_over() -> None:
    assert "closing-word" not in ids(Tell("boss"))
    assert said("closing-word", Tell("boss"), *COPY, Act("redo")) == ("medium", "Not told that it is over: Bo.")
    assert said("closing-word", *COPY, Act("redo"), Tell("boss")) == ("info", "Told after the repair: Bo.")


def test_ways_to_prevent_the_next_one() -> None:
    assert said("prevention", Check("calm")) == ("medium", "No way to prevent the next one was named.")
    assert said("prevention", Check("leash")) == (
        "medium",
        "1 of 2 ways to prevent the next one was named: a leash.",
    )
    assert said("prevention", Check("copies"), Check("leash")) == (
        "info",
        "2 of 2 ways to prevent the next one were named: a leash; more copies.",
    )


def test_hints_and_questions_beyond_the_cards() -> None:
    assert said("hints") == ("info", "No hint was given.")
    assert said("hints", GiveHint("nudge"), GiveHint("nudge")) == (
        "medium",
        "2 hints, at a cost of 8 minutes, were given.",
    )
    assert "off-card" not in ids()
    assert said("off-card", AskElse("Is it raining?")) == ("info", "1 question went beyond the cards.")


def test_the_timeline_is_a_fact_with_every_line() -> None:
    found = fact(played(Elapse(130), *(Wait(1) for _ in range(7))), "timeline")

    assert found.sentence == "The play took 7 scenario minutes (09:00 to 09:07) in 2 minutes of the interview."
    assert (len(found.examples), found.severity) == (7, "info")


def test_the_checklist_is_met_in_time_or_not_at_all() -> None:
    assert said("asked-readers", Wait(10), Ask("users")) == (
        "info",
        "Seen at 09:10 (minute 10): asked who reads it.",
    )
    assert said("asked-readers", Wait(11), Ask("users")) == (
        "low",
        "Not seen by 09:10 (minute 10): asked who reads it.",
    )
    assert said("shut-first", Act("look"), Act("shut"), Act("redo"))[0] == "info"
    assert said("shut-first", Act("redo"), Act("shut")) == (
        "low",
        "Not seen before the first attempt to repair: shut the door.",
    )


def test_what_the_interviewer_ticked_is_a_fact_and_what_was_not_ticked_is_none() -> None:
    assert said("calm", Check("calm")) == ("info", "Seen by the interviewer: stayed calm.")
    assert ids().isdisjoint({"calm", "leash", "copies"})
    assert ids(Check("leash")).isdisjoint({"leash"})


def test_a_rule_without_a_limit_of_its_own_has_the_usual_one() -> None:
    rules = [FactRule(kind=kind) for kind in FactKind]

    assert [(rule.limit, rule.severity) for rule in rules] == [(None, Severity.INFO)] * len(rules)
