"""This room audits impact: people from the store, groups from a file that is never kept, aggregates out."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.speak import say_json, show
from scorecard.cli.weighing.everybody import Everybody, Person, everybody
from scorecard.core.impact.audit import Applicant, Audit, audit
from scorecard.core.impact.group import Groups
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import listed, lookup_key
from scorecard.errors import NotFoundError, WrongUsageError
from scorecard.library.door import read_bytes
from scorecard.library.groups import MAX_CSV_BYTES, LoadedGroups, People, Wanted, load_groups


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What to audit: the file of groups, the columns of it, the rubric, and how to answer."""

    file: str
    columns: tuple[str, ...]
    skip_unknown: bool
    rubric: str
    justification: str
    explain: bool
    json: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom an audit is about: the rubric, and how many people were left out of it and why."""

    rubric: str
    people: tuple[Person, ...]
    closed: int
    elsewhere: int


def audit_impact(desk: Desk, inquiry: Inquiry) -> None:
    """Audit and tell. Nothing of the groups is written anywhere but to the answer, and there only as aggregates."""
    known = desk.store.candidates()
    if not known:
        raise NotFoundError("There are no candidates yet.", then="To add one: scorecard candidate add 'Jane Doe'")
    ids = {lookup_key(one.id) for one in known}
    data, source = _read(inquiry.file)
    people = People(ids, ids | {lookup_key(one.name) for one in known})
    loaded = load_groups(data, source, people, Wanted(inquiry.columns, inquiry.skip_unknown))
    scope = _scope(everybody(desk), inquiry.rubric)
    found = audit(_applicants(scope, loaded.groups), loaded.groups, justification=inquiry.justification)
    _tell(desk, found, scope, loaded, inquiry)


def _read(file: str) -> tuple[bytes, str]:
    if file != "-":
        return read_bytes(Path(file), MAX_CSV_BYTES), file
    return sys.stdin.buffer.read(MAX_CSV_BYTES + 1), "stdin"


def _scope(all_: Everybody, rubric: str) -> Scope:
    known = all_.rubrics
    if rubric and rubric not in known:
        raise NotFoundError(f"Nobody was rated on the rubric {rubric}; {did_you_mean(rubric, known) or 'nobody was.'}")
    if not rubric and len(known) > 1:
        raise WrongUsageError(
            f"People were rated on {listed(list(known))}.",
            why="An audit is about one role: scores on different rubrics have no median in common.",
            then=f"Say which: scorecard audit impact --rubric {known[0]} --groups FILE",
        )
    chosen = rubric or (known[0] if known else "")
    only = len(known) < 2  # then whoever has no scorecard yet can be of no other role
    people = tuple(one for one in all_.people if chosen in one.on or (only and not one.on))
    return Scope(chosen, people, all_.closed, len(all_.people) - len(people))


def _applicants(scope: Scope, groups: Groups) -> list[Applicant]:
    return [
        Applicant(groups.label(one.key), one.decision, one.on[scope.rubric].score if scope.rubric in one.on else None)
        for one in scope.people
    ]


def _tell(desk: Desk, found: Audit, scope: Scope, loaded: LoadedGroups, inquiry: Inquiry) -> None:
    left: Iterable[tuple[str, int]] = (
        ("not_rated_on_this_rubric", scope.elsewhere),
        ("your_own_scorecard_is_missing", scope.closed),
        ("rows_of_nobody_in_the_store", loaded.strangers),
    )
    left_out = {why: number for why, number in left if number}
    if inquiry.json:
        from scorecard.report.impact import impact_json

        say_json(impact_json(found, scope.rubric, left_out))
        return
    from scorecard.screen.impact import impact_view

    view = impact_view(found, scope.rubric, left_out, explain=inquiry.explain)
    show(view, no_color=desk.settings.no_color)
