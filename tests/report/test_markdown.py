from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from scorecard.core.assessment import assess
from scorecard.core.rule import Rule, Span, Votes
from scorecard.core.scorecard import Absence, Rating, Vote
from scorecard.report.markdown import markdown_summary
from tests.factory import (
    make_assessment,
    make_card,
    make_decision,
    make_exercise,
    make_panel,
    make_policy,
    make_rubric,
    make_submission,
)
from tests.report import hostile
from tests.report.test_escape import TEXTS

GFM = MarkdownIt("gfm-like")
DAY = "2026-11-23"


def kept(name: str) -> str:
    return (Path(__file__).parent / "summaries" / f"{name}.md").read_text(encoding="utf-8")


# SQL (3 + 2) / 2 = 5/2, modeling 3: (45 x 5/2 + 35 x 3) / 80 = 87/32 = 2.718..., and (5/2 + 3) / 2 = 11/4.
def test_a_summary_says_the_recommendation_first_and_then_all_it_rests_on() -> None:
    seen = "Counted rows before *and* after.\nThen compared a | b."
    ana = make_card(
        "ana",
        {"sql": Rating(level=3, evidence=seen, signals=("sql-bad", "sql-good")), "modeling": 3},
        criteria={
            "task": {"nulls": Absence.INSUFFICIENT_EVIDENCE, "grain": Rating(level=4, evidence="One row per order")}
        },
        takeaways="Calm",
        note_to_next="Ask about tests",
        private_notes="Reminds me of myself",
    )
    late = Rating(absent=Absence.RAN_OUT_OF_TIME, evidence="Ten minutes late")
    flags = {"careless-pii": "Would mail the table"}
    bob = make_card("bob", {"sql": 2, "modeling": late}, vote=Vote.NO, flags=flags)
    assessment = make_assessment(
        [ana, bob],
        rubric=make_rubric({"sql": 45, "modeling": 35, "testing": 20}),
        exercises=[make_exercise(criteria={"grain": 60, "nulls": 40})],
        members=("ana", "bob", "cyd"),
    )

    assert markdown_summary(assessment, on=DAY) == kept("whole").replace("{content}", assessment.rubric_hash[:8])


def test_a_blind_viewer_gets_a_draft_of_their_own_and_nothing_else() -> None:
    bob = make_card("bob", {"sql": 1, "modeling": 1}, vote=Vote.STRONG_NO, takeaways="Never")
    decision = make_decision(Vote.NO, because="Too green")
    assessment = make_assessment([bob], drafts=[make_card("ana")], members=("cyd",), decision=decision, viewer="ana")

    assert markdown_summary(assessment, on=DAY) == kept("draft").replace("{content}", assessment.rubric_hash[:8])


def test_a_summary_of_nothing_says_that_there_is_nothing() -> None:
    text = markdown_summary(make_assessment(), on=DAY)

    assert "**Recommendation: No decision.** Nothing was rated yet.\n" in text
    assert "- Nothing was rated, so there is no score.\n- **interviewers** turns the call into No decision" in text
    assert "## Interviews\n\nNobody has submitted a scorecard.\n" in text


def test_a_decision_stands_at_the_top_with_who_why_and_what_it_overrides() -> None:
    decision = make_decision(Vote.NO, by="lea", because="No senior to guide", override="The yes rests on SQL alone")
    lines = markdown_summary(make_assessment([make_card("ana"), make_card("bob")], decision=decision), on=DAY).split(
        "\n"
    )

    assert lines[2].startswith("**Recommendation: Yes.** Score 3.00 on a scale of 1 to 4")
    assert lines[4:9:2] == [
        "**Decision: No**, by lea on 2026-11-23: No senior to guide",
        "Why it goes against the recommendation or a red flag: The yes rests on SQL alone",
        "The recommendation is advice that follows from the rubric's rules; lea decided.",
    ]


def test_what_decided_comes_before_what_changes_nothing() -> None:
    cards = [make_card("ana", {"sql": 4, "modeling": 3}), make_card("bob", {"sql": 2, "modeling": 3})]
    split = Rule(id="split-levels", span=Span(levels=2), cap=Vote.NO_DECISION, because="It hides.")
    champion = Votes(vote=Vote.STRONG_YES, fewer_than=1)
    rules = (Rule(id="no-champion", votes=champion, cap=Vote.YES, because="Nobody voted so"), split)
    assessment = make_assessment(cards, rubric=make_rubric(policy=make_policy(rules=rules)))
    saw = [check.saw for check in reversed(assessment.recommendation.reasons)]

    assert reasons_of(markdown_summary(assessment, on=DAY)) == [
        "- The score 3.00 is in the band Yes (2.80 and above).",
        f"- **split-levels** turns the call into No decision, and this decides. Seen: {saw[0]}. Why: It hides.",
        f"- **no-champion** caps the call at Yes, which changes nothing here. Seen: {saw[1]}. Why: Nobody voted so.",
    ]


# SQL 1 and 2 average 1.5, below 2.5; 0.6 x 1.5 + 0.4 x 3 = 2.10, a No already.
def test_a_cap_at_what_the_band_says_anyway_changes_nothing() -> None:
    cards = [make_card("ana", {"sql": 1, "modeling": 3}), make_card("bob", {"sql": 2, "modeling": 3})]
    lines = reasons_of(markdown_summary(make_assessment(cards), on=DAY))

    assert lines[0] == "- The score 2.10 is in the band No (2.00 and above)."
    assert lines[1].startswith("- **sql-floor** caps the call at No, which changes nothing here.")


