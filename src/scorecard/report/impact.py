"""This room writes an audit of impact as plain data, for programs: aggregates only."""

from collections.abc import Mapping
from typing import Any

from scorecard.core.impact.audit import Audit, Line, Measure, Table
from scorecard.core.impact.suppression import LEAST
from scorecard.core.impact.word import SELF_CHECK, WORDS, plainly
from scorecard.core.number import exact_and_shown


def impact_json(found: Audit, rubric: str, missing: Mapping[str, int]) -> dict[str, Any]:
    """Write the counts, then every table; `people`, `made` and `rate` are null where they are withheld."""
    selection, scoring = found.tallies[Measure.SELECTION], found.tallies[Measure.SCORING]
    return {
        "notice": SELF_CHECK,
        "rubric": rubric,
        "decided": selection.of,
        "selected": selection.made,
        "undecided": found.undecided,
        "scored": scoring.of,
        "above_the_median": scoring.made,
        "ties_at_the_median": found.ties,
        "median": exact_and_shown(found.middle),
        "left_out": dict(missing),
        "least_shown": LEAST,
        "uncounted": {measure.value: tally.uncounted for measure, tally in found.tallies.items()},
        "excluded_because": found.justification,
        "tables": [_table(table) for table in found.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "measure": table.measure.value,
        "by": list(table.columns),
        "unknown": table.unknown,
        "says": plainly(table),
        "groups": [_line(line) for line in table.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    beside = line.beside
    return {
        "group": list(line.label),
        "people": line.rate.of if line.rate else None,
        "made": line.rate.made if line.rate else None,
        "rate": exact_and_shown(line.rate.share if line.rate else None),
        "ratio": exact_and_shown(beside.ratio if beside else None),
        "fisher": float(beside.chance) if beside else None,
        "interval": list(beside.interval) if beside and beside.interval else None,
        "one_person_reverses": beside.reversible if beside else None,
        "verdict": line.verdict.value,
        "says": WORDS[line.verdict],
    }
