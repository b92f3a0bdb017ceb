"""This room holds what the keys of the full screen do to what lies on the desk."""

from dataclasses import replace

from scorecard.core.event import AskAlso, CastVote, Jot, Jump, Leave, Move, Rate, Tick
from scorecard.core.scorecard import Absence
from scorecard.core.walk import StepKind, gaps
from scorecard.prompts.ballot import VOTE_KEYS
from scorecard.prompts.face import Ending
from scorecard.prompts.fullscreen import notice
from scorecard.prompts.fullscreen.closing import lack
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.flag import open_flag
from scorecard.prompts.fullscreen.pick import KEYS, choices
from scorecard.prompts.fullscreen.rated import LETTERS, has_probes, signals_here, standing
from scorecard.prompts.fullscreen.view import Mode


def digit(desk: Desk, key: str) -> None:
    """Give a level, raise a red flag or vote, whichever the step takes."""
    match desk.walk.here.kind:
        case StepKind.VOTE:
            vote(desk, key)
        case StepKind.RED_FLAGS:
            open_flag(desk, int(key) - 1)
        case _:
            rate(desk, int(key))


def rate(desk: Desk, level: int) -> None:
    """Give the level at once."""
    here = desk.walk.here
    if not here.rated:
        desk.say("This step takes no level.")
        return
    before = desk.walk.facts(here.key)
    if desk.keep() and desk.attempt(Rate(here.key, level)):
        rating = desk.walk.rating(here.key)
        bare = not rating.evidence.strip()
        if bare:
            write(desk)
        if rating.lacks_evidence:
            desk.say(f"Level {level} needs evidence: what was said or done.", alarm=True)
        else:
            onward = " Write why, or Ctrl-N goes on." if bare else ""
            opened = " The facts are open above." if desk.walk.facts(here.key) != before else ""
            desk.say(f"Level {standing(desk.walk, rating)}.{opened}{onward}")


def skip(desk: Desk) -> None:
    """Ask why there is no level; at the review, the same key submits."""
    if desk.walk.here.rated:
        desk.put(Mode.SKIP)
    elif desk.walk.here.kind is StepKind.REVIEW:
        submit(desk)
    else:
        desk.say("Only a dimension or criterion can be skipped.")


def leave_open(desk: Desk, key: str) -> None:
    """Give the reason for having no level."""
    desk.clear()
    reason = tuple(Absence)[int(key) - 1]
    if desk.keep() and desk.attempt(Leave(desk.walk.here.key, reason)):
        desk.say(f"No level: {reason.words}.")


def show_probes(desk: Desk) -> None:
    """Show the probes of this step, those of the question in view if they don't all fit; or hide them."""
    key = desk.walk.here.key
    if not has_probes(desk.walk):
        desk.say("There are no probes at this step.")
    elif key in desk.view.probes:
        desk.view = replace(desk.view, probes=desk.view.probes - {key}, sought=None)
    else:
        desk.view = replace(desk.view, probes=desk.view.probes | {key}, sought=desk.screen.probes, scroll=None)


def tick(desk: Desk) -> None:
    """Offer the signals, the red flags, or what may be named in the exercise, by letter."""
    if desk.walk.ticked_exercise:
        notice.open_list(desk, desk.walk.ticked_exercise)
    elif signals_here(desk.walk) or desk.walk.here.kind is StepKind.RED_FLAGS:
        desk.put(Mode.TICK)
    else:
        desk.say("There are no signals at this step.")


def pick(desk: Desk, key: str) -> None:
    """Pick from what lies on top by its letter or number; other keys do nothing."""
    if len(key) != 1:
        return
    if desk.view.mode is Mode.NOTICE:
        notice.tick_letter(desk, key.lower())
    elif desk.view.mode is Mode.TICK:
        _tick(desk, LETTERS.find(key.lower()))
    else:
        choose(desk, KEYS.find(key.lower()))


def _tick(desk: Desk, place: int) -> None:
    if desk.walk.here.kind is StepKind.RED_FLAGS:
        open_flag(desk, place)
    elif 0 <= place < len(signals_here(desk.walk)):
        desk.attempt(Tick(desk.walk.here.key, signals_here(desk.walk)[place].id))


