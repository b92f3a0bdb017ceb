"""This room takes the answers of a step in plain lines: levels, absences, evidence, signals, flags, texts, the vote."""

import shutil

from scorecard.core.event import CastVote, Describe, Jot, Leave, RaiseFlag, Rate, Tick, WithdrawFlag, Write
from scorecard.core.rubric import RedFlag
from scorecard.core.scorecard import EVIDENCE_LEVELS, Absence, Fact
from scorecard.core.walk import Event, Step, StepKind
from scorecard.errors import InvalidError
from scorecard.prompts.ballot import VOTE_KEYS
from scorecard.prompts.editor import edited
from scorecard.prompts.face import Session
from scorecard.prompts.line import ask_line, ask_lines, tell
from scorecard.prompts.plain.notice import notice
from scorecard.prompts.plain.page import opened


def numbered(said: str, count: int) -> int | None:
    """The number somebody typed, counted from 0, if it is from 1 to `count`; else None."""
    said = said.strip()
    short = said.isascii() and said.isdigit() and len(said) <= 6
    return int(said) - 1 if short and 1 <= int(said) <= count else None


def pick(session: Session, number: int) -> None:
    """Take a number: a level where one is asked for, or the vote."""
    here = session.walk.here
    if here.rated:
        rate(session, number)
    elif here.kind is StepKind.VOTE:
        vote(session, number)
    else:
        tell("This step takes no number; Enter goes on, ? shows the commands.")


def rate(session: Session, level: int) -> None:
    """Save a level, then ask for evidence when there is none yet."""
    key = session.walk.here.key
    before = session.walk.facts(key)
    session.record(Rate(key, level))
    tell(f"Level {level} saved.")
    if not session.walk.rating(key).evidence:
        needed = "needed for this level" if level in EVIDENCE_LEVELS else "Enter for none"
        _ask_text(session, f"Evidence ({needed}): ")
    tell_opened(session, before)


def tell_opened(session: Session, before: tuple[Fact, ...]) -> None:
    """Tell the facts of the step that were closed before."""
    new = tuple(fact for fact in session.walk.facts(session.walk.here.key) if fact not in before)
    for line in opened(new, min(shutil.get_terminal_size().columns, 100)):
        tell(line)


def vote(session: Session, number: int) -> None:
    """Save the vote."""
    chosen = VOTE_KEYS.get(str(number))
    if chosen is None:
        tell("Please type a number from 0 to 4.")
        return
    session.record(CastVote(chosen))
    tell(f"Vote saved: {chosen.words}.")


def skip(session: Session) -> bool:
    """Save why there is no level; whether to go on to the next step."""
    if not session.walk.here.rated:
        return True
    reasons = tuple(Absence)
    for number, reason in enumerate(reasons, 1):
        tell(f"  {number}. {reason.words}")
    chosen = numbered(ask_line("Why is there no level? Number: "), len(reasons))
    if chosen is None:
        tell("Nothing was changed.")
        return False
    before = session.walk.facts(session.walk.here.key)
    session.record(Leave(session.walk.here.key, reasons[chosen]))
    new = session.walk.facts(session.walk.here.key) != before
    tell_opened(session, before)
    return not new


def write(session: Session) -> None:
    """Add to the text of the step; every line is saved as it is given."""
    before = _written(session)
    if before:
        tell(before)
    _ask_text(session, "Add (an empty line ends): " if before else "Write (an empty line ends): ")


def edit(session: Session) -> None:
    """Let the person edit the text of the step in their editor."""
    _writing(session.walk.here, "")
    session.record(_writing(session.walk.here, edited(_written(session))))
    tell("Saved.")


def _ask_text(session: Session, prompt: str) -> None:
    before = _written(session)
    for text in ask_lines(prompt):
        session.record(_writing(session.walk.here, f"{before}\n{text}" if before else text))
        tell("Saved.")


def _written(session: Session) -> str:
    here = session.walk.here
    _writing(here, "")
    return session.walk.rating(here.key).evidence if here.rated else str(getattr(session.walk.card, here.key))


def _writing(here: Step, text: str) -> Event:
    if here.rated:
        return Describe(here.key, text)
    match here.kind:
        case StepKind.TAKEAWAYS:
            return Write("takeaways", text)
        case StepKind.NOTE_TO_NEXT:
            return Write("note_to_next", text)
        case StepKind.PRIVATE_NOTES:
            return Write("private_notes", text)
        case _:
            raise InvalidError("There is nothing to write at this step.")


def tick(session: Session) -> None:
    """Tick signals, or what was named in the exercise; or take ticks back."""
    exercise = session.walk.ticked_exercise
    if exercise:
        notice(session, exercise)
        return
    line = session.walk.plan.rubric.by_id.get(session.walk.here.key)
    if line is None or not line.signals.all:
        tell("There are no signals at this step.")
        return
    signals = line.signals.all
    for number, signal in enumerate(signals, 1):
        mark = "x" if signal.id in session.walk.rating(line.id).signals else " "
        tell(f"  {number}. [{mark}] {'+' if signal in line.signals.strong else '-'} {signal.text}")
    for said in ask_line("Numbers to tick or untick, e.g. 1 3: ").replace(",", " ").split():
        chosen = numbered(said, len(signals))
        if chosen is not None:
            session.record(Tick(line.id, signals[chosen].id))
            ticked = signals[chosen].id in session.walk.rating(line.id).signals
            tell(f"{'Ticked' if ticked else 'Unticked'}: {signals[chosen].text}")


def flag(session: Session, which: str) -> None:
    """Raise a red flag with what was said or done; where it is raised already, show that and add to it."""
    one = _which_flag(session, which, "r")
    if one is None:
        return
    before = _raised(session).get(one.id)
    if before is None:
        session.record(RaiseFlag(one.id, ""))
    if before:
        tell(before)
    prompt = "Add (an empty line ends): " if before else "What was said or done? (an empty line ends): "
    for text in ask_lines(prompt):
        session.record(RaiseFlag(one.id, f"{before}\n{text}" if before else text))
        tell("Saved.")


def withdraw(session: Session, which: str) -> None:
    """Take a red flag back, with what was written; asks first."""
    one = _which_flag(session, which, "x")
    if one is None:
        return
    before = _raised(session).get(one.id)
    if before is None:
        tell("This red flag is not raised.")
        return
    if before:
        tell(before)
    said = ask_line("Take this red flag back? What was written goes with it. [y/N] ")
    if said.strip().lower() in ("y", "yes"):
        session.record(WithdrawFlag(one.id))
        tell(f"Taken back: {one.text}")
    else:
        tell("Nothing was changed.")


def _raised(session: Session) -> dict[str, str]:
    return {raised.id: raised.evidence for raised in session.walk.card.red_flags}


def _which_flag(session: Session, which: str, command: str) -> RedFlag | None:
    flags = session.walk.plan.rubric.red_flags
    chosen = numbered(which or ask_line("Which red flag? Number: "), len(flags))
    if chosen is None:
        tell(f"Please type {command} and a number from 1 to {len(flags)}.")
        return None
    return flags[chosen]


def jot(session: Session, text: str) -> None:
    """Take a free note."""
    text = text or ask_line("Note: ").strip()
    if text:
        session.record(Jot(text))
        tell("Noted.")
