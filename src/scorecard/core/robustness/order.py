"""This room says how two candidates stand to each other, one plain sentence for each thing that was tried."""

from collections.abc import Iterator

from scorecard.core.number import shown
from scorecard.core.robustness.case import Case
from scorecard.core.robustness.rivalry import Line, Rivalry
from scorecard.core.robustness.saying import Saying, exactly, name, percent, points
from scorecard.core.text import listed

BOUNDS = (
    "whether the lowest score of the one ahead is above the highest of the one behind, missing ratings at 1 and at 4"
)
AS_WEIGHED = "the rubric's weights, on the dimensions that both were rated on"


def comparison(case: Case, found: Rivalry | None, ours: str, theirs: str) -> tuple[Saying, ...]:
    """Everything that was found about two candidates; `ours` and `theirs` are the names as they were asked for."""
    if found is None:
        said = f"Nobody rated {ours} and {theirs} on the same dimension, so they cannot be put side by side."
        return (Saying("order", said, "none", "score on the dimensions that both were rated on"),)
    ahead, behind = (theirs, ours) if found.swapped else (ours, theirs)
    return tuple(_sayings(case, found, ahead, behind))


def _sayings(case: Case, found: Rivalry, ahead: str, behind: str) -> Iterator[Saying]:
    yield _order(case, found, ahead, behind)
    if not (found.tied or found.left_out):
        yield from _chance(found, ahead)
    if found.separates:
        yield _separates(case, found.separates)
    if not found.tied:
        yield _ahead(case, found, ahead, behind)
    yield _equal_weights(found, ahead, behind)
    if found.sure is not None:
        said = "cannot change the order" if found.sure else "could change the order"
        yield Saying("rival_missing", f"The missing ratings {said}.", "yes" if found.sure else "no", BOUNDS)


def _order(case: Case, found: Rivalry, ahead: str, behind: str) -> Saying:
    first, second = found.scores
    if found.tied:
        said = f"{ahead} and {behind} are tied at {shown(first)}."
    else:
        said = f"{ahead} {shown(first)} and {behind} {shown(second)}: {ahead} is ahead by {shown(first - second)}."
        if found.about_equal:
            said += " That is less than their interviewers differ: about equal."
    if found.left_out:
        names = listed([name(case, key) for key in found.left_out])
        said += f" Counted on what both were rated on, so without {names}."
    formula = "about equal: closer than one standard error of the difference, or the interviewers' scores overlap"
    return Saying("order", said, exactly(first - second), formula, AS_WEIGHED)


def _chance(found: Rivalry, ahead: str) -> Iterator[Saying]:
    """Over all candidates of the rubric; on the dimensions that only both were rated on nothing is known of that."""
    formula = "S~ = G + rho (S - G), rho = vb / (vb + v/n); Phi((S~_a - S~_b) / sqrt(u_a + u_b)), u = rho v/n"
    source = "interviewers' scores of everybody on the rubric: v within candidates, vb between them, G their mean"
    if found.blurred:
        said = "Our interviewers differ so much that the interviews do not separate these candidates."
        yield Saying("chance", said, "vb = 0", formula, source)
    elif found.chance is not None:
        said = f"Given how much our interviewers usually differ, {ahead} is the better one with a chance of "
        yield Saying("chance", f"{said}{_hundredths(found.chance)}.", f"{found.chance:.4f}", formula, source)


def _hundredths(chance: float) -> str:
    return "more than 99%" if chance > 0.99 else f"{int(chance * 100)}%"


def _separates(case: Case, line: Line) -> Saying:
    what = name(case, line.dimension)
    said = f"What separates them most is {what}: {shown(line.ahead)} against {shown(line.behind)}, which makes "
    said += f"{shown(line.part)} of the difference."
    return Saying("separates", said, exactly(line.part), "share of the weight x difference of the means", AS_WEIGHED)


def _ahead(case: Case, found: Rivalry, ahead: str, behind: str) -> Saying:
    ends = [
        (one.high - one.share, one.dimension, f"more than {percent(one.high)}")
        for one in found.leads
        if one.high is not None
    ]
    ends += [
        (one.share - one.low, one.dimension, f"less than {percent(one.low, up=True)}")
        for one in found.leads
        if one.low is not None
    ]
    formula = "t* = (M_q - M_i) / ((m_ik - m_qk) - (M_i - M_q)); weight moved greedily, which is the least"
    source = "Mareschal 1988; Triantaphyllou and Sanchez 1997 (same boundary)"
    if found.moves is None or found.points is None:
        said = f"{ahead} stays ahead whatever the weights: {behind} is better on nothing."
        return Saying("stays_ahead", said, "none", formula, source)
    givers = listed([name(case, move.giver) for move in found.moves])
    moved = f"{points(found.points)} of weight move from {givers} to {name(case, found.moves[0].receiver)}"
    unless = moved
    if ends:
        _, dimension, words = min(ends, key=lambda end: (end[0], case.place[end[1]]))
        now = next(one.share for one in found.leads if one.dimension == dimension)
        unless = f"{name(case, dimension)} counts for {words} (now {percent(now)}), or {moved}"
    return Saying("stays_ahead", f"{ahead} stays ahead unless {unless}.", exactly(found.points * 100), formula, source)


def _equal_weights(found: Rivalry, ahead: str, behind: str) -> Saying:
    first, second = found.equal_weights
    order = "the same order" if first > second else "tied" if first == second else "the other way round"
    if found.tied:
        order = "still tied" if first == second else f"{ahead if first > second else behind} ahead"
    said = f"If all dimensions counted the same: {ahead} {shown(first)}, {behind} {shown(second)}, {order}."
    return Saying("rival_equal_weights", said, exactly(first - second), "mean of the dimension means")
