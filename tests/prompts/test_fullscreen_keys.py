"""The full screen driven by keys, without a terminal: what each of them records and where it leads."""

import os
import signal
import sys
from pathlib import Path

import pytest

from scorecard.core.event import (
    AskAlso,
    CastVote,
    Describe,
    Jot,
    Jump,
    Leave,
    Move,
    RaiseFlag,
    Rate,
    Tick,
    WithdrawFlag,
    Write,
)
from scorecard.core.scorecard import Absence, Rating, Vote
from scorecard.core.walk import Walk, begin, step
from scorecard.errors import StoreError
from scorecard.prompts.face import Ending
from scorecard.prompts.fullscreen import command
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.view import Mode
from tests.core.interview import PLAN, answered, complete, walking
from tests.prompts.sitting import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    CTRL_G,
    CTRL_N,
    CTRL_P,
    CTRL_X,
    DOWN,
    ENTER,
    PAGE_DOWN,
    TAB,
    RememberedSession,
    alt,
    sit,
    sit_slowly,
)


def at(key: str, walk: Walk | None = None) -> RememberedSession:
    """A session that stands at a step."""
    return RememberedSession(step(walk or walking(), Jump(key)))


def recorded(session: RememberedSession, keys: str) -> list[object]:
    """What the keys record before the person leaves."""
    assert sit(session, keys + CTRL_C) is Ending.LEAVE
    return list(session.events)


def test_text_goes_into_the_evidence_digits_as_well() -> None:
    assert recorded(at("sql"), "eCounted 3 rows") == [Describe("sql", "Counted 3 rows")]


def test_each_line_is_saved_as_it_ends() -> None:
    assert recorded(at("sql"), f"{TAB}one{ENTER}two{ENTER}th") == [
        Describe("sql", "one"),
        Describe("sql", "one\ntwo"),
        Describe("sql", "one\ntwo\nth"),
    ]


def test_alt_and_a_digit_rate_while_typing() -> None:
    assert recorded(at("sql"), f"ea{alt('3')}b") == [Describe("sql", "a"), Rate("sql", 3), Describe("sql", "ab")]


def test_a_digit_rates_at_once_and_the_evidence_comes_next() -> None:
    assert recorded(at("sql"), "2counted 3 rows") == [Rate("sql", 2), Describe("sql", "counted 3 rows")]


def test_a_digit_rates_again_where_there_is_evidence() -> None:
    session = at("sql", walking(ratings={"sql": Rating(evidence="seen")}))

    assert recorded(session, "23") == [Rate("sql", 2), Rate("sql", 3)]


def test_a_plain_digit_rates_once_the_text_is_left() -> None:
    assert recorded(at("sql"), f"e{TAB}2") == [Rate("sql", 2)]


def test_keys_move_through_rated_steps_without_writing_anything() -> None:
    assert recorded(at("sql"), f"3{CTRL_N}g2") == [Rate("sql", 3), Move(1), Jump("modeling")]


def test_a_digit_that_is_no_level_changes_nothing() -> None:
    assert recorded(at("sql"), "79") == []


def test_a_criterion_is_rated_like_a_dimension() -> None:
    assert recorded(at("task/grain"), alt("4")) == [Rate("task/grain", 4)]


def test_skipping_takes_a_reason() -> None:
    assert recorded(at("sql"), "sx2") == [Leave("sql", Absence.RAN_OUT_OF_TIME)]


def test_letters_tick_signals_until_enter_and_tick_them_off_again() -> None:
    assert recorded(at("sql"), f"e{alt('t')}abzb{ENTER}!") == [
        Tick("sql", "sql-good"),
        Tick("sql", "sql-bad"),
        Tick("sql", "sql-bad"),
        Describe("sql", "!"),
    ]


def test_moving_saves_the_text_first() -> None:
    assert recorded(at("sql"), f"eseen{CTRL_N}emore{CTRL_P}") == [
        Describe("sql", "seen"),
        Move(1),
        Describe("modeling", "more"),
        Move(-1),
    ]


def test_enter_and_b_move_once_the_text_is_left() -> None:
    assert recorded(at("sql"), f"{ENTER}bb") == [Move(1), Move(-1)]


def test_the_text_of_a_step_is_there_again_when_one_comes_back() -> None:
    session = at("sql", walking(ratings={"sql": Rating(evidence="before")}))

    assert recorded(session, f"{CTRL_N}{CTRL_P}e{BACKSPACE}") == [Move(1), Move(-1), Describe("sql", "befor")]


