"""Groups from CSV files: what is read, and every problem with its line and without a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import InvalidError
from scorecard.library.groups import LoadedGroups, People, Wanted, load_groups

KEYS = {"jane-doe", "kim", "lou", "ann"}
PEOPLE = People(KEYS, KEYS | {"jane doe", "kim lee"})
GOOD = "candidate,sex,race_ethnicity\njane-doe,F,Asian\nKIM,m,White\nlou,,White\n"


def loaded(text: str | bytes, *columns: str, skip_unknown: bool = False) -> LoadedGroups:
    data = text.encode() if isinstance(text, str) else text
    return load_groups(data, "groups.csv", PEOPLE, Wanted(columns, skip_unknown))


def complaints(text: str | bytes, *columns: str) -> list[str]:
    with pytest.raises(InvalidError) as refused:
        loaded(text, *columns)
    assert refused.value.exit_code == 3
    assert not any(name in line for name in ("jane-doe", "Jane", "stranger") for line in refused.value.lines)
    return [str(problem).removeprefix("groups.csv:") for problem in refused.value.problems]


def test_people_are_matched_by_id_however_it_is_cased() -> None:
    groups = loaded(GOOD).groups

    assert groups.columns == ("sex", "race_ethnicity")
    assert groups.members == {"jane-doe": ("F", "Asian"), "kim": ("m", "White"), "lou": ("", "White")}


@pytest.mark.parametrize(
    "text",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", "|"),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("F,Asian", '"F","Asian"').replace("candidate,", '"candidate",'),
        GOOD.replace("candidate,sex,race_ethnicity", " ID , Sex ,Race/Ethnicity"),
        GOOD.replace("candidate,", "candidate-id,"),
        GOOD.replace("\n", "\n\n,,\n"),
        "sex,candidate,race_ethnicity\nF,jane-doe,Asian\nm,kim,White\n,lou,White",
    ],
)
def test_the_usual_forms_of_csv_say_the_same(text: str | bytes) -> None:
    assert loaded(text) == loaded(GOOD)


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_break() -> None:
    text = 'candidate,team\njane-doe,"Data, platform"\nkim,"two\nlines"\n'

    assert loaded(text).groups.members == {"jane-doe": ("Data, platform",), "kim": ("two lines",)}


def test_columns_can_be_picked() -> None:
    assert loaded(GOOD, "Race/Ethnicity").groups.members["jane-doe"] == ("Asian",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["1:1: the file is empty"]),
        ("\n\n", ["1:1: the file is empty"]),
        ("sex\nF\n", ["1:1: needs a column with the candidate's id, called candidate, candidate_id or id"]),
        ("\ncandidate\nkim\n", ["2:1: needs a column to group by, such as sex or race_ethnicity"]),
        ("candidate,sex,Sex\nkim,F,F\n", ["1:1: the column sex is there twice"]),
        ("candidate,,sex\nkim,F,F\n", ["1:1: column 2 has no name"]),
        ("candidate,sex\nkim\nann,F,x\n", [
            "2:1: has 1 cell where the header has 2",
            "3:1: has 3 cells where the header has 2",
        ]),
        ("candidate,sex\n,F\n", ["2:1: candidate: the candidate's id is missing"]),
        ("candidate,sex\nkim,F\nlou,M\nKim ,M\n", ["4:1: this candidate is there twice; first on line 2"]),
        ("candidate,sex\nkim,F\nstranger,M\n", ["3:1: no candidate has this id (--skip-unknown leaves such rows out)"]),
        ('candidate,sex\nkim,"F\n', ["2:1: not readable as CSV: unexpected end of data"]),
        ('candidate,sex\nkim,"F"x\n', ["2:1: not readable as CSV: ',' expected after '\"'"]),
        (b"candidate,sex\nkim,\xe9\n", ["2:1: the file is not UTF-8 text; save it as CSV in UTF-8"]),
        ("candidate,sex\nkim,F\n".encode("utf-16"), ["1:1: the file is not UTF-8 text; save it as CSV in UTF-8"]),
        (
            "candidate,name\nkim,Kim Lee\njane-doe,Jane Doe\n",
            ["2:1: name: holds the name or id of a candidate, which is no group (--by picks columns)"],
        ),
        (b"candidate,sex\n" + b"kim,F\n" * 2_800_000, [" the file is larger than 16 MiB"]),
    ],
)  # fmt: skip
def test_a_problem_is_told_with_its_line(text: str | bytes, told: list[str]) -> None:
    assert complaints(text) == told


def test_all_problems_are_told_at_once() -> None:
    text = "candidate,sex\nstranger-1,F\nkim,F\nkim,M\nlou\n,M\n"

    assert complaints(text) == [
        "2:1: no candidate has this id (--skip-unknown leaves such rows out)",
        "4:1: this candidate is there twice; first on line 3",
        "5:1: has 1 cell where the header has 2",
        "6:1: candidate: the candidate's id is missing",
    ]


def test_a_wanted_column_that_is_not_there_gets_a_suggestion() -> None:
    assert complaints(GOOD, "sexx") == ["1:1: there is no column sexx; did you mean sex?"]


def test_a_column_of_very_many_values_is_no_grouping() -> None:
    keys = [f"c-{number}" for number in range(21)]
    text = "candidate,mail\n" + "".join(f"{key},{key}@example.org\n" for key in keys)

    with pytest.raises(InvalidError) as refused:
        load_groups(text.encode(), "groups.csv", People(set(keys), set(keys)), Wanted())
    assert [str(problem) for problem in refused.value.problems] == [
        "groups.csv:1:1: mail: has 21 different values; at most 20 make groups (--by picks columns)"
    ]


def test_a_file_about_other_people_altogether_is_refused_in_a_sentence() -> None:
    with pytest.raises(InvalidError) as refused:
        loaded("candidate,sex\nstranger-1,F\nstranger-2,M\n")
    assert refused.value.lines == (
        "None of the 2 candidates in groups.csv is in the store; there is nothing to audit.",
        "People are matched by the candidate's id, not by their name.",
        "To see the ids: scorecard candidate list",
    )


def test_rows_of_people_who_are_not_there_can_be_passed_over() -> None:
    found = loaded("candidate,sex\nkim,F\nstranger-1,M\nstranger-2,M\n", skip_unknown=True)

    assert (found.strangers, found.groups.members) == (2, {"kim": ("F",)})


def test_of_very_many_problems_the_first_are_listed() -> None:
    with pytest.raises(InvalidError) as refused:
        loaded("candidate,sex\nkim,F\n" + "stranger,F\n" * 80)
    assert len(refused.value.problems) == 50
    assert refused.value.what == "The file groups.csv has 80 problems; the first 50 are listed."


@given(st.binary(max_size=200) | st.text(alphabet='candidte,;\t|\n\r"jkmFx', max_size=80).map(str.encode))
def test_whatever_the_bytes_there_are_groups_or_a_refusal(data: bytes) -> None:
    try:
        columns = loaded(data).groups.columns
    except InvalidError as refused:
        columns = refused.lines
    assert columns
