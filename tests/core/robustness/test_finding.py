"""What a lead reads: one sentence for each thing that was tried, also where there is little to say."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.core.robustness.answer import answer
from scorecard.core.robustness.case import Case, case
from scorecard.core.robustness.examination import Examination, examine
from scorecard.core.robustness.finding import findings
from scorecard.core.robustness.trial import Setting, Trial
from scorecard.core.scorecard import Rating, Scorecard, Vote
from tests.core.robustness.panel import SEVEN, tried
from tests.core.robustness.test_case import RULES, WEIGHTS, some_rules
from tests.core.strategy import panels
from tests.factory import make_assessment, make_card, make_policy, make_rubric

BY_ID = {rule.id: rule for rule in RULES}
TWO = {"sql": 50, "modeling": 50}
ALL_3 = dict.fromkeys(SEVEN, 3)
THREE = ("ana", "bob", "cyd")


def said(panel: Case) -> dict[str, str]:
    return {one.topic: one.sentence for one in findings(examine(panel))}


# sql 4, the rest 3: 3.25. Up 0.25: five points at 15 / 100 / 3 = 0.05. Down more than 0.45: six at 25 / 100 / 3. With
# share t of sql the score is 3 + t: a strong yes from 1/2 on.
def test_a_panel_that_nothing_turns() -> None:
    assert said(tried({key: {**ALL_3, "sql": 4} for key in THREE}, SEVEN)) == {
        "firmness": "Firm, for a hire: no one interviewer, no weight, no missing rating and no two points on ratings "
        "turn it.",
        "interviewers": "Without any one of ana, bob or cyd it stays Yes.",
        "changes": "No single rating one point higher or lower changes the call (39 were tried).",
        "fewest": "It takes at least so many changes of a rating by one point: 5 for Strong yes and 6 for No or worse; "
        "not even 12 give Strong no or No decision.",
        "weights": "The call stays Yes unless SQL counts for more than 50% (now 25%): then Strong yes.",
        "weight_moved": "At least 25 points of weight must move from Data modeling and Debugging to SQL to make it "
        "Strong yes.",
        "equal_weights": "If all 7 dimensions counted the same, the score would be 3.14 (now 3.25): it stays Yes.",
        "dimensions": "Leaving out any one dimension, it stays Yes.",
        "rules": "No gate or rule makes the call: with each of them off it stays Yes.",
        "missing": "No rating is missing: every dimension was rated, and so was what each interview was for.",
        "probe": "No single further rating can change the call.",
    }


# sql (3 + 3) / 2, modeling (3 + 2) / 2: 2.75, 0.05 under the edge, and every point is worth 0.25.
def test_a_panel_that_hangs_on_one_point() -> None:
    found = said(tried({"ana": {"sql": 3, "modeling": 3}, "bob": {"sql": 3, "modeling": 2}}, TWO, interviewers=1))

    assert found == {
        "firmness": "Too close, against a hire: leaving out bob turns it; one point on one rating turns it.",
        "interviewers": "Without bob it would be Yes; without ana it stays No. There are two interviewers, so each is "
        "half of what is known.",
        "changes": "4 of 8 changes of one rating by one point change the call: SQL by ana from 3 to 4 makes it Yes; "
        "SQL by bob from 3 to 4 makes it Yes; 2 more in the table.",
        "fewest": "It takes at least so many changes of a rating by one point: 3 for Strong yes, 1 for Yes or better "
        "and 4 for Strong no; not even 12 give No decision.",
        "weights": "The call stays No unless SQL counts for more than 60% (now 50%): then Yes. 1 other weight could "
        "change it, further off.",
        "weight_moved": "At least 10 points of weight must move from Data modeling to SQL to make it Yes.",
        "equal_weights": "If all 2 dimensions counted the same, the score would be 2.75 (now 2.75): it stays No.",
        "dimensions": "Without Data modeling it would be Yes. Without any other it stays No.",
        "rules": "No gate or rule makes the call: with each of them off it stays No.",
        "missing": "No rating is missing: every dimension was rated, and so was what each interview was for.",
        "probe": "Ask next: Data modeling, by somebody new (interview first). 2 of the 4 levels would change the call: "
        "No at 1 or 2, Yes at 3 or 4.",
    }


def test_a_rule_that_makes_the_call_is_named() -> None:
    board = {"ana": {"sql": 4, "modeling": 3}, "bob": {"sql": 2, "modeling": 3}}
    one = said(tried(board, TWO, rules=(BY_ID["split"], BY_ID["floor"])))
    two = said(
        tried(board, TWO, rules=(BY_ID["split"], BY_ID["votes"]), votes={"ana": Vote.STRONG_YES, "bob": Vote.NO})
    )

    assert (one["rules"], two["rules"]) == (
        "Without split it would be Yes.",
        (
            "Switching off one rule changes nothing, as split and votes each say No decision. Without any of them "
            "it would be Yes."
        ),
    )
    assert one["firmness"] == "Too close, open: one point on one rating turns it."


def test_whatever_is_missing_is_bounded() -> None:
    cards = [make_card(who, {"sql": 3, "modeling": 3, "debugging": 3}, interview=None) for who in THREE]
    weights = {"sql": 40, "modeling": 30, "debugging": 20, "testing": 10}
    same, other = (
        said(case(make_rubric(weights, policy=make_policy(rules=(), bands=bands)), cards))["missing"]
        for bands in (("3.5", "2.8", "2"), ("3.1", "2.9", "2"))
    )

    assert same == "Whatever Testing turns out to be, it stays between 2.80 and 3.10: Yes."
    assert (
        other
        == "Missing: Testing. The score may be anything between 2.80 and 3.10, and the call from No to Strong yes."
    )


def test_what_opens_a_gate_for_sure_is_said_to() -> None:
    board = {key: 4 for key in SEVEN if key not in ("sql", "testing")}
    cards = [make_card(who, board, interview=None) for who in THREE]

    found = said(case(make_rubric(SEVEN, policy=make_policy(rules=(), bands=("4", "2.8", "2"))), cards))

    # 4 x 0.65 + 1 x 0.35 = 2.95.
    assert found["missing"] == (
        "Missing: SQL and Testing. The score may be anything between 2.95 and 4.00, and the call from Yes to "
        "Strong yes."
    )
    assert found["rules"] == "Without coverage it would be Strong yes."
    assert (
        found["changes"]
        == "Other levels cannot change the call as long as too little is there: 65% of the weight rated."
    )


def test_where_nothing_is_known_everything_is_still_a_sentence() -> None:
    nobody = "0 interviewers submitted, 2 needed and 0% of the weight rated"

    assert said(tried({}, TWO)) == {
        "firmness": f"There is not enough for a call, so nothing is firm yet: {nobody}.",
        "interviewers": "Nobody has submitted, so no interviewer can be left out.",
        "changes": "There is no rating yet that could be another.",
        "fewest": "No number of changed ratings leads to another call as long as too little is there.",
        "weights": "Whatever any one dimension weighs, the call stays No decision.",
        "weight_moved": "Too little is there for a call, so weight that moves between what was rated changes nothing.",
        "equal_weights": "Nothing was rated, so equal weights say nothing.",
        "dimensions": "Fewer than two dimensions were rated, so none can be left out.",
        "rules": "Nothing was rated, so there is nothing that a rule could change.",
        "missing": "Whatever SQL and Data modeling turn out to be, it stays between 1.00 and 4.00: No decision.",
        "probe": "No single further rating can change the call. It takes more than one.",
    }


def test_one_interviewer_is_one_word() -> None:
    found = said(tried({"ana": {"sql": 3}}, {"sql": 100}, interviewers=1))

    assert found["interviewers"] == "All that is known is the word of ana, so no interviewer can be left out."
    assert (
        found["firmness"]
        == "Too close, for a hire: it is the word of one interviewer; one point on one rating turns it."
    )
    assert found["weights"] == "There is one dimension, so there is no weight to change."
    assert found["weight_moved"] == "There is one dimension, so no weight can move."
    assert found["equal_weights"] == "There is one dimension, so equal weights change nothing."


def test_where_everybody_raised_a_red_flag_no_level_helps() -> None:
    cards = [make_card(who, ALL_3, flags={"careless-pii": "Said so"}) for who in THREE]
    found = said(case(make_rubric(SEVEN, policy=make_policy(rules=(BY_ID["flag"],))), cards))

    # Strong no is more than 1.00 away: six points on sql are worth 0.50, and then each at most 0.05.
    assert found["fewest"] == "Not even 12 changes of ratings by one point lead to another call."
    assert found["rules"] == "Without flag it would be Yes."


@settings(max_examples=40, deadline=None)
@given(panels, some_rules, st.randoms(use_true_random=False))
def test_every_panel_gets_sentences_and_their_order_is_nobodys(
    cards: tuple[Scorecard, ...], rules: tuple[object, ...], chance: object
) -> None:
    rubric = make_rubric(WEIGHTS, policy=make_policy(rules=rules))  # type: ignore[arg-type]
    shuffled = list(cards)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    found: Examination = examine(case(rubric, cards))

    assert found == examine(case(rubric, shuffled))
    for one in findings(found):
        assert one.sentence.endswith(".")
        assert not any(word in f"{one.sentence} {one.number}" for word in ("None", "nan", "Fraction", "{", "Vote"))


def test_what_is_tried_stands_beside_what_is() -> None:
    cards = [make_card(who, ALL_3) for who in THREE]
    weighed = make_assessment(cards, rubric=make_rubric(SEVEN, policy=make_policy(rules=(BY_ID["floor"],))))

    found = answer(weighed, Trial(settings=(Setting("ana", "sql", 1),)))

    assert found.tried is not None
    assert (found.found.case.call, found.tried.case.call, found.looked_at) == (Vote.YES, Vote.NO, found.tried)
    assert found.notes == ("As tried it would be No instead of Yes (floor).",)
    assert answer(weighed, Trial()).tried is None


somebody = st.sampled_from(["ana", "bob", "cyd", "dee", "zoe"])
some_settings = st.builds(Setting, somebody, st.sampled_from(sorted(WEIGHTS)), st.none() | st.integers(1, 4))
some_weights = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.sampled_from([0, 1, 20, 50, 100]), max_size=3)
bars = st.none() | st.fractions(1, 4, max_denominator=4)


@settings(max_examples=150, deadline=None)
@given(panels, panels, st.lists(some_settings, max_size=3), some_weights, bars, st.sampled_from(["0", "4/5", "1"]))
def test_whatever_is_tried_on_whatever_panel_gets_an_answer(
    ours: tuple[Scorecard, ...],
    theirs: tuple[Scorecard, ...],
    levels: list[Setting],
    weights: dict[str, int],
    bar: Fraction | None,
    coverage: str,
) -> None:
    rubric = make_rubric(WEIGHTS, policy=make_policy(rules=RULES, interviewers=1, coverage=coverage))
    weighed, other = (make_assessment(cards, rubric=rubric) for cards in (ours, theirs))
    points = {key: Fraction(weight) for key, weight in weights.items()}
    if sum(points.values()) > 100 or (len(points) == len(WEIGHTS) and not sum(points.values())):
        return

    found = answer(weighed, Trial(tuple(levels), points, bar), other)

    assert found.rival is not None
    assert all(saying.sentence for saying in (*found.sayings, *found.rival.sayings))


def test_a_dimension_may_be_given_all_the_weight() -> None:
    weighed = make_assessment([make_card("ana"), make_card("bob", {"sql": 4, "modeling": 2})])

    found = answer(weighed, Trial(weights={"sql": Fraction(100)}))

    assert found.tried is not None
    assert [one.what for one in found.tried.dimensions] == ["modeling"]
    # sql 7/2 and modeling 5/2: with a share t of modeling 3.5 - t, under 2.8 from 0.7 on; nobody voted strong yes.
    expected = "The call stays Yes unless Data modeling counts for more than 70% (now 0%): then No."
    assert found.sayings[4].sentence == expected


def test_who_is_expected_is_said_to_be_missing() -> None:
    weighed = make_assessment([make_card("ana"), make_card("bob")], members=("ana", "dan", "eve"))

    assert answer(weighed, Trial()).sayings[-1].sentence == (
        "dan and eve are expected and not in yet; no figure here knows of what they will say."
    )


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_panel_where_all_is_equal_has_no_weight_that_matters(level: int) -> None:
    cards = [make_card(who, {key: Rating(level=level) for key in SEVEN}) for who in THREE]
    panel = case(make_rubric(SEVEN, policy=make_policy(rules=())), cards)

    assert said(panel)["weights"] == f"Whatever any one dimension weighs, the call stays {panel.call.words}."
