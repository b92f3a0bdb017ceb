"""This room solves systems of linear equations whose matrix is symmetric, sparse and nowhere negative.

Magnus Hestenes and Eduard Stiefel, Methods of Conjugate Gradients for Solving Linear Systems (Journal of Research of
the National Bureau of Standards 49, 1952), preconditioned by the diagonal (Jacobi).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import mul

CLOSE_ENOUGH = 1e-12
"""The largest preconditioned residual that ends a solve."""


@dataclass(frozen=True, slots=True)
class Sparse:
    """A symmetric matrix: its diagonal, and for each row the places and values of what else is not zero."""

    diagonal: tuple[float, ...]
    places: tuple[tuple[int, ...], ...]
    values: tuple[tuple[float, ...], ...]

    def times(self, vector: Sequence[float], ridge: float) -> list[float]:
        """The matrix with `ridge` added to its diagonal, times a vector."""
        at = vector.__getitem__
        rows = zip(self.diagonal, vector, self.values, self.places, strict=True)
        return [(own + ridge) * here + sum(map(mul, values, map(at, places))) for own, here, values, places in rows]


def sparse(entries: Sequence[Mapping[int, float]]) -> Sparse:
    """The matrix whose rows map places to values, the diagonal among them."""
    others = [[(place, value) for place, value in sorted(row.items()) if place != at] for at, row in enumerate(entries)]
    return Sparse(
        tuple(row.get(at, 0.0) for at, row in enumerate(entries)),
        tuple(tuple(place for place, _ in row) for row in others),
        tuple(tuple(value for _, value in row) for row in others),
    )


@dataclass(frozen=True, slots=True)
class Solution:
    """What solves a system, and in how many steps it was found."""

    values: list[float]
    steps: int


def solve(matrix: Sparse, right: Sequence[float], ridge: float, close: float = CLOSE_ENOUGH) -> Solution:
    """Solve (matrix + ridge) x = right, until no preconditioned residual is larger than `close`."""
    found = [0.0] * len(right)
    rest = list(right)
    scale = [1 / (own + ridge) if own + ridge > 0 else 0.0 for own in matrix.diagonal]
    eased = list(map(mul, scale, rest))
    way = eased
    power = dot(rest, eased)
    for step in range(10 * len(right) + 10):
        if max(map(abs, eased), default=0.0) < close or power <= 0:
            return Solution(found, step)
        image = matrix.times(way, ridge)
        length = power / dot(way, image)
        found = [x + length * w for x, w in zip(found, way, strict=True)]
        rest = [r - length * i for r, i in zip(rest, image, strict=True)]
        eased = list(map(mul, scale, rest))
        before, power = power, dot(rest, eased)
        way = [e + power / before * w for e, w in zip(eased, way, strict=True)]
    return Solution(found, 10 * len(right) + 10)


def inverse_diagonal(matrix: Sequence[Sequence[float]]) -> list[float]:
    """The diagonal of the inverse of a small, dense and positive matrix, by Cholesky's decomposition."""
    lower: list[list[float]] = []
    for at, row in enumerate(matrix):
        line: list[float] = []
        for column in range(at):
            line.append((row[column] - dot(line, lower[column])) / lower[column][column])
        line.append(sqrt(row[at] - dot(line, line)))
        lower.append(line)
    return _squares(_inverse(lower))


def _inverse(lower: Sequence[Sequence[float]]) -> list[list[float]]:
    """The columns of the inverse of a lower triangle, each from its diagonal down."""
    columns: list[list[float]] = []
    for start in range(len(lower)):
        column = [1 / lower[start][start]]
        for at in range(start + 1, len(lower)):
            column.append(-dot(lower[at][start:at], column) / lower[at][at])
        columns.append(column)
    return columns


def _squares(columns: Sequence[Sequence[float]]) -> list[float]:
    return [dot(column, column) for column in columns]


def dot(one: Sequence[float], other: Sequence[float]) -> float:
    """The sum of products, place by place."""
    return sum(map(mul, one, other), 0.0)
