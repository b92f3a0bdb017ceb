"""This room runs the installed command as people do: piped, at a pseudo-terminal, interrupted, killed."""

import os
import re
import signal
import subprocess
import sysconfig
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pyte

COMMAND = Path(sysconfig.get_path("scripts")) / "scorecard"
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
WITH_COMMAND = {"PATH": f"{COMMAND.parent}{os.pathsep}{os.defpath}"}
PATIENCE = 20.0
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What may not reach a terminal from somebody's text, bytes that are no text included; the newline stays."""
STYLED = re.compile(r"\x1b\[[0-9;:]*m")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """Everything it said."""
        return self.out + self.err

    @property
    def lines(self) -> list[str]:
        """The lines on standard output."""
        return self.out.splitlines()


@dataclass(frozen=True, slots=True)
class Home:
    """A throw-away home for a person and a store. `work` is the folder commands run in."""

    folder: Path
    terminals: list["Terminal"] = field(default_factory=list)

    @property
    def store(self) -> Path:
        """The store file; there is none before something is kept."""
        return self.folder / "store.db"

    @property
    def work(self) -> Path:
        """The working folder."""
        return self.folder / "work"

    @property
    def reports(self) -> Path:
        """Where temporary files go, the reports of crashes among them."""
        return self.folder / "tmp"

    def environment(self, more: Mapping[str, str | None]) -> dict[str, str]:
        """A clean environment with some more; None takes a variable away."""
        plain = {
            "PATH": os.defpath,
            "HOME": str(self.folder),
            "TMPDIR": str(self.reports),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "SCORECARD_STORE": str(self.store),
        }
        return {name: value for name, value in {**plain, **more}.items() if value is not None}

    def run(
        self,
        *words: str | bytes,
        stdin: str | bytes | Path = "",
        patience: float = PATIENCE,
        **environment: str | None,
    ) -> Ran:
        """Run the command with its output in pipes; a bug of the program fails the test at once."""
        if isinstance(stdin, Path):
            stdin = stdin.read_bytes()
        done = subprocess.run(
            [COMMAND, *words],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=self.environment(environment),
            cwd=self.work,
            timeout=patience,
            check=False,
        )
        return sound(Ran(done.returncode, _text(done.stdout), _text(done.stderr)))

    def shell(self, line: str, **environment: str | None) -> Ran:
        """Run a line of bash in which `scorecard` is the command."""
        done = subprocess.run(
            ["bash", "-c", line],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self.environment({**WITH_COMMAND, **environment}),
            cwd=self.work,
            timeout=PATIENCE,
            check=False,
        )
        return sound(Ran(done.returncode, _text(done.stdout), _text(done.stderr)))

    def open(self, *words: str, size: tuple[int, int] = (40, 100), **environment: str | None) -> "Terminal":
        """Start the command at a terminal of so many rows and columns."""
        return self._opened(COMMAND, words, self.environment(environment), size)

    def open_shell(self, line: str) -> "Terminal":
        """Run a line of bash at a terminal; `scorecard` is the command in it."""
        return self._opened(Path("/bin/bash"), ("-c", line), self.environment(WITH_COMMAND), (40, 100))

    def _opened(
        self, program: Path, words: tuple[str, ...], environment: dict[str, str], size: tuple[int, int]
    ) -> "Terminal":
        terminal = Terminal([str(program), *words], environment, self.work, size)
        self.terminals.append(terminal)
        return terminal

    def submit(self, *samples: str) -> None:
        """Hand in sample scorecards, such as `priya-raman/ana`."""
        for sample in samples:
            ran = self.run("interview", "--answers", str(EXAMPLES / f"{sample}.yaml"))
            assert ran.code == 0, ran.told

    def document(self, name: str, text: str) -> str:
        """Write a file into the working folder; returns its name."""
        (self.work / name).write_text(text, encoding="utf-8")
        return name


