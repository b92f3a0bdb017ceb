"""This room makes the change that a candidate reviews: a variant, aliases and an order picked by the seed."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard.core.seed import derived_seed
from scorecard.errors import InvalidError
from scorecard.kits.review.kit import Planted, Project, ReviewKit, Variant

ALIAS = re.compile(r"@([a-z]+)")
SHUFFLED = re.compile(r"^--- shuffle (\w+)\n(.*?)^--- end\n", re.MULTILINE | re.DOTALL)
NEXT = "--- next\n"
CONTEXT = 3

Files = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What a seed decides beside the variant: the aliases, and a number from which every order of parts follows."""

    aliases: Mapping[str, str]
    seed: int


@dataclass(frozen=True, slots=True)
class Change:
    """A candidate's pull request: the files before and after, and what is planted in it."""

    variant: Variant
    look: Look
    before: Files
    after: Files
    words: Files


def picked(kit: ReviewKit, seed: int) -> tuple[Variant, Look]:
    """The variant and the look of a seed."""
    variant = kit.variants[derived_seed(seed, "variant") % len(kit.variants)]
    return variant, look_of(kit, seed)


def look_of(kit: ReviewKit, seed: int) -> Look:
    """The aliases and the order of a seed."""
    return Look(kit.aliases[derived_seed(seed, "aliases") % len(kit.aliases)], derived_seed(seed, "order"))


def changed(kit: ReviewKit, project: Project, variant: Variant, look: Look) -> Change:
    """Make a variant's pull request; InvalidError when one of its edits finds no place."""
    planted = kit.named((*variant.faults, *variant.decoys, *variant.nits))
    after = rendered(project, planted, look)
    words = {name: after[name] for name in project.words}
    return Change(
        variant=variant,
        look=look,
        before={name: _rendered(text, look) for name, text in project.before.items()},
        after={name: text for name, text in after.items() if name not in words},
        words=words,
    )


def rendered(project: Project, planted: Sequence[Planted], look: Look) -> Files:
    """The files after the change, and the words about it, with these things planted."""
    files = {**project.after, **project.words}
    for one in planted:
        for edit in one.edits:
            files[edit.file] = _edited(files.get(edit.file, ""), edit.find, edit.put, f"{one.id} in {edit.file}")
    return {name: _rendered(text, look) for name, text in files.items()}


def _edited(text: str, find: str, put: str, place: str) -> str:
    if (count := text.count(find)) != 1:
        raise InvalidError(f"The edit of {place} finds its text {count} times; it must be there once.")
    return text.replace(find, put)


def _rendered(text: str, look: Look) -> str:
    return aliased(SHUFFLED.sub(_shuffler(look.seed), text), look)


def aliased(text: str, look: Look) -> str:
    """A text with the aliases of a look in place of their stand-ins."""
    return ALIAS.sub(lambda found: look.aliases.get(found[1], found[0]), text)


def _shuffler(seed: int) -> Callable[[re.Match[str]], str]:
    def shuffle(found: re.Match[str]) -> str:
        parts = found[2].split(NEXT)
        order = sorted(range(len(parts)), key=lambda at: derived_seed(seed, f"{found[1]} {at}"))
        return "".join(parts[at] for at in order)

    return shuffle


def diff(change: Change) -> str:
    """The change as a unified diff; files that stay as they are do not appear."""
    names = sorted({*change.before, *change.after})
    return "".join(line for name in names for line in _file_diff(change, name))


def _file_diff(change: Change, name: str) -> Iterator[str]:
    old = change.before.get(name, "").splitlines(keepends=True)
    new = change.after.get(name, "").splitlines(keepends=True)
    yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", n=CONTEXT)


def places(change: Change, planted: Planted) -> tuple[int, ...]:
    """The lines in the changed file on which a planted thing is, the main one first; InvalidError without one."""
    text = change.after.get(planted.file, "")
    anchor = aliased(planted.anchor, change.look)
    if (count := text.count(anchor)) != 1:
        raise InvalidError(f"The anchor of {planted.id} is {count} times in {planted.file}; it must be there once.")
    others = (aliased(piece, change.look) for piece in planted.also)
    found = (text.find(piece) for piece in (anchor, *others))
    return tuple(text.count("\n", 0, at + 1) + (0 if text[at] == "\n" else 1) for at in found if at >= 0)
