"""This room holds where an interview stands, so that it can be gone on with later."""

from scorecard.core.document import about, document


@document
class Bookmark:
    """Where a walk stands: the step, the dimensions asked for beyond the focus, the seconds used."""

    at: str = about("The key of the step.", default="")
    requested: tuple[str, ...] = about("Ids of dimensions asked for beyond the focus.", default=())
    seconds: int = about("Seconds used.", default=0, ge=0)
