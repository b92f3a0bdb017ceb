"""This room says why an answer is wrong: from what it did on each dataset, to facts in plain words."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed, safe_line
from scorecard.kits.sql.kit import PLAIN, Cause, SqlKit, Tier, Trap
from scorecard.kits.sql.phrase import Money, count_of, pair_line, shown_kind, summary
from scorecard.kits.sql.sight import Sight, Signs
from scorecard.kits.sql.sign import ERROR, REPEATED, Sign, all_of, signs

SEVERITIES = ("high", "medium", "low", "info")
EXAMPLES = 5


LineOf = Callable[[Sequence[str]], str]
"""Shows the line of an answer that one of these spots is in; an empty text when that cannot be told."""


def no_line(_: Sequence[str]) -> str:
    """Tell no line, where there is no text to look at."""
    return ""


def diagnose(kit: SqlKit, sight: Sight, line_of: LineOf = no_line) -> tuple[Fact, ...]:
    """The facts about an answer, the most important first; none if there is nothing to say."""
    if not sight.runs:
        return (_stopped(sight),)
    facts = (*_columns(kit, sight), *_causes(kit, sight, line_of), *_grain(kit, sight), *_whole(kit, sight))
    return tuple(sorted(facts, key=lambda fact: SEVERITIES.index(fact.severity)))


def _stopped(sight: Sight) -> Fact:
    return Fact(
        id="stopped",
        sentence=f"The answer brings no result, on ordinary rows either: {safe_line(sight.hidden[0].error)}",
        severity="high",
    )


def _columns(kit: SqlKit, sight: Sight) -> Iterator[Fact]:
    seen = sight.wrong
    if seen.missing_columns:
        missing = listed(seen.missing_columns)
        yield Fact(id="columns_missing", sentence=f"The table lacks {missing}.", severity="high")
    if seen.extra_columns:
        extra = safe_line(listed(seen.extra_columns))
        yield Fact(
            id="columns_extra", sentence=f"The table has columns that were not asked for: {extra}.", severity="low"
        )
    for column in kit.columns:
        if column.name in seen.wrong_kind:
            example = seen.wrong_kind[column.name]
            yield Fact(
                id=f"kind_{column.name}",
                sentence=f"{column.name} should hold {shown_kind(column.kind)}; it holds {example}.",
                severity="low",
            )


def _causes(kit: SqlKit, sight: Sight, line_of: LineOf) -> Iterator[Fact]:
    found = _found(kit, sight)
    explained = {name for cause in found for name in (*cause.seen, *cause.explains)}
    plain = sight.signs.get(PLAIN)
    if plain and PLAIN not in explained:
        yield _plain_fact(kit, sight)
    for cause in found:
        yield _cause_fact(kit, cause, sight, line_of(cause.lines))
    for trap in kit.traps:
        if sight.signs.get(trap.id) and trap.id not in explained and not plain:
            yield _trap_fact(kit, trap, sight)


def _found(kit: SqlKit, sight: Sight) -> tuple[Cause, ...]:
    """The causes that match, but for those that only see what an earlier one explains."""
    explained: set[str] = set()
    found = []
    for cause in kit.causes:
        if sight.signs and not set(cause.seen) <= explained and _matches(cause, sight.signs):
            explained |= {*cause.seen, *cause.explains}
            found.append(cause)
    return tuple(found)


def _matches(cause: Cause, seen: Mapping[str, Signs]) -> bool:
    failed = all(seen[name] for name in cause.seen) and not any(seen[name] for name in cause.passes)
    return failed and all(
        (sign.removeprefix("no ") in seen[name]) is not sign.startswith("no ")
        for name, wanted in cause.seen.items()
        for sign in wanted
    )


def _cause_fact(kit: SqlKit, cause: Cause, sight: Sight, line: str) -> Fact:
    seen = sight.signs[next(iter(cause.seen))]
    found = seen.get(cause.count, Sign()) if cause.count else all_of(seen)
    trap = kit.trap(cause.trap) if cause.trap else None
    sentence = cause.sentence.format(count=count_of(kit, cause.count, found), usd=Money.of(found))
    return Fact(
        id=cause.id,
        sentence=_asking(sentence, trap),
        severity=_severity(trap),
        trap=cause.trap,
        criteria=trap.criteria if trap else cause.criteria,
        examples=(*((line,) if line else ()), *_lines(kit, found))[:EXAMPLES],
    )


def _trap_fact(kit: SqlKit, trap: Trap, sight: Sight) -> Fact:
    found = sight.signs[trap.id]
    if ERROR in found:
        sentence = f"The answer brings no result where {trap.what}: {safe_line(sight.single[trap.id].error)}"
    else:
        sentence = f"The answer is wrong where {trap.what}: {summary(found)}."
    return Fact(
        id=trap.id,
        sentence=_asking(sentence, trap),
        severity=_severity(trap),
        trap=trap.id,
        criteria=trap.criteria,
        examples=_lines(kit, all_of(found)),
    )


def _plain_fact(kit: SqlKit, sight: Sight) -> Fact:
    found = sight.signs[PLAIN]
    said = safe_line(sight.single[PLAIN].error) if ERROR in found else summary(found)
    return Fact(
        id=PLAIN,
        sentence=f"The answer is wrong on ordinary rows already, without any trap: {said}.",
        severity="high",
        examples=_lines(kit, all_of(found)),
    )


def _grain(kit: SqlKit, sight: Sight) -> Iterator[Fact]:
    repeated = signs(kit, sight.wrong).get(REPEATED)
    if repeated:
        yield Fact(
            id="grain",
            sentence=f"The grain does not hold: {counted(len(repeated.pairs), 'row repeats', 'rows repeat')} "
            f"a {listed(kit.grain)} that another row has.",
            severity="high",
            criteria=kit.criteria.grain,
            examples=_lines(kit, repeated),
        )


def _whole(kit: SqlKit, sight: Sight) -> Iterator[Fact]:
    found = signs(kit, sight.wrong)
    if not found:
        return
    said = safe_line(sight.wrong.error) if ERROR in found else summary(found)
    alone = "" if any(sight.signs.values()) else "Right where each trap stands alone, wrong where they meet. "
    yield Fact(
        id="whole",
        sentence=f"{alone}On the first hidden dataset that differs, with all traps: {said}.",
        severity="high" if alone else "info",
        examples=_lines(kit, all_of(found)),
    )


def _asking(sentence: str, trap: Trap | None) -> str:
    return f'{sentence} Ask: "{trap.probe}"' if trap else sentence


def _severity(trap: Trap | None) -> str:
    return "medium" if trap and trap.tier is Tier.EXCEEDS else "high"


def _lines(kit: SqlKit, found: Sign) -> tuple[str, ...]:
    return tuple(pair_line(kit, pair) for pair in found.pairs[:EXAMPLES])
