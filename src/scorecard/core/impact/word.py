"""This room puts an audit of impact into plain words, the same on a screen and for programs."""

from scorecard.core.impact.audit import Audit, Line, Measure, Table, Verdict
from scorecard.core.impact.suppression import LEAST
from scorecard.core.text import counted

SELF_CHECK = "A self-check on your own data. It is not an independent audit, and no legal advice."
WORDS = {
    Verdict.HIGHEST: "highest rate",
    Verdict.FLAG: "flag: look into it",
    Verdict.WATCH: "watch: may be chance",
    Verdict.REVERSIBLE: "one person would reverse this",
    Verdict.TOO_FEW: "too few to say",
    Verdict.NO_FLAG: "no flag",
    Verdict.WITHHELD: "withheld for a smaller group",
    Verdict.EXCLUDED: "not compared: under 2%",
}
MADE = {Measure.SELECTION: "selected", Measure.SCORING: "above the middle"}

NOBODY = {Measure.SELECTION: "Nobody has been decided on yet", Measure.SCORING: "Nobody has a score yet"}


def name(line: Line) -> str:
    """A group as people read it; an intersection joins its parts."""
    return " + ".join(line.label)


def title(table: Table) -> str:
    """What a table shows: `Selection rate by sex and race_ethnicity`."""
    return f"{table.measure.capitalize()} rate by {' and '.join(table.columns)}"


def counts(found: Audit) -> tuple[str, ...]:
    """Who counts in which rate, in sentences."""
    selection, scoring = found.tallies[Measure.SELECTION], found.tallies[Measure.SCORING]
    said = [
        "Selected means that a person decided yes or strong yes; a recommendation is only advice.",
        f"{selection.made} of {selection.of} decided were selected{_undecided(found.undecided)}."
        if selection.of
        else f"{NOBODY[Measure.SELECTION]}.",
    ]
    if scoring.of:
        tied = (
            f"; {found.ties} exactly on it {'counts' if found.ties == 1 else 'count'} as not above"
            if found.ties
            else ""
        )
        said += [
            "Scoring rate means the share of a group strictly above the middle score (the median of all scored).",
            f"{scoring.made} of {scoring.of} scored are above the middle{tied}.",
        ]
    else:
        said.append(f"{NOBODY[Measure.SCORING]}, so there is no scoring rate.")
    if selection.uncounted or scoring.uncounted:
        said.append(
            f"Fewer than {LEAST} people are in groups too small to show. They are in no figure here, or theirs could "
            "be worked out."
        )
    return tuple(said)


def _undecided(number: int) -> str:
    return f"; {number} undecided {'counts' if number == 1 else 'count'} in no selection rate" if number else ""


def plainly(table: Table) -> str:
    """What a table comes to when there is nothing to compare in it; empty when there is."""
    shown = [line for line in table.lines if line.rate is not None]
    compared = [line for line in shown if line.verdict is not Verdict.EXCLUDED]
    what = MADE[table.measure]
    if not table.lines and table.unknown == 0:
        return f"{NOBODY[table.measure]}, so there is nothing to compare."
    if not table.lines:
        return "Nobody's group is known, so there is nothing to compare."
    if not shown:
        return "Every group is too small to be shown: too few to say."
    if table.highest is None:
        return f"Nobody was {what}, so there is no ratio." if compared else "No group is left to compare."
    if len(compared) == 1:
        return "Only one group can be shown, so there is nothing to compare it with."
    if all(line.verdict is Verdict.HIGHEST for line in compared):
        share = compared[0].rate.share if compared[0].rate else None
        return f"Everybody was {what}, so no group differs." if share == 1 else "All groups shown have the same rate."
    return ""


def sentence(line: Line, table: Table) -> str:
    """What to make of a group that is far below the highest rate; empty for any other."""
    high = table.highest
    if high is None or high.rate is None or line.rate is None:
        return ""
    what = MADE[table.measure]
    figures = (
        f"{name(line)}: {line.rate.made} of {line.rate.of} {what}, beside {high.rate.made} of {high.rate.of} for "
        f"{name(high)}, less than four fifths of that rate."
    )
    match line.verdict:
        case Verdict.FLAG:
            return f"{figures} Chance alone seldom does this, and one person would not turn it round."
        case Verdict.WATCH:
            return f"{figures} Chance alone does this often enough: keep an eye on it."
        case Verdict.REVERSIBLE:
            return f"{figures} One different decision would turn the order round, so it says little."
        case _:
            return ""


LEFT_OUT = {
    "not_rated_on_this_rubric": ("was not rated on this rubric", "were not rated on this rubric"),
    "your_own_scorecard_is_missing": (
        "is closed to you until your own scorecard is in",
        "are closed to you until your own scorecards are in",
    ),
    "rows_of_nobody_in_the_store": ("is in the file and not in the store", "are in the file and not in the store"),
}


def left_out(why: str, number: int) -> str:
    """How many people are left out, and why, in a sentence."""
    one, many = LEFT_OUT[why]
    return f"Left out: {counted(number, 'candidate')} who {one if number == 1 else many}."
