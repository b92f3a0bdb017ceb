"""This room plays the shipped incident: good, middling and poor, each with the exact facts it must get."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from scorecard.core.incident.event import Act, Ask, AskElse, Check, Escalate, GiveHint, Note, Suppose, Tell, Wait
from scorecard.core.incident.fact import facts
from scorecard.core.incident.likeness import Askable, likely
from scorecard.core.incident.play import Event, Play, begin, step
from scorecard.core.scorecard import Fact
from scorecard.library.load import load_exercise
from scorecard.library.scenario import Incidents, load_incidents

ROOT = Path(__file__).parents[1]
KIT = ROOT / "exercises" / "pipeline-incident"
PLAYS = sorted((Path(__file__).parent / "incidents").glob("*.yaml"))
VARIANTS = ("late-data", "null-spike", "schema-change")
VERBS: dict[str, Callable[[str, str], Event]] = {
    "ask": Ask,
    "act": Act,
    "tell": Tell,
    "escalate": Escalate,
    "suppose": Suppose,
    "hint": lambda hint, _: GiveHint(hint),
    "check": lambda item, _: Check(item),
    "wait": lambda minutes, _: Wait(int(minutes)),
    "off-card": lambda _, words: AskElse(words),
    "note": lambda _, words: Note(words),
}
ASKED = {
    "who is impacted by this": "consumers",
    "which dashboards break": "consumers",
    "is there an SLA": "consumers",
    "how old is the data on the page": "freshness",
    "when was the last successful run": "freshness",
    "can I see the complete error": "error",
    "which models were skipped": "error",
    "did the three attempts fail the same way": "run-history",
    "show me stg_orders": "model-code",
    "how is raw.orders loaded": "loader",
    "does the loader infer the schema": "loader",
    "did payments and customers arrive": "other-sources",
    "any merged PRs on our side?": "commits",
    "what about the warning": "payments-warning",
    "is the warehouse ok": "warehouse",
    "what am I allowed to do myself": "runbook",
    "what columns does raw.orders have now": "raw-table",
    "select * from raw.orders": "raw-table",
    "did the file arrive on time": "landing",
    "look at the raw json": "landing",
    "logs of load_orders": "load-log",
    "null rate of user_id": "column-profile",
    "did the upstream team deploy anything?": "order-team",
    "any upstream announcemnts": "order-team",
    "changelog of the order service": "release-notes",
    "how did the export job run": "export-log",
    "who is customer 0": "id-match",
}
DONE = {
    "just run it again": "rerun-build",
    "retry build_marts": "rerun-build",
    "rerun it again": "rerun-build",
    "build the marts": "rerun-build",
    "resume the export": "resume-export",
    "check content": "check-content",
    "rerun load_orders": "reload",
    "open a PR that maps customer_id and nulls the guests": "map-column",
    "use customer_id as user_id": "rename-only",
    "select null as user_id": "fill-column",
    "full refresh": "full-refresh",
    "patch it in prod": "hotfix",
    "disable the test": "skip-model",
    "download the rows to my laptop": "copy-rows",
    "hold back the mailing": "hold-export",
    "put a banner on the page": "page-note",
    "count orders per day": "compare-counts",
    "check the share of guests": "check-content",
}
SUPPOSED = {
    "they renamed the column": "schema-change",
    "all ids are null": "null-spike",
    "the file came late": "late-data",
    "one of our commits broke it": "own-change",
    "some transient glitch": "passing-fault",
}

each_play = pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
each_variant = pytest.mark.parametrize("variant", VARIANTS)


@pytest.fixture(scope="module")
def shipped() -> Incidents:
    return load_incidents(KIT, [line.id for line in load_exercise(KIT / "exercise.yaml").value.criteria])


def read(path: Path) -> dict[str, str]:
    """A played-through example: why, variant, the play line by line, and the facts it must get."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def event(line: str) -> Event:
    """What a line of a play says: `ask raw-table: which columns?`."""
    head, _, words = line.partition(":")
    verb, _, what = head.partition(" ")
    return VERBS[verb](what.strip(), words.strip())


def replayed(shipped: Incidents, path: Path) -> Play:
    """The play of an example, event by event."""
    example = read(path)
    play = begin(shipped.incident(example["variant"]))
    for line in example["play"].splitlines():
        play = step(play, event(line))
    return play


def written(fact: Fact) -> str:
    """A fact as the examples write it."""
    return f"{fact.severity} {fact.id}: {fact.sentence}"


def test_every_variant_is_played_well_middling_and_poorly() -> None:
    assert [path.stem for path in PLAYS] == [f"{one}-{how}" for one in VARIANTS for how in ("good", "middling", "poor")]


@each_play
def test_an_example_gets_exactly_its_facts(shipped: Incidents, path: Path) -> None:
    found = [written(fact) for fact in facts(replayed(shipped, path)) if fact.id != "timeline"]

    assert found == read(path)["facts"].splitlines()


@each_play
def test_every_fact_of_an_example_can_be_attached_to_the_exercise(shipped: Incidents, path: Path) -> None:
    criteria = {line.id for line in load_exercise(KIT / "exercise.yaml").value.criteria}
    found = facts(replayed(shipped, path))

    assert [fact.id for fact in found if not set(fact.criteria) <= criteria] == []
    assert [fact.id for fact in found if not fact.criteria] == [
        fact.id for fact in found if fact.id in ("off-card", "timeline")
    ]


@each_variant
def test_good_plays_have_little_amiss_and_poor_ones_much(shipped: Incidents, variant: str) -> None:
    weights = {
        path.stem.rpartition("-")[2]: sum(
            fact.severity in ("high", "medium") for fact in facts(replayed(shipped, path))
        )
        for path in PLAYS
        if path.stem.startswith(variant)
    }

    assert weights["good"] == 0
    assert weights["good"] < weights["middling"] < weights["poor"]


@each_variant
def test_every_phrase_of_the_shipped_kit_finds_its_own_thing_first(shipped: Incidents, variant: str) -> None:
    incident = shipped.incident(variant)
    groups: tuple[tuple[Askable, ...], ...] = (
        tuple(incident.cards.values()),
        tuple(incident.actions.values()),
        tuple(incident.hypotheses.values()),
    )
    lost = [
        (thing.id, phrase)
        for things in groups
        for thing in things
        for phrase in (thing.name, *thing.asks)
        if likely(phrase, things)[:1] != (thing,)
    ]

    assert lost == []


@each_variant
def test_what_candidates_say_is_among_what_is_proposed(shipped: Incidents, variant: str) -> None:
    incident = shipped.incident(variant)
    groups: tuple[tuple[dict[str, str], tuple[Askable, ...]], ...] = (
        (ASKED, tuple(incident.cards.values())),
        (DONE, tuple(incident.actions.values())),
        (SUPPOSED, tuple(incident.hypotheses.values())),
    )
    proposed = {words: [one.id for one in likely(words, things)] for said, things in groups for words in said}
    wanted = ASKED | DONE | SUPPOSED
    first = sum(found[:1] == [wanted[words]] for words, found in proposed.items())

    assert {words: found for words, found in proposed.items() if wanted[words] not in found} == {}
    assert first >= 0.8 * len(proposed)
