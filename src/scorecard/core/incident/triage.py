"""This room observes how a play got to the cause: the order of questions, evidence before repair, open explanations."""

from collections.abc import Iterator

from scorecard.core.incident.finding import fact, lines, names, quoted, when
from scorecard.core.incident.measure import FactRule
from scorecard.core.incident.play import Play
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed

STATED_ENOUGH = 2
OPEN_AT_MOST = 1


def triage_order(play: Play, rule: FactRule) -> Iterator[Fact]:
    """In which order the steps of the runbook's triage were first asked about."""
    runbook = {step.id: step.name for step in play.incident.kit.steps}
    asked = _steps(play, play.moments)
    missed = [name for step, name in runbook.items() if step not in asked]
    in_turn = list(asked) == [step for step in runbook if step in asked]
    goes = f"the runbook goes {', '.join(runbook.values())}"
    order = ", ".join(runbook[step] for step in asked)
    if len(asked) < 2:
        sentence = f"Asked about {f'{order} only' if asked else 'nothing of the triage'}; {goes}."
    elif in_turn:
        sentence = f"Asked in the runbook's order: {order}."
    else:
        sentence = f"Asked in the order {order}; {goes}."
    never = f" Never asked about {listed(missed, last='or')}." if missed and len(asked) > 1 else ""
    yield fact(rule, sentence + never, amiss=bool(missed) or not in_turn)


def evidence_before_action(play: Play, rule: FactRule) -> Iterator[Fact]:
    """What was looked at before the first repair, and which steps of the triage were not."""
    first = play.first_repair
    if first is None:
        yield fact(rule, "Nothing was changed or rerun.", amiss=False)
        return
    before = play.before(first)
    seen = _first_asks(before)
    looked = _steps(play, before)
    missing = [step.name for step in play.incident.kit.steps if step.id not in looked]
    many = counted(len(seen), "thing was", "things were") if seen else "Nothing was"
    sentence = f"{many} looked at before the first repair, {_first(play, first)}"
    lacking = f"; not yet looked at: {listed(missing)}" if missing else ""
    yield fact(rule, f"{sentence}{lacking}.", amiss=bool(missing), examples=lines(play, seen))


def open_explanations(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Which explanations were not ruled out at the first repair, or at the end when there was none."""
    first = play.first_repair
    still_open = play.alive(play.before(first))
    moment = f"At the first repair, {_first(play, first)}," if first else "At the end, with no repair tried,"
    known = len(play.incident.hypotheses)
    were = "was" if len(still_open) == 1 else "were"
    sentence = f"{moment} {len(still_open)} of {known} explanations {were} still open: "
    most = OPEN_AT_MOST if rule.limit is None else rule.limit
    yield fact(rule, f"{sentence}{'; '.join(names(play, still_open))}.", amiss=len(still_open) > most)


def stated_explanations(play: Play, rule: FactRule) -> Iterator[Fact]:
    """Which explanations the candidate put into words before the first repair."""
    before = [moment for moment in play.before(play.first_repair) if moment.kind is MomentKind.SUPPOSE]
    stated = tuple(dict.fromkeys(moment.what for moment in before))
    enough = STATED_ENOUGH if rule.limit is None else rule.limit
    number = counted(len(stated), "explanation") if stated else "no explanation"
    which = f": {'; '.join(names(play, stated))}" if stated else ""
    sentence = f"Named {number} before the first repair{which}."
    yield fact(rule, sentence, amiss=len(stated) < enough, examples=lines(play, before))


def cause(play: Play, rule: FactRule) -> Iterator[Fact]:
    """When the cause was shown and everything else ruled out, and when the candidate named it."""
    truth = play.incident.scenario.truth
    name = play.incident.names[truth]
    established = _established(play)
    still_open = names(play, (one for one in play.alive(play.moments) if one != truth))
    if established:
        asked = counted(len(_first_asks(play.moments[: play.moments.index(established) + 1])), "question")
        sentence = f"That {name} was established at {when(play, established.end)}, after {asked}"
    elif _shown(play, play.moments):
        sentence = f"That {name} was seen, but not ruled out was that {'; that '.join(still_open)}"
    else:
        sentence = f"That {name} was never seen"
    yield fact(rule, f"{sentence}; {_naming(play, truth)}.", amiss=established is None)


def _naming(play: Play, truth: str) -> str:
    named = next((one for one in play.of(MomentKind.SUPPOSE) if one.what == truth), None)
    return f"the candidate first named it at {when(play, named.at)}" if named else "the candidate never named it"


def _established(play: Play) -> Moment | None:
    truth = (play.incident.scenario.truth,)
    for number, moment in enumerate(play.moments, 1):
        so_far = play.moments[:number]
        if play.alive(so_far) == truth and _shown(play, so_far):
            return moment
    return None


def _shown(play: Play, moments: tuple[Moment, ...]) -> bool:
    shows = play.incident.verdicts[play.incident.scenario.truth].shown_by
    return any(moment.kind is MomentKind.ASK and moment.what in shows for moment in moments)


def _first_asks(moments: tuple[Moment, ...]) -> list[Moment]:
    asks: dict[str, Moment] = {}
    for moment in moments:
        if moment.kind is MomentKind.ASK:
            asks.setdefault(moment.what, moment)
    return list(asks.values())


def _steps(play: Play, moments: tuple[Moment, ...]) -> tuple[str, ...]:
    cards = play.incident.cards
    steps = (cards[moment.what].step for moment in moments if moment.kind is MomentKind.ASK)
    return tuple(dict.fromkeys(step for step in steps if step is not None))


def _first(play: Play, moment: Moment) -> str:
    return f"{quoted(play.incident.actions[moment.what])} at {when(play, moment.at)}"
