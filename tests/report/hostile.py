"""This room holds texts that attack what shows them: terminals, Rich, Markdown, HTML, spreadsheets and readers."""

from dataclasses import replace

from scorecard.core.assessment import Assessment, assess
from scorecard.core.document import content_hash
from scorecard.core.exercise import Exercise
from scorecard.core.panel import Candidate, seen_by
from scorecard.core.rubric import AlsoAssessed, Example, ExampleCard, Question, RedFlag, Rubric, Signal, Signals
from scorecard.core.scorecard import (
    Absence,
    CandidateName,
    ExerciseRating,
    Fact,
    RaisedFlag,
    Rating,
    Scorecard,
    Vote,
)
from tests.factory import (
    RULES,
    make_decision,
    make_draft,
    make_exercise,
    make_panel,
    make_policy,
    make_rubric,
    make_submission,
)

TERMINAL = (
    "\x1b[2Jgone",
    "\x1b]0;title\x07",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31mred",
    "abc\b\b\bxyz",
    "real\rfake",
    "bell\x07",
    "nul\x00nul",
    "lone \ud800 surrogate",
)
HIDDEN = (
    "\u202egnp.exe",
    "\u2066isolated\u2069",
    "zero\u200bwidth",
    "soft\u00adhyphen",
    "\ufeffmark",
    "tag\U000e0041\U000e0042",
    "\u2028line\u2029paragraph",
)
RICH = ("[/]", "[/b]", "[link=http://evil.example]x[/link]", "[red]x", ":smile:", "trailing \\", "[bold]x[/bold]")
MARKDOWN = (
    "# heading",
    "#",
    "text ##",
    "[x](javascript:alert(1))",
    "![beacon](http://evil.example/p.png)",
    "[x]: http://evil.example",
    "a | b",
    "a \\| b",
    "```\nfence",
    "~~~",
    "~~gone~~",
    "[^1]",
    "[^1]: note",
    "@octocat",
    "ask @octocat now",
    "#12",
    "fixes #12",
    "GH-12",
    "octo/cat#12",
    "http://evil.example",
    "https://evil.example/a?b=c&d",
    "www.evil.example",
    "evil.com/path",
    "me@evil.example",
    "mailto:me@evil.example",
    "xmpp:me@evil.example/x",
    "ftp://evil.example",
    "//localhost/x",
    "title\n===",
    "title\n---",
    "---",
    "***",
    "- - -",
    "- item",
    "+ item",
    "* item",
    "-",
    "1. item",
    "1) item",
    "2.",
    "> quote",
    "> [!WARNING]",
    "- [ ] task",
    "    code",
    "\tcode",
    "`code`",
    "`` ` ``",
    "*em* **strong** _em_ __strong__ ***both***",
    "snake_case stays",
    "__init__",
    "5 * 3 * 2",
    "C:\\x\\_y\\",
    "\\",
    "\\\\",
    "\\*x*",
    "\\\nnext",
    "two  \nlines",
    "\n\nblank\n\n\nlines\n\n",
    "crlf\r\nline",
    "<http://evil.example>",
    "<!-- hidden -->",
    "&lt; &#64; &amp;",
    "$x$ $$y$$",
    ":---|---:",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "/close",
    "line\n/close",
)
HTML = (
    "<script>alert(1)</script>",
    "\"'",
    "{{7*7}}",
    "{% raw %}",
    "{# note #}",
    "</title>",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "<br>",
    "</td></tr>",
)
SHEET = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1", "  =1")
NAME = (
    "..",
    "/etc/x",
    "CON",
    "-rf",
    "$(id)",
    "~root",
    "C:\\x",
    "李雷",
    "Nguyễn Văn A",
    "O'Brien",
    "👩\u200d💻 dev",
    " ",
)
LONG = ("x" * 10_000, "a|b`c<d " * 1_250, "_*" * 5_000, ":a" * 5_000, "@" * 10_000, "\\" * 9_999, "[" * 10_000)

SHORT = TERMINAL + HIDDEN + RICH + MARKDOWN + HTML + SHEET + NAME
ALL = SHORT + LONG


def everywhere(text: str, *, viewer: str = "") -> Assessment:
    """A panel with the text in every place that a person writes, names and rubric included."""
    rating = Rating(level=4, evidence=text, signals=("sql-good", "sql-bad", text))
    missing = Rating(absent=Absence.RAN_OUT_OF_TIME, evidence=text)
    facts = (Fact(id="f", sentence=text, severity=text, examples=(text, text)),)
    card = Scorecard(
        scorecard=1,
        candidate=CandidateName(id="jane-doe", name=text),
        interviewer=text,
        rubric="data",
        interview="first",
        conducted_at="2026-11-20T10:00:00Z",
        ratings={"sql": rating, "modeling": missing, text: rating},
        exercises={
            "task": ExerciseRating(criteria={"grain": rating, text: rating}, facts=facts),
            text: ExerciseRating(criteria={"grain": missing}),
        },
        red_flags=(RaisedFlag(id="careless-pii", evidence=text), RaisedFlag(id=text, evidence=text)),
        vote=Vote.STRONG_NO,
        takeaways=text,
        note_to_next=text,
        private_notes=text,
    )
    rubric, panel = _rubric(text), make_panel([card], members=(f"{text} too",))
    decision = make_decision(Vote.YES, by=text, because=text, override=text)
    amended = make_submission(replace(card, interview=text), revision=2, because=text)
    drafts = (make_draft(replace(card, interviewer=f"{text} again")),)
    whole = replace(
        panel,
        candidate=Candidate("jane-doe", text),
        submissions=(*panel.submissions, amended),
        drafts=drafts,
        decision=decision,
    )
    return assess(seen_by(whole, viewer), rubric, content_hash(make_rubric()), {"task": _exercise(text)})


def _rubric(text: str) -> Rubric:
    rules = tuple(replace(rule, because=text) for rule in RULES)
    rubric = make_rubric(policy=make_policy(rules=(*rules, replace(RULES[0], id=text, because=text))))
    asked = Question(id="q", ask=text, listen_for=(text,), probes=(text,))
    ticked = Signals(strong=(Signal(id="sql-good", text=text),), weak=(Signal(id="sql-bad", text=text),))
    lines = (
        replace(
            line,
            name=text,
            anchors=dict.fromkeys("1234", text),
            rationale=text,
            source=text,
            assesses=text,
            signals=ticked,
            questions=(asked,),
        )
        for line in rubric.dimensions
    )
    slots = (replace(slot, title=text) for slot in rubric.interviews)
    return replace(
        rubric,
        id=text,
        version=text,
        title=text,
        summary=text,
        scale=dict.fromkeys("1234", text),
        dimensions=tuple(lines),
        interviews=tuple(slots),
        red_flags=(RedFlag(id="careless-pii", text=text),),
        also_assessed=(AlsoAssessed(name=text, dimensions=("sql",), note=text),),
        examples=(
            Example(id=text, why=text, panel=(ExampleCard(interviewer=text, levels={"sql": 3}),), expect=Vote.NO),
        ),
    )


def _exercise(text: str) -> Exercise:
    exercise = make_exercise()
    lines = (
        replace(line, name=text, assesses=text, anchors=dict.fromkeys("1234", text), listen_for=(text,))
        for line in exercise.criteria
    )
    return replace(exercise, title=text, version=text, brief=text, source=text, criteria=tuple(lines))
