"""What a candidate names, ticked while they talk: in both faces and from a document, saved at once, and told."""

import json
import re
import sqlite3
import subprocess
import sys

import pytest

from tests.cli.terminal import COMMAND, PATIENCE, Home, Terminal

INTERVIEW = ("interview", "jane-doe", "--rubric", "associate-data-engineer", "--interview", "pr-review", "--as", "ana")
CARD = {
    "scorecard": 1,
    "candidate": {"id": "jane-doe"},
    "interviewer": "ana",
    "rubric": "associate-data-engineer",
    "interview": "pr-review",
    "ratings": {"engineering": {"level": 3}},
    "vote": "yes",
}


@pytest.fixture
def jane(home: Home) -> Home:
    assert home.run("candidate", "add", "Jane Doe").code == 0
    return home


def at_findings(home: Home, *plain: str) -> Terminal:
    terminal = home.open(*INTERVIEW, *plain, size=(24, 80))
    if plain:
        terminal.see("> ")
        terminal.enter("j 2")
        terminal.see("ticked so far: ")
    else:
        terminal.shows("step 1 of 12")
        terminal.enter()
        terminal.shows("step 2 of 12")
    return terminal


def summary(home: Home) -> str:
    return re.sub(r"\s+", " ", home.run("export", "jane-doe", "-o", "-").out)


def test_ticks_on_the_full_screen_outlive_a_kill_and_stand_at_once_beside_the_criterion(jane: Home) -> None:
    terminal = at_findings(jane)
    terminal.type("t")
    assert "Write it down as evidence" in terminal.shows("> a [ ] refunds are summed per customer")
    terminal.type("a")
    terminal.shows("> a [x] refunds are summed per customer")
    terminal.type("b")
    terminal.shows("> b [x] with the consequence: Every order carries")
    terminal.kill()

    again = jane.open(*INTERVIEW, size=(24, 80))
    again.shows("Go on with the draft")
    again.type("y")
    screen = again.shows("Noted by the interviewer")
    assert "no level yet" in screen
    again.type("t")
    again.shows("a [x] refunds are summed per customer")
    again.type("\x1b")
    again.shows("Level: no level yet")
    again.type("q")
    assert again.ended() == 0


def test_ticks_in_plain_lines_are_shown_with_their_details_and_taken_back(jane: Home) -> None:
    terminal = at_findings(jane, "--plain")
    terminal.enter("t")
    assert "Write it down as evidence" in terminal.see("Enter when done: ")
    terminal.enter("1 999 x 2")
    said = terminal.see("Enter when done: ")
    assert "Ticked: refunds are summed per customer" in said
    assert "There is no line 999 to tick." in said
    assert "There is no line x to tick." in said
    assert "Ticked: with the consequence" in said
    terminal.enter("1")
    assert "Unticked: refunds are summed" in terminal.see("Enter when done: ")
    terminal.enter()
    terminal.see("> ")
    terminal.enter("q")
    assert terminal.ended() == 0


def test_ticks_reach_the_summary_with_the_name_of_who_ticked(jane: Home) -> None:
    terminal = at_findings(jane, "--plain")
    terminal.enter("t")
    terminal.see("Enter when done: ")
    terminal.enter("1,3")
    terminal.see("Enter when done: ")
    terminal.enter()
    terminal.see("> ")
    terminal.enter("q")
    assert terminal.ended() == 0

    assert jane.run("interview", "--answers", "-", stdin=json.dumps(CARD)).code == 0
    told = summary(jane)
    assert "Noted by ana, info: Named with a fix, without its consequence: refunds are summed per customer" in told
    assert "Noted by ana, info: Of 1 fault named, 0 came with the consequence and 1 with a fix." in told


def test_a_document_may_say_what_was_ticked_and_gets_the_same_facts(jane: Home) -> None:
    ticks = {"exercises": {"pr-review": {"noted": ["join_key.fix"]}}}
    assert jane.run("interview", "--answers", "-", stdin=json.dumps({**CARD, **ticks})).code == 0

    assert "Noted by ana, info: Named with a fix, without its consequence: refunds are summed" in summary(jane)


@pytest.mark.parametrize(
    ("exercise", "said", "message"),
    [
        ("pr-review", "join_kye", "exercises.pr-review.noted[0]: there is no join_kye to tick; did you mean join_key?"),
        (
            "sql-transform",
            "join_key",
            "exercises.sql-transform.noted: the exercise sql-transform has no list to tick",
        ),
    ],
)
def test_a_document_that_ticks_what_is_not_there_is_refused_whole(
    jane: Home, exercise: str, said: str, message: str
) -> None:
    ticks = {"exercises": {exercise: {"noted": [said]}}}

    ran = jane.run("interview", "--answers", "-", stdin=json.dumps({**CARD, **ticks}))

    assert ran.code == 3
    assert message in ran.err
    with sqlite3.connect(jane.store) as store:
        assert store.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_facts_that_a_document_brings_for_its_ticks_stay_as_they_are(jane: Home) -> None:
    fact = {"id": "noted_old", "sentence": "As it was ticked elsewhere", "source": "interviewer"}
    ticks = {"exercises": {"pr-review": {"noted": ["of_another_store"], "facts": [fact]}}}

    assert jane.run("interview", "--answers", "-", stdin=json.dumps({**CARD, **ticks})).code == 0
    assert "Noted by ana, info: As it was ticked elsewhere" in summary(jane)


@pytest.mark.parametrize("exercise", ["pr-review", "data-tests"])
def test_the_list_needs_no_engine(jane: Home, exercise: str) -> None:
    entry = {"pr-review": "join_key", "data-tests": "totals_agree"}[exercise]
    card = jane.document("card.json", json.dumps({**CARD, "exercises": {exercise: {"noted": [entry]}}}))

    done = subprocess.run(
        [sys.executable, "-X", "importtime", COMMAND, "interview", "--answers", card],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=jane.environment({}),
        cwd=jane.work,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0
    assert not re.search(rb"\| +(duckdb|sqlglot)", done.stderr)
