"""The debrief as people hold it: from a document, around one terminal, cut short, and in secret where it must be."""

import contextlib
import json
import random
import sqlite3
import stat
import time

import pytest

from tests.cli.terminal import EXAMPLES, Home, Terminal

PRIYA = "priya-raman"
BEGIN = ("debrief", PRIYA, "--as", "lea", "--plain")
KEEPS_ORDER = "least senior first: "


def kept(home: Home) -> list[dict]:
    """The debriefs in the store."""
    with contextlib.closing(sqlite3.connect(home.store)) as database:
        return [json.loads(one) for (one,) in database.execute("SELECT document FROM debrief ORDER BY seq")]


def votes_before(home: Home) -> dict[str, str]:
    """The votes on Priya's scorecards."""
    cards = (json.loads(card) for card in _documents(home))
    return {card["interviewer"]: card["vote"] for card in cards if card["candidate"]["id"] == PRIYA}


def _documents(home: Home) -> list[str]:
    with contextlib.closing(sqlite3.connect(home.store)) as database:
        return [one for (one,) in database.execute("SELECT document FROM scorecard_document")]


# From a document


def test_a_document_holds_the_debrief_and_the_minutes_are_printed_again(panel: Home) -> None:
    ran = panel.run("debrief", PRIYA, "--answers", "-", "-o", "-", stdin=_as_voted(panel))

    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[:2] == ["The debrief on Priya Raman is done; the decision is recorded.", "# Debrief: Priya Raman"]
    again = panel.run("debrief", PRIYA, "--minutes")
    assert again.out == ran.out.partition("\n")[2]
    assert "No** by lea" not in again.out
    assert "**Decision: No**, by lea on " in again.out


def _as_voted(home: Home) -> str:
    """The document with the votes after reading as they stand on the scorecards, and final votes as after reading."""
    before = votes_before(home)
    lines = "".join(f"  {who}: {{vote: {vote}}}\n" for who, vote in before.items())
    return (
        "debrief: 1\ncandidate: priya-raman\ngate: {by: lea, order: [cyd, ana, bob]}\nreading: {minutes: 6}\n"
        f"after_reading:\n{lines}agenda:\n  sql: {{notes: ['cyd: the edges'], consensus: 3}}\nfinal:\n{lines}"
        "decision: {decision: no, by: lea, because: The floor is missed}\n"
    )


def test_the_decision_and_the_debrief_are_shown_with_the_panel_and_nothing_else_changes(panel: Home) -> None:
    before = {line: panel.run(*line.split(), PRIYA).out for line in ("explain", "explain --json", "show")}
    assert panel.run("debrief", PRIYA, "--answers", "-", stdin=_as_voted(panel)).code == 0

    shown = panel.run("show", PRIYA).out
    assert {line: panel.run(*line.split(), PRIYA).out for line in before if line != "show"} == {
        line: out for line, out in before.items() if line != "show"
    }
    assert shown.partition("\nDebrief\n")[0] == before["show"].partition("\nWhy\n")[0]
    assert "agreed on 3 beside" in shown
    assert "No by lea on" in shown
    assert "## Debrief\n\nHeld on " in panel.run("export", PRIYA, "-o", "-").out


def test_a_document_may_go_on_with_a_debrief_and_nothing_is_kept_of_one_with_a_slip(panel: Home) -> None:
    begun = panel.run("debrief", PRIYA, "--answers", "-", "--as", "lea", stdin="debrief: 1\ncandidate: priya-raman\n")
    assert (begun.code, begun.out) == (0, "Kept: the debrief on Priya Raman stands at the silent read.\n")
    before = kept(panel)

    slip = panel.run("debrief", PRIYA, "--answers", "-", "--as", "lea", stdin=_as_voted(panel).replace("ana", "anna"))
    assert slip.code == 3
    assert "stdin:3:30: gate.order[1]: anna has no scorecard in this debrief; did you mean ana?" in slip.err
    changed = _as_voted(panel).replace("vote: ", "vote: strong_no, unused: ", 1).replace("unused: ", "because: ''#")
    assert panel.run("debrief", PRIYA, "--answers", "-", "--as", "lea", stdin=changed).code == 3
    assert kept(panel) == before
    assert panel.run("debrief", PRIYA, "--answers", "-", "--as", "lea", stdin=_as_voted(panel)).code == 0


