"""Text that attacks what shows it goes through every command, and nothing of it acts or hides at the other end."""

import contextlib
import json
import re
import shlex
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import CONTROL, Home
from tests.report import hostile

BAD = [text for text in (*hostile.SHORT, *hostile.LONG[:2]) if "\ud800" not in text]
WORD = "".join(text for text in (*hostile.TERMINAL, *hostile.HIDDEN) if not set(text) & {"\x00", "\ud800"})
FORGED = "x\nError: forged\r\nSubmitted: forged"
NAMES = [text for text in (*hostile.TERMINAL, *hostile.HIDDEN, *hostile.NAME) if not set(text) & {"\x00", "\ud800"}]
PERSON = "\u202egnp \u2066in\u2069 zero\u200bwidth so\u00adft <b>|`[x](javascript:1)"
RUBRIC = "associate-data-engineer"
EVIDENCE = "\n".join(BAD)


def _document(candidate: str, interviewer: str, interview: str) -> str:
    rated = {"level": 1, "evidence": EVIDENCE}
    said = {
        "scorecard": 1,
        "candidate": {"id": candidate, "name": WORD + FORGED},
        "interviewer": interviewer,
        "rubric": RUBRIC,
        "interview": interview,
        "ratings": dict.fromkeys(("sql", "modeling", "debugging"), rated),
        "red_flags": [{"id": "careless-pii", "evidence": EVIDENCE}],
        "vote": "strong_no",
        "takeaways": EVIDENCE,
        "note_to_next": EVIDENCE,
        "private_notes": f"PRIVATE {EVIDENCE}",
    }
    return json.dumps(said)


