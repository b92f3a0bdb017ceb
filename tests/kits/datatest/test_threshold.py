"""When a test warns and when it stops."""

import pytest

from scorecard.kits.datatest.threshold import Condition, Level, Threshold


@pytest.mark.parametrize(
    ("threshold", "failures", "level"),
    [
        (Threshold(), 0, Level.SILENT),
        (Threshold(), 1, Level.STOPS),
        (Threshold("warn"), 9, Level.WARNS),
        (Threshold("warn", error_if=Condition("> 5")), 9, Level.WARNS),
        (Threshold(error_if=Condition("> 5"), warn_if=Condition(">=3")), 2, Level.SILENT),
        (Threshold(error_if=Condition("> 5"), warn_if=Condition(">=3")), 3, Level.WARNS),
        (Threshold(error_if=Condition("> 5"), warn_if=Condition(">=3")), 6, Level.STOPS),
        (Threshold(error_if=Condition("between 2 and 3")), 3, Level.STOPS),
        (Threshold(error_if=Condition("between 2 and 3")), 4, Level.WARNS),
    ],
)
def test_a_threshold_is_read_as_dbt_reads_it(threshold: Threshold, failures: int, level: Level) -> None:
    assert threshold.level(failures) is level
