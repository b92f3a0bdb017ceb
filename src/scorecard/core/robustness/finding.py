"""This room says what was found about a panel, one plain sentence for each thing that was tried."""

from collections.abc import Iterator

from scorecard.core.firmness import Verdict
from scorecard.core.number import shown
from scorecard.core.robustness.case import AGAINST, HIRE, OPEN, side
from scorecard.core.robustness.examination import Examination
from scorecard.core.robustness.omission import Without
from scorecard.core.robustness.saying import Saying, becomes, beyond, exactly, name, percent, reason, somebody, steps
from scorecard.core.robustness.search import MANY
from scorecard.core.scorecard import Vote
from scorecard.core.text import counted, listed

SHOWN = 2
"""How many of a long list a sentence names; the tables have all."""


SIDE_WORDS = {HIRE: "for a hire", AGAINST: "against a hire", OPEN: "open"}


def findings(found: Examination) -> tuple[Saying, ...]:
    """Everything that was found, in the order of a debrief."""
    return (
        _firmness(found),
        _interviewers(found),
        _singles(found),
        _fewest(found),
        _weights(found),
        _equal_weights(found),
        _dimensions(found),
        _rules(found),
        _missing(found),
        _probe(found),
    )


def shut(found: Examination) -> str:
    """What the gates that are shut saw."""
    return listed([gate.saw for gate in found.case.advice.gates if gate.fired])


def _firmness(found: Examination) -> Saying:
    firm, failures = found.firmness, [failure.sentence for failure in found.firmness.failures]
    if firm.verdict is None:
        said = f"There is not enough for a call, so nothing is firm yet: {shut(found) or 'nothing was rated'}."
    else:
        begun = f"{firm.verdict.words}, {SIDE_WORDS[side(found.case.call)]}"
        said = f"{begun}: {'; '.join(failures)}."
        if firm.verdict is Verdict.FIRM:
            said = f"{begun}: no one interviewer, no weight, no missing rating and no two points on ratings turn it."
        elif firm.verdict is Verdict.LEANING:
            said = f"{begun}: {failures[0]}; nothing else that was tried does."
    return Saying(
        "firmness",
        said,
        f"{counted(len(failures), 'check')} turned it",
        "turned: from for a hire (Yes, Strong yes) to against one (No, Strong no) or open (No decision), or back; "
        "firm: nothing does; leaning: one thing; too close: more, or one single point, or under one standard error",
    )


def _interviewers(found: Examination) -> Saying:
    people, now = found.case.tally.interviewers, found.case.call
    if len(people) < 2:
        known = f"All that is known is the word of {people[0]}" if people else "Nobody has submitted"
        said = f"{known}, so no interviewer can be left out."
    else:
        two = " There are two interviewers, so each is half of what is known." if len(people) == 2 else ""
        said = _by_call("Without", found.interviewers, now) + two
    changed = sum(one.call is not now for one in found.interviewers)
    number = f"{changed} of {len(found.interviewers)} change the call"
    return Saying("interviewers", said, number, "all figures counted anew from the other scorecards")


def _by_call(word: str, tried: tuple[Without, ...], now: Vote, names: dict[str, str] | None = None) -> str:
    """Say what the call becomes without each: `Without ana it would be No (sql-floor); without bob it stays Yes.`."""
    groups: dict[tuple[Vote, tuple[str, ...]], list[str]] = {}
    for one in tried:
        why = () if one.call is now else tuple(check.rule for check in one.deciding)
        groups.setdefault((one.call, why), []).append((names or {}).get(one.what, one.what))
    ordered = sorted(groups.items(), key=lambda item: item[0][0] is now)
    if len(ordered) == 1 and ordered[0][0][0] is now:
        return f"{word} any one of {listed(ordered[0][1], last='or')} it stays {now.words}."
    parts = [f"{listed(who, last='or')} {becomes(vote, now)}{reason(why)}" for (vote, why), who in ordered]
    return f"{word} " + f"; {word.lower()} ".join(parts) + "."


