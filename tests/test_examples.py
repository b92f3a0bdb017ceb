"""This room recomputes the sample candidates: their documents, their figures and the recommendation each must get."""

from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.core.conduct import conduct
from scorecard.core.exercise import Exercise
from scorecard.core.policy import Recommendation, recommend
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Absence, Scorecard, Vote
from scorecard.core.scoring import Tally, tally
from scorecard.core.walk import Plan, begin, gaps
from scorecard.library.answers import load_answers
from scorecard.library.load import load_exercise, load_rubric

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted((ROOT / "examples").glob("*/*.yaml"))
CANDIDATES = ("amira-haddad", "jonas-lindqvist", "priya-raman", "tomas-okafor")
INTERVIEWERS = ("ana", "bob", "cyd")

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")


@pytest.fixture(scope="module")
def exercises() -> dict[str, Exercise]:
    return {path.parent.name: load_exercise(path).value for path in (ROOT / "exercises").glob("*/exercise.yaml")}


@pytest.fixture(scope="module")
def rubric(exercises: dict[str, Exercise]) -> Rubric:
    return load_rubric(ROOT / "rubrics" / "associate-data-engineer.yaml", exercises).value


@pytest.fixture(scope="module")
def cards(rubric: Rubric, exercises: dict[str, Exercise]) -> dict[Path, Scorecard]:
    def load(path: Path) -> Scorecard:
        source = path.relative_to(ROOT).as_posix()
        return load_answers(path.read_bytes(), source, {rubric.id: rubric}.__getitem__, exercises.__getitem__).card

    return {path: load(path) for path in DOCUMENTS}


def test_every_candidate_has_one_document_of_every_interviewer() -> None:
    found = [(path.parent.name, path.stem) for path in DOCUMENTS]

    assert found == [(candidate, interviewer) for candidate in CANDIDATES for interviewer in INTERVIEWERS]


@each_document
def test_a_document_stands_where_its_candidate_and_interviewer_say(cards: dict[Path, Scorecard], path: Path) -> None:
    card = cards[path]

    assert (card.candidate.id, card.interviewer) == (path.parent.name, path.stem)
    assert card.conducted_at is not None
    assert card.conducted_at.startswith("2026-11-")


@each_document
def test_a_document_can_be_submitted_as_it_is(
    cards: dict[Path, Scorecard], rubric: Rubric, exercises: dict[str, Exercise], path: Path
) -> None:
    card = cards[path]
    slot = rubric.interview(card.interview)
    assert slot is not None
    kits = {slot.exercise: exercises[slot.exercise]} if slot.exercise else {}
    blank = Scorecard(scorecard=1, candidate=card.candidate, interviewer=card.interviewer, rubric=card.rubric)

    walk = conduct(begin(Plan(rubric, slot, kits), blank), card)

    assert gaps(walk) == ()
    assert {key: {line.id for line in kit.criteria} for key, kit in kits.items()} == {
        key: set(rated.criteria) for key, rated in card.exercises.items()
    }


@each_document
def test_every_level_of_a_document_comes_with_evidence(cards: dict[Path, Scorecard], path: Path) -> None:
    card = cards[path]
    ratings = [*card.ratings.values(), *(one for kit in card.exercises.values() for one in kit.criteria.values())]

    assert [rating for rating in ratings if rating.level is not None and not rating.evidence] == []


def test_the_samples_show_every_slot_and_every_kind_of_absence(cards: dict[Path, Scorecard], rubric: Rubric) -> None:
    slots = {card.interview for card in cards.values()}
    absences = {rating.absent for card in cards.values() for rating in card.ratings.values()} - {None}

    assert slots == {slot.id for slot in rubric.interviews}
    assert absences == set(Absence)


def test_amira_gets_a_clear_yes(cards: dict[Path, Scorecard], rubric: Rubric) -> None:
    # sql 3, modeling 3, debugging 4, testing 3, engineering 3, communication (3 + 3 + 4)/3 = 10/3, learning 4:
    # 25x3 + 15x3 + 15x4 + 10x3 + 10x3 + 15x10/3 + 10x4 = 75 + 45 + 60 + 30 + 30 + 50 + 40 = 330; 330/100 = 33/10
    # with equal weights (3 + 3 + 4 + 3 + 3 + 10/3 + 4)/7 = (70/3)/7 = 10/3
    figures, advice = assessed(cards, rubric, "amira-haddad")

    assert (figures.score, figures.equal_weights) == (Fraction(33, 10), Fraction(10, 3))
    assert figures.coverage == 1
    assert (advice.band, advice.call) == (Vote.YES, Vote.YES)
    assert fired(advice) == []


