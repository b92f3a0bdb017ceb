"""This room says from how many failing rows on a test warns or stops, in the way of dbt's `severity` and `…_if`."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

OPERATORS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "!=": operator.ne,
    "<>": operator.ne,
    "==": operator.eq,
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}
COMPARED = re.compile(r"\s*(>=|<=|!=|<>|==|=|>|<)\s*(\d{1,15})\s*")
BETWEEN = re.compile(r"\s*between\s+(\d{1,15})\s+and\s+(\d{1,15})\s*", re.IGNORECASE)


class Level(IntEnum):
    """What a test says, in rising order."""

    SILENT = 0
    WARNS = 1
    STOPS = 2


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the count of failing rows, as written."""

    written: str = "!= 0"

    @property
    def understood(self) -> bool:
        """Whether it compares the count with a number or two, which is all that is interpreted."""
        return bool(COMPARED.fullmatch(self.written) or BETWEEN.fullmatch(self.written))

    def holds(self, failures: int) -> bool:
        """Whether a count of failing rows meets it."""
        if compared := COMPARED.fullmatch(self.written):
            return OPERATORS[compared[1]](failures, int(compared[2]))
        between = BETWEEN.fullmatch(self.written)
        return between is not None and int(between[1]) <= failures <= int(between[2])


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a test warns and when it stops; with the severity `warn` it never stops."""

    severity: str = "error"
    error_if: Condition = Condition()
    warn_if: Condition = Condition()

    def level(self, failures: int) -> Level:
        """What the test says to that many failing rows."""
        if self.severity == "error" and self.error_if.holds(failures):
            return Level.STOPS
        return Level.WARNS if self.warn_if.holds(failures) else Level.SILENT


def read_threshold(config: Mapping[str, object]) -> Threshold | str:
    """Read a test's threshold from its configuration; a sentence when it says something else than dbt's numbers."""
    severity = str(config.get("severity", "error")).lower()
    if severity not in {"error", "warn"}:
        return "its severity is neither error nor warn."
    conditions = {key: Condition(str(config.get(key, "!= 0"))) for key in ("error_if", "warn_if")}
    for key, condition in conditions.items():
        if not condition.understood:
            return f"its {key} does not compare the number of failing rows with a number."
    return Threshold(severity, **conditions)
