"""This room writes files whole or not at all, and never over somebody's file unasked."""

import os
import secrets
from pathlib import Path

from scorecard.errors import ConflictError, StoreError


def write_file(path: Path, content: str | bytes, *, force: bool, flush: bool = True) -> None:
    """Write a text or bytes to a file: beside it first, then in its place. ConflictError when it exists, unless forced.

    A link is replaced, never followed; a full disk leaves what was there. Without `flush` a power cut may undo it.
    """
    if not force and (path.exists() or path.is_symlink()):
        raise ConflictError(f"The file {path} is there already.", then="Add --force to replace it, or -o another name.")
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
        _write_new(beside, data, flush=flush)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(f"The file {path} cannot be written.", why=f"{error.strerror}.") from None


def _write_new(path: Path, data: bytes, *, flush: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        if flush:
            file.flush()
            os.fsync(handle)
