"""This room runs an interview for a face: every event is applied and saved before the face goes on."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace

from scorecard.core.event import Elapse
from scorecard.core.walk import Event, Walk, step
from scorecard.store.identifier import now
from scorecard.store.protocol import Draft, Store


class DraftSession:
    """An interview whose draft is open in the store."""

    def __init__(
        self, store: Store, draft: Draft, walk: Walk, notice: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        gc.freeze()
        gc.enable()
        self.notice = notice
        self.walk = walk
        self.draft = draft
        self._store = store
        self._clock = clock
        self._since = clock()

    @property
    def seconds(self) -> int:
        """Seconds of the slot used, up to this moment."""
        return self.walk.bookmark.seconds + int(self._clock() - self._since)

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns. InvalidError changes nothing."""
        passed = int(self._clock() - self._since)
        after = step(step(self.walk, Elapse(passed)), event)
        self.draft = self._store.save(replace(self.draft, card=after.card, bookmark=after.bookmark, saved_at=now()))
        self.walk = after
        self._since += passed
