"""Points drawn in letters."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scorecard.screen.scatter import scatter

THREE = Fraction(3)


def test_points_stand_where_their_numbers_say_and_marks_say_how_many() -> None:
    points = [(Fraction(1), Fraction(1)), (Fraction(4), Fraction(4)), (THREE, THREE), (THREE, THREE)]
    points += [(Fraction(5, 2), Fraction(7, 4))] * 10

    assert "\n".join(scatter(points)) == (
        "4.00 |                                                            o\n"
        "     |\n"
        "     |\n"
        "     |\n"
        "3.00 |                                        2\n"
        "     |\n"
        "     |\n"
        "     |\n"
        "2.00 |\n"
        "     |                              #\n"
        "     |\n"
        "     |\n"
        "1.00 |o\n"
        "     +--------------------+-------------------+-------------------+\n"
        "      1.00                2.00                3.00                4.00"
    )


levels = st.fractions(1, 4, max_denominator=60)


@given(st.lists(st.tuples(levels, levels), max_size=40))
def test_every_point_is_on_the_paper_and_the_paper_fits_a_narrow_terminal(
    points: list[tuple[Fraction, Fraction]],
) -> None:
    drawn = list(scatter(points))
    marks = "".join(line.partition("|")[2] for line in drawn[:13])
    counted = sum(10 if mark == "#" else 1 if mark == "o" else int(mark) for mark in marks.replace(" ", ""))

    assert max(map(len, drawn)) <= 78
    assert counted <= len(points)
    assert "#" in marks or counted == len(points)
