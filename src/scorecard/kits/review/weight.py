"""This room says how much hangs on what is planted, and how much of that was found."""

from collections.abc import Sequence

from scorecard.core.text import listed
from scorecard.kits.review.kit import Fault, Importance
from scorecard.kits.review.match import Target


def importance_of(target: Target) -> Importance | None:
    """How much hangs on it; None for what is no fault."""
    return target.planted.importance if isinstance(target.planted, Fault) else None


def share_found(faults: Sequence[Target], missed: Sequence[Target]) -> str:
    """How many were found by importance: `2 of 3 of high importance and 0 of 1 of medium importance`."""
    parts = []
    for importance in Importance:
        there = [fault for fault in faults if importance_of(fault) is importance]
        if there:
            parts.append(f"{sum(fault not in missed for fault in there)} of {len(there)} of {importance} importance")
    return listed(parts)
