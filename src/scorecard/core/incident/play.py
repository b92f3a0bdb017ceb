"""This room plays an incident: a state, what follows from it, and `step(play, event) -> play`.

The state is the transcript alone. The clock, the messages that came in, what is ruled out and how the data stand
are derived from it, so that a play goes on from its transcript as if it had never been left.
"""

from dataclasses import dataclass
from typing import Protocol

from scorecard.core.incident.kit import Incident
from scorecard.core.incident.material import AFTERMATH, Action, Card, Data, Inject, Purpose, Reply, Sight
from scorecard.core.incident.transcript import Moment, MomentKind, Transcript

CONTACTS = (MomentKind.TELL, MomentKind.ESCALATE)
HAPPENINGS = (MomentKind.ASK, MomentKind.ACT, *CONTACTS)
"""The kinds of moments whose `what` other things may require."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that came in, and when."""

    minute: int
    inject: Inject


@dataclass(frozen=True, slots=True)
class Play:
    """An incident being played."""

    incident: Incident
    transcript: Transcript

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What happened so far, in order."""
        return self.transcript.moments

    @property
    def minute(self) -> int:
        """The scenario's minute it stands at."""
        return self.moments[-1].end if self.moments else 0

    def of(self, *kinds: MomentKind) -> tuple[Moment, ...]:
        """The moments of some kinds, in order."""
        return tuple(moment for moment in self.moments if moment.kind in kinds)

    @property
    def asked(self) -> tuple[str, ...]:
        """The cards that were asked, each once, in the order of their first time."""
        return tuple(dict.fromkeys(moment.what for moment in self.of(MomentKind.ASK)))

    @property
    def data(self) -> Data:
        """How the data stand."""
        changed = [moment.effect for moment in self.moments if moment.effect in AFTERMATH]
        return AFTERMATH[changed[-1]] if changed else Data.STALE

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The messages that came in so far, in order."""
        found = ((self._arrival(inject), inject) for inject in self.incident.injects)
        come = [Arrival(at, inject) for at, inject in found if at is not None and at <= self.minute]
        return tuple(sorted(come, key=lambda one: one.minute))

    def _arrival(self, inject: Inject) -> int | None:
        at = inject.at if inject.at is not None else self._after(inject)
        if at is None:
            return None
        before = {moment.what for moment in self.of(*HAPPENINGS) if moment.at < at}
        return at if before.issuperset(inject.requires) and before.isdisjoint(inject.unless) else None

    def _after(self, inject: Inject) -> int | None:
        ends = (moment.end for moment in self.of(*HAPPENINGS) if moment.what == inject.after)
        first = next(ends, None)
        return None if first is None else first + inject.delay

    @property
    def happened(self) -> frozenset[str]:
        """The ids of everything that happened: cards asked, actions done, people talked to, messages come in."""
        came = (one.inject.id for one in self.arrivals)
        return frozenset((*(moment.what for moment in self.of(*HAPPENINGS)), *came))

    def lacking(self, card: Card) -> tuple[str, ...]:
        """What must happen before a card can be asked."""
        return tuple(one for one in card.requires if one not in self.happened)

    def sight(self, card: Card) -> Sight:
        """What a card shows now."""
        first = Sight(artifact=card.artifact, reveals=card.reveals)
        return next((one for one in reversed(card.later) if self._fits(one)), first)

    def reply(self, action: Action) -> Reply:
        """What an action would bring about now."""
        first = Reply(effect=action.effect, text=action.reply)
        return next((one for one in reversed(action.later) if self._fits(one)), first)

    def answer(self, role: str, kind: MomentKind) -> str:
        """What somebody answers now to being told or called; empty when nobody wrote it."""
        voice = self.incident.voice(role)
        if voice is None:
            return ""
        if kind is MomentKind.ESCALATE:
            return voice.escalated
        return voice.green if voice.green and self.data in (Data.RIGHT, Data.WRONG) else voice.told

    def _fits(self, later: Sight | Reply) -> bool:
        ripe = later.at <= self.minute and later.data in (None, self.data)
        return ripe and all(one in self.happened for one in later.requires)

    def ruled_out(self, moments: tuple[Moment, ...]) -> frozenset[str]:
        """The hypotheses that the cards asked in these moments rule out."""
        seen = {moment.what for moment in moments if moment.kind is MomentKind.ASK}
        return frozenset(one.id for one in self.incident.scenario.hypotheses if seen.intersection(one.killed_by))

    def alive(self, moments: tuple[Moment, ...]) -> tuple[str, ...]:
        """The hypotheses that are still open after these moments, in the kit's order."""
        gone = self.ruled_out(moments)
        return tuple(one.id for one in self.incident.kit.hypotheses if one.id not in gone)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The items of the checklist that the interviewer ticked, in its order."""
        ticks = [moment.what for moment in self.of(MomentKind.CHECK)]
        return tuple(item.id for item in self.incident.kit.checklist if ticks.count(item.id) % 2)

    def first(self, purpose: Purpose) -> Moment | None:
        """The first action of a purpose."""
        actions = self.incident.actions
        done = (one for one in self.of(MomentKind.ACT) if actions[one.what].purpose is purpose)
        return next(done, None)

    @property
    def first_repair(self) -> Moment | None:
        """The first attempt to change or rerun something."""
        return self.first(Purpose.REPAIR)

    def before(self, moment: Moment | None) -> tuple[Moment, ...]:
        """The moments before one of them; all of them when there is none."""
        return self.moments if moment is None else self.moments[: self.moments.index(moment)]


class Event(Protocol):
    """Something that happened at the table."""

    def apply(self, play: Play) -> Play:
        """The play after it; InvalidError when it cannot happen now."""
        ...  # pragma: no cover


def step(play: Play, event: Event) -> Play:
    """The reducer: the play after an event. Raises InvalidError, and changes nothing, when it cannot happen now."""
    return event.apply(play)


def begin(incident: Incident) -> Play:
    """A play at its first minute."""
    return Play(incident, Transcript(scenario=incident.scenario.id))


def arrived(before: Play, after: Play) -> tuple[Arrival, ...]:
    """The messages that came in between two states of a play."""
    return tuple(one for one in after.arrivals if one.minute > before.minute)
