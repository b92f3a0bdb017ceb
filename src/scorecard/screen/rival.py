"""This room shows two candidates side by side: dimension by dimension, and what it takes to change their order."""

from rich.console import Group
from rich.table import Table

from scorecard.core.number import shown, shown_signed
from scorecard.core.robustness.answer import Answer, Rival
from scorecard.core.robustness.rivalry import Rivalry
from scorecard.core.robustness.saying import percent
from scorecard.core.robustness.weight import Lead
from scorecard.screen.experiment import call, columns, told
from scorecard.screen.ink import line, section


def rival_section(answer: Answer, rival: Rival, *, explain: bool) -> Group:
    """Show the sentences about both, the calls, and the dimensions with their part in the lead."""
    candidate, other = answer.assessment.panel.candidate, rival.candidate
    ours, theirs = candidate.name or candidate.id, other.name or other.id
    calls = columns("", "Recommendation")
    calls.add_row(line(ours), call(answer.looked_at.case.call))
    calls.add_row(line(theirs), call(rival.case.call))
    parts = [told(rival.sayings, explain=explain), calls]
    if rival.found:
        names = {row.id: row.name for row in rival.case.tally.dimensions}
        ahead, behind = (theirs, ours) if rival.found.swapped else (ours, theirs)
        parts.append(_lines(rival.found, names, ahead, behind))
    return section(f"{ours} and {theirs}", *parts)


def _lines(found: Rivalry, names: dict[str, str], ahead: str, behind: str) -> Table:
    table = columns("Dimension", "Weight ", *_heads(ahead, behind), "Part ", "Stays ahead")
    leads = {one.dimension: one for one in found.leads}
    for one in found.lines:
        figures = percent(one.share), shown(one.ahead), shown(one.behind), shown_signed(one.part)
        table.add_row(line(names[one.dimension]), *figures, line(_stays(found, leads.get(one.dimension))))
    return table


def _heads(ahead: str, behind: str) -> tuple[str, str]:
    """Names as the heads of narrow columns; where their beginnings are the same, who is ahead."""
    first, second = (" ".join(who.split(maxsplit=1)[:1])[:10] for who in (ahead, behind))
    return (f"{first} ", f"{second} ") if first != second else ("Ahead ", "Behind ")


def _stays(found: Rivalry, lead: Lead | None) -> str:
    if found.tied or lead is None:
        return "-"
    low = f"from {percent(lead.low, up=True)}" if lead.low is not None else ""
    high = f"up to {percent(lead.high)}" if lead.high is not None else ""
    return " ".join(filter(None, (low, high))) or "always"
