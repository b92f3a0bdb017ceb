"""This room holds exact numbers: how they are written in files and how they are shown to people."""

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_WRITTEN = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(%)?|(\d{1,9})/(0*[1-9]\d{0,8})", re.ASCII)


class Exact(Fraction):
    """A number as somebody wrote it (`3`, `2.5`, `80%`, `7/2`), kept without rounding."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: object) -> Self:
        """Read a written number; ValueError says what may be written."""
        match = _WRITTEN.fullmatch(str(written)) if type(written) in (str, int) else None
        if match is None:
            raise ValueError("must be a number such as 3, 2.5, 7/2 or 80%")
        value = Fraction(match[1] or f"{match[3]}/{match[4]}")
        return cls(value / 100 if match[2] else value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.parse,
            json_schema_input_schema=core_schema.union_schema(
                [core_schema.str_schema(pattern=_WRITTEN.pattern), core_schema.float_schema()]
            ),
        )


def exact_text(value: Fraction) -> str:
    """Write a number exactly, as a whole number or a fraction: `3`, `31/10`."""
    return str(Fraction(value))


def shown(value: Fraction) -> str:
    """Write a number with two decimals, rounded down, so that it never outshines its verdict: `3.10`."""
    hundredths = value.numerator * 100 // value.denominator
    sign, size = ("-", -hundredths) if hundredths < 0 else ("", hundredths)
    return f"{sign}{size // 100}.{size % 100:02d}"


def shown_signed(value: Fraction) -> str:
    """Write a difference with its sign and two decimals, rounded toward none: `+0.16`, `-0.20`, `0.00`."""
    return f"{'-' if value < 0 else '+'}{shown(abs(value))}" if value else shown(value)


def shown_percent(value: Fraction) -> str:
    """Write a share as whole per cent, rounded down: `90%`."""
    return f"{value.numerator * 100 // value.denominator}%"


def exact_and_shown(value: Fraction | None) -> dict[str, Any] | None:
    """Pair the exact number with the one for people, as JSON answers carry them."""
    return None if value is None else {"exact": exact_text(value), "shown": shown(value)}
