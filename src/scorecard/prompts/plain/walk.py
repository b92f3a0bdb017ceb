"""This room walks an interview in plain lines: type a letter or a number and press Enter; nothing is repainted."""

import shutil
from collections.abc import Callable

from scorecard.core.event import AskAlso, Jump, Move
from scorecard.core.walk import Event, StepKind, gaps
from scorecard.errors import InvalidError
from scorecard.prompts.clock import clock
from scorecard.prompts.face import Ending, Session
from scorecard.prompts.line import ask_line, tell
from scorecard.prompts.plain import answer
from scorecard.prompts.plain.page import contents, page

HELP = """\
  1 2 3 4    pick a level; at the vote, 4 is strong yes and 0 no decision
  s          skip, with a reason
  e or w     write the evidence or the text of this step; an empty line ends it
  v          write it in your editor ($VISUAL or $EDITOR)
  t          tick signals; in a review or data tests, what the candidate named
  p          show the probes
  r NUMBER   raise a red flag, or add to what was said or done
  x NUMBER   take a red flag back, after one more question
  n TEXT     take a free note (it joins your private notes)
  Enter      next step        b          back
  l          list of steps    j NUMBER   jump to a step
  o          ask about another dimension
  c          the clock        ?          this help
  submit     hand in          q          leave; the draft is kept"""


def walk_plainly(session: Session) -> Ending:
    """Walk until the person hands in or leaves. Every answer is saved before the next prompt."""
    if session.notice:
        tell(session.notice)
    tell("Type ? for help. Every answer is saved as you give it.")
    return _PlainWalk(session).run()


class _PlainWalk:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.probes = False
        self.commands: dict[str, Callable[[str], None]] = {
            "": lambda _: self.move(Move(1)),
            "b": lambda _: self.move(Move(-1)),
            "s": lambda _: self.skip(),
            "e": lambda _: answer.write(session),
            "w": lambda _: answer.write(session),
            "v": lambda _: answer.edit(session),
            "t": lambda _: answer.tick(session),
            "p": lambda _: self.show_probes(),
            "r": lambda rest: answer.flag(session, rest),
            "x": lambda rest: answer.withdraw(session, rest),
            "n": lambda rest: answer.jot(session, rest),
            "l": lambda _: self.list_steps(),
            "j": self.jump,
            "o": lambda _: self.ask_also(),
            "c": lambda _: tell(self.clock),
            "?": lambda _: tell(HELP),
        }

    @property
    def clock(self) -> str:
        return clock(self.session.walk, self.session.seconds)

    def run(self) -> Ending:
        self.show()
        while True:
            word, _, rest = ask_line("> ").strip().partition(" ")
            if word in ("q", "quit"):
                return Ending.LEAVE
            try:
                if word == "submit" and self.ready():
                    return Ending.SUBMIT
                if word != "submit":
                    self.obey(word, rest.strip())
            except InvalidError as error:
                tell(error.what)

    def obey(self, word: str, rest: str) -> None:
        if word.isascii() and word.isdigit() and len(word) == 1:
            answer.pick(self.session, int(word))
        elif word in self.commands:
            self.commands[word](rest)
        else:
            tell(f"There is no command {word}; ? shows them all.")

    def show(self) -> None:
        width = min(shutil.get_terminal_size().columns, 100)
        for line in page(self.session.walk, clock=self.clock, probes=self.probes, width=width):
            tell(line)

    def move(self, event: Event) -> None:
        self.session.record(event)
        self.probes = False
        self.show()

    def skip(self) -> None:
        if answer.skip(self.session):
            self.move(Move(1))

    def show_probes(self) -> None:
        self.probes = True
        self.show()

    def list_steps(self) -> None:
        for line in contents(self.session.walk):
            tell(line)

    def jump(self, where: str) -> None:
        steps = self.session.walk.steps
        if not where:
            self.list_steps()
            where = ask_line("Jump to number: ")
        chosen = answer.numbered(where, len(steps))
        if chosen is None:
            tell(f"Please type j and a number from 1 to {len(steps)}.")
        else:
            self.move(Jump(steps[chosen].key))

    def ask_also(self) -> None:
        others = self.session.walk.others
        if not others:
            tell("All dimensions are part of this interview already.")
            return
        for number, line in enumerate(others, 1):
            tell(f"  {number}. {line.name}")
        chosen = answer.numbered(ask_line("Which one? Number, or Enter for none: "), len(others))
        if chosen is not None:
            self.move(AskAlso(others[chosen].id))

    def ready(self) -> bool:
        missing = gaps(self.session.walk)
        if missing:
            self.move(Jump(missing[0].step))
            for gap in missing:
                tell(f"Missing: {gap.message}")
            return False
        if self.session.walk.here.kind is not StepKind.REVIEW:
            self.move(Jump(StepKind.REVIEW))
        said = ask_line("Hand in now? It cannot be changed afterwards, only amended. [y/N] ")
        return said.strip().lower() in ("y", "yes")