def sound(ran: Ran) -> Ran:
    """The run, unless it shows a bug of the program."""
    assert "Traceback" not in ran.told, ran.told
    assert "Something unexpected happened" not in ran.told, ran.told
    assert "Exception ignored" not in ran.told, ran.told
    return ran


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


class Terminal:
    """A command at a real pseudo-terminal, with the screen that a person would see."""

    def __init__(self, words: list[str], environment: dict[str, str], folder: Path, size: tuple[int, int]) -> None:
        rows, columns = size
        self.screen = pyte.Screen(columns, rows)
        self._feed = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            words[0], words[1:], env=environment, cwd=str(folder), dimensions=size, timeout=PATIENCE
        )
        self.child.delaybeforesend = None
        self.child.delayafterclose = self.child.delayafterterminate = 0.02
        self.child.ptyproc.delayafterclose = self.child.ptyproc.delayafterterminate = 0.02
        self.screen.write_process_input = self._reply
        self._seen = self._shown = 0

    def _reply(self, text: str) -> None:
        self.child.send(text)

    @property
    def text(self) -> str:
        """Everything that was written to it, as text."""
        return self.raw.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def display(self) -> str:
        """The screen as it stands, without the blanks at the ends of lines."""
        self._feed.feed(self.raw[self._shown :])
        self._shown = len(self.raw)
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _read(self, seconds: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        return True

    def see(self, *wanted: str) -> str:
        """Wait until one of the texts is written after what was seen before; returns all that came until then."""
        deadline = time.monotonic() + PATIENCE
        while True:
            new = self.text[self._seen :]
            ends = [new.index(one) + len(one) for one in wanted if one in new]
            if ends:
                self._seen += min(ends)
                return new[: min(ends)]
            if not self._read(0.2) or time.monotonic() > deadline:
                raise AssertionError(f"never saw {wanted} in:\n{new}")

    def shows(self, wanted: str) -> str:
        """Wait until the screen holds a text, however it is wrapped; returns the screen."""
        deadline = time.monotonic() + PATIENCE
        while " ".join(wanted.split()) not in " ".join(self.display.split()):
            if not self._read(0.2) or time.monotonic() > deadline:
                raise AssertionError(f"never saw {wanted!r} on:\n{self.display}")
        return self.display

    def type(self, text: str | bytes) -> None:
        """Press keys."""
        self.child.send(text)

    def enter(self, text: str | bytes = "") -> None:
        """Type a line."""
        self.child.send(text + b"\r" if isinstance(text, bytes) else f"{text}\r")

    def settle(self) -> None:
        """Let it answer, as long as it has something to say."""
        before = -1
        while before != len(self.raw) and self.display:
            before = len(self.raw)
            if not self._read(0.05):
                return

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the terminal."""
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)
        self.settle()

    def ended(self) -> int:
        """Wait for the end; returns the exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + PATIENCE
        while self._read(0.2):
            assert time.monotonic() < deadline, f"still running:\n{self.display}"
        return self._status()

    def interrupted(self) -> int:
        """Press Ctrl-C, and again like a person when nothing happens; returns the exit code."""
        for _ in range(10):
            self.type("\x03")
            pause = time.monotonic() + 3
            while time.monotonic() < pause:
                if not self._read(0.2):
                    return self._status()
        raise AssertionError(f"does not listen to Ctrl-C:\n{self.display}")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Send it a signal and wait for its end; returns how it ended."""
        self.child.kill(how)
        return self.ended()

    def hang_up(self) -> int:
        """Close the terminal under it; returns how it ended."""
        self.child.ptyproc.fileobj.close()
        return self._status()

    def _status(self) -> int:
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < deadline, "it does not end"
            time.sleep(0.002)
        return -self.child.signalstatus if self.child.exitstatus is None else self.child.exitstatus

    def discard(self) -> None:
        """Leave nothing of it behind."""
        self.child.close(force=True)
