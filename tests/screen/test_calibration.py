from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from rich.cells import cell_len

from scorecard.core.calibration.calibration import calibrate
from scorecard.core.calibration.observation import Observation
from scorecard.core.calibration.outlook import Outlook, for_interviewer, for_leads
from scorecard.core.rubric import Rubric
from scorecard.screen.calibration import calibration_view
from scorecard.screen.raters import bar
from tests.core.rated import drawn
from tests.factory import make_rubric
from tests.screen.paper import SGR, encoded, kept, printed

SHIFTS = {"ana": 0.2, "bob": 0.0, "cyd": -0.8, "dan": 0.1, "eve": 0.0}
LONG_NAMES = ("Bartholomew Featherstonehaugh-Cholmondeley", "Wolfeschlegelsteinhausenbergerdorff", "李雷韩梅梅" * 5)


def told(
    cards: Sequence[Observation], me: str = "", *, leads: bool, owed: int = 0, rubric: Rubric | None = None
) -> Outlook:
    """What somebody may see of a calibration."""
    found = calibrate(cards, rubric or make_rubric(), Random(1), me)
    return (for_leads if leads else for_interviewer)(found, me, owed)


def view(outlook: Outlook, *, explain: bool = False, **paper: int) -> str:
    return printed(calibration_view(outlook, seed=1, explain=explain), **paper)


def lively() -> list[Observation]:
    """Ninety scorecards with a bit of everything on them, and two by somebody who met nobody else's candidates."""
    cards = [
        replace(one, evidenced=place % 3, seconds=600 * (place % 40), amended=place == 7, shifts=((3, 2), (3, 3)))
        for place, one in enumerate(drawn(30, shifts=SHIFTS))
    ]
    return [*cards, *(Observation(f"alone-{place}", "Zoë", {"sql": 4, "modeling": 4}) for place in range(2))]


def test_a_lead_sees_every_line() -> None:
    assert view(told(lively(), leads=True)) == kept("calibration")


def test_a_lead_who_asks_for_it_sees_how_each_figure_came_about() -> None:
    assert view(told(lively(), leads=True), explain=True) == kept("calibration-explained")


def test_an_interviewer_sees_their_line_and_the_others_without_names() -> None:
    page = view(told(lively(), "cyd", leads=False, owed=2))

    assert page == kept("calibration-own")
    assert {who for who in (*SHIFTS, "Zoë") if who in page.split()} == {"cyd"}


def test_with_few_scorecards_every_part_says_what_is_missing() -> None:
    cards = [
        Observation("kim", "ana", {"sql": 3}),
        Observation("kim", "bob", {"sql": 3}),
        Observation("lou", "bob", {}),
    ]

    assert view(told(cards, "ana", leads=False)) == kept("calibration-few")


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ([Observation(f"c{at}", "ana", {"sql": 3}) for at in range(40)], "ana has not shared a candidate with anybody"),
        (
            [Observation(f"c{at}", who, {"sql": 3}) for at in range(40) for who in ("ana", "bob")],
            "100% identical, 100% within one point (40 candidates): everyone gave the same rating; agreement 100%,",
        ),
        (
            [Observation(f"c{at}", who, {"sql": 3}) for at in range(40) for who in ("ana", "bob")],
            "No detectable differences between interviewers.",
        ),
        (
            [
                Observation(f"c{at}", who, {line: 3})
                for at in range(40)
                for who, line in (("ana", "sql"), ("bob", "modeling"))
            ],
            "No candidate has been rated on one dimension by two interviewers yet.",
        ),
        (
            [
                Observation(f"{pair}{at}", who, {"sql": 1 + at % 4})
                for at in range(20)
                for pair in ("ab", "cd")
                for who in pair
            ],
            "Not comparable with each other, for they share no candidate: a and b; c and d.",
        ),
        (
            [Observation(f"c{at}", who, {"sql": 3}) for at in range(40) for who in ("ana", "bob")],
            "Interviewer Ratings Candidates Higher or lower Plain ana 40 40 0.00 0.00 bob",
        ),
        ([Observation("c", "ana", {})], "Nobody has given a level yet."),
    ],
    ids=["one interviewer", "all equal", "no differences", "no overlap", "groups", "unbroken heading", "no levels"],
)
def test_a_degenerate_panel_gives_a_sentence(cards: list[Observation], said: str) -> None:
    page = view(told(cards, leads=True), explain=True)

    assert said in " ".join(page.split())
    assert view(told(cards, "ana", leads=False), explain=True)
    assert [word for word in ("nan", "inf", "None") if word in page.split()] == []


def test_a_page_fits_80_columns_whatever_the_names() -> None:
    names = dict(zip(SHIFTS, LONG_NAMES, strict=False))
    cards = [replace(one, interviewer=names.get(one.interviewer, one.interviewer)) for one in lively()]
    rubric = make_rubric(names={"sql": "Structured queries and transformations of every kind", "modeling": "M" * 60})

    for leads in (True, False):
        for explain in (True, False):
            page = view(told(cards, LONG_NAMES[0], leads=leads, rubric=rubric), explain=explain)
            assert max(map(cell_len, page.splitlines())) <= 80


def test_nothing_is_lost_without_colour() -> None:
    outlook = told(lively(), leads=True)

    plain = SGR.sub("", printed(calibration_view(outlook, seed=1, explain=True), colour=True))
    assert [line.rstrip() for line in plain.splitlines()] == view(outlook, explain=True).splitlines()


def test_a_terminal_without_unicode_gets_the_same_page_in_ascii() -> None:
    page = encoded(calibration_view(told(lively(), leads=True), seed=1, explain=True), "ascii")

    assert page == view(told(lively(), leads=True), explain=True).replace("Zoë", "Zoe")


def test_names_and_titles_cannot_act_on_a_terminal() -> None:
    cards = [
        replace(one, interviewer="a\x1b]0;x\x07[/b]" if one.interviewer == "ana" else one.interviewer)
        for one in lively()
    ]

    page = view(told(cards, leads=True))

    assert "\x1b" not in page
    assert "a^[]0;x^G[/b]" in "".join(page.split())


def test_of_very_many_interviewers_those_with_most_scorecards_are_shown() -> None:
    cards = drawn(60, shifts={f"p{number:02}": 0.0 for number in range(40)})

    page = view(told(cards, leads=True))

    assert "15 more interviewers with fewer scorecards: --json has all." in page


@pytest.mark.parametrize(
    ("levels", "digits"),
    [
        ({1: 0, 2: 1, 3: 1, 4: 0}, "2" * 10 + "3" * 10),
        ({1: 1, 2: 1, 3: 1, 4: 0}, "1" * 7 + "2" * 7 + "3" * 6),
        ({1: 0, 2: 0, 3: 0, 4: 9}, "4" * 20),
        ({1: 0, 2: 0, 3: 0, 4: 0}, "nothing rated"),
    ],
)
def test_a_bar_has_twenty_digits_in_the_proportion_of_the_levels(levels: dict[int, int], digits: str) -> None:
    assert bar(levels).plain == digits


def test_two_interviewers_take_one_step() -> None:
    pairs = [(place % 3 + 1, place % 2) for place in range(24)]
    cards = [
        Observation(f"c-{place}", who, {"sql": level + higher, "modeling": 2})
        for place, (level, more) in enumerate(pairs)
        for who, higher in (("ana", 0), ("bob", more))
    ]

    assert "conjugate gradients, 1 step." in " ".join(view(told(cards, leads=True), explain=True).split())
