"""This room gathers scores and outcomes of hires as far as whoever asks may see them, and reports how they relate."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scorecard.cli.desk import Desk
from scorecard.cli.speak import say_json, show, talk
from scorecard.cli.weighing.everybody import Everybody, everybody
from scorecard.core.decision import HIRES
from scorecard.core.outcome import KeptOutcome, check_ins, measured
from scorecard.core.rubric import Rubric
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import counted, listed, lookup_key
from scorecard.core.validity.relation import Hire, Scored, validity
from scorecard.core.validity.word import About
from scorecard.errors import NotFoundError, WrongUsageError


@dataclass(frozen=True, slots=True)
class Question:
    """What to report on: the check-in, the rubric, and how to answer."""

    at: str
    rubric: str
    explain: bool
    json: bool


def report_validity(desk: Desk, question: Question) -> None:
    """Report how the scores of hires relate to their outcomes at one check-in."""
    people = everybody(desk)
    open_ = {person.key for person in people.people}  # that there is an outcome tells the decision
    recorded = [one for one in desk.store.outcomes.latest() if lookup_key(one.outcome.candidate.id) in open_]
    if not recorded:
        raise _nothing(people.closed)
    ramp = _ramp(desk, recorded, question.rubric)
    recorded = [one for one in recorded if one.outcome.rubric == ramp.id]
    at = _check_in(ramp, recorded, question.at)
    about, hires, scored = _gathered(people, ramp, at, recorded)
    names = people.names.get(about.rubric, {})
    found = validity(hires, scored, tuple(names))
    if question.json:
        from scorecard.report.validity import validity_json

        say_json(validity_json(found, about))
        return
    from scorecard.screen.validity import validity_view

    show(validity_view(found, about, names, explain=question.explain), no_color=desk.settings.no_color)


def _nothing(closed: int) -> NotFoundError:
    hidden = f"Left out: {counted(closed, 'candidate')} closed to you until your own scorecard is in." if closed else ""
    then = "To record one: scorecard outcomes add CANDIDATE --at 30d"
    return NotFoundError("No outcome was recorded yet.", why=hidden, then=then)


def _ramp(desk: Desk, recorded: Iterable[KeptOutcome], wanted: str) -> Rubric:
    """The ramp rubric to report on, in its latest version that was used: the one asked for, or the most recorded."""
    used = Counter(one.outcome.rubric for one in recorded)
    newest = {
        one.outcome.rubric: one.rubric_hash for one in sorted(recorded, key=lambda one: (one.recorded_at, one.id))
    }
    latest = {key: desk.kept_rubric(version) for key, version in newest.items()}
    fitting = [key for key in used if wanted in ("", key, latest[key].ramp_of)]
    if not fitting:
        known = [*latest, *(one.ramp_of for one in latest.values())]
        raise NotFoundError(f"There are no outcomes for the rubric {wanted}; {did_you_mean(wanted, known)}")
    chosen = min(fitting, key=lambda key: (-used[key], key))
    if len(fitting) > 1:
        talk(f"Outcomes were recorded on {listed(sorted(fitting))}; this is {chosen} (--rubric picks another).")
    return latest[chosen]


def _check_in(ramp: Rubric, recorded: Iterable[KeptOutcome], wanted: str) -> str:
    known = check_ins(ramp)
    if wanted and wanted not in known:
        raise WrongUsageError(f"There is no check-in called {wanted}; {did_you_mean(wanted, known)}")
    people = {(one.outcome.at, one.outcome.candidate.id) for one in recorded}
    count = Counter(at for at, _ in people)
    return wanted or max(known, key=lambda at: (count[at], known.index(at)))


def _gathered(
    all_: Everybody, ramp: Rubric, at: str, recorded: Iterable[KeptOutcome]
) -> tuple[About, list[Hire], list[Scored]]:
    rubric = ramp.ramp_of
    outcomes: dict[str, list[KeptOutcome]] = {}
    for one in recorded:
        if one.outcome.at == at:
            outcomes.setdefault(lookup_key(one.outcome.candidate.id), []).append(one)
    hires, scored, unhired, unscored = list[Hire](), list[Scored](), 0, 0
    for person in all_.people:
        weighed = person.on.get(rubric)
        if weighed and weighed.score is not None:
            scored.append(Scored(weighed.score, weighed.band, person.decision))
        said = outcomes.get(person.key)
        if not said:
            continue
        reached = measured(ramp, at, [one.outcome for one in said]).score
        if person.decision not in HIRES:
            unhired += 1
        elif weighed is None or weighed.score is None or reached is None:
            unscored += 1
        else:
            seen = any(one.outcome.seen_scorecards for one in said)
            hires.append(Hire(weighed.score, reached, weighed.dimensions, seen))
    slot = ramp.interview(at)
    about = About(rubric, ramp.id, at, slot.title if slot else at, unhired, unscored, all_.closed, len(scored))
    return about, hires, scored
