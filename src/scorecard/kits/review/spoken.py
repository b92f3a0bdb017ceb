"""This room makes the list to tick while a candidate talks a review through, and the facts that the ticks say."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scorecard.core.checklist import Entry
from scorecard.core.scorecard import Fact, FactSource
from scorecard.core.text import counted
from scorecard.kits.kind import Case
from scorecard.kits.review.change import changed, picked
from scorecard.kits.review.kit import Fault, Importance, ReadYaml, read_kit, read_project
from scorecard.kits.review.match import Sort, Target, targets
from scorecard.kits.review.weight import importance_of, share_found

CONSEQUENCE, FIX = "consequence", "fix"
HEADINGS = {
    Sort.FAULT: "Named as a problem, and it is one",
    Sort.DECOY: "Called a problem, and it is none",
    Sort.NIT: "A matter of taste that was brought up",
}
ORDER = ("high", "medium", "low", "info")


def checklist(case: Case, read_yaml: ReadYaml) -> "ReviewList":
    """What is planted in the change of this candidate."""
    kit = read_kit(case.folder, read_yaml)
    change = changed(kit, read_project(case.folder, kit), *picked(kit, case.seed))
    return ReviewList(targets(kit, change))


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The faults, decoys and matters of taste of one change."""

    targets: tuple[Target, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Each of them; a fault with its consequence and its fix."""
        return tuple(entry for target in self.targets for entry in _entries(target))

    def facts(self, noted: Sequence[str]) -> tuple[Fact, ...]:
        """What the ticks say, the most important first."""
        ticked = frozenset(noted)
        found = [*self._facts(ticked)] if ticked else []
        return tuple(sorted(found, key=lambda fact: ORDER.index(fact.severity)))

    def _of(self, sort: Sort) -> tuple[Target, ...]:
        return tuple(target for target in self.targets if target.sort is sort)

    def _facts(self, ticked: Collection[str]) -> Iterator[Fact]:
        for target in self._of(Sort.FAULT):
            yield _of_fault(target, ticked)
        for target in self._of(Sort.DECOY):
            if target.planted.id in ticked:
                yield _of_decoy(target)
        yield from self._counted(ticked)

    def _counted(self, ticked: Collection[str]) -> Iterator[Fact]:
        faults, decoys = self._of(Sort.FAULT), self._of(Sort.DECOY)
        named = [fault for fault in faults if fault.planted.id in ticked]
        missed = [fault for fault in faults if fault not in named]
        flagged = sum(decoy.planted.id in ticked for decoy in decoys)
        small = sum(nit.planted.id in ticked for nit in self._of(Sort.NIT))
        share = share_found(faults, missed)
        yield _noted("recall", f"Planted faults named: {share}.", ("findings",))
        whole = len(named) + flagged + small
        right = f"Planted faults among what was brought up: {len(named)} of {whole}. "
        right += f"Harmless lines called a problem: {flagged} of {len(decoys)}."
        yield _noted("precision", right, ("findings", "judgement"))
        if named:
            ends = [sum(f"{fault.planted.id}.{part}" in ticked for fault in named) for part in (CONSEQUENCE, FIX)]
            said = f"{ends[0]} came with the consequence and {ends[1]} with a fix"
            yield _noted("consequence", f"Of {counted(len(named), 'fault')} named, {said}.", (CONSEQUENCE,))


def _entries(target: Target) -> Iterator[Entry]:
    planted, heading = target.planted, HEADINGS[target.sort]
    weight = f" ({importance_of(target)})" if isinstance(planted, Fault) else ""
    yield Entry(planted.id, f"{planted.what}{weight}", heading)
    if isinstance(planted, Fault):
        yield Entry(f"{planted.id}.{CONSEQUENCE}", f"with the consequence: {planted.consequence}", heading, planted.id)
        yield Entry(f"{planted.id}.{FIX}", f"with a fix: {planted.fix}", heading, planted.id)


def _of_fault(target: Target, ticked: Collection[str]) -> Fact:
    planted, importance = target.planted, importance_of(target) or Importance.LOW
    about = f"{planted.what} ({importance} importance, {planted.file}:{target.lines[0]})"
    if planted.id not in ticked:
        missed = f"Not named: {about}."
        return _noted(f"missed_{planted.id}", missed, planted.criteria, severity=importance.value, trap=planted.id)
    said = {part: f"{planted.id}.{part}" in ticked for part in (CONSEQUENCE, FIX)}
    match said[CONSEQUENCE], said[FIX]:
        case True, True:
            how = "with its consequence and a fix"
        case True, False:
            how = "with its consequence, without a fix"
        case False, True:
            how = "with a fix, without its consequence"
        case _:
            how = "without its consequence or a fix"
    return _noted(f"found_{planted.id}", f"Named {how}: {about}.", planted.criteria, trap=planted.id)


def _of_decoy(target: Target) -> Fact:
    planted = target.planted
    sentence = f"A harmless line was called a problem: {planted.what}."
    return _noted(f"decoy_{planted.id}", sentence, planted.criteria, severity="medium", trap=planted.id)


def _noted(
    fact_id: str, sentence: str, criteria: tuple[str, ...], *, severity: str = "info", trap: str | None = None
) -> Fact:
    return Fact(
        id=f"noted_{fact_id}",
        sentence=sentence,
        severity=severity,
        trap=trap,
        criteria=criteria,
        source=FactSource.INTERVIEWER,
    )
