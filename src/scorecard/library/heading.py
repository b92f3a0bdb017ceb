"""This room reads the heading of a file: a few top-level texts, without reading the rest."""

from collections.abc import Collection, Iterator

import yaml

from scorecard.library.door import LOADER, MAX_DEPTH

LEAVES = (yaml.ScalarEvent, yaml.AliasEvent, yaml.CollectionEndEvent)


def heading(data: bytes, names: Collection[str]) -> dict[str, str]:
    """The texts of a few top-level keys, read no further than the last of them; an unreadable file has none."""
    found: dict[str, str] = {}
    try:
        for key, value in _top_level(yaml.parse(data, Loader=LOADER)):
            if key in names:
                found[key] = value
            if len(found) == len(names):
                break
    except yaml.YAMLError:
        return found
    return found


def _top_level(events: Iterator[yaml.Event]) -> Iterator[tuple[str, str]]:
    key: yaml.Event | None = None
    for node in _children(events):
        if key is None:
            key = node
            continue
        if isinstance(key, yaml.ScalarEvent) and isinstance(node, yaml.ScalarEvent):
            yield str(key.value), str(node.value)
        key = None


def _children(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth == 1 and isinstance(event, LEAVES):
            yield event
        if isinstance(event, yaml.CollectionStartEvent):
            if depth > MAX_DEPTH or (not depth and not isinstance(event, yaml.MappingStartEvent)):
                return
            depth += 1
