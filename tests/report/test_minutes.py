"""The minutes of a debrief as a whole document, and that nothing in them can act."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from scorecard.core.debrief.closing import Decide, LeaveOut, TakeIn
from scorecard.core.debrief.event import Arrange, CastVote, FinishReading, OpenGate, Read, SayWhy
from scorecard.core.debrief.meeting import Meeting, Stage, step
from scorecard.core.debrief.record import Change, Gate, Topic
from scorecard.core.debrief.talk import Agree, EndAgenda, Note, Take
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.report.markdown import markdown_summary
from scorecard.report.minutes import markdown_minutes
from tests.core.talk import ANA, AT, BOB, after, decided, make_debrief, make_meeting, read, talked, voted
from tests.factory import make_assessment, make_card, make_submission
from tests.report import hostile
from tests.report.test_escape import TEXTS

GFM = MarkdownIt("gfm-like")


def kept(name: str) -> str:
    return (Path(__file__).parent / "minutes" / f"{name}.md").read_text(encoding="utf-8")


def whole() -> Meeting:
    """A debrief without dan, in which bob changed his vote twice and the panel decided against the split."""
    cards = [make_card("ana", {"sql": 4, "modeling": 3}, vote=Vote.STRONG_YES), make_card("bob", {"sql": 2})]
    panel = make_assessment([*cards, make_card("cyd", {"modeling": 2}, interview="lunch")], members=("dan",))
    meeting = after(make_meeting(panel), SayWhy("Dan is *ill*"), OpenGate("lea", AT), Read(245), FinishReading())
    meeting = voted(meeting, bob=Vote.NO)
    meeting = after(
        meeting, Note("sql", "ana: the join\n# and a count"), Agree("sql", 3), Take("modeling"), EndAgenda()
    )
    meeting = voted(meeting, bob=Vote.YES)
    return after(meeting, Decide(Decision(Vote.YES, "lea", "Ready to learn", AT)))


def test_the_minutes_of_a_whole_debrief() -> None:
    meeting = whole()

    assert markdown_minutes(meeting) == kept("whole").replace("{content}", meeting.assessment.rubric_hash[:8])


def test_minutes_of_a_debrief_under_way_keep_the_votes_of_its_round_closed() -> None:
    meeting = step(read(), CastVote(Stage.SECOND_VOTE, "bob", Vote.STRONG_YES, "Secret reason", AT))
    text = markdown_minutes(meeting)

    assert "**Minutes so far.** The debrief stands at the vote after reading; nothing is decided in it yet.\n" in text
    assert "| bob | No | – | – |\n" in text
    assert "No change so far; the votes of a round open when all of them are in.\n" in text
    assert "Secret" not in text


def test_an_override_and_later_scorecards_are_told() -> None:
    late = make_assessment([ANA, BOB, make_card("dan", vote=Vote.NO)])
    taken = Change(scorecards=("sub-dan-first",), said="dan submitted a scorecard", by="lea", at=AT)
    left = replace(taken, scorecards=("x",), said="bob amended a scorecard", by="ana")
    meeting = after(voted(read()), TakeIn(late, taken), LeaveOut(left), FinishReading())
    meeting = voted(talked(voted(meeting)))
    meeting = after(meeting, Decide(Decision(Vote.NO, "lea", "No seat", AT, "The budget is gone")))
    text = markdown_minutes(replace(meeting, by_now=(make_assessment([ANA, BOB, make_card("eve")]),)))

    assert "Why it goes against the recommendation or a red flag: The budget is gone\n" in text
    assert (
        "- While it was under way, dan submitted a scorecard. **lea** had it taken in on 2026-11-24: everybody read "
        "again and voted anew.\n"
        "- While it was under way, bob amended a scorecard. **ana** had it left out on 2026-11-24.\n"
        "- Since then, eve submitted a scorecard; these minutes are about the scorecards as they were read.\n"
    ) in text
    assert "Nobody changed a vote.\n" in text


def test_a_revision_that_was_read_is_named() -> None:
    meeting = make_meeting()
    panel = replace(meeting.assessment.panel, submissions=(make_submission(ANA), make_submission(BOB, revision=2)))
    text = markdown_minutes(replace(meeting, assessment=replace(meeting.assessment, panel=panel)))

    assert "- Scorecards read: **ana** (First talk), **bob** (First talk), revision 2.\n" in text


def test_an_order_that_somebody_set_is_not_called_the_least_senior_first() -> None:
    text = markdown_minutes(after(make_meeting(), Arrange(("bob", "ana"))))

    assert "- Order of speaking and voting, as it was set: bob, ana.\n" in text


def test_private_notes_are_in_no_minutes() -> None:
    cards = [replace(card, private_notes="Reminds me of myself") for card in (ANA, BOB)]
    meeting = decided(voted(talked(voted(read(make_assessment(cards))))), Vote.YES)

    assert "Reminds" not in markdown_minutes(meeting)


def everywhere(text: str) -> Meeting:
    """A debrief under way with the text in every place that a person writes, names and rubric included."""
    assessment = hostile.everywhere(text)
    said = make_debrief(
        assessment,
        convened_by=text,
        gate=Gate(opened_by=text, opened_at=AT, because=text, missing=(text, f"{text} too")),
        topics={"sql": Topic(notes=(text, text), consensus=3), "modeling": Topic(notes=(text,))},
        changes=(Change(scorecards=("x",), said=text, by=text, at=AT), Change(
            scorecards=("y",), said=text, by=text, at=AT, taken=True)),
        reading_over=True,
    )  # fmt: skip
    meeting = Meeting(assessment, said, (assessment,))
    for vote in (Vote.NO, Vote.YES):
        for who in meeting.voters:
            meeting = step(meeting, CastVote(meeting.stage, who, vote, text, AT))
        if not meeting.debrief.agenda_over:
            meeting = step(meeting, EndAgenda())
    return meeting.telling(decision=Decision(Vote.YES, text, text, AT, text))


@pytest.mark.parametrize("text", [*hostile.SHORT, "x" * 10_000], ids=lambda text: ascii(text[:24]))
def test_hostile_text_everywhere_changes_no_structure(text: str) -> None:
    if text.strip():
        assert_same_structure(text)


@given(text=TEXTS)
@example("a\n- b")
@settings(max_examples=50)
def test_any_text_everywhere_changes_no_structure(text: str) -> None:
    if text.strip():
        assert_same_structure(text)


def assert_same_structure(text: str) -> None:
    for write in (markdown_minutes, _summary):
        tokens, harmless = GFM.parse(write(everywhere(text))), GFM.parse(write(everywhere("word")))
        assert [token.type for token in tokens] == [token.type for token in harmless]
        for token, plain in zip(tokens, harmless, strict=True):
            active = [child.type for child in token.children or [] if child.type not in ("text", "html_inline")]
            assert active == [child.type for child in plain.children or [] if child.type != "text"]
            assert {child.content for child in token.children or [] if child.type == "html_inline"} <= {"<br>"}


def _summary(meeting: Meeting) -> str:
    return markdown_summary(meeting.assessment, on="2026-11-24", debrief=meeting)


def test_nothing_that_people_wrote_begins_a_line() -> None:
    lines = markdown_minutes(everywhere("/close")).splitlines()

    assert [line for line in lines if line.lstrip().startswith("/close")] == []


# In the summary


def test_a_summary_tells_of_the_debrief_and_changes_nothing_else() -> None:
    meeting = whole()
    plain, told = (
        markdown_summary(meeting.assessment, on="2026-11-24", debrief=debrief) for debrief in (None, meeting)
    )
    before, section, rest = told.partition("## Debrief\n")
    section, heading, rest = rest.partition("## Interviews\n")

    assert before + heading + rest == plain
    assert section == (
        "\nHeld on 2026-11-24, run by **lea**. Opened by **lea** without **dan**, because: Dan is \\*ill\\*\n\n"
        "| Interviewer | Before reading | After reading | Final |\n|:--|:--|:--|:--|\n"
        "| ana | Strong yes | Strong yes | Strong yes |\n| bob | Yes | No | Yes |\n| cyd | Yes | Yes | Yes |\n\n"
        "- bob changed from Yes to No after reading: Read on\n"
        "- bob changed from No to Yes after the discussion: Read on\n"
        "- SQL: agreed on 3, kept beside ana 4, bob 2; the scorecards and the score are unchanged.\n"
        "- The minutes: **scorecard debrief jane-doe --minutes**\n\n"
    )


def test_a_blind_viewers_summary_tells_of_no_debrief() -> None:
    blind = make_assessment([BOB], drafts=[ANA], viewer="ana")

    assert "Debrief" not in markdown_summary(blind, on="2026-11-24", debrief=whole())
