"""This room is `scorecard candidate`: add, list, show, name a panel, and forget."""

from typing import TYPE_CHECKING, Annotated

import typer

from scorecard.cli.everywhere import HouseCommand, command_app, examples

if TYPE_CHECKING:
    from scorecard.cli.desk import Desk
    from scorecard.store.protocol import Standing

app = command_app()

HEADINGS = ("id", "name", "submitted", "drafts", "decision")
Wanted = Annotated[str, typer.Argument(metavar="CANDIDATE", help="The candidate's id or name.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


@app.callback()
def candidate() -> None:
    """Who is interviewed, and by whom."""


@app.command(
    cls=HouseCommand,
    epilog=examples(
        "scorecard candidate add 'Jane Doe'",
        "scorecard candidate add 'Jane Doe' --id jd-2026 --panel ana,bob",
    ),
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The candidate's name, or an id.", show_default=False)],
    identity: Annotated[
        str | None, typer.Option("--id", help="An id; made from the name without it.", metavar="ID", show_default=False)
    ] = None,
    full_name: Annotated[
        str | None, typer.Option("--name", help="The name, when an id was given first.", show_default=False)
    ] = None,
    panel: Annotated[str, typer.Option(help="Interviewers, e.g. ana,bob.", metavar="NAMES", show_default=False)] = "",
) -> None:
    """Add a candidate, and name the interviewers."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.speak import say, talk
    from scorecard.core.panel import Candidate
    from scorecard.core.text import safe_line
    from scorecard.store.identifier import now

    members = _people(panel)
    new = Candidate(_identity(identity or name, given=identity is not None), _name(full_name or name))
    Desk(ctx).writable.add_candidate(new, members, now())
    say(safe_line(f"Added {new.name} ({new.id}){', panel: ' + ', '.join(members) if members else ''}."))
    talk(f"To begin an interview: scorecard interview {new.id}")


def _identity(text: str, *, given: bool) -> str:
    from scorecard.core.identity import ID_RULE, candidate_id, is_candidate_id
    from scorecard.errors import WrongUsageError

    if is_candidate_id(text):
        return text
    if given:
        raise WrongUsageError(f"'{text}' cannot be an id.", why=f"An id is made of {ID_RULE}.")
    return candidate_id(text)


def _name(text: str) -> str:
    import unicodedata

    from scorecard.errors import WrongUsageError

    name = unicodedata.normalize("NFC", text).strip()
    if not name:
        raise WrongUsageError("A candidate needs a name.", then="scorecard candidate add 'Jane Doe'")
    return name


def _people(names: str) -> tuple[str, ...]:
    from scorecard.core.identity import person

    return tuple(dict.fromkeys(person(name) for name in names.split(",") if name.strip()))


@app.command(
    cls=HouseCommand,
    epilog=examples("scorecard candidate panel jane-doe ana,bob,cyd", "scorecard candidate panel jane-doe ''"),
)
def panel(
    ctx: typer.Context,
    candidate: Wanted,
    names: Annotated[str, typer.Argument(help="Interviewers, e.g. ana,bob; '' for none.", show_default=False)],
) -> None:
    """Name the interviewers of a candidate anew."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.speak import say, talk
    from scorecard.cli.weighing.assess import not_yet
    from scorecard.core.panel import seen_by
    from scorecard.core.text import safe_line

    desk = Desk(ctx)
    members = _people(names)
    known = desk.candidate(candidate)
    seen = seen_by(desk.store.panel(known), desk.me)
    if seen.blind:
        raise not_yet(seen)
    desk.writable.set_members(known.id, members)
    say(safe_line(f"The panel of {known.name}: {', '.join(members) or 'nobody named'}."))
    talk(f"To see who has submitted: scorecard candidate show {known.id}")


@app.command("list", cls=HouseCommand, epilog=examples("scorecard candidate list", "scorecard candidate list --json"))
def list_(ctx: typer.Context, json: Json = False) -> None:
    """List everybody, with what is there so far."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.speak import say, say_json, talk
    from scorecard.screen.line import columns

    desk = Desk(ctx)
    standings = desk.store.standings()
    rows = [
        (one.candidate.id, one.candidate.name, one.submitted, one.drafts, _decision(desk, one) or None)
        for one in standings
    ]
    if json:
        say_json([dict(zip(HEADINGS, row, strict=True)) for row in rows])
    elif not rows:
        talk("No candidates yet. To add one: scorecard candidate add 'Jane Doe'")
    else:
        for line in columns([["-" if cell is None else str(cell) for cell in row] for row in rows], HEADINGS):
            say(line)


def _decision(desk: "Desk", standing: "Standing") -> str:
    from scorecard.core.panel import seen_by

    if not standing.decision:
        return ""
    decided = seen_by(desk.store.panel(standing.candidate), desk.me).decision
    return str(decided.decision) if decided else ""


@app.command(cls=HouseCommand, epilog=examples("scorecard candidate show jane-doe"))
def show(ctx: typer.Context, candidate: Wanted, json: Json = False) -> None:
    """Show a candidate's panel: who is expected, who has submitted; no ratings."""
    from scorecard.cli.desk import Desk
    from scorecard.cli.speak import say, say_json
    from scorecard.core.panel import seen_by
    from scorecard.core.text import safe_line

    desk = Desk(ctx)
    panel = desk.panel(candidate)
    decision = seen_by(panel, desk.me).decision
    told = {
        "id": panel.candidate.id,
        "name": panel.candidate.name,
        "panel": list(panel.members),
        "submitted": list(dict.fromkeys(one.card.interviewer for one in panel.submissions)),
        "drafts": list(dict.fromkeys(one.card.interviewer for one in panel.drafts)),
        "waiting_for": list(panel.waiting_for),
        "decision": decision.decision if decision else None,
    }
    if json:
        say_json(told)
        return
    for key, value in told.items():
        text = ", ".join(value) or "-" if isinstance(value, list) else value or "-"
        say(safe_line(f"{key.replace('_', ' ')}: {text}"))


@app.command(
    cls=HouseCommand,
    epilog=examples("scorecard candidate forget jane-doe --dry-run", "scorecard candidate forget jane-doe --yes"),
)
def forget(
    ctx: typer.Context,
    candidate: Wanted,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be erased.")] = False,
) -> None:
    """Erase everything about a candidate, from the store's files as well."""
    from scorecard.cli.desk import Desk, speaks_plainly
    from scorecard.cli.speak import say, talk
    from scorecard.core.text import counted, lookup_key, safe_line

    desk = Desk(ctx)
    panel = desk.panel(candidate)
    who = panel.candidate
    cards = counted(len(desk.store.revisions(who.id)), "scorecard")
    what = f"{who.name} ({who.id}): {cards}, {counted(len(panel.drafts), 'draft')} and every decision"
    if dry_run:
        say(safe_line(f"Would erase {what}. Nothing was changed."))
        return
    if not yes:
        desk.need_terminal("Erasing a candidate needs a yes.", f"Say it: scorecard candidate forget {who.id} --yes")
        from scorecard.prompts.ask import asker

        said = asker(plain=speaks_plainly(asked=False)).text(f"This erases {what}. Type the id to go on")
        if lookup_key(said) != lookup_key(who.id):
            talk("Nothing was changed.")
            raise typer.Exit(1)
    desk.writable.forget(who.id)
    say(safe_line(f"Erased {what}. Copies and exported files are yours to delete."))
