"""This room checks read data against a document's shape with Pydantic and says what is wrong in our words."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, TypeVar, get_args, get_origin

from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import safe_line
from scorecard.library.door import PathKeys, Reading

T = TypeVar("T")

FORMATS = (("rubric",), ("exercise",), ("scorecard",), ("debrief",), ("outcome",))

_SHAPES = {
    "dataclass_type": "must be a mapping (lines of key: value)",
    "mapping_type": "must be a mapping (lines of key: value)",
    "dict_type": "must be a mapping (lines of key: value)",
    "tuple_type": "must be a list (lines that begin with a hyphen)",
    "list_type": "must be a list (lines that begin with a hyphen)",
    "string_pattern_mismatch": "must be made of a-z, 0-9 and hyphens",
    "missing": "is missing",
}


def checked(reading: Reading, kind: type[T]) -> T | None:
    """The data as a document of that kind, or None with every problem added to the reading."""
    from pydantic import TypeAdapter, ValidationError

    if reading.problems and reading.data is None:
        return None
    try:
        return TypeAdapter(kind).validate_json(json.dumps(reading.data))
    except ValidationError as error:
        for found in error.errors(include_url=False, include_context=True):
            _place(reading, kind, found)
        return None


def _place(reading: Reading, kind: type, found: Mapping[str, Any]) -> None:
    path: PathKeys = tuple(part for part in found["loc"] if part != "[key]")
    if found["type"] == "unexpected_keyword_argument":
        known = [name for name in _fields_at(kind, path[:-1]) if name not in _given(reading.data, path[:-1])]
        hint = did_you_mean(str(path[-1]), known)
        reading.report(path, f"unknown key{'; ' + hint if hint else ''}", key=True)
    else:
        reading.report(path, _message(found), key=found["type"] == "missing")


def _message(found: Mapping[str, Any]) -> str:
    kind, given, context = found["type"], found["input"], found.get("ctx", {})
    if kind in _SHAPES:
        return _SHAPES[kind]
    if kind.startswith("int"):
        return f"must be a whole number, not {_quoted(given)}"
    if kind == "string_type":
        return f"must be text, not {_quoted(given)}; put it in quotes" if _is_number(given) else "must be text"
    if kind in ("enum", "literal_error"):
        known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]
        return f"{_quoted(given)} is not known; {did_you_mean(str(given), known)}"
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return f"{_range(found)}, not {_quoted(given)}"
    if kind == "value_error":
        return f"{context['error']}, not {_quoted(given)}"
    return f"is not right: {kind.replace('_', ' ')}"


def _range(found: Mapping[str, Any]) -> str:
    if found["loc"] in FORMATS:
        return "must be 1, the only version of the format"
    if found["loc"][-1:] in (("level",), ("consensus",)):
        return "must be 1, 2, 3 or 4"
    return str(found["msg"]).replace("Input should be", "must be")


def _is_number(given: object) -> bool:
    return isinstance(given, int)


def _quoted(given: object) -> str:
    if isinstance(given, dict | list):
        return "a mapping" if isinstance(given, dict) else "a list"
    if isinstance(given, bool):
        return str(given).lower()
    written = safe_line(str(given))
    short = written if len(written) <= 40 else written[:39] + "…"
    return f"the text '{short}'" if isinstance(given, str) else short


def _given(data: Any, path: PathKeys) -> Mapping[str, object]:
    for part in path:
        data = data[part] if isinstance(data, dict | list) else None  # type: ignore[index]
    return data if isinstance(data, dict) else {}


def _fields_at(kind: Any, path: PathKeys) -> list[str]:
    for part in path:
        kind = _inside(kind, part)
    return [field.name for field in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []


def _inside(kind: Any, part: str | int) -> Any:
    if dataclasses.is_dataclass(kind):
        kind = next((field.type for field in dataclasses.fields(kind) if field.name == part), None)
        return _without_none(kind)
    inner = get_args(kind)
    if get_origin(kind) is tuple and inner:
        return inner[0]
    return inner[1] if len(inner) == 2 else None


def _without_none(kind: Any) -> Any:
    inner = [one for one in get_args(kind) if one is not type(None)]
    return inner[0] if type(None) in get_args(kind) else kind
