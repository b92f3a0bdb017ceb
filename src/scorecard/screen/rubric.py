"""This room shows rubrics and exercises: all they say, readable in a narrow window."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from scorecard.core.exercise import Criterion, Exercise
from scorecard.core.policy import Policy
from scorecard.core.rubric import Dimension, Example, ExampleCard, Interview, Question, Rubric, Signals
from scorecard.core.rule import Rule, Span, Votes
from scorecard.core.text import counted, listed
from scorecard.core.wording import edge, effect, reach
from scorecard.screen.figure import figure
from scorecard.screen.ink import LEVEL_STYLES, QUIET, STRONG, bullets, inset, line, listing, prose, section
from scorecard.screen.page import Page


def rubric_view(rubric: Rubric) -> RenderableType:
    """Show what `scorecard rubric show` prints: the whole rubric."""
    scale = ", ".join(f"{level} {words}" for level, words in rubric.scale.items())
    return Page(
        line((rubric.title, STRONG), f"   {rubric.id}, version {rubric.version}"),
        *_said(rubric.summary),
        section("Scale", line(scale)),
        *(_dimension(dimension, rubric.scale) for dimension in rubric.dimensions),
        *_titled("Red flags", [*_red_flags(rubric)]),
        *_titled("Also assessed", [*_also(rubric)]),
        *_titled("Interviews", [_interview(slot) for slot in rubric.interviews]),
        section("Policy", *_policy(rubric.policy)),
        *_titled("Examples", [_example(example) for example in rubric.examples]),
    )


def exercise_view(exercise: Exercise) -> RenderableType:
    """Show what `scorecard exercise show` prints: the brief and all criteria."""
    about = f"   {exercise.id}, version {exercise.version}, {counted(exercise.minutes, 'minute')}"
    return Page(
        line((exercise.title, STRONG), about),
        *_labelled("Source", exercise.source),
        section("Brief", prose(exercise.brief.rstrip())),
        *(_criterion(criterion) for criterion in exercise.criteria),
    )


def _titled(title: str, parts: list[RenderableType]) -> Iterator[Group]:
    if parts:
        yield section(title, *parts)


def _said(text: str) -> Iterator[Text]:
    if text:
        yield prose(text.rstrip())


def _labelled(label: str, text: str) -> Iterator[Text]:
    if text:
        yield prose((f"{label}: ", QUIET), text.rstrip())


def _dimension(dimension: Dimension, scale: Mapping[str, str]) -> Group:
    return section(
        f"{dimension.name} ({dimension.id}, weight {dimension.weight})",
        *_said(dimension.assesses),
        *_labelled("Weight", dimension.rationale),
        *_labelled("Source", dimension.source),
        _anchors(dimension.anchors, scale),
        *_signals(dimension.signals),
        *(_question(question) for question in dimension.questions),
    )


def _anchors(anchors: Mapping[str, str], scale: Mapping[str, str]) -> RenderableType:
    rows = (
        (line((level, LEVEL_STYLES.get(int(level), ""))), line((scale.get(level, ""), QUIET)), prose(text))
        for level, text in anchors.items()
    )
    return listing(*rows)


def _signals(signals: Signals) -> Iterator[RenderableType]:
    for title, some in (("Strong signals", signals.strong), ("Weak signals", signals.weak)):
        if some:
            yield line((title, QUIET))
            yield inset(listing(*((line(signal.id), prose(signal.text)) for signal in some)))


def _question(question: Question) -> Group:
    return Group(
        prose(("Question ", QUIET), question.id, ": ", question.ask),
        *_points("Listen for", question.listen_for),
        *_points("Probes", question.probes),
    )


def _points(title: str, texts: tuple[str, ...]) -> Iterator[RenderableType]:
    if texts:
        yield inset(line((title, QUIET)))
        yield inset(bullets(texts), 4)


def _red_flags(rubric: Rubric) -> Iterator[RenderableType]:
    if rubric.red_flags:
        yield listing(*((line((one.id, "red")), prose(one.text)) for one in rubric.red_flags))


def _also(rubric: Rubric) -> Iterator[RenderableType]:
    for one in rubric.also_assessed:
        yield line((one.name, STRONG), f": in {listed(one.dimensions)}")
        yield from (inset(note) for note in _said(one.note))


def _interview(slot: Interview) -> Group:
    return Group(
        line((slot.title, STRONG), f" ({slot.id}, {counted(slot.minutes, 'minute')})"),
        *(inset(part) for part in _labelled("Focus", listed(slot.focus))),
        *(inset(part) for part in _labelled("Exercise", slot.exercise or "")),
        *(inset(part) for part in _labelled("Questions", listed(slot.questions))),
    )


def _policy(policy: Policy) -> Iterator[RenderableType]:
    yield line(f"No decision with fewer than {counted(policy.interviewers, 'interviewer')}")
    yield line(f"No decision with less than {figure(policy.coverage * 100)}% of the weight rated")
    yield listing(*((line(call.words), line(reach(policy.bands, call))) for call, _ in policy.bands.descending))
    for rule in policy.rules:
        yield line((rule.id, STRONG), f" {effect(rule.cap)} on {_trigger(rule)}")
        yield inset(prose((rule.because, QUIET)))


def _trigger(rule: Rule) -> str:
    if rule.red_flags:
        return f"{rule.red_flags.at_least} or more red flags"
    if rule.floor:
        return f"a mean of {rule.floor.dimension} below {edge(rule.floor.below)}"
    if rule.votes:
        return _votes(rule.votes)
    return _span(rule.span) if rule.span else ""


def _votes(votes: Votes) -> str:
    limit = f"fewer than {votes.fewer_than}" if votes.at_least is None else f"{votes.at_least} or more"
    return f"{limit} votes of {votes.vote.words}"


def _span(span: Span) -> str:
    if span.levels is not None:
        return f"levels of one dimension that are {span.levels} or more apart"
    return f"votes that are {span.votes} or more steps apart"


def _example(example: Example) -> Group:
    fires = "" if example.fires is None else f", {listed(example.fires) or 'nothing'} fires"
    return Group(
        line((example.id, STRONG), f": expects {example.expect.words}{fires}"),
        inset(prose((example.why, QUIET))),
        *(inset(line(_card(card))) for card in example.panel),
    )


def _card(card: ExampleCard) -> str:
    levels = ", ".join(f"{dimension} {level}" for dimension, level in card.levels.items())
    vote = f"; votes {card.vote.words}" if card.vote else ""
    flags = f"; raises {listed(card.red_flags)}" if card.red_flags else ""
    return f"{card.interviewer}: {levels}{vote}{flags}"


def _criterion(criterion: Criterion) -> Group:
    return section(
        f"{criterion.name} ({criterion.id}, weight {criterion.weight})",
        *_said(criterion.assesses),
        *_labelled("Informs", listed(criterion.informs)),
        _anchors(criterion.anchors, {}),
        *_points("Listen for", criterion.listen_for),
    )
