"""What the full screen shows, whole screens as text; no terminal is needed for that."""

from dataclasses import replace

import pytest
from prompt_toolkit.utils import get_cwidth

from scorecard.core.attachment import AttachFacts
from scorecard.core.event import CastVote, Jump, Leave, RaiseFlag, Rate, Tick
from scorecard.core.rubric import Question
from scorecard.core.scorecard import Absence, CandidateName, Fact, Vote
from scorecard.core.walk import Event, Walk, begin, step
from scorecard.prompts.fullscreen import command
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.fragment import words
from scorecard.prompts.fullscreen.layout import Size, compose
from scorecard.prompts.fullscreen.symbol import ASCII, DRAWN, symbols_for
from scorecard.prompts.fullscreen.view import Mode, View
from tests.core.interview import PLAN, complete, walking
from tests.prompts.sitting import RememberedSession, drawn

RATED = """\
Jane Doe · First talk
── SQL ───────────────────────────────────── step 1 of 10 ──
Whether SQL holds
How do you know that SQL is right?
Listen for
  - Counts rows
p shows 1 probe

Strong signals
  [x] Checks SQL unasked
Weak signals
  [ ] Guesses at SQL
── Level: 4 Exceeds · 1 signal ─────────────────────────────
 1  Well below: Wrong rows, unnoticed
 2  Below: Right on tidy rows
 3  Meets: Right rows, one check
[4] Exceeds: Names edge cases first
── Evidence (needed for 4) ──────────────────── Esc: keys ──
.
.
.
.
12:04 of 45 minutes · saved
Alt-1..4 level   Ctrl-N next   Esc keys   Alt-S skip
"""

SMALL = """\
Jane Doe | First talk
-- SQL ------------------------- step 1 of 10 --
Whether SQL holds
How do you know that SQL is right?
Listen for
  - Counts rows
Probes
  - What if it is not?
-- Evidence ------------------- 10 more: PgDn --
.
12:04 of 45 minutes | saved
1-4 level   s skip   e write   Enter next
"""

FLAGS = """\
Jane Doe · First talk
── Red flags ─────────────────────────────── step 5 of 10 ──
Did you see or hear any of these? Raise it and write down
what.

 1 [x] Leaks
       pulled rows

>2 [x] Blames
── What was said or done: red flag 2 ────────── Esc: keys ──
.
.
12:04 of 45 minutes · saved
Ctrl-N next   Esc keys   Ctrl-P back   Ctrl-G steps
"""

VOTE = """\
Jane Doe · First talk
── Your vote ─────────────────────────────── step 9 of 10 ──
Your own overall call. It comes last so that it rests on the
rest.

 1  Strong no
 2  No
[3] Yes
 4  Strong yes
 0  No decision

What you rated
  SQL            3 Meets
  Data modeling  not asked
  Grain          no level yet
  Nulls          no level yet

────────────────────────────────────────────────────────────
12:04 of 45 minutes · saved
0-4 vote   Enter next   b back   g steps   ? help   q leave
"""

STEPS = """\
Jane Doe · First talk
── Your vote ─────────────────────────────── step 9 of 10 ──
  1 [ ] SQL                                   needs evidence
> 2 [ ] Data modeling                           no level yet
  3 [ ] Grain                                   no level yet
  4 [ ] Nulls                                   no level yet
  5 [ ] Red flags                                none raised
  6 [ ] Takeaways                                nothing yet
  7 [ ] Note to the next interviewer             nothing yet
  8 [ ] Private notes                            nothing yet
  9 [ ] Your vote                                no vote yet
  a [ ] Review and submit
────────────────────────────────────────────────────────────
12:04 of 45 minutes · saved
Up Down Enter or its key: go there   Esc back
"""

REVIEW = """\
Jane Doe · First talk
── Review and submit ────────────────────── step 11 of 11 ──
Nothing is missing. s submits; before that, read it once
more.

SQL: 4 Exceeds
  Seen at 4
Data modeling: ran out of time
Testing: 2 Below
Grain: 1 Well below
  Seen at 1
Nulls: 3 Meets

Red flags
  ! Blames
    The old team

Takeaways
  Quick

Note to the next interviewer
  Ask about tests

Private notes (never exported)
  Late

Your vote: No


────────────────────────────────────────────────────────────
12:04 of 45 minutes · saved
s submit   PgDn PgUp read   Enter next   b back   g steps
"""


