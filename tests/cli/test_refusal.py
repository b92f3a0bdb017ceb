"""What is refused is refused whole: a code, a sentence, the way to mend it, and nothing kept."""

from pathlib import Path

import pytest

from tests.cli.terminal import EXAMPLES, Home, Ran

DOCUMENT = """\
scorecard: 1
candidate: {id: jane-doe, name: Jane Doe}
interviewer: ana
rubric: associate-data-engineer
interview: incident
ratings:
  debugging: {level: 3, signals: [evidence-first]}
  communication: {level: 2, evidence: Lost the thread twice}
red_flags: []
vote: yes
"""
PRIYA = "priya-raman"


def _refused(home: Home, text: str | bytes, *words: str, code: int = 3) -> list[str]:
    path = home.work / "jane.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    ran = home.run("interview", "--answers", "jane.yaml", *words)

    assert (ran.code, ran.out) == (code, ""), ran.told
    assert not home.store.exists()
    return ran.err.splitlines()


def test_the_document_that_the_others_are_made_of_is_accepted(home: Home) -> None:
    home.document("jane.yaml", DOCUMENT)

    ran = home.run("interview", "--answers", "jane.yaml")

    assert ran == Ran(
        0,
        "Submitted: ana on Jane Doe, incident.\n",
        "New candidate: Jane Doe (jane-doe).\nTo see the panel: scorecard show jane-doe\n",
    )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("vote: yes\n", "", "jane.yaml:1:1: vote: a vote is needed to submit"),
        ("level: 3,", "level: 4,", "jane.yaml:7:3: ratings.debugging.evidence: level 4 needs evidence"),
        ("level: 3,", "level: 1,", "jane.yaml:7:3: ratings.debugging.evidence: level 1 needs evidence"),
        (
            "level: 3,",
            "level: 4, evidence: '  ',",
            "jane.yaml:7:35: ratings.debugging.evidence: level 4 needs evidence",
        ),
        ("[]", "[{id: careless-pii}]", "red_flags[0].evidence: the red flag careless-pii needs evidence"),
        ("debugging", "debuging", "jane.yaml:7:3: ratings.debuging: there is no dimension"),
        ("level: 3,", "level: 5,", "jane.yaml:7:22: ratings.debugging.level: "),
        ("level: 3,", 'level: "3",', "jane.yaml:7:22: ratings.debugging.level: "),
        ("level: 3,", "level: 3, absent: not_asked,", "needs either a level or an absence"),
        ("evidence-first]", "evidence-frist]", "did you mean evidence-first?"),
        ("[]", "[{id: careless-pi, evidence: x}]", "did you mean careless-pii?"),
        ("incident", "incidents", "did you mean incident?"),
        ("engineer\n", "enginer\n", "did you mean associate-data-engineer?"),
        ("engineer\n", "engineer@0.1\n", "the rubric associate-data-engineer is at version 1.0, not 0.1"),
        ("vote: yes", "vote: maybe", "jane.yaml:10:7: vote: "),
        ("vote: yes", "vote: yes\nvoet: no", "jane.yaml:11:1: voet: "),
        ("interviewer: ana", "interviewer: 'ana,bob'", "jane.yaml:3:14: interviewer: cannot name an interviewer"),
        ("jane-doe", "../jane", "jane.yaml:2:17: candidate.id: cannot be an id"),
        ("vote: yes", "vote: yes\nconducted_at: yesterday", "must be a time such as 2026-11-20T10:00:00Z"),
        ("vote: yes", "exercises: {pipeline-incident: {criteria: {evidense: {level: 2}}}}", "did you mean evidence?"),
        ("vote: yes", "vote: yes\nvote: no", "jane.yaml:11:1: vote: the key is there twice; first on line 10"),
        ("vote: yes", "vote: yes\n---\nscorecard: 1", "a second document (---) is not allowed"),
        ("ana\n", "&me ana\nprivate_notes: *me\n", "anchors (&name) are not allowed"),
        ("ana\n", "!!python/object/apply:os.system ['touch pwned']\n", "tags (!name) are not allowed"),
        ("vote: yes", "<<: {vote: yes}", "merge keys (<<) are not allowed"),
        ("vote: yes", f"takeaways: {'[' * 1000}", "nested more than 64 levels deep"),
        ("vote: yes", "vote: yes\ntakeaways: a\x1b[2Jb", "not readable as YAML"),
        (
            "vote: yes",
            f"vote: yes\ntakeaways: {'9' * 5000}\nconducted_at: {'9' * 5000}",
            "conducted_at: must be a time",
        ),
    ],
)
def test_a_scorecard_with_a_mistake_is_refused_at_its_place(home: Home, old: str, new: str, complaint: str) -> None:
    assert old in DOCUMENT

    told = _refused(home, DOCUMENT.replace(old, new, 1))

    assert any(complaint in line for line in told[:-1]), told
    assert told[-1].startswith("Error: The scorecard jane.yaml ")
    assert told[-1].endswith("nothing was kept.")
    assert not (home.work / "pwned").exists()


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "the file is empty"),
        (b"- a list\n", "jane.yaml:1:1"),
        (DOCUMENT.replace("Jane Doe", "Zo\xeb").encode("latin-1"), "the file is not UTF-8 text"),
        (DOCUMENT.encode("utf-16"), "the file is not UTF-8 text"),
        (DOCUMENT.encode() + b"#" * 2**20, "the file is larger than 1 MiB"),
        (b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n", "aliases (*name) are not allowed"),
        (b'{"scorecard": 1, "scorecard": 1}', "the key is there twice"),
    ],
)
def test_a_file_that_is_no_scorecard_at_all_is_refused(home: Home, data: bytes, complaint: str) -> None:
    assert complaint in "\n".join(_refused(home, data))


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(home: Home) -> None:
    text = DOCUMENT.replace("incident", "incidnt").replace("level: 3", "level: 9").replace("vote: yes", "vote: ja")

    told = _refused(home, text)

    assert [line.split(": ")[0].rsplit(":", 1)[0] for line in told[:3]] == [
        "jane.yaml:5",
        "jane.yaml:7",
        "jane.yaml:10",
    ]
    assert told[3] == "Error: The scorecard jane.yaml has 3 problems; nothing was kept."


