"""`scorecard outcomes` as people run it: at the keyboard, with options, from a document; and the report."""

import json
import random
import shutil
from pathlib import Path

import pytest

from scorecard.core.scorecard import Vote
from tests.cli.terminal import Home
from tests.people import Crowd

PRIYA = "priya-raman"
LEVELS = ("--level", "first-change=3", "--level", "definition-of-done=2")
ADD = ("outcomes", "add", PRIYA, "--at", "30d", "--by", "lea", "--not-seen", *LEVELS)
DOCUMENT = """\
outcome: 1
candidate: {id: priya-raman}
at: 60d
by: lea
seen_scorecards: true
ratings:
  small-changes: {level: 3}
  clean-habits: {level: 4, evidence: Others copy them}
"""


@pytest.fixture(scope="session")
def kept_hire(kept_panel: Path) -> Path:
    """The store of the panel, with a decision to hire Priya and one not to hire Jonas."""
    copy = kept_panel.with_name("hire.db")
    shutil.copyfile(kept_panel, copy)
    home = Home(kept_panel.parent)
    for who, call in ((PRIYA, "yes"), ("jonas-lindqvist", "no")):
        words = (
            "decide",
            who,
            "--decision",
            call,
            "--because",
            "As discussed",
            "--override",
            "We talked",
            "--as",
            "lea",
        )
        assert home.run(*words, "--store", str(copy)).code == 0
    return copy


@pytest.fixture
def hire(home: Home, kept_hire: Path) -> Home:
    shutil.copyfile(kept_hire, home.store)
    home.store.chmod(0o600)
    return home


def recorded(home: Home) -> list[dict[str, object]]:
    ran = home.run("outcomes", "show", PRIYA, "--json")
    assert ran.code == 0, ran.told
    return json.loads(ran.out)


def test_an_outcome_is_recorded_with_options_and_shown_again(hire: Home) -> None:
    ran = hire.run(*ADD)

    # first-change 3 and definition-of-done 2, of equal weight: 2.50
    assert (ran.code, ran.out) == (0, "Recorded: Priya Raman at 30d, 2.50 of 4 by lea.\n")
    (kept,) = recorded(hire)
    assert kept["outcome"] == {
        "outcome": 1,
        "candidate": {"id": PRIYA, "name": "Priya Raman"},
        "at": "30d",
        "by": "lea",
        "seen_scorecards": False,
        "rubric": "ramp-associate-data-engineer",
        "ratings": {"first-change": {"level": 3}, "definition-of-done": {"level": 2}},
    }
    shown = hire.run("outcomes", "show", PRIYA).out
    assert "2.50 of 4; the rater had not seen the interview scorecards" in shown
    assert "  3  First change in production" in shown


def test_a_document_says_the_same_as_options_and_comes_from_a_file_or_a_pipe(hire: Home) -> None:
    ran = hire.run("outcomes", "add", "--answers", hire.document("o.yaml", DOCUMENT))
    piped = hire.run("outcomes", "add", PRIYA, "--answers", "-", stdin=DOCUMENT.replace("by: lea", "by: mo"))

    assert (ran.code, ran.out) == (0, "Recorded: Priya Raman at 60d, 3.50 of 4 by lea.\n")
    assert "Contaminated criterion: the rater had seen the interview scorecards." in ran.err
    assert piped.code == 0
    assert [one["outcome"]["by"] for one in recorded(hire)] == ["lea", "mo"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("tomas-okafor", "Tomas Okafor is not a hire: nothing was decided."),
        ("jonas-lindqvist", "Jonas Lindqvist is not a hire: lea decided no."),
    ],
)
def test_only_a_hire_has_outcomes(hire: Home, who: str, told: str) -> None:
    ran = hire.run("outcomes", "add", who, *ADD[3:])
    piped = hire.run("outcomes", "add", "--answers", "-", stdin=DOCUMENT.replace(PRIYA, who))

    for one in (ran, piped):
        assert (one.code, one.out) == (6, "")
        assert one.err.splitlines() == [
            f"Error: {told}",
            "An outcome says how somebody does who was decided yes or strong yes.",
            f"To record the decision: scorecard decide {who} --decision yes --because 'WHY'",
        ]


