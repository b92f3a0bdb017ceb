"""This room observes what was done in a play: against the runbook, with wrong content, and whether it was checked."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from scorecard.core.incident.finding import fact, lines, quoted, when
from scorecard.core.incident.material import AFTERMATH, Action, Data, Effect, Purpose, Risk
from scorecard.core.incident.measure import FactRule
from scorecard.core.incident.play import Play
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed


def forbidden_action(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Each thing that was done although the runbook forbids it."""
    done = [(action, moments) for action, moments in _deeds(play) if action.risk is Risk.FORBIDDEN]
    if not done:
        yield fact(rule, "Nothing was done that the runbook forbids.", amiss=False)
    for action, moments in done:
        sentence = f"Done at {when(play, moments[0].at)}, although the runbook forbids it: {quoted(action)}."
        yield fact(rule, sentence, amiss=True, examples=lines(play, moments), about=action.id)


def risky_action(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Each risky thing, with or without somebody's agreement, and each thing done more often than allowed."""
    found = [one for action, moments in _deeds(play) for one in _risky(play, rule, action, moments)]
    yield from found or [fact(rule, "Nothing risky was done.", amiss=False)]


def _risky(play: Play, rule: FactRule, action: Action, moments: list[Moment]) -> Iterator[Fact]:
    alone = [moment for moment in moments if not _approved(play, action, moment)]
    agreement = f" without the agreement of {play.incident.names[action.approved_by]}" if action.approved_by else ""
    shown = list(lines(play, moments))
    if action.risk is Risk.RISKY and alone:
        sentence = f"Risky, and done at {when(play, alone[0].at)}{agreement}: {quoted(action)}."
        yield fact(rule, sentence, amiss=True, examples=shown, about=action.id)
    elif action.risk is Risk.RISKY and action.approved_by:
        who = play.incident.names[action.approved_by]
        sentence = f"Risky, and done at {when(play, moments[0].at)} after bringing in {who}: {quoted(action)}."
        yield fact(rule, sentence, amiss=False, examples=shown, about=action.id)
    elif action.allowed is not None and len(alone) > action.allowed:
        sentence = f"Done {counted(len(alone), 'time')}{agreement}, allowed is {action.allowed}: {quoted(action)}."
        yield fact(rule, sentence, amiss=True, examples=shown, about=action.id)


def _approved(play: Play, action: Action, moment: Moment) -> bool:
    calls = play.of(MomentKind.ESCALATE)
    return any(call.what == action.approved_by and call.end <= moment.at for call in calls)


_BAD_EFFECTS = {Effect.HIDES: "turned the run green with wrong content", Effect.HARMS: "did damage"}


def wrong_repair(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Each repair that hid the fault or made it worse: the trap of the scenario."""
    for action, moments in _deeds(play):
        for effect, brought in _BAD_EFFECTS.items():
            felt = [moment for moment in moments if moment.effect is effect]
            if felt:
                at = when(play, felt[0].end)
                sentence = f"A repair {brought} at {at}: {quoted(action)}; {_noticed(play, felt[0])}."
                found = fact(rule, sentence, amiss=True, examples=lines(play, felt), about=action.id)
                yield replace(found, trap=action.id)


def _noticed(play: Play, wrong: Moment) -> str:
    checks = _checks_after(play, wrong)
    shown = next((check for check in checks if check.effect is Effect.SHOWS), None)
    if shown is None:
        return "the checks that followed did not show it" if checks else "no check followed"
    return f"{quoted(play.incident.actions[shown.what])} showed it at {when(play, shown.at)}"


def repair(play: Play, rule: FactRule) -> Iterator[Fact]:
    """When the data were right again, against the deadline."""
    if play.data is not Data.RIGHT:
        yield fact(rule, f"The data were not put right; at the end they are {play.data}.", amiss=True)
        return
    clock = play.incident.kit.clock
    effective = [moment for moment in play.moments if moment.effect in AFTERMATH]
    right = list(takewhile(lambda moment: moment.effect is Effect.MENDS, reversed(effective)))[-1].end
    spare = clock.minutes - right
    margin = f"{counted(abs(spare), 'minute')} {'after' if spare < 0 else 'before'} the deadline at {clock.deadline}"
    yield fact(rule, f"The data were right at {when(play, right)}, {margin}.", amiss=spare < 0)


def verification(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Whether the result was checked after the last repair that took effect."""
    effective = [moment for moment in play.of(MomentKind.ACT) if moment.effect in (Effect.MENDS, Effect.HIDES)]
    if not effective:
        yield fact(rule, "No repair took effect, so there was nothing to check.", amiss=False)
        return
    checks = _checks_after(play, effective[-1])
    actions = play.incident.actions
    checked = listed(list(dict.fromkeys(quoted(actions[check.what]) for check in checks)))
    repaired = f"After the repair, {quoted(actions[effective[-1].what])} at {when(play, effective[-1].end)},"
    sentence = f"{repaired} came: {checked}." if checks else f"{repaired} nobody checked the result."
    yield fact(rule, sentence, amiss=not checks, examples=lines(play, checks))


def _checks_after(play: Play, moment: Moment) -> list[Moment]:
    actions = play.incident.actions
    later = (one for one in play.of(MomentKind.ACT) if one.at >= moment.end)
    return [one for one in later if actions[one.what].purpose is Purpose.VERIFY]


def _deeds(play: Play) -> list[tuple[Action, list[Moment]]]:
    acts: dict[str, list[Moment]] = {}
    for moment in play.of(MomentKind.ACT):
        acts.setdefault(moment.what, []).append(moment)
    return [(play.incident.actions[what], moments) for what, moments in acts.items()]
