"""Runs of exercises at a real terminal: hints, checks again, ends of every kind, what the scorecard gets."""

import json
import shutil
import signal
from pathlib import Path

import pytest

from tests.cli.terminal import Home, Terminal

SQL = Path(__file__).parents[2] / "exercises" / "sql-transform"
RUN = ("exercise", "run", "sql-transform", "--candidate", "jane-doe", "--as", "ana")
CHECK = ("exercise", "check", "sql-transform", "answer.sql", "--candidate", "jane-doe", "--as", "ana")
DRAFT = {
    "scorecard": 1,
    "candidate": {"id": "jane-doe"},
    "interviewer": "ana",
    "rubric": "associate-data-engineer",
    "interview": "sql-exercise",
}
HISTORY = "where a customer has several rows of history"


@pytest.fixture
def jane(home: Home) -> Home:
    assert home.run("candidate", "add", "Jane Doe").code == 0
    return home


def answer(home: Home, name: str) -> None:
    shutil.copyfile(SQL / name, home.work / "answer.sql")


def drafted(home: Home, **more: object) -> None:
    assert home.run("interview", "--answers", "-", "--draft", stdin=json.dumps({**DRAFT, **more})).code == 0


def ready(terminal: Terminal) -> None:
    terminal.see("of 90 minutes] > ")


def said(terminal: Terminal, line: str) -> str:
    terminal.enter(line)
    return terminal.see("of 90 minutes] > ")


def test_what_came_right_after_which_hint_reaches_the_summary_once_its_criterion_was_rated(jane: Home) -> None:
    drafted(jane)
    answer(jane, "wrong/history_oldest.sql")
    terminal = jane.open(*RUN)
    ready(terminal)
    terminal.enter("k answer.sql")
    terminal.see("first rating yet, and this could lead it. Check now? [y/N] ")
    assert f"wrong: {HISTORY}" in said(terminal, "y")
    assert "k checks again" in said(terminal, "2 Count the rows of raw_customers")
    answer(jane, "key.sql")
    assert f"came right: {HISTORY}" in said(terminal, "k")
    terminal.enter("q")
    terminal.see("1 hint and 2 checks on jane-doe.")
    assert terminal.ended() == 0

    rated = {**DRAFT, "vote": "yes", "exercises": {"sql-transform": {"criteria": {"hints": {"level": 3}}}}}
    assert jane.run("interview", "--answers", "-", stdin=json.dumps(rated)).code == 0
    summary = jane.run("export", "jane-doe", "-o", "-").out
    assert "Seen during the run, info: After the first hint (dataset, minute 0), this came right" in summary


def test_a_check_made_elsewhere_joins_the_open_run_and_none_that_was_left(jane: Home) -> None:
    answer(jane, "wrong/history_oldest.sql")
    terminal = jane.open(*RUN)
    ready(terminal)

    elsewhere = jane.run(*CHECK)
    assert "This check joins the run that is open, at minute 0." in elsewhere.err
    assert "hint at" in said(terminal, "1 Can a customer appear twice?")
    assert "check: wrong, 1 thing wrong" in said(terminal, "c")
    assert f"wrong: {HISTORY}" in said(terminal, "k"), "the path is remembered"
    terminal.enter("q")
    assert terminal.ended() == 0

    assert "joins" not in jane.run(*CHECK).err


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_was_cut_off_goes_on_where_it_stopped(jane: Home, ending: signal.Signals) -> None:
    terminal = jane.open(*RUN)
    ready(terminal)
    said(terminal, "3 Both rows of customer 133")
    terminal.kill(ending)

    again = jane.open(*RUN)
    again.see("This goes on with the run that was begun.")
    ready(again)
    assert "hint (row): Both rows of customer 133" in said(again, "c")
    again.interrupted()
    assert "1 hint and 0 checks" in again.text


def test_hostile_words_and_a_submission_that_is_not_there_do_no_harm(jane: Home) -> None:
    terminal = jane.open(*RUN)
    ready(terminal)
    said(terminal, b"h \xe2\x80\xaereversed \xc2\x9b31m [red]x[/red]".decode())
    assert "<U+202E>reversed <U+009B>31m [red]x[/red]" in said(terminal, "c")
    assert "There is no submission nothing.sql." in said(terminal, "k nothing.sql")
    assert "1 TEXT" in said(terminal, "what?")
    terminal.enter("q")
    assert terminal.ended() == 0


def test_hints_given_while_the_interview_is_open_join_it_when_it_is_handed_in(jane: Home) -> None:
    drafted(jane, ratings={"sql": {"level": 3}, "modeling": {"level": 3}}, vote="yes")
    interview = jane.open("interview", "jane-doe", "--as", "ana", "--plain")
    interview.see("[Y/n]")
    interview.enter("y")
    interview.see("> ")
    run = jane.open(*RUN)
    ready(run)
    said(run, "h Look at the customers")
    run.enter("q")
    run.see("the facts join it when you hand in.")
    assert run.ended() == 0

    interview.enter("submit")
    interview.see("[y/N]")
    interview.enter("y")
    assert interview.ended() == 0
    assert "Look at the customers" in jane.run("export", "jane-doe", "-o", "-").out


def test_hints_given_before_a_scorecard_is_begun_join_it_also_from_a_document(jane: Home) -> None:
    run = jane.open(*RUN)
    ready(run)
    said(run, "h Look at the customers")
    run.enter("q")
    run.see("The facts join your scorecard when you begin it: scorecard interview jane-doe")
    assert run.ended() == 0

    assert jane.run("interview", "--answers", "-", stdin=json.dumps({**DRAFT, "vote": "yes"})).code == 0
    assert (
        "Seen during the run, info: Hint after 0:00: Look at the customers"
        in jane.run("export", "jane-doe", "-o", "-").out
    )


