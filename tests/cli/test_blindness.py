"""Independent first: who has not handed in sees nothing of the others, by no command and in no corner of its output."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.terminal import EXAMPLES, Home

PRIYA = "priya-raman"
WORDS = ("Predicted twenty order versions", "six percent empty postcodes", "careless-pii", "a request of its own")
"""What only the others wrote."""

MINE = """\
scorecard: 1
candidate: {id: priya-raman}
interviewer: dan
rubric: associate-data-engineer
interview: conversation
ratings:
  learning: {level: 1, evidence: Waited to be told each time}
  communication: {level: 2}
vote: "no"
takeaways: My very own impression
private_notes: Reminded me of my cousin
"""
LOOKING = (
    ("show", PRIYA),
    ("explain", PRIYA),
    ("explain", PRIYA, "--json"),
    ("explain", PRIYA, "--by", "dan"),
    ("whatif", PRIYA),
    ("whatif", PRIYA, "--json"),
    ("export", PRIYA, "-o", "-"),
)
LISTING = (
    ("candidate", "list"),
    ("candidate", "list", "--json"),
    ("candidate", "show", PRIYA),
    ("candidate", "show", PRIYA, "--json"),
)

each_look = pytest.mark.parametrize("words", LOOKING, ids=" ".join)


@pytest.fixture(scope="session")
def drafting_store(kept_panel: Path) -> Path:
    """Priya's panel of three; dan has an open draft on her, and Leandra has decided."""
    home = Home(kept_panel.parent)
    copy = kept_panel.with_name("drafting.db")
    shutil.copyfile(kept_panel, copy)
    place = ("--store", str(copy))
    for ran in (
        home.run("interview", "--answers", "-", "--draft", *place, stdin=MINE),
        home.run("decide", PRIYA, "--decision", "no", "--because", "Signed off by Leandra", "--as", "leandra", *place),
    ):
        assert ran.code == 0, ran.told
    return copy


@pytest.fixture
def drafting(home: Home, drafting_store: Path) -> Home:
    """A home with that store; nobody named dan for the panel, but he has an open draft."""
    shutil.copyfile(drafting_store, home.store)
    return home


@pytest.fixture(scope="session")
def named_store(drafting_store: Path) -> Path:
    """Priya's panel of three has a fourth member, eve, who has not begun; Leandra has decided."""
    copy = drafting_store.with_name("named.db")
    shutil.copyfile(drafting_store, copy)
    ran = Home(copy.parent).run("candidate", "panel", PRIYA, "ana,bob,cyd,eve", "--store", str(copy))
    assert ran.code == 0
    return copy


@pytest.fixture
def named(home: Home, named_store: Path) -> Home:
    """A home with that store."""
    shutil.copyfile(named_store, home.store)
    return home


def test_a_named_member_who_has_not_begun_is_told_why_and_what_to_do(named: Home) -> None:
    for words in LOOKING:
        ran = named.run(*words, "--as", "eve")

        assert (ran.code, ran.out) == (4, "")
        assert ran.err == (
            "Error: You are on the panel of Priya Raman and have not submitted your scorecard.\n"
            "The others' scorecards open when yours is in, so that every view is independent.\n"
            "To finish yours: scorecard interview priya-raman --as eve\n"
        )


def test_no_file_is_left_for_a_member_who_has_not_handed_in(named: Home) -> None:
    assert named.run("export", PRIYA, "--as", "eve", "-o", "mine.md", "--force").code == 4

    ran = named.run("export", "--all", "-o", "summaries", "--as", "eve")

    assert (ran.code, ran.out) == (0, "Wrote 2 summaries to summaries/\n")
    assert "Left out: You are on the panel of Priya Raman and have not submitted your scorecard." in ran.err
    assert not [path.name for path in named.work.rglob("*") if "priya" in path.name or "mine" in path.name]


@pytest.mark.parametrize("spelling", ["EVE", " eve ", "ｅｖｅ", "e\u200bve", "eve\u00ad"])
def test_another_spelling_of_the_name_opens_nothing(named: Home, spelling: str) -> None:
    assert named.run("show", PRIYA, SCORECARD_INTERVIEWER=spelling).code in (2, 4)


def test_who_is_at_the_keyboard_is_remembered_from_their_interview(named: Home) -> None:
    terminal = named.open("interview", PRIYA, "--interview", "conversation", "--as", "eve", "--plain")
    terminal.see("[1/")
    terminal.see("> ")
    terminal.kill()

    told = named.run("show", PRIYA).told

    assert "eve" in told
    assert not _leaked(told)


@each_look
def test_an_open_draft_makes_a_member_who_sees_their_own_alone(drafting: Home, words: tuple[str, ...]) -> None:
    ran = drafting.run(*words, "--as", "dan")

    assert ran.code in (0, 4, 5)
    assert not _leaked(ran.told)
    assert "3.60" not in ran.told


def test_what_a_drafting_member_sees_is_their_own(drafting: Home) -> None:
    told = json.loads(drafting.run("explain", PRIYA, "--json", "--as", "dan").out)

    assert {who for line in told["dimensions"] for who in line["levels"]} == {"dan"}
    assert "Waited to be told each time" in drafting.run("export", PRIYA, "-o", "-", "--as", "dan").out