def test_an_amendment_keeps_the_earlier_one_and_needs_a_reason(hire: Home) -> None:
    hire.run(*ADD)

    again = hire.run(*ADD)
    silent = hire.run(*ADD, "--amend")
    empty = hire.run(*ADD[:7], "--amend", "--because", "A slip")
    amended = hire.run(*ADD[:7], "--level", "first-change=2", "--amend", "--because", "A slip")

    assert (again.code, silent.code, empty.code, amended.code) == (6, 2, 2, 0)
    assert again.err.splitlines()[-1] == (
        "To amend it: scorecard outcomes add priya-raman --at 30d --by lea --amend --because 'WHY'"
    )
    first, second = recorded(hire)
    assert (first["revision"], second["revision"], second["because"]) == (1, 2, "A slip")
    assert second["outcome"]["ratings"] == {"first-change": {"level": 2}, "definition-of-done": {"level": 2}}  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--at", "30d"), 2, "Say it: --by NAME --seen or --not-seen --level platform-basics=3, or give a document"),
        (("--at", "30d", "--by", "lea", "--not-seen"), 2, "Say it: --level platform-basics=3, or give a document"),
        (
            ("--at", "30d", "--by", "lea", "--not-seen", "--level", "first-change=4"),
            2,
            "Say it: --evidence first-change='WHAT WAS SEEN', or give a document: --answers FILE",
        ),
        ((), 2, "Say it: --at 30d|60d|90d|6m|12m --by NAME"),
        (("--at", "45d"), 2, "There is no check-in called 45d; choose one of: 30d, 60d, 90d, 6m, 12m"),
        (("--at", "30d", "--level", "frist-change=3"), 2, "There is no milestone called frist-change here; did"),
        (("--at", "30d", "--level", "first-change=5"), 2, "--level first-change=5 is no level; choose one of: 1, 2"),
        (("--at", "30d", "--level", "first-change"), 2, "--level first-change says nothing."),
        (("--at", "30d", "--rubric", "associate-data-engineer"), 2, "is for interviews; it follows nobody"),
        (("--at", "30d", "--rubric", "ramp"), 5, "There is no rubric called ramp; did you mean"),
        (("--at", "30d", "--by", "lea", "--amend", "--because", "x"), 5, "lea has not recorded an outcome"),
        (("--at", "30d", "--because", "x"), 2, "--because goes with --amend."),
        (("--level", "first-change=3"), 2, "Levels belong to a check-in."),
        (("--amend", "--because", "x"), 2, "An amendment needs to know whose and which."),
        (("--at", "30d", "--by", "lea", "--seen", "--level", "first-change=not_asked"), 2, "The outcome lacks levels."),
        (
            ("--at", "30d", "--level", "first-change=3", "--evidence", "working-setup=Fine"),
            2,
            "There is evidence for working-setup and no level.",
        ),
        (("--at", "30d", "--answers", "o.yaml"), 2, "--answers takes no other answers"),
        (("--answers", "missing.yaml"), 5, "There is no file missing.yaml."),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_refused_in_a_sentence(
    hire: Home, words: tuple[str, ...], code: int, told: str
) -> None:
    ran = hire.run("outcomes", "add", PRIYA, *words)

    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert recorded(hire) == []


def test_nobody_named_and_nobody_hired_are_refused_in_a_sentence(home: Home) -> None:
    ran = home.run("outcomes", "add")

    assert (ran.code, ran.err.splitlines()[-1]) == (2, "Name one: scorecard outcomes add jane-doe --at 30d")
    terminal = home.open("outcomes", "add", "--plain")
    assert terminal.ended() == 5
    assert "Nobody was hired yet" in terminal.text


def test_a_document_about_somebody_else_is_refused(hire: Home) -> None:
    ran = hire.run("outcomes", "add", "jonas-lindqvist", "--answers", "-", stdin=DOCUMENT)

    assert (ran.code, ran.err) == (
        3,
        "Error: The document stdin is about priya-raman, not jonas-lindqvist; nothing was kept.\n",
    )


def test_who_wrote_a_scorecard_counts_as_having_seen_it(hire: Home) -> None:
    ran = hire.run("outcomes", "add", PRIYA, "--at", "30d", "--by", "Ana", "--not-seen", *LEVELS)

    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "Ana wrote a scorecard on Priya Raman, so this counts as rated after seeing one."
    )
    assert recorded(hire)[0]["outcome"]["seen_scorecards"] is True  # type: ignore[index]


def test_who_typed_an_outcome_for_somebody_else_is_kept(hire: Home) -> None:
    hire.run(*ADD, "--as", "rita")

    assert recorded(hire)[0]["entered_by"] == "rita"
    assert "Entered by rita" in hire.run("outcomes", "show", PRIYA).out


def test_to_a_member_who_has_not_handed_in_the_hire_is_closed(hire: Home) -> None:
    assert hire.run("candidate", "panel", PRIYA, "ana,bob,cyd,eve").code == 0
    hire.run(*ADD, "--as", "lea")

    for words in (ADD, ("outcomes", "show", PRIYA), ("outcomes", "show", PRIYA, "--json")):
        ran = hire.run(*words, "--as", "eve")
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.splitlines()[0] == (
            "Error: You are on the panel of Priya Raman and have not submitted your scorecard."
        )


