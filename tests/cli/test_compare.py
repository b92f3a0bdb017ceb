"""`scorecard compare` and the figures behind it, as people meet them."""

import csv
import json
import re
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.terminal import STYLED, Home

NAMES = ("Priya Raman", "Amira Haddad", "Jonas Lindqvist", "Tomas Okafor")
"""In the order of their scores: 18/5, 33/10, 13/4, 41/13."""


def first(text: str) -> list[str]:
    """The names in the first table, in order."""
    table = text.split("\n\n")[1]
    return [name for line in table.splitlines() for name in NAMES if name in line]


def answer(home: Home, *words: str) -> dict:  # type: ignore[type-arg]
    ran = home.run("compare", *words, "--json")
    assert ran.code == 0, ran.told
    return json.loads(ran.out)


def document(candidate: str, who: str, level: int, interview: str = "conversation", rubric: str = "") -> str:
    """A scorecard with one level throughout."""
    lines = ("sql", "modeling", "debugging", "testing", "engineering", "communication", "learning")
    ratings = "".join(f"  {line}: {{level: {level}, evidence: Seen}}\n" for line in lines)
    return (
        f"scorecard: 1\ncandidate: {{id: {candidate}, name: {candidate.title()}}}\ninterviewer: {who}\n"
        f"rubric: {rubric or 'associate-data-engineer'}\ninterview: {interview}\nratings:\n{ratings}vote: yes\n"
    )


def hand_in(home: Home, *documents: str) -> None:
    for text in documents:
        ran = home.run("interview", "--answers", home.document("card.yaml", text))
        assert ran.code == 0, ran.told


def test_candidates_come_by_score_with_their_recommendation(four: Home) -> None:
    ran = four.run("compare", COLUMNS="80")

    assert (ran.code, ran.err, first(ran.out)) == (0, "", list(NAMES))
    assert re.search(r"^1 +Priya Raman +No +3\.60 +100% +\S{7} +Leaning$", ran.out, re.MULTILINE)
    assert re.search(r"^3 ~ +Jonas Lindqvist +No decision +3\.25 ", ran.out, re.MULTILINE)
    assert re.search(r"^3 Jonas Lindqvist +4\.00 3\.00 4\.00 3\.00 3\.00 2\.66 2\.00 +3\.00", ran.out, re.MULTILINE)
    assert "> Priya Raman: the score says Strong yes; red-flag makes it No." in ran.out
    assert "> Jonas Lindqvist: the score says Yes; split-levels and split-votes make it No" in ran.out
    assert "> Amira Haddad" not in ran.out
    assert "Jonas Lindqvist is about equal to Amira Haddad" in ran.out
    assert "The panel of Jonas Lindqvist is apart on Communication." in ran.out
    assert "without data-tests: Amira Haddad" in ran.out


@pytest.mark.parametrize("words", [(), ("--explain",), ("--by", "interviewer"), ("--group-by", "decision")])
def test_every_line_fits_eighty_columns_and_needs_no_colour(words: tuple[str, ...], four: Home) -> None:
    plain = four.run("compare", *words, COLUMNS="80")
    coloured = four.run("compare", *words, COLUMNS="80", FORCE_COLOR="1")

    assert [line for line in plain.out.splitlines() if len(line) > 80] == []
    assert STYLED.search(plain.out) is None
    assert STYLED.search(coloured.out)
    assert STYLED.sub("", coloured.out) == plain.out


