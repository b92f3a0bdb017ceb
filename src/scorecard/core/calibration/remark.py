"""This room puts a calibration into plain words, the same on a screen and in an answer for programs."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from scorecard.core.calibration.agreement import JUDGED_FROM, Agreement, Alpha, Line
from scorecard.core.calibration.habit import Habit
from scorecard.core.calibration.item import Item, Items, Twins
from scorecard.core.calibration.resample import Interval
from scorecard.core.calibration.severity import Difference, Severities, Severity
from scorecard.core.number import shown, shown_percent
from scorecard.core.text import counted, listed
from scorecard.core.unsaid import Need, Unsaid, too_few

OFTEN = Fraction(1, 2)
"""The share of scorecards with one level throughout from which that is remarked on."""

REVIEWED_FROM = 5
"""Criteria with facts that it takes to speak of what facts change."""

MOST_TWINS = 3
"""Pairs of dimensions that are told in words."""

SEPARATE = 0.44
"""Reliability of separate interviews, over 125 coefficients (Huffcutt, Culbertson and Weyhrauch 2013)."""

PURPOSE = "Diagnostic only: nothing here changes a score or feeds a recommendation."
YOU = "You"
NOT_ADJUSTED = "Scores are not adjusted for any of this."
ORDINALS = {3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
_FINE = 10**9


def near(value: float | Fraction) -> str:
    """Write a figure with two decimals, rounded down in size; what differs by calculating in floats alone is equal."""
    size = shown(Fraction(round(abs(Fraction(value)) * _FINE), _FINE))
    return f"-{size}" if value < 0 and size != "0.00" else size


def signed(value: float | Fraction) -> str:
    """The same with a sign: `+0.21`."""
    text = near(value)
    return text if text.startswith("-") or text == "0.00" else f"+{text}"


def within(interval: Interval | None) -> str:
    """Write the limits: `0.30 to 0.58`."""
    return "no interval" if interval is None else f"{near(interval.low)} to {near(interval.high)}"


def alike(line: Line) -> Iterator[str]:
    """Say how alike interviewers rate."""
    if isinstance(line.alike, Unsaid):
        if not line.candidates:
            yield "No candidate has been rated on one dimension by two interviewers yet."
        yield f"Agreement {line.alike.because}."
        return
    pairs = f"{shown_percent(line.alike.identical)} identical, {shown_percent(line.alike.within_one)} within one point"
    people = counted(line.candidates, "candidate")
    if isinstance(line.alike.alpha, Unsaid):
        yield f"{pairs} ({people}): {line.alike.alpha.because}."
        return
    yield f"{pairs}; alpha {near(line.alike.alpha.value)} ({within(line.alike.alpha.interval)}, {people})."
    yield usual(line, line.alike.alpha)


def usual(line: Line, alpha: Alpha) -> str:
    """Say whether that is usual, once there are enough candidates to say so."""
    who = ("candidate with two interviewers", "candidates with two interviewers")
    missing = too_few([Need(line.candidates, JUDGED_FROM, *who)])
    if missing or alpha.interval is None:
        return f"To say whether that is usual, it {missing.because if missing else 'needs an interval'}."
    known = "separate interviews (.44); a joint panel is nearer .74."
    if alpha.interval.low > SEPARATE:
        return f"More alike than is usual for {known}"
    if alpha.interval.high < SEPARATE:
        return f"Less alike than is usual for {known}"
    return f"Usual for {known}"


def reliable(found: Agreement) -> str:
    """Say how reliable the panel's score is, and what one more interviewer would make of it."""
    whole = found.overall.alike
    if isinstance(whole, Unsaid):
        return f"The reliability of a panel's score {whole.because}."
    if isinstance(whole.reliability, Unsaid):
        return f"The reliability of a panel's score: {whole.reliability.because}."
    one, panel = whole.reliability, found.panel
    alone = f"{near(one.of(1))}, though the estimate was {near(one.single)}" if one.single < 0 else near(one.single)
    more = ORDINALS.get(panel + 1, "further")
    return (
        f"Averaging {panel} of us gives reliability about {near(one.of(panel))} ({within(one.interval_of(panel))}); "
        f"one alone has {alone}; a {more} interviewer would make it {near(one.of(panel + 1))}."
    )


def apart(name: str, line: Severity) -> str:
    """Say how somebody rates beside colleagues who met the same people; `name` begins the sentence."""
    if line.group is None:
        if name == YOU:
            return "You have not shared a candidate with anybody; we cannot say if you are strict."
        return f"{name} has not shared a candidate with anybody; we cannot say if {name} is strict."
    if isinstance(line.difference, Unsaid):
        need = line.difference.because.removeprefix("needs ")
        return f"{name} {'need' if name == YOU else 'needs'} {need} to be compared."
    found, met = line.difference, counted(line.ratings, "shared rating")
    size, likely = near(abs(found.value)), found.likely
    if size == "0.00":
        return f"{name} rated like colleagues who met the same people ({met})."
    way = "higher" if found.value > 0 else "lower"
    said = f", likely {_spoken(likely, found.value)}" if likely else ""
    return f"{name} rated {size} {way} than colleagues who met the same people ({met}{said})."


