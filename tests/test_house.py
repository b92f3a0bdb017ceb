"""The rules of the house that no linter knows, checked on every file."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "scorecard"
MODULES = sorted(SOURCE.rglob("*.py"))
GENERATED = frozenset({"_table.py"})

MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 30

VAGUE_NAMES = frozenset(
    {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "models", "types", "main", "misc"}
)

SQL = re.compile(
    r"\b(SELECT|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(?:CREATE|ALTER|DROP)\s+[A-Z]+"
    r"|PRAGMA|VACUUM|BEGIN|COMMIT|ROLLBACK|SAVEPOINT)\b"
)
# Statements that hold no table and no column: how the file is opened, closed, copied and cleaned.
SQL_OF_THE_FILE = {
    "store/connection.py": frozenset({"PRAGMA", "VACUUM", "BEGIN", "COMMIT", "ROLLBACK"}),
    "store/sqlite.py": frozenset({"PRAGMA", "VACUUM"}),
}

# Character classes and the like keep these patterns from finding themselves.
PRIVATE = {
    "the address of a package index": re.compile(rb"index[-_]url|find[-_]links|python[h]osted\.org|pypi\.org/[s]imple"),
    "the path of somebody's machine": re.compile(rb"(?<![\w.~/-])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+)/"),
}
NOT_OURS = frozenset({"__pycache__", "build", "dist", "node_modules"})
HIDDEN_BUT_OURS = frozenset({".ci", ".gitignore", ".gitattributes"})


def test_a_file_fits_on_a_few_screens() -> None:
    lengths = {_name(path): _line_count(path) for path in MODULES if path.name not in GENERATED}

    assert {name: lines for name, lines in lengths.items() if lines > MAX_FILE_LINES} == {}


def test_a_function_fits_on_one_screen() -> None:
    lengths = {
        f"{_name(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION_LINES} == {}


def test_a_module_is_named_after_what_it_holds() -> None:
    assert [_name(path) for path in SOURCE.rglob("*") if path.stem in VAGUE_NAMES] == []


def test_a_module_says_what_it_is_for() -> None:
    assert [_name(path) for path in MODULES if not ast.get_docstring(_tree(path))] == []


def test_sql_lives_in_sql_files_of_the_store_and_in_the_kits() -> None:
    strays = [_name(path) for path in SOURCE.rglob("*.sql") if not path.is_relative_to(SOURCE / "store")]

    assert strays + _places(_sql) == []


def test_no_error_is_caught_unseen() -> None:
    assert _places(_catch_all) == []


def test_nothing_imports_click() -> None:
    assert _places(_click) == []


def test_no_file_holds_an_index_address_or_a_path_of_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {what}: {match[0].decode(errors='replace')}"
        for path in _our_files(ROOT)
        for what, pattern in PRIVATE.items()
        for match in pattern.finditer(path.read_bytes())
    ]

    assert found == []


def _sql(path: Path, node: ast.AST) -> str:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return ""
    if path.is_relative_to(SOURCE / "kits"):  # the kits speak SQL to DuckDB; that is what they are for
        return ""
    allowed = SQL_OF_THE_FILE.get(_name(path), frozenset())
    return ", ".join(found[1] for found in SQL.finditer(node.value) if found[1] not in allowed)


def _catch_all(_path: Path, node: ast.AST) -> str:
    if not isinstance(node, ast.ExceptHandler):
        return ""
    if node.type is None:
        return "except:"
    caught = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)}
    passed_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
    return ", ".join(caught & ({"Exception"} if passed_on else {"Exception", "BaseException"}))


def _click(_path: Path, node: ast.AST) -> str:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    else:
        return ""
    return ", ".join(name for name in names if name.split(".")[0] == "click" or name.startswith("typer._click"))


def _places(finding: Callable[[Path, ast.AST], str]) -> list[str]:
    return [
        f"{_name(path)}:{getattr(node, 'lineno', 0)}: {found}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if (found := finding(path, node))
    ]


def _our_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or (path.name.startswith(".") and path.name not in HIDDEN_BUT_OURS):
            continue
        if path.is_dir():
            yield from _our_files(path)
        else:
            yield path


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
