"""This room spoils good data at one place, to see what is said about it."""

from collections.abc import Callable

from scorecard.core.document import Plain
from scorecard.errors import InvalidError, Problem

SCRAPS: list[Plain] = [None, True, 0, -5, 10**17, "", "sql", "yes", "3.5", "9" * 30, "\u0000", [], {}]
SCRAPS += [[None], ["sql", "sql"], [[]], [True], {"id": "x"}, {"": 1}, {"1": "a"}, [{"id": "sql"}], {"sql": 3}]


def places(data: Plain, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in plain data but its root."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for key, item in inside for place in ((*path, key), *places(item, (*path, key)))]


def spoiled(data: Plain, path: tuple[str | int, ...], scrap: Plain) -> Plain:
    """The data with something else at one place."""
    if not path:
        return scrap
    key, *rest = path
    if isinstance(data, dict):
        return {**data, str(key): spoiled(data[str(key)], tuple(rest), scrap)}
    assert isinstance(data, list)
    return [spoiled(item, tuple(rest), scrap) if at == key else item for at, item in enumerate(data)]


def problems(load: Callable[..., object], *words: object) -> tuple[Problem, ...]:
    """What loading complains about; nothing when it does not."""
    try:
        load(*words)
    except InvalidError as refused:
        return refused.problems
    return ()
