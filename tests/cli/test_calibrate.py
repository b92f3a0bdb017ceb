"""`scorecard calibrate`, run as people do: by interviewers, by leads, and by those who may not see everything yet."""

import importlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.terminal import Home
from tests.people import Crowd

PRIYA = "priya-raman"
CARD = """\
scorecard: 1
candidate: {{id: {candidate}}}
interviewer: {who}
rubric: associate-data-engineer
interview: conversation
conducted_at: {at}
ratings:
  learning: {{level: {level}, evidence: Waited to be told each time}}
  communication: {{level: {level}, evidence: Long silences}}
vote: "no"
"""


def hand_in(home: Home, candidate: str, who: str, level: int, *more: str, at: str = "2026-11-02T09:00:00Z") -> None:
    """Submit a scorecard with one level throughout."""
    said = CARD.format(candidate=candidate, who=who, level=level, at=at)
    ran = home.run("interview", "--answers", "-", *more, stdin=said)
    assert ran.code == 0, ran.told


def copy_of(home: Home, name: str) -> Home:
    """Another home with a copy of the store."""
    other = Home(home.folder.with_name(name))
    other.work.mkdir(parents=True)
    other.reports.mkdir()
    shutil.copyfile(home.store, other.store)
    return other


@pytest.fixture(scope="session")
def many_store(kept_panel: Path) -> Path:
    """Priya's panel of three and more; ana, bob and cyd rated eleven further candidates, each a level apart."""
    place = kept_panel.with_name("many.db")
    shutil.copyfile(kept_panel, place)
    apart = {"ana": 0, "bob": 1, "cyd": 1}
    handed_in(place, [(f"kim-{at}", who, 1 + at % 3 + apart[who]) for at in range(11) for who in apart])
    return place


def handed_in(place: Path, cards: Iterable[tuple[str, str, int]]) -> None:
    """Submit scorecards with one level throughout: candidate, interviewer, level."""
    crowd, known = Crowd(place), set[str]()
    with crowd.store.together():
        for candidate, who, level in cards:
            if candidate not in known:
                known.add(crowd.add(candidate))
            crowd.submit(candidate, who, {"learning": level, "communication": level})
    crowd.store.close()


@pytest.fixture
def many(home: Home, many_store: Path) -> Home:
    shutil.copyfile(many_store, home.store)
    return home


def test_a_lead_gets_every_line_and_is_told_that_it_changes_nothing(many: Home) -> None:
    ran = many.run("calibrate", "--leads", COLUMNS="80")

    assert (ran.code, ran.err) == (0, "")
    assert "Diagnostic only: nothing here changes a score or feeds a recommendation." in ran.lines
    assert "ana rated 0.6" in ran.out
    assert max(map(len, ran.lines)) <= 80


def test_a_quarter_of_interviews_has_something_to_tell_in_every_part(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "docs"))
    importlib.import_module("quarter").fill(home.store)

    ran = home.run("calibrate", "--leads", COLUMNS="80")
    said = " ".join(ran.out.split())
    assert "needs" not in said
    for habit in (
        "dan rated 0.51 lower than colleagues who met the same people",
        "gus gave one level throughout on 14 of 24 scorecards.",
        "Learning agility: 96% of its 210 levels are 3, so it hardly tells candidates apart.",
        "In 6 debriefs, 5 of 6 changed votes moved toward the first speaker.",
    ):
        assert habit in said
    assert max(map(len, ran.lines)) <= 80


def test_what_calibrate_says_changes_no_recommendation(many: Home) -> None:
    before = many.run("explain", PRIYA, "--json").out
    many.run("calibrate", "--leads")

    assert many.run("explain", PRIYA, "--json").out == before


def test_an_interviewer_gets_their_line_and_nobody_elses_name(many: Home) -> None:
    for words in ((), ("--explain",), ("--json",)):
        ran = many.run("calibrate", "--as", "Cyd", *words)

        assert ran.code == 0
        assert "cyd" in ran.out
        assert {"ana", "bob"} & set(ran.out.replace('"', " ").replace(",", " ").split()) == set()


