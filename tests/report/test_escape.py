import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scorecard.core.text import safe
from scorecard.report.escape import escape
from tests.report import hostile

GFM = MarkdownIt("gfm-like")
ACTIVE = st.sampled_from(
    [
        *"#@:.-+*_`~[](){}<>&|\\/!$=^'\"0129 \n\t",
        "http://",
        "www.",
        "a.com",
        "x@y.de",
        "GH-1",
        "1. ",
        "- ",
        "    ",
        "ab",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(ACTIVE | st.characters(), max_size=25).map("".join))
PLACES = {
    "cell": ("| a | b |\n|---|---|\n| {} | end |\n", "td", 0),
    "last cell": ("| a | b |\n|---|---|\n| start | {} |\n", "td", 1),
    "column": ("| {} | b |\n|---|---|\n| start | end |\n", "th", 0),
    "item": ("- {}\n- end\n", "paragraph", 0),
    "labelled item": ("- ana: {}\n- end\n", "paragraph", 0),
    "nested item": ("- start\n  - {}\n", "paragraph", 1),
    "heading": ("## {}\n\nend\n", "heading", 0),
}
OUTLINES = {place: [token.type for token in GFM.parse(frame.format("x"))] for place, (frame, _, _) in PLACES.items()}


def said(text: str) -> str:
    return safe(text.replace("\r\n", "\n")).strip()


def leaves(tokens: list[Token], kind: str, number: int) -> list[Token]:
    opened = [place for place, token in enumerate(tokens) if token.type == f"{kind}_open"]
    return tokens[opened[number] + 1].children or []


def lines(children: list[Token]) -> Iterator[str]:
    line = ""
    for child in children:
        assert (child.type, child.content) == ("html_inline", "<br>") or child.type == "text", child
        if child.type == "text":
            line += child.content
        else:
            yield line
            line = ""
    yield line


def assert_shows(text: str, place: str) -> None:
    frame, kind, number = PLACES[place]
    tokens = GFM.parse(frame.replace("{}", escape(text)))
    children = leaves(tokens, kind, number)
    label = "ana: " if place == "labelled item" else ""

    assert [token.type for token in tokens] == OUTLINES[place]
    assert "\n".join(lines(children)) == label + said(text)


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXTS)
@example("a\n- b")
def test_whatever_the_text_it_is_shown_as_it_is_and_nothing_else(place: str, text: str) -> None:
    if said(text):
        assert_shows(text, place)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", hostile.ALL, ids=lambda text: ascii(text[:24]))
def test_hostile_text_is_shown_as_it_is_wherever_it_stands(place: str, text: str) -> None:
    if said(text):
        assert_shows(text, place)


READABLE = {
    "Counted 4,512 rows (not 4,500).": "Counted 4,512 rows (not 4,500).",
    "snake_case, 5 * 3 and C:\\temp stay": "snake_case, 5 * 3 and C:\\temp stay",
    "at 12:30:45 she said: yes": "at 12:30:45 she said: yes",
    "C# and x::date": "C# and x::date",
    "-2+3 =1+1": "-2+3 =1+1",
    "a | b < c & d": "a &#124; b &lt; c &amp; d",
    "*not* __bold__ `code` ~~gone~~": "\\*not\\* \\_\\_bold\\_\\_ \\`code\\` \\~\\~gone\\~\\~",
    "[x](javascript:alert(1))": "\\[x\\](javascript:alert(1))",
    "# a\n- b\r\nc": "\\# a<br>- b<br>c",
    "1. first": "1\\. first",
    "- item": "\\- item",
    "costs $5": "costs \\$5",
    "see https://evil.example/x": "see https&#58;//evil.example/x",
    "see www.evil.com": "see www\\.evil\\.com",
    "@bob me@evil.example": "&#64;bob me&#64;evil.example",
    "fixes #12 and GH-12": "fixes &#35;12 and GH&#45;12",
    ":smile:": "&#58;smile:",
    "\u202eold \x1b[1m": "&lt;U+202E&gt;old ^\\[\\[1m",
    "  padded \n": "padded",
    "": "",
}


@pytest.mark.parametrize(("text", "source"), READABLE.items())
def test_only_what_markdown_would_act_on_is_escaped(text: str, source: str) -> None:
    assert escape(text) == source


LEFT_ACTIVE = re.compile(r"(?<!\w)@\w|\w@\w|(?<!&)#\d|\bGH-\d|(?<!:):(?!\d+:)[a-z0-9_+-]+:", re.IGNORECASE | re.ASCII)


@given(text=TEXTS)
@example("@bob, @@eve; octo/cat#12 :+1: me@evil.example GH-7")
def test_no_mention_reference_or_emoji_is_left_in_the_source(text: str) -> None:
    assert LEFT_ACTIVE.findall(escape(text)) == []


@pytest.mark.parametrize("text", hostile.LONG, ids=lambda text: ascii(text[:8]))
def test_ten_thousand_characters_take_no_more_time_than_they_are_long(text: str) -> None:
    started = time.process_time()
    for _ in range(10):
        escape(text)

    assert time.process_time() - started < 1
