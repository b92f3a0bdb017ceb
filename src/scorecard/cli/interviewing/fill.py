"""This room runs an interview from a scorecard document instead of a keyboard."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.interviewing.draft import Opening, amendment, new_draft, opened, reopening, submitted
from scorecard.cli.interviewing.joined import left_behind
from scorecard.cli.interviewing.noted import with_noted
from scorecard.cli.interviewing.waiting import taken_in
from scorecard.core.conduct import conduct
from scorecard.core.exercise import Exercise
from scorecard.core.panel import Submission
from scorecard.core.scorecard import CandidateName, Scorecard
from scorecard.core.text import lookup_key, shell_word
from scorecard.core.walk import Walk, gaps, step
from scorecard.errors import InvalidError, NotAllowedError, NotFoundError
from scorecard.library.answers import Answers, identity, load_answers
from scorecard.library.door import MAX_BYTES, read_bytes
from scorecard.store.identifier import new_id, now
from scorecard.store.protocol import already_submitted


@dataclass(frozen=True, slots=True)
class Document:
    """A document to run: its bytes and what it is called, and what the command said about it."""

    data: bytes
    source: str
    submit: bool
    amend: bool
    because: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a document: the scorecard, its submission (None for a draft), and what to know about it."""

    card: Scorecard
    submission: Submission | None
    new_candidate: bool
    notice: str


def document(file: str, *, submit: bool, amend: bool, because: str) -> Document:
    """Read a document from a file, or from standard input for `-`."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else read_bytes(Path(file))
    return Document(data, "stdin" if file == "-" else file, submit, amend, because)


def fill(desk: Desk, what: Document, candidate: str | None) -> Filled:
    """Walk through a document's answers and keep the result; every refusal comes before anything is kept."""
    begun = _begun(desk, what)
    answers = _answers(desk, what, begun)
    card, known = _as_known(desk, answers.card)
    _refuse_contradiction(desk, what, card, candidate)
    card = with_noted(desk, answers, card)
    opening = begun or _new(desk, card)
    walk = conduct(_on(opening.walk, card, anew=what.amend), card)
    for event in left_behind(desk, walk):
        walk = step(walk, event)
    if what.submit:
        answers.refuse(gaps(walk))
    with desk.writable.together():
        walk = taken_in(desk.store, walk)
        submission = _kept(desk, opened(desk, opening), walk, submit=what.submit)
    return Filled(walk.card, submission, not known, opening.notice)


def _begun(desk: Desk, what: Document) -> Opening | None:
    named = identity(what.data, what.source)
    if named is None:
        return None
    card, _ = _as_known(desk, named)
    under_way = desk.store.draft_for(card)
    if under_way:
        return reopening(desk, under_way)
    return amendment(desk, card, what.because) if what.amend else None


def _answers(desk: Desk, what: Document, begun: Opening | None) -> Answers:
    if begun is None:
        return load_answers(
            what.data, what.source, lambda key: desk.rubric(key).value, lambda key: desk.exercise(key).value
        )
    plan = begun.walk.plan

    def exercise(key: str) -> Exercise:
        if key not in plan.exercises:
            raise NotFoundError(f"There is no exercise {key} in this interview.")
        return plan.exercises[key]

    return load_answers(what.data, what.source, lambda _: plan.rubric, exercise)


def _as_known(desk: Desk, card: Scorecard) -> tuple[Scorecard, bool]:
    said = card.candidate
    found = [one for one in desk.store.matching(said.id) if lookup_key(one.id) == lookup_key(said.id)]
    named = (
        CandidateName(id=found[0].id, name=found[0].name)
        if found
        else CandidateName(id=said.id, name=said.name or said.id)
    )
    return replace(card, candidate=named), bool(found)


def _refuse_contradiction(desk: Desk, what: Document, card: Scorecard, candidate: str | None) -> None:
    if candidate and lookup_key(candidate) not in (lookup_key(card.candidate.id), lookup_key(card.candidate.name)):
        raise InvalidError(
            f"The document {what.source} is about {card.candidate.id}, not {candidate}; nothing was kept.",
            then=f"Leave the candidate out: scorecard interview --answers {what.source}",
        )
    me = desk.explicit_me
    if me and lookup_key(me) != lookup_key(card.interviewer):
        raise NotAllowedError(
            f"The document {what.source} is by {card.interviewer}, but you are {me}; nothing was kept.",
            why="Nobody submits a scorecard in somebody else's name.",
            then=f"If it is theirs and you hand it in for them, say so: --as {shell_word(card.interviewer)}",
        )


def _new(desk: Desk, card: Scorecard) -> Opening:
    if submitted(desk, card):
        raise already_submitted(card)
    return new_draft(desk, card, desk.rubric(card.rubric_id), card.exercises)


def _on(walk: Walk, card: Scorecard, *, anew: bool) -> Walk:
    before = walk.card
    said = replace(before, candidate=card.candidate, conducted_at=card.conducted_at or before.conducted_at)
    if anew:  # a document that amends says everything; what it leaves out is taken back
        said = replace(said, ratings={}, exercises={}, red_flags=(), vote=None)
        said = replace(said, takeaways="", note_to_next="", private_notes="")
    return replace(walk, card=said)


def _kept(desk: Desk, opening: Opening, walk: Walk, *, submit: bool) -> Submission | None:
    store = desk.writable
    with store.hold(opening.draft):
        saved = store.save(replace(opening.draft, card=walk.card, bookmark=walk.bookmark, saved_at=now()))
        return store.submit(saved, new_id(), now()) if submit else None