def _spoken(likely: Interval, value: float) -> str:
    """The limits in the direction of the sentence: `0.20 to 0.60`; a limit on the other side keeps a minus."""
    ends = sorted((likely.low, likely.high) if value > 0 else (-likely.low, -likely.high))
    return f"{near(ends[0])} to {near(ends[1])}"


def noteworthy(name: str, habit: Habit) -> Iterator[str]:
    """Say what stands out in somebody's habits; `name` begins the sentences."""
    if not habit.missing and habit.one_level and habit.one_level >= OFTEN:
        yield f"{name} gave one level throughout on {habit.straight} of {counted(habit.several, 'scorecard')}."
    if habit.amended:
        yield f"{name} amended {counted(habit.amended, 'scorecard')} after submitting."


def own(habit: Habit, found: Severities) -> Iterator[str]:
    """Say to somebody what holds of themselves; `found` has their line or none."""
    for line in found.lines:
        yield apart(YOU, line)
        size, way = near(abs(line.naive)), "higher" if line.naive > 0 else "lower"
        beside = "that of" if size == "0.00" else f"{size} {way} than that of"
        yield f"Your plain mean is {beside} everybody, whomever each of you met."
    yield from noteworthy(YOU, habit)
    if habit.reviewed >= REVIEWED_FROM and habit.shift is not None:
        moved = f"{habit.moved} of {counted(habit.reviewed, 'criterion', 'criteria')}"
        yield f"You changed {moved} once facts were opened, by {signed(habit.shift)} on average over all."
    if habit.missing:
        yield f"To speak of your habits, it {habit.missing.because}."


def compared(found: Severities) -> Iterator[str]:
    """Say what holds of the comparison as a whole, but for who stands in which group."""
    if not found.lines:
        yield "Nobody has given a level yet."
    if not any(isinstance(one.difference, Difference) for one in found.lines):
        return
    if found.alike:
        yield "No detectable differences between interviewers."
    elif found.components.between is None:
        yield "Too few ratings to estimate how much interviewers differ; differences are drawn strongly toward 0."


def flat(item: Item) -> str:
    """Say that a dimension does not tell candidates apart."""
    share = f"{shown_percent(item.usual_share)} of its {counted(item.rated, 'level')} are {item.usual}"
    return f"{item.name}: {share}, so it hardly tells candidates apart."


def twins(pair: Twins, found: Items) -> str:
    """Say how often two dimensions have the same level."""
    names = {item.id: item.name for item in found.items}
    both = listed([names[pair.first], names[pair.second]])
    rated = counted(pair.scorecards, "scorecard")
    if pair.always:
        together = "" if pair.correlation is None else f" (correlation {near(pair.correlation)})"
        same = f"have the same level on {shown_percent(pair.share)} of {rated}{together}"
        return f"{both} {same}; one of the two may say nothing new."
    return f"{both}, the same on {shown_percent(pair.share)} of {rated}"


def lacking(named: Iterable[tuple[str, Unsaid | None]]) -> Iterator[str]:
    """Say what is missing of each, those that lack the same in one sentence."""
    names: dict[str, list[str]] = {}
    for name, missing in named:
        if missing:
            names.setdefault(missing.because, []).append(name)
    for because, some in names.items():
        yield f"{some[0]} {because}." if len(some) == 1 else f"{listed(some)}: each {because}."


def rubric_remarks(found: Items) -> Iterator[str]:
    """Say which dimensions never separate and which two always agree."""
    poor = [item for item in found.items if item.separates is False]
    unknown = [item for item in found.items if item.separates is None]
    yield from map(flat, poor)
    yield from lacking((item.name, item.missing) for item in unknown)
    if not poor and not unknown:
        yield "Every dimension tells candidates apart."
    always = [pair for pair in found.pairs if pair.always]
    yield from (twins(pair, found) for pair in always[:MOST_TWINS])
    if len(always) > MOST_TWINS:
        yield f"{counted(len(always) - MOST_TWINS, 'more pair')} of dimensions always agree: --json has all."
    if found.missing:
        yield f"Whether two dimensions always agree {found.missing.because}."
    elif found.pairs and not always:
        yield f"No two dimensions always agree; closest are {twins(found.pairs[0], found)}."


def lasting(seconds: float | None) -> str:
    """Write how long something took: `45 min`, `6 h`, `3 days`."""
    if seconds is None:
        return "-"
    minutes = int(seconds) // 60
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} days"
