"""This room is the model behind severity: a level is what the candidate showed, plus the interviewer, plus chance.

A level x of unit u by interviewer r is theta_u + b_r + e, with theta free and b shrunk toward 0; taking theta out
leaves a system in b alone. With the ratio of the variances this gives the best linear unbiased predictions of the
mixed model (Charles Henderson, Biometrics 31, 1975).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from scorecard.core.calibration.gradient import Solution, Sparse, dot, inverse_diagonal, solve, sparse
from scorecard.core.calibration.island import islands
from scorecard.core.calibration.observation import Unit
from scorecard.core.calibration.resample import Chance

DENSE = 200
"""Groups of more interviewers than that are not inverted, but probed."""

PROBES = 4
ROUGHLY = 1e-3
"""What a solve for a variance may be off by, in parts of its largest figure."""

FALLBACK = 4.0
"""The ratio of the variances when there is too little to estimate it from."""

ENOUGH = 20
"""Degrees of freedom that it takes to estimate it."""


@dataclass(frozen=True, slots=True)
class System:
    """The equations for the interviewers, who stand in the order of their groups.

    `right` holds how far each was above the mean of the units they rated, all told; `squares` adds the squared
    distances from those means; `counts` are the ratings of each in units that somebody else rated as well.
    """

    people: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    matrix: Sparse
    right: tuple[float, ...]
    counts: tuple[int, ...]
    squares: float
    freedom: int

    @property
    def spans(self) -> tuple[range, ...]:
        """The places of each group."""
        ends = tuple(accumulate(map(len, self.groups), initial=0))
        return tuple(range(start, end) for start, end in pairwise(ends))


@dataclass(frozen=True, slots=True)
class Components:
    """The variances: of chance, of interviewers, and their ratio, by which interviewers are shrunk.

    `between` is None when there was too little to estimate it from; the ratio is infinite when interviewers do not
    differ.
    """

    within: float | None
    between: float | None
    ratio: float


def system(shared: Sequence[Unit], parts: int) -> System:
    """Set up the equations from the units that two or more interviewers rated."""
    teams = Counter(tuple(unit.levels) for unit in shared)
    groups = islands(teams)
    people = tuple(who for group in groups for who in group)
    place = {who: at for at, who in enumerate(people)}
    right, counts, squares = [0.0] * len(people), [0] * len(people), 0.0
    for unit in shared:
        mean = sum(unit.levels.values()) / len(unit.levels)
        for who, level in unit.levels.items():
            away = (level - mean) / parts
            right[place[who]] += away
            counts[place[who]] += 1
            squares += away * away
    freedom = sum(counts) - len(shared) - len(people) + len(groups)
    return System(people, groups, _matrix(teams, place), tuple(right), tuple(counts), squares, freedom)


def _matrix(teams: Counter[tuple[str, ...]], place: dict[str, int]) -> Sparse:
    """For each unit of a team of m: 1 - 1/m on the diagonal, and -1/m between any two of them."""
    rows: list[dict[int, float]] = [{} for _ in place]
    for team, times in sorted(teams.items()):
        share = times / len(team)
        for who in team:
            row = rows[place[who]]
            row[place[who]] = row.get(place[who], 0.0) + times
            for other in team:
                row[place[other]] = row.get(place[other], 0.0) - share
    return sparse(rows)


def unshrunk(given: System) -> list[float]:
    """The differences without shrinking (ordinary least squares), with a mean of 0 in each group."""
    return centred(given, solve(given.matrix, given.right, 0.0).values)


def shrunk(given: System, ratio: float) -> Solution:
    """The differences shrunk by a ratio of variances; with a ratio of 0, they are not."""
    found = solve(given.matrix, given.right, ratio)
    return Solution(centred(given, found.values), found.steps)


def centred(given: System, values: Sequence[float]) -> list[float]:
    """The values with the mean of each group taken off."""
    means = [sum(values[span.start : span.stop]) / len(span) for span in given.spans]
    return [values[at] - mean for span, mean in zip(given.spans, means, strict=True) for at in span]


def components(given: System, chance: Chance) -> Components:
    """Estimate the variances by moments; interviewers are not told apart by less than 20 degrees of freedom."""
    free = unshrunk(given)
    left = max(given.squares - dot(given.right, free), 0.0)
    within = left / given.freedom if given.freedom > 0 else None
    if within is None or given.freedom < ENOUGH:
        return Components(within, None, FALLBACK)
    within = 0.0 if within < 1e-18 else within
    compared = len(given.people) - len(given.groups)
    between = (dot(free, free) - within * _trace(given, chance)) / compared
    return Components(within, max(between, 0.0), within / between if between > 0 else float("inf"))


def _trace(given: System, chance: Chance) -> float:
    """The trace of the pseudoinverse of the matrix: exactly, or for a large group by random probes.

    Michael Hutchinson, A Stochastic Estimator of the Trace (Communications in Statistics 19, 1990).
    """
    small = sum(sum(leverages(given, span, 0.0)) for span in given.spans if len(span) <= DENSE)
    large = [span for span in given.spans if len(span) > DENSE for _ in range(PROBES)]
    return small + sum(_probe(given, span, chance.choices((-1.0, 1.0), k=len(span))) for span in large) / PROBES


def _probe(given: System, span: range, signs: Sequence[float]) -> float:
    probe = _spread(given, span, signs)
    return dot(probe, _roughly(given, probe, 0.0))


def _spread(given: System, span: range, values: Sequence[float]) -> list[float]:
    """The values of a group, with a mean of 0, among zeros for everybody else."""
    mean = sum(values) / len(values)
    spread = [0.0] * len(given.people)
    spread[span.start : span.stop] = [value - mean for value in values]
    return spread


def _roughly(given: System, right: Sequence[float], ratio: float) -> list[float]:
    close = ROUGHLY * max(map(abs, right)) / (max(given.matrix.diagonal) + ratio)
    return solve(given.matrix, right, ratio, close).values


def leverages(given: System, span: range, ratio: float) -> list[float]:
    """For each of a small group, what the variance of chance is multiplied by to give that of their difference.

    The matrix takes a constant to 0, so a multiple of all ones can be added and taken off again: what is inverted
    is nowhere near 0, whatever the ratio.
    """
    matrix, size = given.matrix, len(span)
    lift = max(matrix.diagonal[at] for at in span) / size
    dense = [[lift] * size for _ in span]
    for row, at in zip(dense, span, strict=True):
        row[at - span.start] += matrix.diagonal[at] + ratio
        for place, value in zip(matrix.places[at], matrix.values[at], strict=True):
            row[place - span.start] += value
    taken = 1 / (size * (ratio + lift * size))
    return [max(own - taken, 0.0) for own in inverse_diagonal(dense)]


def leverage(given: System, at: int, ratio: float) -> float:
    """The same for one interviewer of a large group."""
    span = next(span for span in given.spans if at in span)
    probe = _spread(given, span, [float(place == at) for place in span])
    return max(dot(probe, _roughly(given, probe, ratio)), 0.0)
