"""This room says in plain words what a suite of tests catches, what it does not, and where it cries wolf."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from scorecard.core.checkup import Outcome
from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed
from scorecard.kits.datatest.credit import Credit, only, union
from scorecard.kits.datatest.kit import Gauge, heaviest
from scorecard.kits.datatest.result import OUTCOMES, Result
from scorecard.kits.datatest.threshold import Level

SEVERITIES = ("high", "medium", "low", "info")
EXAMPLES = 5
LEFT = 10
CARRIES = Fraction(1, 2)
"""A test that alone catches more than this share of a suite's weight is said to carry it."""


def facts(result: Result) -> tuple[Fact, ...]:
    """All facts, in the order of their importance."""
    parts = (_stuck, _credited, _alarms, _missed, _carried, _warned, _odd, _each, _sensitive, _left, _best)
    found = (fact for part in parts for fact in part(result))
    return tuple(sorted(found, key=lambda fact: SEVERITIES.index(fact.severity)))


def _credited(result: Result) -> Iterator[Fact]:
    kit, caught = result.kit, union(result.earned)
    if not result.earned:
        return
    weight, raw = kit.weigh(caught), frozenset[str]().union(*(one.raw for one in result.earned))
    lost = f" Another {len(raw - caught)} would count if no test cried wolf." if raw - caught else ""
    given = len(result.tried) + len(result.suite.left)
    many = f" {given} tests were handed in; {kit.asked} were asked for." if given > kit.asked else ""
    yield Fact(
        id="credited",
        sentence=f"The tests catch {len(caught)} of {len(kit.faults)} faults, {weight} of {kit.weight} by business "
        f"weight, counting only tests that are silent on ordinary data.{lost}{many}",
        severity="high" if not caught else "medium" if 2 * weight < kit.weight else "info",
        criteria=kit.criteria["kills"],
    )


def _stuck(result: Result) -> Iterator[Fact]:
    words = {
        Outcome.REFUSED: "was refused and not run",
        Outcome.TOO_SLOW: "took more time or memory than it may",
        Outcome.DOES_NOT_RUN: "does not run",
    }
    for number, trial in enumerate(result.stuck, 1):
        if trial.trouble:
            outcome = OUTCOMES[trial.trouble.status]
            yield Fact(
                id=f"{outcome.value}_{number}",
                sentence=f"The test {trial.test.name} {words[outcome]}; it earns nothing.",
                severity="high",
                criteria=result.kit.criteria["unclear"],
                examples=tuple(line for line in trial.trouble.message.splitlines() if line.strip())[:EXAMPLES],
            )


def _alarms(result: Result) -> Iterator[Fact]:
    ground = result.ground
    for number, one in enumerate(result.earned, 1):
        if one.alarms:
            counts = [one.trial.counts.get(schema, 0) for schema in ground.ordinary]
            yield Fact(
                id=f"false_alarm_{number}",
                sentence=f"The test {one.trial.test.name} stops the pipeline on {len(one.alarms)} of "
                f"{len(ground.ordinary)} ordinary datasets, so that what it catches ({len(one.raw)}) does not count.",
                severity="high",
                criteria=result.kit.criteria["alarms"],
                examples=(f"on ordinary data it has {_failing(counts)}",),
            )


def _missed(result: Result) -> Iterator[Fact]:
    if not result.earned:
        return
    caught = union(result.earned)
    missed = sorted((fault for fault in result.kit.faults if fault.id not in caught), key=lambda fault: -fault.weight)
    if missed:
        heavy = sum(fault.weight == missed[0].weight for fault in missed)
        yield Fact(
            id="missed",
            sentence=f"{counted(len(missed), 'fault passes', 'faults pass')} every test; "
            f"{heaviest(heavy, missed[0].weight)}.",
            severity="medium" if missed[0].weight > 1 else "low",
            criteria=result.kit.criteria["kills"],
            examples=tuple(f"weight {fault.weight}: {fault.what}" for fault in missed[:EXAMPLES]),
        )


def _carried(result: Result) -> Iterator[Fact]:
    total = result.kit.weigh(union(result.earned))
    for one in result.earned:
        alone = only(one, result.earned)
        if len(result.earned) > 1 and total and Fraction(result.kit.weigh(alone), total) > CARRIES:
            yield Fact(
                id="carried",
                sentence=f"One test carries the suite: without {one.trial.test.name}, {len(alone)} of the "
                f"{len(union(result.earned))} faults would pass.",
                severity="medium",
                criteria=result.kit.criteria["kills"],
            )


def _warned(result: Result) -> Iterator[Fact]:
    for number, one in enumerate(result.earned, 1):
        if one.warnings:
            yield Fact(
                id=f"warns_{number}",
                sentence=f"The test {one.trial.test.name} warns on {len(one.warnings)} of "
                f"{len(result.ground.ordinary)} ordinary datasets: nobody will read the warning, and only what it "
                "stops at counts.",
                severity="medium",
                criteria=result.kit.criteria["warnings"],
            )


