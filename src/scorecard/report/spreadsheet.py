"""This room writes rows as CSV (RFC 4180) in which no cell can act as a formula."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from scorecard.core.text import safe

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


def csv_text(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows with their headings; a cell that a spreadsheet might run begins with an apostrophe."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in headings])
    for row in rows:
        writer.writerow([guarded(row.get(heading, "")) for heading in headings])
    return written.getvalue()


def guarded(text: str) -> str:
    """A cell as it is safe to open: numbers stay numbers, control characters become visible."""
    if _NUMBER.fullmatch(text):
        return text
    return ("'" if _FORMULA.match(text) else "") + safe(text)