def after(*events: Event) -> Walk:
    walk = walking()
    for event in events:
        walk = step(walk, event)
    return walk


def shown(walk: Walk, view: View, size: Size, *, draft: str = "", seconds: int = 724) -> str:
    return drawn(compose(walk, view, size, draft=draft, seconds=seconds))


def test_a_dimension_shows_its_question_levels_signals_and_text() -> None:
    walk = after(Rate("sql", 4), Tick("sql", "sql-good"))

    assert shown(walk, View(mode=Mode.TYPE), Size(62, 24)) == RATED


def test_a_small_ascii_terminal_scrolls_to_the_levels() -> None:
    view = View(mode=Mode.READ, probes=frozenset({"sql"}), symbols=ASCII)

    assert shown(walking(), view, Size(50, 12)) == SMALL


def test_red_flags_show_which_one_is_open() -> None:
    walk = after(Jump("red_flags"), RaiseFlag("careless-pii", "pulled rows"), RaiseFlag("blames-others", ""))

    assert shown(walk, View(mode=Mode.TYPE, flag="blames-others"), Size(62, 14)) == FLAGS


def test_the_vote_stands_beside_what_was_rated() -> None:
    walk = after(Rate("sql", 3), Leave("modeling", Absence.NOT_ASKED), CastVote(Vote.YES), Jump("vote"))

    assert shown(walk, View(), Size(62, 20)) == VOTE


def test_the_list_of_steps_says_what_is_settled() -> None:
    walk = after(Rate("sql", 1), Jump("vote"))

    assert shown(walk, View(mode=Mode.STEPS, cursor=1), Size(62, 15)) == STEPS


def test_the_review_shows_everything_that_is_handed_in() -> None:
    walk = step(begin(PLAN, complete()), Jump("review"))

    assert shown(walk, View(), Size(62, 32)) == REVIEW


def test_the_review_names_what_is_missing_first() -> None:
    screen = shown(after(Rate("sql", 1), Jump("review")), View(), Size(80, 24))

    assert screen.splitlines()[2:7] == [
        "Still missing (Enter goes to the first)",
        "  - SQL: level 1 needs evidence",
        "  - Data modeling needs a level, or a reason for having none",
        "  - Your vote: a vote is needed to submit",
        "",
    ]


def test_probes_are_hidden_until_they_are_asked_for() -> None:
    hidden = shown(walking(), View(), Size(80, 40))
    revealed = shown(walking(), View(probes=frozenset({"sql"})), Size(80, 40))

    assert ("What if it is not?" in hidden, "What if it is not?" in revealed) == (False, True)


LONG = "How would you find out that nobody has counted the orders of that day twice already?"
PROBED = Question(id="q", ask=LONG, listen_for=("Keys", "Rows", "Days"), probes=("First", "Second"))


def asked(*questions: Question) -> Walk:
    """A walk whose first dimension asks these questions."""
    first, *rest = PLAN.rubric.dimensions
    rubric = replace(PLAN.rubric, dimensions=(replace(first, questions=questions), *rest))
    return begin(replace(PLAN, rubric=rubric), walking().card)


def test_probes_that_were_asked_for_come_into_view() -> None:
    desk = Desk(RememberedSession(asked(PROBED)))
    before = drawn(desk.look(Size(62, 16)))

    command.show_probes(desk)
    after_it = drawn(desk.look(Size(62, 16)))

    assert ("Second" in before, "Second" in after_it) == (False, True)
    assert "Level: no level yet · probes shown" in after_it


def test_the_probes_that_come_into_view_are_those_of_the_question_that_was_read() -> None:
    other = Question(id="r", ask="And then?", listen_for=("More",), probes=("Third",))
    desk = Desk(RememberedSession(asked(PROBED, other)))
    desk.look(Size(62, 16))
    desk.scroll(8)
    desk.look(Size(62, 16))

    command.show_probes(desk)

    assert "Third" in drawn(desk.look(Size(62, 16)))


def test_probes_that_are_hidden_again_leave_the_question() -> None:
    desk = Desk(RememberedSession(asked(PROBED)))
    for _ in range(2):
        command.show_probes(desk)
        shown_now = drawn(desk.look(Size(62, 16)))

    assert "How would you find out" in shown_now
    assert "probes shown" not in shown_now


