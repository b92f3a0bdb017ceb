"""This room puts together what a candidate gets."""

from collections.abc import Mapping

import duckdb

from scorecard.kits.review.change import Change, diff
from scorecard.kits.review.evidence import said
from scorecard.kits.review.kit import Project, ReviewKit
from scorecard.kits.review.submission import BLANK, FORM

DIFF = "change.diff"
BRIEF = "brief.md"
CHANGED = "changed"


def packed(data: duckdb.DuckDBPyConnection, kit: ReviewKit, project: Project, change: Change) -> Mapping[str, bytes]:
    """The files of a candidate's pack, by their paths; `data` holds what the model reads."""
    files = {
        BRIEF: project.brief,
        DIFF: diff(change),
        FORM: BLANK,
        **said(data, kit, project, change),
        **{f"{CHANGED}/{name}": text for name, text in change.after.items() if change.before.get(name) != text},
    }
    return {name: text.encode() for name, text in sorted(files.items())}
