"""This room derives what a candidate's material is made from: the same for the same candidate, guessable by nobody."""

import hashlib
import hmac


def candidate_seed(secret: bytes, exercise: str, candidate: str) -> int:
    """A number of 63 bits from a store's secret, an exercise and a candidate (HMAC-SHA256, RFC 2104)."""
    said = f"{exercise}\n{candidate}".encode()
    return int.from_bytes(hmac.new(secret, said, hashlib.sha256).digest()[:8], "big") >> 1


def derived_seed(seed: int, purpose: str) -> int:
    """Another seed of 63 bits from a candidate's seed; what one is used for tells nothing of the others."""
    return int.from_bytes(hashlib.sha256(f"{seed}\n{purpose}".encode()).digest()[:8], "big") >> 1


def commitment(seed: int) -> str:
    """What binds to a seed without telling it: the SHA-256 of its digits."""
    return hashlib.sha256(f"scorecard seed {seed}".encode()).hexdigest()
