"""This room makes identifiers nobody can guess and clocks that write UTC."""

import secrets
import time
from datetime import UTC, datetime


def new_id() -> str:
    """A random identifier that sorts by time: UUID version 7 (RFC 9562, section 5.7)."""
    stamp = time.time_ns() // 1_000_000
    bits = (stamp << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    digits = f"{bits:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
