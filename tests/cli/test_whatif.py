"""What-if on the sample candidates: what it says agrees with examples/README.md, and nothing that is kept changes."""

import hashlib
import json
from collections.abc import Mapping

import pytest
import typer
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.core import TyperCommand

from scorecard.cli.desk import Desk
from scorecard.cli.weighing.ranking import Asked, rankings
from scorecard.cli.weighing.trial import Wanted, look_into
from scorecard.core.firmness import Doubt
from scorecard.core.scorecard import Scorecard
from scorecard.store.figure import Choice
from scorecard.store.sqlite import SqliteStore
from tests.cli.terminal import EXAMPLES, ROOT, Home
from tests.core.strategy import LINES, panels
from tests.factory import make_card
from tests.store.filled import filled

AMIRA, JONAS, PRIYA, TOMAS = "amira-haddad", "jonas-lindqvist", "priya-raman", "tomas-okafor"
EIGHTY = {"COLUMNS": "80"}


def sentences(home: Home, *words: str) -> dict[str, str]:
    """What a program reads: the sentences by topic, of the candidate and beside a rival."""
    ran = home.run("whatif", *words, "--json")
    assert (ran.code, ran.err) == (0, ""), ran.told
    told = json.loads(ran.out)
    both = [*told["sentences"], *(told["rival"] or {"sentences": []})["sentences"]]
    return {one["topic"]: one["sentence"] for one in both}


# sql is rated by ana alone: at 2 it is under its floor of 2.5 (3.30 - 0.25 = 3.05), at 4 the score is 3.55.
def test_amira_hangs_on_one_rating(four: Home) -> None:
    told = sentences(four, AMIRA)

    assert told["firmness"] == "Too close, for a hire: leaving out ana turns it; one point on one rating turns it."
    assert told["interviewers"] == "Without ana it would be No decision (coverage); without bob or cyd it stays Yes."
    assert told["changes"] == (
        "2 of 15 changes of one rating by one point change the call: SQL & transformations by ana from 3 to 2 makes it "
        "No (sql-floor); SQL & transformations by ana from 3 to 4 makes it Strong yes."
    )
    assert told["equal_weights"] == (
        "If all 7 dimensions counted the same, the score would be 3.33 (now 3.30): it stays Yes."
    )


def test_jonas_is_split_twice(four: Home) -> None:
    assert sentences(four, JONAS)["rules"] == (
        "Switching off one rule changes nothing, as split-levels and split-votes each say No decision. Without any of "
        "them it would be Yes."
    )


def test_priya_is_stopped_by_the_red_flag_alone(four: Home) -> None:
    told = sentences(four, PRIYA)

    assert told["rules"] == "Without red-flag it would be Strong yes."
    assert told["weights"] == "Whatever any one dimension weighs, the call stays No."


# 205 of 65 are there; sql and testing at 1 add 35: 2.40; at 4 they add 140: 3.45.
def test_tomas_should_be_asked_about_sql(four: Home) -> None:
    told = sentences(four, TOMAS)

    assert told["missing"] == (
        "Missing: SQL & transformations and Testing & data quality. The score may be anything between 2.40 and 3.45, "
        "and the call from No to Yes."
    )
    assert told["probe"] == (
        "Ask next: SQL & transformations, by ana (interview sql-exercise). 4 of the 4 levels would change the call: No "
        "at 1 or 2, Yes at 3 or 4."
    )


# Amira 3.30, Jonas 3.25. sql is Jonas's by 1, learning Amira's by 2: each point moved is 0.03 of the 0.05.
def test_a_rival_stands_beside(four: Home) -> None:
    told = sentences(four, AMIRA, "--rival", JONAS)

    assert told["order"] == (
        "Amira Haddad 3.30 and Jonas Lindqvist 3.25: Amira Haddad is ahead by 0.05. That is less than their "
        "interviewers differ: about equal."
    )
    assert told["separates"] == (
        "What separates them most is Learning agility: 4.00 against 2.00, which makes 0.20 of the difference."
    )
    assert told["stays_ahead"] == (
        "Amira Haddad stays ahead unless Learning agility counts for less than 7.7% (now 10%), or 1.7 points of weight "
        "move from Learning agility to SQL & transformations."
    )


@pytest.mark.parametrize("who", [AMIRA, JONAS, PRIYA, TOMAS])
@pytest.mark.parametrize("more", [(), ("--explain",), ("--rival", AMIRA), ("--bar", "3.2")], ids=" ".join)
def test_a_page_fits_in_80_columns_and_needs_no_colour(four: Home, who: str, more: tuple[str, ...]) -> None:
    if who in more:
        return

    ran = four.run("whatif", who, *more, **EIGHTY)

    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.lines)) <= 80
    assert "\x1b" not in ran.out
    assert ("    Number: " in ran.out) == ("--explain" in more)