def test_what_lacks_only_the_vote_may_be_kept_as_a_draft(home: Home) -> None:
    home.document("jane.yaml", DOCUMENT.replace("vote: yes\n", ""))

    ran = home.run("interview", "--answers", "jane.yaml", "--draft")

    assert (ran.code, ran.out) == (0, "Draft kept: ana on Jane Doe, incident; nothing was submitted.\n")


def test_a_document_about_somebody_else_is_refused(home: Home) -> None:
    (told, _) = _refused(home, DOCUMENT, "john-doe")

    assert told == "Error: The document jane.yaml is about jane-doe, not john-doe; nothing was kept."


def test_nobody_hands_in_for_somebody_else(home: Home) -> None:
    told = _refused(home, DOCUMENT, "--as", "bob", code=4)

    assert told[0] == "Error: The document jane.yaml is by ana, but you are bob; nothing was kept."


@pytest.mark.parametrize("interviewer", ["ana", "Ana", "ＡＮＡ", " ana\u200b"])
def test_a_second_scorecard_for_the_same_interview_is_a_conflict(panel: Home, interviewer: str) -> None:
    said = (EXAMPLES / PRIYA / "ana.yaml").read_text(encoding="utf-8")
    panel.document("again.yaml", said.replace("interviewer: ana", f'interviewer: "{interviewer}"'))
    before = panel.store.read_bytes()

    ran = panel.run("interview", "--answers", "again.yaml")

    assert (ran.code, ran.out) == (6, "")
    assert "has already submitted a scorecard on priya-raman for the interview sql-exercise." in ran.err
    assert "--amend --because" in ran.err
    assert panel.store.read_bytes() == before


def test_an_amendment_needs_a_reason(panel: Home) -> None:
    before = panel.store.read_bytes()

    for because in ([], ["--because", "  "]):
        ran = panel.run("interview", "--answers", str(EXAMPLES / PRIYA / "ana.yaml"), "--amend", *because)

        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: An amendment needs a reason.\n")
    assert panel.store.read_bytes() == before


def test_what_was_not_submitted_cannot_be_amended(home: Home) -> None:
    told = _refused(home, DOCUMENT, "--amend", "--because", "Mixed up", code=5)

    assert told[0] == "Error: ana has not submitted a scorecard on jane-doe that could be amended."


