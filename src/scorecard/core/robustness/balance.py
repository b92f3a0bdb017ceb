"""This room says what was found about the weights: within which bounds they may change, and what changes a call."""

from scorecard.core.number import shown
from scorecard.core.robustness.examination import Examination
from scorecard.core.robustness.saying import Saying, becomes, beyond, by_call, exactly, name, percent, points, reason
from scorecard.core.text import counted, listed


def balance(found: Examination) -> tuple[Saying, ...]:
    """Every finding about the weights, in the order of a debrief."""
    return _weights(found), _transfer(found), _equal_weights(found), _dimensions(found)


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


def _transfer(found: Examination) -> Saying:
    case, least = found.case, found.transfer
    formula = "gaps d = mean - edge: the dimension with the least receives, those with the most give first"
    if case.shut:
        said = "Too little is there for a call, so weight that moves between what was rated changes nothing."
    elif len(case.tally.dimensions) == 1:
        said = "There is one dimension, so no weight can move."
    elif least is None:
        said = f"However weight moves between what was rated, the call stays {case.call.words}."
    else:
        givers = listed([name(case, move.giver) for move in least.moves])
        way = f"from {givers} to {name(case, least.moves[0].receiver)}"
        much = f"{'More than' if least.more else 'At least'} {points(least.share)} of weight must move {way}"
        said = f"{much} to make it {least.call.words}."
        if not least.share:
            said = f"The score is on an edge: any weight that moves {way} makes it {least.call.words}."
    return Saying("weight_moved", said, exactly(least.share * 100) if least else "none", formula)


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
        said = by_call("Without", changed, case.call, names)
        said += "" if len(changed) == len(found.dimensions) else f" Without any other it stays {case.call.words}."
    number = f"{len(changed)} of {len(found.dimensions)} change the call"
    return Saying("dimensions", said, number, "the dimension weighs nothing (t = 0) and its floor is off")
