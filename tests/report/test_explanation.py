import json

from scorecard.core.scorecard import Absence, Vote
from scorecard.report.explanation import explanation_json
from tests.factory import make_assessment, make_card, make_rubric


# sql: ana (2 + 3) / 2 = 5/2, bob 3, mean 11/4; modeling: bob 2. (45 x 11/4 + 35 x 2) / 80 = 775/320 = 155/64 = 2.42...
# Equal weights (11/4 + 2) / 2 = 19/8 = 2.375.
def test_the_explanation_holds_every_figure_exactly_and_as_shown() -> None:
    cards = [
        make_card("ana", {"sql": 2, "modeling": Absence.NOT_ASKED}),
        make_card("ana", {"sql": 3}, interview="second"),
        make_card("bob", {"sql": 3, "modeling": 2}, vote=Vote.NO, flags={"careless-pii": "Mailed it"}),
    ]
    assessment = make_assessment(cards, rubric=make_rubric({"sql": 45, "modeling": 35, "testing": 20}))

    assert explanation_json(assessment) == {
        "candidate": "jane-doe",
        "rubric": {"id": "data", "version": "1.0", "hash": assessment.rubric_hash},
        "scorecards": 3,
        "score": {"exact": "155/64", "shown": "2.42"},
        "equal_weights": {"exact": "19/8", "shown": "2.37"},
        "coverage": {"exact": "4/5", "shown": "80%"},
        "recommendation": "no",
        "reasons": [
            {"rule": "red-flag", "outcome": "no", "because": "A red flag stops a hire"},
            {"rule": "no-champion", "outcome": "yes", "because": "Nobody voted strong yes"},
        ],
        "dimensions": [
            {
                "id": "sql",
                "weight": 45,
                "mean": {"exact": "11/4", "shown": "2.75"},
                "raters": 2,
                "levels": {"ana": "5/2", "bob": 3},
            },
            {
                "id": "modeling",
                "weight": 35,
                "mean": {"exact": "2", "shown": "2.00"},
                "raters": 1,
                "levels": {"bob": 2},
            },
            {"id": "testing", "weight": 20, "mean": None, "raters": 0, "levels": {}},
        ],
    }


def test_without_a_rating_there_are_no_figures() -> None:
    explained = explanation_json(make_assessment())

    assert (explained["score"], explained["equal_weights"]) == (None, None)
    assert explained["recommendation"] == "no_decision"
    assert explained["coverage"] == {"exact": "0", "shown": "0%"}


def test_the_explanation_is_json() -> None:
    explained = explanation_json(make_assessment([make_card("ana"), make_card("bob")]))

    assert json.loads(json.dumps(explained)) == explained
