"""This room brings together what was observed of a suite: its tests on every dataset, beside the kit's own."""

from dataclasses import dataclass, replace
from pathlib import Path

from scorecard.core.checkup import Outcome
from scorecard.kits.datatest.credit import Credit, credit, union
from scorecard.kits.datatest.ground import Ground
from scorecard.kits.datatest.kit import DataKit, ReadYaml
from scorecard.kits.datatest.suite import Suite, read_suite
from scorecard.kits.datatest.trial import Run, Test, Trial, opened, try_all
from scorecard.kits.ran import Status

OUTCOMES = {
    Status.REFUSED: Outcome.REFUSED,
    Status.TIMEOUT: Outcome.TOO_SLOW,
    Status.KILLED: Outcome.TOO_SLOW,
    Status.ABSENT: Outcome.DOES_NOT_RUN,
    Status.ERROR: Outcome.DOES_NOT_RUN,
    Status.TRUNCATED: Outcome.DOES_NOT_RUN,
}


@dataclass(frozen=True, slots=True)
class Result:
    """All that was observed: of the tests that ran, and of those that did not."""

    kit: DataKit
    ground: Ground
    suite: Suite
    earned: tuple[Credit, ...]
    stuck: tuple[Trial, ...]

    @property
    def tried(self) -> tuple[Trial, ...]:
        """The tests that ran, then those that did not."""
        return (*(one.trial for one in self.earned), *self.stuck)

    @property
    def outcome(self) -> Outcome:
        """Right when something is caught and nothing cries wolf; if no test ran, why not."""
        if self.earned:
            sound = union(self.earned) and not any(one.alarms for one in self.earned)
            return Outcome.RIGHT if sound else Outcome.WRONG
        found = {OUTCOMES[trial.trouble.status] for trial in self.stuck if trial.trouble}
        order = (Outcome.REFUSED, Outcome.TOO_SLOW)
        return next((outcome for outcome in order if outcome in found), Outcome.DOES_NOT_RUN)


def read_pool(kit: DataKit, folder: Path, read_yaml: ReadYaml) -> tuple[Test, ...]:
    """The kit's own best tests: pool.yml and the SQL files in pool/. They are trusted like all of the kit."""
    parts = (read_suite(kit, folder / name, "duckdb", read_yaml) for name in ("pool.yml", "pool"))
    return tuple(replace(test, own=True) for part in parts for test in part.tests)


def observe(kit: DataKit, ground: Ground, suite: Suite, run: Run) -> Result:
    """Try a suite on all datasets."""
    with opened(ground) as own:
        trials = try_all([(test, ground.schemas, own if test.own else run) for test in suite.tests])
    return Result(
        kit=kit,
        ground=ground,
        suite=suite,
        earned=tuple(credit(trial, ground) for trial in trials if not trial.trouble),
        stuck=tuple(trial for trial in trials if trial.trouble),
    )
