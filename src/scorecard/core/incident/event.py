"""This room holds the events of a play: what each one adds to the transcript, and when it may not happen."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from scorecard.core.incident.play import Play
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import listed
from scorecard.errors import InvalidError

LONGEST_WAIT = 120


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for something a card answers."""

    card: str
    words: str = ""

    def apply(self, play: Play) -> Play:
        """Show it at its cost; InvalidError says what the candidate would have to do before."""
        cards = play.incident.cards
        _known(self.card, cards, "question")
        card = cards[self.card]
        lacking = play.lacking(card)
        if lacking:
            raise InvalidError(card.locked or f"That needs something else first: {listed(lacking)}.")
        return _add(play, Moment(kind=MomentKind.ASK, at=play.minute, minutes=card.minutes, what=card.id), self.words)


@dataclass(frozen=True, slots=True)
class AskElse:
    """Ask for something that no card answers."""

    words: str

    def apply(self, play: Play) -> Play:
        """Keep the question at its cost."""
        cost = play.incident.kit.costs.off_card
        return _add(play, Moment(kind=MomentKind.OFF_CARD, at=play.minute, minutes=cost), self.words)


@dataclass(frozen=True, slots=True)
class Act:
    """Do something."""

    action: str
    words: str = ""

    def apply(self, play: Play) -> Play:
        """Let it have its effect."""
        actions = play.incident.actions
        _known(self.action, actions, "action")
        action = actions[self.action]
        moment = Moment(
            kind=MomentKind.ACT,
            at=play.minute,
            minutes=action.minutes,
            what=action.id,
            effect=play.reply(action).effect,
        )
        return _add(play, moment, self.words)


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell somebody how things stand."""

    role: str
    words: str = ""

    def apply(self, play: Play) -> Play:
        """Keep who was told what."""
        _known(self.role, play.incident.roles, "person")
        cost = play.incident.kit.costs.tell
        return _add(play, Moment(kind=MomentKind.TELL, at=play.minute, minutes=cost, what=self.role), self.words)


@dataclass(frozen=True, slots=True)
class Escalate:
    """Bring somebody in, with what they need to act."""

    role: str
    words: str = ""

    def apply(self, play: Play) -> Play:
        """Keep who was brought in with what."""
        _known(self.role, play.incident.roles, "person")
        cost = play.incident.kit.costs.escalate
        return _add(play, Moment(kind=MomentKind.ESCALATE, at=play.minute, minutes=cost, what=self.role), self.words)


@dataclass(frozen=True, slots=True)
class Suppose:
    """State an explanation."""

    hypothesis: str
    words: str = ""

    def apply(self, play: Play) -> Play:
        """Keep which one, and when."""
        _known(self.hypothesis, play.incident.hypotheses, "explanation")
        return _add(play, Moment(kind=MomentKind.SUPPOSE, at=play.minute, what=self.hypothesis), self.words)


@dataclass(frozen=True, slots=True)
class GiveHint:
    """Help the candidate."""

    hint: str

    def apply(self, play: Play) -> Play:
        """Keep which hint, at its cost."""
        hints = play.incident.hints
        _known(self.hint, hints, "hint")
        return _add(
            play, Moment(kind=MomentKind.HINT, at=play.minute, minutes=hints[self.hint].minutes, what=self.hint), ""
        )


@dataclass(frozen=True, slots=True)
class Wait:
    """Let the scenario's clock run."""

    minutes: int

    def apply(self, play: Play) -> Play:
        """Add minutes in which nothing is done."""
        if not 1 <= self.minutes <= LONGEST_WAIT:
            raise InvalidError(f"Wait from 1 to {LONGEST_WAIT} minutes.")
        return _add(play, Moment(kind=MomentKind.WAIT, at=play.minute, minutes=self.minutes), "")


@dataclass(frozen=True, slots=True)
class Check:
    """Tick a line of the checklist, or take the tick back."""

    item: str

    def apply(self, play: Play) -> Play:
        """Toggle it; InvalidError for a line that the play itself settles."""
        items = play.incident.items
        _known(self.item, items, "line of the checklist")
        if not items[self.item].by_hand:
            raise InvalidError("That line is settled by what is asked and done; it takes no tick.")
        return _add(play, Moment(kind=MomentKind.CHECK, at=play.minute, what=self.item), "")


@dataclass(frozen=True, slots=True)
class Note:
    """Write something down."""

    words: str

    def apply(self, play: Play) -> Play:
        """Keep it; the scenario's clock stands still."""
        if not self.words.strip():
            raise InvalidError("There is nothing to note.")
        return _add(play, Moment(kind=MomentKind.NOTE, at=play.minute), self.words)


@dataclass(frozen=True, slots=True)
class Elapse:
    """Let the interview's own time pass."""

    seconds: int

    def apply(self, play: Play) -> Play:
        """Add to the seconds used; time never runs backwards."""
        used = play.transcript.seconds + max(self.seconds, 0)
        return replace(play, transcript=replace(play.transcript, seconds=used))


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last moment back, as if it had not been."""

    def apply(self, play: Play) -> Play:
        """Drop it; InvalidError at the beginning."""
        if not play.moments:
            raise InvalidError("There is nothing to take back.")
        return replace(play, transcript=replace(play.transcript, moments=play.moments[:-1]))


def _add(play: Play, moment: Moment, words: str) -> Play:
    told = replace(moment, words=words.strip(), second=play.transcript.seconds)
    return replace(play, transcript=replace(play.transcript, moments=(*play.moments, told)))


def _known(word: str, words: Collection[str], noun: str) -> None:
    if word not in words:
        hint = did_you_mean(word, words)
        raise InvalidError(f"There is no {noun} called {word}{'; ' + hint if hint else '.'}")
