"""This room holds what a role's interviews measure: dimensions, red flags, the plan and the policy."""

from collections.abc import Mapping
from dataclasses import field

from scorecard.core.document import ID, about, document
from scorecard.core.policy import Policy
from scorecard.core.scorecard import Vote

SCALE = {"1": "Well below", "2": "Below", "3": "Meets", "4": "Exceeds"}


@document
class Signal:
    """A behaviour to tick when it is seen."""

    id: str = about("Short and lasting, unique in the rubric.", pattern=ID)
    text: str = about("The behaviour, as it can be observed.")


@document
class Signals:
    """What speaks for and against a candidate on a dimension."""

    strong: tuple[Signal, ...] = about("Behaviours that speak for the candidate.", default=())
    weak: tuple[Signal, ...] = about("Behaviours that speak against the candidate.", default=())

    @property
    def all(self) -> tuple[Signal, ...]:
        """Strong and weak ones, strong first."""
        return self.strong + self.weak


@document
class Question:
    """A question to ask, what to listen for, and follow-ups revealed on demand."""

    id: str = about("Short and lasting, unique in the rubric.", pattern=ID)
    ask: str = about("The question, in the words the interviewer says.")
    listen_for: tuple[str, ...] = about("What a good answer holds.", default=())
    probes: tuple[str, ...] = about("Follow-ups, shown when asked for.", default=())


@document
class Dimension:
    """One weighted line of the scorecard."""

    id: str = about("Short and lasting, e.g. sql.", pattern=ID)
    name: str = about("As people read it.")
    weight: int = about("Points of the decision; all dimensions add up to 100.", gt=0)
    anchors: Mapping[str, str] = about("The observable behaviour that earns each level, 1 to 4.")
    rationale: str = about("Why it weighs what it weighs.", default="")
    source: str = about("Where the dimension comes from.", default="")
    assesses: str = about("What it assesses, in a sentence.", default="")
    signals: Signals = field(default_factory=Signals)
    questions: tuple[Question, ...] = about("Questions to ask.", default=())


@document
class RedFlag:
    """A behaviour that stops a hire unless a person overrides it in writing."""

    id: str = about("Short and lasting.", pattern=ID)
    text: str = about("The behaviour, as it can be observed.")


@document
class AlsoAssessed:
    """Something that is assessed without a row of its own, and the dimensions that carry it."""

    name: str = about("As people read it.")
    dimensions: tuple[str, ...] = about("Ids of the dimensions that carry it.")
    note: str = about("How they carry it.", default="")


@document
class Interview:
    """One slot of the interview plan."""

    id: str = about("Short and lasting, e.g. incident.", pattern=ID)
    title: str = about("As people read it.")
    minutes: int = about("The time budget.", gt=0)
    focus: tuple[str, ...] = about("Ids of the dimensions it asks about first.")
    exercise: str | None = about("The id of the exercise it runs.", default=None)
    questions: tuple[str, ...] = about("Ids of the questions to ask; none: all of the focus.", default=())


@document
class ExampleCard:
    """One interviewer's part in an example panel."""

    interviewer: str = about("A name.")
    levels: Mapping[str, int] = about("Levels by dimension id.")
    vote: Vote | None = about("Their vote.", default=None)
    red_flags: tuple[str, ...] = about("Ids of the red flags they raised.", default=())


@document
class Example:
    """A small panel and the recommendation that the policy must give it."""

    id: str = about("Short and lasting.", pattern=ID)
    why: str = about("What the example shows.")
    panel: tuple[ExampleCard, ...] = about("Who rated what.")
    expect: Vote = about("The recommendation it must get.")
    fires: tuple[str, ...] | None = about("Exactly the rules that must fire.", default=None)


@document
class Rubric:
    """What a role's interviews measure and how a panel becomes a recommendation."""

    rubric: int = about("The format's version: 1.", ge=1, le=1)
    id: str = about("Short and lasting, e.g. associate-data-engineer.", pattern=ID)
    version: str = about("Raise it when what is measured changes.")
    title: str = about("The role, as people read it.")
    dimensions: tuple[Dimension, ...] = about("The weighted lines of the scorecard.")
    interviews: tuple[Interview, ...] = about("The interview plan.", default=())
    policy: Policy = about("How a panel becomes a recommendation.")
    summary: str = about("What the rubric is for.", default="")
    ramp_of: str = about("The id of the rubric whose hires it follows; its slots are then check-ins.", default="")
    scale: Mapping[str, str] = field(default_factory=lambda: dict(SCALE))
    red_flags: tuple[RedFlag, ...] = about("Behaviours that stop a hire.", default=())
    also_assessed: tuple[AlsoAssessed, ...] = about("Assessed without a row of its own.", default=())
    examples: tuple[Example, ...] = about("Panels with the recommendation they must get.", default=())

    @property
    def by_id(self) -> Mapping[str, Dimension]:
        """The dimensions by id, in the rubric's order."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @property
    def weights(self) -> Mapping[str, int]:
        """The weight of each dimension by id, in the rubric's order."""
        return {dimension.id: dimension.weight for dimension in self.dimensions}

    def interview(self, interview_id: str | None) -> Interview | None:
        """The slot of that id; None for no slot or one the plan does not have."""
        return next((slot for slot in self.interviews if slot.id == interview_id), None)

    def questions_for(self, dimension: Dimension, interview: Interview | None) -> tuple[Question, ...]:
        """The questions of a dimension that a slot asks: those the plan picks, else all."""
        picked = interview.questions if interview else ()
        chosen = tuple(question for question in dimension.questions if question.id in picked)
        return chosen or dimension.questions