def test_without_enough_signal_only_the_gate_decides() -> None:
    card = make_card("ana", {"sql": 3, "modeling": 3}, vote=Vote.STRONG_NO)
    lines = reasons_of(markdown_summary(make_assessment([card]), on=DAY))

    assert [line.partition(". Seen")[0] for line in lines[1:]] == [
        "- **interviewers** turns the call into No decision, and this decides",
        "- **strong-objection** turns the call into No decision, which changes nothing here",
        "- **no-champion** caps the call at Yes, which changes nothing here",
    ]


def test_below_the_lowest_number_the_band_is_strong_no() -> None:
    cards = [make_card(who, {"sql": 1, "modeling": 2}) for who in ("ana", "bob")]

    assert reasons_of(markdown_summary(make_assessment(cards), on=DAY))[0] == (
        "- The score 1.40 is in the band Strong no (below 2.00)."
    )


def test_a_band_that_two_decimals_cannot_hold_is_written_exactly() -> None:
    rubric = make_rubric(policy=make_policy(bands=("7/2", "17/6", "2"), rules=()))
    cards = [make_card("ana"), make_card("bob")]

    assert reasons_of(markdown_summary(make_assessment(cards, rubric=rubric), on=DAY)) == [
        "- The score 3.00 is in the band Yes (17/6 and above).",
        "- No rule fired.",
    ]


def reasons_of(text: str) -> list[str]:
    return text.partition("## Reasons\n\n")[2].partition("\n\n")[0].splitlines()


def test_what_an_older_rubric_does_not_have_is_shown_under_its_id() -> None:
    ana = make_card(
        "ana",
        {"sql": 3, "modeling": 3, "charm": Rating(level=4, evidence="Smiled", signals=("wit",))},
        interview="lunch",
        criteria={"gone": {"speed": 3}},
        flags={"rude": "Interrupted"},
    )
    text = markdown_summary(make_assessment([ana, make_card("bob")]), on=DAY)

    assert (
        "### charm (not in this version of the rubric and not counted)\n\n- **ana** (lunch): level 4. Smiled\n" in text
    )
    assert "  - Strong signal: wit\n" in text
    assert "### gone\n\n- **ana** (lunch), speed: level 3, nothing written.\n" in text
    assert "- rude (raised by **ana**, lunch): Interrupted\n" in text


def test_an_amended_scorecard_and_a_changed_rubric_are_named() -> None:
    panel = make_panel([make_card("ana")])
    amended = make_submission(make_card("bob", interview=None), rubric_hash="f" * 64, revision=2, because="Wrong slot")
    panel = replace(panel, submissions=(*panel.submissions, amended))
    text = markdown_summary(assess(panel, make_rubric(), panel.rubric_hashes[0], {}), on=DAY)

    assert "- **bob**, held 2026-11-20, submitted 2026-11-20, revision 2: Wrong slot\n" in text
    assert "Some scorecards were rated on another version of it; their levels count by dimension." in text


def test_two_interviews_of_one_person_are_one_column_and_two_notes() -> None:
    cards = [make_card("ana", {"sql": 2}), make_card("ana", {"sql": 3}, interview="second"), make_card("bob")]
    text = markdown_summary(make_assessment(cards), on=DAY)

    assert "| SQL | 60 | 2.50 | 3 | ██░░ 2.75 |\n" in text
    assert "- **ana** (First talk): level 2, nothing written.\n- **ana** (second): level 3, nothing written.\n" in text


@pytest.mark.parametrize("viewer", ["", "{} again"])
@pytest.mark.parametrize("text", [*hostile.SHORT, "x" * 10_000], ids=lambda text: ascii(text[:24]))
def test_hostile_text_everywhere_changes_no_structure(text: str, viewer: str) -> None:
    if text.strip():
        assert_same_structure(text, viewer)


@given(text=TEXTS)
@example("a\n- b")
@settings(max_examples=50)
def test_any_text_everywhere_changes_no_structure(text: str) -> None:
    if text.strip():
        assert_same_structure(text, "")


def assert_same_structure(text: str, viewer: str) -> None:
    tokens = GFM.parse(markdown_summary(hostile.everywhere(text, viewer=viewer.format(text)), on=DAY))
    harmless = GFM.parse(markdown_summary(hostile.everywhere("word", viewer=viewer.format("word")), on=DAY))

    assert [token.type for token in tokens] == [token.type for token in harmless]
    for token, plain in zip(tokens, harmless, strict=True):
        active = [child.type for child in token.children or [] if child.type not in ("text", "html_inline")]
        assert active == [child.type for child in plain.children or [] if child.type != "text"]
        assert {child.content for child in token.children or [] if child.type == "html_inline"} <= {"<br>"}


def test_private_notes_are_in_no_summary() -> None:
    card = make_card("ana", private_notes="Reminds me of myself")
    texts = [
        markdown_summary(make_assessment([card]), on=DAY),
        markdown_summary(make_assessment(drafts=[card], viewer="ana"), on=DAY),
    ]

    assert not any("Reminds" in text for text in texts)


def test_nothing_that_people_wrote_begins_a_line() -> None:
    lines = markdown_summary(hostile.everywhere("/close"), on=DAY).splitlines()

    assert [line for line in lines if line.lstrip().startswith("/close")] == []