@pytest.mark.parametrize("line", ["show", "explain", "export", "decide", "candidate show", "candidate forget --yes"])
def test_an_unknown_candidate_is_told_with_the_one_that_was_meant(panel: Home, line: str) -> None:
    before = panel.store.read_bytes()

    ran = panel.run(*line.split(), "priya-ramen")

    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("Error: There is no candidate called priya-ramen; did you mean priya-raman")
    assert panel.store.read_bytes() == before


def test_namesakes_are_told_apart_by_id(panel: Home) -> None:
    panel.run("candidate", "add", "Priya Raman", "--id", "priya-2")

    ran = panel.run("show", "Priya Raman")

    assert (ran.code, ran.out) == (6, "")
    assert "priya-2 or priya-raman" in ran.err


def test_a_candidate_is_found_by_a_name_written_otherwise(panel: Home) -> None:
    assert panel.run("candidate", "show", "  PRIYA   raman ").code == 0


@pytest.mark.parametrize("again", ["Priya Raman", "PRIYA-RAMAN"])
def test_an_id_is_given_once(panel: Home, again: str) -> None:
    ran = panel.run("candidate", "add", again)

    assert (ran.code, ran.out) == (6, "")


@pytest.mark.parametrize(
    "line",
    [
        "interview",
        "interview jane-doe --plain --as ana",
        "candidate list",
        "candidate show jane-doe",
        "candidate forget jane-doe --yes",
        "candidate panel jane-doe ana",
        "show jane-doe",
        "explain jane-doe",
        "compare",
        "compare jane-doe",
        "export jane-doe",
        "export --all",
        "decide jane-doe --decision yes --because x --as lea",
        "rubric list",
        "rubric test",
        "rubric validate associate-data-engineer",
        "exercise list",
        "doctor",
        "doctor --rebuild",
        "interview --answers nothing.yaml",
        "interview jane-doe --rubric nothing --as ana",
    ],
)
def test_looking_and_refusing_create_no_store(home: Home, line: str) -> None:
    home.run(*line.split())

    assert not home.store.exists()
    assert sorted(path.name for path in home.folder.rglob("*")) == ["tmp", "work"]


# Decisions


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--decision", "no", "--because", "", "--as", "lea"], 2, "A decision needs a reason."),
        (["--decision", "no", "--because", " \t", "--as", "lea"], 2, "A decision needs a reason."),
        (["--decision", "no", "--because", "late"], 2, "Nobody is named who decides."),
        (["--because", "late", "--as", "lea"], 2, "--decision strong_yes|yes|no|strong_no|no_decision"),
        (["--decision", "yess", "--because", "x", "--as", "lea"], 2, "did you mean yes?"),
        (["--decision", "yes", "--because", "x", "--as", "lea"], 2, "--override 'WHY'"),
        (["--decision", "yes", "--because", "x", "--as", "lea", "--override", " "], 2, "--override 'WHY'"),
        (["--decision", "no", "--because", "x", "--as", "le,a"], 2, "cannot name an interviewer"),
    ],
)
def test_a_decision_without_all_that_it_needs_is_not_recorded(
    panel: Home, words: list[str], code: int, told: str
) -> None:
    before = panel.store.read_bytes()

    ran = panel.run("decide", PRIYA, *words)

    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert panel.store.read_bytes() == before


def test_a_decision_against_a_red_flag_is_recorded_with_the_reason_for_it(panel: Home) -> None:
    words = ["--decision", "yes", "--because", "Reference checked", "--override", "The data was made up", "--as", "lea"]

    assert panel.run("decide", PRIYA, *words).code == 0

    told = panel.run("show", PRIYA).out
    assert "Reference checked" in told
    assert "The data was made up" in told
    assert "lea" in told


def test_a_decision_that_follows_the_recommendation_needs_no_more(panel: Home) -> None:
    assert panel.run("decide", PRIYA, "--decision", "no", "--because", "The flag", "--as", "lea").code == 0

    told = panel.run("export", PRIYA, "-o", "-").out
    assert "The flag" in told
    assert "no decision is recorded yet" not in told


# Files


@pytest.fixture
def kept_file(panel: Home) -> Path:
    """A file of somebody's, outside the folder that is exported to."""
    path = panel.folder / "precious.txt"
    path.write_text("precious\n")
    return path


