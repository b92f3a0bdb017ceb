"""This room turns text that people wrote into Markdown that shows exactly that text and does nothing else."""

import re

from scorecard.core.text import safe

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\n": "<br>"}
_ENDINGS = "com|net|org|edu|gov|biz|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф|xn--[a-z0-9-]+|[a-z]{2}"
_ACTIVE = re.compile(
    r"""
    [&<>|\n@#:/`\[\]~$\\*_.-]                             # nothing else can be active
    (?:
        (?<=[&<>|\n]) (?P<entity>)
        | (?:
            (?<=@)(?=\S)                                  # a mention, an e-mail address
            | (?<=\#)(?=\d)                               # a reference: #12
            | (?<=GH-)(?<![a-z0-9_]GH-)(?=\d)             # a reference: GH-12
            | (?<=:)(?=[a-z0-9_+-]{1,40}:)(?![0-9]{1,9}:) # an emoji: :smile:, but no time
            | (?<=:)(?=//)                                # an address: https://
            | (?<=//)(?=localhost)                        # an address that some readers guess
        ) (?P<code>)
        | (?:
            (?<=[`\[\]~$])
            | (?<=\\)(?![^\W_]|[^\S\n])                   # a backslash, unless it stands before a letter or a space
            | (?<=\*)(?!(?<=\ \*)\ )                      # a star, unless it stands between spaces
            | (?<=_)(?!(?<=[^\W_]_)[^\W_])                # an underscore, unless it stands inside a word
            | (?<=\#)(?<!\S\#)(?=\#*(?:\s|\Z))            # the marks around a heading
            | (?<=www\.)                                  # an address without its scheme, and then any domain
            | (?<=\S\.)(?=(?:"""
    + _ENDINGS
    + r""")(?![^\W_]))
        ) (?P<mark>)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|\Z))|(?=[-+=](?:[-=\s]|\Z)|:-)", re.ASCII)


def escape(text: str) -> str:
    """Write text that people wrote as one piece of inline Markdown, for a list item, a heading or a table's cell.

    What Markdown would act on is escaped, and no more, so that the source stays readable; line breaks become `<br>`.
    White space around the text is dropped, as Markdown does.
    """
    shown = text if text.isascii() and text.isprintable() else safe(text.replace("\r\n", "\n"))
    shown = shown.strip()
    start = _START.match(shown)
    if not start:
        return _ACTIVE.sub(_inert, shown)
    rest = _ACTIVE.sub(_inert, shown[start.end() :])
    return f"{start[0]}{'' if rest.startswith('&') else chr(92)}{rest}"


def _inert(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "entity":
            return _ENTITIES[found]
        case "code":
            return f"&#{ord(found)};"
        case _:
            return "\\" + found
