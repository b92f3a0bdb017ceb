"""This room is the interviewer's place at the table: type a question or a command, read what comes of it."""

from collections.abc import Callable, Iterable

from scorecard.core.incident.event import Act, Ask, AskElse, Check, Escalate, GiveHint, Note, Suppose, Tell, Undo, Wait
from scorecard.core.incident.play import Event, arrived
from scorecard.core.incident.transcript import MomentKind
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import safe_line
from scorecard.errors import InvalidError
from scorecard.prompts.face import Ending
from scorecard.prompts.incident import page
from scorecard.prompts.incident.face import Session
from scorecard.prompts.incident.pick import InsteadSaid, pick, pick_role
from scorecard.prompts.line import ask_line, tell
from scorecard.prompts.plain.answer import numbered

HELP = """\
  WORDS                what the candidate asks, in any words; then pick a card
  /act WORDS           what the candidate does
  /tell WHO WORDS      who is told what
  /escalate WHO WORDS  who is brought in, and with what
  /hypothesis WORDS    an explanation the candidate names
  /hint                give a hint, at its cost
  /wait MINUTES        let the morning's clock run
  /check               tick what you saw
  /note WORDS          write something down
  /list                everything that can be asked
  /timeline            what happened so far
  /undo                take the last thing back
  Enter                where things stand
  /done                the play is over
  /quit or q           leave; everything is kept
  The first letters of a command are enough: /ac, /t, /e, /hy."""
BARE = {
    "?": "/help",
    "q": "/quit",
    **{word: f"/{word}" for word in ("help", "quit", "undo", "timeline", "hint", "done")},
}
"""Words that, alone on a line, are commands without a slash."""


def play(session: Session) -> Ending:
    """Play until the play is over or the interviewer leaves. Everything is saved before the next prompt."""
    if session.notice:
        tell(session.notice)
    return _Table(session).run()