def _odd(result: Result) -> Iterator[Fact]:
    told = {script.id: script.what for script in result.kit.odd}
    for number, one in enumerate(result.earned, 1):
        if one.odd and not one.alarms:
            yield Fact(
                id=f"odd_alarm_{number}",
                sentence=f"The test {one.trial.test.name} stops the pipeline on {len(one.odd)} of {len(told)} days "
                "that are odd but right: something to talk about, not a mistake.",
                severity="low",
                criteria=result.kit.criteria["alarms"],
                examples=tuple(told[name] for name in one.odd),
            )


def _each(result: Result) -> Iterator[Fact]:
    told = {fault.id: fault.what for fault in result.kit.faults}
    for number, one in enumerate(result.earned, 1):
        alone = only(one, result.earned)
        yield Fact(
            id=f"test_{number}",
            sentence=f"The test {one.trial.test.name} catches {_share(one, alone, result)}; false alarms: "
            f"{len(one.alarms)} of {len(result.ground.ordinary)} ordinary and {len(one.odd)} of "
            f"{len(result.ground.odd)} odd datasets.",
            severity="info",
            criteria=result.kit.criteria["kills"],
            examples=tuple(told[name] for name in sorted(alone or one.kills))[:EXAMPLES],
        )


def _share(one: Credit, alone: Collection[str], result: Result) -> str:
    """How much a test catches, and how much of it no other test does."""
    caught = counted(len(one.kills), "fault") if one.kills else "no fault"
    if not one.kills or len(result.earned) == 1:
        return caught
    if len(one.kills) == 1:
        return f"{caught}, as {'no other does' if alone else 'another does too'}"
    return f"{caught}, {len(alone) or 'none'} of them alone"


def _failing(counts: Sequence[int]) -> str:
    """How many rows fail in a number of datasets."""
    if min(counts) != max(counts):
        return f"{min(counts)} to {max(counts)} failing rows"
    return counted(counts[0], "failing row") if counts[0] else "no failing rows"


def _sensitive(result: Result) -> Iterator[Fact]:
    for number, one in enumerate(result.earned, 1):
        starts = (_starts(result, one, gauge) for gauge in result.kit.gauges)
        seen = tuple(said for _, said in sorted(start for start in starts if start))
        if one.kills and seen:
            counts = [one.trial.counts[schema] for schema in result.ground.ordinary]
            yield Fact(
                id=f"sensitivity_{number}",
                sentence=f"The test {one.trial.test.name} starts to fire at {seen[0]}; on ordinary data it has "
                f"{_failing(counts)}.",
                severity="info",
                criteria=result.kit.criteria["alarms"],
                examples=seen[1:],
            )


def _starts(result: Result, one: Credit, gauge: Gauge) -> tuple[int, str] | None:
    """The step from which on a test keeps firing, and that dose and the last silent one in words."""
    level = Level.STOPS if one.warnings else Level.WARNS
    fired = [bool(one.trial.fires((schema,), level)) for schema in result.ground.gauges[gauge.id]]
    if not fired[-1]:
        return None
    first = len(fired) - next((back for back, fires in enumerate(reversed(fired)) if not fires), len(fired))
    silent = f" (silent at {gauge.steps[first - 1].dose})" if first else ""
    return first, f"{gauge.steps[first].dose} {gauge.what}{silent}"


def _left(result: Result) -> Iterator[Fact]:
    suite = result.suite
    if suite.left:
        many = "test was not interpreted; it is", "tests were not interpreted; they are"
        more = (f"and {len(suite.left) - LEFT} more",) if len(suite.left) > LEFT else ()
        yield Fact(
            id="not_interpreted",
            sentence=f"{counted(len(suite.left), *many)} yours to read.",
            severity="info",
            criteria=result.kit.criteria["unclear"],
            examples=(*(f"{left.name}: {left.why}" for left in suite.left[:LEFT]), *more),
        )
    if suite.words:
        tick = "" if result.tried else " Tick what they propose with t in the interview: it counts like its SQL."
        yield Fact(
            id="plain_words",
            sentence=f"There are notes in plain words, which are yours to read: {listed(suite.words)}.{tick}",
            severity="info",
            criteria=result.kit.criteria["unclear"],
        )


def _best(result: Result) -> Iterator[Fact]:
    kit, caught = result.kit, frozenset[str]()
    more = []
    for one in result.kit.best:
        more.append(f"{one.test}: {len(one.catches - caught)} more")
        caught |= one.catches
    yield Fact(
        id="best_five",
        sentence=f"For comparison: {len(kit.best)} of the exercise's own tests catch {len(caught)} of "
        f"{len(kit.faults)} faults, {kit.weigh(caught)} of {kit.weight} by weight.",
        severity="info",
        criteria=kit.criteria["kills"],
        examples=tuple(more),
    )
