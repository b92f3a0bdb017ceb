"""This room finds who can be compared: interviewers who are linked by candidates, directly or by way of others."""

from collections.abc import Iterable


def islands(meetings: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Everybody who met, in groups that share nobody; each in alphabetical order, the largest group first.

    Union-find with path halving (Robert Tarjan, Journal of the ACM 22, 1975).
    """
    parent: dict[str, str] = {}
    for first, *others in meetings:
        root = _root(parent, first)
        for other in others:
            parent[_root(parent, other)] = root
    groups: dict[str, list[str]] = {}
    for who in sorted(parent):
        groups.setdefault(_root(parent, who), []).append(who)
    return tuple(tuple(group) for group in sorted(groups.values(), key=lambda group: (-len(group), group)))


def _root(parent: dict[str, str], who: str) -> str:
    parent.setdefault(who, who)
    while parent[who] != who:
        parent[who] = parent[parent[who]]
        who = parent[who]
    return who
