"""This room checks what a shape cannot say: ids that occur twice or name nothing, weights, anchors and bands.

The checks read plain data, so that they go on past a wrong shape and every problem of a file is reported at once.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from scorecard.core.document import Plain
from scorecard.core.number import Exact
from scorecard.core.rule import KINDS
from scorecard.core.scorecard import LEVELS
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import listed
from scorecard.core.walk import StepKind
from scorecard.library.door import PathKeys, Reading, dotted
from scorecard.library.tree import entries, mapping, texts

GATES = ("interviewers", "coverage")
RESERVED = tuple(str(kind) for kind in StepKind)


def check_rubric(reading: Reading, exercises: Collection[str]) -> None:
    """Add every problem of a rubric that its shape alone does not show. `exercises` are the ids that can be found."""
    data = mapping(reading.data)
    dimensions = _ids(data.get("dimensions"))
    _weights(reading, data.get("dimensions"), ("dimensions",))
    _dimensions(reading, data)
    _scale(reading, data)
    for group in ("red_flags", "interviews", "examples"):
        _unique(reading, [((group, place), item) for place, item in entries(data.get(group))])
    for place, slot in entries(data.get("interviews")):
        _interview(reading, ("interviews", place), slot, dimensions, exercises)
    for place, item in entries(data.get("also_assessed")):
        _each_known(reading, ("also_assessed", place, "dimensions"), item.get("dimensions"), dimensions, "dimension")
    _policy(reading, mapping(data.get("policy")), dimensions)
    for place, example in entries(data.get("examples")):
        _example(reading, ("examples", place), example, data)


def check_exercise(reading: Reading) -> None:
    """Add every problem of an exercise that its shape alone does not show."""
    criteria = mapping(reading.data).get("criteria")
    _weights(reading, criteria, ("criteria",))
    _unique(reading, [(("criteria", place), item) for place, item in entries(criteria)])
    for place, line in entries(criteria):
        _anchors(reading, ("criteria", place, "anchors"), line)


def known(
    reading: Reading, path: PathKeys, word: Plain, words: Collection[str], noun: str, *, key: bool = False
) -> None:
    """Report a word that is not among those known, with a suggestion."""
    if isinstance(word, str) and word not in words:
        hint = did_you_mean(word, words)
        reading.report(path, f"there is no {noun} called {word}{'; ' + hint if hint else ''}", key=key)


def _each_known(reading: Reading, path: PathKeys, value: Plain, words: Collection[str], noun: str) -> None:
    for place, word in texts(value):
        known(reading, (*path, place), word, words, noun)


def _ids(value: Plain) -> list[str]:
    return [item["id"] for _, item in entries(value) if isinstance(item.get("id"), str)]  # type: ignore[misc]


def _unique(reading: Reading, items: list[tuple[PathKeys, Mapping[str, Plain]]]) -> None:
    seen: dict[str, str] = {}
    for path, item in items:
        identity = item.get("id")
        if not isinstance(identity, str):
            continue
        if identity in seen:
            reading.report((*path, "id"), f"the id {identity} is there twice; first as {seen[identity]}")
        seen.setdefault(identity, dotted(path))


def _weights(reading: Reading, lines: Plain, path: PathKeys) -> None:
    weights = [line.get("weight") for _, line in entries(lines)]
    if not weights:
        if isinstance(lines, list):
            reading.report(path, "must not be empty")
        return
    whole = [weight for weight in weights if type(weight) is int and weight > 0]
    if len(whole) == len(weights) and sum(whole) != 100:
        reading.report(path, f"the weights must add up to 100, not {sum(whole)}", key=True)


def _dimensions(reading: Reading, data: Mapping[str, Plain]) -> None:
    lines = list(entries(data.get("dimensions")))
    _unique(reading, [(("dimensions", place), line) for place, line in lines])
    questions: list[tuple[PathKeys, Mapping[str, Plain]]] = []
    signals: list[tuple[PathKeys, Mapping[str, Plain]]] = []
    for place, line in lines:
        base = ("dimensions", place)
        if line.get("id") in RESERVED:
            reading.report((*base, "id"), f"{line['id']} is the name of a step of the interview: choose another id")
        _anchors(reading, (*base, "anchors"), line)
        questions += [((*base, "questions", at), item) for at, item in entries(line.get("questions"))]
        for side, group in mapping(line.get("signals")).items():
            signals += [((*base, "signals", side, at), item) for at, item in entries(group)]
    _unique(reading, questions)
    _unique(reading, signals)


def _anchors(reading: Reading, path: PathKeys, line: Mapping[str, Plain]) -> None:
    anchors = line.get("anchors")
    if not isinstance(anchors, dict):
        return
    for level in LEVELS:
        if not str(anchors.get(str(level), "")).strip():
            reading.report((*path, str(level)), f"the anchor of level {level} is missing", key=True)
    for key in anchors:
        if key not in ("1", "2", "3", "4"):
            reading.report((*path, key), "unknown level; anchors are for 1, 2, 3 and 4", key=True)


def _scale(reading: Reading, data: Mapping[str, Plain]) -> None:
    scale = data.get("scale")
    if isinstance(scale, dict) and set(scale) != {"1", "2", "3", "4"}:
        reading.report(("scale",), "must name the levels 1, 2, 3 and 4")


def _interview(
    reading: Reading,
    path: PathKeys,
    slot: Mapping[str, Plain],
    dimensions: Collection[str],
    exercises: Collection[str],
) -> None:
    _each_known(reading, (*path, "focus"), slot.get("focus"), dimensions, "dimension")
    asked = [
        item["id"]
        for _, line in entries(mapping(reading.data).get("dimensions"))
        for _, item in entries(line.get("questions"))
        if isinstance(item.get("id"), str)
    ]
    _each_known(reading, (*path, "questions"), slot.get("questions"), asked, "question")  # type: ignore[arg-type]
    known(reading, (*path, "exercise"), slot.get("exercise"), exercises, "exercise")


def _policy(reading: Reading, policy: Mapping[str, Plain], dimensions: Collection[str]) -> None:
    rules = list(entries(policy.get("rules")))
    _unique(reading, [(("policy", "rules", place), rule) for place, rule in rules])
    for place, rule in rules:
        path: PathKeys = ("policy", "rules", place)
        _one_of(reading, path, rule, KINDS)
        floor = mapping(rule.get("floor"))
        known(reading, (*path, "floor", "dimension"), floor.get("dimension"), dimensions, "dimension")
        for kind, choices in (("votes", ("at_least", "fewer_than")), ("span", ("levels", "votes"))):
            if isinstance(rule.get(kind), dict):
                _one_of(reading, (*path, kind), mapping(rule[kind]), choices)
        if rule.get("id") in GATES:
            reading.report((*path, "id"), f"{rule['id']} is the name of a gate: choose another id")
        if rule.get("cap") == "strong_yes":
            reading.report((*path, "cap"), "a cap of strong_yes caps nothing")
    _bands(reading, mapping(policy.get("bands")))
    share = _number(policy.get("coverage"))
    if share is not None and share > 1:
        reading.report(("policy", "coverage"), "must be a share from 0% to 100%")


def _one_of(reading: Reading, path: PathKeys, item: Mapping[str, Plain], choices: tuple[str, ...]) -> None:
    if sum(choice in item for choice in choices) != 1:
        reading.report(path, f"needs exactly one of {listed(choices, last='or')}")


def _bands(reading: Reading, bands: Mapping[str, Plain]) -> None:
    numbers = [(call, _number(bands.get(call))) for call in ("strong_yes", "yes", "no")]
    given = [(call, number) for call, number in numbers if number is not None]
    for (above, high), (below, low) in pairwise(given):
        if high <= low:
            reading.report(("policy", "bands", above), f"must be above the band of {below}")
    for call, number in given:
        if not 1 <= number <= 4:
            reading.report(("policy", "bands", call), "must be a score from 1 to 4")


def _number(written: Plain) -> Exact | None:
    try:
        return Exact.parse(written)
    except ValueError:
        return None


def _example(reading: Reading, path: PathKeys, example: Mapping[str, Plain], data: Mapping[str, Plain]) -> None:
    dimensions, flags = _ids(data.get("dimensions")), _ids(data.get("red_flags"))
    rules = [*GATES, *_ids(mapping(data.get("policy")).get("rules"))]
    _each_known(reading, (*path, "fires"), example.get("fires"), rules, "rule")
    for place, card in entries(example.get("panel")):
        here: PathKeys = (*path, "panel", place)
        _each_known(reading, (*here, "red_flags"), card.get("red_flags"), flags, "red flag")
        for dimension, level in _levels(card):
            at = (*here, "levels", dimension)
            known(reading, at, dimension, dimensions, "dimension", key=True)
            if type(level) is int and level not in LEVELS:
                reading.report(at, f"the level must be 1, 2, 3 or 4, not {level}")


def _levels(card: Mapping[str, Plain]) -> Iterator[tuple[str, Plain]]:
    yield from mapping(card.get("levels")).items()
