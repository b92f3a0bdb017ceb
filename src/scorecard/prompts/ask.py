"""This room asks the small questions of menus and wizards, with Questionary or in plain numbered lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scorecard.core.suggestion import nearest
from scorecard.core.text import safe_line
from scorecard.prompts.line import ask_line, tell


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what it stands for and how it reads."""

    value: str
    title: str


class Asker(Protocol):
    """Asks small questions. KeyboardInterrupt when the person leaves instead of answering."""

    def choose(self, message: str, choices: Sequence[Choice]) -> str:
        """One of the choices, by its value."""

    def text(self, message: str, *, suggestions: Sequence[str] = (), default: str = "") -> str:
        """A line of text; may be empty."""

    def confirm(self, message: str, *, default: bool) -> bool:
        """Yes or no."""


def asker(*, plain: bool) -> Asker:
    """Who asks: plain lines, or Questionary where the terminal can."""
    return PlainAsker() if plain else QuestionaryAsker()


class PlainAsker:
    """Numbered lines and Enter: no repaint, fit for a screen reader."""

    def choose(self, message: str, choices: Sequence[Choice]) -> str:
        tell(message)
        for number, choice in enumerate(choices, 1):
            tell(f"  {number}. {choice.title}")
        while True:
            said = ask_line(f"Number, 1 to {len(choices)}: ").strip()
            if said.isascii() and said.isdigit() and len(said) <= 6 and 1 <= int(said) <= len(choices):
                return choices[int(said) - 1].value
            tell(f"Please type a number from 1 to {len(choices)}.")

    def text(self, message: str, *, suggestions: Sequence[str] = (), default: str = "") -> str:
        said = ask_line(f"{message}{f' [{safe_line(default)}]' if default else ''}: ").strip() or default
        close = nearest(said, suggestions) if said and said not in suggestions else ""
        if close and self.confirm(f"Did you mean {safe_line(close)}?", default=True):
            return close
        return said

    def confirm(self, message: str, *, default: bool) -> bool:
        while True:
            said = ask_line(f"{message} [{'Y/n' if default else 'y/N'}] ").strip().lower()
            if not said:
                return default
            if said in ("y", "yes", "n", "no"):
                return said[0] == "y"
            tell("Please answer y or n.")


class QuestionaryAsker:
    """Questionary's prompts; Ctrl-C and Ctrl-D both leave."""

    def choose(self, message: str, choices: Sequence[Choice]) -> str:
        import questionary

        shown = [questionary.Choice(safe_line(one.title), value=one.value) for one in choices]
        return str(_answer(questionary.select(message, choices=shown, use_jk_keys=False, use_search_filter=True)))

    def text(self, message: str, *, suggestions: Sequence[str] = (), default: str = "") -> str:
        import questionary

        if suggestions:
            known = [safe_line(one) for one in suggestions]
            asked = questionary.autocomplete(message, choices=known, default=default, match_middle=True)
            return str(_answer(asked)).strip()
        return str(_answer(questionary.text(message, default=default))).strip()

    def confirm(self, message: str, *, default: bool) -> bool:
        import questionary

        return bool(_answer(questionary.confirm(message, default=default)))


def _answer(question: "object") -> object:
    try:
        return question.unsafe_ask()  # type: ignore[attr-defined]
    except EOFError:
        raise KeyboardInterrupt from None
