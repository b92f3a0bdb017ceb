"""The play of an incident at the keyboard: words are matched to cards, everything is kept before the next prompt."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scorecard.core.incident.play import Event, Play, begin, step
from scorecard.core.incident.transcript import MomentKind
from scorecard.errors import StoreError
from scorecard.prompts.face import Ending
from scorecard.prompts.incident import play
from tests.core.staged import INCIDENT

ROOT = Path(__file__).parents[2]


@dataclass
class RememberedSession:
    """A session that keeps its events in a list; it stops saving for as long as `full` is set."""

    play: Play = field(default_factory=lambda: begin(INCIDENT))
    seconds: int = 0
    notice: str = ""
    full: bool = False
    events: list[Event] = field(default_factory=list)

    def record(self, event: Event) -> None:
        if self.full:
            raise StoreError("The disk is full.")
        self.play = step(self.play, event)
        self.events.append(event)

    @property
    def did(self) -> list[tuple[str, str, str]]:
        return [(moment.kind.value, moment.what, moment.words) for moment in self.play.moments]


Sit = Callable[..., str]


@pytest.fixture
def session() -> RememberedSession:
    return RememberedSession()


@pytest.fixture
def sit(session: RememberedSession, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sit:
    def sit_down(*lines: str) -> str:
        typed = iter(lines)

        def answer(prompt: str = "") -> str:
            sys.stdout.write(prompt)
            line = next(typed, None)
            if line is None:
                raise EOFError
            sys.stdout.write(f"{line}\n")
            return line

        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setattr("builtins.input", answer)
        with pytest.raises(KeyboardInterrupt):
            play(session)
        return capsys.readouterr().out

    return sit_down


def told(out: str, after: str) -> list[str]:
    """The lines told after a text, up to the next prompt of the table."""
    lines = out[out.index(after) + len(after) :].splitlines()[1:]
    return list(_until_prompt(lines))


def _until_prompt(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith(("[09:", "[10:")):
            return
        yield line


def test_the_opening_says_what_is_behind_it_and_warns_of_sharing(sit: Sit) -> None:
    assert sit().splitlines() == [
        "The dog. The clock starts at 09:00; the data are needed at 10:00.",
        "For you: The dog ate it.",
        "For you: Ask Ed for a copy.",
        "Type what the candidate asks; ? shows the commands. Don't share this screen.",
        "[09:00] > ",
    ]


def test_a_notice_comes_first(session: RememberedSession, sit: Sit) -> None:
    session.notice = "The kit has changed since."

    assert sit().startswith("The kit has changed since.\n")


def test_enter_takes_the_likeliest_card_and_what_it_shows_is_shown(session: RememberedSession, sit: Sit) -> None:
    out = sit("so who reads it?", "")

    assert session.did == [("ask", "users", "so who reads it?")]
    assert told(out, "so who reads it?") == [
        "  1. the readers (2 min)",
        "Enter takes 1, l lists all, x off-card, - nothing: ",
        "",
        "the readers (2 minutes):",
        "",
        "Bo reads it.",
        "",
    ]
    assert out.endswith("[09:02] > \n")


def test_a_number_takes_another_and_what_is_ruled_out_is_told(session: RememberedSession, sit: Sit) -> None:
    out = sit("readers or the desk", "2")

    assert session.did == [("ask", session.play.asked[0], "readers or the desk")]
    assert "  2. " in out


def test_what_a_card_rules_out_is_told_to_the_interviewer(sit: Sit) -> None:
    assert "For you: this rules out that it was lost." in sit("the desk", "")


def test_x_keeps_the_question_as_off_card(session: RememberedSession, sit: Sit) -> None:
    out = sit("Is it raining?", "x")

    assert session.did == [("off_card", "", "Is it raining?")]
    assert "  Nothing is near that." in out
    assert out.endswith("[09:03] > \n")


def test_a_hyphen_or_enter_without_a_proposal_keeps_nothing(session: RememberedSession, sit: Sit) -> None:
    sit("the dog", "-", "Is it raining?", "")

    assert session.events == []


def test_the_next_question_or_command_may_be_typed_where_a_choice_was_asked_for(
    session: RememberedSession, sit: Sit
) -> None:
    sit("the dog", "so who reads it?", "the desk", "/tell bo it is gone", "/tell zzz hello", "what about the desk?", "")

    assert session.did == [("tell", "boss", "it is gone"), ("ask", "desk", "what about the desk?")]


def test_what_is_longer_than_the_screen_is_wide_is_wrapped(sit: Sit) -> None:
    out = sit("/note " + "very " * 20 + "long", "undo", "/act " + "x" * 90, "")

    assert [line for line in out.splitlines() if len(line) > 80 and not line.startswith("[09:00] > ")] == []
    assert '\n  very very very very very very very very long"\n' in out


def test_people_answer_news_otherwise_once_a_repair_has_run_green(sit: Sit) -> None:
    out = sit("/tell bo soon", "/act make one up", "", "/tell bo it is there")

    assert out.index("Bo answers: Good.") < out.index("Bo answers: Well done.")


def test_all_cards_can_be_listed_and_one_of_them_taken(session: RememberedSession, sit: Sit) -> None:
    out = sit("Is it raining?", "9", "l", "9", "2")

    assert session.did == [("ask", "diary", "Is it raining?")]
    assert out.count("Please type one of these.") == 2
    assert "  4. the desk (3 min)" in out


def test_a_card_that_needs_another_first_tells_what_to_say(session: RememberedSession, sit: Sit) -> None:
    out = sit("the dog", "")

    assert (session.events, "Which dog?" in out) == ([], True)


def test_an_action_shows_its_reply_its_risk_and_what_came_of_it(session: RememberedSession, sit: Sit) -> None:
    out = sit("/act make one up", "")

    assert session.did == [("act", "fake", "make one up")]
    assert told(out, "Enter takes 1, l lists all, - nothing: ") == [
        "Looks like it.",
        "For you: risky; Ed was not brought in.",
        "For you: this runs green with wrong content, which shows only if somebody",
        "  checks.",
    ]


def test_an_action_without_words_asks_for_them(session: RememberedSession, sit: Sit) -> None:
    sit("/ac", "kick", "", "/act", "")

    assert session.did == [("act", "kick", "kick")]


def test_telling_and_bringing_in_keep_the_words_and_show_the_answer(session: RememberedSession, sit: Sit) -> None:
    out = sit("/tell bo: it is gone", "/escalate expert", "what do you have?", "/t", "1", "all well")

    assert session.did == [
        ("tell", "boss", "it is gone"),
        ("escalate", "expert", "what do you have?"),
        ("tell", "boss", "all well"),
    ]
    assert "Bo answers: Good." in out
    assert "Ed answers: I have a copy." in out


def test_a_slip_of_the_finger_in_a_name_is_understood_and_another_word_is_asked_about(
    session: RememberedSession, sit: Sit
) -> None:
    sit("/tell expret all well", "/tell expenses are wrong", "1")

    assert session.did == [("tell", "expert", "all well"), ("tell", "boss", "expenses are wrong")]


def test_nobody_can_be_told_after_all(session: RememberedSession, sit: Sit) -> None:
    sit("/tell", "", "/tell zzz something", "7")

    assert session.events == []


def test_an_explanation_is_matched_like_a_card(session: RememberedSession, sit: Sit) -> None:
    out = sit("/hy I think it is lost", "")

    assert session.did == [("suppose", "lost", "I think it is lost")]
    assert "Kept: it was lost." in out


def test_hints_are_given_in_turn_and_never_by_a_stray_enter_twice(session: RememberedSession, sit: Sit) -> None:
    out = sit("/hint", "", "/hint", "", "/hint", "-", "/hint 1", "/hint 7")

    assert [moment.what for moment in session.play.of(MomentKind.HINT)] == ["nudge", "nudge"]
    assert "Say: Look at the dog." in out
    assert "  1. [x] Stuck (4 min)" in out


def test_waiting_brings_messages(session: RememberedSession, sit: Sit) -> None:
    out = sit("/wait", "25", "/wait soon", "/wait 500")

    assert session.play.minute == 25
    assert "Message at 09:20 from Bo: Is it there?" in out
    assert "Please type a number of minutes, e.g. /wait 10." in out
    assert "Wait from 1 to 120 minutes." in out


def test_the_checklist_is_ticked_by_number(session: RememberedSession, sit: Sit) -> None:
    out = sit("/check", "1, 3 9 x", "/check 3", "/check", "")

    assert session.play.ticked == ("calm",)
    assert [line for line in out.splitlines() if "icked: " in line] == [
        "Ticked: stayed calm",
        "Ticked: more copies",
        "Unticked: more copies",
    ]


def test_a_note_is_kept_and_an_empty_one_is_not(session: RememberedSession, sit: Sit) -> None:
    out = sit("/note smiles", "/note")

    assert session.did == [("note", "", "smiles")]
    assert "There is nothing to note." in out


def test_undo_takes_the_last_thing_back(session: RememberedSession, sit: Sit) -> None:
    out = sit("the desk", "", "undo", "/undo")

    assert session.play.moments == ()
    assert 'Taken back: asked for the desk: "the desk"' in out
    assert "There is nothing to take back." in out
    assert out.endswith("[09:00] > \n")


def test_enter_says_where_things_stand(sit: Sit) -> None:
    assert told(sit("the desk", "", ""), "[09:03] > ") == [
        "It is 09:03, 57 minutes before the deadline. The data are old, and right as far",
        "  as they go.",
        "Asked so far: the desk.",
        "Not ruled out: the dog ate it; we tore it.",
    ]


def test_the_timeline_and_the_list_can_be_seen_at_any_time(sit: Sit) -> None:
    out = sit("timeline", "the desk", "", "/timeline", "/list")

    assert "Nothing has happened yet." in out
    assert '09:00 asked for the desk: "the desk"' in out
    assert "  4. the desk (3 min, already)" in out


def test_unknown_commands_and_help(sit: Sit) -> None:
    out = sit("/tel", "", "/dance", "/", "?")

    assert "There is no command /dance; " in out
    assert "  /act WORDS           what the candidate does\n" in out


@pytest.mark.parametrize(
    ("lines", "ending"),
    [
        (("/quit",), Ending.LEAVE),
        (("q",), Ending.LEAVE),
        (("/done", "", "n", "/done", "2", ""), Ending.SUBMIT),
    ],
)
def test_the_play_ends_with_the_timeline(
    lines: tuple[str, ...],
    ending: Ending,
    session: RememberedSession,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = iter(("the desk", "", *lines))
    monkeypatch.setattr("builtins.input", lambda _: next(typed))

    assert play(session) is ending
    assert '09:00 asked for the desk: "the desk"' in capsys.readouterr().out


def test_everything_is_recorded_before_the_next_prompt(session: RememberedSession, sit: Sit) -> None:
    counts: list[int] = []
    record = session.record

    def counting(event: Event) -> None:
        record(event)
        counts.append(len(session.events))

    session.record = counting  # type: ignore[method-assign]
    sit("the desk", "", "/tell bo gone", "/wait 3", "/check 1 2", "x y z", "x")

    assert counts == [1, 2, 3, 4, 5, 6]


def test_a_store_that_fails_is_not_hidden(
    session: RememberedSession, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session.full = True
    typed = iter(("the desk", ""))
    monkeypatch.setattr("builtins.input", lambda _: next(typed))

    with pytest.raises(StoreError):
        play(session)
    assert "Crumbs" not in capsys.readouterr().out


def test_nothing_in_a_kit_or_in_what_is_typed_can_act_on_the_terminal(session: RememberedSession, sit: Sit) -> None:
    out = sit("the desk \x1b[2J\x9b", "", "/note \x1b]0;x\x07", "/timeline")

    assert "\x1b" not in out.replace("the desk \x1b[2J\x9b\n", "").replace("/note \x1b]0;x\x07\n", "")
    assert "^[[2J" in out


def test_a_play_that_is_gone_on_with_says_where_it_stands(session: RememberedSession, sit: Sit) -> None:
    sit("the desk", "")

    assert "It is 09:03, 57 minutes before the deadline." in sit()


PROGRAM = """
import json, os, sys
from pathlib import Path
from scorecard.core.document import canonical, restore
from scorecard.core.incident.play import Play, begin, step
from scorecard.core.incident.transcript import Transcript
from scorecard.prompts.incident import play
from tests.core.staged import INCIDENT

