"""This room makes text that people wrote fit to be looked at: nothing in it can act, nothing in it hides."""

import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls, but for the newline
    "\u00ad\u034f\u061c\u17b4\u17b5\u180e"  # hidden marks
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # hidden spaces, bidi overrides, separators
    "\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"  # annotations, halves, tags
)
_IGNORABLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
                        "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]")  # fmt: skip


def safe(text: str) -> str:
    """Make control, override and hidden characters visible (`^[`, `<U+202E>`); newlines and joiners stay."""
    return _UNSAFE.sub(_visible, text)


def safe_line(text: str) -> str:
    """As `safe`, on one line: line breaks and tabs become single spaces."""
    return safe(" ".join(text.replace("\t", " ").splitlines()) if text else text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return "    "
    if code < 0x20 or code == 0x7F:
        return "^" + chr(code ^ 0x40)
    return f"<U+{code:04X}>"


def lookup_key(name: str) -> str:
    """Fold a name to the key it is looked up by: compatibility forms, case, spaces and hidden marks are one."""
    folded = unicodedata.normalize("NFKC", _IGNORABLE.sub("", name)).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def slug(name: str, *, limit: int = 40) -> str:
    """Spell a name with a-z, 0-9 and hyphens; empty when nothing of it can be spelled so."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:limit].strip("-")


def shell_word(text: str) -> str:
    """A text as one word of a command that can be pasted."""
    import shlex

    return shlex.quote(text)


def listed(words: "tuple[str, ...] | list[str]", *, last: str = "and") -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: `1 scorecard`, `3 scorecards`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
