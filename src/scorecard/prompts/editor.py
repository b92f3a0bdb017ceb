"""This room lets a person write a longer text in their own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from scorecard.errors import InvalidError


def edited(text: str) -> str:
    """The text after the person edited it in `$VISUAL` or `$EDITOR`; InvalidError when no editor could be run."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise InvalidError("No editor is set: set VISUAL or EDITOR, e.g. export EDITOR=nano.")
    with tempfile.TemporaryDirectory(prefix="scorecard-") as folder:
        file = Path(folder) / "text.md"
        file.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*shlex.split(editor), str(file)], check=False)
        except OSError as error:
            raise InvalidError(f"The editor {editor} could not be run: {error.strerror}.") from None
        if done.returncode:
            raise InvalidError(f"The editor {editor} ended with an error; the text was left as it was.")
        try:
            return file.read_text(encoding="utf-8").rstrip("\n")
        except (OSError, UnicodeDecodeError):
            raise InvalidError("What the editor left is not readable as UTF-8; the text was left as it was.") from None
