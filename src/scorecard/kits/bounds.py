"""This room says whether a submission can be read at all, before anything looks into it."""

from collections.abc import Sequence

TEXT_BYTES = 64 * 1024


def unreadable(texts: Sequence[str], most: int = TEXT_BYTES) -> str | None:
    """Say why a submission's texts are not read, or None.

    Bytes that were not UTF-8 are expected as Python's `surrogateescape` leaves them.
    """
    try:
        size = sum(len(text.encode()) for text in texts)
    except UnicodeEncodeError:
        return "The submission is not text in UTF-8."
    if size > most:
        return f"The submission has more than {most:,} bytes; so long a text is not read."
    if any("\0" in text for text in texts):
        return "The submission holds a NUL character, which no SQL does."
    return None
