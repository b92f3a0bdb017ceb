"""Draw the pictures of the README: real commands on the sample candidates, recorded as SVG by Rich.

Run it with `make screens`; the same screens give the same bytes.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pexpect
import pyte
from quarter import fill
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from scorecard.store.identifier import new_id
from scorecard.store.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "screens"
WIDTH = 100
ROWS = 40
"""Columns of every picture; rows of the full screen."""

PATIENCE = 60.0
"""Seconds after which an interview that does not show what is waited for is given up."""

INTERVIEWER = "bob"
IN_HAND = "tomas-okafor"
STEP = "debugging"
STARTED_AT = 11 * 60 + 34
CLOCK = "11:42 of 30 minutes"
"""Whose interview is drawn, with whom, at which step; where its clock starts and what it says in the picture."""

SAID = "cyd: never asked what churn means. ana: with finance it went well, once I pointed at it."
DEBRIEF = """\
debrief: 1
candidate: jonas-lindqvist
gate: {by: lea}
reading: {minutes: 8}
after_reading:
  ana: {vote: "yes"}
  bob: {vote: "yes", because: Cyd saw what my exercise could not}
  cyd: {vote: "no"}
"""
"""A note in the debrief that is drawn, and what comes before it: a document that stops once the votes are in."""

PANELS = {"show": "show jonas-lindqvist", "explain": "explain priya-raman"}
COMPARED = {
    "compare": "compare",
    "pair": "compare amira-haddad jonas-lindqvist",
    "whatif": "whatif amira-haddad",
}
"""Pictures of commands that print, by name; what is compared waits for the scorecard in hand."""
TALLEST = 80
"""At most so many lines of what a command prints are drawn, and no part of a section."""

THEME = TerminalTheme(
    (27, 31, 39),
    (214, 219, 229),
    [
        (62, 69, 82),
        (240, 113, 120),
        (152, 205, 129),
        (234, 196, 110),
        (115, 172, 242),
        (206, 147, 224),
        (98, 200, 208),
        (214, 219, 229),
    ],
    [
        (125, 135, 153),
        (255, 139, 146),
        (177, 226, 154),
        (250, 216, 140),
        (148, 195, 255),
        (226, 175, 240),
        (130, 222, 229),
        (255, 255, 255),
    ],
)

# Rich's own frame asks a server for a font; this one takes what the reader has.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-family: ui-sans-serif, system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder that stands in for somebody's home while the pictures are taken; nothing outside it is touched."""

    folder: Path

    def run(self, *arguments: str, store: str = "") -> str:
        """What a command prints, with its colours, on the stage's store or another. CalledProcessError if it fails."""
        done = subprocess.run(
            [sys.executable, "-m", "scorecard", *arguments],
            cwd=ROOT,
            env=self.environment | {"FORCE_COLOR": "1"} | ({"SCORECARD_STORE": store} if store else {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    @property
    def store(self) -> Path:
        """The store of the stage."""
        return self.folder / "scorecard.db"

    @property
    def environment(self) -> dict[str, str]:
        """What commands of the stage are given: this folder as the home, a terminal of a fixed kind and size."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.folder))
        terminal = {
            "TERM": "xterm-256color",
            "COLUMNS": str(WIDTH - 2),
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "LANG": "C.UTF-8",
        }
        return kept | homes | terminal | {"SCORECARD_STORE": str(self.store), "PYTHONUTF8": "1"}


def main() -> int:
    """Take every picture; returns the exit code."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="scorecard-screens-") as folder:
        stage = Stage(Path(folder))
        for path in sorted((ROOT / "examples").glob("*/*.yaml")):
            stage.run("interview", "--answers", str(path), "--draft")
        hand_in(stage, but=(IN_HAND, INTERVIEWER))
        draw("interview", f"scorecard interview {IN_HAND}", interview(stage))
        draw_printed(stage, PANELS)
        draw("debrief", "scorecard debrief jonas-lindqvist", debrief(stage))
        hand_in(stage)
        draw_printed(stage, COMPARED)
        quarter = str(stage.folder / "quarter.db")
        fill(Path(quarter))
        draw("calibrate", "scorecard calibrate --leads", printed(stage, "calibrate", "--leads", store=quarter))
    return 0


def hand_in(stage: Stage, but: tuple[str, str] | None = None) -> None:
    """Submit every draft, perhaps but one, on the day of its interview, so that no picture shows today's date."""
    store = SqliteStore(stage.store)
    for candidate in store.candidates():
        for one in store.panel(candidate).drafts:
            draft = store.draft_for(one.card)
            if draft and (candidate.id, one.card.interviewer) != but:
                store.submit(draft, new_id(), one.card.conducted_at or "")
    store.close()


def draw_printed(stage: Stage, pictures: dict[str, str]) -> None:
    """Draw what some commands print."""
    for name, words in pictures.items():
        draw(name, f"scorecard {words}", printed(stage, *words.split()))


def draw(name: str, title: str, screen: RenderableType) -> None:
    """Write a screen as `<name>.svg`."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", _environ={}
    )
    console.print(screen)
    path = PICTURES / f"{name}.svg"
    svg = console.export_svg(title=title, theme=THEME, code_format=FRAME, unique_id=name)
    path.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8", newline="\n")
    print(f"Wrote {path.relative_to(ROOT)}")


def printed(stage: Stage, *arguments: str, store: str = "") -> Padding:
    """A command as it was typed, and what it printed; a column is left free on either side."""
    prompt = Text.assemble(("$ ", "bright_black"), (f"scorecard {' '.join(arguments)}", "bold"), "\n\n")
    lines = stage.run(*arguments, store=store).rstrip("\n").split("\n")
    if len(lines) > TALLEST:
        last = max(at for at, line in enumerate(lines[:TALLEST]) if not line)
        lines = [*lines[: last + 1], "…"]
    return Padding(prompt + Text.from_ansi("\n".join(lines)), (0, 1))


def interview(stage: Stage) -> Text:
    """The full screen at one step of an interview under way, gone on with in a terminal of its own."""
    store = SqliteStore(stage.store)
    draft = store.drafts_of(INTERVIEWER)[0]
    store.save(replace(draft, bookmark=replace(draft.bookmark, at=STEP, seconds=STARTED_AT)))
    store.close()
    arguments = ("interview", IN_HAND, "--as", INTERVIEWER)
    return typed(stage, arguments, ("Go on with the draft", "\r"), ("e: write", ""), (CLOCK, ""))


def debrief(stage: Stage) -> Text:
    """The first item of an agenda, after a silent read and a vote, with a note and a level agreed on."""
    answers = stage.folder / "debrief.yaml"
    answers.write_text(DEBRIEF, encoding="utf-8")
    stage.run("debrief", "jonas-lindqvist", "--answers", str(answers))
    arguments = ("debrief", "jonas-lindqvist", "--as", "lea")
    begin = ("Enter begins", "\r")
    return typed(stage, arguments, begin, ("Enter next", f"n {SAID}\r"), ("Noted.", "a 2\r"), ("Agreed on 2", ""))


def typed(stage: Stage, arguments: tuple[str, ...], *steps: tuple[str, str]) -> Text:
    """The screen of a command in a terminal of its own, after each step: words to wait for, then keys."""
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "scorecard", *arguments],
        cwd=str(ROOT),
        env=stage.environment,
        dimensions=(ROWS, WIDTH),
    )
    screen = pyte.Screen(WIDTH, ROWS)
    try:
        for wanted, keys in steps:
            _watch(terminal, screen, wanted)
            terminal.send(keys)
    finally:
        terminal.close(force=True)
    return _drawn(screen)


def _watch(terminal: "pexpect.spawn[bytes]", screen: pyte.Screen, wanted: str) -> None:
    """Follow a terminal until its screen holds the wanted words and nothing more comes."""
    stream = pyte.ByteStream(screen)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            stream.feed(terminal.read_nonblocking(65536, timeout=0.2))
        except pexpect.TIMEOUT:
            if any(wanted in line for line in screen.display):
                return
    raise TimeoutError(f"The terminal did not come to show '{wanted}':\n" + "\n".join(screen.display))


def _drawn(screen: pyte.Screen) -> Text:
    """The screen down to its last row with anything on it."""
    drawn = Text()
    last = max(row for row, text in enumerate(screen.display) if text.strip())
    for row in range(last + 1):
        cells = [screen.buffer[row][column] for column in range(WIDTH)]
        for style, same in groupby(cells, _style):
            drawn.append("".join(cell.data for cell in same), style)
        drawn.append("\n" if row < last else "")
    return drawn


def _style(cell: pyte.screens.Char) -> Style:
    return Style(color=_colour(cell.fg), bgcolor=_colour(cell.bg), bold=cell.bold, reverse=cell.reverse)


def _colour(name: str) -> str | None:
    if name == "default":
        return None
    if len(name) == 6 and all(digit in "0123456789abcdef" for digit in name):
        return f"#{name}"
    return name.replace("brown", "yellow").replace("bright", "bright_")


if __name__ == "__main__":
    sys.exit(main())