def test_the_level_from_before_the_facts_opened_is_told_on_every_page(jane: Home) -> None:
    answer(jane, "wrong/history_join.sql")
    drafted(jane, exercises={"sql-transform": {"criteria": {"grain": {"level": 3}}}})
    assert jane.run(*CHECK, "--attach").code == 0
    interview = jane.open("interview", "jane-doe", "--as", "ana", "--plain")
    interview.see("[Y/n]")
    interview.enter("y")
    interview.see("> ")
    interview.enter("j 3")
    interview.see("Observed by the checker (high)")
    interview.enter("2")
    interview.see("Evidence (Enter for none): ")
    interview.enter()
    interview.see("> ")
    interview.enter("q")
    assert interview.ended() == 0

    rest = {"ratings": {"sql": {"level": 3}, "modeling": {"level": 3}}, "vote": "yes"}
    assert jane.run("interview", "--answers", "-", stdin=json.dumps({**DRAFT, **rest})).code == 0
    assert "Grain and double counting 2 (3 before the facts opened)" in " ".join(
        jane.run("show", "jane-doe").out.split()
    )
    assert "level 2 (3 before the facts opened)" in jane.run("export", "jane-doe", "-o", "-").out


def test_facts_open_in_plain_lines_as_soon_as_the_first_rating_is_given(jane: Home) -> None:
    answer(jane, "wrong/history_join.sql")
    drafted(jane)
    assert jane.run(*CHECK, "--attach").code == 0
    interview = jane.open("interview", "jane-doe", "--as", "ana", "--plain")
    interview.see("[Y/n]")
    interview.enter("y")
    interview.see("> ")
    interview.enter("j 3")
    assert "checker" not in interview.see("Level: none yet")
    interview.enter("3")
    interview.see("Evidence (Enter for none): ")
    interview.enter()
    interview.see("Your first rating opens these")
    assert "Observed by the checker (high)" in interview.see("> ")
    interview.enter("q")
    assert interview.ended() == 0


def test_a_play_beside_an_open_interview_joins_it_when_it_is_handed_in(jane: Home) -> None:
    rest = {"ratings": {"debugging": {"level": 3}, "communication": {"level": 3}}, "vote": "yes"}
    drafted(jane, interview="incident", **rest)
    interview = jane.open("interview", "jane-doe", "--as", "ana", "--plain")
    interview.see("[Y/n]")
    interview.enter("y")
    interview.see("> ")
    play = jane.open("exercise", "play", "pipeline-incident", "--candidate", "jane-doe", "--as", "ana")
    play.see("[07:20] > ")
    play.enter("/note Calm")
    play.see("[07:20] > ")
    play.enter("/quit")
    play.see("the facts join it when you hand in.")
    assert play.ended() == 0

    interview.enter("submit")
    interview.see("[y/N]")
    interview.enter("y")
    assert interview.ended() == 0
    assert (
        "Observed by the checker, info: The play took 0 scenario minutes"
        in jane.run("export", "jane-doe", "-o", "-").out
    )


def test_a_play_that_is_over_is_told_once_and_checked_without_a_file(jane: Home) -> None:
    who = ("--candidate", "jane-doe", "--as", "ana")
    assert jane.run("exercise", "check", "pipeline-incident", *who).code == 5
    play = jane.open("exercise", "play", "pipeline-incident", *who)
    play.see("[07:20] > ")
    play.enter("/tell ines Right up to the 16th")
    play.see("[07:22] > ")
    play.enter("/done")
    play.see("for none): ")
    play.enter("")
    play.see("[Y/n] ")
    play.enter("")
    told = play.see("--candidate jane-doe")
    assert play.ended() == 0
    assert told.count("07:20 told Ines (finance)") == 1
    assert "To see its facts, once you have rated: scorecard exercise check pipeline-incident" in told

    report = json.loads(jane.run("exercise", "check", "pipeline-incident", *who, "--json").out)

    assert (report["exercise"], report["candidate"], report["outcome"]) == ("pipeline-incident", "jane-doe", "right")
    assert "word-finance" in {fact["id"] for fact in report["facts"]}
    bob = jane.run("exercise", "check", "pipeline-incident", "--candidate", "jane-doe", "--as", "bob")
    assert (bob.code, bob.err.splitlines()[0]) == (
        5,
        "Error: You have kept no play of pipeline-incident with jane-doe.",
    )


def test_a_play_is_checked_from_nothing_but_a_transcript(jane: Home) -> None:
    jane.document("answer.yaml", "steps: 3")

    no_transcript = jane.run("exercise", "check", "pipeline-incident", "answer.yaml")
    folder = jane.run("exercise", "check", "pipeline-incident", ".")
    nothing = jane.run("exercise", "check", "data-tests")

    assert (no_transcript.code, folder.code, nothing.code) == (3, 3, 2)
    assert "To check the play you kept, name no file." in folder.err


def test_an_incident_is_played_and_not_run(jane: Home) -> None:
    terminal = jane.open("exercise", "run", "pipeline-incident", "--candidate", "jane-doe", "--as", "ana")

    terminal.see("scorecard exercise play pipeline-incident --candidate jane-doe")
    assert terminal.ended() == 2