def test_a_changed_vote_without_a_reason_is_refused_at_its_line(panel: Home) -> None:
    other = "no" if votes_before(panel)["ana"] != "no" else "yes"
    document = f"debrief: 1\ncandidate: {PRIYA}\ngate: {{by: lea}}\nafter_reading:\n  ana: {{vote: {other}}}\n"
    ran = panel.run("debrief", PRIYA, "--answers", panel.document("d.yaml", document))

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "d.yaml:5:8: after_reading.ana: ana changed a vote; a changed vote needs a reason\n"
        "Error: The debrief d.yaml cannot be held so; nothing was kept.\n"
    )
    assert kept(panel) == []


def test_a_document_about_somebody_else_is_refused(panel: Home) -> None:
    ran = panel.run("debrief", PRIYA, "--answers", "-", stdin="debrief: 1\ncandidate: jonas-lindqvist\n")

    assert (ran.code, kept(panel)) == (3, [])
    assert "is about jonas-lindqvist, not priya-raman; nothing was kept." in ran.err


def test_a_finished_debrief_is_held_again_only_when_asked(panel: Home) -> None:
    document = _as_voted(panel)
    codes = [
        panel.run("debrief", PRIYA, "--answers", "-", *more, stdin=document).code for more in ([], [], ["--again"])
    ]

    assert (codes, len(kept(panel))) == ([0, 6, 0], 2)


def test_an_override_follows_the_rules_of_every_decision(panel: Home) -> None:
    document = _as_voted(panel).replace("{decision: no,", "{decision: strong_yes,")
    ran = panel.run("debrief", PRIYA, "--answers", "-", stdin=document)
    decided = panel.run("decide", PRIYA, "--decision", "strong_yes", "--because", "why", "--as", "lea")

    assert (ran.code, decided.code) == (3, 2)
    sentence = "Deciding otherwise needs one more sentence"
    assert sentence in ran.err
    assert sentence in decided.err
    over = document.replace("because: The floor", "override: We coach, because: The floor")
    assert panel.run("debrief", PRIYA, "--answers", "-", stdin=over).code == 0
    assert "We coach" in panel.run("show", PRIYA).out


# The gate and independence


@pytest.fixture
def waiting(panel: Home) -> Home:
    """Priya's panel of three, on which dan is expected too."""
    assert panel.run("interview", "--answers", "-", "--draft", stdin=DAN).code == 0
    return panel


DAN = f"""\
scorecard: 1
candidate: {{id: {PRIYA}}}
interviewer: dan
rubric: associate-data-engineer
ratings: {{sql: {{level: 2}}}}
vote: no
"""


def test_without_a_terminal_and_without_answers_it_refuses(panel: Home) -> None:
    ran = panel.run("debrief", PRIYA, "--as", "lea")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "Error: A debrief needs a terminal.",
        "Standard input or output is not a terminal.",
        "Give the answers in a file: scorecard debrief priya-raman --answers FILE",
    ]


@pytest.mark.parametrize("words", [(), ("--because", "I am quick"), ("--minutes",), ("--json",), ("--answers", "-")])
def test_a_blind_member_never_runs_past_the_gate(waiting: Home, words: tuple[str, ...]) -> None:
    ran = waiting.run("debrief", PRIYA, "--as", "Dan", *words, stdin=f"debrief: 1\ncandidate: {PRIYA}\n")

    assert (ran.code, ran.out, kept(waiting)) == (4, "", [])
    assert ran.err.splitlines()[-1] == "To finish yours: scorecard interview priya-raman --as Dan"


def test_a_blind_member_is_refused_at_a_terminal_and_after_the_gate_was_opened_for_others(waiting: Home) -> None:
    opened = f"debrief: 1\ncandidate: {PRIYA}\ngate: {{by: lea, because: Dan is ill}}\n"
    assert waiting.run("debrief", PRIYA, "--answers", "-", stdin=opened).code == 0

    terminal = waiting.open("debrief", PRIYA, "--as", "dan")
    assert terminal.ended() == 4
    assert "To finish yours: scorecard interview priya-raman --as dan" in terminal.text
    assert waiting.run("debrief", PRIYA, "--minutes", "--as", "dan").code == 4
    assert "without **dan**, because: Dan is ill" in waiting.run("debrief", PRIYA, "--minutes", "--as", "lea").out


