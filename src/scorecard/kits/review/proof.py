"""This room runs the SQL with which a candidate shows a fault, in the sandbox, with and without that fault."""

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scorecard.kits import sandbox
from scorecard.kits.engine import opened
from scorecard.kits.ran import Limits, Ran, Status
from scorecard.kits.review.change import Change, Files, rendered
from scorecard.kits.review.evidence import fill, query_of
from scorecard.kits.review.form import Comment
from scorecard.kits.review.kit import Changes, Fault, Project, ReviewKit
from scorecard.kits.review.match import Match, Sort

PROOFS = 10
"""How many of a review's proofs are run."""

BEFORE, AFTER, RIGHT = "before", "after", "done_right"
LIMITS = Limits(seconds=1.0, wall_seconds=6.0)


class Shown(StrEnum):
    """What came of a proof."""

    SHOWN = "shown"  # another result without the fault
    SAME = "same"  # the same result without what the comment is about
    UNCLEAR = "unclear"  # another result with the change done right, which fault ever it comes from
    NOT_RUN = "not run"  # refused, failed, or took too much


@dataclass(frozen=True, slots=True)
class Proof:
    """One comment's SQL, what it showed, and of which faults, by id."""

    comment: Comment
    shown: Shown
    faults: tuple[str, ...] = ()
    message: str = ""
    guards: Mapping[str, str | int] | None = None


def proofs(
    kit: ReviewKit, project: Project, change: Change, seed: int, comments: Sequence[Comment], matches: Sequence[Match]
) -> tuple[Proof, ...]:
    """Run the proofs of a review, up to PROOFS of them, on the data of the candidate's seed."""
    asked = [comment for comment in comments if comment.proof][:PROOFS]
    if not asked:
        return ()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "review.duckdb"
        schemas = _build(kit, project, change, seed, place)
        return tuple(_proof(kit, comment, place, schemas, matches) for comment in asked)


def _build(kit: ReviewKit, project: Project, change: Change, seed: int, place: Path) -> tuple[str, ...]:
    """Write the tables, and what the model makes of them, before the change, after it, and without each fault."""
    variant = change.variant
    planted = kit.named((*variant.faults, *variant.decoys, *variant.nits))
    versions: dict[str, Files] = {BEFORE: change.before, AFTER: change.after}
    versions[RIGHT] = rendered(project, (), change.look)
    for fault in planted:
        if isinstance(fault, Fault) and fault.changes is Changes.RESULT:
            rest = [one for one in planted if one is not fault]
            versions[f"without_{fault.id}"] = rendered(project, rest, change.look)
    with opened(str(place)) as connection:
        for schema, files in versions.items():
            connection.execute(f'create schema "{schema}"')
            connection.execute(f'use "{schema}"')
            fill(connection, project, seed)
            connection.sql(query_of(kit, files)).create(kit.result)
    return tuple(versions)


def _proof(kit: ReviewKit, comment: Comment, place: Path, schemas: Sequence[str], matches: Sequence[Match]) -> Proof:
    ran = sandbox.run_while_quick(comment.proof, place, schemas, limits=LIMITS, tables=(*kit.tables, kit.result))
    after = ran[AFTER]
    about = [match.target for match in matches if match.comment is comment]
    meant = [target.planted.id for target in about if target.sort is Sort.FAULT]
    compared = {fault: ran[f"without_{fault}"] for fault in meant if f"without_{fault}" in ran}
    shown = tuple(fault for fault, without in compared.items() if _differ(after, without))
    if shown:
        return Proof(comment, Shown.SHOWN, shown, guards=after.guards)
    if not compared and (meant or not about) and _differ(after, ran[RIGHT]):
        return Proof(comment, Shown.UNCLEAR, guards=after.guards)
    if after.status is not Status.OK:
        return Proof(comment, Shown.NOT_RUN, message=after.message, guards=after.guards)
    return Proof(comment, Shown.SAME, guards=after.guards)


def _differ(one: Ran, other: Ran) -> bool:
    """Whether two results differ as bags, or only one of them finds its columns; what was cut off shows nothing."""
    statuses = {one.status, other.status}
    if statuses == {Status.OK, Status.ERROR}:
        return True
    return statuses == {Status.OK} and Counter(one.rows) != Counter(other.rows)
