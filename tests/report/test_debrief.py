"""A debrief as programs read it."""

import json
from pathlib import Path

from scorecard.core.debrief.event import CastVote
from scorecard.core.debrief.meeting import Stage, step
from scorecard.core.scorecard import Vote
from scorecard.report.debrief import debrief_json
from scorecard.report.explanation import explanation_json
from tests.core.talk import AT, make_meeting, read
from tests.factory import make_assessment, make_card
from tests.report.test_minutes import whole


def test_a_whole_debrief_is_written_with_its_ledger_and_its_agenda() -> None:
    meeting = whole()

    said = debrief_json(meeting)
    assert said.pop("panel") == explanation_json(meeting.assessment)
    assert said == json.loads((Path(__file__).parent / "minutes" / "whole.json").read_text(encoding="utf-8"))


def test_before_the_gate_opens_it_tells_who_is_in_and_nothing_that_they_wrote() -> None:
    cards = [make_card("ana", {"sql": 4}, vote=Vote.STRONG_YES), make_card("bob", {"sql": 2}, vote=Vote.NO)]

    said = debrief_json(make_meeting(make_assessment(cards, members=("dan",))))
    assert (said["stage"], said["missing"]) == ("gate", ["dan"])
    assert (said["gate"], said["panel"], said["ledger"], said["agenda"], said["decision"]) == (None, None, [], [], None)
    assert "strong_yes" not in json.dumps(said)


def test_the_votes_of_a_round_stay_closed_until_all_are_in() -> None:
    said = debrief_json(step(read(), CastVote(Stage.SECOND_VOTE, "bob", Vote.STRONG_YES, "Secret reason", AT)))

    assert said["to_vote"] == ["ana"]
    assert "Secret" not in json.dumps(said)
    assert [one["after_reading"] for one in said["ledger"]] == [None, None]
