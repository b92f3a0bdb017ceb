"""The kits of exercises, by the command: packs, reports, guides, and facts beside the criteria."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.cli.terminal import Home

EXERCISES = Path(__file__).parents[2] / "exercises"
WRONG = next(
    path for path in sorted((EXERCISES / "sql-transform/wrong").glob("*.sql")) if "cust_history" in path.read_text()
)
KITS = ("sql-transform", "data-tests", "pr-review", "pipeline-incident")


@pytest.fixture
def jane(home: Home) -> Home:
    assert home.run("candidate", "add", "Jane Doe").code == 0
    return home


@pytest.mark.parametrize("exercise", KITS)
def test_a_pack_is_the_same_each_time_and_never_written_over_unasked(jane: Home, exercise: str) -> None:
    first = jane.run("exercise", "pack", exercise, "--candidate", "jane-doe", "-o", "one.zip")
    again = jane.run("exercise", "pack", exercise, "--candidate", "jane-doe", "-o", "two.zip")

    assert (first.code, again.code) == (0, 0)
    assert (jane.work / "one.zip").read_bytes() == (jane.work / "two.zip").read_bytes()
    assert jane.run("exercise", "pack", exercise, "--candidate", "jane-doe", "-o", "one.zip").code == 6


@pytest.mark.parametrize("exercise", KITS)
def test_a_pack_holds_its_brief_and_tells_whose_it_is_without_a_name(jane: Home, exercise: str) -> None:
    for candidate in ("jane-doe", "otto-max"):
        assert jane.run("exercise", "pack", exercise, "--candidate", candidate, "-o", candidate).code == 0
    packs = [jane.work / candidate for candidate in ("jane-doe", "otto-max")]
    told = [json.loads((pack / "MANIFEST.json").read_text()) for pack in packs]

    for pack, manifest in zip(packs, told, strict=True):
        there = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()}
        assert "brief.md" in there
        assert there == {*manifest["files"], "MANIFEST.json"}
        assert hashlib.sha256((pack / "brief.md").read_bytes()).hexdigest() == manifest["files"]["brief.md"]
    assert told[0]["seed_commitment"] != told[1]["seed_commitment"]
    assert "doe" not in json.dumps(told[0])


def test_a_pack_may_be_made_before_its_candidate_is_added(home: Home) -> None:
    early = home.run("exercise", "pack", "pr-review", "--candidate", "jane-doe", "-o", "early.zip")
    home.run("candidate", "add", "Jane Doe")
    later = home.run("exercise", "pack", "pr-review", "--candidate", "jane-doe", "-o", "later.zip")

    assert (early.code, later.code) == (0, 0)
    assert early.err.startswith(
        "Nobody has been added with the id jane-doe yet.\nTo add them: scorecard candidate add NAME --id jane-doe\n"
    )
    assert "Nobody" not in later.err
    assert (home.work / "early.zip").read_bytes() == (home.work / "later.zip").read_bytes()


@pytest.mark.parametrize("wanted", ["jane-deo", "Jane Deo", "Somebody Else", "Else"])
def test_no_pack_is_made_for_a_slip_of_the_pen_or_a_name_without_an_id(jane: Home, wanted: str) -> None:
    ran = jane.run("exercise", "pack", "pr-review", "--candidate", wanted, "-o", "one.zip")

    assert ran.code == 5
    assert ran.err.startswith(f"Error: There is no candidate called {wanted}")
    assert not (jane.work / "one.zip").exists()


@pytest.mark.parametrize("exercise", KITS)
def test_every_kit_has_a_guide(home: Home, exercise: str) -> None:
    ran = home.run("exercise", "guide", exercise)

    assert ran.code == 0
    assert ran.out.startswith("# ")


@pytest.mark.parametrize("exercise", KITS)
def test_every_kit_holds_what_it_says_of_itself(home: Home, exercise: str) -> None:
    ran = home.run("exercise", "test", exercise, patience=100)

    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.lines if not line.startswith(f"ok   {exercise}: ")] == []
    if exercise == "sql-transform":
        assert _figures(ran.out) == {"right answers": 14, "wrong answers": 74, "trap named first": 74, "mutants": 247}


def _figures(told: str) -> dict[str, int]:
    """How many held of what has to be proved of the kind `sql`: at least 12 right, 40 wrong, 150 mutants."""
    held = dict(re.findall(r"sql-transform: ([a-z ]+): (\d+) of ", told))
    return {name: int(held[name]) for name in ("right answers", "wrong answers", "trap named first", "mutants")}


def test_a_wrong_answer_is_a_report_and_no_failure(jane: Home) -> None:
    ran = jane.run("exercise", "check", "sql-transform", str(WRONG), "--candidate", "jane-doe", "--json")
    report = json.loads(ran.out)

    assert (ran.code, report["outcome"], report["candidate"]) == (0, "wrong", "jane-doe")
    assert report["facts"][0]["trap"] == "cust_history"
    assert set(report) == {"exercise", "candidate", "submission", "outcome", "facts", "sandbox"}


def test_a_hostile_answer_is_refused_in_a_report(jane: Home) -> None:
    jane.document("evil.sql", "select * from read_text('/etc/passwd')")

    ran = jane.run("exercise", "check", "sql-transform", "evil.sql", "--json")

    assert (ran.code, json.loads(ran.out)["outcome"]) == (0, "refused")
    assert "root:" not in ran.out


def test_a_report_is_wrapped_for_a_terminal_and_in_whole_lines_for_a_pipe(home: Home) -> None:
    home.document("evil.sql", "select * from read_text('/etc/passwd')")
    words = ("exercise", "check", "sql-transform", "evil.sql")
    piped, wrapped = home.run(*words), home.run(*words, COLUMNS="60")

    assert piped.lines[1].startswith('  high: The answer was not run: Line 1: "read_text" is not read from; only')
    assert (len(piped.lines), len(wrapped.lines)) == (2, 4)
    assert wrapped.lines[1:] == [
        '  high: The answer was not run: Line 1: "read_text" is not',
        "    read from; only unnest, range and generate_series make",
        "    rows.",
    ]


def test_hints_are_off_by_default_and_come_last(home: Home) -> None:
    plain = home.run("exercise", "check", "sql-transform", str(WRONG), "--json")
    hinted = home.run("exercise", "check", "sql-transform", str(WRONG), "--hints", "--json")
    before, after = json.loads(plain.out)["facts"], json.loads(hinted.out)["facts"]

    assert (plain.code, hinted.code) == (0, 0)
    assert after[: len(before)] == before
    assert {fact["id"].partition("_")[0] for fact in after[len(before) :]} == {"hint"}


@pytest.mark.parametrize("exercise", ["data-tests", "pr-review", "pipeline-incident"])
def test_a_closer_look_that_a_kind_does_not_have_is_refused(home: Home, exercise: str) -> None:
    home.document("answer.sql", "select 1")

    ran = home.run("exercise", "check", exercise, "answer.sql", "--explain")

    assert (ran.code, ran.out) == (2, "")
    assert f"There is no --explain for {exercise}." in ran.err


def test_a_submission_that_is_not_there_is_refused(jane: Home) -> None:
    ran = jane.run("exercise", "check", "sql-transform", "nothing.sql")

    assert (ran.code, ran.err.splitlines()[0]) == (3, "Error: There is no submission nothing.sql.")


DRAFT = {
    "scorecard": 1,
    "candidate": {"id": "jane-doe"},
    "interviewer": "ana",
    "rubric": "associate-data-engineer",
    "interview": "sql-exercise",
}


RATED = {**DRAFT, "vote": "yes", "exercises": {"sql-transform": {"criteria": {"grain": {"level": 2}}}}}


def test_facts_attached_before_the_interview_join_its_scorecard_and_no_other(jane: Home) -> None:
    words = ("exercise", "check", "sql-transform", str(WRONG), "--candidate", "jane-doe", "--attach", "--as", "ana")

    early = jane.run(*words)
    for whose in ("bob", "ana"):
        document = json.dumps({**RATED, "interviewer": whose})
        assert jane.run("interview", "--answers", "-", "--as", whose, stdin=document).code == 0

    assert early.code == 0
    assert early.err.endswith("The facts join your scorecard when you begin it: scorecard interview jane-doe\n")
    assert jane.run("export", "jane-doe", "-o", "-").out.count("latest row") == 1
    assert jane.run(*words).code == 5


def test_facts_attached_by_nobody_are_kept_for_nobody(jane: Home) -> None:
    ran = jane.run("exercise", "check", "sql-transform", str(WRONG), "--candidate", "jane-doe", "--attach")

    assert ran.code == 2
    assert "Say who: --as NAME" in ran.err


def test_facts_are_attached_to_an_open_scorecard(jane: Home) -> None:
    words = ("exercise", "check", "sql-transform", str(WRONG), "--candidate", "jane-doe", "--attach", "--as", "ana")
    assert jane.run("interview", "--answers", "-", "--draft", stdin=json.dumps(DRAFT)).code == 0

    assert jane.run(*words).code == 0

    assert jane.run("interview", "--answers", "-", stdin=json.dumps(RATED)).code == 0
    assert "latest row" in jane.run("export", "jane-doe", "-o", "-").out


def test_facts_join_a_scorecard_that_is_open_in_another_terminal_with_the_next_answer(jane: Home) -> None:
    words = ("exercise", "check", "sql-transform", str(WRONG), "--candidate", "jane-doe", "--attach", "--as", "ana")
    assert jane.run("interview", "--answers", "-", "--draft", stdin=json.dumps(DRAFT)).code == 0
    terminal = jane.open("interview", "jane-doe", "--as", "ana", "--plain")
    terminal.see("[Y/n] ")
    terminal.enter()
    terminal.see("\n> ")

    ran = jane.run(*words)
    again = jane.run(*words)

    assert (ran.code, ran.err.splitlines()[1:]) == (
        0,
        [
            "Your scorecard on jane-doe is open in another terminal.",
            "The facts join it there with your next answer.",
        ],
    )
    assert (again.code, again.err) == (0, ran.err)
    terminal.enter("j 3")
    terminal.see("Grain and double counting")
    terminal.enter("2")
    terminal.see("Evidence (Enter for none): ")
    terminal.enter()
    assert terminal.see("latest row").count("Observed by the checker (high)") == 1
