"""This room reads who belongs to which group from a CSV file; every problem of it is listed, and nobody is named."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from scorecard.core.impact.group import Groups, grouped
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import counted, listed, lookup_key
from scorecard.errors import InvalidError, Problem

MAX_CSV_BYTES = 16 * 1024 * 1024
MAX_GROUPS = 20
DELIMITERS = ",;\t|"
ID_COLUMNS = ("candidate", "candidate_id", "id")
LISTED = 50


@dataclass(frozen=True, slots=True)
class People:
    """The people an audit is about: lookup keys of their ids, and of every id and name that must not be shown."""

    keys: Collection[str]
    names: Collection[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which columns to group by (none: all), and whether rows of people who are not there are passed over."""

    columns: tuple[str, ...] = ()
    skip_unknown: bool = False


@dataclass(frozen=True, slots=True)
class LoadedGroups:
    """The groups of a file, and how many of its rows name nobody who is there."""

    groups: Groups
    strangers: int


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


@dataclass(slots=True)
class _Sheet:
    source: str
    columns: list[str] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    line: int = 1

    def report(self, line: int, message: str, column: str = "") -> None:
        self.problems.append(Problem(self.source, line, 1, column, message))

    def refuse(self) -> None:
        if self.problems:
            shown = tuple(islice(sorted(self.problems, key=lambda one: one.line), LISTED))
            more = f"; the first {LISTED} are listed" if len(self.problems) > LISTED else ""
            raise InvalidError(
                f"The file {self.source} has {counted(len(self.problems), 'problem')}{more}.", problems=shown
            )


def load_groups(data: bytes, source: str, people: People, wanted: Wanted) -> LoadedGroups:
    """Read the groups of `people`; InvalidError lists every problem with its line and names no candidate."""
    sheet = _Sheet(source)
    _read(sheet, data)
    key_column, places = _columns(sheet, wanted.columns)
    sheet.refuse()
    told: dict[str, _Row] = {}
    strangers = []
    for row in _whole(sheet):
        key = lookup_key(row.cells[key_column])
        if not key:
            sheet.report(row.line, "the candidate's id is missing", sheet.columns[key_column])
        elif key in told:
            sheet.report(row.line, f"this candidate is there twice; first on line {told[key].line}")
        else:
            told[key] = row
            if key not in people.keys:
                strangers.append(row.line)
    _strangers(sheet, strangers, len(told), wanted)
    for place in places:
        _values(sheet, place, [row for key, row in told.items() if key in people.keys], people)
    sheet.refuse()
    rows = [(key, tuple(row.cells[at] for at in places)) for key, row in told.items() if key in people.keys]
    return LoadedGroups(grouped(tuple(sheet.columns[at] for at in places), rows), len(strangers))


def _read(sheet: _Sheet, data: bytes) -> None:
    if len(data) > MAX_CSV_BYTES:
        sheet.report(0, "the file is larger than 16 MiB")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sheet.report(line, "the file is not UTF-8 text; save it as CSV in UTF-8")
        return
    rows = _records(sheet, text)
    header = next(rows, None)
    if header is None:
        if not sheet.problems:
            sheet.report(1, "the file is empty")
        return
    sheet.line, sheet.columns = header.line, [_plain(name) for name in header.cells]
    sheet.rows = list(rows)


def _records(sheet: _Sheet, text: str) -> Iterator[_Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    delimiter = max(DELIMITERS, key=bare.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(before + 1, cells)
            before = reader.line_num
    except csv.Error as error:
        sheet.report(before + 1, f"not readable as CSV: {error}")


def _plain(name: str) -> str:
    return re.sub(r"[\s/_-]+", "_", lookup_key(name)).strip("_")


def _columns(sheet: _Sheet, wanted: Sequence[str]) -> tuple[int, tuple[int, ...]]:
    """The place of the id's column and of those to group by; nothing where the header is wrong."""
    known = sheet.columns
    _check_names(sheet)
    key = next((known.index(name) for name in ID_COLUMNS if name in known), None)
    if key is None:
        if known:
            names = listed(ID_COLUMNS, last="or")
            sheet.report(sheet.line, f"needs a column with the candidate's id, called {names}")
        return 0, ()
    others = [name for place, name in enumerate(known) if place != key]
    if not others:
        sheet.report(sheet.line, "needs a column to group by, such as sex or race_ethnicity")
    chosen = tuple(dict.fromkeys(map(_plain, wanted))) or others
    for name in chosen:
        if name not in others:
            sheet.report(sheet.line, f"there is no column {name}; {did_you_mean(name, others)}".rstrip("; "))
    return key, tuple(known.index(name) for name in chosen if name in others)


def _check_names(sheet: _Sheet) -> None:
    for place, name in enumerate(sheet.columns):
        if not name:
            sheet.report(sheet.line, f"column {place + 1} has no name")
        elif name in sheet.columns[:place]:
            sheet.report(sheet.line, f"the column {name} is there twice")


def _whole(sheet: _Sheet) -> Iterator[_Row]:
    width = len(sheet.columns)
    for row in sheet.rows:
        if len(row.cells) == width:
            yield row
        else:
            sheet.report(row.line, f"has {counted(len(row.cells), 'cell')} where the header has {width}")


def _strangers(sheet: _Sheet, lines: list[int], rows: int, wanted: Wanted) -> None:
    if lines and len(lines) == rows:
        raise InvalidError(
            f"None of the {counted(rows, 'candidate')} in {sheet.source} is in the store; there is nothing to audit.",
            why="People are matched by the candidate's id, not by their name.",
            then="To see the ids: scorecard candidate list",
        )
    if not wanted.skip_unknown:
        for line in lines:
            sheet.report(line, "no candidate has this id (--skip-unknown leaves such rows out)")


def _values(sheet: _Sheet, place: int, rows: list[_Row], people: People) -> None:
    column = sheet.columns[place]
    said = {lookup_key(row.cells[place]) for row in rows} - {""}
    if said & set(people.names):
        line = next(row.line for row in rows if lookup_key(row.cells[place]) in people.names)
        sheet.report(line, "holds the name or id of a candidate, which is no group (--by picks columns)", column)
    elif len(said) > MAX_GROUPS:
        message = f"has {len(said)} different values; at most {MAX_GROUPS} make groups (--by picks columns)"
        sheet.report(sheet.line, message, column)
