"""Values that name a scorecard or its progress in the database."""

import json
from dataclasses import replace

import pytest

from scorecard.core.bookmark import Bookmark
from scorecard.store.row import progress, slot
from tests.factory import make_card
from tests.store.backend import AT, make_new_draft

ANA = make_card("ana", {"sql": 3})


def test_a_scorecard_is_named_by_person_candidate_rubric_and_interview() -> None:
    assert slot(ANA) == {
        "candidate": "jane-doe",
        "interviewer_key": "ana",
        "rubric": "data",
        "interview": "first",
    }


@pytest.mark.parametrize(
    "twin",
    [replace(ANA, interviewer=" \u0041NA"), replace(ANA, rubric="data@2"), replace(ANA, takeaways="x", ratings={})],
)
def test_spelling_version_and_content_do_not_change_the_name(twin: object) -> None:
    assert slot(twin) == slot(ANA)  # type: ignore[arg-type]


def test_no_interview_is_a_name_of_its_own() -> None:
    assert slot(replace(ANA, interview=None)) == {**slot(ANA), "interview": ""}


def test_the_progress_of_a_draft_is_its_card_its_bookmark_and_its_time() -> None:
    draft = replace(make_new_draft(ANA), bookmark=Bookmark(at="sql", seconds=7))

    kept = progress(draft)

    assert (json.loads(str(kept["card"]))["ratings"], json.loads(str(kept["bookmark"])), kept["saved_at"]) == (
        {"sql": {"level": 3}},
        {"at": "sql", "seconds": 7},
        AT,
    )
