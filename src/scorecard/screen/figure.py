"""This room writes numbers on a screen so that one can go on calculating with them."""

from fractions import Fraction

from scorecard.core.number import exact_text, shown


def figure(value: Fraction) -> str:
    """Write a number so that one can go on calculating with it: `3`, `2.50`, or `8/3 (2.66)` where decimals lose."""
    if value.denominator == 1:
        return str(value.numerator)
    return shown(value) if (value * 100).denominator == 1 else f"{exact_text(value)} ({shown(value)})"