def test_a_terminal_without_block_letters_shows_digits(four: Home) -> None:
    ran = four.run("compare", LANG="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert ran.out.isascii()
    assert re.search(r"^1 +Priya Raman +No +3\.60 +100% +3434433 ", ran.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--reverse",), "Tomas Jonas Amira Priya"),
        (("--sort", "recommendation"), "Amira Jonas Tomas Priya"),
        (("--sort", "coverage", "--reverse"), "Tomas Priya Amira Jonas"),
        (("--sort", "agreement"), "Tomas Amira Priya Jonas"),
        (("--sort", "red-flags"), "Amira Jonas Tomas Priya"),
        (("--sort", "candidate"), "Amira Jonas Priya Tomas"),
        (("--sort", "sql"), "Jonas Priya Amira Tomas"),
        (("--sort", "firmness"), "Priya Amira Jonas Tomas"),
        (("--top", "2"), "Priya Amira"),
        (("--weight", "sql=40"), "Priya Jonas Amira Tomas"),
        (("--weight", "sql=40", "--sort", "recommendation"), "Amira Jonas Tomas Priya"),
        (("--interview", "incident"), "Amira Jonas Tomas"),
        (("--stage", "incident"), "Amira Jonas Tomas"),
        (("amira-haddad", "Priya Raman"), "Priya Amira"),
        (("--group-by", "recommendation", "--sort", "candidate"), "Amira Jonas Tomas Priya"),
    ],
)
def test_rows_are_sorted_and_chosen_as_asked(words: tuple[str, ...], expected: str, four: Home) -> None:
    rows = answer(four, *words)["rankings"][0]["rows"]

    assert " ".join(row["candidate"]["name"].split()[0] for row in rows) == expected


@pytest.mark.parametrize(("written", "meant"), [("rank", "score"), ("deviation", "agreement"), ("name", "candidate")])
def test_a_column_goes_by_the_heading_it_has_in_files_too(written: str, meant: str, four: Home) -> None:
    assert answer(four, "--sort", written) == answer(four, "--sort", meant)


def test_the_range_sorts_and_groups_with_the_closest_panel_first(four: Home) -> None:
    rows = answer(four, "--sort", "range")["rankings"][0]["rows"]
    ranges = [float(row["agreement"]["range"]["shown"]) for row in rows if row["agreement"]["range"]]

    assert len(set(ranges)) > 1
    assert ranges == sorted(ranges)
    assert "= Range 1.00" in four.run("compare", "--group-by", "range").out


def test_a_rank_stays_what_it_is_whatever_the_order(four: Home) -> None:
    for words in ((), ("--sort", "sql"), ("--sort", "firmness"), ("--sort", "candidate", "--reverse")):
        rows = answer(four, *words)["rankings"][0]["rows"]
        assert {row["candidate"]["name"]: row["rank"] for row in rows} == dict(zip(NAMES, (1, 2, 3, 4), strict=True))


def test_ties_share_a_rank_and_say_so(home: Home) -> None:
    for candidate, level in (("kim", 3), ("lou", 3), ("max", 4)):
        hand_in(home, document(candidate, "ana", level), document(candidate, "bob", level))

    ran = home.run("compare", COLUMNS="80")

    assert re.search(r"^1 +Max ", ran.out, re.MULTILINE)
    assert len(re.findall(r"^2 tied +(?:Kim|Lou) ", ran.out, re.MULTILINE)) == 2
    assert "Tied at 3.00: Kim and Lou." in ran.out
    assert "2 tied  Kim" in home.run("compare", "--top", "2", COLUMNS="80").out


def test_two_candidates_are_set_side_by_side(four: Home) -> None:
    ran = four.run("compare", "amira-haddad", "jonas-lindqvist", COLUMNS="80")
    pair = answer(four, "jonas-lindqvist", "amira-haddad")["rankings"][0]["side_by_side"]

    assert re.search(r"^ +25  SQL & transformations +3\.00 +4\.00 +-1\.00 +-0\.25$", ran.out, re.MULTILINE)
    assert "What separates them most is Learning agility: 4.00 against 2.00" in ran.out
    assert "Amira Haddad stays ahead unless Learning agility counts for less than 7.7% (now" in ran.out
    assert (pair["ahead"], pair["behind"], pair["separates"]) == ("amira-haddad", "jonas-lindqvist", "learning")