class Session:
    notice, seconds = "", 0
    def __init__(self, path):
        self.path = path
        kept = restore(Transcript, json.loads(path.read_text())) if path.exists() else begin(INCIDENT).transcript
        self.play = Play(INCIDENT, kept)
    def record(self, event):
        after = step(self.play, event)
        self.path.with_suffix(".new").write_text(canonical(after.transcript))
        os.replace(self.path.with_suffix(".new"), self.path)
        self.play = after

print(play(Session(Path(sys.argv[1]))))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
def test_a_play_at_a_terminal_that_is_killed_goes_on_where_it_stood(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "src"))
    known = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment = {**known, "TERM": "xterm-256color", "PYTHONPATH": paths, "LC_ALL": "C.UTF-8"}
    words = ["-c", PROGRAM, str(tmp_path / "transcript.json")]

    first = pexpect.spawn(sys.executable, words, env=environment, timeout=20, encoding="utf-8", dimensions=(40, 80))
    first.expect_exact("[09:00] > ")
    first.sendline("what about the desk?")
    first.expect_exact("- nothing: ")
    first.sendline("")
    first.expect_exact("Crumbs.")
    first.expect_exact("[09:03] > ")
    first.kill(9)
    first.expect(pexpect.EOF)
    second = pexpect.spawn(sys.executable, words, env=environment, timeout=20, encoding="utf-8", dimensions=(40, 80))
    second.expect_exact("Asked so far: the desk.")
    second.expect_exact("[09:03] > ")
    second.sendline("/tell bo it is gone")
    second.expect_exact("Bo answers: Good.")
    second.expect_exact("[09:05] > ")
    second.sendline("q")
    second.expect_exact('09:00 asked for the desk: "what about the desk?"')
    second.expect_exact('09:03 told Bo: "it is gone"')
    second.expect_exact("Ending.LEAVE")
    second.expect(pexpect.EOF)
