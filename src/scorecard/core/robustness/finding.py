"""This room says what was found about a panel, one plain sentence for each thing that was tried."""

from collections.abc import Iterator

from scorecard.core.firmness import Verdict
from scorecard.core.number import shown
from scorecard.core.robustness.balance import balance
from scorecard.core.robustness.case import AGAINST, HIRE, OPEN, side
from scorecard.core.robustness.examination import Examination
from scorecard.core.robustness.saying import Saying, becomes, by_call, exactly, name, reason, somebody, steps
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
        *balance(found),
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
        said = by_call("Without", found.interviewers, now) + two
    changed = sum(one.call is not now for one in found.interviewers)
    number = f"{changed} of {len(found.interviewers)} change the call"
    return Saying("interviewers", said, number, "all figures counted anew from the other scorecards")


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
        change = "changes" if len(first) == 1 else "change"
        many = f"{len(first)} of {found.steps} changes of one rating by one point {change} the call"
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
        said = f"Not even {MANY} changes of ratings by one point lead to another call."
    else:
        out = f"; not even {MANY} give {listed(widest, last='or')}" if widest else ""
        said = f"It takes at least so many changes of a rating by one point: {listed(there)}{out}."
    number = f"k* = {found.nearest.points}" if found.nearest else "k*: none"
    formula = (
        "largest w / n first, each rating up to the ends of the scale, until the margin is used up (>= rising, "
        "> falling); with floors and spans every combination of means and rules"
    )
    return Saying("fewest", said, number, formula)


def _rules(found: Examination) -> Saying:
    now, band = found.case.call, found.band
    changed = tuple(one for one in found.rules if one.call is not now)
    if changed:
        said = by_call("Without", changed, now)
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
