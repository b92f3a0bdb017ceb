"""This room runs an interview at the keyboard: it settles who, whom and which, then hands over to a face."""

from dataclasses import dataclass

import typer

from scorecard.cli.desk import Desk, speaks_plainly
from scorecard.cli.interviewing.draft import (
    Opening,
    amendment,
    as_it_is_now,
    new_draft,
    nothing_to_amend,
    opened,
    reopening,
    submitted,
)
from scorecard.cli.interviewing.ending import tell_draft, tell_submitted
from scorecard.cli.interviewing.joined import left_behind
from scorecard.cli.interviewing.session import DraftSession
from scorecard.cli.speak import talk
from scorecard.core.checklist import Checklist
from scorecard.core.identity import candidate_id, is_candidate_id, person
from scorecard.core.panel import Candidate
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Scorecard
from scorecard.core.suggestion import did_you_mean, nearest
from scorecard.core.text import lookup_key
from scorecard.errors import NotFoundError, WrongUsageError
from scorecard.prompts.ask import Asker, Choice, asker
from scorecard.prompts.face import Ending, Session
from scorecard.store.identifier import new_id, now
from scorecard.store.protocol import Draft, already_submitted

NO_SLOT = ""
NEW = "+new"
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line already says about the interview to run."""

    candidate: str | None
    rubric: str | None
    slot: str | None
    amend: bool
    because: str
    plain: bool


def converse(desk: Desk, wish: Wish) -> None:
    """Run an interview at the keyboard, new or gone on with, and tell what it left behind."""
    desk.need_terminal(
        "An interview needs a terminal.", "Give the answers in a file: scorecard interview --answers FILE"
    )
    plain = speaks_plainly(asked=wish.plain)
    ask = asker(plain=plain)
    try:
        me = _who(desk, ask)
        opening = _opening(desk, ask, wish, me)
    except KeyboardInterrupt:
        talk("Nothing was begun.")
        raise typer.Exit(INTERRUPTED) from None
    _hold(desk, opened(desk, opening), plain=plain)


def _hold(desk: Desk, opening: Opening, *, plain: bool) -> None:
    store = desk.writable
    with store.hold(opening.draft):
        opening = as_it_is_now(desk, opening)
        session = DraftSession(store, opening, lambda exercise: _list(desk, exercise, opening))
        try:
            _join(desk, session)
            ending = _walk(session, plain=plain)
        except KeyboardInterrupt:
            tell_draft(session.draft.card)
            raise typer.Exit(INTERRUPTED) from None
        if ending is Ending.LEAVE:
            tell_draft(session.draft.card)
        else:
            _join(desk, session)
            tell_submitted(store.submit(session.draft, new_id(), now()))


def _join(desk: Desk, session: DraftSession) -> None:
    for event in left_behind(desk, session.walk):
        session.record(event)
    session.catch_up()


def _list(desk: Desk, exercise: str, opening: Opening) -> Checklist | None:
    from scorecard.cli.exercising.case import checklist

    return checklist(desk, exercise, opening.draft.card.candidate.id)


def _walk(session: Session, *, plain: bool) -> Ending:
    if plain:
        from scorecard.prompts.plain import walk_plainly

        return walk_plainly(session)
    from scorecard.prompts.fullscreen import walk_fullscreen

    return walk_fullscreen(session)


def _who(desk: Desk, ask: Asker) -> str:
    me = desk.explicit_me or desk.store.remembered("interviewer")
    if not me:
        me = person(ask.text("Who are you? Your name or short id, as your team knows it"))
    if desk.store.remembered("interviewer") != me:
        desk.writable.remember("interviewer", me)
    return me


def _opening(desk: Desk, ask: Asker, wish: Wish, me: str) -> Opening:
    candidate = _known(desk, wish.candidate) if wish.candidate else None
    drafts = [one for one in desk.store.drafts_of(me) if _fits(one, wish, candidate)]
    resumed = _resumed(ask, drafts)
    if resumed:
        return reopening(desk, resumed)
    candidate = candidate or _candidate(desk, ask, wish.candidate or "")
    if wish.amend:
        return amendment(desk, _amended(desk, ask, wish, candidate, me), wish.because or ask.text("Why is it amended?"))
    rubric = desk.rubric(wish.rubric or _rubric(desk, ask))
    slot = _slot(ask, rubric.value, wish)
    card = Scorecard(
        scorecard=1,
        candidate=CandidateName(id=candidate.id, name=candidate.name),
        interviewer=me,
        rubric=rubric.value.id,
        interview=slot or None,
        conducted_at=now(),
    )
    under_way = desk.store.draft_for(card)
    if under_way:
        return reopening(desk, under_way)
    if submitted(desk, card):
        raise already_submitted(card)
    return new_draft(desk, card, rubric)


def _fits(draft: Draft, wish: Wish, candidate: Candidate | None) -> bool:
    card = draft.card
    return (
        (wish.candidate is None or (candidate is not None and card.candidate.id == candidate.id))
        and (wish.slot is None or card.interview == wish.slot)
        and (wish.rubric is None or card.rubric_id == wish.rubric)
        and (not wish.amend or bool(draft.amends))
    )


def _resumed(ask: Asker, drafts: list[Draft]) -> Draft | None:
    if not drafts:
        return None
    if len(drafts) == 1:
        return drafts[0] if ask.confirm(f"Go on with the draft on {_described(drafts[0])}?", default=True) else None
    choices = [*(Choice(one.id, _described(one)) for one in drafts), Choice(NEW, "a new interview")]
    chosen = ask.choose("Go on with a draft?", choices)
    return next((one for one in drafts if one.id == chosen), None)


def _described(draft: Draft) -> str:
    card = draft.card
    what = "amendment" if draft.amends else card.interview or card.rubric_id
    return f"{card.candidate.name} ({what}, saved {draft.saved_at[:16].replace('T', ' ')} UTC)"


def _known(desk: Desk, wanted: str) -> Candidate | None:
    try:
        return desk.candidate(wanted)
    except NotFoundError:
        return None


def _amended(desk: Desk, ask: Asker, wish: Wish, candidate: Candidate, me: str) -> Scorecard:
    cards = {
        f"{kept.submission.card.rubric_id} {kept.submission.card.interview or 'no slot'}": kept.submission.card
        for kept in desk.store.revisions(candidate.id)
        if lookup_key(kept.submission.card.interviewer) == lookup_key(me)
        and wish.slot in (None, kept.submission.card.interview)
        and wish.rubric in (None, kept.submission.card.rubric_id)
    }
    if not cards:
        raise nothing_to_amend(me, candidate.id)
    if len(cards) == 1:
        return next(iter(cards.values()))
    choices = [Choice(which, which) for which in cards]
    return cards[ask.choose("Which of your scorecards?", choices)]


def _candidate(desk: Desk, ask: Asker, name: str) -> Candidate:
    everybody = {one.name: one for one in desk.store.candidates()}
    while True:
        name = name or ask.text("Which candidate? A name or id; a new name adds them", suggestions=tuple(everybody))
        if not name:
            raise WrongUsageError("An interview needs a candidate.", then="Name one: scorecard interview 'Jane Doe'")
        found = everybody.get(name) or _known(desk, name)
        if found:
            return found
        close = nearest(name, everybody)
        near = f" (did you mean {close}?)" if close else ""
        if ask.confirm(f"There is no candidate called {name}{near}. Add them?", default=not near):
            return _new_candidate(desk, ask, name)
        name = ""


def _new_candidate(desk: Desk, ask: Asker, said: str) -> Candidate:
    taken = {lookup_key(one.id) for one in desk.store.candidates()}
    if is_candidate_id(said) and said == said.lower():
        name = ask.text("Their full name", default=said)
        return Candidate(said, name)
    proposed = candidate_id(said)
    number = 2
    while lookup_key(proposed) in taken:
        proposed = f"{candidate_id(said)}-{number}"
        number += 1
    return Candidate(proposed, said)


def _rubric(desk: Desk, ask: Asker) -> str:
    found = [one for one in desk.shelf.rubrics() if not one.ramp_of]
    if len(found) == 1:
        return found[0].id
    return ask.choose("Which rubric?", [Choice(one.id, f"{one.title} ({one.id} {one.version})") for one in found])


def _slot(ask: Asker, rubric: Rubric, wish: Wish) -> str:
    known = [slot.id for slot in rubric.interviews]
    if wish.slot is not None:
        if wish.slot not in known:
            raise NotFoundError(
                f"The rubric {rubric.id} has no interview called {wish.slot}; {did_you_mean(wish.slot, known)}",
                then=f"To see its plan: scorecard rubric show {rubric.id}",
            )
        return wish.slot
    if not known:
        return NO_SLOT
    slots = [Choice(slot.id, f"{slot.title} ({slot.minutes} minutes)") for slot in rubric.interviews]
    return ask.choose("Which interview?", [*slots, Choice(NO_SLOT, "no slot: all dimensions")])
