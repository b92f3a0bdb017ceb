"""This room reads a review as somebody handed it in: comments on lines, and a decision; nothing in it is evaluated."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from scorecard.core.text import listed
from scorecard.errors import InvalidError, Problem
from scorecard.kits.bounds import unreadable
from scorecard.kits.review.block import tabled, unfenced
from scorecard.kits.review.kit import ReadYaml

COMMENTS = 200
DECISION_LENGTH = 100
FIELDS = ("file", "line", "comment", "severity", "proof_sql")
CLAIMS = ("comment", "claim", "consequence", "suggestion")

PLACED = re.compile(
    r"(?:[-*+]\s+|\d+[.)]\s+)?[`*]{0,3}(?P<file>[\w./-]*\w\.\w+|general)"
    r"(?:[`*]{0,3}[,:]?\s{1,2}(?=[Ll]ine\s?\d)|:)(?:(?:[Ll](?:ine)?\s?)?(?P<line>\d{1,6})(?:-\d{1,6})?)?[`*]{0,3}:?"
    r"\s*(?:\[(?P<mark>[\w ]{1,20})\])?:?\s*(?P<text>.*)"
)
DECIDED = re.compile(r"[#>*\s-]*decision[*\s]*:[*\s]*(?P<text>.+?)[*\s.]*", re.IGNORECASE)
HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
LINE = re.compile(r"(?:[Ll]?([0-9]{1,6})(?:\s*[-\u2013]\s*[Ll]?[0-9]{1,6})?)?")


class Decision(StrEnum):
    """What a review comes to."""

    APPROVE = "approve"
    COMMENT = "comment"
    REQUEST_CHANGES = "request changes"


class Mark(StrEnum):
    """How a comment is meant, as its author marked it."""

    PROBLEM = "problem"
    NIT = "nit"
    QUESTION = "question"
    PRAISE = "praise"
    NONE = ""


MARKS = {
    **dict.fromkeys(("blocker", "critical", "high", "major", "medium", "minor", "low", "bug", "problem"), Mark.PROBLEM),
    **dict.fromkeys(("nit", "style", "nitpick"), Mark.NIT),
    **dict.fromkeys(("question", "ask"), Mark.QUESTION),
    **dict.fromkeys(("praise", "fine", "ok", "good", "note"), Mark.PRAISE),
}
DECISIONS = {
    **dict.fromkeys(("approve", "approved", "lgtm"), Decision.APPROVE),
    **dict.fromkeys(("comment", "comments", "comment only"), Decision.COMMENT),
    **dict.fromkeys(("request changes", "changes requested", "reject"), Decision.REQUEST_CHANGES),
}


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `line` is None and `file` empty where it is on the change as a whole."""

    text: str
    file: str = ""
    line: int | None = None
    mark: Mark = Mark.NONE
    proof: str = ""

    @property
    def place(self) -> str:
        """Where it stands, in a word."""
        return f"{self.file}:{self.line}" if self.line else self.file or "general"


@dataclass(frozen=True, slots=True)
class Review:
    """A review as read; `decision` is None where it names none."""

    comments: tuple[Comment, ...] = ()
    decision: Decision | None = None
    unread: tuple[str, ...] = field(default=(), compare=False)
    """Lines that belong to no comment, as no place in the change stands before them."""


@dataclass(slots=True)
class _Reading:
    source: str
    comments: list[Comment] = field(default_factory=list)
    decision: Decision | None = None
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def complain(self, line: int, path: str, message: str) -> None:
        self.problems.append(Problem(self.source, line, 1 if line else 0, path, message))

    def decide(self, text: str, line: int) -> None:
        said = " ".join(re.split(r"[\s_-]+", text.strip("`\"'").lower()))
        decision = DECISIONS.get(said)
        if said.startswith(f"{Decision.REQUEST_CHANGES}"):  # and on what condition they would approve
            decision = Decision.REQUEST_CHANGES
        if decision is None:
            self.complain(line, "decision", "it must be approve, comment or request changes")
        elif self.decision not in (None, decision):
            self.complain(line, "decision", "there are two decisions")
        self.decision = self.decision or decision


def parsed(data: bytes, path: Path, read_yaml: ReadYaml) -> Review:
    """Read a review by the ending of its file's name; InvalidError with every problem when it cannot be read."""
    reading = _Reading(path.name)
    text = data.decode("utf-8-sig", "surrogateescape")
    if sentence := unreadable((text,)):
        raise InvalidError(f"The review {path.name} cannot be read.", why=sentence)
    match path.suffix.lower():
        case ".csv":
            _csv(reading, text)
        case ".yaml" | ".yml" | ".json":
            _plain(reading, read_yaml(data, path.name))
        case ".md" | ".txt" | ".markdown":
            _markdown(reading, text)
        case _:
            reading.complain(0, "", "a review is a file that ends in .md, .csv or .yaml")
    return _finished(reading)


