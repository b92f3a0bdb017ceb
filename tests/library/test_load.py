"""Rubrics and exercises loaded whole: a value, or every problem at once."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import canonical, content_hash, restore
from scorecard.core.example import ExampleRun, run_examples
from scorecard.core.exercise import Exercise
from scorecard.core.rubric import Interview, Rubric
from scorecard.errors import InvalidError, NotFoundError
from scorecard.library.door import read
from scorecard.library.load import exercise_from, load_exercise, load_rubric, rubric_from
from tests.library.shelf import EXERCISE, ROOT, RUBRIC, TASK, TINY, complaints, examples, expected
from tests.library.spoil import SCRAPS, places, problems, spoiled

SHIPPED_RUBRICS = sorted((ROOT / "rubrics").glob("*.yaml"))
SHIPPED_EXERCISES = sorted((ROOT / "exercises").glob("*/exercise.yaml"))
EXERCISE_IDS = [path.parent.name for path in SHIPPED_EXERCISES]
SHIPPED = {path.stem: load_rubric(path, EXERCISE_IDS) for path in SHIPPED_RUBRICS}
RUNS = [
    pytest.param(run, id=f"{name}-{run.example.id}")
    for name, loaded in SHIPPED.items()
    for run in run_examples(loaded.value)
]


@pytest.mark.parametrize("path", examples("bad"))
def test_a_bad_rubric_is_refused_with_every_problem(path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        load_rubric(path, ["task"])

    assert complaints(refused.value) == expected(path)


@pytest.mark.parametrize("path", examples("bad_exercises"))
def test_a_bad_exercise_is_refused_with_every_problem(path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        load_exercise(path)

    assert complaints(refused.value) == expected(path)


def test_a_refusal_lists_the_problems_and_then_how_many_there_are() -> None:
    bad = TINY.replace(b"title: Tiny", b"title: 7").replace(b"weight: 60", b"weight: 59")

    with pytest.raises(InvalidError) as refused:
        rubric_from(bad, "tiny.yaml", ["task"])
    assert refused.value.lines == (
        "tiny.yaml:4:8: title: must be text, not 7; put it in quotes",
        "tiny.yaml:5:1: dimensions: the weights must add up to 100, not 99",
        "The rubric tiny.yaml has 2 problems.",
    )


def test_a_good_rubric_is_a_value_with_its_text_and_hash() -> None:
    loaded = rubric_from(TINY, "tiny.yaml", ["task"])

    assert (loaded.text.encode(), loaded.hash) == (TINY, content_hash(loaded.value))
    assert loaded.value.weights == {"sql": 60, "talk": 40}
    assert loaded.value.interviews == (
        Interview(id="chat", title="Chat", minutes=30, focus=("sql",), exercise="task", questions=("why-so",)),
    )


def test_layout_and_comments_do_not_change_the_hash_and_content_does() -> None:
    plain = rubric_from(TINY, "tiny.yaml", ["task"])
    restyled = rubric_from(b"# hello\n" + TINY.replace(b"title: Tiny", b'title:   "Tiny"'), "tiny.yaml", ["task"])
    changed = rubric_from(TINY.replace(b"title: Tiny", b"title: Tinier"), "tiny.yaml", ["task"])

    assert (restyled.hash == plain.hash, changed.hash == plain.hash) == (True, False)


def test_the_same_rubric_as_json_is_the_same_rubric() -> None:
    said = json.dumps(read(TINY, "tiny.yaml").data).encode()

    assert rubric_from(said, "tiny.json", ["task"]).hash == rubric_from(TINY, "tiny.yaml", ["task"]).hash


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    said = b"\xef\xbb\xbf" + TINY.replace(b"\n", b"\r\n")

    assert rubric_from(said, "tiny.yaml", ["task"]).value == RUBRIC


@pytest.mark.parametrize("load", [lambda path: load_rubric(path, []), load_exercise])
def test_a_file_that_is_not_there_is_not_found(load: object, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load(tmp_path / "gone.yaml")  # type: ignore[operator]


@pytest.mark.parametrize("rubric", [loaded.value for loaded in SHIPPED.values()], ids=list(SHIPPED))
def test_a_shipped_rubric_is_restored_from_its_canonical_text_as_pydantic_read_it(rubric: Rubric) -> None:
    assert restore(Rubric, json.loads(canonical(rubric))) == rubric


@pytest.mark.parametrize("path", SHIPPED_EXERCISES, ids=EXERCISE_IDS)
def test_a_shipped_exercise_is_restored_from_its_canonical_text_as_pydantic_read_it(path: Path) -> None:
    exercise = load_exercise(path).value

    assert (exercise.id, restore(Exercise, json.loads(canonical(exercise)))) == (path.parent.name, exercise)


@pytest.mark.parametrize("run", RUNS)
def test_an_example_of_a_shipped_rubric_holds(run: ExampleRun) -> None:
    assert run.complaints == ()


def test_the_shipped_rubric_measures_what_the_role_asks_for() -> None:
    rubric = SHIPPED["associate-data-engineer"].value

    assert rubric.weights == {
        "sql": 25,
        "modeling": 15,
        "debugging": 15,
        "testing": 10,
        "engineering": 10,
        "communication": 15,
        "learning": 10,
    }
    assert list(rubric.weights) == [
        "sql",
        "modeling",
        "debugging",
        "testing",
        "engineering",
        "communication",
        "learning",
    ]
    assert {slot.id: slot.minutes for slot in rubric.interviews} == {
        "sql-exercise": 90,
        "incident": 30,
        "data-tests": 30,
        "pr-review": 20,
        "conversation": 45,
    }
    assert [
        line.id for line in rubric.dimensions if len(line.questions) < 4 or not line.rationale or not line.source
    ] == []
    assert [line.id for line in rubric.dimensions if not (line.signals.strong and line.signals.weak)] == []
    assert (len(rubric.red_flags), len(rubric.examples) >= 8, bool(rubric.also_assessed)) == (4, True, True)


def test_the_ramp_rubric_has_the_milestones_of_the_role_blueprint() -> None:
    # role blueprint, section 6: four goals at each of 30, 60 and 90 days, 6 and 12 months
    ramp = SHIPPED["ramp-associate-data-engineer"].value

    assert ramp.ramp_of == "associate-data-engineer"
    assert {slot.id: slot.focus for slot in ramp.interviews} == {
        "30d": ("platform-basics", "working-setup", "first-change", "definition-of-done"),
        "60d": ("small-changes", "runbook-triage", "quality-coverage", "clean-habits"),
        "90d": ("owned-pipeline", "incident-part", "model-reasoning", "stakeholder-trust"),
        "6m": ("steady-delivery", "reliability-gain", "shared-pattern", "sql-and-cost"),
        "12m": ("independent-tasks", "ownership", "team-standards", "newcomer-support"),
    }
    assert [key for slot in ramp.interviews for key in slot.focus] == list(ramp.weights)
    assert set(ramp.weights.values()) == {5}
    assert ramp.by_id["small-changes"].anchors["3"].startswith("Two to four small enhancements")


def test_every_rule_and_gate_of_the_ramp_rubric_is_shown_by_an_example() -> None:
    ramp = SHIPPED["ramp-associate-data-engineer"].value
    fired = {rule for example in ramp.examples for rule in example.fires or ()}

    assert fired == {"coverage", *(rule.id for rule in ramp.policy.rules)}


@pytest.mark.parametrize("path", SHIPPED_EXERCISES, ids=EXERCISE_IDS)
def test_a_shipped_exercise_informs_dimensions_of_the_shipped_rubric(path: Path) -> None:
    criteria = load_exercise(path).value.criteria

    informed = {line for criterion in criteria for line in criterion.informs}
    assert informed <= set(SHIPPED["associate-data-engineer"].value.weights)


@pytest.mark.parametrize("path", [*SHIPPED_RUBRICS, *SHIPPED_EXERCISES], ids=lambda path: path.parent.name + path.stem)
def test_a_shipped_file_names_its_schema_in_its_first_line(path: Path) -> None:
    kind, folder = ("exercise", "../") if path.stem == "exercise" else ("rubric", "")

    assert path.read_text().splitlines()[0] == f"# yaml-language-server: $schema={folder}{kind}.schema.json"


@given(st.data())
@pytest.mark.parametrize("content", [TINY, TASK], ids=["rubric", "exercise"])
def test_whatever_is_spoiled_the_file_is_either_good_or_refused_with_places(
    content: bytes, data: st.DataObject
) -> None:
    whole = read(content, "f").data
    path, scrap = data.draw(st.sampled_from(places(whole))), data.draw(st.sampled_from(SCRAPS))
    said = json.dumps(spoiled(whole, path, scrap), indent=1).encode()

    found = problems(lambda: rubric_from(said, "f", ["task"]) if content == TINY else exercise_from(said, "f"))

    assert [one for one in found if one.line < 1 or "is not right" in one.message] == []


def test_the_small_good_files_are_good() -> None:
    assert (RUBRIC.id, EXERCISE.id) == ("tiny", "task")
