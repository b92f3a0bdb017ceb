"""This room says what may name a candidate or an interviewer, and makes ids and safe file names from names."""

import re
import unicodedata

from scorecard.core.text import lookup_key, slug
from scorecard.errors import WrongUsageError

_CANDIDATE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_PERSON = re.compile(r"[^\x00-\x1f\x7f-\x9f,\ud800-\udfff]{1,64}")
ID_RULE = "letters, digits, '.', '_' and '-', at most 64, the first a letter or digit"
PERSON_RULE = "1 to 64 characters on one line, without a comma"


def is_candidate_id(text: str) -> bool:
    """Whether a text may be a candidate's id."""
    return _CANDIDATE_ID.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Whether a text may name an interviewer."""
    return bool(lookup_key(text)) and _PERSON.fullmatch(text) is not None


def person(text: str) -> str:
    """An interviewer's name as it is kept: trimmed, composed. WrongUsageError when it may not name one."""
    name = unicodedata.normalize("NFC", text).strip()
    if not is_person(name):
        raise WrongUsageError(f"'{name}' cannot name an interviewer.", why=f"A name is {PERSON_RULE}.")
    return name


def candidate_id(name: str) -> str:
    """An id for a candidate's name; names that a-z cannot spell get one from their hash."""
    return slug(name, limit=56) or f"candidate-{_short_hash(name)}"


def file_stem(candidate: str, name: str) -> str:
    """A file name, without ending, that is safe everywhere and unique to the candidate's id."""
    return f"{slug(name) or slug(candidate) or 'candidate'}-{_short_hash(candidate)}"


def _short_hash(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
