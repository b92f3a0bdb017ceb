"""This room writes down a bug so that it can be reported: where it happened, and nothing of what anybody wrote."""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType

from scorecard import __version__


def report(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Write types and line numbers to a private file and tell where it is; messages and values stay out of it."""
    told = [f"scorecard {__version__}, Python {sys.version.split()[0]}, {sys.platform}", kind.__qualname__]
    told += [f"{Path(f.filename).name}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
    handle, path = tempfile.mkstemp(prefix="scorecard-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(told) + "\n")
    sys.stderr.write(
        "Error: Something unexpected happened; this is a bug in scorecard, and nothing saved before is lost.\n"
        f"A report without any personal data is in {path}\n"
        "Please send that file to the people who maintain your scorecard.\n"
    )
