"""This room holds what every command has: the shared options, `-h`, and errors that end in one sentence and a code."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from scorecard.cli.speak import complain
from scorecard.errors import ScorecardError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_OPTIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("--store", "The store file.", {"metavar": "FILE"}),
    ("--rubrics", "An extra folder of rubrics, searched first.", {"metavar": "DIR", "multiple": True}),
    ("--as", "Who is asking.", {"metavar": "NAME"}),
    ("--no-color", "No colours.", {"is_flag": True}),
    ("--no-input", "Never ask.", {"is_flag": True}),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the shared options and the environment say; options win."""

    store: Path | None
    rubrics: tuple[Path, ...]
    interviewer: str
    no_color: bool
    no_input: bool


def settings(ctx: typer.Context) -> Settings:
    """The settings of a command that is running."""
    given: Mapping[str, Any] = ctx.find_root().ensure_object(dict)
    folders = given.get("rubrics") or tuple(filter(None, os.environ.get("SCORECARD_RUBRICS", "").split(os.pathsep)))
    store = given.get("store") or os.environ.get("SCORECARD_STORE")
    return Settings(
        store=Path(store) if store else None,
        rubrics=tuple(Path(folder) for folder in folders),
        interviewer=given.get("as") or os.environ.get("SCORECARD_INTERVIEWER", ""),
        no_color=bool(given.get("no_color")),
        no_input=bool(given.get("no_input") or os.environ.get("SCORECARD_NO_INPUT")),
    )


def _keep(ctx: typer.Context, param: Any, value: Any) -> Any:
    if value:
        ctx.find_root().ensure_object(dict)[param.name] = value
    return value


def _shared_options() -> list[TyperOption]:
    return [
        TyperOption(param_decls=[flag], help=text, callback=_keep, expose_value=False, hidden=True, **more)
        for flag, text, more in _OPTIONS
    ]


def _named_loudly(param: Any) -> Any:
    if isinstance(param, TyperArgument) and param.metavar is None:
        param.metavar = (param.name or "").upper()
    return param


class HouseCommand(TyperCommand):
    """A command with the shared options, whose known errors end in one sentence and their exit code."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.params = [*map(_named_loudly, self.params), *_shared_options()]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The usage line as manuals write it: what must be given stands bare, without Typer's braces."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def invoke(self, ctx: Any) -> Any:
        """Run the body; a known error is told and becomes its exit code."""
        try:
            return super().invoke(ctx)
        except ScorecardError as error:
            complain(error)
            raise typer.Exit(error.exit_code) from None


class HouseGroup(TyperGroup):
    """A group of commands with the shared options; called bare, it prints its help."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.params = [*self.params, *_shared_options()]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As usual, but nothing at all asks for help."""
        return super().parse_args(ctx, args or ["--help"])

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """List the commands with their whole first sentence, wrapped rather than cut."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, (one.help or "").split("\n")[0]) for name, one in self.commands.items()])


def command_app() -> typer.Typer:
    """An app for one command or one group of them."""
    return typer.Typer(
        cls=HouseGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=CONTEXT,
    )


def examples(*lines: str) -> str:
    """The examples at the end of a command's help, and where the shared options are told."""
    shown = "\n".join(f"  {line}" for line in lines)
    shared = "Everywhere: --store, --rubrics, --as, --no-color, --no-input; see scorecard --help"
    return f"\b\nExamples:\n{shown}\n\n{shared}"
