"""This room chooses the colours of the full screen; everything they say is said in words or signs as well."""

from prompt_toolkit.styles import Style

STYLE = Style.from_dict(
    {
        "who": "bold",
        "label": "bold",
        "title": "bold",
        "ask": "bold",
        "chosen": "bold",
        "cursor": "reverse",
        "key": "ansicyan",
        "alarm": "bold ansired",
        "over": "bold ansired",
        "unsaved": "ansiyellow",
        "saved": "ansigreen",
    }
)
