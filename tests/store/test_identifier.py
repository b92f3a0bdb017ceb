"""Identifiers nobody can guess, and clocks that write UTC."""

import time
import uuid
from datetime import UTC, datetime, timedelta

from scorecard.store.identifier import new_id, now


def test_an_identifier_is_a_random_uuid_of_version_7() -> None:
    made = uuid.UUID(new_id())

    assert (made.version, made.variant, str(made)) == (7, uuid.RFC_4122, str(made).lower())


def test_an_identifier_carries_its_time_and_sorts_by_it() -> None:
    earlier = new_id()
    time.sleep(0.002)
    later = new_id()

    stamp = (uuid.UUID(later).int >> 80) / 1000
    assert earlier < later
    assert abs(time.time() - stamp) < 60


def test_identifiers_differ() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_the_time_is_written_in_utc_to_the_second() -> None:
    read = datetime.strptime(now(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

    assert abs(datetime.now(UTC) - read) < timedelta(seconds=60)
