from fractions import Fraction

import pytest
from rich.cells import cell_len

from scorecard.core.assessment import Assessment
from scorecard.core.panel import Candidate
from scorecard.core.robustness.answer import answer
from scorecard.core.robustness.trial import Setting, Trial
from scorecard.core.scorecard import Absence, Rating, Scorecard, Vote
from scorecard.screen.whatif import whatif_view
from tests.factory import make_assessment, make_card, make_rubric
from tests.screen.paper import encoded, kept, printed

WEIGHTS = {"sql": 50, "modeling": 30, "testing": 20}
LOU = Candidate("lou", "Lou Salt")


def panel(*more: Scorecard, **parts: object) -> Assessment:
    """ana 4, 3, not asked; bob 3, 3, not rated: sql 7/2, modeling 3, 80% rated: 265/80 = 3.3125."""
    cards = (
        make_card("ana", {"sql": 4, "modeling": 3, "testing": Absence.NOT_ASKED}, vote=Vote.STRONG_YES),
        make_card("bob", {"sql": 3, "modeling": 3}, interview=None),
        *more,
    )
    return make_assessment(cards, rubric=make_rubric(WEIGHTS), **parts)  # type: ignore[arg-type]


def rival() -> Assessment:
    cards = [make_card(who, {"sql": 3, "modeling": 4, "testing": 3}) for who in ("ana", "bob")]
    return make_assessment(cards, rubric=make_rubric(WEIGHTS), candidate=LOU)


def test_sentences_come_first_and_then_the_tables() -> None:
    assert printed(whatif_view(answer(panel(members=("ana", "dan")), Trial()))) == kept("whatif")


def test_what_is_tried_stands_beside_what_is() -> None:
    trial = Trial((Setting("bob", "sql", 2),), {"testing": Fraction(10)}, Fraction("3.2"))

    assert printed(whatif_view(answer(panel(), trial))) == kept("whatif-tried")


def test_a_rival_stands_beside_and_every_line_is_explained() -> None:
    assert printed(whatif_view(answer(panel(), Trial(), rival()), explain=True)) == kept("whatif-rival")


def test_with_nothing_submitted_it_is_still_a_page() -> None:
    assert printed(whatif_view(answer(make_assessment(drafts=[make_card("ana")]), Trial()))) == kept("whatif-empty")


@pytest.mark.parametrize("trial", [Trial(), Trial(bar=Fraction(4))])
def test_long_names_and_hostile_ones_fit_in_80_columns_and_cannot_act(trial: Trial) -> None:
    names = (
        "Bartholomew Featherstonehaugh-Cholmondeley",
        "Wolfeschlegelsteinhausenbergerdorff" * 3,
        "李雷" * 20,
        "\x1b[31m",
    )
    cards = [make_card(who, {"sql": Rating(level=level), "modeling": 3}) for level, who in enumerate(names, 1)]
    other = make_assessment(cards, candidate=Candidate("x", "\x1b]0;x\x07" + "Very long name " * 8))

    text = printed(whatif_view(answer(make_assessment(cards), trial, other), explain=True))

    assert max(map(cell_len, text.splitlines())) <= 80
    assert "\x1b" not in text


def test_a_terminal_of_plain_letters_gets_plain_letters() -> None:
    card = make_card("Zoë", {"sql": 3, "modeling": 2})

    assert encoded(whatif_view(answer(panel(card), Trial(), rival()), explain=True), "ascii").isascii()
