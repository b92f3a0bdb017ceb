"""The one door for YAML and JSON: what comes through as what, and what does not come through."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import Plain
from scorecard.errors import InvalidError, NotFoundError, Problem, WrongUsageError
from scorecard.library.door import MAX_BYTES, Reading, dotted, read, read_bytes
from scorecard.library.heading import heading


def data(text: str) -> Plain:
    reading = read(text.encode(), "f.yaml")
    assert reading.problems == []
    return reading.data


def problems(content: bytes | str) -> list[str]:
    return [str(one) for one in read(content.encode() if isinstance(content, str) else content, "f.yaml").problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("true", True), ("false", False), ("null", None), ("", None)),
        *(("0", 0), ("7", 7), ("-7", -7), ("100", 100), ("999999999999999999", 999999999999999999)),
        *((word, word) for word in ("yes", "no", "on", "off", "y", "n", "True", "FALSE", "Yes", "NO")),
        *((word, word) for word in ("~", "Null", "NULL", "None")),
        *((word, word) for word in ("017", "0o17", "0x1f", "0b11", "1_000", "+5", "00", "1000000000000000000")),
        *((word, word) for word in ("12:30:45", "1:59", "2024-01-01", "2026-11-20T10:00:00Z", "2001-1-1 0:0:0")),
        *((word, word) for word in ("1e3", "1.0", ".5", "3.", "-1.5", ".inf", "-.INF", ".nan", "80%", "7/2", "=", "٣")),
        *(('"3"', "3"), ("'true'", "true"), ('"null"', "null"), ("''", "")),
    ],
)
def test_only_plain_truth_values_decimals_and_null_are_typed(written: str, value: Plain) -> None:
    assert data(f"- {written}") == [value]


def test_five_thousand_digits_are_text() -> None:
    assert data(f"- {'9' * 5000}") == ["9" * 5000]


@pytest.mark.parametrize("block", ["|\n  7\n", ">\n  7\n"])
def test_a_block_is_text(block: str) -> None:
    assert data(f"a: {block}") == {"a": "7\n"}


def test_a_key_is_text_and_a_key_without_a_value_is_left_out() -> None:
    assert data("1: a\ntrue: b\n2024-01-01: c\n'': d\nempty:\nnothing: null\n") == {
        "1": "a",
        "true": "b",
        "2024-01-01": "c",
        "": "d",
    }


def test_json_is_read_as_json() -> None:
    said = {"a": [1, -2, True, False, "x\u0000\u2028\ud83d\ude00/", {}], "long": "é" * 2000, "": {"b": []}}

    assert data(json.dumps(said)) == data(json.dumps(said, indent="\t")) == json.loads(json.dumps(said))


def test_a_pair_of_surrogate_escapes_is_one_character() -> None:
    assert data(r'{"a": "\ud83d\ude00 \\ud83d \uD83D\uDE00"}') == {"a": "😀 \\ud83d 😀"}


def test_a_fraction_in_json_is_text_and_stays_exact() -> None:
    assert data('{"a": 3.10, "b": 1e3}') == {"a": "3.10", "b": "1e3"}


@given(
    st.recursive(
        st.booleans() | st.integers(-(10**17), 10**17) | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=8,
    )
)
def test_whatever_json_says_comes_through_unchanged(said: Plain) -> None:
    assert data(json.dumps({"a": said})) == {"a": said}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["f.yaml:1:1: the file is empty"]),
        ("# only a comment\n", ["f.yaml:1:1: the file is empty"]),
        ("a: 1\nb: 2\na: 3", ["f.yaml:3:1: a: the key is there twice; first on line 1"]),
        ("a: 1\n'a': 3\na: 4", [
            "f.yaml:2:1: a: the key is there twice; first on line 1",
            "f.yaml:3:1: a: the key is there twice; first on line 1",
        ]),
        ('{"a": 1, "a": 2}', ["f.yaml:1:10: a: the key is there twice; first on line 1"]),
        ("a:\n  - b: 1\n    b: 2", ["f.yaml:3:5: a[0].b: the key is there twice; first on line 2"]),
        ("a: &x 1", ["f.yaml:1:4: a: anchors (&name) are not allowed: write the value out"]),
        ("a: *x", ["f.yaml:1:4: a: aliases (*name) are not allowed: write the value out"]),
        ("<<: 1", ["f.yaml:1:1: merge keys (<<) are not allowed: write the values out"]),
        ("a: !!int '3'", ["f.yaml:1:4: a: tags (!name) are not allowed"]),
        ("a: !!python/object/apply:os.system ['true']", ["f.yaml:1:4: a: tags (!name) are not allowed"]),
        ("!x a: 1", ["f.yaml:1:1: tags (!name) are not allowed"]),
        ("%TAG ! tag:x.org,2000:\n---\n- !y 1", ["f.yaml:3:3: [0]: tags (!name) are not allowed"]),
        ("? [a]\n: 1", ["f.yaml:1:3: a key must be plain text"]),
        ("a: 1\n---\nb: 2\n---\nc: 3", ["f.yaml:2:1: a second document (---) is not allowed"]),
        ("a: 1\n...\nb: 2", ["f.yaml:3:1: not readable as YAML: did not find expected <document start>"]),
        ("a: [1 }\nb: 2", ["f.yaml:1:7: not readable as YAML: did not find expected ',' or ']'"]),
        ("\ta: 1", ["f.yaml:1:1: not readable as YAML: found character that cannot start any token"]),
        ("a: b: c", ["f.yaml:1:5: not readable as YAML: mapping values are not allowed in this context"]),
        ('a: "\\ud83d"', ["f.yaml:1:7: not readable as YAML: found invalid Unicode character escape code"]),
        ("a: 1\nb: \x1b[31m", ["f.yaml:2:1: not readable as YAML: control characters are not allowed"]),
        ("a: 1\nb: \x00", ["f.yaml:2:1: not readable as YAML: control characters are not allowed"]),
    ],
)  # fmt: skip
def test_what_is_not_plain_yaml_is_refused_where_it_stands(text: str, found: list[str]) -> None:
    assert problems(text) == found


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert data("'<<': 1") == {"<<": 1}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"a: 1\nb: \xe9\n", "f.yaml:2:1: the file is not UTF-8 text"),
        ("a: 1".encode("utf-16"), "f.yaml:1:1: the file is not UTF-8 text"),
        ("a: 1".encode("utf-16-le"), "f.yaml:1:1: not readable as YAML: control characters are not allowed"),
        ("a: 1".encode("utf-32"), "f.yaml:1:1: the file is not UTF-8 text"),
        (b"a: \xed\xa0\x80", "f.yaml:1:1: the file is not UTF-8 text"),
        (b"a: " + b"x" * MAX_BYTES, "f.yaml: the file is larger than 1 MiB"),
    ],
    ids=["latin 1", "utf-16", "utf-16 without a mark", "utf-32", "an encoded surrogate", "too large"],
)
def test_bytes_that_are_not_a_text_of_decent_size_are_refused(content: bytes, found: str) -> None:
    assert problems(content) == [found]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert data("\ufeffa: 1") == {"a": 1}


def test_a_file_of_exactly_one_mebibyte_is_read() -> None:
    assert read(b"a: " + b"x" * (MAX_BYTES - 3), "f.yaml").data == {"a": "x" * (MAX_BYTES - 3)}


def test_the_line_of_a_forbidden_character_is_right_after_text_beyond_ascii() -> None:
    assert problems("é" * 9 + ": 1\n\nb: \x00\n\n\n\n") == [
        "f.yaml:3:1: not readable as YAML: control characters are not allowed"
    ]


def test_sixty_four_levels_are_read() -> None:
    assert problems(deep(64)) == problems(deep(64, inside="1")) == []


@pytest.mark.parametrize("levels", [65, 66, 1000, 5000])
@pytest.mark.parametrize("inside", ["", "1"])
def test_more_than_sixty_four_levels_are_refused(levels: int, inside: str) -> None:
    assert read(deep(levels, inside).encode(), "f.yaml").problems[0].message == "nested more than 64 levels deep"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1000,
        "{a: " * 65 + "{}" + "}" * 65,
        "".join(f"{' ' * level}a:\n" for level in range(65)) + " " * 65 + "b",
        "- " * 65 + "b",
        "? " * 65 + "b",
    ],
    ids=["unclosed brackets", "braces", "a block of keys", "a block of hyphens", "keys of keys"],
)
def test_deep_nesting_of_any_kind_is_refused(text: str) -> None:
    assert read(text.encode(), "f.yaml").problems[-1].message == "nested more than 64 levels deep"


def deep(levels: int, inside: str = "") -> str:
    return "[" * levels + inside + "]" * levels


ALIASES = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
MERGES = "m0: &m0 {k: 1}\n" + "".join(f"m{n}: &m{n}\n  <<: [*m{n - 1}, *m{n - 1}]\n" for n in range(1, 25))


@pytest.mark.parametrize(("bomb", "found"), [(ALIASES, 91), (MERGES, 97)], ids=["aliases", "merge keys"])
def test_a_bomb_is_refused_without_being_set_off(bomb: str, found: int) -> None:
    begun = time.process_time()
    refused = problems(bomb)

    assert time.process_time() - begun < 0.1
    assert len(refused) == found


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b: ",
                "- ",
                "\n",
                "\n  ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "&x ",
                "*x",
                "!t ",
                "<<: ",
                "? ",
                "'",
                '"',
                "|\n",
                "# c",
                "---\n",
                "...\n",
                "%YAML 1.2\n",
                "\t",
                "\x00",
                "\x85",
                "\u2028",
                "é",
                "\\ud83d",
                "@",
                "1",
                "~",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_text_is_either_read_or_refused_but_never_breaks_the_door(text: str) -> None:
    reading = read(text.encode(), "f.yaml")

    assert reading.data is not None or reading.problems != [] or set(text) <= set("-~ \n|#c.?\x85\u2028%YAML12")


def test_every_problem_is_placed_and_listed_once_in_the_order_of_the_file() -> None:
    reading = read(b"b: {c: 1}\na:\n  - d: 2\n", "f.yaml")
    reading.report(("a", 0, "d"), "second")
    reading.report(("a", 0, "d"), "second")
    reading.report(("b", "c"), "at the value")
    reading.report(("b", "c"), "at the key", key=True)
    reading.report(("b", "gone", 3), "at the parent")

    with pytest.raises(InvalidError) as refused:
        reading.refuse_problems("The file has problems.")
    assert refused.value.lines == (
        "f.yaml:1:1: b.gone[3]: at the parent",
        "f.yaml:1:5: b.c: at the key",
        "f.yaml:1:8: b.c: at the value",
        "f.yaml:3:8: a[0].d: second",
        "The file has problems.",
    )


def test_a_file_without_problems_is_not_refused() -> None:
    Reading("f.yaml").refuse_problems("The file has problems.")


@pytest.mark.parametrize(
    ("path", "written"), [((), ""), (("a",), "a"), (("a", 0, "b"), "a[0].b"), ((0, "a", 1, 2), "[0].a[1][2]")]
)
def test_a_path_is_written_as_people_read_it(path: tuple[str | int, ...], written: str) -> None:
    assert dotted(path) == written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id: tiny\ntitle: 'A: B'\nversion: 1.0\nrest: [", {"id": "tiny", "title": "A: B", "version": "1.0"}),
        ("deep: {id: inner}\nid: tiny\nlist:\n  - title: inner\n", {"id": "tiny"}),
        ("id: tiny\nbroken: [", {"id": "tiny"}),
        ("- id\n- tiny\n", {}),
        ("", {}),
        ("\x00", {}),
        ('{"id": "tiny", "title": "T"}', {"id": "tiny", "title": "T"}),
        ("id: *gone\ntitle: T\n", {"title": "T"}),
        ("? [a]\n: id\ntitle: T\n", {"title": "T"}),
    ],
)
def test_a_heading_is_read_without_building_the_rest(text: str, found: dict[str, str]) -> None:
    assert heading(text.encode(), ("id", "title", "version")) == found


@pytest.mark.parametrize("content", [b"\xff", b"id: \xe9", "id: tiny".encode("utf-16-le")])
def test_the_heading_of_what_cannot_be_read_is_empty(content: bytes) -> None:
    assert heading(content, ("id",)) == {}


def test_the_heading_of_a_bracket_bomb_is_given_up_quickly() -> None:
    begun = time.process_time()
    found = heading(b"[" * 20_000, ("id",))

    assert (found, time.process_time() - begun < 0.1) == ({}, True)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(b"a: \xff\r\n")

    assert read_bytes(file) == b"a: \xff\r\n"


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(b"x" * (MAX_BYTES + 1000))

    assert len(read_bytes(file)) == MAX_BYTES + 1


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"^There is no file .*gone\.yaml\.$"):
        read_bytes(tmp_path / "gone.yaml")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError, match=r"^The file .* cannot be read: Is a directory\.$"):
        read_bytes(tmp_path)


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("f.yaml", 0, 0, "", "too large")) == "f.yaml: too large"
