"""The starter rubric is valid as it stands, whatever it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.example import run_examples
from scorecard.errors import WrongUsageError
from scorecard.library.load import rubric_from
from scorecard.library.starter import starter


@given(
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,63}", fullmatch=True)
    | st.sampled_from(["null", "true", "0", "007", "1e3", "no"])
)
def test_a_starter_of_any_id_is_a_rubric_whose_examples_hold(rubric_id: str) -> None:
    rubric = rubric_from(starter(rubric_id).encode(), "new.yaml", []).value

    complaints = [outcome.complaints for outcome in run_examples(rubric)]
    assert (rubric.id, complaints) == (rubric_id, [()] * len(rubric.examples))


@pytest.mark.parametrize("rubric_id", ["", "Analyst", "a b", "a/b", "-a", "a_b", "é", "a\n", "x" * 65, "a: b"])
def test_what_cannot_be_an_id_gets_no_starter(rubric_id: str) -> None:
    with pytest.raises(WrongUsageError):
        starter(rubric_id)
