"""The full screen in a real pseudo-terminal: what is painted there, and that nothing depends on colour."""

import os
import re
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from scorecard.prompts.fullscreen import walk_fullscreen
from tests.core.interview import walking
from tests.prompts.sitting import RememberedSession
session = RememberedSession(walking())
ending = walk_fullscreen(session)
Path(sys.argv[1]).write_text(f"{ending.value}: {session.walk.rating('sql')}", encoding="utf-8")
"""
COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")


class Terminal:
    """A pseudo-terminal of 60 by 24 with the full screen in it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.result = folder / "result"
        known = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "src"))
        environment = {**known, "TERM": "xterm-256color", "PYTHONPATH": paths, "LC_ALL": "C.UTF-8", **settings}
        self.child = pexpect.spawn(
            sys.executable, ["-c", PROGRAM, str(self.result)], dimensions=(24, 60), env=environment, timeout=20
        )
        self.screen = pyte.Screen(60, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""

    def wait_for(self, text: str) -> None:
        """Read until a text stands on the screen."""
        while not any(text in row for row in self.screen.display):
            read = self.child.read_nonblocking(65536, timeout=20)
            self.raw += read
            self.stream.feed(read)

    def type(self, keys: str, until: str) -> None:
        """Send keys and wait for what they show."""
        self.child.send(keys)
        self.wait_for(until)

    def leave(self) -> str:
        """Leave, and give how it ended and what was rated."""
        self.child.send("\x03")
        self.child.expect(pexpect.EOF)
        return self.result.read_text(encoding="utf-8")

    def hang_up(self) -> str:
        """Close the terminal, and give how it ended and what was rated."""
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.wait()
        return self.result.read_text(encoding="utf-8")


def test_the_text_is_wrapped_between_words_with_the_cursor_behind_it(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("e: write")
    terminal.type("e", until="Esc: keys")
    terminal.type("Counted the rows on both sides before joining them and compared", until="compared")

    rows = [row.rstrip() for row in terminal.screen.display]
    first = rows.index(" Counted the rows on both sides before joining them and")

    assert rows[first + 1] == " compared"
    assert (terminal.screen.cursor.y, terminal.screen.cursor.x) == (first + 1, len(" compared"))
    assert "evidence='Counted the rows on both sides before joining them and compared'" in terminal.leave()


def test_a_level_is_given_by_alt_and_digit_and_shown_without_colour(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, NO_COLOR="1")
    terminal.wait_for("e: write")
    terminal.type("3", until="[3] Meets")
    terminal.type("\x1b4", until="[4] Exceeds")
    terminal.type("\x1b3", until="[3] Meets")
    terminal.type("\t\x07", until="> 1 [x] SQL")

    assert terminal.leave().startswith("leave: Rating(level=3,")
    assert COLOUR.findall(terminal.raw) == []


def test_a_terminal_without_unicode_gets_plain_signs(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    terminal.wait_for("e: write")

    rows = [row.rstrip() for row in terminal.screen.display]

    assert rows[:2] == [" Jane Doe | First talk", " -- SQL ----------------------------------- step 1 of 10 --"]
    assert [byte for byte in terminal.raw if byte > 127] == []
    terminal.leave()


def test_a_terminal_that_is_closed_leaves_the_draft(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("e: write")
    terminal.type("e", until="Esc: keys")
    terminal.type("Half a sen", until="Half a sen")

    ended = terminal.hang_up()

    assert ended.startswith("leave: ")
    assert "evidence='Half a sen'" in ended