@pytest.fixture(scope="session")
def attacked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which everything that people write is an attack."""
    folder = tmp_path_factory.mktemp("attacked")
    home = Home(folder)
    home.work.mkdir()
    home.reports.mkdir()
    for who, interview in ((PERSON, "sql-exercise"), ("bob", "incident")):
        ran = home.run("interview", "--answers", "-", stdin=_document("mallory", who, interview))
        assert ran.code == 0, ran.told
        assert not _acting(ran.told)
    words = ("--because", WORD + FORGED, "--override", WORD + FORGED, "--as", PERSON)
    ran = home.run("decide", "mallory", "--decision", "strong_yes", *words)
    assert ran.code == 0, ran.told
    assert not _acting(ran.told)
    return home.store


@pytest.fixture
def attacked(home: Home, attacked_store: Path) -> Home:
    """A home with that store."""
    home.store.write_bytes(attacked_store.read_bytes())
    return home


@pytest.mark.parametrize(
    "line",
    [
        "candidate list",
        "candidate list --json",
        "candidate show mallory",
        "candidate show mallory --json",
        "candidate forget mallory --dry-run",
        "show mallory",
        "explain mallory",
        "explain mallory --json",
        "export mallory -o -",
    ],
)
def test_nothing_acts_at_the_other_end_of_a_pipe(attacked: Home, line: str) -> None:
    ran = attacked.run(*line.split())

    assert ran.code == 0
    assert _acting(ran.told) == []
    assert "PRIVATE" not in ran.told
    assert not [one for one in ran.told.splitlines() if one.startswith(("Error: forged", "Submitted: forged"))]


@pytest.mark.parametrize("line", ["candidate list", "show mallory", "explain mallory"])
def test_nothing_acts_on_a_terminal(attacked: Home, line: str) -> None:
    terminal = attacked.open(*line.split())

    assert terminal.ended() == 0
    assert _acting(re.sub(r"\x1b\[[0-9;]*m", "", terminal.text).replace("\r", "")) == []


def test_nothing_acts_when_a_draft_is_gone_on_with_in_plain_lines(attacked: Home) -> None:
    amending = (
        "interview",
        "mallory",
        "--interview",
        "incident",
        "--amend",
        "--because",
        WORD,
        "--as",
        "bob",
        "--plain",
    )
    terminal = attacked.open(*amending)
    terminal.see("[1/")
    terminal.see("> ")
    for line in ("l", "j 1", "j 5", "j 7", "j 8", "j 9", "t", "q", "submit"):
        terminal.enter(line)
        terminal.see("> ", ": ", "[y/N] ")
    terminal.enter("q")
    terminal.ended()

    shown = re.sub(r"\x1b\[\?2004[hl]", "", terminal.text).replace("\r", "").replace("\a", "")
    assert _acting(shown) == []


@pytest.mark.parametrize(
    "words",
    [
        ("show", WORD),
        ("explain", WORD),
        ("candidate", "show", FORGED),
        ("candidate", "add", WORD, "--id", WORD),
        ("candidate", "add", "Kim", "--panel", WORD),
        ("show", "mallory", "--as", WORD),
        ("show", "mallory", "--rubric", WORD),
        ("explain", "mallory", "--by", WORD),
        ("export", "mallory", "-f", WORD),
        ("export", "mallory", "-o", f"{WORD[:40]}/{WORD}"),
        ("decide", "mallory", "--decision", WORD, "--because", "x", "--as", "lea"),
        ("rubric", "show", WORD),
        ("rubric", "new", WORD),
        ("rubric", "validate", WORD),
        ("rubric", "schema", "--for", WORD),
        ("exercise", "show", WORD),
        ("interview", "--answers", WORD),
        ("interview", WORD, "--answers", "mallory.json"),
        ("--store", f"nowhere/{WORD[:60]}/x", "candidate", "add", "x"),
        ("--store", "/dev/null/" + WORD[:60], "candidate", "list"),
        (WORD,),
        ("rubric", WORD),
        ("show", "mallory", WORD),
        ("show", "mallory", f"--{WORD}"),
        ("show", FORGED),
        ("rubric", FORGED),
    ],
    ids=range(26),
)
def test_nothing_acts_from_the_command_line_itself(attacked: Home, words: tuple[str, ...]) -> None:
    attacked.document("mallory.json", _document("mallory", "cyd", "incident"))

    ran = attacked.run(*words)

    assert ran.code in (0, 2, 3, 5, 6, 7)
    assert _acting(ran.told) == []
    assert not [one for one in ran.told.splitlines() if one.startswith(("Error: forged", "Submitted: forged"))]


def test_bytes_that_are_no_text_are_no_trouble(attacked: Home) -> None:
    word = b"caf\xe9 \xed\xa0\x80 \xff\x9b31m"
    for words in (
        ("candidate", "add", word),
        ("candidate", "add", "Kim", "--panel", word),
        ("show", word),
        ("show", "mallory", "--as", word),
        ("decide", "mallory", "--decision", "no", "--because", word, "--override", word, "--as", "lea"),
        ("export", "mallory", "-o", word + b".md"),
        ("rubric", "new", "x", "-o", word),
        ("interview", "--answers", word),
    ):
        ran = attacked.run(*words)

        assert ran.code in (0, 2, 3, 5)
        assert _acting(ran.told) == []

    assert json.loads(attacked.run("candidate", "list", "--json").out)


@pytest.mark.parametrize("place", ["candidate", "interviewer", "takeaways"])
def test_half_a_surrogate_pair_is_refused_or_kept_safely(home: Home, place: str) -> None:
    text = _document("mallory", "bob", "incident")
    said = json.loads(text)
    said[place] = {"id": "m", "name": "a\ud800b"} if place == "candidate" else "a\ud800b"

    ran = home.run("interview", "--answers", "-", stdin=json.dumps(said))

    assert ran.code in (0, 3)
    assert _acting(ran.told) == []


def test_a_name_makes_a_safe_file_name_and_never_the_same_twice(panel: Home) -> None:
    with contextlib.closing(sqlite3.connect(panel.store, isolation_level=None)) as store:
        for number, name in enumerate(NAMES):
            _copy_a_scorecard(store, f"c-{number}", name)

    ran = panel.run("export", "--all", "-o", "summaries")

    written = [path.name for path in (panel.work / "summaries").iterdir()]
    assert ran.code == 0, ran.told
    assert len(written) == len(NAMES) + 3
    assert [name for name in written if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}\.md", name)] == []
    assert {path.parent.name for path in panel.folder.rglob("*.md")} == {"summaries"}


def _copy_a_scorecard(store: sqlite3.Connection, candidate: str, name: str) -> None:
    store.execute(
        "INSERT INTO candidate VALUES (?, ?, ?, ?, '2026-11-20T10:00:00Z')", (candidate, candidate, name, name)
    )
    columns = "interviewer, interviewer_key, rubric, interview, revision, rubric_hash, submitted_at"
    store.execute(
        f"INSERT INTO scorecard (id, candidate, {columns}) SELECT ?, ?, {columns} FROM scorecard WHERE seq = 1",
        (candidate, candidate),
    )
    columns = "hash, document, exercise_hashes, because"
    store.execute(
        f"INSERT INTO scorecard_document SELECT last_insert_rowid(), {columns} FROM scorecard_document"
        " WHERE scorecard = 1"
    )


def test_a_file_name_that_acts_is_told_safely(attacked: Home) -> None:
    ran = attacked.run("export", "mallory", "-o", "a\x1b[2J\u202eb.md")

    assert ran.code == 0
    assert _acting(ran.told) == []
    assert attacked.run("rubric", "new", "x", "-o", "c\x1b[2J\u202ed.yaml").code == 0


@pytest.mark.parametrize("name", ["O'Brien", "x'; touch pwned; '", "$(touch pwned)", "a b"])
def test_a_command_that_is_suggested_can_be_pasted(home: Home, name: str) -> None:
    said = json.dumps({**json.loads(_document("mallory", name, "incident")), "candidate": {"id": "mallory"}})

    ran = home.run("interview", "--answers", "-", "--draft", stdin=said)

    assert ran.code == 0
    _, _, command = ran.err.partition("To go on: ")
    assert shlex.split(command.splitlines()[0]) == ["scorecard", "interview", "mallory", "--as", name]


def test_a_rubric_that_attacks_is_shown_safely(home: Home) -> None:
    text = home.run("rubric", "new", "site-engineer", "-o", "-").out
    text = re.sub("^(title|summary): .*$", lambda match: f"{match[1]}: {_quoted(WORD)}", text, flags=re.MULTILINE)
    (home.work / "rubrics").mkdir(exist_ok=True)
    home.document("rubrics/site-engineer.yaml", text)

    for line in (
        "rubric list",
        "rubric list --json",
        "rubric show site-engineer",
        "rubric test site-engineer",
        "doctor",
    ):
        ran = home.run(*line.split())

        assert ran.code == 0, ran.told
        assert _acting(ran.told) == []
    assert "evil.example" in home.run("rubric", "list").out


def test_a_broken_rubric_that_attacks_is_told_safely(home: Home) -> None:
    home.document("bad.yaml", f"rubric: 1\n{_quoted(WORD)}: {_quoted(FORGED)}\nid: {{}}\n")

    ran = home.run("rubric", "validate", "bad.yaml")

    assert ran.code == 3
    assert _acting(ran.told) == []
    assert not [one for one in ran.err.splitlines() if one.startswith(("Error: forged", "Submitted: forged"))]


def _quoted(text: str) -> str:
    said = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", said)


def _acting(told: str) -> list[str]:
    return list(_found(told))


def _found(told: str) -> Iterator[str]:
    for match in CONTROL.finditer(told):
        yield f"{match[0]!r} in {told[max(match.start() - 30, 0) : match.end() + 30]!r}"