def choose(desk: Desk, place: int) -> None:
    """Go to the step, ask about the dimension, or tick the line, at that place of the list."""
    if desk.view.mode is Mode.NOTICE:
        notice.tick_line(desk, place)
        return
    keys = choices(desk.walk, desk.view)
    if 0 <= place < len(keys):
        event = Jump(keys[place]) if desk.view.mode is Mode.STEPS else AskAlso(keys[place])
        desk.clear()
        desk.go(event)


def step_cursor(desk: Desk, by: int) -> None:
    """Move the cursor of the list."""
    notices = desk.view.mode is Mode.NOTICE
    last = len(notice.offered(desk.walk, desk.view) if notices else choices(desk.walk, desk.view)) - 1
    desk.view = replace(desk.view, cursor=min(max(desk.view.cursor + by, 0), last))


def list_steps(desk: Desk) -> None:
    """List all steps, with the cursor on this one."""
    desk.keep()
    desk.put(Mode.STEPS)
    desk.view = replace(desk.view, cursor=desk.walk.position)


def list_others(desk: Desk) -> None:
    """List the dimensions that can be asked about as well."""
    if desk.walk.others:
        desk.put(Mode.OTHERS)
    else:
        desk.say("All dimensions are part of this interview already.")


def vote(desk: Desk, key: str) -> None:
    """Give the overall call."""
    if key in VOTE_KEYS and desk.attempt(CastVote(VOTE_KEYS[key])):
        desk.say(f"Your vote: {VOTE_KEYS[key].words}.")


def write(desk: Desk) -> None:
    """Put the keys into the text."""
    if desk.pane:
        desk.view = replace(desk.view, mode=Mode.TYPE)
    elif desk.walk.here.kind is StepKind.RED_FLAGS:
        desk.say("The number of a red flag opens its text.")
    else:
        desk.say("There is nothing to write at this step.")


def paste(desk: Desk, text: str) -> None:
    """Put what was pasted into the text; none of it acts as a key."""
    write(desk)
    if desk.pane:
        desk.draft.insert_text(text.replace("\r\n", "\n").replace("\r", "\n"))


def stop_writing(desk: Desk) -> None:
    """Take the keys out of the text."""
    desk.keep()
    desk.view = replace(desk.view, mode=Mode.READ)


def answer(desk: Desk) -> None:
    """Take the answer to a question of one line."""
    text = " ".join(desk.line.text.split())
    asked = desk.view.mode
    desk.clear()
    if asked is Mode.JOT:
        jot(desk, text)
    elif text.lower() in ("y", "yes"):
        desk.ending = Ending.SUBMIT
    else:
        desk.say("Not submitted.")


def jot(desk: Desk, text: str) -> None:
    """Take a free note."""
    if text and desk.keep() and desk.attempt(Jot(text)):
        if desk.walk.here.kind is StepKind.PRIVATE_NOTES:
            desk.open()
        desk.say("Noted: it is in your private notes.")


def go_next(desk: Desk) -> None:
    """Go to the next step; from the review, to what is missing."""
    if desk.walk.here.kind is not StepKind.REVIEW:
        desk.go(Move(1))
    elif not mend(desk):
        desk.say("Nothing is missing: s submits.")


def go_back(desk: Desk) -> None:
    """Go to the step before."""
    if desk.walk.position:
        desk.go(Move(-1))
    else:
        desk.say("This is the first step.")


def submit(desk: Desk) -> None:
    """Ask whether to hand in; where something is missing, go there instead."""
    if not mend(desk):
        desk.put(Mode.CONFIRM)


def mend(desk: Desk) -> bool:
    """Go to the first thing that is missing; whether there was one."""
    missing = gaps(desk.walk)
    if missing and desk.go(Jump(missing[0].step)):
        more = f" ({len(missing)} things are missing)" if len(missing) > 1 else ""
        desk.say(f"Not ready: {lack(desk.walk, missing[0])}{more}.", alarm=True)
    return bool(missing)


def keep_all(desk: Desk) -> bool:
    """Save everything that was typed, a note that is not finished as well."""
    if desk.view.mode is Mode.JOT:
        answer(desk)
    return desk.keep()


def leave(desk: Desk) -> None:
    """Leave with the draft kept; when its last text cannot be saved, only if asked twice."""
    if keep_all(desk):
        desk.ending = Ending.LEAVE
    elif desk.warned:
        desk.lost = True
    else:
        desk.warned = True
        desk.say(f"{desk.view.message} Leave again to go without this text.", alarm=True)
