"""Run the main job on the sample candidates with the real command line, in a store that is thrown away afterwards."""

import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUMMARIES = "demo-summaries"
SHOWN = "jonas-lindqvist"
EXPLAINED = "priya-raman"
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
INTERRUPTED = 130


class CommandFailedError(Exception):
    """A command of the demo ended with an exit code other than 0."""

    def __init__(self, command: str, code: int) -> None:
        super().__init__(f"The demo stops here: '{command}' ended with exit code {code}.")
        self.code = code if code > 0 else 1


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder that stands in for the home of whoever runs the demo, and holds its store."""

    folder: Path

    def run(self, *arguments: str) -> None:
        """Print a command and let it speak for itself; CommandFailedError when it fails."""
        self._start(arguments, None)

    def quietly(self, *arguments: str) -> None:
        """Print a command but not its answer; what it said about a failure is passed on."""
        self._start(arguments, subprocess.PIPE)

    def _start(self, arguments: tuple[str, ...], pipe: int | None) -> None:
        command = shlex.join(("scorecard", *arguments))
        print(f"$ {command}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "scorecard", "--store", str(self.folder / "demo.db"), *arguments],
            cwd=ROOT,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            print(done.stderr or "", end="", file=sys.stderr, flush=True)
            raise CommandFailedError(command, done.returncode)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD_")}
        return kept | dict.fromkeys(HOMES, str(self.folder)) | {"PYTHONUTF8": "1"}


def main() -> int:
    """Play the demo and return its exit code: 0, or that of the command that failed."""
    try:
        with tempfile.TemporaryDirectory(prefix="scorecard-demo-") as folder:
            play(Stage(Path(folder)))
    except CommandFailedError as error:
        print(error, file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED
    print(f"\nThe summaries are in {SUMMARIES}{os.sep}; the store is gone. All the people in it were invented.")
    print(f"To start a real interview, in a terminal:\n\n  {installed_command()} interview")
    return 0


def play(stage: Stage) -> None:
    """Submit every sample scorecard, look at two panels, write the summaries and compare everybody."""
    submit_all(stage)
    heading("A panel that does not agree")
    stage.run("show", SHOWN)
    heading("Why a high score is not a yes")
    stage.run("explain", EXPLAINED)
    heading("A summary of every candidate, to paste anywhere")
    stage.run("export", "--all", "-o", SUMMARIES, "-f", "md", "--force")
    heading("Everybody at a glance")
    stage.run("compare")


def submit_all(stage: Stage) -> None:
    """Submit the scorecards of `examples/`."""
    documents = sorted((ROOT / "examples").glob("*/*.yaml"))
    heading(f"{len(documents)} interviews from documents, in a store of their own (--store, left out below)")
    for path in documents:
        stage.quietly("interview", "--answers", path.relative_to(ROOT).as_posix(), "--submit")


def heading(text: str) -> None:
    """Print a line that says what comes next."""
    print(f"\n== {text}\n", flush=True)


def installed_command() -> str:
    """The command that stands beside this Python, as one types it in the project's folder."""
    script = Path(sys.executable).with_name("scorecard")
    return str(script.relative_to(ROOT)) if script.is_relative_to(ROOT) else "scorecard"


if __name__ == "__main__":
    sys.exit(main())
