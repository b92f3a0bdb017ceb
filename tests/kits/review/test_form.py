"""Reviews are read in every form they come in; what cannot be read says why, and keeps nobody busy."""

import contextlib
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import InvalidError
from scorecard.kits.review import form
from scorecard.kits.review.form import Comment, Decision, Mark, Review
from scorecard.kits.review.submission import NAMES
from tests.kits.review.sample import read_yaml


def parsed(text: str, name: str = "review.md") -> Review:
    return form.parsed(text.encode("utf-8", "surrogateescape"), Path(name), read_yaml)


FORMS: Mapping[str, tuple[str, str]] = {
    "lines": ("review.md", "decision: request changes\na.sql:12: [nit] Two\n  lines.\n```sql\nselect 1\n```\n"),
    "a list": (
        "review.md",
        "## Decision: **Request changes**.\n\n1. `a.sql:12` [nit] Two\n   lines.\n\n~~~sql\nselect 1\n~~~\n",
    ),
    "a range": ("review.txt", "Decision: changes requested\n* **a.sql:L12-15**: [Nit]: Two lines.\n```\nselect 1\n```"),
    "a decision with its reason": (
        "review.md",
        "decision: request changes, for the sake of the join\na.sql:12: [nit] - Two lines.\n```sql\nselect 1\n```\n",
    ),
    "a line in words": (
        "review.md",
        "decision: request changes\n- `a.sql`, line 12: [nit] Two lines.\n```sql\nselect 1\n```\n",
    ),
    "a line behind a colon": (
        "review.md",
        "decision: request changes\na.sql: Line 12 [nit] Two lines.\n```sql\nselect 1\n```\n",
    ),
    "a table": (
        "review.md",
        (
            "decision: request changes\n\n| File | Line | Comment | Severity | proof_sql |\n|---|--:|---|---|---|\n"
            "| `a.sql` | 12 | Two lines. | nit | select 1 |\n"
        ),
    ),
    "a spreadsheet": (
        "review.csv",
        (
            "\ufeffFile,Line,Comment,severity,proof_sql\r\na.sql,L12 - 15,Two lines.,nit,select 1\r\n,,\r\n"
            "decision,,request changes\r\n"
        ),
    ),
    "plain data": (
        "review.yaml",
        """
decision: request_changes
findings:
  - {file: a.sql, line: 12, severity: nit, claim: Two, consequence: lines., proof_sql: select 1}
""",
    ),
}


@pytest.mark.parametrize(("name", "text"), FORMS.values(), ids=FORMS)
def test_every_form_of_a_review_reads_the_same(name: str, text: str) -> None:
    comment = Comment("Two lines.", "a.sql", 12, Mark.NIT, "select 1")

    assert parsed(text, name) == Review((comment,), Decision.REQUEST_CHANGES)


def test_what_names_no_place_is_not_lost_in_silence() -> None:
    review = parsed("# A review\n\nLine 15: wrong key\n\na.sql:12: Two\nlines.\n\n## Else\nNo time left.\n")

    assert review.comments == (Comment("Two lines.", "a.sql", 12),)
    assert review.unread == ("Line 15: wrong key", "No time left.")


MALFORMED = {
    "empty": ("review.md", "", "neither a comment"),
    "prose": ("review.md", "It is all very nice.", "neither a comment"),
    "the blank form": ("review.md", "<!-- a.sql:1: example -->\ndecision: <!-- approve -->\n", "neither a comment"),
    "an unclosed remark": ("review.md", "<!-- a.sql:1: example", "neither a comment"),
    "an unknown decision": ("review.md", "decision: maybe", "decision: it must be"),
    "an approval with conditions": ("review.md", "decision: approve, once the join is right", "decision: it must be"),
    "two decisions": ("review.md", "decision: approve\ndecision: comment", "two decisions"),
    "columns missing": ("review.csv", "file,comment\na,b\n", "not there: line"),
    "an empty spreadsheet": ("review.csv", "", "not there: file"),
    "a line that is none": ("review.csv", "file,line,comment\na.sql,twelve,x\n", "whole number"),
    "a quote left open": ("review.csv", 'file,line,comment\na.sql,1,"x', "not readable as CSV"),
    "nothing said": ("review.csv", "file,line,comment\na.sql,1,\n", "says nothing"),
    "yaml that is none": ("review.yaml", "findings: [", "not readable as YAML"),
    "yaml with an alias": ("review.yaml", "a: &a 1\nb: *a\n", "anchors"),
    "a list instead": ("review.yaml", "- a\n", "a decision and findings"),
    "findings that are text": ("review.yaml", "findings: many\n", "must be a list"),
    "a finding that is text": ("review.yaml", "findings: [bad]\n", "must have a file"),
    "another ending": ("review.exe", "decision: approve", "ends in .md"),
    "not text": ("review.md", "decision: approve \udcff", "not text in UTF-8"),
    "a NUL": ("review.md", "decision: approve\0", "NUL"),
    "too long": ("review.md", "x" * 70_000, "more than 65,536"),
    "too many": ("review.md", "a.sql:1: x\n" * 300, "300 comments"),
}


@pytest.mark.parametrize(("name", "text", "message"), MALFORMED.values(), ids=MALFORMED)
def test_a_review_that_cannot_be_read_says_why(name: str, text: str, message: str) -> None:
    with pytest.raises(InvalidError) as refused:
        parsed(text, name)

    assert message in "\n".join(refused.value.lines)


LONG = 60_000
STICKY = [
    "decision: " + "." * LONG + "b",
    "decision:" + "*" * LONG,
    "- " + " " * LONG + "x",
    "a." * (LONG // 2) + "x",
    "a" * LONG,
    "<!--" * (LONG // 4),
    "a.sql:1: [" + "[" * LONG,
    "```" * (LONG // 3),
    "`" * LONG,
    "1. " * (LONG // 3),
]


@pytest.mark.parametrize("text", STICKY, ids=range(len(STICKY)))
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    began = time.process_time()

    with contextlib.suppress(InvalidError):
        parsed(text)

    assert time.process_time() - began < 1


PIECES = (
    "decision:",
    "approve",
    "a.sql:1:",
    "general:",
    "```",
    "~~~sql",
    "[nit]",
    "<!--",
    "-->",
    "\n",
    " ",
    "#",
    ":",
    "utc",
    "\x85",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30), st.sampled_from(NAMES))
def test_any_text_is_read_or_refused(pieces: list[str], name: str) -> None:
    with contextlib.suppress(InvalidError):
        done = parsed("".join(pieces), name)
        assert done.comments or done.decision
