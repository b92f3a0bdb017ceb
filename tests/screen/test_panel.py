from dataclasses import replace

from rich.cells import cell_len

from scorecard.core.assessment import assess
from scorecard.core.panel import OpenDraft
from scorecard.core.scorecard import Absence, Rating, Vote
from scorecard.screen.panel import panel_view
from tests.factory import (
    make_assessment,
    make_card,
    make_decision,
    make_panel,
    make_rubric,
    make_submission,
)
from tests.screen.paper import SGR, kept, printed

LONG_NAMES = ("Bartholomew Featherstonehaugh-Cholmondeley", "Wolfeschlegelsteinhausenbergerdorff", "李雷韩梅梅" * 5)


# (45 x 5/2 + 35 x 3) / 80 = 87/32 = 2.718..., and (5/2 + 3) / 2 = 2.75
def test_a_panel_at_a_glance() -> None:
    cards = [
        make_card("ana", {"sql": 3, "modeling": 3}),
        make_card(
            "bob",
            {"sql": 2, "modeling": Absence.RAN_OUT_OF_TIME},
            interview="second",
            vote=Vote.NO,
            flags={"careless-pii": "Would mail the table"},
        ),
    ]
    rubric = make_rubric({"sql": 45, "modeling": 35, "testing": 20})
    assessment = make_assessment(cards, rubric=rubric, drafts=[make_card("cyd")], members=("ana", "dora"))

    assert printed(panel_view(assessment)) == kept("panel")


def test_a_blind_viewer_sees_their_own_draft_why_and_what_to_run() -> None:
    bob = make_card("bob", {"sql": 1, "modeling": 1}, flags={"careless-pii": "Mailed it"})
    assessment = make_assessment([bob], drafts=[make_card("ana")], members=("cyd",), viewer="ana")

    assert printed(panel_view(assessment)) == kept("panel-blind")


def test_a_blind_viewer_without_a_draft_is_told_so() -> None:
    assessment = make_assessment([make_card("bob")], members=("ana",), viewer="ana")

    assert printed(panel_view(assessment)).startswith("Jane Doe   nothing of yours yet\n")


def test_an_empty_panel_says_so() -> None:
    assert printed(panel_view(make_assessment())) == kept("panel-empty")


def test_a_decision_stands_with_who_when_why_and_what_it_overrides() -> None:
    decision = make_decision(Vote.NO, by="lea", because="No senior to guide", override="The yes rests on SQL alone")
    text = printed(panel_view(make_assessment([make_card("ana"), make_card("bob")], decision=decision)))

    assert text.partition("Decision\n")[2] == (
        "  No by lea on 2026-11-23\n"
        "  No senior to guide\n"
        "  Why against the recommendation or a red flag: The yes rests on SQL alone\n"
        "  The recommendation is advice; lea decided.\n"
    )


def test_what_decided_is_told_from_what_changes_nothing() -> None:
    cards = [make_card("ana", {"sql": 4, "modeling": 3}), make_card("bob", {"sql": 2, "modeling": 3})]
    lines = printed(panel_view(make_assessment(cards))).splitlines()

    assert "  decides          split-levels turns the call into No decision" in lines
    assert "  changes nothing  no-champion caps the call at Yes" in lines


def test_without_enough_signal_the_gate_decides_whatever_the_rules_say() -> None:
    lines = printed(panel_view(make_assessment([make_card("ana", vote=Vote.STRONG_NO)]))).splitlines()

    assert "  decides          interviewers turns the call into No decision" in lines
    assert "  changes nothing  strong-objection turns the call into No decision" in lines


def test_levels_of_two_interviews_are_one_column_with_their_mean() -> None:
    cards = [make_card("ana", {"sql": 2}), make_card("ana", {"sql": 3}, interview="second"), make_card("bob")]

    assert "  SQL                60  2.50   3   2.75    0.50\n" in printed(panel_view(make_assessment(cards)))


def test_the_reason_said_in_any_interview_stands_in_the_grid() -> None:
    tired = Rating(absent=Absence.INSUFFICIENT_EVIDENCE)
    cards = [make_card("ana", {"sql": 3}), make_card("ana", {"modeling": tired}, interview="second")]
    lines = printed(panel_view(make_assessment(cards))).splitlines()

    assert "  Data modeling      40   ?      -       -" in lines
    assert "  ? insufficient evidence" in lines


def test_amendments_and_mixed_rubrics_are_named() -> None:
    panel = make_panel([make_card("ana")])
    bob = make_submission(make_card("bob"), rubric_hash="f" * 64, revision=2, because="Wrong slot")
    again = OpenDraft("draft", make_card("ana"), panel.rubric_hashes[0], "2026-11-22T10:00:00Z", amends="sub")
    panel = replace(panel, submissions=(*panel.submissions, bob), drafts=(again,))
    text = printed(panel_view(assess(panel, make_rubric(), panel.rubric_hashes[0], {})))

    assert "  bob  First talk  submitted 2026-11-20, revision 2: Wrong slot\n" in text
    assert "  ana  First talk  amending, saved 2026-11-22\n" in text
    assert "Rated on more than one version of the rubric" in text


def test_a_flag_that_the_rubric_lacks_is_shown_by_its_id() -> None:
    text = printed(panel_view(make_assessment([make_card("ana", flags={"rude": "Interrupted"})])))

    assert "  rude raised by ana\n    not in this version of the rubric\n    Interrupted\n" in text


def test_three_long_names_fit_in_80_columns_under_letters() -> None:
    cards = [make_card(name, {"sql": level, "modeling": 3}) for level, name in enumerate(LONG_NAMES, 2)]
    text = printed(panel_view(make_assessment(cards)))

    assert max(map(cell_len, text.splitlines())) <= 80
    assert "  Dimension      Weight  A  B  C  Mean  Spread\n  SQL                60  2  3  4  3.00       2\n" in text
    assert "A Bartholomew" in text


def test_more_interviewers_than_letters_are_numbered() -> None:
    cards = [make_card(f"interviewer {number:02}") for number in range(28)]
    text = printed(panel_view(make_assessment(cards)), width=200)

    assert "Z interviewer 25" in text
    assert "28 interviewer 27" in text


def test_colour_adds_nothing_that_the_text_does_not_say() -> None:
    cards = [make_card("ana", {"sql": 4, "modeling": 1}), make_card("bob", {"sql": 2, "modeling": 3})]
    view = panel_view(make_assessment(cards, decision=make_decision()))

    assert "\x1b[" in printed(view, colour=True)
    assert SGR.sub("", printed(view, colour=True)).split() == printed(view).split()
