"""Panels beside each other: ranks, ties, who is about equal, and what makes them hard to compare."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.assessment import assess
from scorecard.core.column import COLUMNS, column, ordered
from scorecard.core.comparison import Compared, Ranking, caveats, compared, in_order, named, neighbours, ranked, ranking
from scorecard.core.panel import Candidate, Decision, Panel
from scorecard.core.scorecard import CandidateName, Scorecard, Vote
from scorecard.core.uncertainty import Spread
from tests.core.strategy import panels
from tests.factory import make_card, make_policy, make_rubric, make_submission

RUBRIC = make_rubric({"sql": 60, "modeling": 40}, policy=make_policy(rules=()))
WIDE = Spread(variance=Fraction(1), df=20, between=Fraction(), mean=Fraction(3))
CLOSE = Spread(variance=Fraction(1, 10000), df=20, between=Fraction(), mean=Fraction(3))


def row(name: str, *cards: Scorecard, decision: Decision | None = None) -> Compared:
    kept = tuple(
        make_submission(card, rubric_hash="v1", at=f"2026-11-2{at}T10:00:00Z") for at, card in enumerate(cards)
    )
    panel = Panel(Candidate(name.lower(), name), (), kept, (), decision)
    return compared(assess(panel, RUBRIC, "v1", {}), WIDE)


def rated(name: str, *levels: int) -> Compared:
    return row(name, *(make_card(f"i{at}", {"sql": level, "modeling": level}) for at, level in enumerate(levels)))


def placed(*rows: Compared, spread: Spread = WIDE) -> tuple[Compared, ...]:
    return neighbours(ranked(rows, ranking(one.score for one in rows)), frozenset(), spread)


def test_equal_scores_share_a_rank_and_the_next_one_skips() -> None:
    rows = placed(rated("Kim", 3, 3), rated("Lou", 4, 4), rated("Max", 3, 3), rated("Ned", 2, 2), spread=CLOSE)

    assert {one.name: (one.rank, one.tied) for one in rows} == {
        "Lou": (1, False),
        "Kim": (2, True),
        "Max": (2, True),
        "Ned": (4, False),
    }


def test_fractions_that_differ_in_the_last_place_do_not_tie() -> None:
    # 60 x 3 + 40 x 10/3 against 60 x 10/3 + 40 x 17/6: 313.33 against 313.33, and yet 940/3 = 940/3. A third: 2.
    one = row("Kim", *(make_card(f"i{at}", {"sql": 3, "modeling": level}) for at, level in enumerate((3, 3, 4))))
    other = row("Lou", *(make_card(f"i{at}", {"sql": level, "modeling": 3}) for at, level in enumerate((3, 3, 4))))

    assert [(each.name, each.rank) for each in placed(one, other)] == [("Kim", 2), ("Lou", 1)]


def test_who_was_not_rated_has_no_rank() -> None:
    rows = placed(rated("Kim", 3, 3), row("Lou", make_card("ana", {})))

    assert [(one.rank, one.tied) for one in rows] == [(1, False), (None, False)]


def test_closer_than_the_uncertainty_is_about_equal_to_the_one_before() -> None:
    # Standard error of the difference: sqrt(1/2 + 1/2) = 1; the scores are 0.5 apart.
    rows = (rated("Kim", 3, 3), rated("Lou", 4, 3), rated("Max", 1, 1))

    names = {one.name: one.equal_to and one.equal_to.name for one in placed(*rows)}

    assert names == {"Lou": None, "Kim": "Lou", "Max": None}
    assert {one.equal_to for one in placed(*rows, spread=CLOSE)} == {None}


def test_who_is_tied_is_not_called_about_equal() -> None:
    assert [one.equal_to for one in placed(rated("Kim", 3, 3), rated("Lou", 3, 3))] == [None, None]


def test_everybody_of_a_tie_is_about_equal_to_the_same_ones_before() -> None:
    rows = placed(rated("Kim", 4, 4), rated("Lou", 4, 3), rated("Max", 4, 3), rated("Ned", 3), rated("Ole", 3, 3))

    names = {one.name: one.equal_to and one.equal_to.name for one in rows}
    assert names == {"Kim": None, "Lou": "Kim", "Max": "Kim", "Ned": None, "Ole": "Lou"}


def test_the_newest_version_comes_first_and_says_who_is_ranked_apart() -> None:
    def ranking_of(version: str, panels: int, *, mixed: bool = False) -> Ranking:
        return Ranking(make_rubric(version=version), (version,), (), panels, None, mixed=mixed)

    found = in_order([ranking_of("1.9", 2), ranking_of("1.10", 1, mixed=True), ranking_of("1.10", 4)])

    assert [(one.rubric.version, one.mixed) for one in found] == [("1.10", False), ("1.9", False), ("1.10", True)]
    said = "Ranked apart, as {} candidates were rated on another version of this rubric; "
    said += "--across-versions ranks all together."
    assert [one.caveats for one in found] == [(said.format(3),), (said.format(5),), ()]
    assert in_order([ranking_of("1.9", 2)])[0].caveats == ()


@given(st.lists(panels.filter(bool), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_does_not_change_their_ranks(drawn: list, chance) -> None:  # type: ignore[type-arg,no-untyped-def]
    rows = [row(f"C{at}", *cards) for at, cards in enumerate(drawn)]
    shuffled = chance.sample(rows, len(rows))

    one, other = ({each.name: (each.rank, each.tied) for each in placed(*some)} for some in (rows, shuffled))

    assert one == other


def test_panels_of_different_sizes_and_interviews_are_said_to_be_different() -> None:
    rows = (
        row("Kim", make_card("ana"), make_card("bob", interview="second")),
        row("Lou", make_card("ana")),
    )

    across, sizes, questions = caveats(rows, (1, 2), alike=False, ranked_versions=2)
    assert across.startswith(
        "Ranked across 2 versions of the rubric: each is weighed by the version its panel began with"
    )
    assert sizes == "The panels differ in size, from 1 to 2 interviewers; 1 interviewer: Lou."
    assert questions == "Not everybody had the same interviews, so not the same questions; without second: Lou."
    assert caveats(rows, (2, 2), alike=True, ranked_versions=1) == ()


def test_of_many_names_the_first_are_told() -> None:
    assert (named("abc"), named("abcdefg")) == ("a, b and c", "a, b, c, d, e and 2 more")


ROWS = (
    row("Kim", make_card("ana", {"sql": 4}, vote=Vote.YES), make_card("bob", {"sql": 2}, vote=Vote.NO)),
    row(
        "Lou",
        make_card("ana", {"sql": 2, "modeling": 3}, vote=Vote.NO, flags={"careless-pii": "Said so"}),
        decision=Decision(Vote.NO, "lea", "So", "2026-11-25T10:00:00Z"),
    ),
    row("max", *(make_card(who, {"sql": 4, "modeling": 4}, vote=Vote.STRONG_YES) for who in ("ana", "bob", "cyd"))),
)
FIRST = {
    "score": "max Kim Lou",  # 4, 3, 2.4
    "recommendation": "max Kim Lou",  # strong yes; too little coverage or too few people: no decision
    "coverage": "max Lou Kim",
    "agreement": "max Kim Lou",  # 0; 1; one rater
    "votes": "max Kim Lou",  # 3, 0, -1
    "red_flags": "max Kim Lou",
    "decision": "Lou max Kim",
    "interviewers": "max Kim Lou",
    "date": "max Kim Lou",
    "candidate": "Kim Lou max",
    "sql": "max Kim Lou",
    "modeling": "max Lou Kim",
}


@pytest.mark.parametrize("name", FIRST)
def test_rows_are_sorted_by_a_column_with_those_without_a_value_last(name: str) -> None:
    found = column(name, RUBRIC)
    assert found is not None

    assert " ".join(one.name for one in ordered(ROWS, [(found, found.descending)])) == FIRST[name]


def test_a_column_is_found_with_a_hyphen_and_an_unknown_one_is_not() -> None:
    assert (column("red-flags", RUBRIC), column("nothing", RUBRIC)) == (
        next(one for one in COLUMNS if one.id == "red_flags"),
        None,
    )


HEADINGS: Mapping[str, list[str]] = {
    "recommendation": ["No decision", "No decision", "Strong yes"],
    "decision": ["Not decided", "No", "Not decided"],
    "red_flags": ["0 red flags", "1 red flag", "0 red flags"],
    "agreement": ["Deviation 1.00", "Fewer than two raters", "Deviation 0.00"],
    "modeling": ["Data modeling Not rated", "Data modeling 3.00", "Data modeling 4.00"],
    "votes": ["Votes for minus against: +0", "Votes for minus against: -1", "Votes for minus against: +3"],
    "interviewers": ["2 interviewers", "1 interviewer", "3 interviewers"],
    "date": ["2026-11-21", "2026-11-20", "2026-11-22"],
}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_group_is_headed_in_words(name: str) -> None:
    found = column(name, RUBRIC)
    assert found is not None

    assert [found.heading(one) for one in ROWS] == HEADINGS[name]


def test_an_id_stands_for_a_name_that_is_missing() -> None:
    card = make_card("ana", candidate=CandidateName(id="kim"))
    panel = Panel(Candidate("kim", ""), (), (make_submission(card, rubric_hash="v1"),), ())

    assert compared(assess(panel, RUBRIC, "v1", {}), None).name == "kim"
