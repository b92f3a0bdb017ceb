"""This room sits down at the full screen without a terminal: a session that remembers, keys that are sent at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Timer

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from scorecard.core.checklist import Checklist
from scorecard.core.walk import Event, Walk, step
from scorecard.errors import StoreError
from scorecard.prompts.face import Ending
from scorecard.prompts.fullscreen import walk_fullscreen
from scorecard.prompts.fullscreen.fragment import words
from scorecard.prompts.fullscreen.layout import Screen

ENTER, TAB, CTRL_C, CTRL_D, CTRL_G, CTRL_N, CTRL_P, CTRL_X = "\r", "\t", "\x03", "\x04", "\x07", "\x0e", "\x10", "\x18"
BACKSPACE, UP, DOWN, PAGE_DOWN = "\x7f", "\x1b[A", "\x1b[B", "\x1b[6~"


def alt(key: str) -> str:
    """A key with Alt held."""
    return f"\x1b{key}"


@dataclass
class RememberedSession:
    """A session that keeps its events in a list; it stops saving for as long as `full` is set."""

    walk: Walk
    seconds: int = 724
    notice: str = ""
    full: bool = False
    events: list[Event] = field(default_factory=list)

    checklists: dict[str, Checklist] = field(default_factory=dict)

    def checklist(self, exercise_id: str) -> Checklist | None:
        return self.checklists.get(exercise_id)

    def record(self, event: Event) -> None:
        if self.full:
            raise StoreError("The disk is full.")
        self.walk = step(self.walk, event)
        self.events.append(event)


def sit(session: RememberedSession, keys: str) -> Ending:
    """Send keys to the full screen until it ends; without one that ends it, the terminal goes away."""
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        pipe.close()
        return walk_fullscreen(session, input=pipe, output=DummyOutput())


def sit_slowly(
    session: RememberedSession, *keys: str, then: Callable[[], None] = lambda: None, wait: float = 1.0
) -> Ending:
    """Send keys one by one, as a person does; after a while something happens, and then the terminal goes away."""

    def type_keys() -> None:
        for key in keys:
            pipe.send_text(key)
            time.sleep(0.2)
        time.sleep(wait)
        then()
        time.sleep(0.2)
        pipe.close()

    with create_pipe_input() as pipe:
        typist = Timer(0.3, type_keys)
        typist.start()
        ending = walk_fullscreen(session, input=pipe, output=DummyOutput())
        typist.join()
    return ending


def drawn(screen: Screen) -> str:
    """A screen as plain text, the rows of the text that is written as dots."""
    last = screen.prompt or words(screen.keys)
    rows = [*map(words, screen.above), *["."] * screen.pane, *map(words, screen.state), last]
    return "".join(f"{row.rstrip()}\n" for row in rows)
