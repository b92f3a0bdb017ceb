"""Ticks on the list of what is planted."""

import pytest

from scorecard.core.scorecard import FactSource
from scorecard.kits.review.spoken import checklist
from tests.kits.review.sample import KIT, SAMPLES, SEEDS, case_of, read_yaml


@pytest.mark.parametrize("variant", SEEDS)
def test_the_list_to_tick_has_what_is_planted_for_the_candidate_and_nothing_else(variant: str) -> None:
    listed = checklist(case_of(SEEDS[variant]), read_yaml).entries

    planted = next(one for one in KIT.variants if one.id == variant)
    assert [entry.id for entry in listed if not entry.of] == [*planted.faults, *planted.decoys, *planted.nits]
    assert [entry.id for entry in listed if entry.of] == [
        f"{fault}.{part}" for fault in planted.faults for part in ("consequence", "fix")
    ]


def test_ticks_say_what_a_written_review_would_and_what_only_an_interviewer_hears() -> None:
    listed = checklist(case_of(SEEDS["homes"]), read_yaml)

    found = listed.facts(("join_key", "join_key.consequence", "join_key.fix", "missing_test", "ifnull_guest"))

    lines = (f"{fact.severity} {fact.id} {','.join(fact.criteria)}: {fact.sentence}\n" for fact in found)
    assert "".join(lines) == (SAMPLES / "homes" / "spoken.txt").read_text(encoding="utf-8")
    assert {fact.source for fact in found} == {FactSource.INTERVIEWER}
    assert listed.facts(()) == ()
