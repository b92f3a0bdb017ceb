"""This room checks what the shape of an incident cannot say: ids that occur twice, name nothing or are left out.

The checks read plain data, so that they go on past a wrong shape and every problem of a file is reported at once.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from scorecard.core.document import Plain
from scorecard.library.door import PathKeys, Reading, dotted
from scorecard.library.reference import known
from scorecard.library.tree import entries, mapping, texts

TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
GROUPS = ("roles", "cards", "hypotheses", "actions", "injects", "hints", "checklist")
"""The lists of a kit whose ids share one space of names."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The ids that a kit, or a kit with a scenario, puts on the stage."""

    roles: tuple[str, ...]
    steps: tuple[str, ...]
    cards: tuple[str, ...]
    hypotheses: tuple[str, ...]
    actions: tuple[str, ...]
    injects: tuple[str, ...]

    @property
    def happenings(self) -> tuple[str, ...]:
        """What can happen and so be required."""
        return (*self.cards, *self.actions, *self.roles, *self.injects)


def cast(kit: Mapping[str, Plain], scenario: Mapping[str, Plain]) -> Cast:
    """The ids of a kit and one of its scenarios."""
    return Cast(
        roles=ids(kit, "roles"),
        steps=ids(kit, "steps"),
        cards=(*ids(kit, "cards"), *ids(scenario, "cards")),
        hypotheses=ids(kit, "hypotheses"),
        actions=ids(kit, "actions"),
        injects=(*ids(kit, "injects"), *ids(scenario, "injects")),
    )


def ids(data: Mapping[str, Plain], group: str) -> tuple[str, ...]:
    """The ids in one of the lists of a kit or scenario."""
    return tuple(item["id"] for _, item in entries(data.get(group)) if isinstance(item.get("id"), str))  # type: ignore[misc]


def check_kit(reading: Reading, criteria: Collection[str]) -> None:
    """Add every problem of a kit by itself; `criteria` are those of the exercise."""
    data = mapping(reading.data)
    on_stage = cast(data, {})
    for group in ("roles", "steps", "hypotheses", "actions", "facts"):
        if data.get(group) == []:
            reading.report((group,), "must not be empty")
    check_unique(reading, [(group, place, item) for group in GROUPS for place, item in entries(data.get(group))], {})
    check_unique(reading, [("steps", place, item) for place, item in entries(data.get("steps"))], {})
    _unique_kinds(reading, data)
    for group, key in (("injects", "sender"), ("voices", "role"), ("windows", "role"), ("updates", "role")):
        _name_one(reading, data, group, key, on_stage.roles, "role")
    _name_one(reading, data, "actions", "approved_by", on_stage.roles, "role")
    _name_one(reading, data, "cards", "step", on_stage.steps, "step")
    for group in ("windows", "updates", "checklist", "facts"):
        name_each(reading, data, group, "criteria", criteria, "criterion")
    name_each(reading, data, "checklist", "done", on_stage.actions, "action")
    for place, word in texts(data.get("waiting")):
        known(reading, ("waiting", place), word, on_stage.roles, "role")
    check_injects(reading, data)
    _clock(reading, mapping(data.get("clock")))
    _windows(reading, data)
    _items(reading, data)


def check_scenario(reading: Reading, kit: Mapping[str, Plain]) -> None:
    """Add every problem of what a scenario names; `kit` is the plain data of its kit."""
    data = mapping(reading.data)
    on_stage = cast(kit, data)
    taken = {one: "in the kit" for group in GROUPS for one in ids(kit, group)}
    own = [(group, place, item) for group in ("cards", "injects") for place, item in entries(data.get(group))]
    check_unique(reading, own, taken)
    for group in ("hypotheses", "actions"):
        check_unique(reading, [(group, place, item) for place, item in entries(data.get(group))], {})
    known(reading, ("truth",), data.get("truth"), on_stage.hypotheses, "hypothesis")
    _name_one(reading, data, "hypotheses", "id", on_stage.hypotheses, "hypothesis")
    _name_one(reading, data, "actions", "id", on_stage.actions, "action")
    _name_one(reading, data, "cards", "step", on_stage.steps, "step")
    _name_one(reading, data, "injects", "sender", on_stage.roles, "role")
    _name_one(reading, data, "voices", "role", on_stage.roles, "role")
    for key in ("killed_by", "shown_by"):
        name_each(reading, data, "hypotheses", key, on_stage.cards, "card")
    check_injects(reading, data)
    check_happenings(reading, data, on_stage)
    _voices(reading, kit, data, on_stage)


