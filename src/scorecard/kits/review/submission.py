"""This room finds a review in what was handed in, and reads its bytes."""

from pathlib import Path

from scorecard.core.text import counted, listed
from scorecard.errors import InvalidError
from scorecard.kits.bounds import TEXT_BYTES

NAMES = ("review.md", "review.csv", "review.yaml", "review.yml")
"""What a review is called in a folder."""

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


def found(submission: Path) -> Path:
    """The review in what was handed in: the file itself, or the one of a folder; InvalidError otherwise.

    A form that nobody filled in is no second review.
    """
    if not submission.is_dir():
        return submission
    there = [submission / name for name in NAMES if (submission / name).is_file()]
    if len(there) > 1:
        there = [path for path in there if not _is_blank(path)]
    if len(there) != 1:
        are = f"{counted(len(there), 'review')} in it" if there else "no review in it"
        raise InvalidError(f"The folder {submission} has {are}.", then=f"Leave one of {listed(NAMES, last='or')}.")
    return there[0]


def _is_blank(path: Path) -> bool:
    return raw(path).replace(b"\r\n", b"\n").strip() == BLANK.encode().strip()


def raw(path: Path) -> bytes:
    """The bytes of a review; InvalidError when they cannot be read or are too many."""
    try:
        with path.open("rb") as stream:
            data = stream.read(TEXT_BYTES + 1)
    except OSError as error:
        raise InvalidError(f"The review {path} cannot be read: {error.strerror}.") from None
    return data
