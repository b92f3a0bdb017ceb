"""This room guesses what a mistyped word was meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """The known word that begins like this one, or else is most like it; an empty text when none is close.

    A guess that nobody is asked about needs more `likeness` than one that is offered.
    """
    import difflib

    by_fold = {candidate.casefold(): candidate for candidate in known}
    begun = [candidate for folded, candidate in by_fold.items() if word and folded.startswith(word.casefold())]
    if len(begun) == 1:
        return begun[0]
    close = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=likeness)
    return by_fold[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question to append to a message about an unknown word; failing a close one, the choices themselves."""
    known = tuple(dict.fromkeys(known))
    close = nearest(word, known)
    if close:
        return f"did you mean {close}?"
    if not known:
        return ""
    return f"choose one of: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}"
