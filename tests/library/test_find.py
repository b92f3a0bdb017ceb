"""Where rubrics and exercises are looked for, and in which order."""

from pathlib import Path

import pytest

from scorecard.errors import NotFoundError
from scorecard.library.find import Folder, Found, Shelf, shelf

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an asked, a working and a config folder in it, the last one found by the platform's rule."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def put(path: Path, identity: str, title: str = "T", version: str = "1") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"id: {identity}\nversion: '{version}'\ntitle: {title}\nrest: [")
    return path


def folders(home: Path) -> tuple[Path, Path, Path]:
    return home / "asked", home / "work" / "rubrics", home / "config" / "scorecard" / "rubrics"


def looked(home: Path, *asked: str) -> Shelf:
    return shelf(tuple(home / one for one in asked), home / "work")


def test_a_rubric_is_taken_from_the_first_folder_that_has_it(home: Path) -> None:
    there = [put(folder / "associate-data-engineer.yaml", "associate-data-engineer") for folder in folders(home)]
    shipped = ROOT / "rubrics" / "associate-data-engineer.yaml"

    found = []
    for path in there:
        found.append(looked(home, "asked").rubric_path("associate-data-engineer"))
        path.unlink()
    found.append(looked(home, "asked").rubric_path("associate-data-engineer"))
    assert found == [*there, shipped]


def test_an_exercise_is_taken_from_the_first_folder_that_has_it(home: Path) -> None:
    bases = (
        home / "asked" / "exercises",
        home / "asked",
        home / "work" / "exercises",
        home / "config/scorecard/exercises",
    )
    there = [put(base / "sql-transform" / "exercise.yaml", "sql-transform") for base in bases]

    found = []
    for path in there:
        found.append(looked(home, "asked").exercise_path("sql-transform"))
        path.unlink()
    found.append(looked(home, "asked").exercise_path("sql-transform"))
    assert found == [*there, ROOT / "exercises" / "sql-transform" / "exercise.yaml"]


def test_several_folders_asked_for_are_searched_in_their_order(home: Path) -> None:
    one, two = put(home / "one" / "mine.yaml", "mine"), put(home / "two" / "mine.yaml", "mine")

    assert looked(home, "one", "two").rubric_path("mine") == one
    assert looked(home, "two", "one").rubric_path("mine") == two


def test_a_list_shows_each_id_once_with_the_place_it_is_taken_from(home: Path) -> None:
    asked, working, config = folders(home)
    put(asked / "b.yaml", "b", "Asked", "2")
    put(working / "b.yaml", "b", "Hidden")
    put(working / "a.yaml", "a", "Working")
    put(config / "c.yaml", "c", "Config")

    shown = looked(home, "asked").rubrics()

    assert shown[0] == Found("a", "Working", "1", working / "a.yaml", "working folder")
    assert [(one.id, one.title, one.origin) for one in shown] == [
        ("a", "Working", "working folder"),
        ("associate-data-engineer", "Associate Data Engineer", "shipped"),
        ("b", "Asked", "--rubrics"),
        ("c", "Config", "your config folder"),
        ("ramp-associate-data-engineer", "Associate Data Engineer: the first year", "shipped"),
    ]


def test_a_rubric_that_follows_hires_says_so_wherever_its_heading_says_it(home: Path) -> None:
    for name, text in (("early", "ramp_of: analyst\nid: early\ndimensions: []\n"), ("late", "scale: {}\nramp_of: x\n")):
        put(home / "work" / "rubrics" / f"{name}.yaml", name).write_text(text)

    assert [(one.id, one.ramp_of) for one in looked(home).rubrics()] == [
        ("associate-data-engineer", ""),
        ("early", "analyst"),
        ("late", "x"),
        ("ramp-associate-data-engineer", "associate-data-engineer"),
    ]


def test_the_shipped_exercises_are_listed_by_id(home: Path) -> None:
    shown = looked(home)

    assert [one.id for one in shown.exercises()] == ["data-tests", "pipeline-incident", "pr-review", "sql-transform"]
    assert sorted(shown.exercise_ids()) == ["data-tests", "pipeline-incident", "pr-review", "sql-transform"]


def test_a_file_may_be_called_other_than_its_id(home: Path) -> None:
    path = put(home / "work" / "rubrics" / "draft-of-june.yaml", "analyst")

    assert looked(home).rubric_path("analyst") == path


def test_a_file_that_only_is_called_like_an_id_is_not_that_rubric(home: Path) -> None:
    put(home / "work" / "rubrics" / "analyst.yaml", "scientist")

    with pytest.raises(NotFoundError):
        looked(home).rubric_path("analyst")


def test_an_exercise_is_known_by_the_id_that_its_file_says(home: Path) -> None:
    put(home / "work" / "exercises" / "draft" / "exercise.yaml", "warm-up")

    assert "warm-up" in looked(home).exercise_ids()


@pytest.mark.parametrize("wanted", ["mine.yaml", "mine.yml", "some/where", "some\\where", "./mine"])
def test_a_path_is_the_file_itself(wanted: str, home: Path) -> None:
    assert looked(home).rubric_path(wanted) == Path(wanted)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("analist", "There is no rubric called analist; did you mean analyst?"),
        ("ANALYST", "There is no rubric called ANALYST; did you mean analyst?"),
        ("yoga", "There is no rubric called yoga; choose one of: analyst, scientist"),
        ("", "There is no rubric called ; choose one of: analyst, scientist"),
        ("..", "There is no rubric called ..; choose one of: analyst, scientist"),
        ("a\x00b", "There is no rubric called a\x00b; choose one of: analyst, scientist"),
        ("*", "There is no rubric called *; choose one of: analyst, scientist"),
    ],
)
def test_an_unknown_rubric_is_refused_with_a_suggestion(wanted: str, sentence: str, tmp_path: Path) -> None:
    for identity in ("analyst", "scientist"):
        put(tmp_path / f"{identity}.yaml", identity)

    with pytest.raises(NotFoundError) as refused:
        Shelf((Folder(tmp_path, "here"),), ()).rubric_path(wanted)
    assert refused.value.lines == (sentence, "To see them all: scorecard rubric list")


def test_where_nothing_is_there_nothing_is_suggested() -> None:
    with pytest.raises(NotFoundError) as refused:
        Shelf((), ()).exercise_path("yoga")

    assert refused.value.lines == ("There is no exercise called yoga.", "To see them all: scorecard exercise list")


def test_a_folder_that_was_asked_for_and_is_not_there_is_refused(home: Path) -> None:
    with pytest.raises(NotFoundError, match=r"^There is no folder .*gone to look for rubrics in\.$"):
        looked(home, "gone")


def test_a_broken_file_is_listed_by_its_name_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_bytes(b"\xff\xfe: [")
    (tmp_path / "folder.yaml").mkdir()
    good = put(tmp_path / "good.yaml", "good")
    shown = Shelf((Folder(tmp_path, "here"),), ())

    assert [(one.id, one.title) for one in shown.rubrics()] == [("broken", ""), ("good", "T")]
    assert shown.rubric_path("good") == good


def test_a_link_to_nowhere_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")

    assert Shelf((Folder(tmp_path, "here"),), ()).rubrics() == ()
