"""This room builds small panels for tests: every part has a short default, and a test names only what it is about."""

from collections.abc import Mapping, Sequence

from scorecard.core.assessment import Assessment, assess
from scorecard.core.document import content_hash
from scorecard.core.exercise import Criterion, Exercise
from scorecard.core.number import Exact
from scorecard.core.panel import Candidate, Decision, OpenDraft, Panel, Submission, seen_by
from scorecard.core.policy import Bands, Policy
from scorecard.core.rubric import Dimension, Interview, Question, RedFlag, Rubric, Signal, Signals
from scorecard.core.rule import Floor, RedFlags, Rule, Span, Votes
from scorecard.core.scorecard import (
    EVIDENCE_LEVELS,
    Absence,
    CandidateName,
    ExerciseRating,
    RaisedFlag,
    Rating,
    Scorecard,
    Vote,
)

WEIGHTS = {"sql": 60, "modeling": 40}
NAMES = {"sql": "SQL", "modeling": "Data modeling"}
ANCHORS = {
    "1": "Wrong rows, unnoticed",
    "2": "Right on tidy rows",
    "3": "Right rows, one check",
    "4": "Names edge cases first",
}
RULES = (
    Rule(id="red-flag", red_flags=RedFlags(at_least=1), cap=Vote.NO, because="A red flag stops a hire"),
    Rule(
        id="sql-floor",
        floor=Floor(dimension="sql", below=Exact("2.5")),
        cap=Vote.NO,
        because="SQL is the daily work",
    ),
    Rule(
        id="strong-objection",
        votes=Votes(vote=Vote.STRONG_NO, at_least=1),
        cap=Vote.NO_DECISION,
        because="Somebody is convinced it would be a mistake",
    ),
    Rule(id="split-levels", span=Span(levels=2), cap=Vote.NO_DECISION, because="An average would hide the split"),
    Rule(
        id="no-champion",
        votes=Votes(vote=Vote.STRONG_YES, fewer_than=1),
        cap=Vote.YES,
        because="Nobody voted strong yes",
    ),
)


def make_policy(
    *,
    interviewers: int = 2,
    coverage: str = "4/5",
    bands: tuple[str, str, str] = ("3.5", "2.8", "2"),
    rules: tuple[Rule, ...] = RULES,
) -> Policy:
    """Build a policy; `bands` are the numbers of strong_yes, yes and no."""
    strong_yes, yes, no = (Exact(number) for number in bands)
    limits = Bands(strong_yes=strong_yes, yes=yes, no=no)
    return Policy(interviewers=interviewers, coverage=Exact(coverage), bands=limits, rules=rules)


def make_dimension(dimension_id: str, weight: int, name: str = "") -> Dimension:
    """Build a dimension with four anchors, two signals (`<id>-good`, `<id>-bad`) and one question."""
    title = name or NAMES.get(dimension_id, dimension_id.capitalize())
    return Dimension(
        id=dimension_id,
        name=title,
        weight=weight,
        anchors=ANCHORS,
        rationale=f"Why {title} weighs {weight}",
        source=f"Page {weight}",
        assesses=f"Whether {title} holds",
        signals=Signals(
            strong=(Signal(id=f"{dimension_id}-good", text=f"Checks {title} unasked"),),
            weak=(Signal(id=f"{dimension_id}-bad", text=f"Guesses at {title}"),),
        ),
        questions=(
            Question(
                id=f"{dimension_id}-why",
                ask=f"How do you know that {title} is right?",
                listen_for=("Counts rows",),
                probes=("What if it is not?",),
            ),
        ),
    )


def make_rubric(
    weights: Mapping[str, int] = WEIGHTS,
    *,
    policy: Policy | None = None,
    names: Mapping[str, str] = NAMES,
    exercise: str | None = None,
    **parts: object,
) -> Rubric:
    """Build a rubric `data` of the given weights, with one interview `first` and one red flag `careless-pii`."""
    first = Interview(id="first", title="First talk", minutes=45, focus=tuple(weights), exercise=exercise)
    said: dict[str, object] = {
        "rubric": 1,
        "id": "data",
        "version": "1.0",
        "title": "Data Engineer",
        "dimensions": tuple(make_dimension(key, weight, names.get(key, "")) for key, weight in weights.items()),
        "interviews": (first,),
        "policy": policy or make_policy(),
        "red_flags": (RedFlag(id="careless-pii", text="Careless with personal data"),),
    }
    return Rubric(**(said | parts))  # type: ignore[arg-type]


