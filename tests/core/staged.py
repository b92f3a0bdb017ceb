"""This room stages one small incident: a dog that ate a thing, a boss who waits for it, an expert who has a copy."""

from collections.abc import Iterable
from dataclasses import replace

from scorecard.core.incident.event import Act, Ask, Check, Escalate, GiveHint, Suppose, Tell, Wait
from scorecard.core.incident.kit import Clock, Costs, Incident, Kit, Scenario
from scorecard.core.incident.material import (
    Action,
    Card,
    Data,
    Effect,
    Hint,
    Hypothesis,
    Inject,
    Purpose,
    Reply,
    Risk,
    Role,
    Sight,
    Staging,
    Step,
    Verdict,
    Voice,
)
from scorecard.core.incident.measure import FactKind, FactRule, Item, Phase, Severity, Update, Window
from scorecard.core.incident.play import Event, Play, begin, step

KIT = Kit(
    kit=1,
    clock=Clock(start="09:00", deadline="10:00"),
    costs=Costs(off_card=3, tell=2, escalate=3),
    roles=(Role(id="boss", name="Bo"), Role(id="expert", name="Ed")),
    waiting=("boss",),
    steps=(Step(id="impact", name="impact"), Step(id="source", name="source"), Step(id="changes", name="changes")),
    cards=(
        Card(id="users", name="the readers", asks=("who reads it",), step="impact", minutes=2, artifact="Bo reads it."),
        Card(id="diary", name="the diary", step="changes", minutes=2, artifact="Nothing of ours."),
    ),
    hypotheses=(
        Hypothesis(id="eaten", name="the dog ate it", asks=("dog food",)),
        Hypothesis(id="lost", name="it was lost"),
        Hypothesis(id="ours", name="we tore it"),
    ),
    actions=(
        Action(
            id="redo",
            name="do it again",
            risk=Risk.SAFE,
            purpose=Purpose.REPAIR,
            minutes=10,
            allowed=1,
            approved_by="expert",
            reply="Nothing to do it from.",
        ),
        Action(
            id="fake",
            name="make one up",
            risk=Risk.RISKY,
            purpose=Purpose.REPAIR,
            minutes=5,
            approved_by="expert",
            effect=Effect.HIDES,
            reply="Looks like it.",
        ),
        Action(
            id="kick", name="kick the dog", risk=Risk.FORBIDDEN, purpose=Purpose.OTHER, minutes=1, reply="It bites."
        ),
        Action(
            id="burn",
            name="burn the desk",
            risk=Risk.RISKY,
            purpose=Purpose.REPAIR,
            minutes=5,
            effect=Effect.HARMS,
            reply="Ash.",
        ),
        Action(
            id="look",
            name="look at it",
            risk=Risk.SAFE,
            purpose=Purpose.VERIFY,
            minutes=3,
            reply="There is nothing to look at.",
            later=(
                Reply(data=Data.RIGHT, text="All there."),
                Reply(data=Data.WRONG, effect=Effect.SHOWS, text="Not the same hand."),
            ),
        ),
        Action(id="shut", name="shut the door", risk=Risk.SAFE, purpose=Purpose.CONTAIN, minutes=1, reply="Shut."),
    ),
    injects=(
        Inject(id="boss-asks", at=20, unless=("boss",), sender="boss", text="Is it there?"),
        Inject(id="bark", after="dog", delay=5, sender="expert", text="It barked."),
    ),
    voices=(
        Voice(role="boss", told="Good.", escalated="Why me?", green="Well done."),
        Voice(role="expert", told="Hm.", escalated="What?"),
    ),
    hints=(Hint(id="nudge", when="Stuck", say="Look at the dog.", minutes=4),),
    windows=(Window(role="expert", opens=5, closes=30, because="he has copies", criteria=("grain",)),),
    updates=(Update(role="boss", by=15, because="he waits", criteria=("grain",), severity=Severity.HIGH),),
    checklist=(
        Item(id="asked-readers", name="asked who reads it", asked=("users",), by=10, criteria=("grain",)),
        Item(id="shut-first", name="shut the door", done=("shut",), before=Purpose.REPAIR, criteria=("nulls",)),
        Item(id="calm", name="stayed calm", criteria=("nulls",)),
        Item(id="leash", name="a leash", phase=Phase.AFTERWARDS, criteria=("nulls",)),
        Item(id="copies", name="more copies", phase=Phase.AFTERWARDS, criteria=("nulls",)),
    ),
    facts=tuple(FactRule(kind=kind, criteria=("grain",), severity=Severity.MEDIUM) for kind in FactKind),
)
SCENARIO = Scenario(
    scenario=1,
    id="dog",
    title="The dog",
    cause="The dog ate it.",
    repair="Ask Ed for a copy.",
    truth="eaten",
    hypotheses=(
        Verdict(id="eaten", shown_by=("dog",)),
        Verdict(id="lost", killed_by=("desk",)),
        Verdict(id="ours", killed_by=("diary",)),
    ),
    cards=(
        Card(
            id="dog",
            name="the dog",
            step="source",
            minutes=3,
            artifact="It looks full.",
            requires=("users",),
            locked="Which dog?",
        ),
        Card(
            id="desk",
            name="the desk",
            step="source",
            minutes=3,
            artifact="Crumbs.",
            later=(
                Sight(at=9, artifact="Fewer crumbs."),
                Sight(requires=("shut",), artifact="No crumbs."),
                Sight(data=Data.BROKEN, artifact="No desk."),
            ),
        ),
    ),
    actions=(
        Staging(
            id="redo",
            reply="Nothing to do it from.",
            later=(Reply(requires=("copy",), effect=Effect.MENDS, text="Whole again."),),
        ),
    ),
    injects=(Inject(id="copy", after="expert", delay=10, sender="expert", text="Here is a copy."),),
    voices=(Voice(role="expert", told="Hm.", escalated="I have a copy."),),
)
INCIDENT = Incident(KIT, SCENARIO)
EVENTS: tuple[Event, ...] = (
    *(Ask(card) for card in INCIDENT.cards),
    *(Act(action) for action in INCIDENT.actions),
    *(event(role, "So and so") for event in (Tell, Escalate) for role in INCIDENT.roles),
    *(Suppose(one) for one in INCIDENT.hypotheses),
    *(Check(item) for item in ("calm", "leash", "copies")),
    *(GiveHint("nudge"), Wait(1), Wait(25)),
)
"""Everything that can be done at the small table, but for free words and undoing."""


def played(*events: Event, incident: Incident = INCIDENT) -> Play:
    """A play after some events."""
    return going_on(begin(incident), events)


def going_on(play: Play, events: Iterable[Event]) -> Play:
    """A play after some more events."""
    for event in events:
        play = step(play, event)
    return play


def limited(kind: FactKind, limit: int) -> Incident:
    """The small incident with another limit for one kind of fact."""
    rules = tuple(replace(rule, limit=limit) if rule.kind is kind else rule for rule in KIT.facts)
    return Incident(replace(KIT, facts=rules), SCENARIO)
