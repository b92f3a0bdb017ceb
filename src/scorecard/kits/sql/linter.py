"""This room is the process in which sqlfluff reads a stranger's SQL: it is started by its path, and can be killed.

One JSON job comes in on stdin, one JSON list of violations goes out. Nothing of the text is run: no template is filled
in, and no settings of this machine or of the text itself are heeded.
"""

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlfluff.core import SQLBaseError

GROUPS = "structure,ambiguous,references,convention"
SETTINGS = "sqlfluff"
"""What a line of a text begins with that would change the settings."""


def main() -> None:
    """Answer the job that stands on stdin."""
    job = json.loads(sys.stdin.buffer.read())
    from sqlfluff.core import FluffConfig, Linter

    from scorecard.kits import cage

    cage.bound(cpu_seconds=job["cpu_seconds"], address_mb=job["address_mb"])
    settings = {"dialect": job["dialect"], "rules": GROUPS, "templater": "raw", "disable_noqa": True}
    linter = Linter(config=FluffConfig(overrides=settings, ignore_local_config=True))
    found = linter.lint_string(job["text"].replace(SETTINGS, "sql fluff"), fname="answer.sql")
    json.dump([told(violation) for violation in found.get_violations()], sys.stdout)


def told(violation: "SQLBaseError") -> dict[str, Any]:
    """A violation as plain data; one that is no rule's says that the text could not be parsed."""
    rule = getattr(violation, "rule", None)
    return {
        "code": violation.rule_code(),
        "name": rule.name if rule else "",
        "line": violation.line_no,
        "rule": rule.description if rule else "",
        "said": violation.desc(),
    }


if __name__ == "__main__":
    main()
