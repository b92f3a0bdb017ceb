"""This room reads the named queries from the `.sql` files beside it: `-- name: NAME` begins one."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"
_HEADING = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def queries() -> Mapping[str, str]:
    """Every named query of the project by name."""
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.sql")):
        _, *parts = _HEADING.split(path.read_text(encoding="utf-8"))
        found.update(zip(parts[::2], parts[1::2], strict=True))
    return found
