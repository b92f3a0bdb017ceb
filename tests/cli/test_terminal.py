"""The interview walked at a real pseudo-terminal, in plain lines and on the full screen, also when it ends badly."""

import contextlib
import json
import random
import signal
import sqlite3
import time

import pytest

from tests.cli.terminal import Home, Terminal

PRIYA = "priya-raman"
CONVERSATION = ("interview", PRIYA, "--interview", "conversation", "--as", "dan")
PLAIN = (*CONVERSATION, "--plain")
HANDED_IN = "Submitted: ana on Jane Doe, conversation."


def _cards(home: Home) -> list[dict]:
    with contextlib.closing(sqlite3.connect(home.store)) as database:
        return [json.loads(card) for (card,) in database.execute("SELECT card FROM draft ORDER BY seq")]


def _card(home: Home) -> dict:
    (card,) = _cards(home)
    return card


def _say(terminal: Terminal, *lines: str, until: str = "> ") -> str:
    told = ""
    for line in lines:
        terminal.enter(line)
        told = terminal.see(until)
    return told


def _plain(home: Home, **environment: str) -> Terminal:
    terminal = home.open(*PLAIN, **environment)
    terminal.see("[1/")
    terminal.see("> ")
    return terminal


def _gone_on(home: Home, *words: str) -> tuple[Terminal, str]:
    terminal = home.open(*(words or PLAIN))
    terminal.see("[Y/n] ")
    terminal.enter()
    return terminal, terminal.see("\n> ")


# In plain lines


def _typed(terminal: Terminal, *script: tuple[str, str]) -> str:
    told = ""
    for line, until in script:
        terminal.enter(line)
        told = terminal.see(until)
    return told


def test_an_interview_from_the_first_question_to_the_summary(home: Home) -> None:
    _begin_in_plain_lines(home)
    assert _card(home)["ratings"]["communication"]["evidence"] == "Told the story in three sentences\nand drew the rest"

    told = _finish_in_plain_lines(home)

    assert HANDED_IN in told
    assert _cards(home) == []
    explained = json.loads(home.run("explain", "jane-doe", "--json").out)
    assert explained["score"] == {"exact": "18/5", "shown": "3.60"}
    assert [line["levels"] for line in explained["dimensions"] if line["levels"]] == [{"ana": 4}, {"ana": 3}]
    assert "and drew the rest" in home.run("export", "jane-doe", "-o", "-").out


def _begin_in_plain_lines(home: Home) -> None:
    terminal = home.open("interview", "--plain")
    terminal.see("as your team knows it: ")
    _typed(
        terminal,
        ("ana", "a new name adds them: "),
        ("Jane Doe", "There is no candidate called Jane Doe. Add them? [Y/n] "),
        ("", "5. Conversation about work and learning (45 minutes)"),
        ("5", "[1/9] Communication"),
        ("4", "Level 4 saved.\nEvidence (needed for this level): "),
        ("Told the story in three sentences", "... "),
        ("and drew the rest", "... "),
        ("", "> "),
        ("", "[2/9] "),
        ("j 8", "Your vote: none yet\n> "),
        ("3", "The vote comes after the dimensions"),
        ("b", "[7/9] "),
        ("j 1", "and drew the rest\n"),
        ("j 2", "[2/9] "),
    )
    terminal.kill()


def _finish_in_plain_lines(home: Home) -> str:
    terminal = home.open("interview", "--plain")
    terminal.see("Go on with the draft on Jane Doe (conversation, saved ")
    _typed(
        terminal,
        ("", "[2/9] "),
        ("3", "none): "),
        ("", "> "),
        ("submit", "[3/9] "),
        ("s", "Number: "),
        ("2", "[4/9] "),
        ("j 5", "[5/9] Takeaways"),
        ("w", "line ends): "),
        ("Good listener", "... "),
        ("", "> "),
        ("j 8", "[8/9] "),
        ("3", "Vote saved: Yes."),
        ("submit", "Takeaways: Good listener\n"),
        ("", "> "),
        ("submit", "[y/N] "),
    )
    terminal.enter("y")
    assert terminal.ended() == 0
    return terminal.text


