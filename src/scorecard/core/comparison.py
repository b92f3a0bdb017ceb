"""This room puts panels beside each other: ranks, ties, who is about equal, and what makes them hard to compare."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby, pairwise

from scorecard.core.assessment import Assessment
from scorecard.core.firmness import Firmness, firmness
from scorecard.core.panel import Candidate
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Vote
from scorecard.core.spread import Agreement, agreement
from scorecard.core.text import counted, listed
from scorecard.core.uncertainty import Spread, about_equal

NAMED = 5
"""So many candidates are named in a sentence before the others are only counted."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A candidate among others: the score, the mean of each dimension that was rated, how alike and how firm.

    `rank` counts who has a higher score, plus one; equal scores share it and are `tied`. It is None where nothing was
    rated or where ranks would compare what cannot be compared. `equal_to` is a candidate ranked just before who is
    about equal: closer than their uncertainty, and not tied.
    """

    assessment: Assessment
    score: Fraction | None
    means: Mapping[str, Fraction]
    agreement: Agreement
    firmness: Firmness
    rank: int | None = None
    tied: bool = False
    equal_to: Candidate | None = None

    @property
    def candidate(self) -> Candidate:
        """Who it is."""
        return self.assessment.panel.candidate

    @property
    def name(self) -> str:
        """The candidate's name, or the id where there is none."""
        return self.candidate.name or self.candidate.id

    @property
    def interviews(self) -> frozenset[str]:
        """The slots of the plan that somebody submitted a scorecard on."""
        return frozenset(card.interview or "" for card in self.assessment.panel.cards)

    @property
    def last_at(self) -> str:
        """When the last scorecard was submitted."""
        return max((one.submitted_at for one in self.assessment.panel.submissions), default="")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Panels that are compared with each other: one version of a rubric, or several where that was asked for.

    `panels` counts all of them, also those that are not among the rows; `calls` counts their recommendations, None
    where that would have to be computed for everybody. `mixed` panels were rated on several versions.
    """

    rubric: Rubric
    rubric_hashes: tuple[str, ...]
    rows: tuple[Compared, ...]
    panels: int
    spread: Spread | None
    mixed: bool = False
    calls: Mapping[Vote, int] | None = None
    caveats: tuple[str, ...] = ()

    @property
    def ranked(self) -> bool:
        """Whether the rows have ranks."""
        return any(row.rank is not None for row in self.rows)


def newness(rubric: Rubric) -> tuple[tuple[int, ...], str]:
    """What versions of a rubric are ordered by: the numbers in them, so that 1.10 is newer than 1.9."""
    return tuple(map(int, re.findall(r"[0-9]+", rubric.version))), rubric.version


def in_order(rankings: Iterable[Ranking]) -> tuple[Ranking, ...]:
    """Rankings by rubric, the newest version first; those that are apart for their versions say so."""
    found = sorted(rankings, key=lambda one: newness(one.rubric), reverse=True)
    found.sort(key=lambda one: (one.rubric.id, one.mixed))
    return tuple(_apart(one, found) for one in found)


def _apart(one: Ranking, every: Sequence[Ranking]) -> Ranking:
    others = sum(other.panels for other in every if other.rubric.id == one.rubric.id) - one.panels
    if not others or one.mixed:
        return one
    who = f"{counted(others, 'candidate')} {'was' if others == 1 else 'were'}"
    said = f"Ranked apart, as {who} rated on another version of this rubric; --across-versions ranks all together."
    return replace(one, caveats=(said, *one.caveats))


def compared(assessment: Assessment, spread: Spread | None) -> Compared:
    """Look at one panel, not ranked yet."""
    tally = assessment.tally
    means = {line.id: line.mean for line in tally.dimensions}
    rated = {key: mean for key, mean in means.items() if mean is not None}
    return Compared(assessment, tally.score, rated, agreement(tally), firmness(assessment, spread))


def ranked(rows: Sequence[Compared], rank: Callable[[Fraction], int]) -> tuple[Compared, ...]:
    """Give rows their ranks: `rank` says how many have a higher score, plus one."""
    return tuple(row if row.score is None else replace(row, rank=rank(row.score)) for row in rows)


def ranking(scores: Iterable[Fraction | None]) -> Callable[[Fraction], int]:
    """The competition rank among these scores: 1, 1, 3."""
    places: dict[Fraction, int] = {}
    for place, score in enumerate(sorted((score for score in scores if score is not None), reverse=True), 1):
        places.setdefault(score, place)
    return places.__getitem__


def neighbours(rows: Sequence[Compared], tied: frozenset[Fraction], spread: Spread | None) -> tuple[Compared, ...]:
    """Mark who is tied and who is about equal to the one ranked before, whatever the order of the rows.

    `tied` are scores that somebody else has too, who may not be among the rows.
    """
    scored = sorted((row for row in rows if row.rank is not None), key=_by_score)
    places = [list(group) for _, group in groupby(scored, key=lambda row: row.score)]
    before: dict[str, Candidate] = {}
    for higher, lower in pairwise(places):
        for row in lower:
            tally = row.assessment.tally
            equal = (one.candidate for one in higher if about_equal(one.assessment.tally, tally, spread))
            if found := next(equal, None):
                before[row.candidate.id] = found
    many = Counter(row.score for row in scored)
    return tuple(
        replace(
            row,
            tied=row.rank is not None and (many[row.score] > 1 or row.score in tied),
            equal_to=before.get(row.candidate.id),
        )
        for row in rows
    )


def _by_score(row: Compared) -> tuple[Fraction, str]:
    return -(row.score or Fraction()), row.candidate.id


def caveats(rows: Sequence[Compared], sizes: tuple[int, int], *, alike: bool, ranked_versions: int) -> tuple[str, ...]:
    """What makes the rows hard to compare, in sentences.

    `sizes` are the fewest and the most interviewers of any panel, `alike` says that all had the same interviews.
    """
    said = []
    if ranked_versions > 1:
        said.append(
            f"Ranked across {ranked_versions} versions of the rubric: each is weighed by the version its panel began "
            "with, so equal scores may not mean the same."
        )
    fewest, most = sizes
    if fewest != most:
        small = [row.name for row in rows if len(row.assessment.tally.interviewers) == fewest]
        only = f"; {counted(fewest, 'interviewer')}: {named(small)}" if small else ""
        said.append(f"The panels differ in size, from {fewest} to {counted(most, 'interviewer')}{only}.")
    if not alike:
        said.append(f"Not everybody had the same interviews, so not the same questions{_without(rows)}.")
    return tuple(said)


def _without(rows: Sequence[Compared]) -> str:
    held = sorted({interview for row in rows for interview in row.interviews})
    told = []
    for interview in held:
        missing = [row.name for row in rows if interview not in row.interviews]
        if missing:
            told.append(f"without {interview or 'a scorecard outside the plan'}: {named(missing)}")
    return f"; {'; '.join(told)}" if told else ""


def named(names: Sequence[str]) -> str:
    """Join names; of many the first ones, and how many more there are."""
    if len(names) <= NAMED:
        return listed(list(names))
    return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
