"""This room leads through the agenda: one item at a time, evidence side by side, notes, a level agreed on."""

from scorecard.core.debrief.agenda import HOW, Item
from scorecard.core.debrief.talk import Agree, EndAgenda, Note, Take, TakeNoteBack
from scorecard.errors import InvalidError
from scorecard.prompts.debrief import page
from scorecard.prompts.debrief.face import Room, Session
from scorecard.prompts.line import ask_line, tell
from scorecard.prompts.plain.answer import numbered

HELP = """\
  Enter      next item             b          back
  n TEXT     note what was said    x          take the last note back
  a LEVEL    agree on a level, kept beside those given; a - takes it back
  l          the agenda            j NUMBER   jump to an item
  done       end the discussion    q          leave; all is kept"""
KEYS = "Enter next, b back, n TEXT note, a LEVEL agree, l agenda, done, q leave, ? help"


def talk(session: Session, room: Room) -> bool:
    """Go through the agenda until it is over; whether to go on."""
    return _Talk(session, room).run()


class _Talk:
    def __init__(self, session: Session, room: Room) -> None:
        self.session, self.room = session, room

    @property
    def item(self) -> Item:
        return self.session.meeting.here

    def run(self) -> bool:
        if not self.session.meeting.debrief.topics:
            self.room.turn()
            tell("The agenda.")
            self.room.say([HOW])
            self.room.say(page.contents(self.session.meeting))
            ask_line("Enter begins with the first item: ")
        self.show()
        while True:
            said = ask_line("> ").strip()
            if said in ("q", "quit"):
                return False
            try:
                if self.obey(*_split(said)):
                    return True
            except InvalidError as error:
                tell(error.what)

    def obey(self, word: str, rest: str) -> bool:
        """Do as was typed; whether the discussion is over."""
        match word:
            case "":
                return self.move(1)
            case "b":
                return self.move(-1)
            case "n":
                self.write(rest)
            case "a":
                self.agree(rest)
            case "x":
                self.session.record(TakeNoteBack(self.item.id))
                tell("The last note was taken back.")
            case "done":
                return self.end()
            case _:
                self.look(word, rest)
        return False

    def look(self, word: str, rest: str) -> None:
        if word == "l":
            self.room.say(page.contents(self.session.meeting))
        elif word == "j":
            self.jump(rest)
        elif word == "?":
            tell(HELP)
        else:
            tell(f"There is no command {word}; ? shows them all.")

    def show(self) -> None:
        if self.item.id not in self.session.meeting.debrief.topics or not self.session.meeting.debrief.at:
            self.session.record(Take(self.item.id))
        self.room.turn()
        self.room.say(page.item_page(self.session.meeting, self.item, plain=self.room.plain, width=self.room.width))
        tell()
        self.room.say([KEYS])

    def move(self, by: int) -> bool:
        items = self.session.meeting.agenda
        place = [one.id for one in items].index(self.item.id) + by
        if place >= len(items):
            return self.end()
        self.take(items[max(place, 0)])
        return False

    def take(self, item: Item) -> None:
        self.session.record(Take(item.id))
        self.show()

    def jump(self, where: str) -> None:
        items = self.session.meeting.agenda
        chosen = numbered(where, len(items))
        if chosen is None:
            tell(f"Please type j and a number from 1 to {len(items)}; l shows the agenda.")
        else:
            self.take(items[chosen])

    def write(self, text: str) -> None:
        text = text or ask_line("What was said? ").strip()
        if text:
            self.session.record(Note(self.item.id, text))
            tell("Noted.")

    def agree(self, said: str) -> None:
        said = said or ask_line("Which level, 1 to 4? (- for none) ").strip()
        if said == "-":
            self.session.record(Agree(self.item.id, None))
            tell("Nothing is agreed on.")
            return
        level = numbered(said, 4)
        if level is None:
            tell("Please type a level, 1 to 4.")
            return
        self.session.record(Agree(self.item.id, level + 1))
        tell(f"Agreed on {level + 1}, kept beside the levels that were given.")

    def end(self) -> bool:
        left = [item for item in self.session.meeting.agenda if item.id not in self.session.meeting.debrief.topics]
        also = f" {len(left)} not talked about yet." if left else ""
        if not self.room.ask.confirm(f"End the discussion and go on to the final vote?{also}", default=not left):
            return False
        self.session.record(EndAgenda())
        return True


def _split(said: str) -> tuple[str, str]:
    word, _, rest = said.partition(" ")
    return word, rest.strip()
