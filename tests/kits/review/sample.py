"""The shipped kit of reviews, the seeds of its variants, and sample reviews of each."""

from pathlib import Path

from scorecard.core.checkup import Checkup
from scorecard.kits.kind import Case
from scorecard.kits.review import kind as review
from scorecard.kits.review.kit import read_kit, read_project
from scorecard.library.door import read

FOLDER = Path(__file__).parents[3] / "exercises" / "pr-review"
SAMPLES = Path(__file__).with_name("samples")
SEEDS = {"requests": 0, "guests": 1, "access": 2, "homes": 4, "moved": 5, "report": 17}
MODEL = "models/marts/customer_days.sql"


def read_yaml(data: bytes, source: str) -> object:
    reading = read(data, source)
    reading.refuse_problems(f"{source} cannot be read.")
    return reading.data


KIT = read_kit(FOLDER, read_yaml)
PROJECT = read_project(FOLDER, KIT)


def case_of(seed: int) -> Case:
    return Case(FOLDER, "pr-review", "jane-doe", seed)


def check(seed: int, path: Path, **options: str) -> Checkup:
    return review.check(case_of(seed), path, read_yaml=read_yaml, **options)
