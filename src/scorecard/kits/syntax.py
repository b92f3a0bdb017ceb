"""This room reads SQL that a stranger wrote into a tree, with a patience that has an end.

sqlglot tries one reading after another; a type name that is nested 20 deep (`date(date(date(…`) keeps it
busy for a minute. Here the steps are counted, so that the same text always ends in the same way.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from sqlglot import Token, TokenType, exp, parser
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ParseError, SqlglotError, TokenError

from scorecard.errors import ScorecardError

STEPS = 20_000
STEPS_PER_TOKEN = 8  # ordinary SQL takes 1.2
# A hostile text finds the places where sqlglot counts on friendlier input.
STUMBLES = (SqlglotError, RecursionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def parse(text: str, dialect: str = "duckdb") -> tuple[exp.Expr, ...]:
    """Read the statements of a text; ParseError with the place, whatever stood in the way.

    Each tree's `meta` holds the line on which the statement starts.
    """
    spoken = Dialect.get_or_raise(dialect)
    counting = _counting(spoken.parser_class)
    try:
        tokens = spoken.tokenize(text)
        reader = counting(dialect=spoken)
        reader.left = STEPS + STEPS_PER_TOKEN * len(tokens)  # type: ignore[attr-defined]
        trees = reader.parse(tokens, text)
    except ParseError:
        raise
    except TokenError:
        raise ParseError("A quote or a comment is not closed.") from None
    except STUMBLES as error:
        raise ParseError(f"The text is nested too deeply or too oddly to be read ({type(error).__name__}).") from None
    statements = tuple(tree for tree in trees if tree and not isinstance(tree, exp.Semicolon))
    for tree, line in zip(statements, _starts(tokens), strict=False):
        tree.meta["line"] = line
    return statements


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    before = TokenType.SEMICOLON
    for token in tokens:
        if before == TokenType.SEMICOLON != token.token_type:
            yield token.line
        before = token.token_type


@cache
def _counting(kind: type[parser.Parser]) -> type[parser.Parser]:
    if not str(parser.__file__).endswith((".py", ".pyc")):
        raise ScorecardError(
            "This sqlglot is compiled, and hostile SQL can hang it or crash it.",
            then="Run `pip uninstall sqlglotc`, then this again.",
        )

    class Counting(kind):  # type: ignore[misc,valid-type]
        left = 0

        def _advance(self, times: int = 1) -> None:
            self.left -= 1
            if self.left < 0:
                raise RecursionError
            super()._advance(times)

        def _warn_unsupported(self) -> None:
            """Keep still: what is logged would show the text as it is."""

    return Counting