def test_jonas_splits_the_panel_although_the_average_is_a_yes(cards: dict[Path, Scorecard], rubric: Rubric) -> None:
    # sql 4, modeling 3, debugging 4, testing 3, engineering 3, communication (3 + 4 + 1)/3 = 8/3, learning 2:
    # 25x4 + 15x3 + 15x4 + 10x3 + 10x3 + 15x8/3 + 10x2 = 100 + 45 + 60 + 30 + 30 + 40 + 20 = 325; 325/100 = 13/4
    # with equal weights (4 + 3 + 4 + 3 + 3 + 8/3 + 2)/7 = (65/3)/7 = 65/21
    figures, advice = assessed(cards, rubric, "jonas-lindqvist")

    assert (figures.score, figures.equal_weights) == (Fraction(13, 4), Fraction(65, 21))
    assert figures.coverage == 1
    assert (advice.band, advice.call) == (Vote.YES, Vote.NO_DECISION)
    assert fired(advice) == [
        ("split-levels", "too far apart on Communication"),
        ("split-votes", "too far apart on the votes"),
    ]


def test_a_red_flag_caps_priyas_strong_scores(cards: dict[Path, Scorecard], rubric: Rubric) -> None:
    # sql (4 + 3)/2 = 7/2, modeling 4, debugging 3, testing 4, engineering 4, communication (3 + 4)/2 = 7/2,
    # learning (3 + 4)/2 = 7/2:
    # 25x7/2 + 15x4 + 15x3 + 10x4 + 10x4 + 15x7/2 + 10x7/2 = 87.5 + 60 + 45 + 40 + 40 + 52.5 + 35 = 360; 360/100 = 18/5
    # with equal weights (7/2 + 4 + 3 + 4 + 4 + 7/2 + 7/2)/7 = (51/2)/7 = 51/14
    figures, advice = assessed(cards, rubric, "priya-raman")

    assert (figures.score, figures.equal_weights) == (Fraction(18, 5), Fraction(51, 14))
    assert figures.coverage == 1
    assert (advice.band, advice.call) == (Vote.STRONG_YES, Vote.NO)
    assert fired(advice) == [("red-flag", "raised: careless-pii (by bob)")]


def test_tomas_was_seen_too_little_and_what_is_missing_is_named(cards: dict[Path, Scorecard], rubric: Rubric) -> None:
    # sql and testing not rated: 100 - 25 - 10 = 65 of the weight. modeling 3, debugging 3, engineering 3,
    # communication (3 + 3)/2 = 3, learning 4:
    # 15x3 + 15x3 + 10x3 + 15x3 + 10x4 = 45 + 45 + 30 + 45 + 40 = 205; 205/65 = 41/13
    # with equal weights (3 + 3 + 3 + 3 + 4)/5 = 16/5
    figures, advice = assessed(cards, rubric, "tomas-okafor")

    assert (figures.score, figures.equal_weights) == (Fraction(41, 13), Fraction(16, 5))
    assert figures.coverage == Fraction(13, 20)
    assert (advice.band, advice.call) == (Vote.YES, Vote.NO_DECISION)
    assert fired(advice) == [
        ("coverage", "65% of the weight rated"),
        ("no-champion", "nobody voted strong yes"),
    ]
    assert advice.reasons[0].because.endswith("nobody rated SQL & transformations and Testing & data quality")


def assessed(cards: dict[Path, Scorecard], rubric: Rubric, candidate: str) -> tuple[Tally, Recommendation]:
    figures = tally(rubric.dimensions, [card for path, card in cards.items() if path.parent.name == candidate])
    return figures, recommend(rubric.policy, figures)


def fired(advice: Recommendation) -> list[tuple[str, str]]:
    return [(check.rule, check.saw) for check in advice.reasons]