def test_the_question_keeps_the_last_rows_of_the_page() -> None:
    view = View(mode=Mode.TYPE, message="Not ready: " + "level 4 needs evidence " * 4, alarm=True)

    screen = shown(asked(PROBED), view, Size(62, 16), draft="one\ntwo\nthree")

    assert "How would you find out that nobody has counted the orders of" in screen
    assert "that day twice already?" in screen
    assert "Whether SQL holds" not in screen


def test_what_a_question_assesses_is_there_when_one_goes_back_up() -> None:
    desk = Desk(RememberedSession(asked(PROBED)))
    desk.draft.insert_text("one\ntwo\nthree")
    below = drawn(desk.look(Size(62, 15)))

    desk.scroll(-9)
    above = drawn(desk.look(Size(62, 15)))

    assert ("Whether SQL holds" in below, "Whether SQL holds" in above) == (False, True)


def test_facts_of_the_checker_stand_beside_their_criterion_once_it_is_rated() -> None:
    fact = Fact(id="f", sentence="Orders are counted twice", severity="high", criteria=("grain",), examples=("42 | 2",))
    unrated = after(AttachFacts("task", (fact,)), Jump("task/grain"))
    rated = after(AttachFacts("task", (fact,)), Jump("task/grain"), Rate("task/grain", 2))

    rows = shown(rated, View(), Size(80, 24)).splitlines()

    assert "counted twice" not in shown(unrated, View(), Size(80, 24))
    assert rows[5:8] == ["Observed by the checker", "  - Orders are counted twice (high)", "      42 | 2"]


def test_the_clock_says_when_the_slot_is_over_and_the_state_whether_text_is_saved() -> None:
    screen = shown(walking(), View(mode=Mode.TYPE), Size(80, 24), draft="not kept yet", seconds=47 * 60 + 5)

    assert screen.splitlines()[-2] == "47:05 of 45 minutes, 3 over · unsaved: typing"


def test_a_long_message_takes_no_level_out_of_sight() -> None:
    view = View(mode=Mode.TYPE, message="Sorry " * 30, alarm=True)

    screen = shown(walking(), view, Size(62, 15))

    assert [f" {level}  " in screen for level in "1234"] == [True] * 4


def test_levels_stay_in_sight_while_the_page_above_them_scrolls() -> None:
    first = shown(walking(), View(), Size(62, 15))
    last = shown(walking(), View(scroll=99), Size(62, 15))

    assert "more: PgDn, whole page: f" in first
    assert "PgUp: back up" in last
    assert [f" {level}  " in last for level in "1234"] == [True] * 4


def test_the_text_grows_as_it_is_written_but_leaves_the_question_in_sight() -> None:
    heights = [
        compose(walking(), View(), Size(62, 15), draft="a\n" * lines, seconds=0).pane for lines in (0, 1, 2, 3, 9)
    ]

    assert heights == [1, 2, 3, 3, 3]


def test_what_people_wrote_cannot_act_on_the_terminal() -> None:
    walk = walking(candidate=CandidateName(id="x", name="Eve\x1b[2J\u202e\nx"), takeaways="\x9b31m")

    screen = shown(step(walk, Jump("review")), View(message="\x1b]0;title\x07"), Size(120, 60))

    assert [sign for sign in "\x1b\x07\x9b\u202e" if sign in screen] == []


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("columns", [40, 50, 80, 120])
@pytest.mark.parametrize("rows", [16, 24, 40])
def test_every_screen_fills_the_terminal_and_fits_into_it(mode: Mode, columns: int, rows: int) -> None:
    walk = after(RaiseFlag("careless-pii", "x " * 200), RaiseFlag("blames-others", ""))
    for one in walk.steps:
        view = View(mode=mode, flag="careless-pii", message="word " * 40)

        screen = compose(step(walk, Jump(one.key)), view, Size(columns, rows), draft="long " * 500, seconds=9)

        assert len(screen.above) + screen.pane + len(screen.state) + 1 == rows
        assert max(get_cwidth(words(line)) for line in (*screen.above, *screen.state, screen.keys)) <= columns - 2


@pytest.mark.parametrize(
    ("encoding", "symbols"), [("utf-8", DRAWN), ("cp437", ASCII), ("ascii", ASCII), (None, ASCII), ("no-such", ASCII)]
)
def test_signs_are_drawn_where_the_encoding_has_them(encoding: str | None, symbols: object) -> None:
    assert symbols_for(encoding) == symbols