def test_an_interview_on_the_rubric_of_the_first_year_is_refused(hire: Home) -> None:
    said = "scorecard: 1\ncandidate: {id: kim}\ninterviewer: ana\nrubric: ramp-associate-data-engineer\n"

    ran = hire.run("interview", "--answers", "-", "--draft", stdin=said)

    assert (ran.code, ran.err.splitlines()) == (
        2,
        [
            "Error: The rubric ramp-associate-data-engineer follows people who were hired; it is not for interviews.",
            "To record how a hire is doing: scorecard outcomes add kim",
        ],
    )


def test_at_a_terminal_everything_is_asked_and_what_was_answered_survives_a_kill(hire: Home) -> None:
    terminal = hire.open("outcomes", "add", "--plain", size=(50, 80))
    for seen, typed in (
        ("1. Priya Raman (priya-raman)", None),
        ("Number, 1 to 1: ", "1"),
        ("Number, 1 to 5: ", "1"),
        ("Who rates? A name, as your team knows it: ", "lea"),
        ("Had lea seen the interview scorecards of Priya Raman? [Y/n]", "n"),
        ("[1/4] Knows the platform", None),
        ("(s: not enough seen): ", ""),
        ("Please type 1, 2, 3, 4 or s.", "4"),
        ("what was delivered or seen?: ", ""),
        ("Level 4 needs evidence.", "Mended the guide"),
        ("[2/4] Set up to work", None),
    ):
        terminal.see(seen)
        if typed is not None:
            terminal.enter(typed)
    terminal.kill()

    again = hire.open("outcomes", "add", PRIYA, "--at", "30d", "--by", "lea", "--plain", size=(50, 80))
    again.see("This goes on with what was answered before (1 milestone).")
    for seen, typed in (
        ("[2/4]", None),
        ("(s: not enough seen): ", "3"),
        ("seen?: ", ""),
        ("[3/4]", None),
        ("(s: not enough seen): ", "s"),
        ("[4/4]", None),
        ("(s: not enough seen): ", "2"),
        ("seen?: ", ""),
        ("Record it? What is recorded stays [Y/n]", "y"),
    ):
        again.see(seen)
        if typed is not None:
            again.enter(typed)
    assert again.ended() == 0
    assert all(len(line) <= 80 for line in again.text.splitlines())
    assert recorded(hire)[0]["outcome"]["ratings"] == {  # type: ignore[index]
        "platform-basics": {"level": 4, "evidence": "Mended the guide"},
        "working-setup": {"level": 3},
        "first-change": {"absent": "insufficient_evidence"},
        "definition-of-done": {"level": 2},
    }


def test_ctrl_c_records_nothing_and_says_how_to_go_on(hire: Home) -> None:
    terminal = hire.open("outcomes", "add", PRIYA, "--at", "30d", "--by", "lea", "--not-seen", "--plain")
    terminal.see("[1/4]")
    terminal.see("seen): ")

    assert terminal.interrupted() == 130
    assert "To go on: scorecard outcomes add priya-raman" in terminal.text.replace("to go on", "To go on")
    assert recorded(hire) == []


