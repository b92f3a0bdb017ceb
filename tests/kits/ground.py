"""This room is the ground where hostile statements are let loose: an exercise's file, and what they must not reach."""

import hashlib
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

ATTACKS = Path(__file__).with_name("attack")
TABLES = ("raw_orders",)
DATASETS = {"d1": 300, "d2": 20}


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile submission, and what it tries."""

    tries: str
    sql: str = ""
    before: str = ""
    again: str = ""
    times: int = 0
    after: str = ""
    close: str = ""

    def text(self, places: Mapping[str, str]) -> str:
        """The submission, aimed at these places."""
        text = self.sql or self.before + self.again * self.times + self.after + self.close * self.times
        for name, place in places.items():
            text = text.replace(f"{{{name}}}", place)
        return text


def attacks(group: str) -> list[Attack]:
    """The attacks of a group, from its file."""
    return [Attack(**one) for one in yaml.safe_load((ATTACKS / f"{group}.yaml").read_text(encoding="utf-8"))]


@dataclass(frozen=True, slots=True)
class Ground:
    """What an attack may use (the exercise's file) and what it must neither read, nor write, nor reach."""

    folder: Path
    secret: str
    listener: socket.socket

    @property
    def kit(self) -> Path:
        """The exercise's file."""
        return self.folder / "kit" / "kit.duckdb"

    @property
    def places(self) -> Mapping[str, str]:
        """What the attacks aim at, by the names they use."""
        port = str(self.listener.getsockname()[1])
        return {
            "canary": str(self.folder / "canary.csv"),
            "other": str(self.folder / "other.duckdb"),
            "folder": str(self.folder),
            "name": self.folder.name,
            "link": str(self.kit.with_name("link.csv")),
            "kit": str(self.kit),
            "parent": str(os.getpid()),
            "port": port,
            "address": f"127.0.0.1:{port}",
            "url": f"http://127.0.0.1:{port}",
        }

    def snapshot(self) -> Mapping[str, str]:
        """What every file of the ground holds."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def was_called(self) -> bool:
        """Whether anything has connected to the listener."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@contextmanager
def ground() -> Iterator[Ground]:
    """A ground that anybody on this machine may read and write: only the sandbox stands before it."""
    folder = Path(tempfile.mkdtemp(prefix="ground-"))
    secret = f"canary-{secrets.token_hex(8)}"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        made = Ground(folder, secret, listener)
        (folder / "kit").mkdir()
        build(made.kit)
        (folder / "canary.csv").write_text(f"word\n{secret}\n")
        made.kit.with_name("link.csv").symlink_to(folder / "canary.csv")
        with duckdb.connect(folder / "other.duckdb") as other:
            other.execute(f"CREATE TABLE secret AS SELECT '{secret}' AS word")
        for place in (folder, *folder.rglob("*")):
            place.chmod(0o777 if place.is_dir() else 0o666)
        try:
            yield made
        finally:
            shutil.rmtree(folder)


def build(path: Path) -> None:
    """Make an exercise's file with a table in two datasets."""
    with duckdb.connect(path) as kit:
        for schema, rows in DATASETS.items():
            kit.execute(f"CREATE SCHEMA {schema}")
            kit.execute(
                f"CREATE TABLE {schema}.raw_orders AS "
                "SELECT i::INTEGER AS order_id, TIMESTAMP '2025-03-01' + INTERVAL (i) HOUR AS order_ts, "
                f"'completed' AS status, (i * 100)::INTEGER AS amount_cents FROM range({rows}) t(i)"
            )
