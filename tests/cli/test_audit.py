"""`scorecard audit impact` as people run it: aggregates only, groups never kept, nothing for who must not know."""

import json
import random
from pathlib import Path

import pytest

from scorecard.core.scorecard import Vote
from tests.cli.terminal import Home
from tests.people import Crowd, groups_csv

MARK = "Zyxwvutian"
GROUPS = (("white", "M", 50, 32), ("white", "F", 30, 16), ("black", "M", 20, 8), ("black", "F", 20, 4))
"""White: 48 of 80; black: 12 of 40. The figures of the Uniform Guidelines, Questions and Answers, no. 12."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store of 120 decided people and 2 undecided ones, and the file of their groups."""
    path = tmp_path_factory.mktemp("crowd") / "store.db"
    crowd, rows = Crowd(path), []
    with crowd.store.together():
        for race, sex, count, selected in GROUPS:
            for at in range(count):
                level = 4 if at < selected else 2
                call = Vote.YES if at < selected else Vote.NO
                rows.append((crowd.add(f"person-{len(rows)}", call, levels=level), sex, race))
        rows.append((crowd.add("open-1", levels=3), "F", "white"))
        crowd.add("open-2", members=("eve",))
    crowd.store.close()
    random.Random(5).shuffle(rows)
    return path, groups_csv("candidate,sex,race_ethnicity", rows)


@pytest.fixture
def crowd(home: Home, kept: tuple[Path, str]) -> Home:
    home.store.write_bytes(kept[0].read_bytes())
    home.document("groups.csv", kept[1])
    return home


def test_the_example_of_the_guidelines_is_told_in_plain_words(crowd: Home) -> None:
    ran = crowd.run("audit", "impact", "--groups", "groups.csv", COLUMNS="80")

    assert (ran.code, ran.err) == (0, "")
    assert "It is not an independent audit" in ran.out
    assert "60 of 120 decided were selected; 2 undecided count in no selection rate." in ran.out
    assert "  white         80        48   60%         highest rate" in ran.lines
    assert "  black         40        12   30%   0.50  flag: look into it" in ran.lines
    assert "  F + black      20         4   20%   0.31  flag: look into it" in ran.lines
    assert all(len(line) <= 80 for line in ran.lines)


def test_the_scoring_rate_says_how_many_tie_with_the_median(crowd: Home) -> None:
    # 121 scored: 60 at 4, 1 at 3, 60 at 2: the median is 3, one is exactly on it, 60 above
    ran = crowd.run("audit", "impact", "--groups", "groups.csv")

    assert "60 of 121 scored are above the middle; 1 exactly on it counts as not above." in ran.out


def test_explain_adds_the_numbers_the_formulas_and_their_sources(crowd: Home) -> None:
    ran = crowd.run("audit", "impact", "--groups", "groups.csv", "--explain", "--by", "race_ethnicity", COLUMNS="80")

    words = " ".join(ran.out.split())
    assert "black beside white: (12/40) / (48/80) = 1/2; 95% interval 0.30 to 0.83" in words
    assert "Four fifths: 5 x 12 x 80 = 4800 < 4 x 48 x 40 = 7680" in words
    assert "29 CFR 1607.4(D)" in words
    assert "The middle score is 3.00 (exactly 3)." in words
    assert all(len(line) <= 80 for line in ran.lines)


def test_the_answer_for_programs_has_aggregates_only(crowd: Home) -> None:
    said = json.loads(crowd.run("audit", "impact", "--groups", "groups.csv", "--json").out)

    race = next(one for one in said["tables"] if (one["measure"], one["by"]) == ("selection", ["race_ethnicity"]))
    black = race["groups"][1]
    assert (black["group"], black["people"], black["made"]) == (["black"], 40, 12)
    assert (black["ratio"], black["verdict"]) == ({"exact": "1/2", "shown": "0.50"}, "flag")
    assert (said["selected"], said["decided"], said["undecided"]) == (60, 120, 2)


def test_standard_input_and_another_order_say_the_same(crowd: Home) -> None:
    header, *rows = (crowd.work / "groups.csv").read_text().splitlines()
    other = "\n".join([header, *sorted(rows, reverse=True)])

    here = crowd.run("audit", "impact", "--groups", "groups.csv", "--explain")
    there = crowd.run("audit", "impact", "--groups", "-", "--explain", stdin=other)

    assert (here.code, there.out) == (0, here.out)


@pytest.mark.parametrize("form", [(), ("--json",), ("--explain",)])
def test_no_candidate_is_ever_named(crowd: Home, form: tuple[str, ...]) -> None:
    ran = crowd.run("audit", "impact", "--groups", "groups.csv", *form)

    assert ran.code == 0
    assert "person-" not in ran.told.lower().replace("one person", "")
    assert "open-" not in ran.told


