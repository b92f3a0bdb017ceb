"""This room looks at what an answer does on every dataset of a candidate, and sorts it by trap."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from scorecard.kits.ran import Ran
from scorecard.kits.sql.compare import Difference, Row, compare, grain_of, rows_by_grain
from scorecard.kits.sql.dataset import Datasets
from scorecard.kits.sql.kit import PLAIN, SqlKit
from scorecard.kits.sql.sign import REPEATED, Sign, signs

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
    right = {name: datasets.expected[schema] for name, schema in {PLAIN: datasets.plain, **datasets.single}.items()}
    return Sight(hidden, single, _signs(kit, single, right))


def _signs(kit: SqlKit, single: Mapping[str, Difference], right: Mapping[str, Ran]) -> Mapping[str, Signs]:
    plain = single[PLAIN]
    before = signs(kit, plain)
    if not plain.pairs:
        found = {name: signs(kit, difference) for name, difference in single.items()}
        return {name: _without(before, mine) if name != PLAIN else mine for name, mine in found.items()}
    ordinary = _Ordinary(kit, plain, right[PLAIN])
    return {name: ordinary.beyond(one, right[name]) if name != PLAIN else before for name, one in single.items()}


def _without(before: Signs, mine: Signs) -> Signs:
    return {name: sign for name, sign in mine.items() if name not in before}


class _Ordinary:
    """What an answer that is wrong on ordinary rows already does there, to tell what a trap adds to it.

    A sign that ordinary rows show, too, counts where the trap changes the answer and not what is right: whoever is
    not caught by the trap has the same rows there with it as without it.
    """

    def __init__(self, kit: SqlKit, plain: Difference, right: Ran) -> None:
        self._kit, self._plain, self._right = kit, plain, rows_by_grain(kit, right)
        self._before = signs(kit, plain)
        self._shown = self._by_grain(plain)

    def beyond(self, difference: Difference, right: Ran) -> Signs:
        """The signs of a trap's dataset beyond those of ordinary rows."""
        if difference.error:
            return _without(self._before, signs(self._kit, difference))
        rights, shown = rows_by_grain(self._kit, right), self._by_grain(difference)
        settled = {grain for grain in shown if Counter(rights.get(grain, ())) == Counter(self._right.get(grain, ()))}
        moved = {grain for grain in settled if shown[grain] != self._shown.get(grain)}
        if len(moved) > len(rights) / 2:  # then it is about all rows, and no trap is
            moved = set()
        paired = self._shown.keys() if REPEATED in self._before else set()  # by chance, where a grain has many rows
        added = _without(self._before, self._signs(difference, shown.keys() - settled - paired))
        return _joined(added, self._signs(difference, moved), self._signs(self._plain, moved))

    def _by_grain(self, difference: Difference) -> Mapping[Row, Counter[tuple[bool, Row]]]:
        """What is wrong under each grain: how often a row is missing or too many; who stands beside whom is chance."""
        found: dict[Row, Counter[tuple[bool, Row]]] = defaultdict(Counter)
        for pair in difference.pairs:
            rows = [(row is pair.got, row) for row in (pair.expected, pair.got) if row]
            found[grain_of(self._kit, pair)].update(rows)
        return found

    def _signs(self, difference: Difference, grains: Set[Row]) -> Signs:
        pairs = tuple(pair for pair in difference.pairs if grain_of(self._kit, pair) in grains)
        return signs(self._kit, replace(difference, pairs=pairs))


def _joined(added: Signs, moved: Signs, before: Signs) -> Signs:
    found = dict(added)
    for name, sign in moved.items():
        known, ordinary = added.get(name, Sign()), before.get(name, Sign())
        found[name] = Sign((*known.pairs, *sign.pairs), known.total + max(sign.total - ordinary.total, 0))
    return found
