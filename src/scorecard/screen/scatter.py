"""This room draws points on a grid of letters that every terminal has: a letter or digit says how many lie there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

ACROSS, DOWN = 20, 4
"""Letters for one level across, lines for one level down."""
LEAST, MOST = 1, 4
ONE, MANY = "o", "#"


def scatter(points: Sequence[tuple[Fraction, Fraction]]) -> Iterator[str]:
    """The lines of a plot of levels 1 to 4 both ways: `o` one point, `2` to `9` so many, `#` more."""
    cells = Counter((_place(x, ACROSS), _place(y, DOWN)) for x, y in points)
    width = (MOST - LEAST) * ACROSS + 1
    for row in range((MOST - LEAST) * DOWN, -1, -1):
        marks = "".join(_mark(cells[column, row]) for column in range(width))
        label = f"{LEAST + row // DOWN}.00" if row % DOWN == 0 else "    "
        yield f"{label} |{marks}".rstrip()
    yield f"     +{''.join('+' if at and at % ACROSS == 0 else '-' for at in range(width))}"
    yield f"      {''.join(f'{level}.00'.ljust(ACROSS) for level in range(LEAST, MOST + 1))}".rstrip()


def _place(value: Fraction, step: int) -> int:
    return int((value - LEAST) * step + Fraction(1, 2))


def _mark(count: int) -> str:
    if count > 9:
        return MANY
    return (" ", ONE)[count] if count < 2 else str(count)
