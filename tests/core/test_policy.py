"""The policy: gates, bands by >=, rules that only cap, and every reason named."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.number import Exact
from scorecard.core.policy import Bands, Check, Policy, Recommendation, recommend
from scorecard.core.rule import Floor, RedFlags, Rule, Span, Votes
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import Tally, tally
from tests.core.strategy import LINES, panels
from tests.factory import make_card, make_dimension, make_policy

ORDER = (Vote.STRONG_NO, Vote.NO, Vote.YES, Vote.STRONG_YES)
STRICTNESS = {Vote.STRONG_NO: 0, Vote.NO: 1, Vote.NO_DECISION: 2, Vote.YES: 3}
WEIGHTS = {"sql": 50, "modeling": 30, "testing": 20}


def weigh(*cards: Scorecard, weights: Mapping[str, int] = WEIGHTS) -> Tally:
    return tally([make_dimension(key, weight) for key, weight in weights.items()], cards)


def rated(*levels: int) -> Tally:
    """One dimension, rated by as many people as there are levels."""
    cards = [make_card(who, {"sql": level}) for who, level in zip("abcdefgh", levels, strict=False)]
    return weigh(*cards, weights={"sql": 100})


def capping(cap: Vote, rule_id: str = "capped") -> Rule:
    """A rule that fires on every panel with a vote."""
    never = Votes(vote=Vote.NO_DECISION, fewer_than=9)
    return Rule(id=rule_id, votes=never, cap=cap, because=f"Because of {rule_id}")


@pytest.mark.parametrize(
    ("score", "call"),
    [
        (Fraction(4), Vote.STRONG_YES),
        (Fraction(7, 2), Vote.STRONG_YES),
        (Fraction(34999, 10000), Vote.YES),
        (Fraction(14, 5), Vote.YES),
        (Fraction(27999, 10000), Vote.NO),
        (Fraction(2), Vote.NO),
        (Fraction(19999, 10000), Vote.STRONG_NO),
        (Fraction(1), Vote.STRONG_NO),
    ],
)
def test_a_score_that_equals_a_band_is_in_it(score: Fraction, call: Vote) -> None:
    assert make_policy(bands=("3.5", "2.8", "2")).bands.call(score) is call


def test_every_attainable_score_falls_into_the_band_that_integers_say() -> None:
    # Weights in steps of 5 give every score from 100/100 to 400/100 in steps of 5/100; each is a band as well.
    attainable = range(100, 401, 5)
    wrong = [
        (earned, least)
        for least in (*attainable, 248, 253, 299, 301, 333)
        for earned in attainable
        for bands in [Bands(strong_yes=Exact(9), yes=Exact.parse(f"{least // 100}.{least % 100:02d}"), no=Exact(1))]
        if (bands.call(Fraction(earned, 100)) is Vote.YES) != (earned >= least)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (Fraction(4), (Vote.STRONG_YES, Fraction(7, 2))),
        (Fraction(31, 10), (Vote.YES, Fraction(14, 5))),
        (Fraction(63, 20), (Vote.STRONG_YES, Fraction(7, 2))),
        (Fraction(1), (Vote.NO, Fraction(2))),
    ],
)
def test_the_nearest_band_is_the_closest_number_and_the_higher_of_two_alike(
    score: Fraction, band: tuple[Vote, Fraction]
) -> None:
    assert make_policy(bands=("3.5", "2.8", "2")).bands.nearest(score) == band


def test_a_recommendation_reports_every_gate_and_rule_with_what_it_saw() -> None:
    flag = Rule(id="red-flag", red_flags=RedFlags(at_least=1), cap=Vote.NO, because="It stops a hire")
    floor = Rule(id="floor", floor=Floor(dimension="sql", below=Exact("2")), cap=Vote.NO, because="Daily work")
    ana, bob = (
        make_card("ana", {"sql": 4, "modeling": 3}, flags={"careless-pii": "A dump"}),
        make_card("bob", {"sql": 3}),
    )

    advice = recommend(make_policy(rules=(flag, floor)), weigh(ana, bob))

    people = Check(
        "interviewers",
        Vote.NO_DECISION,
        False,
        "2 interviewers submitted, 2 needed",
        "The policy asks for 2 interviewers; 2 submitted a scorecard",
    )
    weight = Check(
        "coverage",
        Vote.NO_DECISION,
        False,
        "80% of the weight rated",
        "The policy asks for 80% of the weight; 80% was rated; nobody rated Testing",
    )
    raised = Check("red-flag", Vote.NO, True, "raised: careless-pii (by ana)", "It stops a hire")
    fine = Check("floor", Vote.NO, False, "SQL averages 3.50, not below 2.00", "Daily work")
    assert advice == Recommendation(Vote.NO, Vote.YES, (people, weight), (raised, fine))
    assert advice.reasons == (raised,)


@pytest.mark.parametrize(
    ("people", "needed", "call"),
    [(0, 1, Vote.NO_DECISION), (1, 2, Vote.NO_DECISION), (2, 2, Vote.YES), (3, 2, Vote.YES), (1, 1, Vote.YES)],
)
def test_fewer_interviewers_than_asked_for_give_no_decision(people: int, needed: int, call: Vote) -> None:
    assert recommend(make_policy(interviewers=needed, rules=()), rated(*[3] * people)).call is call


def test_one_person_in_two_interviews_is_one_interviewer() -> None:
    cards = [make_card("ana", {"sql": 3}, interview=slot) for slot in ("first", "second")]

    advice = recommend(make_policy(interviewers=2, coverage="1/2", rules=()), weigh(*cards))

    assert (advice.call, [one.rule for one in advice.reasons]) == (Vote.NO_DECISION, ["interviewers"])


@pytest.mark.parametrize(
    ("coverage", "call"),
    [("4/5", Vote.YES), ("801/1000", Vote.NO_DECISION), ("0.8", Vote.YES), ("1", Vote.NO_DECISION)],
)
def test_less_coverage_than_asked_for_gives_no_decision(coverage: str, call: Vote) -> None:
    panel = weigh(make_card("ana", {"sql": 3, "modeling": 3}), make_card("bob", {"sql": 3}))

    assert recommend(make_policy(coverage=coverage, rules=()), panel).call is call


def test_a_gate_that_fires_leaves_the_band_and_the_rules_readable() -> None:
    advice = recommend(make_policy(interviewers=2, rules=(capping(Vote.STRONG_NO),)), rated(4))

    fired = [(one.rule, one.outcome) for one in advice.reasons]
    assert (advice.call, advice.band) == (Vote.NO_DECISION, Vote.STRONG_YES)
    assert fired == [("interviewers", Vote.NO_DECISION), ("capped", Vote.STRONG_NO)]


def test_a_panel_without_any_level_gets_no_decision_and_no_band() -> None:
    advice = recommend(make_policy(interviewers=2, coverage="0", rules=()), rated())

    assert (advice.call, advice.band) == (Vote.NO_DECISION, None)


@pytest.mark.parametrize(
    ("level", "caps", "call"),
    [
        (4, [], Vote.STRONG_YES),
        (4, [Vote.YES], Vote.YES),
        (4, [Vote.NO], Vote.NO),
        (4, [Vote.STRONG_NO], Vote.STRONG_NO),
        (4, [Vote.NO_DECISION], Vote.NO_DECISION),
        (3, [Vote.YES], Vote.YES),
        (2, [Vote.YES], Vote.NO),
        (1, [Vote.NO], Vote.STRONG_NO),
        (1, [Vote.YES, Vote.NO], Vote.STRONG_NO),
        (2, [Vote.NO_DECISION], Vote.NO_DECISION),
        (4, [Vote.YES, Vote.NO_DECISION], Vote.NO_DECISION),
        (4, [Vote.NO_DECISION, Vote.YES], Vote.NO_DECISION),
        (4, [Vote.NO_DECISION, Vote.NO], Vote.NO),
        (4, [Vote.NO, Vote.STRONG_NO, Vote.NO_DECISION, Vote.YES], Vote.STRONG_NO),
        (1, [Vote.NO, Vote.NO_DECISION], Vote.STRONG_NO),
    ],
)
def test_the_strictest_rule_wins_and_a_cap_never_raises_the_call(level: int, caps: list[Vote], call: Vote) -> None:
    rules = tuple(capping(cap, f"rule-{place}") for place, cap in enumerate(caps))

    advice = recommend(make_policy(rules=rules), rated(level, level))

    assert (advice.call, [one.rule for one in advice.reasons]) == (call, [rule.id for rule in rules])


KINDS = (
    lambda line, count, vote, below: {"red_flags": RedFlags(at_least=count)},
    lambda line, count, vote, below: {"floor": Floor(dimension=line, below=below)},
    lambda line, count, vote, below: {"votes": Votes(vote=vote, at_least=count)},
    lambda line, count, vote, below: {"votes": Votes(vote=vote, fewer_than=count)},
    lambda line, count, vote, below: {"span": Span(levels=count)},
    lambda line, count, vote, below: {"span": Span(votes=count)},
)


def _policy(people: int, coverage: int, bands: list[int], rules: list[tuple[int, ...]]) -> Policy:
    no, yes, strong_yes = (Exact(Fraction(hundredths, 100)) for hundredths in sorted(bands))
    return Policy(
        interviewers=people,
        coverage=Exact(Fraction(coverage, 10)),
        bands=Bands(strong_yes=strong_yes, yes=yes, no=no),
        rules=tuple(
            Rule(
                id=f"r{at}",
                cap=list(STRICTNESS)[cap],
                because="So",
                **KINDS[kind](LINES[line], count, list(Vote)[vote], Exact(Fraction(below, 100))),
            )
            for at, (cap, kind, line, count, vote, below) in enumerate(rules)
        ),
    )


_hundredths = st.integers(100, 400)
policies = st.builds(
    _policy,
    st.integers(1, 3),
    st.integers(0, 10),
    st.lists(_hundredths, min_size=3, max_size=3),
    st.lists(
        st.tuples(
            st.integers(0, 3), st.integers(0, 5), st.integers(0, 2), st.integers(1, 3), st.integers(0, 4), _hundredths
        ),
        max_size=4,
    ),
)


@given(policies, panels)
def test_a_recommendation_is_never_above_its_band(policy: Policy, cards: tuple[Scorecard, ...]) -> None:
    advice = recommend(policy, weigh(*cards))

    above = advice.call is not Vote.NO_DECISION and ORDER.index(advice.call) > ORDER.index(advice.band or Vote.NO)
    assert above is False


@given(policies, panels)
def test_a_call_is_the_strictest_of_what_fired_or_else_the_band(policy: Policy, cards: tuple[Scorecard, ...]) -> None:
    advice = recommend(policy, weigh(*cards))

    gates, rules = advice.checks[:2], advice.checks[2:]
    caps = sorted((check.outcome for check in rules if check.fired), key=lambda cap: STRICTNESS[cap])
    assert [check.rule for check in advice.checks] == ["interviewers", "coverage", *(rule.id for rule in policy.rules)]
    if advice.band is None or any(gate.fired for gate in gates):
        assert advice.call is Vote.NO_DECISION
    elif not caps:
        assert advice.call is advice.band
    elif caps[0] is Vote.NO_DECISION:
        assert advice.call is Vote.NO_DECISION
    else:
        assert advice.call is ORDER[min(ORDER.index(caps[0]), ORDER.index(advice.band))]


@given(policies, panels, st.randoms(use_true_random=False))
def test_the_order_of_rules_and_scorecards_changes_no_call(
    policy: Policy, cards: tuple[Scorecard, ...], chance: object
) -> None:
    mixed_cards, mixed_rules = list(cards), list(policy.rules)
    chance.shuffle(mixed_cards)  # type: ignore[attr-defined]
    chance.shuffle(mixed_rules)  # type: ignore[attr-defined]
    other = Policy(
        interviewers=policy.interviewers, coverage=policy.coverage, bands=policy.bands, rules=tuple(mixed_rules)
    )

    assert recommend(other, weigh(*mixed_cards)).call is recommend(policy, weigh(*cards)).call
