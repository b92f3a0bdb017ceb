"""This room proves a kit: that each fault shows in the data, no harmless line does, and nothing of the key leaks."""

from collections.abc import Iterator, Mapping, Sequence

from scorecard.core.seed import derived_seed
from scorecard.core.text import counted
from scorecard.errors import InvalidError
from scorecard.kits.kind import Figure
from scorecard.kits.review.change import Change, changed, diff, look_of, rendered
from scorecard.kits.review.evidence import Table, built, data_of, query_of
from scorecard.kits.review.finding import Reading
from scorecard.kits.review.form import Comment, Decision, Review
from scorecard.kits.review.kit import Changes, Fault, Importance, Planted, Project, ReviewKit
from scorecard.kits.review.match import Sort, matches, targets
from scorecard.kits.review.pack import packed
from scorecard.kits.review.weight import importance_of

SEEDS = 3
"""On how many seeds each fault must show."""

QUIET_SEEDS = 20
"""On how many seeds a harmless thing must not."""

Tables = Mapping[str, Table]


def figures(kit: ReviewKit, project: Project, seed: int) -> Iterator[Figure]:
    """Every proof, as a figure; the seeds are made from one."""
    seeds = [derived_seed(seed, f"trial {number}") for number in range(QUIET_SEEDS)]
    yield _faults_show(kit, project, seeds[:SEEDS])
    yield _faults_show_together(kit, project, seeds[:SEEDS])
    yield _harmless_is_quiet(kit, project, seeds)
    yield _variants_are_whole(kit, project, seeds)
    yield _key_is_clean(kit, project, seeds[:SEEDS])
    yield _packs_are_equal(kit, project, seeds[:SEEDS])
    yield _nothing_leaks(kit, project, seeds[:SEEDS])