@pytest.mark.parametrize(
    ("ending", "code"), [("q", 0), ("\x04", 130), (signal.SIGHUP, None), (signal.SIGTERM, None), ("hang up", None)]
)
def test_however_a_plain_interview_ends_a_draft_is_left(panel: Home, ending: str | signal.Signals, code: int) -> None:
    terminal = _plain(panel)
    _say(terminal, "4", until="level): ")
    _say(terminal, "Said it twice", until="... ")
    if isinstance(ending, signal.Signals):
        terminal.kill(ending)
    elif ending == "hang up":
        terminal.hang_up()
    else:
        _say(terminal, "")
        terminal.type(ending if ending == "\x04" else f"{ending}\r")
        assert terminal.ended() == code
        assert "Draft kept: dan on Priya Raman, conversation; nothing was submitted." in terminal.text

    assert _card(panel)["ratings"]["communication"] == {"level": 4, "evidence": "Said it twice"}
    assert "Said it twice" in _gone_on(panel)[1]


def test_handing_in_takes_a_clear_yes(panel: Home) -> None:
    terminal = _plain(panel)
    for step in (1, 2, 3):
        _say(terminal, f"j {step}")
        _say(terminal, "3", until="none): ")
        _say(terminal, "")
    _say(terminal, "j 8", "4")

    for answer in ("", "n", "no", "submit", "j", "ye"):
        _say(terminal, "submit", until="[y/N] ")
        _say(terminal, answer)
    terminal.enter("submit")
    terminal.see("[y/N] ")
    assert terminal.interrupted() == 130
    assert _card(panel)["vote"]


def test_an_amendment_at_the_keyboard_begins_with_what_was_said(panel: Home) -> None:
    words = ("interview", PRIYA, "--interview", "sql-exercise", "--as", "ana", "--plain", "--amend")
    terminal = panel.open(*words)
    terminal.see("Why is it amended?: ")
    told = _say(terminal, "Wrong name")
    assert "Predicted twenty order versions" in " ".join(told.split())
    assert "Level: 4 Exceeds" in told
    _say(terminal, "3")
    _say(terminal, "submit", until="[y/N] ")
    terminal.enter("y")

    assert terminal.ended() == 0
    assert "Submitted: ana on Priya Raman, sql-exercise as revision 2." in terminal.text


def test_what_the_terminal_sends_is_kept_whole_or_refused_but_never_the_end(panel: Home) -> None:
    terminal = _plain(panel)
    _say(terminal, "4", until="level): ")
    _say(terminal, "long " * 2000, until="... ")
    _say(terminal, "")
    _say(terminal, "9" * 5000)
    _say(terminal, "j " + "9" * 5000)
    _say(terminal, "٣", "²", "-1", "1e3", "0", "5", "99", "j 0", "j 99", "j x", "xyz", "r 9", "r x")
    for odd in ("n Zoë 李雷 👩‍💻".encode(), b"n caf\xe9", b"n \xff\xfe", b"n \xed\xa0\x80 half"):
        terminal.enter(odd)
        terminal.see("> ")
    _say(terminal, "e", until=": ")
    terminal.enter(b"\xe9t\xe9")
    terminal.see(": ", "... ")
    _say(terminal, "")

    assert terminal.interrupted() == 130
    card = _card(panel)
    assert card["ratings"]["communication"]["evidence"].startswith("long " * 1999)
    assert "Zoë 李雷 👩‍💻" in card["private_notes"]


def test_an_editor_writes_the_evidence_and_a_failing_one_loses_nothing(panel: Home) -> None:
    script = panel.folder / "editor"
    script.write_text('#!/bin/sh\nprintf "written\\nelsewhere\\n" > "$1"\n')
    script.chmod(0o700)
    terminal = _plain(panel, EDITOR=str(script))
    assert "Saved." in _say(terminal, "v")
    terminal.kill()
    for editor in ("false", "/nowhere/vi", ""):
        terminal = panel.open(*PLAIN, EDITOR=editor)
        terminal.see("[Y/n] ")
        terminal.enter()
        terminal.see("\n> ")
        assert "ditor" in _say(terminal, "v")
        terminal.kill()

    assert _card(panel)["ratings"]["communication"]["evidence"] == "written\nelsewhere"


