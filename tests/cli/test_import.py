"""What each command may import, since a start-up is mostly imports; and the generated files are up to date."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import jsonschema
import pytest
import yaml

from scorecard.cli.table import TABLE, table_text
from tests.cli.terminal import COMMAND, PATIENCE, ROOT, Home, Ran

SAMPLES = sorted(ROOT.glob("examples/*/*.yaml"))
FRONT = {"scorecard", "scorecard.__main__"}
HEAVY = ("pydantic", "rich", "prompt_toolkit", "questionary", "jinja2")
IMPORTED = re.compile(r"^import time: +\d+ \| +\d+ \| +([\w.]+)\s*$", re.MULTILINE)
MAY_IMPORT: dict[str, set[str]] = {
    "candidate list": set(),
    "candidate show priya-raman": set(),
    "rubric list": set(),
    "exercise list": set(),
    "show priya-raman": {"rich"},
    "explain priya-raman": {"rich"},
    "explain priya-raman --json": set(),
    "whatif priya-raman": {"rich"},
    "whatif priya-raman --json": set(),
    "compare": set(),
    "compare --json": set(),
    "compare --csv": set(),
    "export priya-raman -o -": {"rich", "jinja2"},
    "calibrate --leads": {"rich"},
    "calibrate --leads --json": set(),
    "audit impact --groups groups.csv": {"rich"},
    "audit impact --groups groups.csv --json": set(),
    "outcomes report": {"rich"},
    "outcomes report --json": set(),
    "outcomes show priya-raman": {"rich"},
    "outcomes add priya-raman --at 60d --by lea --not-seen --level small-changes=3": set(),
    "decide jonas-lindqvist --decision no_decision --because early --as lea": set(),
}
GROUPS = (
    "interview",
    "candidate",
    "show",
    "explain",
    "whatif",
    "debrief",
    "compare",
    "decide",
    "export",
    "calibrate",
    "audit",
    "outcomes",
    "rubric",
    "exercise",
    "doctor",
)
SCHEMAS = {"rubric": ROOT / "rubrics" / "rubric.schema.json", "exercise": ROOT / "exercises" / "exercise.schema.json"}
SHIPPED = [*ROOT.glob("rubrics/*.yaml"), *ROOT.glob("exercises/*/exercise.yaml")]


def _imports(home: Home, *words: str, **environment: str) -> tuple[Ran, set[str]]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", COMMAND, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=home.environment(environment),
        cwd=home.work,
        timeout=PATIENCE,
        check=False,
    )
    told = done.stderr.decode()
    ran = Ran(done.returncode, done.stdout.decode(), IMPORTED.sub("", told).strip())
    return ran, set(IMPORTED.findall(told))


def _ours(imported: set[str]) -> set[str]:
    return {name for name in imported if name.split(".")[0] == "scorecard"}


def _heavy(imported: set[str]) -> set[str]:
    return {name.split(".")[0] for name in imported} & set(HEAVY)


def _third_party(imported: set[str]) -> set[str]:
    tops = {name.split(".")[0] for name in imported}
    return tops & {*HEAVY, "typer", "yaml", "platformdirs", "sqlite3"}


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (["--version"], set()),
        (["--help"], {"scorecard._table", "scorecard.manual"}),
        ([], {"scorecard._table", "scorecard.manual"}),
        (["--show-completion", "bash"], {"scorecard._table", "scorecard.completion"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_front_answers_with_itself_alone(home: Home, words: list[str], more: set[str]) -> None:
    ran, imported = _imports(home, *words)

    assert ran.code == 0
    assert _ours(imported) == FRONT | more
    assert _third_party(imported) == set()


def test_completing_a_word_of_the_table_takes_the_front_alone(home: Home) -> None:
    ran, imported = _imports(home, _SCORECARD_COMPLETE="complete_bash", COMP_WORDS="scorecard\nex", COMP_CWORD="1")

    assert ran.out.split() == ["exercise", "explain", "export"]
    assert _ours(imported) == FRONT | {"scorecard._table", "scorecard.completion"}
    assert _third_party(imported) == set()


def test_completing_a_candidate_takes_no_more_than_the_store(panel: Home) -> None:
    asked = {"_SCORECARD_COMPLETE": "complete_bash", "COMP_WORDS": "scorecard\nshow\np", "COMP_CWORD": "2"}

    ran, imported = _imports(panel, **asked)

    assert ran.out.split() == ["priya-raman"]
    assert _third_party(imported) == {"sqlite3"}


def test_validating_a_rubric_takes_the_models_and_nothing_of_other_documents(home: Home) -> None:
    ran, imported = _imports(home, "rubric", "validate", "associate-data-engineer")

    assert ran.code == 0
    assert _heavy(imported) == {"pydantic"}
    assert not {name for name in imported if name.startswith(("scorecard.core.debrief", "scorecard.store"))}


@pytest.mark.parametrize("group", GROUPS)
def test_the_help_of_a_command_takes_typer_and_nothing_heavy(home: Home, group: str) -> None:
    ran, imported = _imports(home, group, "--help")

    assert ran.code == 0
    assert _third_party(imported) == {"typer"}
    assert {name for name in _ours(imported) if name.count(".") == 1} <= {
        "scorecard.__main__",
        "scorecard._table",
        "scorecard.cli",
        "scorecard.core",
        "scorecard.errors",
    }


@pytest.fixture
def followed_panel(panel: Home) -> Home:
    """The panel with Priya hired and followed, and a file of groups."""
    hired = ("decide", "priya-raman", "--decision", "yes", "--because", "Agreed", "--override", "Talked", "--as", "lea")
    seen = ("outcomes", "add", "priya-raman", "--at", "30d", "--by", "lea", "--not-seen", "--level", "first-change=3")
    for words in (hired, seen):
        assert panel.run(*words).code == 0
    panel.document("groups.csv", "candidate,sex\npriya-raman,F\njonas-lindqvist,M\n")
    return panel


@pytest.mark.parametrize("line", MAY_IMPORT)
def test_a_command_imports_no_more_than_it_needs(followed_panel: Home, line: str) -> None:
    ran, imported = _imports(followed_panel, *line.split())

    assert ran.code == 0, ran.told
    assert _heavy(imported) <= MAY_IMPORT[line]


def test_a_plain_interview_asks_its_first_question_without_anything_heavy(panel: Home) -> None:
    terminal = panel.open(
        *("interview", "priya-raman", "--interview", "conversation", "--as", "dan", "--plain"),
        PYTHONPROFILEIMPORTTIME="1",
    )

    terminal.see("[1/")
    terminal.see("> ")
    imported = set(IMPORTED.findall(terminal.text.replace("\r", "")))
    assert "scorecard.prompts.plain" in imported
    assert _heavy(imported) == set()


def test_the_table_is_what_the_commands_say() -> None:
    assert TABLE.read_text(encoding="utf-8") == table_text()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schema_file_is_what_the_command_prints(home: Home, kind: str) -> None:
    ran = home.run("rubric", "schema", "--for", kind)

    assert ran.out == SCHEMAS[kind].read_text(encoding="utf-8")


def test_the_schema_of_rubrics_is_printed_unless_asked_otherwise(home: Home) -> None:
    assert home.run("rubric", "schema").out == home.run("rubric", "schema", "--for", "rubric").out


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_shipped_file_is_valid_to_an_editor_that_reads_its_first_line(path: Path) -> None:
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")

    named = first.removeprefix("# yaml-language-server: $schema=")
    schema = (path.parent / named).resolve()
    assert schema in SCHEMAS.values()
    assert _complaints(json.loads(schema.read_text(encoding="utf-8")), rest) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_scorecard_is_valid_to_an_editor(path: Path, scorecard_schema: Mapping[str, object]) -> None:
    assert _complaints(scorecard_schema, path.read_text(encoding="utf-8")) == []


@pytest.fixture(scope="module")
def scorecard_schema() -> Mapping[str, object]:
    done = subprocess.run([COMMAND, "rubric", "schema", "--for", "scorecard"], capture_output=True, check=True)
    return json.loads(done.stdout)


def test_an_editor_complains_where_the_command_would(scorecard_schema: Mapping[str, object]) -> None:
    said = "scorecard: 1\ncandidate: {id: jane-doe}\ninterviewer: ana\nrubric: r\nvote: maybe\nlevels: {}\n"

    assert len(_complaints(scorecard_schema, said)) == 2


def _complaints(schema: Mapping[str, object], text: str) -> list[str]:
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    return [error.message for error in validator(schema).iter_errors(_named(yaml.load(text, EditorLoader)))]


def _named(data: object) -> object:
    if isinstance(data, dict):
        return {str(key): _named(value) for key, value in data.items()}
    return [_named(item) for item in data] if isinstance(data, list) else data


class EditorLoader(yaml.SafeLoader):
    """Reads values as editors do: by the core schema of YAML 1.2, in which yes and no are words."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[object]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first))


def test_a_check_of_sql_needs_neither_models_nor_the_engines_python(home: Home) -> None:
    answer = str(ROOT / "exercises" / "sql-transform" / "right" / "windows.sql")
    assert home.run("exercise", "check", "sql-transform", answer).code == 0  # makes the data, with the engine

    ran, imported = _imports(home, "exercise", "check", "sql-transform", answer)

    assert (ran.code, _heavy(imported)) == (0, set())
    assert not imported & {"duckdb", "sqlfluff"}