def _faults_show(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    least: dict[str, int] = {}
    text: dict[str, int] = {}
    for seed in seeds:
        right, tables = _planted_one_by_one(kit, project, seed, kit.faults)
        for fault in kit.faults:
            rows = right.differing(tables[fault.id])
            kept = least if fault.changes is Changes.RESULT else text
            kept[fault.id] = min(rows, kept.get(fault.id, rows))
    told = ", ".join(f"{name} {rows}" for name, rows in least.items())
    held = all(least.values()) and not any(text.values())
    others = f"; {counted(len(text), 'other')} in the text alone" if text else ""
    return Figure(
        f"Each fault changes the result on {len(seeds)} seeds", held, f"rows that differ at least: {told}{others}"
    )


def _planted_one_by_one(
    kit: ReviewKit, project: Project, seed: int, planted: Sequence[Planted]
) -> tuple[Table, Tables]:
    look = look_of(kit, seed)
    with data_of(project, seed) as data:
        right = built(data, query_of(kit, rendered(project, (), look)))
        return right, {one.id: built(data, query_of(kit, rendered(project, (one,), look))) for one in planted}


def _faults_show_together(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    least = None
    for seed in seeds:
        with data_of(project, seed) as data:
            for change in _changes(kit, project, seed):
                result = built(data, query_of(kit, change.after))
                for files in _without_each(kit, project, change):
                    rows = result.differing(built(data, query_of(kit, files)))
                    least = rows if least is None else min(least, rows)
    rows_told = f"at least {counted(least or 0, 'row differs', 'rows differ')} without one of its faults"
    told = f"{counted(len(kit.variants), 'variant')}, {rows_told}"
    return Figure("Each fault still shows among the others of its variant", bool(least), told)


def _without_each(kit: ReviewKit, project: Project, change: Change) -> Iterator[Mapping[str, str]]:
    variant = change.variant
    planted = kit.named((*variant.faults, *variant.decoys, *variant.nits))
    for fault in planted:
        if isinstance(fault, Fault) and fault.changes is Changes.RESULT:
            yield rendered(project, [one for one in planted if one is not fault], change.look)


def _harmless_is_quiet(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    harmless = (*kit.decoys, *kit.nits)
    loud = set()
    for seed in seeds:
        right, tables = _planted_one_by_one(kit, project, seed, harmless)
        loud |= {one.id for one in harmless if tables[one.id] != right}
    told = f"{counted(len(kit.decoys), 'decoy')} and {counted(len(kit.nits), 'nit')}"
    return Figure(
        f"What is harmless leaves the result as it is on {len(seeds)} seeds",
        not loud,
        f"{told}, but for {', '.join(sorted(loud))}" if loud else told,
    )


def _variants_are_whole(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    """Every look of every variant can be made, has its anchors, and leaves its author something true to say."""
    amiss = set()
    for seed in seeds:
        with data_of(project, seed) as data:
            for change in _changes(kit, project, seed):
                try:
                    packed(data, kit, project, change)
                except InvalidError as error:
                    amiss.add(error.what)
                if not _is_whole(kit, change):
                    amiss.add(f"{change.variant.id} has too little in it")
    told = f"{counted(len(kit.variants), 'variant')} on {len(seeds)} seeds"
    return Figure("Every variant is whole", not amiss, " ".join((told, *sorted(amiss))))


def _is_whole(kit: ReviewKit, change: Change) -> bool:
    found = targets(kit, change)
    high = sum(1 for one in found if importance_of(one) is Importance.HIGH)
    kinds = {one.planted.changes for one in found if isinstance(one.planted, Fault)}
    decoys = sum(1 for one in found if one.sort is Sort.DECOY)
    return high >= 2 and decoys >= 3 and kinds == set(Changes) and bool(change.variant.nits)


def _changes(kit: ReviewKit, project: Project, seed: int) -> list[Change]:
    return [changed(kit, project, variant, look_of(kit, seed)) for variant in kit.variants]


def _key_is_clean(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    amiss = {
        change.variant.id for seed in seeds for change in _changes(kit, project, seed) if not _is_clean(kit, change)
    }
    told = f"{counted(len(kit.variants), 'variant')} on {len(seeds)} seeds"
    return Figure(
        "A review of the key's own words and lines misses nothing", not amiss, " ".join((told, *sorted(amiss)))
    )


def _is_clean(kit: ReviewKit, change: Change) -> bool:
    """Comments with the key's lines alone find each fault; with its words, no harmless line is called a problem."""
    planted = targets(kit, change)
    faults = [one for one in planted if one.sort is Sort.FAULT]
    by_line = tuple(Comment("look again", one.planted.file, one.lines[0]) for one in faults)
    by_words = tuple(Comment(one.planted.terms[0].replace(" & ", " ")) for one in faults)
    for comments in (by_line, by_words):
        review = Review(comments, Decision.REQUEST_CHANGES)
        reading = Reading(review, planted, matches(review, planted))
        if not all(map(reading.about, faults)) or any(map(reading.flagged, reading.of(Sort.DECOY))):
            return False
    return True


def _packs_are_equal(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    same = all(_packs(kit, project, seed) == _packs(kit, project, seed) for seed in seeds[:1])
    different = len(
        {diff(change) for seed in range(100) for change in _changes(kit, project, derived_seed(seed, "look"))}
    )
    return Figure(
        "The same seed gives the same pack, byte for byte", same, f"{different} different changes in 100 seeds"
    )


def _packs(kit: ReviewKit, project: Project, seed: int) -> list[Mapping[str, bytes]]:
    with data_of(project, seed) as data:
        return [packed(data, kit, project, change) for change in _changes(kit, project, seed)]


def _nothing_leaks(kit: ReviewKit, project: Project, seeds: Sequence[int]) -> Figure:
    secret = {word.lower() for one in kit.planted for word in (one.id, one.what)}
    secret |= {text.lower() for fault in kit.faults for text in (fault.consequence, fault.fix)}
    secret |= {"decoy", "planted", "variant", "@o.", "--- shuffle"}
    packs = [pack for seed in seeds for pack in _packs(kit, project, seed)]
    files = [(name, data.decode().lower()) for pack in packs for name, data in pack.items()]
    found = sorted({f"{word} in {name}" for name, text in files for word in secret if word in f"{name} {text}"})
    told = f"{counted(len(secret), 'phrase')} looked for in {counted(len(files), 'file')}"
    return Figure("Nothing of the key is in a pack", not found, ", ".join((told, *found)))
