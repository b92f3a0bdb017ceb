"""Guessing what a mistyped word was meant to be."""

import pytest

from scorecard.core.suggestion import did_you_mean, nearest

DIMENSIONS = ("sql", "modeling", "debugging", "testing", "communication")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("modelling", "modeling"),
        ("MODELING", "modeling"),
        ("debuging", "debugging"),
        ("sq", "sql"),
        ("yoga", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word_is_found_whatever_its_case(word: str, meant: str) -> None:
    assert nearest(word, DIMENSIONS) == meant


def test_the_word_is_given_as_it_is_known() -> None:
    assert nearest("ANA", ["Ana", "Bob"]) == "Ana"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("tesitng", DIMENSIONS, "did you mean testing?"),
        ("yoga", ("sql", "testing"), "choose one of: sql, testing"),
        ("yoga", (), ""),
        (
            "zzz",
            [f"dimension-{at}" for at in range(13)],
            "choose one of: " + ", ".join(f"dimension-{at}" for at in range(12)) + ", …",
        ),
    ],
)
def test_a_close_word_is_suggested_else_the_choices(word: str, known: tuple[str, ...], hint: str) -> None:
    assert did_you_mean(word, known) == hint