def _singles(found: Examination) -> Saying:
    case = found.case
    if not case.given:
        said = "There is no rating yet that could be another."
    elif case.shut:
        said = f"Other levels cannot change the call as long as too little is there: {shut(found)}."
    elif not found.singles:
        said = f"No single rating one point higher or lower changes the call ({found.steps} were tried)."
    else:
        first = [f"{steps(case, flip)} makes it {flip.call.words}{reason(flip.deciding)}" for flip in found.singles]
        rest = len(first) - SHOWN
        more = f"; {rest} more in the table" if rest > 0 else ""
        many = f"{len(first)} of {found.steps} changes of one rating by one point change the call"
        said = f"{many}: {'; '.join(first[:SHOWN])}{more}."
    formula = "one point moves the score by w / n (share of the weight over who rated it); then gates, bands and rules"
    return Saying("changes", said, f"{len(found.singles)} of {found.steps}", formula)


def _fewest(found: Examination) -> Saying:
    there = [f"{way.flip.points} for {way.goal.words}" for way in found.ways if way.flip]
    never = [way.goal for way in found.ways if not way.flip]
    widest = [goal.words for goal in never if not any(goal.calls < other.calls for other in never)]
    if not found.case.given or found.case.shut:
        said = "No number of changed ratings leads to another call as long as too little is there."
    elif not there:
        said = f"No {MANY} changes of ratings by one point lead to another call."
    else:
        out = f"; {listed(widest, last='or')} not with up to {MANY}" if widest else ""
        said = f"It takes at least so many changes of a rating by one point: {listed(there)}{out}."
    number = f"k* = {found.nearest.points}" if found.nearest else "k*: none"
    formula = (
        "largest w / n first, each rating up to the ends of the scale, until the margin is used up (>= rising, "
        "> falling); with floors and spans every combination of means and rules"
    )
    return Saying("fewest", said, number, formula)


def _weights(found: Examination) -> Saying:
    case = found.case
    ends = [(gap, one, words, vote) for one in found.weights for gap, words, vote in beyond(one)]
    nearest = min(ends, key=lambda end: (end[0], case.place[end[1].dimension]), default=None)
    if not found.weights:
        said, number = "There is one dimension, so there is no weight to change.", "none"
    elif nearest is None:
        said, number = f"Whatever any one dimension weighs, the call stays {case.call.words}.", "0% to 100%"
    else:
        gap, one, words, vote = nearest
        at = f"counts for {words} (now {percent(one.share)})"
        said = f"The call stays {case.call.words} unless {name(case, one.dimension)} {at}: then {vote.words}."
        said += f" {counted(len(ends) - 1, 'other weight')} could change it, further off." if len(ends) > 1 else ""
        number = f"{exactly(gap * 100)} points away"
    formula = "t* = (edge - M) / (m - M), M: mean of the other dimensions, which keep their proportions"
    return Saying("weights", said, number, formula, "Mareschal 1988; Triantaphyllou and Sanchez 1997 (same boundary)")


def _equal_weights(found: Examination) -> Saying:
    case, even = found.case, found.equal_weights
    score, why = even.score, [] if even.call is case.call else [check.rule for check in even.deciding]
    if score is None or case.tally.score is None:
        return Saying("equal_weights", "Nothing was rated, so equal weights say nothing.", "none", "sum of means / n")
    if len(case.tally.dimensions) == 1:
        said = "There is one dimension, so equal weights change nothing."
        return Saying("equal_weights", said, exactly(score), "sum of the dimension means / how many were rated")
    said = (
        f"If all {len(case.tally.dimensions)} dimensions counted the same, the score would be {shown(score)} "
        f"(now {shown(case.tally.score)}): {becomes(even.call, case.call)}{reason(why)}."
    )
    source = "US Office of Personnel Management, FAQ on structured interviews: give a reason for unequal weights"
    return Saying("equal_weights", said, exactly(score), "sum of the dimension means / how many were rated", source)