def test_an_answer_for_programs_has_the_figures_and_the_seed(many: Home) -> None:
    answer = json.loads(many.run("calibrate", "--leads", "--json", "--seed", "5").out)

    assert (answer["seed"], answer["interviewers"], answer["left_out"]) == (5, 3, 0)
    learning = answer["agreement"]["dimensions"][-1]
    # On eleven candidates one pair of three is alike; the two who rated Priya's learning are not.
    assert (learning["id"], learning["pairs"], learning["identical"]["exact"]) == ("learning", 34, "11/34")
    assert [line["interviewer"] for line in answer["lines"]] == ["ana", "bob", "cyd"]


def test_the_same_seed_gives_the_same_page(many: Home) -> None:
    first, again, other = (many.run("calibrate", "--leads", "--seed", seed).out for seed in ("1", "1", "2"))

    assert first == again
    assert first != other


def test_the_order_in_which_scorecards_came_in_does_not_matter(home: Home) -> None:
    handed = [
        (f"kim-{number}", who, 1 + (number + place) % 4)
        for number in range(4)
        for place, who in enumerate(("ana", "bob"))
    ]
    handed_in(home.store, handed)
    other = copy_of(home, "other")
    other.store.unlink()
    handed_in(other.store, reversed(handed))

    one, another = (place.run("calibrate", "--leads", "--json") for place in (home, other))
    assert (one.code, another.out) == (0, one.out)


@pytest.mark.parametrize(
    "words", [("--as", "dan"), ("--as", "eve"), ("--as", "dan", "--leads"), ("--as", "eve", "--json")]
)
def test_nothing_of_a_panel_shows_to_a_member_whose_own_scorecard_is_missing(
    many: Home, words: tuple[str, ...]
) -> None:
    # dan holds a draft on kim-0, eve is named for it; on the copy, somebody rated kim-0 as differently as can be.
    hand_in(many, "kim-0", "dan", 2, "--draft")
    assert many.run("candidate", "panel", "kim-0", "ana,bob,cyd,eve").code == 0
    other = copy_of(many, "other")
    hand_in(other, "kim-0", "gus", 4)

    pages = [place.run("calibrate", *words) for place in (many, other)]

    assert [page.code for page in pages] == [0, 0]
    assert pages[0].out == pages[1].out
    assert "gus" not in pages[1].told


def test_a_member_is_told_that_a_candidate_is_left_out_until_their_own_is_in(many: Home) -> None:
    hand_in(many, "kim-0", "dan", 2, "--draft")
    before = many.run("calibrate", "--as", "dan").lines
    hand_in(many, "kim-0", "dan", 2)

    assert before[1] == "35 scorecards by 3 interviewers on 13 candidates"
    assert "1 candidate is left out until your own scorecard is in." in before
    assert many.run("calibrate", "--as", "dan").lines[1] == "39 scorecards by 4 interviewers on 14 candidates"


def test_when_everything_is_closed_it_says_why_and_what_to_do(home: Home) -> None:
    hand_in(home, "kim", "ana", 2)
    hand_in(home, "kim", "dan", 2, "--draft")

    ran = home.run("calibrate", "--as", "dan")

    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        "Error: Nothing on associate-data-engineer is open to you yet.\n"
        "1 candidate counts when your own scorecard is in, so that every view is independent.\n"
        "To finish yours: scorecard interview\n"
    )


def test_without_a_scorecard_it_says_how_to_begin(home: Home) -> None:
    ran = home.run("calibrate")

    assert (ran.code, ran.out) == (5, "")
    assert ran.err == "Error: No scorecard has been submitted yet.\nTo begin one: scorecard interview\n"
    assert not home.store.exists()


def test_a_mistyped_rubric_is_guessed(panel: Home) -> None:
    ran = panel.run("calibrate", "--rubric", "asociate-data")

    assert (ran.code, ran.out) == (5, "")
    assert ran.err == (
        "Error: No scorecard was submitted on the rubric asociate-data; did you mean associate-data-engineer?\n"
    )


def test_nobody_in_particular_gets_the_distribution_without_a_line(panel: Home) -> None:
    ran = panel.run("calibrate", SCORECARD_NO_INPUT="1")

    assert ran.code == 0
    assert "Nobody is named who asks: --as NAME shows their line." in ran.out.replace("  Nobody", "Nobody")


def test_a_seed_must_be_a_number(panel: Home) -> None:
    assert panel.run("calibrate", "--seed", "many").code == 2
