"""Outcome documents: what is read, and every problem with its place."""

from pathlib import Path

import pytest

from scorecard.core.outcome import Outcome
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Absence, CandidateName, Rating
from scorecard.errors import ConflictError, InvalidError
from scorecard.library.load import load_rubric
from scorecard.library.outcome import load_outcome

RAMP = load_rubric(Path(__file__).parents[2] / "rubrics" / "ramp-associate-data-engineer.yaml", []).value
GOOD = """\
outcome: 1
candidate: {id: jane-doe}
at: 30d
by: lea
seen_scorecards: false
ratings:
  first-change: {level: 3}
  working-setup: {level: 4, evidence: Wrote a script that sets it all up}
  platform-basics: {absent: not_asked}
note: Settled in well
"""


def find(candidate: str, rubric: str, by: str) -> Rubric:
    assert (candidate, rubric) == ("jane-doe", "")
    return RAMP


def complaints(text: str) -> list[str]:
    with pytest.raises(InvalidError) as refused:
        load_outcome(text.encode(), "o.yaml", find)
    return [str(problem).removeprefix("o.yaml:") for problem in refused.value.problems]


def test_a_document_says_what_was_seen() -> None:
    assert load_outcome(GOOD.encode(), "o.yaml", find).said == Outcome(
        outcome=1,
        candidate=CandidateName(id="jane-doe"),
        at="30d",
        by="lea",
        seen_scorecards=False,
        ratings={
            "first-change": Rating(level=3),
            "working-setup": Rating(level=4, evidence="Wrote a script that sets it all up"),
            "platform-basics": Rating(absent=Absence.NOT_ASKED),
        },
        note="Settled in well",
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("at: 30d", "at: 45d", ["3:5: at: there is no check-in called 45d; choose one of: 30d, 60d, 90d, 6m, 12m"]),
        ("at: 30d\n", "", ["1:1: at: is missing"]),
        ("outcome: 1", "outcome: 2", ["1:10: outcome: must be 1, the only version of the format, not 2"]),
        ("by: lea", "by: 'a, b'", ["4:5: by: cannot name a person: 1 to 64 characters on one line, without a comma"]),
        (
            "seen_scorecards: false\n",
            "",
            ["1:1: seen_scorecards: say whether the rater had seen the interview scorecards: true or false"],
        ),
        (
            ", evidence: Wrote a script that sets it all up",
            "",
            ["8:18: ratings.working-setup: level 4 needs evidence: what was delivered or seen"],
        ),
        (
            "first-change:",
            "frist-change:",
            ["7:3: ratings.frist-change: there is no milestone at 30d called frist-change; did you mean first-change?"],
        ),
        (
            "first-change:",
            "small-changes:",
            ["7:3: ratings.small-changes: there is no milestone at 30d called small-changes; did you mean first-change?"],  # noqa: E501
        ),
        (
            "{level: 3}",
            "{level: 3, absent: not_asked}",
            ["7:3: ratings.first-change: needs either a level or an absence (absent: not_asked), not both"],
        ),
        ("{level: 3}", "{level: 5}", ["7:25: ratings.first-change.level: must be 1, 2, 3 or 4, not 5"]),
        ("note:", "nota:", ["10:1: nota: unknown key; did you mean note?"]),
    ],
)  # fmt: skip
def test_a_problem_is_told_with_its_place(before: str, after: str, told: list[str]) -> None:
    assert complaints(GOOD.replace(before, after)) == told


def test_a_document_without_any_level_is_refused() -> None:
    bare = "outcome: 1\ncandidate: {id: jane-doe}\nat: 30d\nby: lea\nseen_scorecards: true\n"

    assert complaints(bare) == ["1:1: ratings: at least one milestone needs a level"]


def test_what_the_finder_refuses_goes_through() -> None:
    def refuse(candidate: str, rubric: str, by: str) -> Rubric:
        raise ConflictError(f"{candidate} is not a hire.")

    with pytest.raises(ConflictError):
        load_outcome(GOOD.encode(), "o.yaml", refuse)
