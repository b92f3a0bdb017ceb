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

    def run(self, *arguments: str) -> str:
        """What a command prints, with its colours. CalledProcessError when it fails."""
        done = subprocess.run(
            [sys.executable, "-m", "scorecard", *arguments],
            cwd=ROOT,
            env=self.environment | {"FORCE_COLOR": "1"},
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
        hand_in(stage)
        draw("interview", f"scorecard interview {IN_HAND}", interview(stage))
        draw("show", "scorecard show jonas-lindqvist", printed(stage, "show", "jonas-lindqvist"))
        draw("explain", "scorecard explain priya-raman", printed(stage, "explain", "priya-raman"))
    return 0


def hand_in(stage: Stage) -> None:
    """Submit every draft but the one in hand, on the day of its interview, so that no picture shows today's date."""
    store = SqliteStore(stage.store)
    for candidate in store.candidates():
        for one in store.panel(candidate).drafts:
            draft = store.draft_for(one.card)
            if draft and (candidate.id, one.card.interviewer) != (IN_HAND, INTERVIEWER):
                store.submit(draft, new_id(), one.card.conducted_at or "")
    store.close()


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


def printed(stage: Stage, *arguments: str) -> Padding:
    """A command as it was typed, and what it printed; a column is left free on either side."""
    prompt = Text.assemble(("$ ", "bright_black"), (f"scorecard {' '.join(arguments)}", "bold"), "\n\n")
    return Padding(prompt + Text.from_ansi(stage.run(*arguments).rstrip("\n")), (0, 1))


def interview(stage: Stage) -> Text:
    """The full screen at one step of an interview under way, gone on with in a terminal of its own."""
    store = SqliteStore(stage.store)
    draft = store.drafts_of(INTERVIEWER)[0]
    store.save(replace(draft, bookmark=replace(draft.bookmark, at=STEP, seconds=STARTED_AT)))
    store.close()
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "scorecard", "interview", IN_HAND, "--as", INTERVIEWER],
        cwd=str(ROOT),
        env=stage.environment,
        dimensions=(ROWS, WIDTH),
    )
    screen = pyte.Screen(WIDTH, ROWS)
    try:
        _watch(terminal, screen, "Go on with the draft")
        terminal.send("\r")
        _watch(terminal, screen, "e: write")
        _watch(terminal, screen, CLOCK)
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
    raise TimeoutError(f"The interview did not come to show '{wanted}':\n" + "\n".join(screen.display))


def _drawn(screen: pyte.Screen) -> Text:
    drawn = Text()
    for row in range(ROWS):
        cells = [screen.buffer[row][column] for column in range(WIDTH)]
        for style, same in groupby(cells, _style):
            drawn.append("".join(cell.data for cell in same), style)
        drawn.append("\n" if row < ROWS - 1 else "")
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
