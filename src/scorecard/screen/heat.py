"""This room shows panels candidate by candidate: the mean of each dimension, or what each interviewer gave."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from scorecard.core.column import AGAINST, FOR
from scorecard.core.comparison import Compared, Ranking
from scorecard.core.number import shown
from scorecard.core.uncertainty import interviewer_scores
from scorecard.screen.line import cells
from scorecard.screen.sheet import BAD, LEVELS, OPEN, QUIET, Cell, Look, sheet, wrapped

NAME_ROOM = 18
TAIL = ("Range", "Dev", "Votes", "Flags", "By")


def by_dimension(ranking: Ranking, rows: Sequence[Compared], look: Look) -> Iterator[str]:
    """A heat map: digits carry the meaning, colour helps; more dimensions than fit go into a second sheet."""
    names = max((min(cells(row.name), NAME_ROOM) for row in rows), default=0)
    room = max(1, (look.width - max(names, 9) - 5 - sum(len(one) + 1 for one in TAIL)) // 5)
    lines = ranking.rubric.dimensions
    parts = [lines[at : at + room] for at in range(0, len(lines), room)]
    for part in parts:
        last = part is parts[-1]
        headings = ["#", "Candidate", *(short(ranking, line.id) for line in part), *(TAIL if last else ())]
        table = [
            [
                Cell("-" if row.rank is None else str(row.rank)),
                Cell(row.name),
                *(_level(row.means.get(line.id)) for line in part),
                *(_agreement(row) if last else ()),
            ]
            for row in rows
        ]
        yield from sheet(headings, table, look, left=frozenset({0, 1}), gap=1)


def short(ranking: Ranking, dimension: str) -> str:
    """A few letters for a dimension, unlike those of every other."""
    taken: dict[str, str] = {}
    for place, line in enumerate(ranking.rubric.dimensions, 1):
        cut = line.id[:4]
        taken[cut if cut not in taken else f"{cut[:2]}{place}"] = line.id
    return next(cut for cut, one in taken.items() if one == dimension)


def _level(mean: Fraction | None) -> Cell:
    return Cell("-", QUIET) if mean is None else Cell(shown(mean), LEVELS[mean.numerator // mean.denominator])


def _agreement(row: Compared) -> list[Cell]:
    tally, told = row.assessment.tally, row.agreement
    votes = [vote for _, vote in tally.votes]
    ours, theirs = (sum(vote in side for vote in votes) for side in (FOR, AGAINST))
    return [
        Cell("-" if told.range is None else shown(told.range), OPEN if told.apart else ""),
        Cell("-" if told.deviation is None else shown(told.deviation)),
        Cell(f"{ours}:{theirs}" if votes else "-"),
        Cell(str(len(tally.red_flags)), BAD if tally.red_flags else ""),
        Cell(str(len(tally.interviewers))),
    ]


def by_interviewer(_: Ranking, rows: Sequence[Compared], look: Look) -> Iterator[str]:
    """What each interviewer's own levels come to, and their votes."""
    for row in rows:
        votes: dict[str, list[str]] = {}
        for who, vote in row.assessment.tally.votes:
            votes.setdefault(who, []).append(vote.words.lower())
        scores = interviewer_scores(row.assessment.tally)
        said = [
            f"{who} {shown(scores[who]) if who in scores else '-'} ({', '.join(votes.get(who, ['no vote']))})"
            for who in row.assessment.tally.interviewers
        ]
        yield from wrapped(f"{row.name}: {', '.join(said)}", look)


def legend(ranking: Ranking, look: Look, by: str) -> Iterator[str]:
    """Say what the letters and numbers stand for."""
    if by == "interviewer":
        yield from wrapped("The score each interviewer's own levels give, and their vote.", look)
        return
    names = [f"{short(ranking, line.id)} {line.name}" for line in ranking.rubric.dimensions if line.id != line.name]
    told = (
        f"{', '.join(names)}; Levels: a bar for each. Range: the widest distance of two interviewers on one dimension; "
        "Dev: how far they are from their mean; Votes: for : against; By: interviewers."
    )
    for line in wrapped(told, look):
        yield look.paint(line, QUIET)
