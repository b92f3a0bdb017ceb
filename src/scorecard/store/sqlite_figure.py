"""This room keeps the figures of panels in the SQLite file, in the transaction that submits a scorecard."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from scorecard.core.document import restore
from scorecard.core.figure import (
    MEAN_BITS,
    MEANS_A_WORD,
    WORDS,
    Mark,
    PanelFigures,
    mark,
    mark_of_document,
    packed_levels,
    panel_figures,
    unpacked_levels,
)
from scorecard.core.pooling import Sums
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.text import lookup_key
from scorecard.store.figure import Choice, Extent, Place, Sorting, Soundness, Version, unheard
from scorecard.store.row import Row, Value
from scorecard.store.statement import Statements

FEW = 500
"""So many panels are all examined; of more, so many or a few more are."""
BATCH = 1000


class SqliteFigures:
    """See `scorecard.store.figure.Figures` for what each method promises."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._rubrics: dict[str, Rubric] = {}

    def add(self, scorecard_id: str, card: Scorecard, rubric_hash: str, at: str) -> None:
        """Count a scorecard that is being submitted, inside the transaction that submits it."""
        self._keep_mark(scorecard_id, mark(card, rubric_hash, at))
        self._keep_panel(card.candidate.id, card.rubric_id)

    def _keep_mark(self, scorecard_id: str, one: Mark) -> None:
        self._statements.run(
            "keep_scorecard_figure",
            id=scorecard_id,
            levels=packed_levels(one.levels, self._rubric(one.rubric_hash).dimensions),
            vote=one.vote or "",
            red_flags=one.red_flags,
        )

    def _keep_panel(self, candidate: str, rubric: str) -> None:
        marks = self._marks(candidate, rubric)
        if len({one.rubric_hash for one in marks}) > 1:  # a level counts by dimension id, whatever its own rubric has
            marks = self._marks_of_documents(candidate, rubric)
        figures = panel_figures(marks, self._rubric(marks[0].rubric_hash))
        self._statements.run("keep_panel_figure", candidate=candidate, rubric=rubric, **columns(figures))

    def _marks(self, candidate: str, rubric: str) -> tuple[Mark, ...]:
        rows = self._statements.rows("marks", candidate=candidate, rubric=rubric)
        return tuple(
            Mark(
                one["interviewer_key"],
                one["interview"],
                one["rubric_hash"],
                one["submitted_at"],
                unpacked_levels(one["levels"], self._rubric(one["rubric_hash"]).dimensions),
                Vote(one["vote"]) if one["vote"] else None,
                one["red_flags"],
            )
            for one in rows
        )

    def _marks_of_documents(self, candidate: str, rubric: str) -> tuple[Mark, ...]:
        rows = self._statements.rows("current_documents", candidate=candidate, rubric=rubric)
        return tuple(
            mark_of_document(json.loads(one["document"]), one["rubric_hash"], one["submitted_at"]) for one in rows
        )

    def _rubric(self, content_hash: str) -> Rubric:
        if content_hash not in self._rubrics:
            (kept,) = self._statements.rows("material", hash=content_hash)
            self._rubrics[content_hash] = restore(Rubric, json.loads(kept["document"]))
        return self._rubrics[content_hash]

    def hidden_from(self, interviewer: str) -> tuple[str, ...]:
        rows = self._statements.rows("hidden_from", interviewer_key=lookup_key(interviewer))
        return tuple(one["candidate"] for one in rows)

    def versions(self, choice: Choice) -> tuple[Version, ...]:
        rows = self._statements.rows("figure_versions", **_chosen(choice), rubric=choice.rubric, version="", mixed=-1)
        found = (Version(one["rubric"], one["rubric_hash"], bool(one["mixed"])) for one in rows)
        return tuple(sorted(found, key=lambda one: (one.rubric, one.mixed, one.rubric_hash)))

    def extent(self, choice: Choice, version: Version) -> Extent:
        (one,) = self._statements.rows("figure_extent", **_chosen(choice), **_of(version))
        return Extent(
            panels=one["panels"],
            sizes=(one["fewest"] or 0, one["most"] or 0),
            alike=one["first_interviews"] == one["last_interviews"],
            calls=tuple(one[f"call{at}"] or 0 for at in range(len(Vote))),
            scale=one["scale"] or 1,
            beyond=one["least_scale"] == 0,
            sums=_sums(one),
        )

    def first(self, choice: Choice, version: Version, sorting: Sorting, most: int = -1) -> tuple[Place, ...]:
        rows = self._sorted(choice, version, sorting, most)
        return tuple(Place(one["candidate"], one["number"]) for one in rows)

    def ranks(self, choice: Choice, version: Version, sorting: Sorting, scores: frozenset[int]) -> Mapping[int, int]:
        found: dict[int, int] = {}
        by_score = replace(sorting, column="score", descending=True)
        for place, one in enumerate(self._sorted(choice, version, by_score, -1), 1):
            if one["number"] in scores:
                found.setdefault(one["number"], place)
                if len(found) == len(scores):
                    break
        return found

    def _sorted(self, choice: Choice, version: Version, sorting: Sorting, most: int) -> Iterator[Row]:
        word, at = divmod(sorting.dimension, MEANS_A_WORD)
        return self._statements.each(
            "figure_first",
            **_chosen(choice),
            **_of(version),
            **{f"w{place}": weight for place, weight in enumerate(_filled(sorting.weights))},
            full=sorting.weight,
            whole=sum(sorting.weights),
            sort=sorting.column,
            descending=int(sorting.descending),
            word=word,
            shift=at * MEAN_BITS,
            most=most,
        )

    def sums(self, choice: Choice) -> Sums:
        (one,) = self._statements.rows("figure_sums", rubric=choice.rubric, hidden=_ids(choice.hidden))
        return _sums(one)

    def examine(self) -> Soundness:
        (counts,) = self._statements.rows("figure_counts")
        panels, figures = counts["panels"], counts["figures"]
        problems = []
        if counts["scorecards"] != counts["marks"] or panels != figures:
            problems.append(f"{figures} of {panels} panels and {counts['marks']} of {counts['scorecards']} are counted")
        sample = self._statements.rows("spread_out_panels", step=max(1, figures // FEW))
        wrong = [one["candidate"] for one in sample if not self._is_sound(one["candidate"], one["rubric"])]
        problems += [f"the figures of {candidate} are not what the scorecards say" for candidate in wrong]
        return Soundness(panels, len(sample), tuple(problems))

    def _is_sound(self, candidate: str, rubric: str) -> bool:
        marks = self._marks_of_documents(candidate, rubric)
        if not marks:
            return False
        expected = columns(panel_figures(marks, self._rubric(marks[0].rubric_hash)))
        (kept,) = self._statements.rows("panel_figure", candidate=candidate, rubric=rubric)
        known = [packed_levels(one.levels, self._rubric(one.rubric_hash).dimensions) for one in marks]
        packed = [one["levels"] for one in self._statements.rows("marks", candidate=candidate, rubric=rubric)]
        return dict(kept) == expected and packed == known

    def rebuild(self, tell: Callable[[int, int], None] = unheard) -> int:
        with self._statements.together():
            self._statements.run("drop_panel_figures")
            self._statements.run("drop_scorecard_figures")
            self._mark_all()
            panels = self._statements.rows("rated_panels")
            for done, one in enumerate(panels, 1):
                self._keep_panel(one["candidate"], one["rubric"])
                tell(done, len(panels))
        return len(panels)

    def _mark_all(self) -> None:
        after = 0
        while rows := self._statements.rows("documents_after", after=after, most=BATCH):
            for one in rows:
                self._keep_mark(one["id"], mark_of_document(json.loads(one["document"]), one["rubric_hash"], ""))
            after = rows[-1]["seq"]


def _sums(one: Row) -> Sums:
    return Sums(
        panels=one["rated"] or 0,
        raters=one["raters"] or 0,
        squares=one["squares"] or 0,
        rater_sum=one["rater_sum"],
        panel_squares=one["panel_squares"],
        scatter=one["scatter"],
    )


def _filled(weights: tuple[int, ...]) -> tuple[int, ...]:
    return (*weights, *(0 for _ in range(MEANS_A_WORD * WORDS - len(weights))))


def _chosen(choice: Choice) -> dict[str, Value]:
    return {
        "interview": choice.interview,
        "since": choice.since,
        "until": choice.until,
        "decided": -1 if choice.decided is None else int(choice.decided),
        "named": "" if choice.named is None else _ids(choice.named),
        "hidden": _ids(choice.hidden),
    }


def _of(version: Version) -> dict[str, Value]:
    mixed = int(version.mixed) if version.rubric_hash else -1
    return {"rubric": version.rubric, "version": version.rubric_hash, "mixed": mixed}


def _ids(candidates: tuple[str, ...]) -> str:
    return json.dumps(candidates)


def columns(figures: PanelFigures) -> dict[str, Value]:
    """The figures as their row holds them."""
    plain = {name: getattr(figures, name) for name in PanelFigures.__slots__ if name != "means"}
    return {**plain, "mixed": int(figures.mixed), **{f"means{at}": word for at, word in enumerate(figures.means)}}