def test_every_flip_that_is_listed_is_one_when_it_is_tried(four: Home) -> None:
    told = json.loads(four.run("whatif", AMIRA, "--json").out)["as_it_is"]
    flips = [*told["one_point_changes"]["flips"], *(way["flip"] for way in told["fewest_changes"] if way["flip"])]

    for flip in flips:
        tried = [f"--set={one['interviewer']}.{one['dimension']}={one['to']}" for one in flip["changes"]]
        after = json.loads(four.run("whatif", AMIRA, *tried, "--json").out)["as_tried"]
        assert (after["recommendation"], after["score"]) == (flip["recommendation"], flip["score"])
        assert after["recommendation"] != told["recommendation"]


def test_trying_changes_nothing_that_is_kept(four: Home) -> None:
    before = hashlib.sha256(four.store.read_bytes()).hexdigest()
    explained = four.run("explain", AMIRA, "--json").out

    ran = four.run("whatif", AMIRA, "--set", "ana.sql=1", "--weight", "sql=30", "--bar", "3.2", "--as", "ana")

    assert ran.code == 0
    assert hashlib.sha256(four.store.read_bytes()).hexdigest() == before
    assert four.run("explain", AMIRA, "--json").out == explained


# sql at 30, the other 75 share 70: (90 + 255 x 70/75) / 100 = 3.28, still a yes, but no longer one from 3.3 on.
def test_what_is_tried_stands_beside_what_is_and_the_weights_say_how_they_add_up(four: Home) -> None:
    page = four.run("whatif", AMIRA, "--weight", "sql=30", "--bar", "3.3", **EIGHTY).out

    assert page.startswith(
        "Amira Haddad   Recommendation: Yes   Firmness: Too close\n"
        "Score 3.30 of 4   Coverage 100%   Equal weights 3.33\n"
        "\n"
        "As it is, and as tried\n"
        "                                           As it is   As tried\n"
        "  Recommendation                           Yes        No\n"
        "  Score                                    3.30       3.28\n"
    )
    assert "  As tried it would be No instead of Yes.\n" in page
    assert "  Weights add up to 100: the other 6 dimensions share the 70 that are left in\n" in page


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (
            ("--set", "ann.sql=3"),
            5,
            "Error: There is no interviewer called ann on this panel; did you mean ana?\n",
        ),
        (
            ("--set", "ana.sqll=3"),
            5,
            "Error: The rubric associate-data-engineer has no dimension called sqll; did you mean sql?\n",
        ),
        (
            ("--weight", "modelling=3"),
            5,
            "Error: The rubric associate-data-engineer has no dimension called modelling; did you mean modeling?\n",
        ),
        (
            ("--rival", "jonas-lindquist"),
            5,
            "Error: There is no candidate called jonas-lindquist; did you mean jonas-l",
        ),
        (("--set", "ana.sql=5"), 2, "Error: --set ana.sql=5: 5 is not a level.\nLevels are 1, 2, 3 and 4.\n"),
        (("--set", "ana.sql=²"), 2, "Error: --set ana.sql=²: ² is not a level.\n"),
        (("--set", "sql=3"), 2, "Error: --set sql=3 is not a rating.\nWrite it as --set ana.sql=3\n"),
        (("--set", ""), 2, "Error: --set  is not a rating.\n"),
        (("--weight", "30"), 2, "Error: --weight 30 is not a weight.\nWrite it as --weight sql=30\n"),
        (("--weight", "sql=-3"), 2, "Error: --weight sql=-3: -3 is not a weight.\n"),
        (("--weight", "sql=nan"), 2, "Error: --weight sql=nan: nan is not a weight.\n"),
        (("--weight", "sql=101"), 2, "Error: The weights that are tried add up to 101, which is more than 100.\n"),
        (("--bar", "0.9"), 2, "Error: --bar 0.9 is not a score.\nScores go from 1 to 4: --bar 3.2\n"),
        (("--bar", "high"), 2, "Error: --bar high is not a score.\n"),
        (("--bar", "\x1b[31m3"), 2, "Error: --bar ^[[31m3 is not a score.\n"),
        (("--rival", AMIRA), 2, "Error: amira-haddad cannot be their own rival.\n"),
        (("--rubric", "other"), 5, "Error: Nobody rated amira-haddad on the rubric other; choose one of: "),
    ],
)
def test_what_cannot_be_tried_is_told_in_a_sentence(four: Home, words: tuple[str, ...], code: int, told: str) -> None:
    ran = four.run("whatif", AMIRA, *words)

    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(told)


