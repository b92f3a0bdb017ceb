"""Incident kits: a kit with its scenarios, or every problem of every file at once."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import canonical, restore
from scorecard.core.incident.kit import Kit, Scenario
from scorecard.errors import InvalidError, NotFoundError
from scorecard.library.door import read
from scorecard.library.load import load_exercise
from scorecard.library.scenario import Incidents, incidents_from, load_incidents
from tests.library.shelf import HERE, ROOT, complaints, examples, expected
from tests.library.spoil import SCRAPS, places, problems, spoiled

GOOD = HERE / "good" / "incident"
KIT = (GOOD / "kit.yaml").read_bytes()
DOG = (GOOD / "scenarios" / "dog.yaml").read_bytes()
CRITERIA = ("grain", "nulls")
SHIPPED = ROOT / "exercises" / "pipeline-incident"
VARIANTS = ("late-data", "null-spike", "schema-change")


def load(kit: bytes = KIT, *scenarios: bytes) -> Incidents:
    files = [(data, f"{number}.yaml") for number, data in enumerate(scenarios or (DOG,), 1)]
    return incidents_from([(kit, "kit.yaml"), *files], CRITERIA)


@pytest.mark.parametrize("path", examples("bad_scenarios"))
def test_a_bad_scenario_is_refused_with_every_problem(path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        incidents_from([(KIT, "kit.yaml"), (path.read_bytes(), str(path))], CRITERIA)

    assert complaints(refused.value) == expected(path)


@pytest.mark.parametrize("path", examples("bad_kits"))
def test_a_bad_kit_is_refused_with_every_problem(path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        incidents_from([(path.read_bytes(), str(path)), (DOG, "dog.yaml")], CRITERIA)

    assert complaints(refused.value) == expected(path)


def test_the_problems_of_all_files_are_listed_and_then_how_many_there_are() -> None:
    with pytest.raises(InvalidError) as refused:
        load(KIT.replace(b"minutes: 10", b"minutes: 0"), DOG.replace(b"truth: eaten", b"truth: eeten"))

    assert refused.value.lines == (
        "kit.yaml:16:73: actions[0].minutes: must be greater than 0, not 0",
        "1.yaml:6:8: truth: there is no hypothesis called eeten; did you mean eaten?",
        "The incident kit kit.yaml has 2 problems.",
    )


def test_a_kit_without_a_scenario_is_refused() -> None:
    with pytest.raises(InvalidError) as refused:
        incidents_from([(KIT, "kit.yaml")], CRITERIA)

    assert complaints(refused.value) == [
        "kit.yaml:1:1: there is no scenario beside it: a kit needs at least one file in scenarios/"
    ]


def test_two_scenarios_of_one_id_are_refused() -> None:
    with pytest.raises(InvalidError) as refused:
        load(KIT, DOG, DOG)

    assert complaints(refused.value) == ["2.yaml:2:5: id: the scenario dog is there twice; first in 1.yaml"]


def test_a_kit_that_is_not_yaml_is_the_only_thing_complained_about() -> None:
    with pytest.raises(InvalidError) as refused:
        load(b"kit: [")

    assert [problem.file for problem in refused.value.problems] == ["kit.yaml"]


def test_a_folder_without_a_kit_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_incidents(tmp_path, CRITERIA)


def test_a_good_kit_is_a_value_and_its_scenarios_by_id() -> None:
    loaded = load_incidents(GOOD, CRITERIA)

    assert loaded == load()
    assert loaded.incident("dog").names["dog"] == "the dog"


def test_layout_and_comments_do_not_change_the_hash_and_content_of_any_file_does() -> None:
    restyled = load(b"# hello\n" + KIT, DOG + b"# bye\n")
    changed = load(KIT, DOG.replace(b"Crumbs", b"Dust"))

    assert (restyled.hash == load().hash, changed.hash == load().hash) == (True, False)


@given(st.data())
@pytest.mark.parametrize("content", [KIT, DOG], ids=["kit", "scenario"])
def test_whatever_is_spoiled_the_kit_is_either_good_or_refused_with_places(content: bytes, data: st.DataObject) -> None:
    whole = read(content, "f").data
    path, scrap = data.draw(st.sampled_from(places(whole))), data.draw(st.sampled_from(SCRAPS))
    said = json.dumps(spoiled(whole, path, scrap), indent=1).encode()

    found = problems(lambda: load(said) if content == KIT else load(KIT, said))

    assert [one for one in found if one.line < 1 or "is not right" in one.message] == []


@pytest.fixture(scope="module")
def shipped() -> Incidents:
    criteria = [line.id for line in load_exercise(SHIPPED / "exercise.yaml").value.criteria]
    return load_incidents(SHIPPED, criteria)


def test_the_shipped_kit_has_three_variants(shipped: Incidents) -> None:
    assert tuple(shipped.scenarios) == VARIANTS
    assert [shipped.scenarios[one].truth for one in VARIANTS] == list(VARIANTS)


def test_the_shipped_variants_ask_and_do_the_same_so_that_their_facts_compare(shipped: Incidents) -> None:
    cards = [list(shipped.incident(one).cards) for one in VARIANTS]

    assert cards[0] == cards[1] == cards[2]


def test_the_shipped_kit_is_restored_from_its_canonical_text(shipped: Incidents) -> None:
    assert restore(Kit, json.loads(canonical(shipped.kit))) == shipped.kit
    assert [restore(Scenario, json.loads(canonical(one))) for one in shipped.scenarios.values()] == list(
        shipped.scenarios.values()
    )


def test_the_variant_depends_on_the_seed_alone_and_all_are_drawn(shipped: Incidents) -> None:
    drawn = [shipped.variant(seed) for seed in range(30)]

    assert drawn == [shipped.variant(seed) for seed in range(30)]
    assert {one: drawn.count(one) for one in VARIANTS} == dict.fromkeys(VARIANTS, 10)


def test_what_the_shipped_kit_shows_fits_a_narrow_terminal(shipped: Incidents) -> None:
    texts = [
        text
        for one in VARIANTS
        for thing in (*shipped.incident(one).cards.values(), *shipped.incident(one).actions.values())
        for text in (*_texts(thing),)
    ]

    assert [line for text in texts if "\n" in text for line in text.splitlines() if len(line) > 78] == []


def _texts(thing: object) -> list[str]:
    shown = [getattr(thing, name, "") for name in ("artifact", "reply", "text")]
    return [*shown, *(text for later in getattr(thing, "later", ()) for text in _texts(later))]


def test_the_shipped_brief_says_what_the_exercise_says_and_gives_nothing_away(shipped: Incidents) -> None:
    brief = (SHIPPED / "brief.md").read_text(encoding="utf-8")
    exercise = load_exercise(SHIPPED / "exercise.yaml").value
    spoilers = [
        *(word for one in shipped.scenarios for word in (one, one.replace("-", " "))),
        *(thing.name for thing in (*shipped.kit.hypotheses, *shipped.kit.actions)),
        *("guest", "renamed", "empty", "_SUCCESS", "lookup", "release", "landing", "export", "half a day", "10:00"),
    ]

    assert brief.startswith(exercise.brief)
    assert [word for word in spoilers if word.lower() in brief.lower()] == []


def test_the_shipped_guide_names_every_variant_and_every_hint_with_its_cost(shipped: Incidents) -> None:
    guide = (SHIPPED / "guide.md").read_text(encoding="utf-8")
    costs = {hint.id: f"| {hint.minutes} |" for hint in shipped.kit.hints}
    rows = {key: next((line for line in guide.splitlines() if line.startswith(f"| {key}:")), "") for key in costs}

    assert [one for one in VARIANTS if f"| {one} |" not in guide or f"*{one}.*" not in guide] == []
    assert {key: row.endswith(costs[key]) for key, row in rows.items()} == dict.fromkeys(costs, True)
