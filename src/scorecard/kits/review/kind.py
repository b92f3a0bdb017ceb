"""This room packs and checks reviews of a pull request with planted faults, and tests such a kit."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.core.checkup import Checkup, Outcome
from scorecard.kits.kind import Case, Figure
from scorecard.kits.review import form, trial
from scorecard.kits.review.change import Change, changed, picked
from scorecard.kits.review.evidence import data_of
from scorecard.kits.review.finding import Reading, facts
from scorecard.kits.review.kit import Importance, Project, ReadYaml, ReviewKit, read_kit, read_project
from scorecard.kits.review.match import Sort, matches, targets
from scorecard.kits.review.pack import packed
from scorecard.kits.review.proof import Proof, proofs
from scorecard.kits.review.submission import found, raw

ENGINE = "duckdb"


def pack(case: Case, *, read_yaml: ReadYaml) -> Mapping[str, bytes]:
    """What the candidate gets: the brief, the pull request as a diff, the changed files, and a form for the review."""
    kit, project, change = _change_of(case, read_yaml)
    with data_of(project, case.seed) as data:
        return packed(data, kit, project, change)


def check(case: Case, submission: Path, *, dialect: str = ENGINE, read_yaml: ReadYaml) -> Checkup:
    """The facts about a review (a file, or a folder with one). InvalidError when it cannot be read.

    The outcome is RIGHT where all faults of high importance are mentioned, none of the harmless lines is called a
    problem and the decision is not to approve; it says nothing of how they are put.
    """
    path = found(submission)
    data = raw(path)
    review = form.parsed(data, path, read_yaml)
    kit, project, change = _change_of(case, read_yaml)
    planted = targets(kit, change)
    about = matches(review, planted)
    unrun = "" if dialect in ("", ENGINE) else f"only SQL for {ENGINE} is."
    ran = () if unrun else proofs(kit, project, change, case.seed, review.comments, about)
    reading = Reading(review, planted, about, ran, unrun)
    return Checkup(
        exercise=case.exercise,
        candidate=case.candidate,
        submission_hash=hashlib.sha256(data).hexdigest(),
        outcome=_outcome(reading),
        facts=facts(reading),
        sandbox=_sandbox(ran),
    )


def test(case: Case, *, read_yaml: ReadYaml) -> Iterator[Figure]:
    """Check the kit: what is planted is proved by running it, every variant is whole, nothing of the key is packed."""
    kit = read_kit(case.folder, read_yaml)
    return trial.figures(kit, read_project(case.folder, kit), case.seed)


def _change_of(case: Case, read_yaml: ReadYaml) -> tuple[ReviewKit, Project, Change]:
    kit = read_kit(case.folder, read_yaml)
    project = read_project(case.folder, kit)
    return kit, project, changed(kit, project, *picked(kit, case.seed))


def _outcome(reading: Reading) -> Outcome:
    missed = reading.missed(Importance.HIGH)
    flagged = any(reading.flagged(decoy) for decoy in reading.of(Sort.DECOY))
    approved = reading.review.decision is form.Decision.APPROVE
    return Outcome.WRONG if missed or flagged or approved else Outcome.RIGHT


def _sandbox(ran: tuple[Proof, ...]) -> Mapping[str, str | int | bool]:
    guards = next((proof.guards for proof in ran if proof.guards), {})
    return {"proofs_run": sum(1 for proof in ran if proof.guards), **guards}