def test_the_missing_cannot_open_the_gate_in_a_document(waiting: Home) -> None:
    document = f"debrief: 1\ncandidate: {PRIYA}\ngate: {{by: dan, because: I am quick}}\n"

    assert (waiting.run("debrief", PRIYA, "--answers", "-", "--as", "lea", stdin=document).code, kept(waiting)) == (
        4,
        [],
    )


def test_the_gate_waits_in_a_document_without_a_reason(waiting: Home) -> None:
    ran = waiting.run("debrief", PRIYA, "--answers", "-", stdin=_as_voted(waiting))

    assert (ran.code, ran.out, kept(waiting)) == (4, "", [])
    assert "The debrief on Priya Raman waits for 1 scorecard: dan." in ran.err


def test_at_the_gate_who_is_in_is_shown_and_nothing_that_they_wrote(waiting: Home) -> None:
    terminal = waiting.open(*BEGIN)
    said = terminal.see(KEEPS_ORDER)
    terminal.enter()
    terminal.see("say why (Enter waits): ")
    terminal.enter()
    assert terminal.ended() == 4

    assert "[ ] dan, expected, has not submitted" in said
    written = [json.loads(card) for card in _documents(waiting)]
    evidence = [rating.get("evidence", "")[:20] for card in written for rating in card["ratings"].values()]
    assert not any(words in terminal.text for words in evidence if words)
    assert "yes" not in terminal.text.lower()
    assert "Recommendation" not in terminal.text


def test_a_named_person_opens_the_gate_with_a_reason(waiting: Home) -> None:
    terminal = waiting.open(*BEGIN)
    for prompt, line in ((KEEPS_ORDER, ""), ("(Enter waits): ", "Dan is ill"), ("Who says so? [lea]: ", "")):
        terminal.see(prompt)
        terminal.enter(line)
    terminal.see("Silent read, page 1")
    terminal.enter("next")
    terminal.see("There is no command next.")
    assert terminal.interrupted() == 130

    (debrief,) = kept(waiting)
    assert (debrief["gate"]["opened_by"], debrief["gate"]["because"], debrief["gate"]["missing"]) == (
        "lea",
        "Dan is ill",
        ["dan"],
    )


def test_nobody_has_submitted_is_said(home: Home) -> None:
    home.run("candidate", "add", "Jane Doe")
    ran = home.run("debrief", "jane-doe", "--answers", "-", "--as", "lea", stdin="debrief: 1\ncandidate: jane-doe\n")

    assert ran.code in (3, 5)
    assert "jane-doe" in ran.err


# Scorecards that come in later


def test_a_late_scorecard_is_a_persons_call(waiting: Home) -> None:
    opened = f"debrief: 1\ncandidate: {PRIYA}\ngate: {{by: lea, because: Dan is ill}}\n"
    assert waiting.run("debrief", PRIYA, "--answers", "-", stdin=opened).code == 0
    assert waiting.run("interview", "--answers", "-", stdin=DAN).code == 0

    asked = waiting.run("debrief", PRIYA, "--answers", "-", stdin=opened)
    assert (asked.code, "dan submitted a scorecard" in asked.err) == (6, True)
    assert "Since then, dan submitted a scorecard" in waiting.run("show", PRIYA, "--as", "lea").out
    taken = waiting.run("debrief", PRIYA, "--answers", "-", stdin=f"{opened}later: take_in\n")
    assert (taken.code, len(kept(waiting)[0]["read"])) == (0, 4)


def test_a_late_scorecard_is_asked_about_at_the_terminal_once(waiting: Home) -> None:
    opened = f"debrief: 1\ncandidate: {PRIYA}\ngate: {{by: lea, because: Dan is ill}}\n"
    assert waiting.run("debrief", PRIYA, "--answers", "-", stdin=opened).code == 0
    assert waiting.run("interview", "--answers", "-", stdin=DAN).code == 0

    terminal = waiting.open(*BEGIN)
    said = terminal.see("Take it into this debrief? [y/N] ")
    terminal.enter()
    terminal.see("Who says so? [lea]: ")
    terminal.enter()
    terminal.see("Silent read")
    terminal.see("] > ")
    terminal.enter("q")
    assert terminal.ended() == 0
    assert "Since the gate opened, dan submitted a scorecard." in " ".join(said.split())
    again = waiting.open(*BEGIN)
    assert "Take it into" not in again.see("Silent read")
    assert (kept(waiting)[0]["changes"][0]["by"], len(kept(waiting)[0]["read"])) == ("lea", 3)