def test_the_spreadsheet_has_a_row_for_each_and_exact_scores(four: Home) -> None:
    rows = list(csv.DictReader(StringIO(four.run("compare", "--csv").out)))

    wanted = ("name", "score", "score_exact", "dimension:sql", "range:sql", "range:communication")
    assert [tuple(row[heading] for heading in wanted) for row in rows] == [
        ("Priya Raman", "3.60", "18/5", "3.50", "1.00", "1.00"),
        ("Amira Haddad", "3.30", "33/10", "3.00", "", "1.00"),
        ("Jonas Lindqvist", "3.25", "13/4", "4.00", "", "3.00"),
        ("Tomas Okafor", "3.15", "41/13", "", "", "0.00"),
    ]


def test_decided_and_undecided_are_told_apart(four: Home) -> None:
    four.run("decide", "tomas-okafor", "--decision", "no_decision", "--because", "Ask again", "--as", "lea")

    undecided = answer(four, "--undecided")["rankings"][0]["rows"]
    decided = answer(four, "--decided")["rankings"][0]["rows"]
    assert [row["candidate"]["id"] for row in decided] == ["tomas-okafor"]
    assert decided[0]["decision"]["by"] == "lea"
    assert len(undecided) == 3
    assert "Decision" in four.run("compare").out


def test_days_bound_the_last_scorecard_and_both_are_included(four: Home) -> None:
    day = answer(four)["rankings"][0]["rows"][0]["last_submitted_at"][:10]

    assert len(answer(four, "--since", day, "--until", day)["rankings"][0]["rows"]) == 4
    assert (
        four.run("compare", "--until", "2020-01-01").err == "No candidate fits; to see everybody: scorecard compare\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nobody",), 5, "There is no candidate called nobody"),
        (("--sort", "scor"), 2, "There is no column scor; did you mean score?"),
        (("--group-by", "x"), 2, "choose one of: score, recommendation, coverage, agreement, range, votes,"),
        (("--weight", "sql"), 2, "--weight sql is not a weight."),
        (("--weight", "sql=a"), 2, "--weight sql=a: a is not a weight."),
        (("--weight", "sqll=3"), 5, "has no dimension called sqll; did you mean sql?"),
        (("--weight", "sql=101"), 2, "The weights that are tried add up to 101"),
        (("--since", "yesterday"), 2, "'yesterday' is no day."),
        (("--until", "9999-12-31"), 2, "'9999-12-31' is no day."),
        (("--rubric", "associate"), 5, "did you mean associate-data-engineer?"),
        (("--interview", "incidnt"), 5, "There is no interview incidnt; did you mean incident?"),
        (("--by", "day"), 2, "A panel is not shown by day"),
        (("--top", "3", "--all"), 2, "--top and --all say two things."),
        (("--json", "--csv"), 2, "--json and --csv say two things."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words: tuple[str, ...], code: int, said: str, four: Home) -> None:
    ran = four.run("compare", *words)

    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_an_empty_store_says_so_in_a_sentence(home: Home) -> None:
    ran = home.run("compare")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No scorecard has been submitted yet, so there is nothing to compare.")
    assert answer(home) == {"rankings": [], "left_out": []}


def test_a_candidate_without_scorecards_is_not_found_and_beside_others_is_named(four: Home) -> None:
    four.run("candidate", "add", "Zoe Zett")

    alone, beside = four.run("compare", "zoe-zett"), four.run("compare", "zoe-zett", "priya-raman")

    assert (alone.code, "no submitted scorecard on zoe-zett" in alone.err) == (5, True)
    assert (beside.code, beside.err) == (0, "Nothing to compare of zoe-zett.\n")
    assert four.run("compare", "priya-raman", "tomas-okafor", "--top", "1").err == ""