class _Table:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.commands: dict[str, Callable[[str], Ending | None]] = {
            "ask": self.ask,
            "act": self.act,
            "tell": self.tell_somebody,
            "escalate": self.escalate,
            "hint": self.hint,
            "hypothesis": self.suppose,
            "wait": self.wait,
            "check": self.check,
            "note": lambda words: self.record(Note(words)),
            "list": lambda _: self.say(page.choices(session.play.incident.cards.values(), session.play)),
            "timeline": lambda _: self.say(page.history(session.play)),
            "undo": lambda _: self.undo(),
            "help": lambda _: tell(HELP),
            "done": lambda _: self.done(),
            "quit": lambda _: Ending.LEAVE,
        }

    def run(self) -> Ending:
        self.say(page.opening(self.session.play))
        tell("Type what the candidate asks; ? shows the commands. Don't share this screen.")
        ending = None
        said = ""
        while ending is None:
            clock = self.session.play.incident.kit.clock.shows(self.session.play.minute)
            said = said or ask_line(f"[{clock}] > ").strip()
            try:
                ending, said = self.obey(said), ""
            except InsteadSaid as instead:
                said = instead.words
            except InvalidError as error:
                self.say([error.what])
                said = ""
        self.say(page.history(self.session.play))
        return ending

    def obey(self, said: str) -> Ending | None:
        if not said:
            self.say(page.standing(self.session.play))
            return None
        if not said.startswith("/"):
            said = BARE.get(said.lower(), "/ask " + said)
        word, _, rest = said[1:].partition(" ")
        name = next((name for name in self.commands if word and name.startswith(word.lower())), "")
        if not name:
            raise InvalidError(f"There is no command /{word}; {did_you_mean(word, self.commands)} ? shows them all.")
        return self.commands[name](rest.strip())

    def say(self, lines: Iterable[str]) -> None:
        for line in page.wrapped(lines):
            tell(line)

    def record(self, event: Event, shown: Iterable[str] = (), said: Iterable[str] = ()) -> None:
        before = self.session.play
        self.session.record(event)
        self.say((*shown, *said))
        after = self.session.play
        self.say(page.ruled_out(before, after))
        self.say(page.messages(after, arrived(before, after)))

    def ask(self, words: str) -> None:
        before = self.session.play
        cards = tuple(before.incident.cards.values())
        picked = pick(words, cards, lambda some: page.choices(some, before), may_be_off_card=True)
        if picked.off_card:
            self.record(AskElse(words), ["Kept as off-card. Answer as the case allows; /note keeps what you said."])
        elif picked.thing is not None:
            sight = before.sight(picked.thing)
            self.record(Ask(picked.thing.id, words), page.shown(picked.thing, sight), page.told(sight))

    def act(self, words: str) -> None:
        before = self.session.play
        words = words or ask_line("What does the candidate do? ").strip()
        actions = tuple(before.incident.actions.values())
        action = pick(words, actions, lambda some: page.choices(some, before)).thing if words else None
        if action is not None:
            reply = before.reply(action)
            self.record(Act(action.id, words), page.raw(reply.text), page.meant(before, action, reply))

    def tell_somebody(self, words: str) -> None:
        self.talk(words, Tell)

    def escalate(self, words: str) -> None:
        self.talk(words, Escalate)

    def talk(self, words: str, event: type[Tell] | type[Escalate]) -> None:
        incident = self.session.play.incident
        role, words = pick_role(words, tuple(incident.roles.values()))
        if role is None:
            return
        words = words or ask_line(f"In their words, to {safe_line(role.name)} (Enter for none): ").strip()
        answer = self.session.play.answer(role.id, MomentKind.TELL if event is Tell else MomentKind.ESCALATE)
        self.record(event(role.id, words), said=[f"{role.name} answers: {answer.strip()}"] if answer else [])

    def suppose(self, words: str) -> None:
        words = words or ask_line("Which explanation, in their words? ").strip()
        hypotheses = tuple(self.session.play.incident.hypotheses.values())
        meant = pick(words, hypotheses, page.numbered).thing if words else None
        if meant is not None:
            self.record(Suppose(meant.id, words), [f"Kept: {safe_line(meant.name)}."])

    def hint(self, number: str) -> None:
        ladder = tuple(self.session.play.incident.hints.values())
        coming = page.next_hint(self.session.play)
        self.say(page.hints(self.session.play))
        takes = "Enter gives the next, a number another, - none: " if coming else "A number, or Enter for none: "
        said = number or ask_line(takes).strip()
        chosen = numbered(said, len(ladder))
        hint = coming if not said else ladder[chosen] if chosen is not None else None
        if hint is not None:
            self.record(GiveHint(hint.id), said=[f"Say: {hint.say}"])

    def wait(self, minutes: str) -> None:
        said = minutes or ask_line("How many minutes? ").strip()
        if not (said.isascii() and said.isdigit() and len(said) < 5):
            raise InvalidError("Please type a number of minutes, e.g. /wait 10.")
        self.record(Wait(int(said)))

    def check(self, said: str) -> None:
        items = page.by_hand(self.session.play)
        self.say(page.checklist(self.session.play))
        for number in (said or ask_line("Numbers to tick or untick, e.g. 1 3 (Enter for none): ")).split():
            chosen = numbered(number.strip(","), len(items))
            if chosen is None:
                tell(f"There is no number {safe_line(number)} on the list.")
            else:
                self.record(Check(items[chosen].id))
                ticked = items[chosen].id in self.session.play.ticked
                tell(f"{'Ticked' if ticked else 'Unticked'}: {safe_line(items[chosen].name)}")

    def undo(self) -> None:
        moments = self.session.play.moments
        self.record(Undo())
        self.say([page.taken_back(self.session.play, moments[-1])])

    def done(self) -> Ending | None:
        self.check("")
        said = ask_line("Is the play over? [Y/n] ").strip().lower()
        return Ending.SUBMIT if said in ("", "y", "yes") else None
