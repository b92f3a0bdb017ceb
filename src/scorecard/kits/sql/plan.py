"""This room reads the engine's account of a run: the steps it took, how long each was, and how many rows it made."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scorecard.core.text import listed, safe_line
from scorecard.kits.ran import Ran

LONGEST = 64
"""How much of an expression is shown."""

DEEPEST = 400
BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
Told = Mapping[str, Any]
"""What the engine tells: JSON, of which nothing is certain."""

PAIR = re.compile(r"(\w+) = \1")

EACH_WITH_EACH = {"NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "CROSS_PRODUCT"}
GROUPINGS = {"HASH_GROUP_BY", "PERFECT_HASH_GROUP_BY", "PARTITIONED_AGGREGATE", "STREAMING_GROUP_BY"}
PLAIN = {
    "ORDER_BY": "the sorting of",
    "TOP_N": "the sorting of",
    "PROJECTION": "the computing of columns for",
    "CREATE_TABLE_AS": "the writing to a table of",
    "BATCH_CREATE_TABLE_AS": "the writing to a table of",
    "CTE": "the handing on to several steps of",
    "CTE_SCAN": "the handing on to several steps of",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One operator of the engine: how long it took, the rows it made, the tables they come from, what it was given."""

    kind: str
    seconds: float
    rows: int
    tables: tuple[str, ...]
    said: str
    inputs: tuple["Step", ...]

    def all(self) -> Iterator["Step"]:
        """The step and all that it rests on."""
        yield self
        for step in self.inputs:
            yield from step.all()

    @property
    def given(self) -> int:
        """How many rows it was given; one that reads a table gives itself what it reads."""
        return sum(step.rows for step in self.inputs) if self.inputs else self.rows

    @property
    def joins(self) -> bool:
        """Whether it brings two sets of rows together, by whatever method."""
        return len(self.inputs) == 2 and ("JOIN" in self.kind or self.kind in EACH_WITH_EACH)


@dataclass(frozen=True, slots=True)
class Account:
    """What a run took in all: processor seconds, bytes of memory at the highest, and its steps."""

    seconds: float
    memory: int
    steps: tuple[Step, ...]


def account(ran: Ran) -> Account | None:
    """The account of a run that was accounted for; None when it cannot be made out."""
    try:
        told = [(float(str(seconds)), json.loads(str(text))) for seconds, text in ran.rows]
        roots = [root for _, plan in told for root in _roots(plan)]
        steps = tuple(step for root in roots for step in _step(root, {}).all())
        return Account(sum(seconds for seconds, _ in told), max(_memory(plan) for _, plan in told), steps)
    except BROKEN:
        return None


def _roots(plan: Told) -> Sequence[Told]:
    """The topmost steps: DuckDB 2 lists them under `operator`, 1 under `children`; a statement like a view has none."""
    return list(plan.get("operator", plan.get("children", ())))


def _memory(plan: Told) -> int:
    return int(plan.get("system", {}).get("peak_buffer_memory", plan.get("system_peak_buffer_memory", 0)))


def _step(told: Told, named: dict[str, tuple[str, ...]], depth: int = 0) -> Step:
    """A step with all below it; `named` are the tables behind the steps that several others read."""
    if depth > DEEPEST:
        raise ValueError(depth)
    kind, more = str(told.get("type", told.get("operator_type"))), told["extra_info"]
    inputs = []
    for one in told.get("children", ()):
        inputs.append(_step(one, named, depth + 1))
        if kind == "CTE":  # what is read comes before those that read it
            named.setdefault(str(more.get("Table Index")), inputs[0].tables)
    return Step(
        kind=kind,
        seconds=float(told.get("timing", told.get("operator_timing", 0))),
        rows=_rows(kind, int(told.get("intermediate_rows", told.get("operator_cardinality", 0))), inputs),
        tables=_tables(kind, more, named, inputs),
        said=_said(more),
        inputs=tuple(inputs),
    )


def _rows(kind: str, told: int, inputs: Sequence[Step]) -> int:
    """How many rows a step made; of two kinds the engine does not count them."""
    if told or not inputs or kind not in {"CTE", "UNION"}:
        return told
    return inputs[-1].rows if kind == "CTE" else sum(step.rows for step in inputs)


def _tables(kind: str, more: Told, named: Mapping[str, tuple[str, ...]], inputs: Sequence[Step]) -> tuple[str, ...]:
    own = str(more.get("Table", "")).rpartition(".")[2].strip('"')
    if own or kind == "CTE_SCAN":
        return (own,) if own else named.get(str(more.get("CTE Index")), ())
    below = inputs[-1:] if kind == "CTE" else inputs
    return tuple(dict.fromkeys(table for step in below for table in step.tables))


def _said(more: Told) -> str:
    """What the engine says that the step computes, in the words that matter most."""
    found = next((more[name] for name in ("Conditions", "Expression", "Projections") if more.get(name)), "")
    parts = [str(part) for part in found] if isinstance(found, list) else [str(found)]
    return safe_line(" and ".join(PAIR.sub(r"\1", part) for part in parts))


def words(step: Step) -> str:
    """A step as people speak of it."""
    given = f"{step.given:,} rows"
    if step.joins:
        return f"the join of {sides(step)}{_on(step)}: {step.rows:,} rows"
    if step.kind in GROUPINGS:
        return f"the grouping (GROUP BY or DISTINCT) of {given} into {step.rows:,}"
    match step.kind:
        case "TABLE_SCAN" | "SEQ_SCAN":
            return f"the reading of {listed(step.tables) or 'a table'}: {step.rows:,} rows"
        case "WINDOW" | "STREAMING_WINDOW":
            return f"the window {_short(step.said)} over {given}"
        case "FILTER":
            return f"the condition {_short(step.said)} on {given}"
        case kind:
            named = PLAIN.get(kind, f"the operator {safe_line(kind).lower().replace('_', ' ')[:LONGEST]} on")
            return f"{named} {given}"


def sides(step: Step) -> str:
    """The two sides of a join, by the tables their rows come from."""
    left, right = (safe_line(listed(one.tables)) or "a step" for one in step.inputs)
    return f"{left} with {right}" if left != right else f"{left} with itself"


def _on(step: Step) -> str:
    return f" on {_short(step.said)}" if step.said else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