def test_versions_of_a_rubric_are_ranked_apart_unless_asked(four: Home) -> None:
    shipped = (Path(__file__).parents[2] / "rubrics" / "associate-data-engineer.yaml").read_text(encoding="utf-8")
    (four.work / "rubrics").mkdir()
    newer = re.sub(r"(?m)^version: .*$", 'version: "2.0"', shipped)
    four.document("rubrics/associate-data-engineer.yaml", newer)
    hand_in(four, document("kim", "ana", 4), document("kim", "bob", 4), document("amira-haddad", "dee", 4))

    apart, together = answer(four)["rankings"], answer(four, "--across-versions")["rankings"]

    found = [(one["rubric"]["version"], one["mixed"], [row["rank"] for row in one["rows"]]) for one in apart]
    assert found == [("2.0", False, [1]), ("1.0", False, [1, 2, 3]), ("1.0", True, [None])]
    assert [[row["rank"] for row in one["rows"]] for one in together] == [[1, 2, 3, 4, 5]]
    assert "Ranked across 2 versions" in together[0]["caveats"][0]
    text = four.run("compare", COLUMNS="80").out
    assert "Rated on more than one version of the rubric, so not ranked" in text
    assert "They are not set side by side" in four.run("compare", "kim", "priya-raman").out
    assert "Side by side" in four.run("compare", "kim", "priya-raman", "--across-versions").out


def test_who_has_not_submitted_sees_nothing_of_the_panel(four: Home) -> None:
    four.run("candidate", "panel", "priya-raman", "dan")

    some, none = four.run("compare", "--as", "dan"), four.run("compare", "priya-raman", "--as", "dan")

    assert (some.code, "Priya" in some.out, first(some.out)) == (0, False, list(NAMES[1:]))
    assert some.err.startswith("Left out: priya-raman. dan is on the panel and has not submitted")
    assert (none.code, none.out) == (4, "")
    assert "have not submitted your scorecard" in none.err
    assert answer(four, "--as", "dan")["left_out"] == ["priya-raman"]
    assert "Priya Raman" not in four.run("compare", "--csv", "--as", "dan").out
    assert first(four.run("compare", "--as", "ana").out) == list(NAMES)


def tampered(home: Home, change: str) -> None:
    opened = sqlite3.connect(home.store)
    opened.execute(change)
    opened.commit()
    opened.close()


def test_a_figure_that_is_not_what_the_scorecards_say_is_noticed_and_mended(four: Home) -> None:
    sound = answer(four, "--top", "2")
    tampered(four, "UPDATE panel_figure SET score = 1 WHERE candidate = 'priya-raman'")

    noticed = four.run("compare", "--sort", "candidate")
    checked = four.run("doctor")
    mended = four.run("doctor", "--rebuild")

    assert "scorecard doctor --rebuild" in noticed.err
    assert (checked.code, "MEND the figures of priya-raman are not" in checked.out) == (1, True)
    assert (mended.code, mended.out.splitlines()[0]) == (0, "Made the figures of 4 panels anew.")
    assert answer(four, "--top", "2") == sound
    assert four.run("doctor").code == 0


def test_an_amendment_is_what_counts(four: Home) -> None:
    hand_in(four, document("kim", "ana", 2), document("kim", "bob", 2))
    again = four.document("again.yaml", document("kim", "ana", 4))
    four.run("interview", "--answers", again, "--amend", "--because", "I misread my notes")

    row = answer(four, "kim")["rankings"][0]["rows"][0]
    assert (row["score"]["exact"], row["scorecards"]) == ("3", 2)
    assert four.run("doctor").code == 0


def test_somebody_who_was_forgotten_is_gone_from_the_comparison(four: Home) -> None:
    four.run("candidate", "forget", "priya-raman", "--yes")

    assert first(four.run("compare").out) == list(NAMES[1:])


def test_rebuilding_where_there_is_no_store_makes_none(home: Home) -> None:
    ran = home.run("doctor", "--rebuild")

    assert ran.out.splitlines()[0] == "There is no store yet, so there are no figures to make."
    assert not home.store.exists()
