"""This room walks an interview on the full screen: one application, the text that is written always at hand."""

import asyncio
import errno
import signal
from contextlib import suppress
from typing import Any

from prompt_toolkit.application import Application, get_app_session, run_in_terminal
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.output import Output

from scorecard.errors import InvalidError
from scorecard.prompts.editor import edited
from scorecard.prompts.face import Ending, Session
from scorecard.prompts.fullscreen.command import keep_all
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.display import Visible, Wrapped
from scorecard.prompts.fullscreen.fragment import Lines
from scorecard.prompts.fullscreen.key import Keyboard
from scorecard.prompts.fullscreen.layout import MARGIN, Size
from scorecard.prompts.fullscreen.style import STYLE
from scorecard.prompts.fullscreen.symbol import symbols_for
from scorecard.prompts.fullscreen.view import ASKING, Mode

SAVE_EVERY = 0.5
ESCAPE_WAIT = 0.05
"""Seconds between saves of a changed text; seconds after which Esc is a key of its own."""

TERMINAL_GONE = (errno.EIO, errno.EBADF, errno.EPIPE, errno.ENXIO)


def walk_fullscreen(
    session: Session,
    *,
    input: Input | None = None,  # noqa: A002 (as prompt_toolkit calls it)
    output: Output | None = None,
) -> Ending:
    """Walk until the person hands in or leaves; when the terminal goes away, that is leaving.

    A StoreError or ConflictError comes out only where the last text could not be saved.
    """
    shown = output or get_app_session().output
    desk = Desk(session, symbols_for(shown.encoding()))
    face = _Face(desk, input, shown)
    try:
        return face.app.run(pre_run=face.start, set_exception_handler=False)
    except (EOFError, KeyboardInterrupt):
        return _abandoned(desk)
    except OSError as error:
        if error.errno not in TERMINAL_GONE:
            raise
        return _abandoned(desk)


def _abandoned(desk: Desk) -> Ending:
    if not keep_all(desk) and desk.trouble:
        raise desk.trouble
    return Ending.LEAVE


class _Face:
    def __init__(self, desk: Desk, keys: Input | None, output: Output) -> None:
        self.desk = desk
        self.page = Window(FormattedTextControl(lambda: _joined(desk.screen.above), focusable=True, show_cursor=False))
        self.text = Window(BufferControl(desk.draft, input_processors=[Visible(), Wrapped()]), wrap_lines=True)
        self.line = Window(BufferControl(desk.line, input_processors=[Visible()]))
        self.app: Application[Ending] = Application(
            layout=Layout(self._container(), focused_element=self.page),
            key_bindings=Keyboard(desk, self.edit, self.settle).bindings,
            style=STYLE,
            full_screen=True,
            erase_when_done=True,
            refresh_interval=1,
            input=keys,
            output=output,
            before_render=self.look,
        )
        self.app.ttimeoutlen = self.app.timeoutlen = ESCAPE_WAIT
        self.settle()

    def _container(self) -> HSplit:
        desk = self.desk
        self.page.height = lambda: len(desk.screen.above)
        self.text.height = lambda: desk.screen.pane
        state = Window(FormattedTextControl(lambda: _joined(desk.screen.state)), height=lambda: len(desk.screen.state))
        keys = Window(FormattedTextControl(lambda: _joined((desk.screen.keys,))), height=1)
        prompt = Window(
            FormattedTextControl(lambda: " " * MARGIN + desk.screen.prompt), dont_extend_width=True, height=1
        )
        margin = Window(width=MARGIN)
        asking = Condition(lambda: desk.view.mode in ASKING)
        writing = Condition(lambda: desk.screen.pane > 0)
        return HSplit(
            [
                self.page,
                ConditionalContainer(VSplit([margin, self.text, margin]), writing),
                state,
                ConditionalContainer(keys, ~asking),
                ConditionalContainer(VSplit([prompt, self.line], height=1), asking),
            ]
        )

    def look(self, app: "Application[Ending]") -> None:
        size = app.output.get_size()
        self.desk.look(Size(size.columns, size.rows))

    def settle(self) -> None:
        mode = self.desk.view.mode
        focus = self.text if mode is Mode.TYPE else self.line if mode in ASKING else self.page
        self.app.layout.focus(focus)
        if self.app.is_running and not self.app.is_done:
            self._end()

    def _end(self) -> None:
        if self.desk.ending:
            self.app.exit(result=self.desk.ending)
        elif self.desk.lost and self.desk.trouble:
            self.app.exit(exception=self.desk.trouble)

    def start(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self.fail)
        for name in ("SIGHUP", "SIGTERM"):
            # Windows knows neither of them here, and only the main thread may listen.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.hang_up)
        self.app.create_background_task(self.save_by_and_by())

    def fail(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if error and not self.app.is_done:
            self.app.exit(exception=error)

    def hang_up(self) -> None:
        if not self.app.is_done:
            keep_all(self.desk)
            self.app.exit(result=Ending.LEAVE)

    async def save_by_and_by(self) -> None:
        while True:
            await asyncio.sleep(SAVE_EVERY)
            if self.desk.unsaved and not self.desk.warned:
                self.desk.keep()
                self.app.invalidate()

    def edit(self, desk: Desk) -> None:
        if desk.pane:
            self.app.create_background_task(self._edit())
        else:
            desk.say("There is nothing to write at this step.")

    async def _edit(self) -> None:
        try:
            text = await run_in_terminal(lambda: edited(self.desk.draft.text), in_executor=True)
        except InvalidError as error:
            self.desk.say(" ".join(error.lines), alarm=True)
        else:
            self.desk.draft.document = Document(text, len(text))
            self.desk.keep()
        self.app.invalidate()


def _joined(lines: Lines) -> StyleAndTextTuples:
    """The lines as a window takes them: one list, with the margin on the left."""
    shown: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        shown += [("", ("\n" if number else "") + " " * MARGIN), *line]
    return shown
