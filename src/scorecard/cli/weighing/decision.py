"""This room records a decision: who, what, why, and what it overrides."""

from scorecard.cli.desk import Desk, speaks_plainly
from scorecard.cli.speak import say, talk
from scorecard.cli.weighing.assess import not_yet, weigh
from scorecard.core.decision import overrides
from scorecard.core.panel import Candidate, Decision, rubrics, seen_by
from scorecard.core.scorecard import Vote
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import safe_line
from scorecard.errors import WrongUsageError
from scorecard.store.identifier import now


def record(desk: Desk, wanted: str, decision: str, because: str, override: str) -> None:
    """Record a decision on a candidate; what is missing is asked for on a terminal and refused elsewhere."""
    candidate = desk.candidate(wanted)
    call = _call(desk, decision)
    by = desk.me or _asked(desk, "Nobody is named who decides.", "Who decides?", "Say who: --as NAME")
    reason = because.strip() or _asked(desk, "A decision needs a reason.", "Why?", "Say why: --because 'WHY'")
    against = _against(desk, candidate, call)
    if against and not override.strip():
        needed = f"{against} Deciding otherwise needs one more sentence."
        override = _asked(desk, needed, "Why is it decided otherwise?", "Say why: --override 'WHY'")
    made = Decision(call, by, reason, now(), override.strip() if against else "")
    desk.writable.decide(candidate.id, made)
    say(safe_line(f"Decided: {call.words} for {candidate.name}, by {by}."))
    talk(f"To hand it on: scorecard export {candidate.id}")


def _call(desk: Desk, decision: str) -> Vote:
    calls = [str(vote) for vote in Vote]
    said = decision or _chosen(desk, calls)
    if said not in calls:
        raise WrongUsageError(f"'{said}' is not a decision; {did_you_mean(said, calls)}")
    return Vote(said)


def _chosen(desk: Desk, calls: list[str]) -> str:
    desk.need_terminal("A decision is missing.", f"Say which: --decision {'|'.join(calls)}")
    from scorecard.prompts.ask import Choice, asker

    choices = [Choice(call, Vote(call).words) for call in reversed(calls)]  # a stray Enter decides nothing
    return asker(plain=speaks_plainly(asked=False)).choose("What was decided?", choices)


def _asked(desk: Desk, missing: str, question: str, then: str) -> str:
    desk.need_terminal(missing, then)
    from scorecard.prompts.ask import asker

    talk(missing)
    said = asker(plain=speaks_plainly(asked=False)).text(question).strip()
    if not said:
        raise WrongUsageError("Nothing was recorded: the answer was empty.", then=then)
    return said


def _against(desk: Desk, candidate: Candidate, call: Vote) -> str:
    seen = seen_by(desk.store.panel(candidate), desk.me)
    if seen.blind:
        raise not_yet(seen)
    found = (overrides(weigh(desk, candidate, rubric), call) for rubric in rubrics(seen))
    return next(filter(None, found), "")
