"""This room runs an interview for a face: every event is applied and saved before the face goes on."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace

from scorecard.cli.interviewing.draft import Opening
from scorecard.cli.interviewing.waiting import taken_in
from scorecard.core.checklist import Checklist
from scorecard.core.event import Elapse
from scorecard.core.walk import Event, Walk, step
from scorecard.store.identifier import now
from scorecard.store.protocol import Store

Lists = Callable[[str], Checklist | None]


class DraftSession:
    """An interview whose draft is open in the store; `lists` reads the list to tick of an exercise's kit."""

    def __init__(
        self, store: Store, opening: Opening, lists: Lists, clock: Callable[[], float] = time.monotonic
    ) -> None:
        gc.freeze()
        gc.enable()
        self.notice = opening.notice
        self.walk = opening.walk
        self.draft = opening.draft
        self._lists = lists
        self._read: dict[str, Checklist | None] = {}
        self._store = store
        self._clock = clock
        self._since = clock()

    @property
    def seconds(self) -> int:
        """Seconds of the slot used, up to this moment."""
        return self.walk.bookmark.seconds + int(self._clock() - self._since)

    def checklist(self, exercise_id: str) -> Checklist | None:
        """What may be ticked in an exercise, read once."""
        if exercise_id not in self._read:
            self._read[exercise_id] = self._lists(exercise_id)
        return self._read[exercise_id]

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns. InvalidError changes nothing."""
        passed = int(self._clock() - self._since)
        self._save(step(step(self.walk, Elapse(passed)), event))
        self._since += passed

    def catch_up(self) -> None:
        """Take in what another terminal left for this scorecard, as every event does."""
        self._save(self.walk)

    def _save(self, walk: Walk) -> None:
        with self._store.together():
            after = taken_in(self._store, walk)
            if after is not self.walk:
                kept = replace(self.draft, card=after.card, bookmark=after.bookmark, saved_at=now())
                self.draft = self._store.save(kept)
        self.walk = after
