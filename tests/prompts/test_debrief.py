"""What a debrief writes on a terminal: columns that fit, pages that hide nothing and let nothing act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.debrief.meeting import Meeting
from scorecard.core.scorecard import Absence, Rating, Vote
from scorecard.core.text import safe
from scorecard.core.width import cells
from scorecard.prompts.debrief import page
from scorecard.prompts.debrief.column import Column, side_by_side, stacked, wrapped
from scorecard.prompts.debrief.read import clock
from tests.core.talk import ANA, make_meeting, read, talked, voted
from tests.factory import make_assessment, make_card
from tests.report.test_minutes import everywhere, whole

WIDE = Rating(level=4, evidence="Counted rows before and after the join", signals=("sql-good", "sql-bad"))
THREE = make_assessment(
    [
        make_card("ana", {"sql": WIDE, "modeling": 3}, vote=Vote.STRONG_YES, takeaways="Calm"),
        make_card("bob", {"sql": 2, "modeling": Absence.RAN_OUT_OF_TIME}, flags={"careless-pii": "Mailed a dump"}),
        make_card("cyd", {"modeling": 2}),
    ],
    members=("dan",),
)

NOTHING = "None of the levels given, agreed on alone, would change the recommendation."


def lines(found: object) -> list[str]:
    return list(found)  # type: ignore[call-overload]


def test_texts_stand_side_by_side_as_many_as_fit() -> None:
    columns = [Column(name, ("one two three four five six seven",)) for name in "abcd"]

    assert lines(side_by_side(columns, 80)) == [
        "a                          b                          c",
        "one two three four five    one two three four five    one two three four five",
        "six seven                  six seven                  six seven",
        "",
        "d",
        "one two three four five six seven",
    ]


def test_a_narrow_terminal_gets_one_column_at_a_time() -> None:
    columns = [Column(name, ("word",)) for name in "ab"]

    assert lines(side_by_side(columns, 30)) == ["a", "word", "", "b", "word"]
    assert lines(stacked(columns)) == ["a", "  word", "b", "  word"]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=80), min_size=1, max_size=5), st.integers(40, 120))
def test_no_line_is_wider_than_the_terminal(texts: list[str], width: int) -> None:
    columns = [Column("who", (text,)) for text in texts]

    for line in side_by_side(columns, width):
        assert all(cells(part) <= width for part in wrapped(line, width))
        assert line == safe(line)


def test_the_gate_says_who_is_in_and_nothing_of_what_they_wrote() -> None:
    assert lines(page.gate(make_meeting(THREE))) == [
        "Debrief on Jane Doe, Data Engineer",
        "",
        "  [x] ana, First talk, submitted 2026-11-20",
        "  [x] bob, First talk, submitted 2026-11-20",
        "  [x] cyd, First talk, submitted 2026-11-20",
        "  [ ] dan, expected, has not submitted",
    ]


def test_too_few_for_the_policy_is_said_at_the_gate() -> None:
    assert lines(page.gate(make_meeting(make_assessment([ANA]))))[-1] == (
        "  The policy asks for 2 interviewers; with fewer the recommendation is No decision."
    )


def test_an_item_says_why_it_is_here_who_speaks_and_shows_the_evidence_side_by_side() -> None:
    meeting = make_meeting(THREE)

    assert lines(page.item_page(meeting, meeting.agenda[0], plain=False, width=80)) == [
        "[1/2] SQL",
        f"Why here: 2 apart x weight 60 x power 0 = 0. {NOTHING}",
        "Speaks first: ana, then bob",
        "",
        "ana: 4 Exceeds                           bob: 2 Below",
        "Counted rows before and after the join   (no evidence written)",
        "+ Checks SQL unasked",
        "- Guesses at SQL",
        "",
        "No level: cyd: not asked",
    ]


def test_the_overview_shows_red_flags_votes_and_takeaways() -> None:
    text = "\n".join(page.overview(make_meeting(THREE), plain=True, width=80))

    assert "Red flag by bob: Careless with personal data\n  Mailed a dump" in text
    assert "ana\n  Vote: Strong yes (First talk)\n  Calm" in text


def test_the_votes_page_is_the_ledger() -> None:
    meeting = voted(talked(voted(read(), bob=Vote.YES)))

    assert lines(page.votes(meeting)) == [
        "       before reading  after reading  final",
        "  ana  Strong yes      Strong yes     Strong yes",
        "  bob  No              Yes            Yes",
        "  bob changed from No to Yes after reading: Read on",
    ]


@pytest.mark.parametrize(
    ("seconds", "told"), [(65, "1:05 of 10:00"), (600, "10:00, time is up"), (690, "11:30, time is up")]
)
def test_the_clock_of_the_read(seconds: int, told: str) -> None:
    class Reading:
        minutes = 10

    reading = Reading()
    reading.seconds = seconds  # type: ignore[attr-defined]

    assert clock(reading) == told  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "a\nb", "\u202etrap", "x" * 200, "李" * 90])
def test_hostile_text_never_acts_on_the_terminal(text: str) -> None:
    meeting = everywhere(text)
    pages = [
        *page.gate(meeting),
        *page.overview(meeting, plain=False, width=80),
        *page.votes(meeting),
        *page.contents(meeting),
        *(line for item in meeting.agenda for line in page.item_page(meeting, item, plain=False, width=80)),
    ]

    for line in pages:
        for part in wrapped(line, 80):
            assert part == safe(part)
            assert cells(part) <= 80


def test_every_item_of_a_whole_debrief_can_be_shown() -> None:
    meeting: Meeting = whole()

    for item in meeting.agenda:
        assert f"{item.line.name}" in lines(page.item_page(meeting, item, plain=True, width=80))[0]
