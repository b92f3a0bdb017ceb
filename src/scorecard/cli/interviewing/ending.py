"""This room tells what an interview left behind and what to run next."""

from scorecard.cli.interviewing.fill import Filled
from scorecard.cli.speak import say, talk
from scorecard.core.panel import Submission
from scorecard.core.scorecard import Scorecard
from scorecard.core.text import safe_line, shell_word


def tell_filled(filled: Filled) -> None:
    """Tell what became of a document."""
    if filled.notice:
        talk(filled.notice)
    if filled.new_candidate:
        talk(f"New candidate: {filled.card.candidate.name} ({filled.card.candidate.id}).")
    if filled.submission:
        tell_submitted(filled.submission)
    else:
        tell_draft(filled.card)


def tell_submitted(submission: Submission) -> None:
    """Tell that a scorecard was submitted."""
    card = submission.card
    revision = f" as revision {submission.revision}" if submission.revision > 1 else ""
    say(safe_line(f"Submitted: {card.interviewer} on {card.candidate.name}{_slot(card)}{revision}."))
    talk(f"To see the panel: scorecard show {card.candidate.id}")


def tell_draft(card: Scorecard) -> None:
    """Tell that a draft is kept."""
    say(safe_line(f"Draft kept: {card.interviewer} on {card.candidate.name}{_slot(card)}; nothing was submitted."))
    talk(f"To go on: scorecard interview {card.candidate.id} --as {shell_word(card.interviewer)}")


def _slot(card: Scorecard) -> str:
    return f", {card.interview}" if card.interview else ""