def test_a_step_is_picked_from_the_list_by_its_key_or_with_the_arrows() -> None:
    assert recorded(at("sql"), f"{CTRL_G}9") == [Jump("vote")]
    assert recorded(at("sql"), f"g{DOWN}{DOWN}{ENTER}") == [Jump("task/grain")]


def test_a_pasted_text_picks_nothing_from_a_list() -> None:
    assert recorded(at("sql"), f"{CTRL_G}\x1b[200~345\x1b[201~") == []


def test_a_pasted_text_is_written_and_does_not_act_as_keys() -> None:
    assert recorded(at("sql"), "\x1b[200~4\r\nq\x1b[201~") == [Describe("sql", "4\nq")]
    assert recorded(at("vote", answered(sql=3, modeling=3)), "\x1b[200~3\x1b[201~") == []


def test_another_dimension_is_asked_about_on_request() -> None:
    assert recorded(at("sql"), "o1erows") == [AskAlso("testing"), Describe("testing", "rows")]


def test_a_free_note_comes_back_to_the_text_where_it_was() -> None:
    assert recorded(at("sql"), f"ea{alt('n')}wants remote{ENTER}b") == [
        Describe("sql", "a"),
        Jot("wants remote"),
        Describe("sql", "ab"),
    ]


def test_a_free_note_at_the_private_notes_joins_the_text_there() -> None:
    session = at("private_notes")

    recorded(session, f"late{alt('n')}again{ENTER}.")

    assert session.walk.card.private_notes == "late\n[Private notes] again."


def test_a_note_that_was_not_finished_is_kept_on_leaving() -> None:
    assert recorded(at("sql"), f"{alt('n')}half a no") == [Jot("half a no")]


def test_raising_a_red_flag_opens_its_text() -> None:
    assert recorded(at("red_flags"), "2the old team") == [
        RaiseFlag("blames-others", ""),
        RaiseFlag("blames-others", "the old team"),
    ]


def test_a_red_flag_with_text_is_taken_back_only_when_confirmed() -> None:
    keep, take_back = f"1x{TAB}xn", f"{TAB}xy"

    assert recorded(at("red_flags"), keep + take_back) == [
        RaiseFlag("careless-pii", ""),
        RaiseFlag("careless-pii", "x"),
        WithdrawFlag("careless-pii"),
    ]


def test_the_closing_texts_are_written_one_after_another() -> None:
    assert recorded(at("takeaways"), f"quick{CTRL_N}tests{CTRL_N}late") == [
        Write("takeaways", "quick"),
        Move(1),
        Write("note_to_next", "tests"),
        Move(1),
        Write("private_notes", "late"),
    ]


def test_the_vote_is_refused_while_a_dimension_is_open_and_says_so() -> None:
    session = at("vote")
    desk = Desk(session)

    command.digit(desk, "4")

    assert (session.events, desk.view.alarm) == ([], True)
    assert desk.view.message.startswith("The vote comes after the dimensions")


@pytest.mark.parametrize(
    ("key", "call"),
    [("1", Vote.STRONG_NO), ("2", Vote.NO), ("3", Vote.YES), ("4", Vote.STRONG_YES), ("0", Vote.NO_DECISION)],
)
def test_each_call_has_a_key(key: str, call: Vote) -> None:
    assert recorded(at("vote", answered(sql=3, modeling=3)), key) == [CastVote(call)]


def test_submitting_needs_a_y_and_enter() -> None:
    session = RememberedSession(step(begin(PLAN, complete()), Jump("review")))

    assert sit(session, f"s{ENTER}sn{ENTER}sno{ENTER}{CTRL_D}") is Ending.LEAVE
    assert sit(session, f"sy{ENTER}") is Ending.SUBMIT


def test_submitting_too_early_goes_to_what_is_missing() -> None:
    session = at("review", answered(sql=Rating(level=4), modeling=3))

    assert recorded(session, f"sey{ENTER}") == [Jump("sql"), Describe("sql", "y")]


def test_submitting_too_early_says_what_is_missing() -> None:
    desk = Desk(at("review", answered(sql=Rating(level=4))))

    command.submit(desk)

    assert desk.view.message == "Not ready: SQL: level 4 needs evidence (2 things are missing)."


def test_what_was_said_goes_away_with_the_first_letter_that_is_written() -> None:
    desk = Desk(at("review", answered(sql=Rating(level=4))))
    command.submit(desk)

    desk.draft.insert_text("S")

    assert (desk.view.message, desk.view.alarm) == ("", False)


