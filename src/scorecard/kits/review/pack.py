"""This room puts together what a candidate gets."""

from collections.abc import Mapping

import duckdb

from scorecard.kits.review.change import Change, diff
from scorecard.kits.review.evidence import said
from scorecard.kits.review.kit import Project, ReviewKit

DIFF = "change.diff"
BRIEF = "brief.md"
CHANGED = "changed"
FORM = "review.md"

BLANK = """\
<!--
One comment per line of this form: the file, the line number in the new file (see the folder changed/), the comment.
  models/marts/some_model.sql:12: [major] What you would write there. It may go on in the next lines.
The word in brackets is optional: blocker, major, minor, nit, question or praise. A comment on the change as a whole
begins with general: instead of a file. SQL that would show what you mean may follow a comment between ```sql and ```.
A spreadsheet will do as well: review.csv with the columns file, line, comment, severity, proof_sql.
-->

decision: <!-- approve, comment or request changes -->

"""


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
