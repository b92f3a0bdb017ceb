"""This room holds the whole answer to a what-if: the panel, the panel as tried, and a rival beside it."""

from dataclasses import dataclass

from scorecard.core.assessment import Assessment
from scorecard.core.panel import Candidate
from scorecard.core.robustness.case import Case, case_of
from scorecard.core.robustness.examination import Examination, examine
from scorecard.core.robustness.finding import expected, findings
from scorecard.core.robustness.order import comparison
from scorecard.core.robustness.rivalry import Rivalry, rivalry
from scorecard.core.robustness.saying import Saying, reason
from scorecard.core.robustness.trial import Trial, attempt, sharing
from scorecard.core.uncertainty import Spread


@dataclass(frozen=True, slots=True)
class Rival:
    """Another candidate beside the one asked about."""

    candidate: Candidate
    case: Case
    found: Rivalry | None
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `tried` is the panel as tried, with `notes` on what that means."""

    assessment: Assessment
    found: Examination
    tried: Examination | None
    notes: tuple[str, ...]
    rival: Rival | None

    @property
    def looked_at(self) -> Examination:
        """What the sentences are about: the panel as tried, where something is tried."""
        return self.tried or self.found

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """Every finding in a sentence."""
        return (*findings(self.looked_at), *expected(self.assessment.panel.waiting_for))


def answer(weighed: Assessment, trial: Trial, other: Assessment | None = None, spread: Spread | None = None) -> Answer:
    """Try everything. TrialError for a trial without a meaning; weights and bar are tried on the rival as well.

    `spread` is how much interviewers usually differ; what is tried does not change it.
    """
    now, waiting = case_of(weighed), weighed.panel.waiting_for
    tried = None if trial.empty else attempt(now, trial)
    rival = None
    if other:
        beside = attempt(case_of(other), Trial(weights=trial.weights, bar=trial.bar))
        rival = _beside(weighed.panel.candidate, tried or now, other.panel.candidate, beside, spread)
    return Answer(
        assessment=weighed,
        found=examine(now, expected=waiting, spread=spread),
        tried=examine(tried, expected=waiting, spread=spread) if tried else None,
        notes=(*_outcome(now, tried), *_notes(now, trial)),
        rival=rival,
    )


def _beside(ours: Candidate, our_case: Case, theirs: Candidate, their_case: Case, spread: Spread | None) -> Rival:
    found = rivalry(our_case, their_case, spread)
    said = comparison(our_case, found, ours.name or ours.id, theirs.name or theirs.id)
    return Rival(theirs, their_case, found, said)


def _outcome(now: Case, tried: Case | None) -> tuple[str, ...]:
    if tried is None:
        return ()
    if tried.call is now.call:
        return (f"As tried it stays {now.call.words}.",)
    because = [check.rule for check in tried.advice.deciding]
    return (f"As tried it would be {tried.call.words} instead of {now.call.words}{reason(because)}.",)


def _notes(now: Case, trial: Trial) -> tuple[str, ...]:
    notes = []
    if trial.weights:
        notes.append(sharing({line.id: line.weight for line in now.rubric.dimensions}, trial.weights))
    bands = now.policy.bands
    if trial.bar is not None and trial.bar > bands.strong_yes:
        notes.append("Strong yes begins where the bar is, since it cannot begin below it.")
    if trial.bar is not None and trial.bar < bands.no:
        notes.append("No begins where the bar is, since it cannot begin above it.")
    return tuple(notes)
