"""This room takes the blocks of a Markdown text apart: fenced code, and tables."""

import re
from collections.abc import Collection, Iterator, Mapping

FENCE = re.compile(r"\s*(```+|~~~+)\s*(\w*)\s*")
CELL = re.compile(r"(?<!\\)\|")


def unfenced(lines: list[str]) -> Iterator[tuple[int, str, str | None]]:
    """Each line with its number, and the SQL in place of a fenced block; other blocks are left out."""
    fence, block, language = "", list[str](), ""
    for number, line in enumerate(lines, 1):
        mark = FENCE.fullmatch(line)
        if fence and mark and mark[1].startswith(fence) and not mark[2]:
            yield number, "", "\n".join(block) if language in ("sql", "") else ""
            fence, block = "", []
        elif fence:
            block.append(line)
        elif mark:
            fence, language = mark[1], mark[2].lower()
        else:
            yield number, line, None


def tabled(lines: list[str], needed: Collection[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The lines of tables that have the needed columns, by number: their cells by column; none of a head or a rule."""
    columns: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = [cell.strip().strip("`") for cell in CELL.split(line.strip().strip("|"))]
        if not line.lstrip().startswith("|"):
            columns = []
        elif columns:
            yield number, {} if set(line) <= set("|-: ") else dict(zip(columns, cells, strict=False))
        elif {cell.lower() for cell in cells} >= set(needed):
            columns = [cell.lower() for cell in cells]
            yield number, {}