def _finished(reading: _Reading) -> Review:
    if not (reading.problems or reading.comments or reading.decision):
        reading.complain(0, "", "there is neither a comment (file:line: comment) nor a decision in it")
    if len(reading.comments) > COMMENTS:
        reading.complain(0, "", f"it has {len(reading.comments)} comments; up to {COMMENTS} are read")
    if reading.problems:
        raise InvalidError(f"The review {reading.source} cannot be read.", problems=tuple(reading.problems))
    return Review(tuple(reading.comments), reading.decision, tuple(reading.unread))


def _markdown(reading: _Reading, text: str) -> None:
    lines = HIDDEN.sub(lambda hidden: "\n" * hidden[0].count("\n"), text.replace("\r\n", "\n")).split("\n")
    open_comment = False
    for number, line, fenced in unfenced(_without_tables(reading, lines)):
        if fenced is not None:
            if open_comment and fenced.strip():
                last = reading.comments[-1]
                reading.comments[-1] = replace(last, proof=f"{last.proof}\n{fenced}".strip())
        elif len(line) <= DECISION_LENGTH and (decided := DECIDED.fullmatch(line.strip())):
            reading.decide(decided["text"], number)
            open_comment = False
        elif placed := PLACED.fullmatch(line.strip()):
            reading.comments.append(_placed(placed))
            open_comment = True
        elif line.startswith("#"):
            open_comment = False
        elif line.strip():
            _go_on(reading, line.strip(), open_comment=open_comment)


def _go_on(reading: _Reading, line: str, *, open_comment: bool) -> None:
    if not open_comment:
        reading.unread.append(line)
        return
    last = reading.comments[-1]
    reading.comments[-1] = replace(last, text=f"{last.text} {line}".strip())


def _without_tables(reading: _Reading, lines: list[str]) -> list[str]:
    """Take in the tables of comments; the lines without them, as many as before."""
    rows = dict(tabled(lines, FIELDS[:3]))
    for number, cells in rows.items():
        if cells:
            _add(reading, cells, number, "")
    return ["" if number in rows else line for number, line in enumerate(lines, 1)]


def _placed(placed: re.Match[str]) -> Comment:
    named = placed["file"] if placed["file"] != "general" else ""
    marked = (placed["mark"] or "").strip().lower()
    said = placed["text"].removeprefix("- ")
    text = said if not marked or marked in MARKS else f"[{marked}] {said}"
    return Comment(text.strip(), named, int(placed["line"]) if placed["line"] else None, MARKS.get(marked, Mark.NONE))


def _csv(reading: _Reading, text: str) -> None:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [name.strip().lower() for name in rows.fieldnames or ()]
        rows.fieldnames = names
        if missing := [name for name in FIELDS[:3] if name not in names]:
            reading.complain(
                1, "", f"the first line must name the columns {listed(FIELDS[:3])}; not there: {missing[0]}"
            )
            return
        for row in rows:
            cells = {name: cell for name, cell in row.items() if isinstance(cell, str)}
            if cells.get("file", "").strip().lower() == "decision":
                reading.decide(cells.get("comment", ""), rows.line_num)
            elif any(cell.strip() for cell in cells.values()):
                _add(reading, cells, rows.line_num, "")
    except csv.Error as error:
        reading.complain(rows.line_num, "", f"not readable as CSV: {error}")


def _plain(reading: _Reading, data: object) -> None:
    if not isinstance(data, Mapping):
        reading.complain(0, "", "there must be a decision and findings in it")
        return
    if data.get("decision") is not None:
        reading.decide(str(data["decision"]), 0)
    findings = data.get("findings") or ()
    if not isinstance(findings, list | tuple):
        reading.complain(0, "findings", "it must be a list")
        return
    for at, finding in enumerate(findings):
        if isinstance(finding, Mapping):
            _add(reading, finding, 0, f"findings[{at}]")
        else:
            reading.complain(0, f"findings[{at}]", "it must have a file, a line and a claim")


def _add(reading: _Reading, cells: Mapping[str, object], number: int, path: str) -> None:
    said = {name: str(cells[name]).strip() for name in (*FIELDS, *CLAIMS) if cells.get(name) is not None}
    line = said.get("line", "")
    if not (placed := LINE.fullmatch(line)):
        reading.complain(number, f"{path}.line".strip("."), "it must be a whole number")
        return
    text = " ".join(said[name] for name in CLAIMS if said.get(name))
    if not text:
        reading.complain(number, path, "it says nothing: give it a comment")
        return
    mark = MARKS.get(said.get("severity", "").lower(), Mark.NONE)
    named = "" if said.get("file", "") == "general" else said.get("file", "")
    reading.comments.append(
        Comment(text, named, int(placed[1]) if placed[1] else None, mark, said.get("proof_sql", ""))
    )