def test_the_groups_are_nowhere_in_the_store_afterwards(crowd: Home) -> None:
    marked = (crowd.work / "groups.csv").read_text().replace("black", MARK)
    crowd.document("groups.csv", marked)

    ran = crowd.run("audit", "impact", "--groups", "groups.csv", "--json")

    assert MARK in ran.out
    files = [path for path in crowd.folder.rglob("*") if path.is_file() and path.name != "groups.csv"]
    assert crowd.store in files
    assert [path.name for path in files if MARK.encode() in path.read_bytes()] == []


def test_a_small_group_is_named_without_any_figure(crowd: Home) -> None:
    rows = (crowd.work / "groups.csv").read_text().replace("person-0,M,white", "person-0,M,asian")
    crowd.document("groups.csv", rows)

    ran = crowd.run("audit", "impact", "--groups", "groups.csv")

    assert [line.split() for line in ran.lines if "asian" in line] == [
        ["asian", "under", "10", "too", "few", "to", "say"]
    ] * 2
    assert "59 of 119 decided were selected" in ran.out
    assert "Fewer than 10 people are in groups too small to show." in ran.out


def test_who_is_on_a_panel_and_has_not_handed_in_learns_nothing_of_it(crowd: Home) -> None:
    submitted = crowd.run("candidate", "panel", "person-0", "ana,bob,eve")
    assert submitted.code == 0

    leads = json.loads(crowd.run("audit", "impact", "--groups", "groups.csv", "--json", "--as", "lea").out)
    eves = json.loads(crowd.run("audit", "impact", "--groups", "groups.csv", "--json", "--as", "eve").out)

    # person-0 is white, male and selected; eve is also expected on open-2, who has nothing yet
    assert (leads["selected"], leads["scored"], leads["left_out"]) == (60, 121, {})
    assert (eves["selected"], eves["scored"], eves["left_out"]) == (59, 120, {"your_own_scorecard_is_missing": 2})
    told = crowd.run("audit", "impact", "--groups", "groups.csv", "--as", "eve").out
    assert "2 candidates who are closed to you until your own scorecards are in." in " ".join(told.split())


def test_people_without_a_group_are_counted_as_unknown(crowd: Home) -> None:
    header, *rows = (crowd.work / "groups.csv").read_text().splitlines()
    crowd.document("groups.csv", "\n".join([header, *(row for row in rows if row != "person-1,M,white")]))

    ran = crowd.run("audit", "impact", "--groups", "groups.csv", "--by", "sex")

    assert ["unknown", "1", "not", "compared"] in [line.split() for line in ran.lines]


def test_every_problem_of_the_file_is_listed_and_nobody_named(crowd: Home) -> None:
    crowd.document("bad.csv", "candidate,sex\nperson-1,F\nperson-1,F\nstranger,M\nperson-2\n")

    ran = crowd.run("audit", "impact", "--groups", "bad.csv")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.splitlines() == [
        "bad.csv:3:1: this candidate is there twice; first on line 2",
        "bad.csv:4:1: no candidate has this id (--skip-unknown leaves such rows out)",
        "bad.csv:5:1: has 1 cell where the header has 2",
        "Error: The file bad.csv has 3 problems.",
    ]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--groups", "missing.csv"), 5, "There is no file missing.csv."),
        (("--groups", "other.csv"), 3, "None of the 1 candidate in other.csv is in the store"),
        (("--groups", "groups.csv", "--by", "sexx"), 3, "there is no column sexx; did you mean sex?"),
        (("--groups", "groups.csv", "--rubric", "nope"), 5, "Nobody was rated on the rubric nope"),
        ((), 2, "--groups"),
    ],
)
def test_what_cannot_be_audited_is_refused_in_a_sentence(
    crowd: Home, words: tuple[str, ...], code: int, told: str
) -> None:
    crowd.document("other.csv", "candidate,sex\nstranger,F\n")

    ran = crowd.run("audit", "impact", *words)

    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_an_empty_store_is_refused_in_a_sentence_and_left_unmade(home: Home) -> None:
    home.document("groups.csv", "candidate,sex\nkim,F\n")

    ran = home.run("audit", "impact", "--groups", "groups.csv")

    assert (ran.code, ran.err.splitlines()[0]) == (5, "Error: There are no candidates yet.")
    assert not home.store.exists()


def test_what_is_written_in_a_group_cannot_act_on_the_terminal(crowd: Home) -> None:
    rows = (crowd.work / "groups.csv").read_text().replace("black", "[red]\x1b]0;own\x07\u202e")
    crowd.document("groups.csv", rows)

    ran = crowd.run("audit", "impact", "--groups", "groups.csv")

    assert ran.code == 0
    assert "[red]^[]0;own^G<U+202E>" in "".join(ran.out.split())
    assert "\x1b" not in ran.out


def test_a_reason_for_leaving_small_groups_uncompared_is_printed(crowd: Home) -> None:
    ran = crowd.run("audit", "impact", "--groups", "groups.csv", "--exclude-small", "Under two in a hundred")

    assert "Groups of less than 2% are not compared, because: Under two in a hundred" in ran.out
