"""This room is a child process that locks itself up and then tries the door; it tells what was not held."""

import json
import os
import socket
import sys
from pathlib import Path

import duckdb

from scorecard.kits import cage


def main(kit: str, canary: str, port: str) -> None:
    """Try what the system should refuse, with an engine that refuses nothing."""
    guards = cage.confine(kit, cpu_seconds=20, address_mb=2048)
    engine = duckdb.connect(":memory:", config={"threads": 2})
    engine.execute(f"ATTACH '{kit}' AS kit (READ_ONLY)")
    folder = Path(canary).parent
    tries = {
        "read": lambda: Path(canary).read_text(encoding="utf-8"),
        "list": lambda: list(folder.iterdir()),
        "write": lambda: (folder / "new").write_text("new", encoding="utf-8"),
        "change the kit": lambda: os.open(kit, os.O_RDWR),
        "link": lambda: (folder / "link").symlink_to(canary),
        "remove": lambda: Path(canary).unlink(),
        "connect": lambda: socket.create_connection(("127.0.0.1", int(port)), timeout=2),
        "read by the engine": lambda: engine.execute(f"FROM read_text('{canary}')").fetchall(),
        "write by the engine": lambda: engine.execute(f"COPY (SELECT 1) TO '{folder}/new.csv'"),
    }
    got_through = [name for name, attempt in tries.items() if _works(attempt)]
    rows = engine.execute("SELECT count(*) FROM kit.d1.raw_orders").fetchall()
    sys.stdout.write(json.dumps({"guards": guards, "got_through": got_through, "rows": rows}))


def _works(attempt: object) -> bool:
    try:
        attempt()
    except (OSError, duckdb.Error):
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