def test_a_red_flag_is_taken_back_only_by_a_clear_yes(panel: Home) -> None:
    terminal = _plain(panel)
    _say(terminal, "j 4")
    assert "This red flag is not raised." in _say(terminal, "x 1")
    _say(terminal, "r 1", until="line ends): ")
    _say(terminal, "Pasted a key", until="... ")
    _say(terminal, "")
    assert "Pasted a key\nAdd (an empty line ends): " in _say(terminal, "r 1", until="line ends): ")
    _say(terminal, "into the chat", until="... ")
    _say(terminal, "")
    assert "Pasted a key\ninto the chat" in _say(terminal, "x 1", until="[y/N] ")
    assert "Nothing was changed." in _say(terminal, "")
    (raised,) = _card(panel)["red_flags"]
    assert raised["evidence"] == "Pasted a key\ninto the chat"

    _say(terminal, "x 1", until="[y/N] ")
    assert "Taken back: " in _say(terminal, "y")
    assert "red_flags" not in _card(panel)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_line_that_anybody_types_brings_a_plain_interview_down(panel: Home, seed: int) -> None:
    terminal = _plain(panel)
    chance = random.Random(seed)
    words = ["", "", "b", "s", "e", "w", "t", "p", "r", "r 1", "n", "n x", "l", "j", "j 3", "j 8", "o", "c", "?", "v"]
    words += ["1", "2", "3", "4", "5", "1 2 3", "n", "x", "x 1", "y", "submit", ".", "text", "x" * 300, "submit now"]
    for _ in range(150):
        terminal.enter(chance.choice(words))
        terminal.see(": ", "> ", "... ", "[y/N] ")

    assert terminal.interrupted() == 130
    assert "Something unexpected" not in terminal.text
    assert "Draft kept" in terminal.text


# Two terminals


def test_a_second_terminal_in_the_same_draft_is_refused_politely(panel: Home) -> None:
    first = _plain(panel)

    second = panel.open(*PLAIN)
    second.see("[Y/n] ")
    second.enter()

    assert second.ended() == 6
    assert "Error: This draft is open in another terminal." in second.text
    assert "Level 3 saved." in _say(first, "3", until="none): ")


def test_a_document_cannot_be_handed_in_over_a_draft_that_is_open(panel: Home) -> None:
    first = _plain(panel)
    said = {"scorecard": 1, "candidate": {"id": PRIYA}, "interviewer": "dan", "rubric": "associate-data-engineer"}
    ratings = {"communication": {"level": 2}}

    ran = panel.run(
        "interview",
        "--answers",
        "-",
        stdin=json.dumps({**said, "interview": "conversation", "ratings": ratings, "vote": "no"}),
    )

    assert (ran.code, ran.out) == (6, "")
    assert "This draft is open in another terminal." in ran.err
    assert "Level 3 saved." in _say(first, "3", until="none): ")


def test_two_terminals_in_different_drafts_do_not_get_in_each_others_way(panel: Home) -> None:
    one = _plain(panel)
    other = panel.open(*(word.replace("conversation", "incident") for word in PLAIN))
    other.see("[1/")
    other.see("> ")
    for number in range(10):
        _say(one, f"n one {number}")
        _say(other, f"n other {number}")

    notes = [card["private_notes"] for card in _cards(panel)]
    assert [note.count("one") for note in notes] == [10, 0]
    assert [note.count("other") for note in notes] == [0, 10]


def test_a_terminal_that_waited_at_the_question_goes_on_from_what_is_there_now(panel: Home) -> None:
    first = _plain(panel)
    assert first.interrupted() == 130
    waiting = panel.open(*PLAIN)
    waiting.see("[Y/n] ")
    busy, _ = _gone_on(panel)
    _say(busy, "4", until="level): ")
    _say(busy, "Said meanwhile", until="... ")
    _say(busy, "", "")
    busy.enter("q")
    assert busy.ended() == 0

    waiting.enter()

    assert "[2/" in waiting.see("\n> ")
    _say(waiting, "n later")
    assert _card(panel)["ratings"]["communication"]["evidence"] == "Said meanwhile"
    assert "later" in _card(panel)["private_notes"]