def test_probes_that_are_not_there_are_not_shown() -> None:
    desk = Desk(at("task/grain"))

    command.show_probes(desk)

    assert (desk.view.message, desk.view.probes) == ("There are no probes at this step.", frozenset())


def test_a_level_without_evidence_says_how_to_go_on() -> None:
    desk = Desk(at("sql"))

    command.digit(desk, "3")

    assert (desk.view.message, desk.view.mode) == ("Level 3 Meets. Write why, or Ctrl-N goes on.", Mode.TYPE)


def test_a_level_that_needs_evidence_says_so_at_once() -> None:
    desk = Desk(at("sql"))

    command.digit(desk, "1")

    assert (desk.view.message, desk.view.alarm) == ("Level 1 needs evidence: what was said or done.", True)
    assert desk.pane
    assert desk.pane.label == "Evidence (needed for 1)"


def test_the_notice_of_a_session_is_shown_at_the_start() -> None:
    session = RememberedSession(walking(), notice="This draft goes on with version 1.0.")

    assert Desk(session).view.message == "This draft goes on with version 1.0."


@pytest.mark.parametrize("keys", [f"{TAB}q", CTRL_C, CTRL_D, f"{CTRL_G}{CTRL_C}", f"{alt('?')}{CTRL_D}", ""])
def test_leaving_keeps_the_text(keys: str) -> None:
    session = at("sql")

    assert sit(session, f"eseen{keys}") is Ending.LEAVE
    assert session.events == [Describe("sql", "seen")]


def test_help_and_reading_on_change_nothing() -> None:
    assert recorded(at("sql"), f"{PAGE_DOWN}?{PAGE_DOWN}1s?f{PAGE_DOWN}pf{TAB}") == []


def test_the_editor_writes_the_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a').write(' and more\\n')\n")
    monkeypatch.setenv("VISUAL", f"'{Path(sys.executable).as_posix()}' '{script.as_posix()}'")
    session = at("sql")

    sit_slowly(session, f"eseen{CTRL_X}")

    assert session.events[-1] == Describe("sql", "seen and more")


def test_without_an_editor_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    assert recorded(at("sql"), f"eseen{CTRL_X}") == [Describe("sql", "seen")]


def test_escape_leaves_the_text_and_a_list() -> None:
    session = at("sql")

    sit_slowly(session, "e", "\x1b", "g", "\x1b", "3")

    assert session.events == [Rate("sql", 3)]


def test_what_is_typed_is_saved_soon_without_any_key() -> None:
    session = at("sql")
    kept_before_leaving: list[object] = []

    sit_slowly(session, "etyped", then=lambda: kept_before_leaving.extend(session.events))

    assert kept_before_leaving == [Describe("sql", "typed")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_closed_terminal_leaves_a_draft(name: str) -> None:
    session = at("sql")

    sit_slowly(session, "etyped", then=lambda: os.kill(os.getpid(), getattr(signal, name)), wait=0.1)

    assert session.events == [Describe("sql", "typed")]


def test_a_failed_save_is_shown_and_made_up_for() -> None:
    session = at("sql")
    desk = Desk(session)
    session.full = True
    desk.draft.insert_text("seen")

    assert (desk.keep(), desk.view.message, desk.unsaved) == (False, "The disk is full.", True)

    session.full = False

    assert (desk.keep(), desk.view.message, desk.unsaved) == (True, "Saved.", False)


def test_a_step_is_not_left_while_its_text_cannot_be_saved() -> None:
    session = RememberedSession(walking(), full=True)
    desk = Desk(session)
    desk.draft.insert_text("seen")

    command.go_next(desk)

    assert (desk.walk.here.key, desk.draft.text) == ("sql", "seen")


def test_leaving_without_the_last_text_takes_two_attempts_and_is_no_silent_end() -> None:
    session = RememberedSession(walking(), full=True)

    with pytest.raises(StoreError, match="The disk is full"):
        sit(session, f"eseen{CTRL_C}{CTRL_C}")


def test_a_mistake_in_the_program_is_not_hidden() -> None:
    class Broken(RememberedSession):
        def record(self, event: object) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sit(Broken(walking()), alt("3"))


def test_keys_go_where_the_desk_says() -> None:
    modes = {key: Desk(at(key)).view.mode for key in ("sql", "task/grain", "red_flags", "takeaways", "vote", "review")}

    assert modes == {
        "sql": Mode.READ,
        "task/grain": Mode.READ,
        "red_flags": Mode.READ,
        "takeaways": Mode.TYPE,
        "vote": Mode.READ,
        "review": Mode.READ,
    }
