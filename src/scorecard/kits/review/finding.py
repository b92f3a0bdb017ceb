"""This room puts into facts what a review mentions and what not; it grades nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, safe_line
from scorecard.kits.review.form import Comment, Decision, Mark, Review
from scorecard.kits.review.kit import Importance
from scorecard.kits.review.match import By, Match, Sort, Target
from scorecard.kits.review.proof import PROOFS, Proof, Shown
from scorecard.kits.review.weight import importance_of, share_found

ORDER = ("high", "medium", "low", "info")
EXAMPLES = 5
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Reading:
    """A review beside what is planted, its matches and its proofs; `unrun` says why no proof was run, if so."""

    review: Review
    targets: tuple[Target, ...]
    matches: tuple[Match, ...]
    proofs: tuple[Proof, ...] = ()
    unrun: str = ""

    def about(self, target: Target) -> tuple[Match, ...]:
        """The matches of one planted thing."""
        return tuple(match for match in self.matches if match.target is target)

    def of(self, sort: Sort) -> tuple[Target, ...]:
        """What is planted of a sort."""
        return tuple(target for target in self.targets if target.sort is sort)

    def flagged(self, decoy: Target) -> tuple[Match, ...]:
        """The comments on a harmless line that are marked neither as praise nor as a question."""
        return tuple(match for match in self.about(decoy) if match.comment.mark not in (Mark.PRAISE, Mark.QUESTION))

    def missed(self, importance: Importance) -> tuple[Target, ...]:
        """The faults of an importance that no comment is about."""
        return tuple(
            target for target in self.of(Sort.FAULT) if importance_of(target) is importance and not self.about(target)
        )


def facts(reading: Reading) -> tuple[Fact, ...]:
    """All that was observed, the most important first."""
    found = [
        *_decision(reading),
        *_faults(reading),
        *_decoys(reading),
        *_counts(reading),
        *_precision(reading),
        *_nits(reading),
        *_proofs(reading),
        _human(),
    ]
    return tuple(sorted(found, key=lambda fact: ORDER.index(fact.severity)))


def _decision(reading: Reading) -> Iterator[Fact]:
    decision = reading.review.decision
    open_faults = sum(1 for target in reading.of(Sort.FAULT) if importance_of(target) is Importance.HIGH)
    there = f"{counted(open_faults, 'fault')} of high importance in the change"
    if decision is None:
        yield Fact(
            id="decision",
            sentence=f"The review ends without a decision; there are {there}.",
            severity="low",
            criteria=("judgement",),
        )
    else:
        severity = {Decision.APPROVE: "high", Decision.COMMENT: "medium", Decision.REQUEST_CHANGES: "info"}[decision]
        yield Fact(
            id="decision",
            sentence=f"The decision is '{decision}'; there are {there}.",
            severity=severity,
            criteria=("judgement",),
        )


def _faults(reading: Reading) -> Iterator[Fact]:
    for target in reading.of(Sort.FAULT):
        fault = target.planted
        importance = importance_of(target) or Importance.LOW
        matches = reading.about(target)
        said = {By.BOTH: "", By.WORDS: ", by its words only", By.LINE: ", by its line only: read whether it is meant"}
        where = f"{fault.file}:{target.lines[0]}"
        if matches:
            how = said[min((match.by for match in matches), key=list(By).index)]
            sentence = f"Mentioned{how}: {fault.what} ({importance} importance, {where})."
        else:
            sentence = f"Not mentioned: {fault.what} ({importance} importance, {where})."
        yield Fact(
            id=f"{'found' if matches else 'missed'}_{fault.id}",
            sentence=sentence,
            severity="info" if matches else importance.value,
            trap=fault.id,
            criteria=fault.criteria,
            examples=_lines(match.comment for match in matches),
        )


def _decoys(reading: Reading) -> Iterator[Fact]:
    for target in reading.of(Sort.DECOY):
        if matches := reading.flagged(target):
            yield Fact(
                id=f"decoy_{target.planted.id}",
                sentence=f"A comment is on a harmless line: {target.planted.what}.",
                severity="medium",
                trap=target.planted.id,
                criteria=target.planted.criteria,
                examples=_lines(match.comment for match in matches),
            )


def _counts(reading: Reading) -> Iterator[Fact]:
    missed = tuple(target for importance in Importance for target in reading.missed(importance))
    share = share_found(reading.of(Sort.FAULT), missed)
    yield Fact(id="recall", sentence=f"Planted faults mentioned: {share}.", criteria=("findings",))


def _precision(reading: Reading) -> Iterator[Fact]:
    comments = [comment for comment in reading.review.comments if comment.mark is not Mark.PRAISE]
    on_fault = [c for c in comments if any(m.comment is c and m.target.sort is Sort.FAULT for m in reading.matches)]
    decoys = reading.of(Sort.DECOY)
    flagged = sum(1 for decoy in decoys if reading.flagged(decoy))
    sentence = (
        f"About a planted fault: {len(on_fault)} of {counted(len(comments), 'comment')} (praise aside). "
        f"Harmless lines with a comment that is neither praise nor a question: {flagged} of {len(decoys)}."
    )
    yield Fact(id="precision", sentence=sentence, criteria=("findings", "judgement"))
    others = [c for c in reading.review.comments if not any(match.comment is c for match in reading.matches)]
    if others:
        many = counted(len(others), "comment is", "comments are")
        sentence = f"{many} about nothing planted, and may be right all the same."
        yield Fact(id="unmatched", sentence=sentence, criteria=("findings",), examples=_lines(others))
    if unread := reading.review.unread:
        sentence = f"{counted(len(unread), 'line names', 'lines name')} no place in the change; read them yourself."
        yield Fact(id="unread", sentence=sentence, criteria=("findings",), examples=unread[:EXAMPLES])


def _nits(reading: Reading) -> Iterator[Fact]:
    comments = reading.review.comments
    small = [
        c
        for c in comments
        if c.mark is Mark.NIT or any(m.comment is c and m.target.sort is Sort.NIT for m in reading.matches)
    ]
    if comments:
        sentence = f"On matters of taste: {len(small)} of {counted(len(comments), 'comment')}."
        yield Fact(id="nits", sentence=sentence, criteria=("judgement",), examples=_lines(small))


def _proofs(reading: Reading) -> Iterator[Fact]:
    asked = sum(1 for comment in reading.review.comments if comment.proof)
    if not asked:
        return
    if reading.unrun:
        yield Fact(
            id="proof_not_run",
            sentence=f"{counted(asked, 'proof was', 'proofs were')} not run: {reading.unrun}",
            criteria=("consequence",),
        )
        return
    told = {
        Shown.SHOWN: "{} demonstrated by SQL that gives another result without the fault.",
        Shown.UNCLEAR: "{} accompanied by SQL that gives another result with the change done right; what it shows "
        "is yours to read.",
        Shown.SAME: "{} accompanied by SQL that gives the same result with and without what the comment is about.",
        Shown.NOT_RUN: "{} accompanied by SQL that did not run to its end.",
    }
    for shown, sentence in told.items():
        if proofs := [proof for proof in reading.proofs if proof.shown is shown]:
            yield Fact(
                id=f"proof_{shown.name.lower()}",
                sentence=sentence.format(counted(len(proofs), "comment is", "comments are")),
                criteria=("consequence",),
                examples=tuple(map(_proof_line, proofs[:EXAMPLES])),
            )
    if asked > len(reading.proofs):
        many = counted(asked - len(reading.proofs), "further proof was", "further proofs were")
        left = f"{many} not run; of one review {PROOFS} are."
        yield Fact(id="proof_left", sentence=left, criteria=("consequence",))


def _proof_line(proof: Proof) -> str:
    rest = ", ".join(proof.faults) or safe_line(proof.message)
    return _short(f"{proof.comment.place}: {safe_line(proof.comment.proof)}" + (f" ({rest})" if rest else ""))


def _human() -> Fact:
    return Fact(
        id="not_observed",
        sentence=(
            "Not looked at here, for the interviewer to judge: whether a comment names the consequence and a fix, "
            "whether it is right, and its tone."
        ),
        criteria=("consequence", "tone"),
    )


def _lines(comments: Iterator[Comment] | Sequence[Comment]) -> tuple[str, ...]:
    shown = (f"{c.place}: {f'[{c.mark}] ' if c.mark else ''}{c.text}" for c in comments)
    return tuple(map(_short, shown))[:EXAMPLES]


def _short(text: str) -> str:
    line = safe_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
