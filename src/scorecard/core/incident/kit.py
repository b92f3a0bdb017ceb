"""This room holds the kit that all scenarios of an incident share, a scenario, and the two put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.core.document import ID, about, document
from scorecard.core.incident.material import (
    Action,
    Card,
    Hint,
    Hypothesis,
    Inject,
    Named,
    Role,
    Staging,
    Step,
    Verdict,
    Voice,
)
from scorecard.core.incident.measure import FactRule, Item, Update, Window

DAY = 24 * 60


@document
class Clock:
    """The scenario's clock."""

    start: str = about("When the play begins, e.g. 07:20.")
    deadline: str = about("When the data are needed, e.g. 09:00.")

    def shows(self, minute: int) -> str:
        """The time of day at a minute of the play: `07:42`."""
        now = (_minutes(self.start) + minute) % DAY
        return f"{now // 60:02d}:{now % 60:02d}"

    @property
    def minutes(self) -> int:
        """The minutes from the start to the deadline."""
        return (_minutes(self.deadline) - _minutes(self.start)) % DAY


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


@document
class Costs:
    """The minutes that talk costs."""

    off_card: int = about("A question that no card answers.", default=3, gt=0)
    tell: int = about("Telling somebody something.", default=2, gt=0)
    escalate: int = about("Bringing somebody in.", default=3, gt=0)


@document
class Kit:
    """What all scenarios of an incident share."""

    kit: int = about("The format's version: 1.", ge=1, le=1)
    clock: Clock
    costs: Costs = about("The minutes that talk costs.", default=Costs())
    roles: tuple[Role, ...] = about("Who can be talked to.")
    waiting: tuple[str, ...] = about("Ids of the roles that wait for the data.", default=())
    steps: tuple[Step, ...] = about("The runbook's order of triage.")
    cards: tuple[Card, ...] = about("Questions with the same answer in every scenario.", default=())
    hypotheses: tuple[Hypothesis, ...] = about("The explanations of the symptoms.")
    actions: tuple[Action, ...] = about("What may be done.")
    injects: tuple[Inject, ...] = about("Messages that come in in every scenario.", default=())
    voices: tuple[Voice, ...] = about("What people answer unless the scenario says otherwise.", default=())
    hints: tuple[Hint, ...] = about("The ladder of hints.", default=())
    windows: tuple[Window, ...] = about("When to bring in whom.", default=())
    updates: tuple[Update, ...] = about("Who should have heard something by when.", default=())
    checklist: tuple[Item, ...] = about("What a good play shows.", default=())
    facts: tuple[FactRule, ...] = about("Which facts are reported.", default=())


@document
class Scenario:
    """One variant: the same symptoms, its own cause."""

    scenario: int = about("The format's version: 1.", ge=1, le=1)
    id: str = about("Short and lasting, e.g. null-spike.", pattern=ID)
    title: str = about("As the interviewer reads it.")
    cause: str = about("What happened, in a few sentences, for the interviewer.")
    repair: str = about("What puts it right, for the interviewer.")
    truth: str = about("The hypothesis that is true.")
    hypotheses: tuple[Verdict, ...] = about("How each hypothesis fares.")
    cards: tuple[Card, ...] = about("What can be asked beside the kit's cards.")
    actions: tuple[Staging, ...] = about("Actions with another outcome than the kit's.", default=())
    injects: tuple[Inject, ...] = about("Messages that come in beside the kit's.", default=())
    voices: tuple[Voice, ...] = about("What people answer here.", default=())


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident ready to be played: a kit and one of its scenarios."""

    kit: Kit
    scenario: Scenario

    @property
    def cards(self) -> Mapping[str, Card]:
        """All questions, by id."""
        return {card.id: card for card in (*self.kit.cards, *self.scenario.cards)}

    @property
    def actions(self) -> Mapping[str, Action]:
        """All actions, by id, as this scenario stages them."""
        staged = {one.id: one for one in self.scenario.actions}
        return {action.id: _staged(action, staged.get(action.id)) for action in self.kit.actions}

    @property
    def injects(self) -> tuple[Inject, ...]:
        """All messages that may come in."""
        return (*self.kit.injects, *self.scenario.injects)

    @property
    def roles(self) -> Mapping[str, Role]:
        """Everybody who can be talked to, by id."""
        return {role.id: role for role in self.kit.roles}

    @property
    def hypotheses(self) -> Mapping[str, Hypothesis]:
        """All explanations, by id."""
        return {one.id: one for one in self.kit.hypotheses}

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """How each explanation fares, by id."""
        return {one.id: one for one in self.scenario.hypotheses}

    @property
    def hints(self) -> Mapping[str, Hint]:
        """The ladder of hints, by id."""
        return {hint.id: hint for hint in self.kit.hints}

    @property
    def items(self) -> Mapping[str, Item]:
        """The checklist, by id."""
        return {item.id: item for item in self.kit.checklist}

    @property
    def names(self) -> Mapping[str, str]:
        """What every id of the incident is called."""
        kit = self.kit
        named: tuple[Named, ...] = (*self.cards.values(), *kit.actions, *kit.roles, *kit.hypotheses, *kit.checklist)
        return {**{one.id: one.name for one in named}, **{hint.id: hint.say for hint in kit.hints}}

    def voice(self, role: str) -> Voice | None:
        """What somebody answers, if the scenario or the kit says so."""
        voices = (*self.scenario.voices, *self.kit.voices)
        return next((voice for voice in voices if voice.role == role), None)


def _staged(action: Action, staging: Staging | None) -> Action:
    if staging is None:
        return action
    return replace(action, effect=staging.effect, reply=staging.reply, later=staging.later)


def chosen_variant(seed: int, variants: Sequence[str]) -> str:
    """The variant that a candidate gets: the same for the same seed, in whatever order the variants were found."""
    return sorted(variants)[seed % len(variants)]