def test_a_dimension_may_go_by_its_name_and_a_rating_may_be_taken_away(four: Home) -> None:
    told = four.run("whatif", AMIRA, "--set", "ANA.SQL & transformations=none", "--json").out

    assert json.loads(told)["as_tried"]["coverage"] == {"exact": "3/4", "shown": "75%"}


def test_a_later_word_on_the_same_rating_counts(four: Home) -> None:
    once = four.run("whatif", AMIRA, "--set", "ana.sql=2", "--json").out
    twice = four.run("whatif", AMIRA, "--set", "ana.sql=4", "--set", "ana.sql=2", "--json").out

    assert once == twice


@pytest.mark.parametrize("words", [(AMIRA,), (AMIRA, "--json"), (JONAS, "--rival", AMIRA)], ids=" ".join)
def test_a_member_who_has_not_handed_in_tries_nothing(four: Home, words: tuple[str, ...]) -> None:
    draft = (EXAMPLES / AMIRA / "bob.yaml").read_text(encoding="utf-8").replace("interviewer: bob", "interviewer: dan")
    assert four.run("interview", "--answers", "-", "--draft", stdin=draft).code == 0

    ran = four.run("whatif", *words, "--as", "dan")

    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("Error: You are on the panel of Amira Haddad and have not submitted your scorecard.\n")
    assert four.run("whatif", *words, "--as", "lea").code == 0


def test_candidates_rated_on_different_versions_are_not_put_side_by_side(home: Home) -> None:
    folder = home.work / "rubrics"
    folder.mkdir()
    text = (ROOT / "rubrics" / "associate-data-engineer.yaml").read_text(encoding="utf-8")
    home.submit(f"{AMIRA}/ana")
    (folder / "associate-data-engineer.yaml").write_text(text.replace('version: "1.0"', 'version: "1.1"'), "utf-8")
    card = str(EXAMPLES / JONAS / "ana.yaml")
    assert home.run("interview", "--answers", card, "--rubrics", str(folder)).code == 0

    ran = home.run("whatif", AMIRA, "--rival", JONAS)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == (
        "Error: amira-haddad and jonas-lindqvist were rated on different versions of the rubric "
        "associate-data-engineer."
    )


def test_a_program_gets_exact_numbers(four: Home) -> None:
    told: Mapping[str, object] = json.loads(four.run("whatif", AMIRA, "--rival", JONAS, "--json").out)

    assert told["as_tried"] is None
    assert told["as_it_is"]["weights"][2] == {  # type: ignore[index]
        "dimension": "debugging",
        "now": {"exact": "3/20", "shown": "15%"},
        "stays_from": {"exact": "0", "shown": "0%"},
        "stays_to": {"exact": "11/28", "shown": "39.2%"},
        "below": None,
        "above": "strong_yes",
    }
    assert told["rival"]["weight_to_move"] == [{"from": "learning", "to": "sql", "share": "1/60"}]  # type: ignore[index]


@settings(max_examples=25, deadline=None)
@given(st.lists(panels.filter(bool), min_size=1, max_size=9))
@example([(make_card("ana", dict.fromkeys(LINES, 3)), make_card("bob", dict.fromkeys(LINES, 2)))] * 12)
def test_it_is_as_firm_here_as_in_a_comparison(drawn: list[tuple[Scorecard, ...]]) -> None:
    desk = Desk(typer.Context(TyperCommand("whatif")))
    desk.store = filled(SqliteStore(None), *drawn)

    compared = {row.candidate.id: row.firmness for one in rankings(desk, Choice(), Asked()) for row in one.rows}

    assert len(compared) == len(drawn)
    for who, firmness in compared.items():
        alone = look_into(desk, Wanted(who, None, (), (), None, None))
        assert alone.found.firmness == firmness
    desk.store.close()


def test_a_standard_error_counts_here_too() -> None:
    desk = Desk(typer.Context(TyperCommand("whatif")))
    apart = (make_card("ana", dict.fromkeys(LINES, 4)), make_card("bob", dict.fromkeys(LINES, 2)))
    alike = tuple(make_card(who, dict.fromkeys(LINES, 3)) for who in ("ana", "bob", "cyd"))
    desk.store = filled(SqliteStore(None), *[apart] * 12, alike)

    found = look_into(desk, Wanted("c12", "c00", (), (), None, None))

    # v = 12 x 2 / 14; sqrt(v / 3) = 0.756 is more than 3 - 2.8.
    assert Doubt.MARGIN in [failure.doubt for failure in found.found.firmness.failures]
    assert found.rival
    assert found.rival.found
    assert found.rival.found.about_equal
    desk.store.close()
