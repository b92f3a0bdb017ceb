"""This room looks into read data whose shape may be wrong, passing over what does not fit."""

from collections.abc import Iterator, Mapping

from scorecard.core.document import Plain


def mapping(value: object) -> Mapping[str, Plain]:
    """The value if it is a mapping, else an empty one: for checks that go on past a wrong shape."""
    return value if isinstance(value, dict) else {}


def entries(value: object) -> Iterator[tuple[int, Mapping[str, Plain]]]:
    """The mappings in a list with their places, passing over what has a wrong shape."""
    if isinstance(value, list):
        yield from ((place, item) for place, item in enumerate(value) if isinstance(item, dict))


def texts(value: object) -> Iterator[tuple[int, str]]:
    """The texts in a list with their places, passing over what has a wrong shape."""
    if isinstance(value, list):
        yield from ((place, item) for place, item in enumerate(value) if isinstance(item, str))
