"""This room shows a panel at a glance: who is in, what they rated, where they differ, and what follows from it."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.meeting import Meeting
from scorecard.core.number import shown, shown_percent
from scorecard.core.panel import Decision, OpenDraft, Panel, Submission
from scorecard.core.scorecard import Scorecard
from scorecard.core.text import listed, lookup_key
from scorecard.core.wording import band_sentence, effect
from scorecard.screen.debrief import debrief_section
from scorecard.screen.grid import column_keys, grid, legend
from scorecard.screen.ink import ADVICE, CALL_STYLES, QUIET, STRONG, inset, line, listing, prose, section
from scorecard.screen.observed import exercises
from scorecard.screen.page import Page


def panel_view(assessment: Assessment, debrief: Meeting | None = None) -> RenderableType:
    """Show what `scorecard show` prints, with the last debrief; to a blind viewer only their own draft, and why."""
    keys = column_keys(assessment.interviewers)
    levels = section("Levels", grid(assessment, keys), *legend(assessment), *_uncovered(assessment))
    said = (*_red_flags(assessment), *exercises(assessment), *_votes(assessment))
    if assessment.panel.blind:
        return Page(blind_notice(assessment.panel), levels, *said)
    people = tuple(_people(assessment, keys))
    panel = section("Panel", listing(*people) if people else Text("Nobody is expected and nobody has submitted."))
    talked = [debrief_section(debrief)] if debrief else []
    return Page(*_headline(assessment), panel, levels, *said, *talked, _why(assessment), *_decision(assessment.panel))


def blind_notice(panel: Panel) -> Group:
    """Say that only the viewer's own draft is shown, why, and which command changes that."""
    draft = "your own draft only" if panel.drafts else "nothing of yours yet"
    return Group(
        line((panel.candidate.name or panel.candidate.id, STRONG), f"   {draft}"),
        line(f"{panel.viewer} is on this panel and has not submitted, so nobody else's scorecard is shown yet."),
        line("To finish yours: ", (f"scorecard interview {panel.candidate.id}", STRONG)),
    )


def _headline(assessment: Assessment) -> Iterator[RenderableType]:
    candidate, call, figures = assessment.panel.candidate, assessment.recommendation.call, assessment.tally
    yield line((candidate.name or candidate.id, STRONG), "   Recommendation: ", (call.words, CALL_STYLES[call]))
    covered = f"Coverage {shown_percent(figures.coverage)}"
    if figures.score is None or figures.equal_weights is None:
        yield line(f"No score   {covered}")
    else:
        yield line(f"Score {shown(figures.score)} of 4   {covered}   Equal weights {shown(figures.equal_weights)}")
    if assessment.mixed:
        yield line("Rated on more than one version of the rubric; levels count by dimension.")


def _people(assessment: Assessment, keys: Mapping[str, str]) -> Iterator[tuple[Text, ...]]:
    panel = assessment.panel
    kept: tuple[Submission | OpenDraft, ...] = (*panel.submissions, *panel.drafts)
    seen = {lookup_key(one.card.interviewer) for one in kept}
    for one in kept:
        yield (_person(one.card.interviewer, keys), line(_slot(assessment, one.card)), _state(one))
    for who in panel.waiting_for:
        if lookup_key(who) not in seen:
            yield (_person(who, keys), Text(), line("expected, has not begun"))


def _person(who: str, keys: Mapping[str, str]) -> Text:
    key = keys.get(who, who)
    return line(who) if key == who else line((key, STRONG), f" {who}")


def _slot(assessment: Assessment, card: Scorecard) -> str:
    interview = assessment.rubric.interview(card.interview)
    return interview.title if interview else card.interview or ""


def _state(one: Submission | OpenDraft) -> Text:
    if isinstance(one, OpenDraft):
        return line((f"{'amending' if one.amends else 'draft'}, saved {one.saved_at[:10]}", "yellow"))
    amended = f", revision {one.revision}" if one.revision > 1 else ""
    because = f": {one.because}" if amended and one.because else ""
    return line((f"submitted {one.submitted_at[:10]}", "green"), amended, because)


def _uncovered(assessment: Assessment) -> Iterator[Text]:
    if assessment.tally.uncovered:
        yield line(("Nobody rated: ", STRONG), listed(assessment.tally.uncovered))


def _red_flags(assessment: Assessment) -> Iterator[RenderableType]:
    known = {flag.id: flag.text for flag in assessment.rubric.red_flags}
    raised = [
        Group(
            line((flag.id, "bold red"), f" raised by {card.interviewer}"),
            inset(prose((known.get(flag.id, "not in this version of the rubric"), QUIET))),
            inset(prose(flag.evidence)),
        )
        for card in assessment.panel.cards
        for flag in card.red_flags
    ]
    if raised:
        yield section("Red flags", *raised)


def _votes(assessment: Assessment) -> Iterator[RenderableType]:
    rows = [
        (line(card.interviewer), line(_slot(assessment, card)), line((card.vote.words, CALL_STYLES[card.vote])))
        for card in assessment.panel.cards
        if card.vote
    ]
    if rows:
        yield section("Votes", listing(*rows))


def _why(assessment: Assessment) -> Group:
    decisive = assessment.recommendation.deciding
    fired = sorted(assessment.recommendation.reasons, key=lambda check: check not in decisive)
    rows = [
        (
            Text("decides", STRONG) if check in decisive else Text("changes nothing", QUIET),
            Group(
                line((check.rule, STRONG), f" {effect(check.outcome)}"),
                line(f"Seen: {check.saw}"),
                prose((check.because, QUIET)),
            ),
        )
        for check in fired
    ]
    return section("Why", line(band_sentence(assessment)), listing(*rows) if rows else Text("No rule fired."))


def _decision(panel: Panel) -> Iterator[RenderableType]:
    if panel.decision:
        yield section("Decision", *_decided(panel.decision))
    else:
        yield Text()
        yield line(ADVICE)
        yield line("To record the decision: ", (f"scorecard decide {panel.candidate.id}", STRONG))


def _decided(decision: Decision) -> Iterator[Text]:
    call, day = decision.decision, decision.decided_at[:10]
    yield line((call.words, CALL_STYLES[call]), f" by {decision.by} on {day}")
    yield prose(decision.because)
    if decision.override:
        yield prose(f"Why against the recommendation or a red flag: {decision.override}")
    yield line((f"The recommendation is advice; {decision.by} decided.", QUIET))
