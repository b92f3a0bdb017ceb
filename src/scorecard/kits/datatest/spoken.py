"""This room makes the list of tests to tick as a candidate puts them into words, and the facts that the ticks say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.checklist import Entry
from scorecard.core.scorecard import Fact, FactSource
from scorecard.core.text import counted
from scorecard.kits.datatest.kit import DataKit, ReadYaml, Spoken, heaviest, read_kit
from scorecard.kits.kind import Case

SOUND = "Proposed, and silent on ordinary days"
LOUD = "Proposed, and failing on ordinary days"
SEVERITIES = ("high", "medium", "low", "info")
EXAMPLES = 5
CARRIES = Fraction(1, 2)
"""More than this share of the weight, caught by one test only, is said to carry the others."""


def checklist(case: Case, read_yaml: ReadYaml) -> "TestList":
    """The tests that candidates put into words; the same for all, like the data."""
    return TestList(read_kit(case.folder, read_yaml))


@dataclass(frozen=True, slots=True)
class TestList:
    """The tests in plain words that the kit knows."""

    kit: DataKit

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Each of them, those that cry wolf at the end."""
        ordered = sorted(self.kit.spoken, key=lambda one: one.alarms)
        return tuple(Entry(one.id, one.what, LOUD if one.alarms else SOUND) for one in ordered)

    def facts(self, noted: Sequence[str]) -> tuple[Fact, ...]:
        """What the ticks say, the most important first."""
        ticked = tuple(one for one in self.kit.spoken if one.id in noted)
        found = [*self._facts(ticked)] if ticked else []
        return tuple(sorted(found, key=lambda fact: SEVERITIES.index(fact.severity)))

    def _facts(self, ticked: tuple[Spoken, ...]) -> Iterator[Fact]:
        yield self._credited(ticked)
        for one in ticked:
            if one.alarms:
                said = f'"{one.what}" would stop the pipeline on ordinary days, so that what it catches does not count.'
                yield self._noted(f"alarm_{one.id}", said, "alarms", severity="high")
        yield from self._missed(ticked)
        yield from self._carried(ticked)
        for one in ticked:
            if not one.alarms:
                said = f'Proposed: "{one.what}"; its like in SQL catches {counted(len(one.catches), "fault")}.'
                yield self._noted(one.id, said, "kills")

    def _credited(self, ticked: tuple[Spoken, ...]) -> Fact:
        kit, caught = self.kit, _union(ticked)
        weight = kit.weigh(caught)
        many = f" {len(ticked)} were proposed; {kit.asked} were asked for." if len(ticked) > kit.asked else ""
        return self._noted(
            "credited",
            f"The tests proposed in words catch {len(caught)} of {len(kit.faults)} faults, {weight} of {kit.weight} by "
            f"business weight, counting only tests that are silent on ordinary data.{many}",
            "kills",
            severity="high" if not caught else "medium" if 2 * weight < kit.weight else "info",
        )

    def _missed(self, ticked: tuple[Spoken, ...]) -> Iterator[Fact]:
        caught = _union(ticked)
        missed = sorted((fault for fault in self.kit.faults if fault.id not in caught), key=lambda one: -one.weight)
        if missed:
            most = missed[0].weight
            heavy = heaviest(sum(fault.weight == most for fault in missed), most)
            yield self._noted(
                "missed",
                f"{counted(len(missed), 'fault passes', 'faults pass')} every test proposed; {heavy}.",
                "kills",
                severity="medium" if most > 1 else "low",
                examples=tuple(f"weight {fault.weight}: {fault.what}" for fault in missed[:EXAMPLES]),
            )

    def _carried(self, ticked: tuple[Spoken, ...]) -> Iterator[Fact]:
        total = self.kit.weigh(_union(ticked))
        for one in ticked:
            alone = one.catches - _union(tuple(other for other in ticked if other is not one))
            if len(ticked) > 1 and total and Fraction(self.kit.weigh(alone), total) > CARRIES:
                passes = counted(len(alone), "fault would pass", "faults would pass")
                said = f'One test carries the others: without "{one.what}", {passes}.'
                yield self._noted("carried", said, "kills", severity="medium")

    def _noted(
        self, fact_id: str, sentence: str, bears: str, *, severity: str = "info", examples: tuple[str, ...] = ()
    ) -> Fact:
        return Fact(
            id=f"noted_{fact_id}",
            sentence=sentence,
            severity=severity,
            criteria=self.kit.criteria[bears],
            examples=examples,
            source=FactSource.INTERVIEWER,
        )


def _union(ticked: Sequence[Spoken]) -> frozenset[str]:
    return frozenset[str]().union(*(one.catches for one in ticked))