# Around one terminal


def _say(terminal: Terminal, *script: tuple[str, str]) -> str:
    told = ""
    for line, until in script:
        terminal.enter(line)
        told = terminal.see(until)
    return told


def _cast(terminal: Terminal, number: str, reason: str = "") -> None:
    _say(terminal, ("", "Number, 0 to 4: "), (number, "changes it: "), ("", "does not) "), (reason, "has voted."))


NUMBERS = {"strong_no": "1", "no": "2", "yes": "3", "strong_yes": "4", "no_decision": "0"}


def _gone_to_the_votes(home: Home, *more: str) -> Terminal:
    terminal = home.open(*BEGIN, *more)
    terminal.see(KEEPS_ORDER)
    _say(terminal, ("cyd ana bob", "] > "), ("", "] > "), ("done", "[y/N] "), ("y", "alone (q leaves): "))
    return terminal


def test_a_whole_debrief_in_plain_lines(panel: Home) -> None:
    before = votes_before(panel)
    terminal = _gone_to_the_votes(panel)
    for who in ("cyd", "ana", "bob"):
        reason = "" if who != "bob" else "Read the tests"
        number = NUMBERS[before[who]] if who != "bob" else _another(before["bob"])
        _cast(terminal, number, reason)
        terminal.see("All votes are in." if who == "bob" else "alone (q leaves): ")
    opened = terminal.see("Enter goes on, q leaves: ")
    assert "bob changed from" in opened
    first = _say(terminal, ("", "first item: "), ("", "\n> "))
    assert "Why here: " in first
    _say(
        terminal,
        ("n cyd: the edges", "\n> "),
        ("a 3", "\n> "),
        ("?", "\n> "),
        ("done", "[y/N] "),
        ("y", "alone (q leaves): "),
    )
    for who in ("cyd", "ana", "bob"):
        _cast(terminal, NUMBERS[before[who]] if who != "bob" else _another(before["bob"]))
        terminal.see("All votes are in." if who == "bob" else "alone (q leaves): ")
    _say(terminal, ("", "Who decides? [lea]: "), ("", "1 to 5: "), ("3", "Why?: "), ("The floor", "[Y/n] "))
    terminal.enter()
    assert terminal.ended() == 0

    (debrief,) = kept(panel)
    assert debrief["decision"]["decision"] == "no"
    assert [one["consensus"] for one in debrief["topics"].values()] == [3]
    assert debrief["order"] == ["cyd", "ana", "bob"]
    assert "cyd: the edges" in panel.run("debrief", PRIYA, "--minutes").out
    assert "No by lea" in panel.run("show", PRIYA).out


def _another(vote: str) -> str:
    return "2" if vote != "no" else "3"


@pytest.mark.parametrize("plain", [True, False])
def test_a_vote_is_not_shown_to_anybody_before_all_are_in(panel: Home, plain: bool) -> None:
    before = votes_before(panel)
    terminal = _gone_to_the_votes(panel) if plain else None
    if terminal is None:
        terminal = panel.open(*BEGIN[:-1])
        terminal.see(KEEPS_ORDER)
        _say(terminal, ("cyd ana bob", "] > "), ("done", "(y/N)"))
        terminal.type("y")
        terminal.see("alone (q leaves): ")
    start = len(terminal.text)
    _cast(terminal, NUMBERS[before["cyd"]])
    terminal.see("alone (q leaves): ")
    told = terminal.text[start:]

    typed = told.partition("Number, 0 to 4: ")[2].partition("Enter keeps it")[0]
    assert typed.strip() == ""
    assert "cyd has voted." in told
    if not plain:
        assert "Number, 0 to 4" not in terminal.display


def test_the_arrow_keys_do_not_bring_back_what_the_voter_before_wrote(panel: Home) -> None:
    before = votes_before(panel)
    terminal = _gone_to_the_votes(panel)
    _cast(terminal, _another(before["cyd"]), "A secret reason")
    terminal.see("alone (q leaves): ")
    start = len(terminal.text)
    terminal.type("\x1b[A\x1b[A\x1b[A")
    terminal.settle()

    assert "secret" not in terminal.text[start:]