def check_happenings(reading: Reading, data: Mapping[str, Plain], on_stage: Cast) -> None:
    """Report what cards, actions and messages wait for although nothing of that name can happen."""
    for item_path, item in _conditions(data):
        for place, word in texts(item.get("requires")):
            known(reading, (*item_path, "requires", place), word, on_stage.happenings, "card, action, role or message")
    moves = (*on_stage.cards, *on_stage.actions, *on_stage.roles)
    for at, inject in entries(data.get("injects")):
        known(reading, ("injects", at, "after"), inject.get("after"), moves, "card, action or role")
        for key in ("requires", "unless"):
            for place, word in texts(inject.get(key)):
                known(reading, ("injects", at, key, place), word, moves, "card, action or role")


def _conditions(data: Mapping[str, Plain]) -> Iterator[tuple[PathKeys, Mapping[str, Plain]]]:
    for group in ("cards", "actions"):
        for place, item in entries(data.get(group)):
            yield (group, place), item
            for at, later in entries(item.get("later")):
                yield (group, place, "later", at), later


def check_unique(reading: Reading, items: list[tuple[str, int, Mapping[str, Plain]]], taken: Mapping[str, str]) -> None:
    """Report every id that is there twice; `taken` are ids that others have, with their place."""
    seen = dict(taken)
    for group, place, item in items:
        identity = item.get("id")
        if not isinstance(identity, str):
            continue
        if identity in seen:
            reading.report((group, place, "id"), f"the id {identity} is there twice; first {seen[identity]}")
        seen.setdefault(identity, f"as {dotted((group, place))}")


def name_each(
    reading: Reading, data: Mapping[str, Plain], group: str, key: str, words: Collection[str], noun: str
) -> None:
    """Report every word in the lists under a key that is not known."""
    for place, item in entries(data.get(group)):
        for at, word in texts(item.get(key)):
            known(reading, (group, place, key, at), word, words, noun)


def _name_one(
    reading: Reading, data: Mapping[str, Plain], group: str, key: str, words: Collection[str], noun: str
) -> None:
    for place, item in entries(data.get(group)):
        known(reading, (group, place, key), item.get(key), words, noun)


def check_injects(reading: Reading, data: Mapping[str, Plain]) -> None:
    """Report messages that have no time to come in, or two."""
    for place, item in entries(data.get("injects")):
        if ("at" in item) == ("after" in item):
            reading.report(("injects", place), "needs exactly one of at and after")


def _unique_kinds(reading: Reading, data: Mapping[str, Plain]) -> None:
    seen: set[Plain] = set()
    for place, rule in entries(data.get("facts")):
        kind = rule.get("kind")
        if isinstance(kind, str):
            if kind in seen:
                reading.report(("facts", place, "kind"), f"the kind {kind} is there twice")
            seen.add(kind)


def _clock(reading: Reading, clock: Mapping[str, Plain]) -> None:
    for key, time in clock.items():
        if isinstance(time, str) and not TIME.fullmatch(time):
            reading.report(("clock", key), "must be a time of day such as 07:20")


def _windows(reading: Reading, data: Mapping[str, Plain]) -> None:
    for place, window in entries(data.get("windows")):
        opens, closes = window.get("opens", 0), window.get("closes")
        if type(opens) is int and type(closes) is int and closes <= opens:
            reading.report(("windows", place, "closes"), f"must be after the window opens, at minute {opens}")


def _items(reading: Reading, data: Mapping[str, Plain]) -> None:
    for place, item in entries(data.get("checklist")):
        if not item.get("criteria"):
            reading.report(("checklist", place), "bears on no criterion, so it can be attached to none", key=True)


def _voices(reading: Reading, kit: Mapping[str, Plain], data: Mapping[str, Plain], on_stage: Cast) -> None:
    heard = {str(item.get("role")) for one in (kit, data) for _, item in entries(one.get("voices"))}
    for role in on_stage.roles:
        if role not in heard:
            reading.report(("voices",), f"{role} has no answer, neither here nor in the kit", key=True)
