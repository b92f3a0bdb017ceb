"""This room writes a calibration as plain data, for programs: only what whoever asks may see."""

from collections.abc import Mapping
from dataclasses import asdict
from math import inf

from scorecard.core.calibration import remark
from scorecard.core.calibration.agreement import Alike, Alpha, Line, Reliability
from scorecard.core.calibration.habit import Habit
from scorecard.core.calibration.item import Item, Items
from scorecard.core.calibration.outlook import Others, Outlook
from scorecard.core.calibration.resample import Interval
from scorecard.core.calibration.severity import Difference, Severities, Severity
from scorecard.core.document import Plain
from scorecard.core.number import exact_and_shown
from scorecard.core.unsaid import Unsaid

Answer = Mapping[str, object]


def calibration_json(outlook: Outlook, *, seed: int) -> Answer:
    """Write all figures; what is not known is null, and beside it stands what it takes."""
    found = outlook.calibration
    lines = {one.who: one for one in found.severities.lines}
    return {
        "purpose": remark.PURPOSE,
        "rubric": {"id": found.rubric.id, "version": found.rubric.version, "versions_rated_on": found.versions},
        "seed": seed,
        "scorecards": found.together.scorecards,
        "candidates": found.together.candidates,
        "interviewers": outlook.interviewers,
        "left_out": outlook.owed,
        "agreement": {
            "overall": _line(found.agreement.overall),
            "dimensions": [_line(one) for one in found.agreement.dimensions],
            "panel": _panel(found.agreement.overall.alike, found.agreement.panel),
        },
        "severity": _model(found.severities),
        "lines": [_person(found.names[who], habit, lines.get(who)) for who, habit in found.habits.items()],
        "groups": [[found.names[who] for who in group] for group in found.severities.groups],
        "others": _others(outlook.others),
        "rubric_items": _items(found.items),
        "drift": {**asdict(outlook.drift), "sentence": outlook.drift.sentence},
    }


def _line(one: Line) -> Answer:
    said = {"id": one.id, "candidates": one.candidates} if one.id else {"candidates": one.candidates}
    if isinstance(one.alike, Unsaid):
        return {**said, "pairs": None, "identical": None, "within_one": None, **_nothing(one.alike)}
    return {
        **said,
        "pairs": one.alike.pairs,
        "identical": exact_and_shown(one.alike.identical),
        "within_one": exact_and_shown(one.alike.within_one),
        **_alpha(one.alike.alpha),
        "icc1": _reliability(one.alike.reliability),
    }


def _nothing(why: Unsaid) -> Answer:
    return {"alpha": None, "alpha_interval": None, "icc1": None, "why": why.because}


def _alpha(alpha: Alpha | Unsaid) -> Answer:
    if isinstance(alpha, Unsaid):
        return {"alpha": None, "alpha_interval": None, "why": alpha.because}
    return {"alpha": float(alpha.value), "alpha_interval": _interval(alpha.interval), "why": ""}


def _reliability(one: Reliability | Unsaid) -> Answer | None:
    if isinstance(one, Unsaid):
        return None
    squares = {"msb": float(one.squares.between), "msw": float(one.squares.within), "k0": float(one.squares.k0)}
    return {"value": float(one.single), "interval": _interval(one.interval), **squares}


def _panel(whole: Alike | Unsaid, size: int) -> Answer | None:
    if isinstance(whole, Unsaid) or isinstance(whole.reliability, Unsaid):
        return None
    one = whole.reliability
    return {
        "interviewers": size,
        "icc1k": float(one.of(size)),
        "interval": _interval(one.interval_of(size)),
        "with_one_more": float(one.of(size + 1)),
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _model(found: Severities) -> Answer:
    parts = found.components
    return {
        "variance_of_chance": parts.within,
        "variance_of_interviewers": parts.between,
        "lambda": None if parts.ratio == inf else parts.ratio,
        "degrees_of_freedom": found.freedom,
    }


def _person(name: str, habit: Habit, line: Severity | None) -> Answer:
    return {"interviewer": name, **_habit(habit), "severity": None if line is None else _severity(line)}


def _habit(habit: Habit) -> Answer:
    return {
        "scorecards": habit.scorecards,
        "candidates": habit.candidates,
        "amended": habit.amended,
        "levels": _levels(habit.levels),
        "absences": dict(habit.absences),
        "seconds_to_submit": habit.seconds,
        "timed": habit.timed,
        "evidence": exact_and_shown(habit.evidence),
        "absent": exact_and_shown(habit.absent),
        "one_level": exact_and_shown(habit.one_level),
        "spread": habit.spread,
        "spread_of_others": habit.colleagues,
        "after_facts": {"criteria": habit.reviewed, "changed": habit.moved, "shift": exact_and_shown(habit.shift)},
        "why": habit.missing.because if habit.missing else "",
    }


def _levels(levels: Mapping[int, int]) -> dict[str, Plain]:
    return {str(level): count for level, count in levels.items()}


def _severity(one: Severity) -> Answer:
    found = one.difference
    known = found if isinstance(found, Difference) else None
    return {
        "shared_ratings": one.ratings,
        "candidates": one.candidates,
        "difference": known.value if known else None,
        "standard_error": known.error if known else None,
        "interval": _interval(known.likely) if known else None,
        "stands_out": bool(known and known.stands_out),
        "plain_difference": one.naive,
        "why": found.because if isinstance(found, Unsaid) else "",
    }


def _others(others: Others | Unsaid | None) -> Answer | None:
    if others is None:
        return None
    if isinstance(others, Unsaid):
        return {"why": others.because}
    return {
        "interviewers": others.people,
        "levels": _levels(others.levels),
        "absences": dict(others.absences),
        **{name: list(values) for name, values in others.figures.items()},
        "difference": list(others.differences),
        "why": "",
    }


def _items(found: Items) -> Answer:
    return {
        "dimensions": [_item(one) for one in found.items],
        "pairs": [
            {
                "dimensions": [one.first, one.second],
                "scorecards": one.scorecards,
                "identical": exact_and_shown(one.share),
                "correlation": one.correlation,
                "always_agree": one.always,
            }
            for one in found.pairs
        ],
        "why": found.missing.because if found.missing else "",
    }


def _item(one: Item) -> Answer:
    return {
        "id": one.id,
        "candidates": one.candidates,
        "levels": _levels(one.levels),
        "usual_level": one.usual if one.rated else None,
        "usual_share": exact_and_shown(one.usual_share),
        "separates": one.separates,
        "why": one.missing.because if one.missing else "",
    }