def test_two_terminals_in_one_debrief_are_kept_apart(panel: Home) -> None:
    first = panel.open(*BEGIN)
    first.see(KEEPS_ORDER)
    second = panel.open(*BEGIN)

    assert second.ended() == 6
    assert "This debrief is open in another terminal." in second.text
    document = panel.run("debrief", PRIYA, "--answers", "-", stdin=_as_voted(panel))
    assert document.code == 6


@pytest.mark.parametrize("plain", [True, False])
def test_leaving_at_any_moment_keeps_what_was_answered(panel: Home, plain: bool) -> None:
    words = BEGIN if plain else BEGIN[:-1]
    terminal = panel.open(*words)
    terminal.see(KEEPS_ORDER)
    terminal.enter()
    terminal.see("] > ")
    assert terminal.interrupted() == 130
    assert "To go on: scorecard debrief priya-raman" in terminal.text

    again = panel.open(*words)
    again.see("This goes on with the debrief")
    again.see("] > ")
    again.type("\x04")
    assert again.ended() == 130

    gone = panel.open(*words)
    gone.see("] > ")
    gone.hang_up()
    assert kept(panel)[0]["gate"]["opened_by"] == "lea"


def test_ctrl_d_in_the_secret_vote_leaves(panel: Home) -> None:
    terminal = _gone_to_the_votes(panel)
    terminal.enter()
    terminal.see("Number, 0 to 4: ")
    terminal.type("\x04")

    assert terminal.ended() == 130
    assert kept(panel)[0].get("after_reading", {}) == {}


# The file of the minutes


def test_minutes_are_written_whole_privately_and_never_over_a_file_unasked(panel: Home) -> None:
    assert panel.run("debrief", PRIYA, "--answers", "-", "-o", "m.md", stdin=_as_voted(panel)).code == 0
    file = panel.work / "m.md"
    written = file.read_text(encoding="utf-8")

    refused = panel.run("debrief", PRIYA, "--minutes", "-o", "m.md")
    assert (refused.code, file.read_text(encoding="utf-8")) == (6, written)
    file.write_text("other", encoding="utf-8")
    assert panel.run("debrief", PRIYA, "--minutes", "-o", "m.md", "--force").out == "Wrote m.md\n"
    assert (file.read_text(encoding="utf-8"), stat.S_IMODE(file.stat().st_mode)) == (written, 0o600)


def test_programs_are_told_where_it_stands_and_nothing_is_begun(panel: Home) -> None:
    ran = panel.run("debrief", PRIYA, "--json")

    said = json.loads(ran.out)
    assert (ran.code, said["stage"], [one["interviewer"] for one in said["read"]]) == (0, "gate", ["ana", "bob", "cyd"])
    assert kept(panel) == []
    panel.run("debrief", PRIYA, "--answers", "-", stdin=_as_voted(panel))
    said = json.loads(panel.run("debrief", PRIYA, "--json").out)
    assert (said["stage"], said["decision"]["by"], said["agenda"][0]["notes"]) == ("done", "lea", ["cyd: the edges"])


def test_minutes_of_no_debrief_are_not_found(panel: Home) -> None:
    ran = panel.run("debrief", PRIYA, "--minutes")

    assert (ran.code, ran.err.splitlines()) == (
        5,
        ["Error: There was no debrief on Priya Raman yet.", "To hold it: scorecard debrief priya-raman"],
    )


def test_private_notes_are_shown_nowhere(panel: Home) -> None:
    private = "Reminds me of myself"
    card = (EXAMPLES / PRIYA / "ana.yaml").read_text(encoding="utf-8").replace("priya-raman", "jane-doe")
    card = "\n".join(line for line in card.splitlines() if not line.startswith("private_notes"))
    assert panel.run("interview", "--answers", "-", stdin=f"{card}\nprivate_notes: {private}\n").code == 0
    document = "debrief: 1\ncandidate: jane-doe\ngate: {by: lea}\n"
    assert panel.run("debrief", "jane-doe", "--answers", "-", stdin=document).code == 0

    terminal = panel.open("debrief", "jane-doe", "--as", "lea", "--plain")
    for _ in range(8):
        terminal.see("] > ")
        terminal.enter()
    terminal.see("[y/N] ")
    assert private not in terminal.text + panel.run("debrief", "jane-doe", "--minutes").out


