"""The change that a candidate reviews follows from the seed, and shows everything that is planted."""

import re

from hypothesis import given
from hypothesis import strategies as st

from scorecard.kits.review.change import changed, diff, look_of, picked
from scorecard.kits.review.match import targets
from tests.kits.review.sample import KIT, PROJECT, SEEDS


def test_a_look_is_a_function_of_the_seed() -> None:
    assert look_of(KIT, 3) == look_of(KIT, 3)


def test_candidates_differ_in_variant_aliases_and_order() -> None:
    looks = [picked(KIT, seed) for seed in range(300)]

    assert {variant.id for variant, _ in looks} == set(SEEDS)
    assert {look.aliases["o"] for _, look in looks} == {aliases["o"] for aliases in KIT.aliases}
    assert len({diff(changed(KIT, PROJECT, variant, look)) for variant, look in looks}) > 80


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_everything_planted_stands_in_the_diff_of_any_seed(seed: int) -> None:
    change = changed(KIT, PROJECT, *picked(KIT, seed))
    shown = shown_lines(diff(change))

    assert [one.planted.id for one in targets(KIT, change) if (one.planted.file, one.lines[0]) not in shown] == []


def shown_lines(text: str) -> set[tuple[str, int]]:
    """The lines of the changed files that a diff shows."""
    shown: set[tuple[str, int]] = set()
    name, number = "", 0
    for line in text.splitlines():
        if line.startswith("+++ b/"):
            name = line.removeprefix("+++ b/")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)", line):
            number = int(hunk[1])
        elif line[:1] in (" ", "+"):
            shown.add((name, number))
            number += 1
    return shown