def test_a_file_that_is_there_is_not_replaced_unasked(panel: Home, kept_file: Path) -> None:
    ran = panel.run("export", PRIYA, "-o", str(kept_file))

    assert (ran.code, ran.out) == (6, "")
    assert "--force" in ran.err
    assert kept_file.read_text() == "precious\n"


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_never_written_through(panel: Home, kept_file: Path, force: bool) -> None:
    link = panel.work / "summary.md"
    link.symlink_to(kept_file)

    ran = panel.run("export", PRIYA, "-o", "summary.md", *["--force"] * force)

    assert ran.code == (0 if force else 6)
    assert kept_file.read_text() == "precious\n"
    assert link.is_symlink() is not force


@pytest.mark.parametrize("force", [False, True])
def test_a_link_to_nothing_creates_nothing_at_its_end(panel: Home, force: bool) -> None:
    link = panel.work / "summary.md"
    link.symlink_to(panel.folder / "planted")

    ran = panel.run("export", PRIYA, "-o", "summary.md", *["--force"] * force)

    assert ran.code == (0 if force else 6)
    assert not (panel.folder / "planted").exists()


def test_exporting_everybody_twice_replaces_nothing_unasked(panel: Home) -> None:
    first = panel.run("export", "--all", "-o", "summaries")
    written = {path.name: path.read_text(encoding="utf-8") for path in (panel.work / "summaries").iterdir()}
    for path in (panel.work / "summaries").iterdir():
        path.write_text("mine")

    again = panel.run("export", "--all", "-o", "summaries")

    assert (first.code, first.out, len(written)) == (0, "Wrote 3 summaries to summaries/\n", 3)
    assert again.code == 6
    assert {path.read_text() for path in (panel.work / "summaries").iterdir()} == {"mine"}


def test_exporting_everybody_to_a_file_is_refused(panel: Home, kept_file: Path) -> None:
    ran = panel.run("export", "--all", "-o", str(kept_file))

    assert ran.code in (2, 6, 7)
    assert kept_file.read_text() == "precious\n"


def test_exporting_into_a_folder_names_the_file_after_the_candidate(panel: Home) -> None:
    (panel.work / "summaries").mkdir()

    panel.run("export", PRIYA, "-o", "summaries")
    panel.run("export", PRIYA)

    (one,) = (panel.work / "summaries").iterdir()
    assert one.name.startswith("priya-raman-")
    assert (panel.work / one.name).read_bytes() == one.read_bytes()


def test_a_folder_that_is_not_there_is_not_taken_for_a_file(panel: Home) -> None:
    ran = panel.run("export", PRIYA, "-o", "summaries/")

    assert not (panel.work / "summaries").is_file()
    assert ran.code in (0, 5, 7)


def test_a_new_rubric_replaces_nothing_unasked(home: Home) -> None:
    home.document("mine.yaml", "mine")

    ran = home.run("rubric", "new", "site-engineer", "-o", "mine.yaml")

    assert (ran.code, ran.out) == (6, "")
    assert (home.work / "mine.yaml").read_text() == "mine"


# Rubrics


def test_a_broken_rubric_is_refused_wherever_it_is_asked_for(home: Home) -> None:
    starter = home.run("rubric", "new", "site-engineer", "-o", "-").out
    home.document("site-engineer.yaml", starter.replace("weight: ", "weight: 1", 1))

    for line in (
        "rubric validate site-engineer.yaml",
        "rubric show site-engineer.yaml",
        "rubric test site-engineer.yaml",
        "rubric validate site-engineer.yaml associate-data-engineer",
    ):
        ran = home.run(*line.split())
        assert ran.code == 3, line
        assert "add up to" in ran.err
    assert not home.store.exists()


def test_a_rubric_of_ones_own_can_be_interviewed_with_by_its_file(home: Home) -> None:
    home.run("rubric", "new", "site-engineer", "-o", "../site-engineer.yaml")

    terminal = home.open("interview", "kim", "--as", "ana", "--plain", "--rubric", "../site-engineer.yaml")
    terminal.see("[Y/n] ")
    terminal.enter()
    terminal.see("[kim]: ")
    terminal.enter()
    terminal.see("Number, 1 to ")
    terminal.enter("1")

    terminal.see("[1/")
