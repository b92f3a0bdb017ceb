"""This room is `scorecard exercise run`: an exercise against the clock, kept for the scorecard."""

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.attach import hand_over, open_drafts, seat_of
from scorecard.cli.exercising.sitting import KeptRun
from scorecard.cli.speak import say, talk
from scorecard.core.exercise import Exercise
from scorecard.core.ladder import run_facts
from scorecard.core.run import StampKind, clock
from scorecard.core.scorecard import ExerciseRating, FactSource
from scorecard.core.text import counted, safe_line
from scorecard.errors import WrongUsageError
from scorecard.prompts.exercise import run_exercise
from scorecard.store.protocol import Seat


def run(desk: Desk, exercise: str, candidate: str) -> None:
    """Run an exercise against the clock; hints and checks join the facts of an open scorecard."""
    desk.need_terminal("A run needs a terminal.", f"To read the guide: scorecard exercise guide {exercise}")
    described = desk.exercise(exercise).value
    if described.kind == "incident":
        then = f"Play it: scorecard exercise play {described.id} --candidate {candidate}"
        raise WrongUsageError(f"The exercise {described.id} is played, with a clock of its own.", then=then)
    seat = seat_of(desk, described.id, candidate)
    session = KeptRun(desk, seat, described, unrated=_unrated(desk, seat, described))
    try:
        run_exercise(session, f"{described.title}: {described.minutes} minutes.")
    except KeyboardInterrupt:
        talk("")
    session.leave()
    said = [counted(len(session.run.of(kind)), kind) for kind in (StampKind.HINT, StampKind.CHECK)]
    say(safe_line(f"Kept: {clock(session.run.seconds)} used, {said[0]} and {said[1]} on {seat.candidate}."))
    hand_over(desk, seat, FactSource.RUN, run_facts(session.run, described))


def _unrated(desk: Desk, seat: Seat, exercise: Exercise) -> int:
    """How many criteria the asking person's open scorecard has not rated; 0 when there is none."""
    for draft in open_drafts(desk, seat.candidate, seat.exercise):
        rated = draft.card.exercises.get(seat.exercise, ExerciseRating()).criteria
        return sum(line.id not in rated or not rated[line.id].settled for line in exercise.criteria)
    return 0
