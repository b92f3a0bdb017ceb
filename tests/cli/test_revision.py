"""What was rated stays as it was: amendments are new revisions, and a rubric that changes later changes nothing."""

import contextlib
import json
import re
import sqlite3

import pytest

from tests.cli.terminal import EXAMPLES, ROOT, Home

PRIYA = "priya-raman"
ANA = (EXAMPLES / PRIYA / "ana.yaml").read_text(encoding="utf-8")
RUBRIC = ROOT / "rubrics" / "associate-data-engineer.yaml"
AMENDING = ("--amend", "--because", "Mixed up two candidates")
PLAIN = ("interview", PRIYA, "--interview", "conversation", "--as", "dan", "--plain")


def _documents(home: Home) -> list[tuple[str, int, str, str]]:
    with contextlib.closing(sqlite3.connect(home.store)) as database:
        return database.execute(
            "SELECT s.interviewer, s.revision, d.because, d.document FROM scorecard s"
            " JOIN scorecard_document d ON d.scorecard = s.seq WHERE s.candidate = ? ORDER BY s.seq",
            (PRIYA,),
        ).fetchall()


def _amended(home: Home) -> None:
    text = ANA.replace("\nvote: strong_yes", "\nvote: strong_no").replace("Predicted twenty", "Guessed twenty")
    assert text.count("strong_no") == 1
    home.document("again.yaml", text)
    ran = home.run("interview", "--answers", "again.yaml", *AMENDING)
    assert ran.code == 0, ran.told


def test_an_amendment_is_a_new_revision_and_the_old_one_stays_as_it_was(panel: Home) -> None:
    before = _documents(panel)

    _amended(panel)

    after = _documents(panel)
    assert after[: len(before)] == before
    assert [row[:3] for row in after[len(before) :]] == [("ana", 2, "Mixed up two candidates")]
    told = panel.run("export", PRIYA, "-o", "-").out
    assert "Guessed twenty" in told
    assert "Predicted twenty" not in told
    assert "Mixed up two candidates" in told


def test_amending_twice_makes_three_revisions(panel: Home) -> None:
    _amended(panel)
    _amended(panel)

    assert [row[1] for row in _documents(panel) if row[0] == "ana"] == [1, 2, 3]
    assert "3 scorecards" not in panel.run("candidate", "show", PRIYA).out


def test_a_document_that_amends_says_everything_so_what_it_leaves_out_was_not_asked(panel: Home) -> None:
    short = "\n".join(
        line for line in ANA.splitlines() if re.match("(scorecard|candidate|interviewer|rubric|interview):", line)
    )
    panel.document("short.yaml", f"{short}\nratings: {{sql: {{level: 2}}}}\nvote: yes\n")

    ran = panel.run("interview", "--answers", "short.yaml", *AMENDING)

    assert ran.code == 0, ran.told
    kept = json.loads(_documents(panel)[-1][3])
    assert kept["vote"] == "yes"
    assert kept["ratings"]["sql"]["level"] == 2
    assert kept["ratings"]["modeling"] == {"absent": "not_asked"}
    assert json.loads(_documents(panel)[0][3])["ratings"]["modeling"]["level"] == 4


def test_a_submitted_scorecard_cannot_be_changed_in_the_store_itself(panel: Home) -> None:
    with contextlib.closing(sqlite3.connect(panel.store)) as database:
        for statement in ("UPDATE scorecard_document SET document = '{}'", "UPDATE scorecard SET revision = 9"):
            with pytest.raises(sqlite3.IntegrityError, match="immutable"):
                database.execute(statement)


def _edit_rubric(home: Home, text: str | None = None) -> None:
    (home.work / "rubrics").mkdir(exist_ok=True)
    edited = RUBRIC.read_text(encoding="utf-8").replace('version: "1.0"', 'version: "2.0"')
    edited = edited.replace("weight: 25", "weight: 20", 1).replace("weight: 15", "weight: 20", 1)
    (home.work / "rubrics" / RUBRIC.name).write_text(text or edited, encoding="utf-8")


@pytest.mark.parametrize(
    "line", [f"show {PRIYA}", f"explain {PRIYA}", f"explain {PRIYA} --json", f"export {PRIYA} -o -"]
)
def test_a_rubric_edited_or_broken_later_changes_nothing_that_was_rated(panel: Home, line: str) -> None:
    before = panel.run(*line.split())

    _edit_rubric(panel, "rubric: 1\nid: associate-data-engineer\nbroken: yes\n")

    assert panel.run(*line.split()) == before


def test_a_draft_goes_on_with_the_rubric_it_was_begun_on_and_says_so(panel: Home) -> None:
    _begin(panel)
    _edit_rubric(panel)
    assert panel.run("rubric", "validate", "associate-data-engineer").code == 0

    told = _go_on(panel)

    assert "goes on with associate-data-engineer version 1.0 as it was when it began" in told
    assert "(version 2.0)" in told


@pytest.mark.parametrize("text", ["rubric: 1\nid: associate-data-engineer\nbroken: yes\n", "\x00", "{"])
def test_a_draft_goes_on_although_the_file_of_its_rubric_is_broken_by_now(panel: Home, text: str) -> None:
    _begin(panel)
    _edit_rubric(panel, text)

    assert "[1/" in _go_on(panel)


def test_a_draft_goes_on_although_the_file_of_its_rubric_is_gone(home: Home) -> None:
    text = home.run("rubric", "new", "site-engineer", "-o", "-").out
    (home.work / "rubrics").mkdir(exist_ok=True)
    home.document("rubrics/site-engineer.yaml", text)
    terminal = home.open("interview", "kim", "--rubric", "site-engineer", "--as", "dan", "--plain")
    terminal.see("[Y/n] ")
    terminal.enter()
    terminal.see("[kim]: ")
    terminal.enter()
    terminal.see("Number, 1 to ")
    terminal.enter("1")
    terminal.see("[1/")
    terminal.see("> ")
    terminal.kill()
    (home.work / "rubrics" / "site-engineer.yaml").unlink()

    again = home.open("interview", "kim", "--as", "dan", "--plain")
    again.see("[Y/n] ")
    again.enter()

    assert "[1/" in again.see("> ")


def _begin(home: Home) -> None:
    terminal = home.open(*PLAIN)
    terminal.see("[1/")
    terminal.see("> ")
    terminal.enter("3")
    terminal.see("none): ")
    terminal.kill()


def _go_on(home: Home) -> str:
    terminal = home.open(*PLAIN)
    terminal.see("[Y/n] ")
    terminal.enter()
    return terminal.see("\n> ")
