"""This room makes the data on which the cost of an answer is looked at: the same for all candidates, and large."""

import hashlib
from functools import partial
from pathlib import Path

from scorecard.core.seed import derived_seed
from scorecard.kits import engine
from scorecard.kits.sql import dataset
from scorecard.kits.sql.bench import DATABASE, put, shelf, version
from scorecard.kits.sql.dataset import Recipe
from scorecard.kits.sql.kit import Material, SqlKit

SIZES = {"small": 100, "middle": 10, "large": 1}
"""The schemas from small to large, and which part of the orders each has: one in a hundred, one in ten, all."""


def scaled(kit: SqlKit, material: Material) -> Path:
    """The engine's file with all sizes, from the temporary folder if it is there; else it takes some seconds."""
    told = f"{version(kit, material)}\n{kit.large} {SIZES}"
    place = shelf() / f"large-{hashlib.sha256(told.encode()).hexdigest()[:24]}"
    if not place.is_dir():
        put(place, partial(_fill, kit, material))
    return place / DATABASE


def _fill(kit: SqlKit, material: Material, made: Path) -> None:
    traps = tuple(trap.id for trap in kit.traps)
    with engine.opened(str(made / DATABASE), engine.LARGE) as connection:
        for schema, part in SIZES.items():
            dataset.plant(connection, kit, material, Recipe(schema, derived_seed(0, schema), traps, kit.large // part))
