"""Names and ids: what may name somebody, and what files are called after them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.identity import candidate_id, file_stem, is_candidate_id, is_person, person
from scorecard.core.text import lookup_key
from scorecard.errors import WrongUsageError

RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


@pytest.mark.parametrize("text", ["jane-doe", "J", "7", "A.b_c-D", "x" * 64, "2026.11-x"])
def test_letters_digits_dots_and_dashes_are_an_id(text: str) -> None:
    assert is_candidate_id(text)


@pytest.mark.parametrize(
    "text", ["", "-rf", ".hidden", "_x", "x" * 65, "a b", "a/b", "a\\b", "..", "jané", "٣", "a\n", "a\x00", "李"]
)
def test_anything_else_is_not_an_id(text: str) -> None:
    assert not is_candidate_id(text)


@pytest.mark.parametrize("text", ["ana", "Ana María Ñandú", "李雷", "O'Brien", "ana@example.org", "x" * 64, "ana|bob"])
def test_a_line_of_text_may_name_a_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "ana,bob", "a\nb", "a\tb", "a\x1b[31m", "a\x9b", "x" * 65, "a\ud800", "a\x7f"]
)
def test_what_breaks_a_line_or_a_list_may_not_name_a_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize("text", ["\u200b", "\u3164", "\u2060\ufeff", "\u202e"])
def test_a_name_of_hidden_characters_alone_names_nobody(text: str) -> None:
    assert not is_person(text)


@given(st.text(max_size=6))
def test_who_may_name_a_person_can_be_told_from_nobody(text: str) -> None:
    assert not is_person(text) or lookup_key(text) != ""


def test_a_name_is_kept_trimmed_and_composed() -> None:
    assert person("  Jose\u0301 ") == "José"


def test_a_name_that_names_nobody_is_refused_with_the_rule() -> None:
    with pytest.raises(WrongUsageError) as refused:
        person("ana,bob")

    assert refused.value.lines == (
        "'ana,bob' cannot name an interviewer.",
        "A name is 1 to 64 characters on one line, without a comma.",
    )


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Jane Doe", "jane-doe"),
        ("  José Núñez ", "jose-nunez"),
        ("李雷", "candidate-3a47328a"),
        ("..", "candidate-5ec1f7e7"),
    ],
)
def test_a_candidate_gets_an_id_from_their_name(name: str, identity: str) -> None:
    # printf 李雷 | sha256sum | cut -c1-8
    assert candidate_id(name) == identity


@given(st.text())
def test_an_id_made_of_any_name_is_an_id(name: str) -> None:
    assert is_candidate_id(candidate_id(name))


def test_two_names_that_cannot_be_spelled_get_two_ids() -> None:
    assert candidate_id("李雷") != candidate_id("韩梅梅")


def test_a_file_is_called_by_the_name_and_the_hash_of_the_id() -> None:
    # printf jane-doe | sha256sum | cut -c1-8
    assert file_stem("jane-doe", "Jane Doe") == "jane-doe-2751e2c0"


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_file_name_is_harmless_whatever_the_candidate_is_called(candidate: str, name: str) -> None:
    stem = file_stem(candidate, name)

    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}-[0-9a-f]{8}", stem)
    assert not RESERVED.fullmatch(stem)


def test_ten_thousand_namesakes_get_ten_thousand_files() -> None:
    stems = {file_stem(f"c{number}", "Jane Doe") for number in range(10_000)}

    assert len(stems) == 10_000