# The report


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """60 people hired by score alone; 30 of the hires have an outcome at 90 days that leans on their score."""
    path = tmp_path_factory.mktemp("followed") / "store.db"
    crowd, chance = Crowd(path), random.Random(11)
    with crowd.store.together():
        for number in range(60):
            strong = number % 2 == 0
            base = 3 if strong else 2
            levels = {key: base + (chance.random() < 0.4) for key in crowd.rubric.weights}
            call = Vote.YES if strong else Vote.NO
            who = crowd.add(f"person-{number}", call, levels=levels if strong else 2)
            if strong:
                total = sum(levels.values()) - 7 * 3
                crowd.follow(who, [min(4, max(1, 1 + total // 2 + chance.choice((0, 1)))) for _ in range(4)])
    crowd.store.close()
    return path


@pytest.fixture
def report(home: Home, followed: Path) -> Home:
    shutil.copyfile(followed, home.store)
    return home


def test_the_report_says_in_words_what_the_points_show(report: Home) -> None:
    ran = report.run("outcomes", "report", COLUMNS="80")

    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[:2] == [
        "Outcomes   associate-data-engineer, at 90 days   30 hires",
        "Hires with higher interview scores did better. 30 hires at 90 days. A direction",
    ]
    assert "Outcome (up) by interview score (across)" in ran.lines
    assert any(line.startswith("  Among all candidates, not only those hired, r would be about") for line in ran.lines)
    assert all(len(line) <= 80 for line in ran.lines)
    assert ran.out.isascii()


def test_the_report_explains_its_figures(report: Home) -> None:
    ran = report.run("outcomes", "report", "--at", "90d", "--explain", COLUMNS="80")

    words = " ".join(ran.out.split())
    assert "Thorndike (1949), case II" in words
    assert "Hires n = 30; candidates with a score 60" in words
    assert all(len(line) <= 80 for line in ran.lines)


def test_the_report_for_programs_has_every_figure_and_no_name(report: Home) -> None:
    ran = report.run("outcomes", "report", "--json", "--rubric", "associate-data-engineer")

    said = json.loads(ran.out)
    assert (said["at"], said["hires"], said["weight"], len(said["points"])) == ("90d", 30, "direction_only", 30)
    low, high = said["pearson"]["interval"]
    assert low < said["pearson"]["value"] < high
    assert said["range"]["corrected"]["value"] > said["pearson"]["value"]
    assert "person-" not in ran.out


def test_hires_of_a_panel_that_is_closed_to_who_asks_are_left_out_and_counted(report: Home) -> None:
    assert report.run("candidate", "panel", "person-0", "ana,bob,eve").code == 0

    leas = json.loads(report.run("outcomes", "report", "--json", "--as", "lea").out)
    eves = json.loads(report.run("outcomes", "report", "--json", "--as", "eve").out)

    assert (leas["hires"], leas["candidates_scored"], leas["left_out"]["closed"]) == (30, 60, 0)
    assert (eves["hires"], eves["candidates_scored"], eves["left_out"]["closed"]) == (29, 59, 1)
    told = " ".join(report.run("outcomes", "report", "--as", "eve").out.split())
    assert "Left out: 1 candidate closed to you until your own scorecard is in." in told


def test_to_a_member_who_has_not_handed_in_not_even_the_hiring_shows(hire: Home) -> None:
    hire.run(*ADD)
    panel = ("ana,bob,cyd,eve", "ana,eve")
    for who, members in zip((PRIYA, "jonas-lindqvist"), panel, strict=True):
        assert hire.run("candidate", "panel", who, members).code == 0

    report = hire.run("outcomes", "report", "--as", "eve")
    answers = [
        hire.run("outcomes", "add", "--answers", "-", stdin=DOCUMENT.replace(PRIYA, who).replace("by: lea", "by: eve"))
        for who in (PRIYA, "jonas-lindqvist")
    ]

    assert (report.code, report.err.splitlines()[:2]) == (
        5,
        [
            "Error: No outcome was recorded yet.",
            "Left out: 2 candidates closed to you until your own scorecard is in.",
        ],
    )
    assert [(ran.code, ran.err.splitlines()[1]) for ran in answers] == [
        (4, "The others' scorecards open when yours is in, so that every view is independent.")
    ] * 2


def test_under_twenty_hires_there_are_points_and_no_figures(hire: Home) -> None:
    hire.run(*ADD)

    ran = hire.run("outcomes", "report", COLUMNS="80")

    assert ran.code == 0
    assert "1 hire with a score and an outcome at 30 days: too few" in ran.out
    assert "Pearson" not in ran.out
    assert sum(line.count("o") for line in ran.lines if "|" in line) == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--at", "45d"), 2, "There is no check-in called 45d"),
        (("--rubric", "nope"), 5, "There are no outcomes for the rubric nope"),
    ],
)
def test_a_report_that_cannot_be_made_is_refused(report: Home, words: tuple[str, ...], code: int, told: str) -> None:
    ran = report.run("outcomes", "report", *words)

    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_without_outcomes_the_report_names_the_way_to_record_one(home: Home) -> None:
    ran = home.run("outcomes", "report")

    assert (ran.code, ran.err.splitlines()) == (
        5,
        ["Error: No outcome was recorded yet.", "To record one: scorecard outcomes add CANDIDATE --at 30d"],
    )
    assert not home.store.exists()


def test_a_check_in_without_hires_is_said_in_a_sentence(report: Home) -> None:
    ran = report.run("outcomes", "report", "--at", "12m")

    assert (ran.code, ran.lines[1]) == (0, "No hire has both a score and an outcome at 12 months yet.")


def test_forgetting_a_hire_takes_the_outcomes_from_the_bytes(hire: Home) -> None:
    hire.run(*ADD, "--note", "Zyxwv in the note")
    assert b"Zyxwv" in b"".join(path.read_bytes() for path in hire.folder.glob("store.db*"))

    assert hire.run("candidate", "forget", PRIYA, "--yes").code == 0

    assert b"Zyxwv" not in b"".join(path.read_bytes() for path in hire.folder.glob("store.db*"))
