"""This room checks that an incident can be played to its end: nothing is a dead end, and the truth can be found.

The checks read plain data. What they cannot make sense of counts as possible: its own problem is reported elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scorecard.core.document import Plain
from scorecard.core.text import listed
from scorecard.library.door import PathKeys, Reading
from scorecard.library.staging import Cast, cast
from scorecard.library.tree import entries, mapping, texts

MOST_QUESTIONS = 6
"""How many questions may lie between the start and the truth with everything else ruled out."""

Ways = list[frozenset[str]]
"""The ways to get something, each as all that must happen for it."""


@dataclass(frozen=True, slots=True)
class Course:
    """What can happen in a play: the ids on the stage, what each waits for, and all that leads to each."""

    on_stage: Cast
    needs: Mapping[str, tuple[str, ...]]
    paths: Mapping[str, frozenset[str]]

    def possible(self, word: str) -> bool:
        """Whether it can happen; an unknown id counts as possible."""
        return word in self.paths or word not in self.on_stage.happenings

    def way(self, word: str) -> frozenset[str]:
        """All that must happen for it."""
        return self.paths.get(word, frozenset())


def check_plot(reading: Reading, kit: Reading) -> None:
    """Add every problem of the course of a play: what can never happen, be ruled out, be found or be put right."""
    data, common = mapping(reading.data), mapping(kit.data)
    course = _course(data, common)
    _dead_ends(reading, data, course)
    _dead_ends(kit, common, course)
    _hypotheses(reading, data, course)
    _repair(reading, data, common, course)
    _checklist(kit, common, str(data.get("id", reading.source)), course)


def _course(data: Mapping[str, Plain], common: Mapping[str, Plain]) -> Course:
    on_stage = cast(common, data)
    needs = dict(_needs(data)) | dict(_needs(common))
    return Course(on_stage, needs, _paths(on_stage.happenings, needs))


def _needs(part: Mapping[str, Plain]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for _, card in entries(part.get("cards")):
        yield str(card.get("id")), tuple(word for _, word in texts(card.get("requires")))
    for _, inject in entries(part.get("injects")):
        before = tuple(word for _, word in texts(inject.get("requires")))
        yield str(inject.get("id")), (*(word for _, word in texts([inject.get("after")])), *before)


def _paths(happenings: Iterable[str], needs: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    waiting, known = list(happenings), frozenset(happenings)
    found: dict[str, frozenset[str]] = {}
    while True:
        ready = [one for one in waiting if all(need in found or need not in known for need in needs.get(one, ()))]
        if not ready:
            return found
        for one in ready:
            found[one] = frozenset((one,)).union(*(found.get(need, frozenset()) for need in needs.get(one, ())))
        waiting = [one for one in waiting if one not in found]


def _dead_ends(reading: Reading, part: Mapping[str, Plain], course: Course) -> None:
    for group in ("cards", "injects"):
        for place, item in entries(part.get(group)):
            one = str(item.get("id"))
            if not course.possible(one):
                never = [need for need in course.needs[one] if not course.possible(need)]
                message = f"can never happen: it waits for {listed(never)}, which cannot happen before it"
                reading.report((group, place), message, key=True)
    for group in ("cards", "actions"):
        for place, item in entries(part.get(group)):
            for at, later in entries(item.get("later")):
                _later(reading, (group, place, "later", at), later, course)


def _later(reading: Reading, path: PathKeys, later: Mapping[str, Plain], course: Course) -> None:
    never = [word for _, word in texts(later.get("requires")) if not course.possible(word)]
    if never:
        reading.report(path, f"can never happen: it requires {listed(never)}, which cannot happen")


def _hypotheses(reading: Reading, data: Mapping[str, Plain], course: Course) -> None:
    truth = str(data.get("truth"))
    verdicts = {str(item.get("id")): (place, item) for place, item in entries(data.get("hypotheses"))}
    targets: list[Ways] = []
    for one in course.on_stage.hypotheses:
        if one not in verdicts:
            reading.report(("hypotheses",), f"the hypothesis {one} is left out", key=True)
        elif truth in course.on_stage.hypotheses:
            place, item = verdicts[one]
            targets.append(_verdict(reading, ("hypotheses", place), item, course, is_truth=one == truth))
    if all(targets) and _fewest(targets, frozenset(course.on_stage.cards), frozenset()) > MOST_QUESTIONS:
        message = f"takes more than {MOST_QUESTIONS} questions to find with everything else ruled out"
        reading.report(("truth",), message)


def _verdict(reading: Reading, path: PathKeys, item: Mapping[str, Plain], course: Course, *, is_truth: bool) -> Ways:
    key, other = ("shown_by", "killed_by") if is_truth else ("killed_by", "shown_by")
    ways = [course.way(card) for _, card in texts(item.get(key)) if course.possible(card)]
    if not ways:
        cannot = "shown to be true" if is_truth else "ruled out"
        reading.report(path, f"the hypothesis {item.get('id')} cannot be {cannot}: name a card for it in {key}")
    if item.get(other):
        stands = "the truth" if is_truth else "not the truth"
        reading.report((*path, other), f"the hypothesis {item.get('id')} is {stands}: leave this out", key=True)
    return ways


def _fewest(targets: list[Ways], cards: frozenset[str], asked: frozenset[str]) -> int:
    """The fewest cards with which every target is met; gives up just above the limit."""
    if len(asked) > MOST_QUESTIONS:
        return len(asked)
    unmet = next((ways for ways in targets if not any(way & cards <= asked for way in ways)), None)
    if unmet is None:
        return len(asked)
    return min(_fewest(targets, cards, asked | (way & cards)) for way in unmet)


def _repair(reading: Reading, data: Mapping[str, Plain], common: Mapping[str, Plain], course: Course) -> None:
    staged = {str(item.get("id")): item for _, item in entries(data.get("actions"))}
    actions = [staged.get(str(item.get("id")), item) for _, item in entries(common.get("actions"))]
    replies = [reply for action in actions for reply in (action, *(later for _, later in entries(action.get("later"))))]
    mending = [texts(reply.get("requires")) for reply in replies if reply.get("effect") == "mends"]
    if not any(all(course.possible(word) for _, word in words) for words in mending):
        reading.report(("actions",), "no action puts the data right: give one the effect mends", key=True)


def _checklist(kit: Reading, common: Mapping[str, Plain], scenario: str, course: Course) -> None:
    for place, item in entries(common.get("checklist")):
        words = [word for key in ("asked", "done") for _, word in texts(item.get(key))]
        if words and not any(course.possible(word) for word in words):
            message = f"can never be met in the scenario {scenario}: {listed(words, last='or')} cannot happen"
            kit.report(("checklist", place), message, key=True)