@pytest.mark.parametrize(
    "words",
    [
        "--minutes --answers x.yaml",
        "--minutes --again",
        "--answers x.yaml --plain",
        "--answers x.yaml --because y",
        "--json --minutes",
        "--json -o x.json",
    ],
)
def test_options_that_contradict_each_other_are_refused(panel: Home, words: str) -> None:
    assert panel.run("debrief", PRIYA, *words.split()).code == 2


# Killed, over and over


class KilledError(Exception):
    """The moment has come."""


class Panel:
    """Answers whatever is asked, one line at a time, until the moment to be killed has come."""

    def __init__(self, home: Home, seed: int) -> None:
        self.home, self.chance = home, random.Random(seed)
        self.before = votes_before(home)
        self.promised: dict[tuple[str, ...], object] = {}
        self.notes: list[str] = []
        self.left = 0

    def answers(self, terminal: Terminal) -> None:
        """Answer the prompts as they come."""
        while True:
            said = terminal.see(*PROMPTS)
            prompt = next(one for one in PROMPTS if said.endswith(one))
            self.learn(said)
            if prompt == "[Y/n] ":
                return
            self.left -= 1
            terminal.enter(self.line(prompt, said))
            if self.left <= 0:
                raise KilledError

    def learn(self, said: str) -> None:
        """Remember what the program says is kept."""
        if "The vote after reading." in said or "The final vote." in said:
            self.round = "final" if "The final vote." in said else "after_reading"
        for who in ("ana", "bob", "cyd"):
            if f"{who} has voted." in said:
                self.promised[self.round, who] = NUMBERS[self.before[who]]
        if "Noted." in said and self.pending:
            self.notes.append(self.pending)
        if "Agreed on " in said.splitlines()[-2:][0]:
            self.promised["consensus",] = 3
        self.pending = ""

    round = "after_reading"
    pending = ""

    def line(self, prompt: str, said: str) -> str:
        """What to type at a prompt."""
        if prompt == "Number, 0 to 4: ":
            who = said.rpartition(", your own call")[0].splitlines()[-1]
            return NUMBERS[self.before[who]]
        if prompt == "\n> ":
            if len(self.notes) < 6 or self.chance.random() < 0.3:
                self.pending = f"note {self.chance.getrandbits(64):x}"
                return f"n {self.pending}"
            return "a 3" if ("consensus",) not in self.promised else "done"
        return {"] > ": "done", "[y/N] ": "y", "1 to 5: ": "3", "Why?: ": "Because"}.get(prompt, "")

    def killed(self) -> None:
        """Start the command, answer for a while, and kill it."""
        self.left = self.chance.choice((1, 2, 3, 4, 5, 6, 8))
        terminal = self.home.open(*BEGIN)
        with contextlib.suppress(KilledError):
            self.answers(terminal)
        time.sleep(self.chance.random() * 0.003)
        terminal.kill()

    def missing(self) -> list[object]:
        """What was promised and is not kept."""
        debrief = kept(self.home)[0]
        lost: list[object] = []
        for place, value in self.promised.items():
            if place[0] in ("after_reading", "final"):
                ballot = debrief.get(place[0], {}).get(place[1], {})
                lost += [] if NUMBERS.get(ballot.get("vote", "")) == value else [place]
        noted = [note for topic in debrief.get("topics", {}).values() for note in topic.get("notes", [])]
        return lost + [note for note in self.notes if noted.count(note) != 1]


PROMPTS = (
    KEEPS_ORDER,
    "] > ",
    "[y/N] ",
    "[Y/n] ",
    "alone (q leaves): ",
    "Number, 0 to 4: ",
    "changes it: ",
    "does not) ",
    "Enter goes on, q leaves: ",
    "first item: ",
    "\n> ",
    "Who decides? [lea]: ",
    "1 to 5: ",
    "Why?: ",
)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_kill_loses_an_answer_that_was_acknowledged(panel: Home, seed: int) -> None:
    people = Panel(panel, seed)
    for kill in range(14):
        people.killed()
        assert people.missing() == [], f"after kill {kill} with seed {seed}"
    people.left = 10_000
    terminal = panel.open(*BEGIN)
    people.answers(terminal)
    terminal.enter()
    assert terminal.ended() == 0

    (debrief,) = kept(panel)
    assert people.missing() == []
    assert {place[0] for place in people.promised} == {"after_reading", "final", "consensus"}
    assert {who: ballot["vote"] for who, ballot in debrief["final"].items()} == people.before
    assert debrief["decision"]["decision"] == "no"
    assert len(people.notes) >= 6