def test_a_draft_is_no_result_for_programs_either(drafting: Home) -> None:
    told = json.loads(drafting.run("explain", PRIYA, "--json", "--as", "dan").out)

    assert (told["scorecards"], told["recommendation"]) == (0, "no_decision")
    assert [reason["rule"] for reason in told["reasons"]] == ["draft"]


@pytest.mark.parametrize("asked", ["ana", "bob", "cyd"])
def test_asking_for_one_of_the_others_by_name_opens_nothing(drafting: Home, asked: str) -> None:
    ran = drafting.run("explain", PRIYA, "--by", asked, "--as", "dan")

    assert (ran.code, ran.out) in ((4, ""), (5, ""))
    assert not _leaked(ran.err)


@each_look
def test_what_a_draft_says_is_for_its_interviewer_alone(drafting: Home, words: tuple[str, ...]) -> None:
    for viewer in ("lea", "ana"):
        told = drafting.run(*words, "--as", viewer).told

        assert "Waited to be told" not in told
        assert "My very own impression" not in told


def test_handing_in_opens_the_others_and_private_notes_stay_private(drafting: Home) -> None:
    assert drafting.run("interview", "--answers", "-", stdin=MINE).code == 0

    told = drafting.run("export", PRIYA, "-o", "-", "--as", "dan").out

    assert [word for word in WORDS if word not in told] == []
    assert "Waited to be told each time" in told
    assert "cousin" not in told
    assert not [words for words in LOOKING if "cousin" in drafting.run(*words, "--as", "lea").told]


@pytest.mark.parametrize(("state", "who"), [("named", "eve"), ("drafting", "dan")])
def test_a_member_who_is_blind_cannot_learn_by_deciding(request: pytest.FixtureRequest, state: str, who: str) -> None:
    home: Home = request.getfixturevalue(state)

    for call in ("yes", "no", "no_decision"):
        ran = home.run("decide", PRIYA, "--decision", call, "--because", "x", "--as", who)

        assert (ran.code, ran.out) == (4, "")
        assert "flag" not in ran.err
        assert "recommendation" not in ran.err


@pytest.mark.parametrize(("state", "who"), [("named", "eve"), ("drafting", "dan")])
def test_what_was_decided_is_hidden_from_who_has_not_handed_in(
    request: pytest.FixtureRequest, state: str, who: str
) -> None:
    home: Home = request.getfixturevalue(state)

    for words in (*LISTING, *LOOKING):
        told = home.run(*words, "--as", who).told

        assert "leandra" not in told.lower()
        lines = [line.rstrip(" ,") for line in told.splitlines() if "priya" in line.lower() or "decision" in line]
        assert not [line for line in lines if line.endswith((" no", '"no"'))], words


@pytest.mark.parametrize("words", LISTING, ids=" ".join)
def test_what_was_decided_is_listed_for_others(drafting: Home, words: tuple[str, ...]) -> None:
    told = drafting.run(*words, "--as", "lea").out

    assert '"decision": "no"' in told or told.splitlines()[-1].endswith(" no") or " no\n" in told


def test_a_member_who_is_blind_cannot_leave_the_panel_to_look(named: Home) -> None:
    ran = named.run("candidate", "panel", PRIYA, "ana,bob,cyd", "--as", "eve")

    assert (ran.code, ran.out) == (4, "")
    assert named.run("show", PRIYA, "--as", "eve").code == 4
    assert named.run("candidate", "panel", PRIYA, "ana,bob,cyd", "--as", "lea").code == 0


def test_the_walk_itself_shows_nothing_of_the_others(named: Home) -> None:
    terminal = named.open("interview", PRIYA, "--interview", "sql-exercise", "--as", "eve", "--plain")
    terminal.see("[1/")
    terminal.see("> ")
    for line in ("l", "submit", "j 1", "p", "o", "", "c", "?"):
        terminal.enter(line)
        terminal.see("> " if line != "o" else "none: ")
    terminal.enter("q")

    assert terminal.ended() == 0
    assert not _leaked(terminal.text)


def test_a_question_about_ones_own_is_not_answered_with_the_name_of_another_rubric(drafting: Home) -> None:
    ran = drafting.run("show", PRIYA, "--rubric", "site-engineer", "--as", "dan")

    assert (ran.code, ran.out) == (5, "")
    assert not _leaked(ran.err)


def test_amending_closes_nothing_again(panel: Home) -> None:
    amending = ["--amend", "--because", "Mixed up two answers", "--draft"]
    assert panel.run("interview", "--answers", str(EXAMPLES / PRIYA / "ana.yaml"), *amending).code == 0

    assert "bob" in panel.run("show", PRIYA, "--as", "ana").out


def test_files_are_for_their_owner_alone(home: Home) -> None:
    kept = home.folder / "data" / "scorecard"
    place = {"SCORECARD_STORE": None, "XDG_DATA_HOME": str(kept.parent)}
    terminal = home.open("interview", "kim", "--as", "ana", "--plain", **place)
    for prompt, line in (("[Y/n] ", ""), ("[kim]: ", ""), ("Number, 1 to ", "2")):
        terminal.see(prompt)
        terminal.enter(line)
    terminal.see("[1/")

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in kept.iterdir()}

    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert set(modes) >= {"scorecard.db", "scorecard.db-wal", "scorecard.db-lock"}
    assert set(modes.values()) == {0o600}


def _leaked(told: str) -> list[str]:
    return [word for word in WORDS if word in told]
