"""What facts are called where they stand in a list."""

import pytest

from scorecard.core.scorecard import Fact
from scorecard.kits.label import in_short

PLANTED = {"join_key": "refunds are joined on the customer"}


@pytest.mark.parametrize(
    ("fact_id", "trap", "called"),
    [
        ("missed_join_key", "join_key", "refunds are joined on the customer"),
        ("decision", None, "the decision"),
        ("false_alarm_3", None, "a test that stops the pipeline on ordinary days"),
        ("does_not_run_1", None, "a test that does not run"),
        ("does_not_run", None, "It fails"),
        ("missed_other", "other", "It fails"),
    ],
)
def test_a_fact_is_called_by_what_it_is_about(fact_id: str, trap: str | None, called: str) -> None:
    assert in_short(Fact(id=fact_id, sentence="It fails.", trap=trap), PLANTED) == called
