"""This room runs the benchmarks: `python -m benchmarks`, with the budget of each beside its figure."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import calibrate, interview, kits, startup, summary


def main() -> None:
    """Print every figure: what, measured ratio, budget, and the baseline it is a ratio to."""
    with tempfile.TemporaryDirectory(prefix="scorecard-bench-") as folder:
        home = Path(folder)
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("SCORECARD_", "PYTHON"))},
            "SCORECARD_STORE": str(home / "bench.db"),
            "TERM": "xterm",
        }
        print(f"{'what':<52}{'ratio':>8}{'budget':>8}  to")
        for room in (startup, interview, summary, calibrate, kits):
            for what, measured, budget, baseline in room.figures(home, environment):
                mark = "" if measured <= budget else "  OVER"
                print(f"{what:<52}{measured:>8.2f}{budget:>8.1f}  {baseline}{mark}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
