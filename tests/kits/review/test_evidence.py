"""What the author of a change says of it is true, and does not show what is wrong."""

from scorecard.kits.review import kind as review
from tests.kits.review.sample import SAMPLES, SEEDS, case_of, read_yaml


def test_the_description_gives_figures_that_hold_and_reassure() -> None:
    pack = review.pack(case_of(SEEDS["access"]), read_yaml=read_yaml)

    assert pack["description.md"].decode().split("\n\n")[2] == (
        (SAMPLES / "description.txt").read_text(encoding="utf-8").rstrip("\n")
    )