def make_exercise(exercise_id: str = "task", *, criteria: Mapping[str, int] | None = None) -> Exercise:
    """Build an exercise with criteria of the given weights (`grain` 100), all informing `sql`."""
    weights = criteria or {"grain": 100}
    return Exercise(
        exercise=1,
        id=exercise_id,
        version="1.0",
        title=f"The {exercise_id}",
        minutes=90,
        brief="Build one table.\n\n- one row per order",
        criteria=tuple(
            Criterion(
                id=key,
                name=key.capitalize(),
                weight=weight,
                informs=("sql",),
                assesses=f"Whether the {key} is right",
                anchors=ANCHORS,
                listen_for=("Says it aloud",),
            )
            for key, weight in weights.items()
        ),
    )


def make_rating(said: int | Absence | Rating) -> Rating:
    """Turn a level, an absence or a whole rating into a rating; levels 1 and 4 get the evidence they need."""
    if isinstance(said, Rating):
        return said
    if isinstance(said, Absence):
        return Rating(absent=said)
    return Rating(level=said, evidence=f"Seen at {said}" if said in EVIDENCE_LEVELS else "")


def make_card(
    interviewer: str = "ana",
    ratings: Mapping[str, int | Absence | Rating] | None = None,
    *,
    vote: Vote | None = Vote.YES,
    interview: str | None = "first",
    flags: Mapping[str, str] | None = None,
    criteria: Mapping[str, Mapping[str, int | Absence | Rating]] | None = None,
    **parts: object,
) -> Scorecard:
    """Build a scorecard; without ratings every dimension of the default rubric is at 3.

    `flags` maps a red flag's id to its evidence, `criteria` an exercise's id to its rated criteria; `parts` are
    further fields of `Scorecard`.
    """
    levels = dict.fromkeys(WEIGHTS, 3) if ratings is None else ratings
    said: dict[str, object] = {
        "scorecard": 1,
        "candidate": CandidateName(id="jane-doe", name="Jane Doe"),
        "interviewer": interviewer,
        "rubric": "data",
        "interview": interview,
        "conducted_at": "2026-11-20T10:00:00Z",
        "ratings": {key: make_rating(level) for key, level in levels.items()},
        "exercises": {
            key: ExerciseRating(criteria={name: make_rating(level) for name, level in lines.items()})
            for key, lines in (criteria or {}).items()
        },
        "red_flags": tuple(RaisedFlag(id=flag, evidence=text) for flag, text in (flags or {}).items()),
        "vote": vote,
    }
    return Scorecard(**(said | parts))  # type: ignore[arg-type]


def make_submission(
    card: Scorecard, *, rubric_hash: str = "", revision: int = 1, at: str = "2026-11-20T12:00:00Z", because: str = ""
) -> Submission:
    """Submit a scorecard; it is on the default rubric unless another hash is given."""
    on = rubric_hash or content_hash(make_rubric())
    return Submission(f"sub-{card.interviewer}-{card.interview}", card, on, revision, at, because)


def make_draft(card: Scorecard, *, rubric_hash: str = "", at: str = "2026-11-21T09:00:00Z") -> OpenDraft:
    """Keep a scorecard as a draft; it is on the default rubric unless another hash is given."""
    on = rubric_hash or content_hash(make_rubric())
    return OpenDraft(f"draft-{card.interviewer}-{card.interview}", card, on, at)


def make_panel(
    cards: Sequence[Scorecard] = (),
    *,
    drafts: Sequence[Scorecard] = (),
    members: tuple[str, ...] = (),
    candidate: Candidate | None = None,
    decision: Decision | None = None,
    rubric: Rubric | None = None,
) -> Panel:
    """Build a panel of submitted scorecards and drafts, all rated on one rubric."""
    on = content_hash(rubric or make_rubric())
    return Panel(
        candidate=candidate or Candidate("jane-doe", "Jane Doe"),
        members=members,
        submissions=tuple(make_submission(card, rubric_hash=on) for card in cards),
        drafts=tuple(make_draft(card, rubric_hash=on) for card in drafts),
        decision=decision,
    )


def make_decision(
    decision: Vote = Vote.YES, *, by: str = "lea", because: str = "Ready to learn", override: str = ""
) -> Decision:
    """Record a decision of 2026-11-23."""
    return Decision(decision, by, because, "2026-11-23T15:00:00Z", override)


def make_assessment(
    cards: Sequence[Scorecard] = (),
    *,
    rubric: Rubric | None = None,
    viewer: str = "",
    exercises: Sequence[Exercise] = (),
    **panel: object,
) -> Assessment:
    """Weigh a panel as `viewer` sees it; `panel` takes the arguments of `make_panel`."""
    measured = rubric or make_rubric()
    whole = make_panel(cards, rubric=measured, **panel)  # type: ignore[arg-type]
    known = {exercise.id: exercise for exercise in exercises}
    return assess(seen_by(whole, viewer), measured, content_hash(measured), known)
