"""This room counts which faults tests catch: only a test that is silent on ordinary data earns any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.kits.datatest.ground import Ground
from scorecard.kits.datatest.kit import DataKit
from scorecard.kits.datatest.threshold import Level
from scorecard.kits.datatest.trial import Trial

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Credit:
    """What one test earned: the faults it caught, and on how many sound datasets it raised a false alarm.

    `alarms` and `odd` stop the pipeline on ordinary and on odd but right data; `warnings` only warn on ordinary data.
    """

    trial: Trial
    kills: frozenset[str]
    raw: frozenset[str]
    alarms: tuple[str, ...]
    warnings: tuple[str, ...]
    odd: tuple[str, ...]


def credit(trial: Trial, ground: Ground) -> Credit:
    """Count what a test earns.

    A test that stops on ordinary data earns nothing. One that warns there earns only the faults at which it stops,
    since its warning says nothing new.
    """
    alarms = trial.fires(ground.ordinary, Level.STOPS)
    warnings = trial.fires(ground.ordinary) if not alarms else ()
    raw = _caught(trial, ground, Level.WARNS)
    kills = frozenset() if alarms else _caught(trial, ground, Level.STOPS if warnings else Level.WARNS)
    odd = tuple(name for name, schema in ground.odd.items() if trial.fires((schema,), Level.STOPS))
    return Credit(trial, kills, raw, alarms, warnings, odd)


def _caught(trial: Trial, ground: Ground, level: Level) -> frozenset[str]:
    return frozenset(name for name, schema in ground.faults.items() if trial.fires((schema,), level))


def union(earned: Sequence[Credit]) -> frozenset[str]:
    """The faults that any of them catches."""
    return frozenset().union(*(one.kills for one in earned))


def only(one: Credit, earned: Sequence[Credit]) -> frozenset[str]:
    """The faults that this one catches and no other does."""
    return one.kills - union([other for other in earned if other is not one])


def best(kit: DataKit, earned: Sequence[Credit], most: int) -> tuple[Credit, ...]:
    """Choose tests greedily, each time the one that adds most weight; at least 63 % of what is possible.

    Source: Nemhauser, Wolsey and Fisher, "An analysis of approximations for maximizing submodular set functions",
    1978, theorem 4.2.
    """
    chosen: list[Credit] = []
    while len(chosen) < most:
        had = union(chosen)
        gains = [(kit.weigh(one.kills - had), one) for one in earned]
        gain, one = max(gains, key=lambda pair: pair[0], default=(0, None))
        if one is None or not gain:
            break
        chosen.append(one)
    return tuple(chosen)