def _dimensions(found: Examination) -> Saying:
    case = found.case
    changed = tuple(one for one in found.dimensions if one.call is not case.call)
    if not found.dimensions:
        said = "Fewer than two dimensions were rated, so none can be left out."
    elif not changed:
        said = f"Leaving out any one dimension, {becomes(case.call, case.call)}."
    else:
        names = {line.id: line.name for line in case.tally.dimensions}
        said = _by_call("Without", changed, case.call, names)
        said += "" if len(changed) == len(found.dimensions) else f" Without any other it stays {case.call.words}."
    number = f"{len(changed)} of {len(found.dimensions)} change the call"
    return Saying("dimensions", said, number, "the dimension weighs nothing (t = 0) and its floor is off")


def _rules(found: Examination) -> Saying:
    now, band = found.case.call, found.band
    changed = tuple(one for one in found.rules if one.call is not now)
    if changed:
        said = _by_call("Without", changed, now)
    elif band is None:
        said = "Nothing was rated, so there is nothing that a rule could change."
    elif band is now:
        said = f"No gate or rule makes the call: with each of them off {becomes(now, now)}."
    else:
        deciding = [check.rule for check in found.case.advice.deciding]
        said = f"Switching off one rule changes nothing, as {listed(deciding)} each say {now.words}."
        said += f" Without any of them it would be {band.words}."
    number = f"{len(changed)} of {len(found.rules)} change the call"
    return Saying("rules", said, number, "the policy without the one rule or gate")


def _missing(found: Examination) -> Saying:
    left, now = found.bounds, found.case.call
    formula = "the score with every missing rating at 1, and at 4"
    if left is None:
        said = "No rating is missing: every dimension was rated, and so was what each interview was for."
        return Saying("missing", said, "none", formula)
    what = listed(list(dict.fromkeys(name(found.case, one.dimension) for one in left.missing)))
    between = f"{shown(left.low)} and {shown(left.high)}"
    if left.calls == (now,):
        said = f"Whatever {what} {_turn(left.missing)} out to be, it stays between {between}: {now.words}."
    elif len(left.calls) == 1:
        said = f"Once rated, whatever {what} {_turn(left.missing)} out to be, it is between {between}: "
        said += f"{left.calls[0].words}."
    else:
        said = f"Missing: {what}. The score may be anything between {between}, and the call {_span(left.calls)}."
    return Saying("missing", said, f"{exactly(left.low)} to {exactly(left.high)}", formula)


def _turn(missing: tuple[object, ...]) -> str:
    return "turns" if len(missing) == 1 else "turn"


def _span(calls: tuple[Vote, ...]) -> str:
    decided = [vote.words for vote in calls if vote is not Vote.NO_DECISION]
    ends = f"from {decided[0]} to {decided[-1]}" if len(decided) > 1 else "".join(decided)
    return f"{ends} or {Vote.NO_DECISION.words}" if len(decided) < len(calls) else ends


def _probe(found: Examination) -> Saying:
    case, best = found.case, found.probe
    formula = "value: of the 4 levels that the answer may get, each counted alike, the share that changes the call"
    source = "value of information, Howard 1966, with an even chance for each level; ties by w / (n + 1)"
    if best is None:
        more = " It takes more than one." if case.shut else ""
        return Saying("probe", f"No single further rating can change the call.{more}", "0 of 4", formula, source)
    slot = f" (interview {best.interview})" if best.interview else ""
    said = f"Ask next: {name(case, best.dimension)}, by {somebody(best.interviewer)}{slot}. "
    said += f"{best.changes} of the 4 levels would change the call: {answers(best.calls)}."
    return Saying("probe", said, f"{best.changes} of 4", formula, source)


def answers(calls: tuple[Vote, ...]) -> str:
    """Say the call for each level: `No at 1 or 2, Yes at 3 or 4`."""
    groups: dict[Vote, list[str]] = {}
    for level, vote in enumerate(calls, 1):
        groups.setdefault(vote, []).append(str(level))
    return ", ".join(f"{vote.words} at {listed(levels, last='or')}" for vote, levels in groups.items())


def expected(waiting: tuple[str, ...]) -> Iterator[Saying]:
    """Say who is still to submit, since no figure here knows of them."""
    if waiting:
        who, is_are = listed(waiting), "is" if len(waiting) == 1 else "are"
        said = f"{who} {is_are} expected and not in yet; no figure here knows of what they will say."
        yield Saying("expected", said, str(len(waiting)), "submitted scorecards only")
