"""This room is the one guarded door for YAML and JSON: text in, plain data and places out, nothing surprising.

Only `true`, `false`, plain decimal integers of up to 18 digits, an empty value and `null` are typed; everything
else is text, so that `no`, `017`, `12:30:45` and `2024-01-01` stay what was written. Aliases, anchors, tags, merge
keys, duplicate keys and a second document are refused from the event stream, before anything is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scorecard.core.document import Plain
from scorecard.errors import InvalidError, NotFoundError, Problem, WrongUsageError

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 64
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PathKeys = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(slots=True)
class Reading:
    """A file as it was read: its data, where each key and value stands, and the problems found so far."""

    source: str
    text: str = ""
    data: Plain = None
    keys: dict[PathKeys, tuple[int, int]] = field(default_factory=dict)
    values: dict[PathKeys, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: PathKeys, message: str, *, key: bool = False) -> None:
        """Note a problem at the value of a path, or at its key; a path not in the file stands at its parent."""
        line, column = self._place(path, key=key)
        self.problems.append(Problem(self.source, line, column, dotted(path), message))

    def _place(self, path: PathKeys, *, key: bool) -> tuple[int, int]:
        if key and path in self.keys:
            return self.keys[path]
        if path in self.values:
            return self.values[path]
        while path and path not in self.keys and path not in self.values:
            path = path[:-1]
        return self.keys.get(path) or self.values.get(path, (1, 1))

    def refuse_problems(self, what: str) -> None:
        """Raise InvalidError with every problem, in the order of the file; do nothing when there is none."""
        if self.problems:
            found = sorted(set(self.problems), key=lambda one: (one.line, one.column, one.path, one.message))
            raise InvalidError(what, problems=tuple(found))


def dotted(path: PathKeys) -> str:
    """Write a path as people read it: `dimensions[0].weight`."""
    written = ""
    for part in path:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return written


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most one more than the limit; an error sentence when it cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {path}.") from None
    except OSError as error:
        raise WrongUsageError(f"The file {path} cannot be read: {error.strerror}.") from None
    return data


def read(data: bytes, source: str) -> Reading:
    """Read one YAML or JSON document. Problems are collected in the reading; nothing is raised for them."""
    reading = Reading(source)
    text = _decoded(data, reading)
    if text is None:
        return reading
    reading.text = text
    try:
        _Builder(reading).build(yaml.parse(_joined_surrogates(text), Loader=LOADER))
    except _TooDeepError as error:
        reading.problems.append(Problem(source, *error.place, "", f"nested more than {MAX_DEPTH} levels deep"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reading.problems.append(Problem(source, *place, "", f"not readable as YAML: {error.problem}"))
    except yaml.YAMLError as error:
        line = text.encode()[: getattr(error, "position", 0)].count(b"\n") + 1
        reading.problems.append(Problem(source, line, 1, "", f"not readable as YAML: {_reason(error)}"))
    return reading


def _decoded(data: bytes, reading: Reading) -> str | None:
    if len(data) > MAX_BYTES:
        reading.problems.append(Problem(reading.source, 0, 0, "", "the file is larger than 1 MiB"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reading.problems.append(Problem(reading.source, line, 1, "", "the file is not UTF-8 text"))
        return None


def _joined_surrogates(text: str) -> str:
    if not text.lstrip().startswith(("{", "[")):
        return text
    pair = lambda m: m[1] + chr(0x10000 + ((int(m[2], 16) - 0xD800) << 10) + int(m[3], 16) - 0xDC00)  # noqa: E731
    return _SURROGATES.sub(pair, text)


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "reason", "") or "it holds a character that YAML does not allow")


class _TooDeepError(Exception):
    def __init__(self, place: tuple[int, int]) -> None:
        super().__init__()
        self.place = place


class _Builder:
    """Builds plain data from parser events; one event of look-ahead, nothing expanded."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def build(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            documents += 1
            if documents > 1:
                self._complain(event, (), "a second document (---) is not allowed")
                return
            self.reading.data = self._node(next(events), events, ())
        if not documents:
            self.reading.problems.append(Problem(self.reading.source, 1, 1, "", "the file is empty"))

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: PathKeys) -> Plain:
        place = _start(event)
        self.reading.values[path] = place
        if len(path) >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise _TooDeepError(place)
        if isinstance(event, yaml.AliasEvent):
            self._complain(event, path, "aliases (*name) are not allowed: write the value out")
            return None
        self._guard(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return _scalar(event)

    def _guard(self, event: yaml.Event, path: PathKeys) -> None:
        if getattr(event, "anchor", None) is not None:
            self._complain(event, path, "anchors (&name) are not allowed: write the value out")
        if getattr(event, "tag", None) is not None:
            self._complain(event, path, "tags (!name) are not allowed")

    def _sequence(self, events: Iterator[yaml.Event], path: PathKeys) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: PathKeys) -> dict[str, Plain]:
        items: dict[str, Plain] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, path)
            inner = (*path, key)
            place = _start(event)
            again = key in items
            if again:
                first = self.reading.keys.get(inner, place)
                self._complain(event, inner, f"the key is there twice; first on line {first[0]}")
            else:
                self.reading.keys[inner] = place
            value = self._node(next(events), events, (*path, f"{key} (again)") if again else inner)
            items.setdefault(key, value)
        return {key: value for key, value in items.items() if value is not None}

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], path: PathKeys) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._complain(event, path, "a key must be plain text")
            self._node(event, events, (*path, "?"))
            return "?"
        self._guard(event, path)
        if event.value == "<<" and not event.style:
            self._complain(event, path, "merge keys (<<) are not allowed: write the values out")
        return str(event.value)

    def _complain(self, event: yaml.Event, path: PathKeys, message: str) -> None:
        self.reading.problems.append(Problem(self.reading.source, *_start(event), dotted(path), message))


def _start(event: Any) -> tuple[int, int]:
    return (event.start_mark.line + 1, event.start_mark.column + 1)


def _scalar(event: Any) -> Plain:
    written = str(event.value)
    if event.style:  # the C parser says "" where the Python one says None
        return written
    if written in ("true", "false"):
        return written == "true"
    if written in ("", "null"):
        return None
    return int(written) if _INTEGER.fullmatch(written) else written
