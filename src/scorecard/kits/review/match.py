"""This room finds what a comment is about: by the words in it, or by the line it stands on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scorecard.kits.review.change import Change, places
from scorecard.kits.review.form import Comment, Mark, Review
from scorecard.kits.review.kit import Fault, Planted, ReviewKit

NEAR = 3
"""How many lines a comment may stand away from a fault."""

FAR = 1_000_000


class Sort(StrEnum):
    """What sort of thing is planted."""

    FAULT = "fault"
    DECOY = "decoy"
    NIT = "nit"


class By(StrEnum):
    """What a match rests on."""

    BOTH = "line and words"
    WORDS = "words"
    LINE = "line only"


@dataclass(frozen=True, slots=True)
class Target:
    """Something planted, and the lines it is on in the candidate's change."""

    planted: Planted
    sort: Sort
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A comment and what it is taken to be about."""

    comment: Comment
    target: Target
    by: By


def targets(kit: ReviewKit, change: Change) -> tuple[Target, ...]:
    """All that is planted in a change: faults by their place in the kit, then decoys, then nits."""
    variant = change.variant
    by_sort = ((Sort.FAULT, variant.faults), (Sort.DECOY, variant.decoys), (Sort.NIT, variant.nits))
    return tuple(Target(one, sort, places(change, one)) for sort, ids in by_sort for one in kit.named(ids))


def matches(review: Review, planted: Sequence[Target]) -> tuple[Match, ...]:
    """What each comment is about; a comment may be about several things, or about nothing that is planted."""
    return tuple(match for comment in review.comments for match in _matches(comment, planted))


def _matches(comment: Comment, planted: Sequence[Target]) -> Iterable[Match]:
    """A file that the change does not have is a slip of the pen: the words are all there is to go by."""
    here = [target for target in planted if _same_file(comment, target)] or planted
    named = [target for target in here if _named(comment.text, target.planted.terms)]
    near = {one.planted.id: distance for one in here if (distance := _distance(comment, one)) <= NEAR}
    if both := [target for target in named if target.planted.id in near]:
        return [Match(comment, target, By.BOTH) for target in both if _fits(comment, target)]
    if named:
        return [Match(comment, target, By.WORDS) for target in named if _fits(comment, target)]
    by_line = [target for target in here if near.get(target.planted.id, FAR) <= _reach(target)]
    nearest = sorted(by_line, key=lambda target: near[target.planted.id])[:1]
    return [Match(comment, target, By.LINE) for target in nearest if _fits(comment, target)]


def _same_file(comment: Comment, target: Target) -> bool:
    named = comment.file.removeprefix("a/").removeprefix("b/").removeprefix("./").strip("/")
    return not named or f"/{target.planted.file}".endswith(f"/{named}")


def _distance(comment: Comment, target: Target) -> int:
    if comment.line is None or not comment.file or not _same_file(comment, target):
        return FAR
    return min(abs(comment.line - line) for line in target.lines)


def _reach(target: Target) -> int:
    """A harmless line is only meant by a wordless comment that stands on it; a fault also by one that is near."""
    return NEAR if target.sort is Sort.FAULT else 0


def _fits(comment: Comment, target: Target) -> bool:
    """Praise finds no fault."""
    return comment.mark is not Mark.PRAISE or not isinstance(target.planted, Fault)


def _named(text: str, terms: Iterable[str]) -> bool:
    lowered = " ".join(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return any(all(_begins_word(lowered, part) for part in term.split(" & ")) for term in terms)


def _begins_word(text: str, part: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(part)}" if part[0].isalnum() else re.escape(part), text) is not None
