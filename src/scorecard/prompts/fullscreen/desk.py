"""This room is the interviewer's desk: the session, the text being written and what lies on top of the page."""

from dataclasses import replace

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from scorecard.core.walk import Event, StepKind, Walk
from scorecard.errors import ScorecardError
from scorecard.prompts.face import Ending, Session
from scorecard.prompts.fullscreen.layout import Screen, Size, compose
from scorecard.prompts.fullscreen.pane import Pane, pane_of
from scorecard.prompts.fullscreen.symbol import DRAWN, Symbols
from scorecard.prompts.fullscreen.view import COVERING, RESTING, Mode, View


class Desk:
    """An interview under way at the keyboard. It knows no terminal.

    `draft` is the text being written, `lines` how many line breaks it had when that was last looked at, `line` the
    answer to a question of one line, `ending` how the person left.
    `trouble` says why the text could not be saved; `warned` and `lost`, that they were told so when they wanted to
    leave, and that they left in spite of it.
    """

    def __init__(self, session: Session, symbols: Symbols = DRAWN) -> None:
        self.session = session
        self.view = View(symbols=symbols)
        self.draft = Buffer(multiline=True, on_text_changed=self._typed)
        self.line = Buffer(multiline=False)
        self.lines = 0
        self.ending: Ending | None = None
        self.refusal: ScorecardError | None = None
        self.trouble: ScorecardError | None = None
        self.warned = self.lost = False
        self.arrive()
        self.say(session.notice)
        self.screen = self.look(Size(80, 24))

    @property
    def walk(self) -> Walk:
        """Where the interview stands."""
        return self.session.walk

    @property
    def pane(self) -> Pane | None:
        """The text that is open for writing."""
        return pane_of(self.walk, self.view.flag)

    def look(self, size: Size) -> Screen:
        """The screen as it is now; remembered, because scrolling goes by what was shown."""
        self.screen = compose(self.walk, self.view, size, draft=self.draft.text, seconds=self.session.seconds)
        return self.screen

    def say(self, message: str, *, alarm: bool = False) -> None:
        """Show a sentence until the next key that does something, or until more is written."""
        self.view = replace(self.view, message=message, alarm=alarm)

    def hush(self) -> None:
        """Forget what was said."""
        self.warned = False
        self.say("")

    def attempt(self, event: Event) -> bool:
        """Record an event; where that is refused or fails, say why."""
        try:
            self.session.record(event)
        except ScorecardError as error:
            self.refusal = error
            self.say(" ".join(error.lines), alarm=True)
            return False
        self.refusal = None
        return True

    @property
    def unsaved(self) -> bool:
        """Whether the text that is being written differs from what is kept. Blanks at its end don't count."""
        pane = self.pane
        return pane is not None and self.draft.text.rstrip() != pane.text.rstrip()

    def keep(self) -> bool:
        """Save the text that is being written, if it changed; says so when that works again after a failure."""
        pane = self.pane
        if pane is None or not self.unsaved:
            return True
        kept = self.attempt(pane.event(self.draft.text.rstrip()))
        if kept and self.trouble:
            self.say("Saved.")
        self.trouble = self.refusal
        return kept

    def _typed(self, _: Buffer) -> None:
        if not self.trouble:
            self.hush()
        lines = self.draft.text.count("\n")
        if lines != self.lines:
            self.lines = lines
            self.keep()

    def go(self, event: Event) -> bool:
        """Save the text, move to another step and open its text; stays where either fails."""
        if self.keep() and self.attempt(event):
            self.arrive()
            return True
        return False

    def arrive(self) -> None:
        """Open the text of the step; the keys go into it only where there is nothing else to do."""
        self.view = replace(self.view, scroll=None, sought=None, cursor=0, message="", alarm=False)
        flags = self.walk.here.kind is StepKind.RED_FLAGS
        unfinished = (flag.id for flag in self.walk.card.red_flags if not flag.evidence.strip())
        self.open(next(unfinished, "") if flags else "")
        if flags or self.walk.here.rated:
            self.view = replace(self.view, mode=Mode.READ)

    def open(self, flag: str = "") -> None:
        """Open the text of the step, or of one of its red flags, with the keys in it."""
        self.view = replace(self.view, flag=flag)
        pane = self.pane
        text = pane.text if pane else ""
        self.lines = text.count("\n")
        self.draft.reset(Document(text, len(text)))
        self.view = replace(self.view, mode=Mode.TYPE if pane else Mode.READ)

    def put(self, mode: Mode) -> None:
        """Put something on top of the page."""
        if self.view.mode in RESTING:
            self.view = replace(self.view, before=self.view.mode, scrolled=self.view.scroll)
        self.view = replace(self.view, mode=mode, cursor=0, scroll=0 if mode in COVERING else self.view.scroll)
        self.line.reset()

    def clear(self) -> None:
        """Take away what lies on top of the page."""
        if self.view.mode not in RESTING:
            self.view = replace(self.view, mode=self.view.before, scroll=self.view.scrolled)

    def scroll(self, lines: int) -> None:
        """Move the page up or down, as far as there is something to see."""
        to = min(max(self.screen.scroll + lines, 0), self.screen.most)
        self.view = replace(self.view, scroll=to)
