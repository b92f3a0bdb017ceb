"""This room binds the keys of the full screen to what they do."""

from collections.abc import Callable

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from scorecard.prompts.fullscreen import command, flag
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.view import ASKING, RESTING, Mode

Action = Callable[[Desk], None]

LISTS = (Mode.STEPS, Mode.OTHERS, Mode.NOTICE)
PAGES = (Mode.READ, Mode.WHOLE, Mode.HELP)
DIGITS = "0123456789"
PAGE = 1_000_000


class Keyboard:
    """The keys of a desk. `edit` opens the person's editor; `settle` is called after every key that did something."""

    def __init__(self, desk: Desk, edit: Action, settle: Callable[[], None]) -> None:
        self.desk = desk
        self.settle = settle
        self.bindings = KeyBindings()
        self._bind_pages(edit)
        self._bind_moves()
        self._bind_lists()
        self._bind_questions()
        self._bind_scrolling()

    def on(self, modes: tuple[Mode, ...], action: Action, *sequence: str) -> None:
        """Let a key, or a sequence of keys, do something in some modes."""
        desk = self.desk

        def press(_: KeyPressEvent) -> None:
            if action is not command.leave:
                desk.hush()
            action(desk)
            self.settle()

        active = Condition(lambda: desk.view.mode in modes)
        self.bindings.add(*sequence, filter=active, eager=sequence[0].startswith("c-"))(press)

    def _bind_pages(self, edit: Action) -> None:
        letters: dict[str, Action] = {
            "s": command.skip,
            "p": command.show_probes,
            "t": command.tick,
            "n": lambda desk: desk.put(Mode.JOT),
            "o": command.list_others,
            "g": command.list_steps,
            "v": edit,
            "?": lambda desk: desk.put(Mode.HELP),
        }
        for letter, action in letters.items():
            self.on((Mode.READ,), action, letter)
            self.on((Mode.TYPE,), action, "escape", letter)
        for key in DIGITS:
            self.on((Mode.READ,), _digit(key), key)
            self.on(RESTING, _digit(key), "escape", key)
        self.on((Mode.READ,), flag.withdraw, "x")
        self.on((Mode.READ,), lambda desk: desk.put(Mode.WHOLE), "f")
        self.on((Mode.WHOLE,), command.show_probes, "p")
        self.on(RESTING, edit, "c-x")
        self._bind_paste()
        self.on((Mode.READ,), lambda desk: desk.say("e lets you write; ? shows all keys."), Keys.Any)

    def _bind_paste(self) -> None:
        def press(event: KeyPressEvent) -> None:
            self.desk.hush()
            command.paste(self.desk, event.data)
            self.settle()

        reading = Condition(lambda: self.desk.view.mode is Mode.READ)
        self.bindings.add(Keys.BracketedPaste, filter=reading)(press)

    def _bind_moves(self) -> None:
        anywhere = tuple(Mode)
        walking = tuple(mode for mode in Mode if mode not in ASKING)
        for key in ("c-c", "c-d", Keys.SIGINT.value):
            self.on(anywhere, command.leave, key)
        self.on((Mode.READ,), command.leave, "q")
        self.on(anywhere, lambda desk: desk.say("Ctrl-C leaves; the draft is kept."), "c-z")
        self.on(walking, command.go_next, "c-n")
        self.on(walking, command.go_back, "c-p")
        self.on(walking, command.list_steps, "c-g")
        self.on((Mode.READ,), command.go_next, "enter")
        self.on((Mode.READ,), command.go_back, "b")
        for key in ("e", "tab"):
            self.on((Mode.READ,), command.write, key)
        for key in ("escape", "tab"):
            self.on((Mode.TYPE,), command.stop_writing, key)

    def _bind_lists(self) -> None:
        self.on(LISTS, lambda desk: command.step_cursor(desk, -1), "up")
        self.on(LISTS, lambda desk: command.step_cursor(desk, 1), "down")
        self.on(LISTS, lambda desk: command.choose(desk, desk.view.cursor), "enter")
        active = Condition(lambda: self.desk.view.mode in (*LISTS, Mode.TICK))

        def press(event: KeyPressEvent) -> None:
            command.pick(self.desk, event.data)
            self.settle()

        self.bindings.add(Keys.Any, filter=active)(press)

    def _bind_questions(self) -> None:
        for key in "123":
            self.on((Mode.SKIP,), _reason(key), key)
        self.on((Mode.WITHDRAW,), flag.take_back, "y")
        self.on(ASKING, command.answer, "enter")
        self.on(tuple(mode for mode in Mode if mode not in RESTING), Desk.clear, "escape")
        self.on((Mode.TICK, Mode.HELP, Mode.WHOLE), Desk.clear, "enter")
        for key in ("q", "?", "f"):
            self.on((Mode.HELP, Mode.WHOLE), Desk.clear, key)
        self.on((Mode.SKIP, Mode.WITHDRAW, Mode.HELP, Mode.WHOLE), lambda _: None, Keys.Any)

    def _bind_scrolling(self) -> None:
        rolling = tuple(mode for mode in Mode if mode not in (*ASKING, *LISTS))
        self.on(rolling, lambda desk: desk.scroll(max(desk.screen.shown - 1, 1)), "pagedown")
        self.on(rolling, lambda desk: desk.scroll(-max(desk.screen.shown - 1, 1)), "pageup")
        self.on(PAGES, lambda desk: desk.scroll(1), "down")
        self.on(PAGES, lambda desk: desk.scroll(-1), "up")
        self.on(PAGES, lambda desk: desk.scroll(PAGE), "end")
        self.on(PAGES, lambda desk: desk.scroll(-PAGE), "home")


def _digit(key: str) -> Action:
    return lambda desk: command.digit(desk, key)


def _reason(key: str) -> Action:
    return lambda desk: command.leave_open(desk, key)
