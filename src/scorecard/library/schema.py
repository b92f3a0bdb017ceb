"""This room writes the JSON Schemas with which editors complete and check the documents that people write."""

import json

from scorecard.core.debrief.answers import DebriefAnswers
from scorecard.core.exercise import Exercise
from scorecard.core.outcome import Outcome
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Scorecard
from scorecard.core.suggestion import did_you_mean
from scorecard.errors import WrongUsageError

KINDS: dict[str, type] = {
    "rubric": Rubric,
    "exercise": Exercise,
    "scorecard": Scorecard,
    "debrief": DebriefAnswers,
    "outcome": Outcome,
}


def schema_text(kind: str) -> str:
    """The JSON Schema (draft 2020-12) of a kind of document; WrongUsageError for a kind there is not."""
    from pydantic import TypeAdapter

    if kind not in KINDS:
        raise WrongUsageError(f"There is no schema for {kind}; {did_you_mean(kind, KINDS)}")
    schema = TypeAdapter(KINDS[kind]).json_schema()
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"scorecard {kind}"}
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"
