"""This room runs the benchmarks: `python -m benchmarks`, with the budget of each beside its figure.

Some of them: `python -m benchmarks startup`; comparing at other sizes: `python -m benchmarks comparing 1000000`.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import calibrate, comparing, interview, kits, startup, summary

ROOMS = {
    "startup": startup,
    "interview": interview,
    "summary": summary,
    "calibrate": calibrate,
    "comparing": comparing,
    "kits": kits,
}


def main() -> None:
    """Print every figure: what, measured ratio, budget, and the baseline it is a ratio to."""
    sizes = tuple(int(word.replace("_", "")) for word in sys.argv[1:] if word[0].isdigit())
    rooms = [word for word in sys.argv[1:] if word in ROOMS] or list(ROOMS)
    with tempfile.TemporaryDirectory(prefix="scorecard-bench-") as folder:
        home = Path(folder)
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("SCORECARD_", "PYTHON"))},
            "SCORECARD_STORE": str(home / "bench.db"),
            "TERM": "xterm",
        }
        startup.interview_everybody(environment)
        print(f"{'what':<52}{'ratio':>8}{'budget':>8}  to")
        for name in rooms:
            more = {"sizes": sizes} if sizes and name == "comparing" else {}
            for what, measured, budget, baseline in ROOMS[name].figures(home, environment, **more):
                mark = "" if measured <= budget else "  OVER"
                print(f"{what:<52}{measured:>8.2f}{budget:>8.1f}  {baseline}{mark}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
