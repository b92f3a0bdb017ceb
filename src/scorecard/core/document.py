"""This room says what a value that is written to files looks like, and turns it to plain data and back.

Documents are plain frozen dataclasses, so that reading one that was already checked costs no import; the
class carries the settings with which Pydantic checks one that was not (library/ does).
"""

import dataclasses
import json
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, dataclass_transform, get_args, get_origin

T = TypeVar("T")

ID = r"^[a-z0-9][a-z0-9-]*$"
"""What an id in a rubric or exercise is made of."""

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def about(description: str, *, default: Any = dataclasses.MISSING, **constraints: Any) -> Any:
    """Describe a field for the JSON Schema that editors read; `constraints` are Pydantic's (`gt`, `pattern`, …)."""
    return dataclasses.field(default=default, metadata={"description": description, **constraints})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(about, dataclasses.field))
def document(cls: type[T]) -> type[T]:
    """Make a class a frozen value that refuses unknown keys and converts nothing when it is checked."""
    cls.__pydantic_config__ = {"extra": "forbid", "strict": True}  # type: ignore[attr-defined]
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)


def plain(value: object) -> Plain:
    """Turn a document into what JSON and YAML can hold; fields at their default are left out."""
    if value is None or type(value) in (str, int, bool):
        return cast("Plain", value)
    if dataclasses.is_dataclass(value):
        said = ((name, default, getattr(value, name)) for name, default in _defaults(cast("type", type(value))))
        return {name: plain(item) for name, default, item in said if item != default}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Fraction | StrEnum):
        return str(value)
    return cast("Plain", value)


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, _default(field)) for field in dataclasses.fields(kind))


def _default(field: "dataclasses.Field[object]") -> object:
    made = field.default_factory
    return field.default if made is dataclasses.MISSING else made()


def restore(kind: type[T], data: object) -> T:
    """Build a document from plain data that was checked before it was kept; nothing is checked again."""
    return cast("T", _restore(kind, data))


def _restore(kind: Any, data: Any) -> object:
    if dataclasses.is_dataclass(kind):
        known = {field.name: field.type for field in dataclasses.fields(kind)}
        return cast("type", kind)(**{key: _restore(known[key], item) for key, item in data.items()})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if data is None else _restore(inner[0], data)
    if origin is tuple:
        return tuple(_restore(inner[0], item) for item in data)
    if origin is not None:
        return {key: _restore(inner[1], item) for key, item in data.items()}
    return data if isinstance(data, kind) else kind(data)


def canonical(value: object) -> str:
    """Write a document as the one JSON text that all equal documents share: sorted keys, no spaces."""
    text = json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair as its JSON escape


def content_hash(value: object) -> str:
    """Name a document by what it says: the SHA-256 of its canonical text, in hex."""
    return text_hash(canonical(value))


def text_hash(text: str) -> str:
    """Name a canonical text: its SHA-256, in hex."""
    from hashlib import sha256  # a thirtieth of a small command's start, and who only reads never needs it

    return sha256(text.encode()).hexdigest()
