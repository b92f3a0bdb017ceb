"""This room decides what is withheld, so that no small group shows, nor can be worked out from what does."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

LEAST = 10
"""The fewest people whose figures are shown."""

Cell = tuple[str, ...]


def uncounted(labels: Sequence[Cell], unknown: str) -> frozenset[tuple[int, str]]:
    """The groups (column and name) whose people are left out of every count, because they could be worked out.

    Small groups of a column are withheld. Together they may be `LEAST` people or more, and then their sum tells
    nothing of one of them; where they are fewer, it would, so whoever is in them counts in no figure at all.
    """
    out: set[tuple[int, str]] = set()
    while True:
        left = [label for label in labels if not any((at, name) in out for at, name in enumerate(label))]
        more = {one for at in range(len(labels[0]) if labels else 0) for one in _few(left, at, unknown)}
        if not more:
            return frozenset(out)
        out |= more


def _few(labels: Sequence[Cell], at: int, unknown: str) -> Iterator[tuple[int, str]]:
    counts = Counter(label[at] for label in labels if label[at] != unknown)
    small = [name for name, count in counts.items() if count < LEAST]
    if sum(counts[name] for name in small) < LEAST:
        yield from ((at, name) for name in small)


def withheld(counts: Mapping[Cell, int]) -> frozenset[Cell]:
    """The cells to withhold: those below `LEAST`, and as many more as it takes to keep them from being worked out.

    Whoever knows the sum of a line (the whole table; in a table of two columns also each row and column) can take the
    shown cells from it. So what is withheld on a line is nothing, or at least two cells of `LEAST` people together.
    """
    hidden = {cell for cell, count in counts.items() if count < LEAST}
    lines = list(_lines(counts))
    while line := next((line for line in lines if _tells(counts, hidden, line)), None):
        open_ = [cell for cell in line if cell not in hidden]
        hidden.add(min(open_, key=lambda cell: (_cost(counts, hidden, lines, cell), counts[cell], cell)))
    return frozenset(hidden)


def _tells(counts: Mapping[Cell, int], hidden: set[Cell], line: list[Cell]) -> bool:
    """Whether what is withheld on a line can be worked out from what is shown on it."""
    covered = [counts[cell] for cell in line if cell in hidden]
    return bool(covered) and len(covered) < len(line) and (len(covered) < 2 or sum(covered) < LEAST)


def _cost(counts: Mapping[Cell, int], hidden: set[Cell], lines: list[list[Cell]], cell: Cell) -> int:
    """How many of a cell's lines still tell too much once it is withheld."""
    return sum(_tells(counts, hidden | {cell}, line) for line in lines if cell in line)


def _lines(counts: Mapping[Cell, int]) -> Iterator[list[Cell]]:
    cells = sorted(counts)
    places = len(cells[0]) if cells else 0
    for place in range(places if places > 1 else 0):
        for value in sorted({cell[place] for cell in cells}):
            yield [cell for cell in cells if cell[place] == value]
    yield cells
