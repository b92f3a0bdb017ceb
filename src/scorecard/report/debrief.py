"""This room writes a debrief as plain data, for programs: where it stands, the ledger, the agenda, the decision."""

from scorecard.core.debrief.agenda import Item
from scorecard.core.debrief.ledger import Entry, ledger
from scorecard.core.debrief.meeting import Meeting, Stage
from scorecard.core.debrief.record import Ballot, Change, Debrief
from scorecard.core.document import Plain
from scorecard.core.number import exact_and_shown, exact_text
from scorecard.core.panel import Decision, Submission
from scorecard.report.explanation import explanation_json, level_json


def debrief_json(meeting: Meeting) -> dict[str, Plain]:
    """Write it; what the gate or a round of votes keeps closed is left out here, too. Private notes are never read."""
    panel, said, closed = meeting.assessment.panel, meeting.debrief, meeting.stage is Stage.GATE
    return {
        "candidate": {"id": panel.candidate.id, "name": panel.candidate.name},
        "stage": meeting.stage.value,
        "run_by": said.convened_by or None,
        "begun_at": said.begun_at or None,
        "read": [_read(one) for one in panel.submissions],
        "missing": list(meeting.missing if closed else said.gate.missing),
        "gate": None if closed else _gate(said),
        "order": {"people": list(meeting.voters), "was_set": said.arranged},
        "reading_seconds": said.seconds,
        "to_vote": list(meeting.to_vote),
        "panel": None if closed else explanation_json(meeting.assessment),
        "ledger": [] if closed else [_entry(one) for one in ledger(meeting)],
        "agenda": [] if closed else [_item(meeting, one) for one in meeting.agenda],
        "later": [_change(one) for one in said.changes],
        "decision": _decision(said.decision) if said.decision else None,
    }


def _read(one: Submission) -> Plain:
    return {
        "interviewer": one.card.interviewer,
        "interview": one.card.interview,
        "revision": one.revision,
        "submitted_at": one.submitted_at,
    }


def _gate(said: Debrief) -> Plain:
    gate = said.gate
    return {"opened_by": gate.opened_by, "opened_at": gate.opened_at, "because": gate.because or None}


def _entry(one: Entry) -> Plain:
    return {
        "interviewer": one.who,
        "before_reading": one.before.value if one.before else None,
        "after_reading": _ballot(one.after),
        "final": _ballot(one.final),
    }


def _ballot(cast: Ballot | None) -> Plain:
    return {"vote": cast.vote.value, "because": cast.because or None, "at": cast.at} if cast else None


def _item(meeting: Meeting, item: Item) -> Plain:
    topic = meeting.topic(item.id)
    return {
        "dimension": item.id,
        "apart": exact_text(item.apart),
        "weight": item.line.weight,
        "power": exact_text(item.power),
        "product": exact_and_shown(item.urgency),
        "because": item.because,
        "speakers": list(item.speakers),
        "levels": {who: level_json(level) for who, level in item.line.levels.items()},
        "talked_about": item.id in meeting.debrief.topics,
        "notes": list(topic.notes),
        "agreed_on": topic.consensus,
    }


def _change(one: Change) -> Plain:
    return {"said": one.said, "by": one.by, "at": one.at, "taken_in": one.taken}


def _decision(made: Decision) -> Plain:
    return {
        "decision": made.decision.value,
        "by": made.by,
        "at": made.decided_at,
        "because": made.because,
        "override": made.override or None,
    }
