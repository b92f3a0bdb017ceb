"""Text of people: made safe to look at, folded to be found again, spelled for files."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.text import counted, listed, lookup_key, safe, safe_line, slug

EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))
LEFT = set(safe(EVERYTHING))
JOINERS = {"\u200c", "\u200d"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDDEN = set("\u00ad\u180e\u200b\u2028\u2029\u2060\u2061\u2062\u2063\u2064\ufeff") | set(
    map(chr, range(0xE0000, 0xE0080))
)
HOSTILE_NAMES = [
    *("..", "../../etc/passwd", "/etc/x", "CON", "NUL.txt", "a\x00b", "x" * 500, "~root", "-rf", "$(id)", "C:\\x"),
    *("", "   ", "李雷", "\u202egnp.exe", "jane\ndoe", "`id`", "--", "é" * 300),
]


def test_no_control_bidi_or_hidden_character_of_unicode_is_left_as_it_is() -> None:
    acting = {char for char in LEFT if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}

    assert (acting, LEFT & BIDI, LEFT & HIDDEN) == ({"\n"}, set(), set())


def test_joiners_and_everything_that_can_be_seen_stay_as_they_are() -> None:
    changed = set(EVERYTHING) - LEFT

    seen = [char for char in changed if unicodedata.category(char).startswith(("L", "N", "P", "S", "Zs"))]
    assert (seen, changed & JOINERS) == ([], set())


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("\x1b[31mred", "^[[31mred"),
        ("\x1b]52;c;aGk=\x07", "^[]52;c;aGk=^G"),
        ("\x9b31m", "<U+009B>31m"),
        ("over\rwritten\x08", "over^Mwritten^H"),
        ("\x00\x7f", "^@^?"),
        ("a\tb", "a    b"),
        ("\u202egnp.exe", "<U+202E>gnp.exe"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("lone \ud800", "lone <U+D800>"),
        ("tag \U000e0041", "tag <U+E0041>"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("ن\u0627م\u0647\u200c\u0627ی", "ن\u0627م\u0647\u200c\u0627ی"),
    ],
)
def test_what_could_act_or_hide_is_spelled_out(raw: str, shown: str) -> None:
    assert safe(raw) == shown


@given(st.text())
def test_safe_text_is_already_safe(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("", ""),
        ("one", "one"),
        ("a\nb", "a b"),
        ("a\r\nb\tc", "a b c"),
        ("a\u2028b\x85c", "a b c"),
        ("a\x1b[1mb", "a^[[1mb"),
    ],
)
def test_a_safe_line_has_spaces_for_breaks(raw: str, line: str) -> None:
    assert safe_line(raw) == line


@given(st.text())
def test_a_safe_line_is_one_line_of_safe_text(text: str) -> None:
    line = safe_line(text)

    assert (len(line.splitlines()) <= 1, "\t" in line, safe(line)) == (True, False, line)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Ana", "ANA"), ("ana ", " ana"), ("Jane  Doe", "jane doe"), ("jane\u00a0doe", "Jane Doe")),
        *(("jane\tdoe", "jane doe"), ("jane\ndoe", "jane doe"), ("jane\u3000doe", "jane doe")),
        *(("José", "Jose\u0301"), ("É", "é"), ("Å", "\u212b"), ("각", "\u1100\u1161\u11a8")),
        *(("Weiß", "WEISS"), ("ﬁona", "fiona"), ("\uff21na", "ana"), ("\u212aim", "kim"), ("\u017fam", "sam")),
        *(("Ǆ", "ǆ"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ᾳ", "\u03b1\u03b9"), ("İ", "i\u0307"), ("①", "1"), ("ｱ", "ア")),
        *(("a\u200bna", "ana"), ("ana\ufeff", "ana"), ("a\u00adna", "ana"), ("\u2067ana\u2069", "ana")),
        *(("a\u200dna", "ana"), ("ana\u034f", "ana"), ("ana\ufe0f", "ana"), ("ana\U000e0041", "ana")),
        *(("ana\u3164", "ana"), ("ana\uffa0", "ana"), ("\u202eana", "ana")),
    ],
)
def test_two_spellings_of_one_name_are_found_by_one_key(one: str, other: str) -> None:
    assert lookup_key(one) == lookup_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Kim", "\u041aim"), ("ana", "anna"), ("jose", "josé"), ("\u0131", "i"), ("øre", "ore"), ("李", "季")),
        *(("jane doe", "janedoe"), ("jane-doe", "jane doe"), ("ana", ""), ("ana", "ana.")),
    ],
)
def test_two_names_that_only_look_alike_have_two_keys(one: str, other: str) -> None:
    assert lookup_key(one) != lookup_key(other)


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert lookup_key(lookup_key(name)) == lookup_key(name)


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        *(("Jane Doe", "jane-doe"), ("José Núñez", "jose-nunez"), ("O'Brien, Pat", "o-brien-pat"), ("李雷", "")),
        *(("..", ""), ("a--b", "a-b"), ("-rf", "rf"), ("x" * 50, "x" * 40), ("a" * 39 + " b", "a" * 39)),
    ],
)
def test_a_slug_spells_what_it_can_with_letters_digits_and_hyphens(name: str, spelled: str) -> None:
    assert slug(name) == spelled


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_slug_of_a_hostile_name_is_harmless(name: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)?", slug(name))


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_a_slug_is_never_longer_than_asked(name: str, limit: int) -> None:
    assert re.fullmatch(rf"(?:[a-z0-9][a-z0-9-]{{0,{limit - 1}}}(?<!-))?", slug(name, limit=limit))


@pytest.mark.parametrize(
    ("words", "sentence"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_words_are_joined_as_a_sentence_does(words: tuple[str, ...], sentence: str) -> None:
    assert listed(words) == sentence


def test_alternatives_are_joined_with_or() -> None:
    assert listed(["a", "b", "c"], last="or") == "a, b or c"


@pytest.mark.parametrize(("number", "words"), [(0, "0 scorecards"), (1, "1 scorecard"), (2, "2 scorecards")])
def test_a_number_is_written_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "scorecard") == words


def test_an_irregular_plural_can_be_given() -> None:
    assert counted(2, "criterion", "criteria") == "2 criteria"
