"""This room looks at what an answer does on every dataset of a candidate, and sorts it by trap."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.kits.ran import Ran
from scorecard.kits.sql.compare import Difference, compare
from scorecard.kits.sql.dataset import Datasets
from scorecard.kits.sql.kit import PLAIN, SqlKit
from scorecard.kits.sql.sign import Sign, signs

Signs = Mapping[str, Sign]

Run = Callable[[Sequence[str]], Mapping[str, Ran]]
"""Runs an answer on each of these schemas."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What an answer did: the difference on each hidden dataset and, if one was wrong, on the others by trap.

    `single` has `plain` for the dataset without a trap. `signs` are what a trap adds to those of `plain`.
    """

    hidden: tuple[Difference, ...]
    single: Mapping[str, Difference] = field(default_factory=dict)
    signs: Mapping[str, Signs] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether the answer is right on every hidden dataset."""
        return all(difference.equal for difference in self.hidden)

    @property
    def runs(self) -> bool:
        """Whether the answer returns a result on any dataset."""
        return not all(difference.error for difference in (*self.hidden, *self.single.values()))

    @property
    def wrong(self) -> Difference:
        """The first difference that is one; else the first of all, for its remarks."""
        return next((difference for difference in self.hidden if not difference.equal), self.hidden[0])


def look(kit: SqlKit, datasets: Datasets, run: Run) -> Sight:
    """Run an answer on the hidden datasets and, if it is wrong on one, on those that hold one trap or none.

    An answer that brings no result on ordinary rows either is not run on the rest.
    """

    def differences(schemas: Mapping[str, str]) -> Mapping[str, Difference]:
        ran = run(tuple(schemas.values()))
        return {name: compare(kit, datasets.expected[schema], ran[schema]) for name, schema in schemas.items()}

    hidden = tuple(differences({schema: schema for schema in datasets.hidden}).values())
    if Sight(hidden).right:
        return Sight(hidden)
    plain = {PLAIN: datasets.plain}
    if all(difference.error for difference in hidden) and not Sight(hidden, single := differences(plain)).runs:
        return Sight(hidden, single)
    single = differences({**plain, **datasets.single})
    return Sight(hidden, single, _signs(kit, single))


def _signs(kit: SqlKit, single: Mapping[str, Difference]) -> Mapping[str, Signs]:
    found = {name: signs(kit, difference) for name, difference in single.items()}
    plain = found.pop(PLAIN)
    added = {name: {sign: seen for sign, seen in mine.items() if sign not in plain} for name, mine in found.items()}
    return {PLAIN: plain, **added}