def test_an_older_copy_of_a_draft_is_never_handed_in_over_a_newer_one(panel: Home) -> None:
    first = _plain(panel)
    for step in (1, 2, 3):
        _say(first, f"j {step}")
        _say(first, "3", until="none): ")
        _say(first, "")
    _say(first, "j 8", "2", "j 9")
    first.enter("q")
    assert first.ended() == 0
    waiting = panel.open(*PLAIN)
    waiting.see("[Y/n] ")
    busy, _ = _gone_on(panel)
    _say(busy, "n the newest word")
    busy.enter("q")
    assert busy.ended() == 0

    waiting.enter()
    waiting.see("\n> ")
    waiting.enter("submit")
    waiting.see("[y/N] ")
    waiting.enter("y")
    ended = waiting.ended()

    with contextlib.closing(sqlite3.connect(panel.store)) as database:
        handed_in = database.execute("SELECT document FROM scorecard_document").fetchall()
    kept = [document for (document,) in handed_in if '"dan"' in document] + [json.dumps(card) for card in _cards(panel)]
    assert len(kept) == 1
    assert "the newest word" in kept[0]
    assert ended in (0, 6)


# On the full screen


def _screen(home: Home, size: tuple[int, int] = (40, 100), **environment: str) -> Terminal:
    terminal = home.open(*CONVERSATION, size=size, **environment)
    terminal.shows("step 1 of")
    terminal.shows("saved")
    return terminal


def _screen_again(home: Home) -> Terminal:
    terminal = home.open(*CONVERSATION)
    terminal.shows("Go on with the draft")
    terminal.type("y")
    terminal.shows("saved")
    return terminal


def _pressed(terminal: Terminal, *script: tuple[str, str]) -> None:
    for keys, until in script:
        terminal.type(keys)
        terminal.shows(until)


def test_an_interview_on_the_full_screen_from_the_first_question_to_the_end(home: Home) -> None:
    _begin_on_the_full_screen(home)
    assert _card(home)["ratings"] == {"communication": {"level": 4, "evidence": "Told it in three sentences"}}

    told = _finish_on_the_full_screen(home)

    assert HANDED_IN in told
    assert _cards(home) == []
    explained = json.loads(home.run("explain", "jane-doe", "--json").out)
    assert explained["score"] == {"exact": "18/5", "shown": "3.60"}


def _begin_on_the_full_screen(home: Home) -> None:
    terminal = home.open("interview")
    terminal.shows("as your team knows it")
    _pressed(
        terminal,
        ("ana\r", "a new name adds them"),
        ("Jane Doe\r", "Add them?"),
        ("y", "Conversation about work and learning"),
        ("Conversation", "» Conversation"),
        ("\r", "step 1 of 9"),
        ("4", "[4] Exceeds"),
        ("", "needs evidence"),
        ("Told it in three sentences", "Told it in three sentences"),
        ("\x0e", "step 2 of 9"),
        ("\x10", "Told it in three sentences"),
        ("\x07", "no vote yet"),
        ("8", "Your own overall call"),
        ("3", "The vote comes after the dimensions"),
        ("\x07", "no vote yet"),
        ("2", "step 2 of 9"),
    )
    terminal.kill()


def _finish_on_the_full_screen(home: Home) -> str:
    terminal = home.open("interview")
    terminal.shows("Go on with the draft on Jane Doe (conversation")
    _pressed(
        terminal,
        ("y", "step 2 of 9"),
        ("3", "[3] Meets"),
        ("\x0e", "step 3 of 9"),
        ("s", "Why is there no level?"),
        ("2", "ran out of time"),
        ("\x07", "no vote yet"),
        ("8", "Your own overall call"),
        ("3", "Your vote: Yes"),
        ("\x0e", "Review and submit"),
        ("s", "Submit for good?"),
        ("\r", "Not submitted."),
        ("s", "Submit for good?"),
    )
    terminal.enter("y")
    assert terminal.ended() == 0
    return terminal.text


@pytest.mark.parametrize("ending", ["\x03", "\x04", "\x1bq", signal.SIGHUP, signal.SIGTERM, "hang up"])
def test_however_the_full_screen_ends_what_was_typed_is_left_as_a_draft(
    panel: Home, ending: str | signal.Signals
) -> None:
    terminal = _screen(panel)
    terminal.type("4")
    terminal.shows("[4] Exceeds")
    terminal.type("Said it in one word")
    terminal.shows("Said it in one word")
    if isinstance(ending, signal.Signals):
        terminal.kill(ending)
    elif ending == "hang up":
        terminal.hang_up()
    elif ending == "\x1bq":
        terminal.type("\x1b")
        terminal.shows("e: write")
        terminal.type("q")
        assert terminal.ended() == 0
    else:
        terminal.type(ending)
        assert terminal.ended() in (0, 130)
        assert "Draft kept: dan on Priya Raman, conversation; nothing was submitted." in terminal.text

    assert _card(panel)["ratings"]["communication"] == {"level": 4, "evidence": "Said it in one word"}


