import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scorecard._table import COMMANDS, Entry
from scorecard.completion import SHARED

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
WITH_EXAMPLES = [path for path in DOCUMENTS if "```console" in path.read_text(encoding="utf-8")]
FRONT = ("-h", "--version", "--show-completion")
EVERYWHERE = frozenset((*SHARED, *FRONT))
TAKES_VALUE = ("--store", "--rubrics", "--as", "--show-completion")


@dataclass(frozen=True, slots=True)
class Example:
    """A command as a page shows it, and what the page says it prints."""

    command: str
    output: str


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tokens(path: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def fences(path: Path) -> Iterator[tuple[list[str], str]]:
    """Each fenced block with the words after its fence: its language and, for a file, its name."""
    return ((token.info.split(), token.content) for token in tokens(path) if token.type == "fence")


def examples(content: str) -> Iterator[Example]:
    for block in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, output = block.partition("\n")
        yield Example(command, output.strip("\n"))


def commands_in(path: Path) -> Iterator[str]:
    """Every command of ours that a page names: in its blocks, and in its running text."""
    for words, content in fences(path):
        if words[:1] in (["console"], ["sh"]):
            for line in content.splitlines():
                yield from re.findall(r"(?:^(?:\$ )?|[|(] ?|&& )(scorecard\b[^|)>&]*)", line)
    for token in tokens(path):
        if token.type == "code_inline":
            yield from re.findall(r"(?:^|\()(scorecard(?: [^|)>&]*)?)(?![\w./])", token.content)


def complaints(command: str) -> Iterator[str]:
    """What a command names that is not there."""
    words = shlex.split(command, comments=True)[1:]
    entry, stray = entry_of(words)
    if stray:
        yield f"{command}: there is no command {stray}"
        return
    options = EVERYWHERE | set(entry.options if entry else ())
    for word in words:
        option = word.partition("=")[0]
        if option.startswith("-") and option != "-" and option not in options:
            yield f"{command}: there is no option {option}"


def entry_of(words: list[str]) -> tuple[Entry | None, str]:
    """The command that words call, or the word that calls none."""
    entry, known, value = None, COMMANDS, False
    for word in words:
        if value or word.startswith("-"):
            value = not value and word in TAKES_VALUE
        elif word in known:
            entry, known = known[word], known[word].commands
        else:
            return entry, word if known else ""
    return entry, ""


def all_options() -> set[str]:
    entries = [*COMMANDS.values(), *(inner for entry in COMMANDS.values() for inner in entry.commands.values())]
    return {option for entry in entries for option in entry.options} | EVERYWHERE


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    found = list(MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8")))
    titles = (after for before, after in pairwise(found) if before.type == "heading_open")
    return {slug("".join(part.content for part in title.children or ())) for title in titles}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_command_and_option_named_in_a_page_exists(path: Path) -> None:
    wrong = [complaint for command in commands_in(path) for complaint in complaints(command)]
    inline = [token.content for token in tokens(path) if token.type == "code_inline"]
    unknown = {text.split()[0] for text in inline if re.match(r"--\w", text)} - all_options()

    assert (wrong, unknown) == ([], set())


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_relative_link_of_a_page_leads_somewhere(path: Path) -> None:
    targets = [token.attrs.get("href") or token.attrs.get("src") for token in tokens(path) if token.attrs]
    local = [str(target) for target in targets if target and not re.match(r"[a-z]+:", str(target))]
    astray = []
    for target in local:
        place, _, anchor = target.partition("#")
        page = path.parent / place if place else path
        if not page.exists() or (anchor and anchor not in anchors(page)):
            astray.append(target)

    assert astray == []


def test_a_mistyped_command_or_option_in_a_page_would_be_found() -> None:
    wrong = ["scorecard shwo jane", "scorecard show --jsn", "scorecard rubric tset", "scorecard --as ana expalin x"]

    assert [len(list(complaints(command))) for command in wrong] == [1, 1, 1, 1]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name_of)
def test_the_examples_of_a_page_print_what_it_shows(path: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    wrong = []
    for words, content in fences(path):
        if len(words) > 1:
            write(tmp_path / words[1], content)
        if words == ["console"]:
            wrong += [said for example in examples(content) if (said := differing(example, tmp_path))]

    assert "\n".join(wrong) == ""


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def differing(example: Example, folder: Path) -> str:
    """What a command prints, where a page shows something else or an error only one of the two knows of."""
    done = run(example.command, folder)
    said = "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")
    fits = re.fullmatch(pattern(example.output), said) and bool(done.returncode) == ("Error: " in example.output)
    return "" if fits else f"$ {example.command}\n{said}"


def pattern(output: str) -> str:
    """What matches an output as a page shows it: … alone on a line for any lines, elsewhere for any characters."""
    lines = output.split("\n")
    parts = [".*(?:\n.*)*?" if line.strip() == "…" else re.escape(line).replace("…", ".*") for line in lines]
    return "\n".join(parts)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "scorecard", command
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(folder / "home"))
    store = str(folder / "home" / "scorecard.db")
    return subprocess.run(
        [sys.executable, "-m", "scorecard", *arguments],
        cwd=folder,
        env=kept | homes | {"SCORECARD_STORE": store, "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
