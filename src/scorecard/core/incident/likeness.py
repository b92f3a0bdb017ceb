"""This room guesses which card, action or explanation somebody's words mean."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Protocol, TypeVar

from scorecard.core.incident.material import Named

_WORD = re.compile(r"[^\W_]+(?:[._][^\W_]+)*")
_FILLED = (
    "a an the is are was were be been it its this that these those there of to in on at for from with and or do does "
    "did can could would will i we you me my our your us let lets please look see show tell know check get give want "
    "need like have has had any some so then now just about into if as by also ask what how again"
)
_FILLERS = frozenset(_FILLED.split())
Words = tuple[str, ...]

_ENDINGS = ("ing", "ed", "es", "s")
ENOUGH = 0.3
CHOICES = 4
LONG_ENOUGH = 5
"""How many letters a word must have to be taken for another one."""


class Askable(Named, Protocol):
    """Something with other words for it."""

    @property
    def asks(self) -> Words:
        """Other words for it."""


A = TypeVar("A", bound=Askable)


def likely(words: str, things: Sequence[A]) -> tuple[A, ...]:
    """The things that the words most likely mean, the likeliest first; none when nothing is near.

    A thing is as near as its nearest phrase, and a little nearer for each word that any of its phrases has. Words that
    name many things count for less (inverse document frequency); a mistyped word counts as its neighbour.
    """
    spoken = [[_stems(phrase) for phrase in (thing.name, *thing.asks)] for thing in things]
    weights = _weights(spoken)
    said = _mended(_stems(words), weights)
    scores = [_nearness(said, phrases, weights) for phrases in spoken]
    ranked = sorted(zip(scores, range(len(things)), strict=True), key=lambda one: (-one[0], one[1]))
    return tuple(things[at] for score, at in ranked[:CHOICES] if score >= ENOUGH)


def _nearness(said: Words, phrases: Sequence[Words], weights: Mapping[str, float]) -> float:
    if not said:
        return 0.0
    every = {word for phrase in phrases for word in phrase}
    heard = _size([word for word in said if word in every], weights) / _size(said, weights)
    return max(_score(said, phrase, weights) for phrase in phrases) + heard / 4


def _stems(text: str) -> Words:
    plain = [word for word in _WORD.findall(text.casefold()) if word not in _FILLERS]
    return tuple(dict.fromkeys(_stem(word) for word in plain))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _weights(spoken: list[list[Words]]) -> Mapping[str, float]:
    seen = Counter(word for phrases in spoken for word in {word for phrase in phrases for word in phrase})
    return {word: math.log(1 + len(spoken) / count) for word, count in seen.items()}


def _mended(said: Words, weights: Mapping[str, float]) -> Words:
    return tuple(dict.fromkeys(word if word in weights else _neighbour(word, weights) for word in said))


def _neighbour(word: str, weights: Mapping[str, float]) -> str:
    """The word that was mistyped; a short one is near too many others to tell."""
    near = get_close_matches(word, weights, 1, 0.8) if len(word) >= LONG_ENOUGH else []
    return next(iter(near), word)


def _score(said: Words, phrase: Words, weights: Mapping[str, float]) -> float:
    if not phrase:
        return 0.0
    shared = _size([word for word in said if word in phrase], weights)
    alike = shared / math.sqrt(_size(said, weights) * _size(phrase, weights))
    return alike + SequenceMatcher(None, " ".join(said), " ".join(phrase)).ratio() / 10


def _size(words: Iterable[str], weights: Mapping[str, float]) -> float:
    unknown = max(weights.values()) / 2
    return sum(weights.get(word, unknown) ** 2 for word in words)
