"""This room writes a candidate's summary as Markdown that can be pasted anywhere."""

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.meeting import Meeting
from scorecard.report.held import held
from scorecard.report.summary import summarise
from scorecard.report.template import template


def markdown_summary(assessment: Assessment, *, on: str, debrief: Meeting | None = None) -> str:
    """Write what is said of a candidate, recommendation first; `on` is the day it is written: 2026-11-23.

    `debrief` is the last one that was held. A blind viewer's summary holds their own draft only and says so.
    """
    return template("summary.md.j2").render(
        summary=summarise(assessment, on=on), held=held(debrief) if debrief and not assessment.panel.blind else None
    )
