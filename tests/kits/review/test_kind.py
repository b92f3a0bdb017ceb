"""Whole reports on sample reviews, and what a candidate gets."""

import dataclasses
import hashlib
from pathlib import Path

import pytest

from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.document import plain
from scorecard.kits.review import kind as review
from tests.kits.review.sample import SAMPLES, SEEDS, case_of, check, read_yaml

LEVELS = {"good": Outcome.RIGHT, "middling": Outcome.WRONG, "poor": Outcome.WRONG}


def told(checkup: Checkup) -> str:
    """A checkup's outcome and facts as the sample folder writes them."""
    lines = [checkup.outcome.value]
    for fact in checkup.facts:
        lines.append(f"{fact.severity} {fact.id} {fact.trap or '-'} {','.join(fact.criteria)}: {fact.sentence}")
        lines += [f"    {example}" for example in fact.examples]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("variant", SEEDS)
def test_a_sample_review_gives_exactly_these_facts(variant: str, level: str) -> None:
    sample = SAMPLES / variant / f"{level}.md"

    found = check(SEEDS[variant], sample)

    assert told(found) == sample.with_suffix(".txt").read_text(encoding="utf-8")
    assert found.outcome is LEVELS[level]
    assert found.submission_hash == hashlib.sha256(sample.read_bytes()).hexdigest()


def test_facts_are_plain_data_in_the_order_of_importance() -> None:
    checkup = check(SEEDS["moved"], SAMPLES / "moved" / "middling.md")
    severities = [fact.severity for fact in checkup.facts]

    assert severities == sorted(severities, key=["high", "medium", "low", "info"].index)
    assert [dataclasses.is_dataclass(fact) and plain(fact) is not None for fact in checkup.facts] == [True] * len(
        severities
    )


def test_what_somebody_wrote_is_made_safe(tmp_path: Path) -> None:
    (tmp_path / "review.md").write_text("decision: comment\ngeneral: look \x1b]8;;http://x\x07 [red]here[/red]\n")

    shown = {fact.id: fact.examples for fact in check(1, tmp_path).facts}["unmatched"]

    assert shown == ("general: look ^[]8;;http://x^G [red]here[/red]",)


def test_the_same_candidate_gets_the_same_pack() -> None:
    first, again = (review.pack(case_of(11), read_yaml=read_yaml) for _ in range(2))

    assert first == again


def test_a_pack_holds_what_the_brief_names() -> None:
    pack = review.pack(case_of(SEEDS["access"]), read_yaml=read_yaml)

    assert sorted(pack) == [
        "brief.md",
        "change.diff",
        "changed/models/marts/customer_days.sql",
        "changed/models/marts/customer_days.yml",
        "changed/profiles.yml",
        "ci.txt",
        "description.md",
        "review.md",
    ]
    assert not [name for name, data in pack.items() if b"{claims}" in data or b"{rows}" in data]