def test_a_killed_full_screen_loses_no_more_than_the_last_half_second_of_typing(panel: Home) -> None:
    terminal = _screen(panel)
    terminal.type("e")
    terminal.shows("Esc: keys")
    terminal.type("Kept by and by")
    terminal.shows("Kept by and by")
    time.sleep(1)  # the screen may still say that the text before was saved
    terminal.shows("· saved")
    terminal.kill()

    assert _card(panel)["ratings"]["communication"]["evidence"] == "Kept by and by"
    assert "Kept by and by" in _screen_again(panel).shows("Kept by and by")


def test_a_second_full_screen_in_the_same_draft_is_refused_politely(panel: Home) -> None:
    first = _screen(panel)

    second = panel.open(*CONVERSATION)
    second.shows("Go on with the draft")
    second.type("y")

    assert second.ended() == 6
    assert "Error: This draft is open in another terminal." in second.text
    first.type("3")
    first.shows("[3] Meets")


def test_what_is_pasted_stays_text_and_acts_on_nothing(panel: Home) -> None:
    terminal = _screen(panel)
    pasted = "4\nfirst line\n\x1b[2J\x1b]0;title\x07 \u202egnp \x03 second\nq\ns"
    terminal.type(f"\x1b[200~{pasted}\x1b[201~")
    terminal.shows("second")
    assert "\u202e" not in terminal.text
    assert "\x1b]0;title" not in terminal.text
    terminal.type("\x0e")
    terminal.shows("step 2 of")

    evidence = _card(panel)["ratings"]["communication"]["evidence"]
    assert "level" not in _card(panel)["ratings"]["communication"]
    assert evidence.splitlines()[:2] == ["4", "first line"]
    assert evidence.splitlines()[-2:] == ["q", "s"]


@pytest.mark.parametrize("size", [(24, 80), (16, 50), (8, 30), (3, 12)])
def test_the_full_screen_works_on_a_terminal_of_any_size(panel: Home, size: tuple[int, int]) -> None:
    terminal = panel.open(*CONVERSATION, size=size)
    terminal.shows("Priya" if size[0] > 3 else "Window")
    terminal.type("3")
    terminal.type("Enough")
    terminal.type("\x0e")
    terminal.type("\x03")

    assert terminal.ended() in (0, 130)
    assert _card(panel)["ratings"]["communication"] == {"level": 3, "evidence": "Enough"}


def test_a_terminal_that_changes_its_size_keeps_the_text(panel: Home) -> None:
    terminal = _screen(panel)
    terminal.type("\t")
    terminal.shows("Esc: keys")
    terminal.type("Before and ")
    terminal.shows("Before and")
    for rows, columns in ((10, 40), (50, 150), (2, 5), (24, 80)):
        terminal.resize(rows, columns)
        terminal.type("x")
    terminal.type(" after")
    terminal.shows("Before and xxxx after")
    terminal.type("\x03")

    assert terminal.ended() in (0, 130)
    assert _card(panel)["ratings"]["communication"]["evidence"] == "Before and xxxx after"


@pytest.mark.parametrize("seed", [1, 2])
def test_no_key_that_anybody_presses_brings_the_full_screen_down(panel: Home, seed: int) -> None:
    terminal = _screen(panel, EDITOR="true")
    chance = random.Random(seed)
    keys = [*"0123456789abcdefgijklmnoprtuvwxyz?.,", "\r", "\t", " ", "\x7f", "\x1b", "\x0e", "\x10", "\x07", "\x18"]
    keys += ["\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b1", "\x1b4", "\x1bt", "\x1bn", "\x1bg"]
    keys += ["é", "李", "\x00", "\x1c", "\x1f", "\x0b", "\x15", "\x17", "\x19", "\x1b[1;5C", "\x1b[Z", b"\xff", b"\xe9"]
    for _ in range(25):
        for _ in range(12):
            terminal.type(chance.choice(keys))
        terminal.settle()

    assert terminal.interrupted() in (0, 130)
    assert "Something unexpected" not in terminal.text
    assert "Draft kept" in terminal.text
