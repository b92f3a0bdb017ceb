"""This room opens the parts of a SQLite store when they are first asked for: most commands need one of them or none."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.store.statement import Statements

if TYPE_CHECKING:
    from scorecard.store.sqlite_debrief import SqliteDebriefs
    from scorecard.store.sqlite_figure import SqliteFigures
    from scorecard.store.sqlite_observation import SqliteObservations
    from scorecard.store.sqlite_outcome import SqliteOutcomes


class SqliteParts:
    """The parts of a store in one file, and the queries that they share with it."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._statements = Statements(path)

    @cached_property
    def debriefs(self) -> "SqliteDebriefs":
        from scorecard.store.sqlite_debrief import SqliteDebriefs

        return SqliteDebriefs(self._statements)

    @cached_property
    def figures(self) -> "SqliteFigures":
        from scorecard.store.sqlite_figure import SqliteFigures

        return SqliteFigures(self._statements)

    @cached_property
    def observations(self) -> "SqliteObservations":
        from scorecard.store.sqlite_observation import SqliteObservations

        return SqliteObservations(self._statements)

    @cached_property
    def outcomes(self) -> "SqliteOutcomes":
        from scorecard.store.sqlite_outcome import SqliteOutcomes

        return SqliteOutcomes(self._statements)
