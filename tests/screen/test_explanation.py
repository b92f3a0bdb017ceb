from rich.cells import cell_len

from scorecard.core.scorecard import Rating, Vote
from scorecard.screen.explanation import explanation_view
from tests.factory import make_assessment, make_card, make_policy, make_rubric
from tests.screen.paper import kept, printed


# sql: ana (2 + 3) / 2 = 5/2, bob 3, cyd 4, mean 19/6; modeling 8/3.
# (45 x 19/6 + 35 x 8/3) / 80 = (285/2 + 280/3) / 80 = (1415/6) / 80 = 283/96 = 2.947...
# Equal weights: (19/6 + 16/6) / 2 = 35/12 = 2.916...
def test_every_number_can_be_calculated_from_the_page() -> None:
    cards = [
        make_card("ana", {"sql": 2, "modeling": 2}),
        make_card("ana", {"sql": 3}, interview="second"),
        make_card("bob", {"sql": 3, "modeling": 3}),
        make_card("cyd", {"sql": 4, "modeling": 3}, vote=Vote.NO, flags={"careless-pii": "Mailed it"}),
    ]
    rubric = make_rubric({"sql": 45, "modeling": 35, "testing": 20})
    assessment = make_assessment(cards, rubric=rubric)

    assert printed(explanation_view(assessment)) == kept("explanation").replace("{content}", assessment.rubric_hash[:8])


def test_a_blind_viewer_sees_the_figures_of_their_own_draft() -> None:
    bob = make_card("bob", {"sql": 1, "modeling": 1})
    assessment = make_assessment([bob], drafts=[make_card("ana")], viewer="ana")

    assert printed(explanation_view(assessment)) == kept("explanation-blind")


def test_without_a_rating_there_is_nothing_to_calculate() -> None:
    text = printed(explanation_view(make_assessment()))

    assert "  Nobody rated anything, so there is no score.\n" in text
    assert "interviewers and coverage made it No decision.\n" in text


def test_a_score_on_the_edge_says_so() -> None:
    rubric = make_rubric(policy=make_policy(bands=("7/2", "3", "2"), rules=()))
    text = printed(explanation_view(make_assessment([make_card("ana"), make_card("bob")], rubric=rubric)))

    assert "  Yes         3.00 and above  <- the score is here\n" in text
    assert "  Nearest edge: Yes from 3.00, exactly on it\n" in text
    assert "  No gate or rule changes that: Yes.\n" in text


def test_an_edge_that_two_decimals_cannot_hold_is_written_exactly() -> None:
    rubric = make_rubric(policy=make_policy(bands=("7/2", "17/6", "2"), rules=()))
    text = printed(explanation_view(make_assessment([make_card("ana"), make_card("bob")], rubric=rubric)))

    assert "  Nearest edge: Yes from 17/6, 1/6 (0.16) below the score 3.00\n" in text


def test_long_names_and_texts_fit_in_80_columns() -> None:
    names = ("Bartholomew Featherstonehaugh-Cholmondeley", "Wolfeschlegelsteinhausenbergerdorff" * 3, "李雷" * 20)
    cards = [make_card(name, {"sql": Rating(level=level), "modeling": 3}) for level, name in enumerate(names, 2)]
    text = printed(explanation_view(make_assessment(cards)))

    assert max(map(cell_len, text.splitlines())) <= 80
