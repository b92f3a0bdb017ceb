import contextlib
import dataclasses
import hashlib
import re
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.document import plain
from scorecard.core.scorecard import FactSource
from scorecard.errors import InvalidError, NotFoundError
from scorecard.kits.kind import Case
from scorecard.kits.review import form
from scorecard.kits.review import kind as review
from scorecard.kits.review.change import changed, diff, look_of, picked
from scorecard.kits.review.form import Comment, Decision, Mark, Review
from scorecard.kits.review.kit import ReviewKit, read_kit, read_project
from scorecard.kits.review.match import By, matches, targets
from scorecard.kits.review.spoken import checklist
from scorecard.library.door import read
from scorecard.library.load import load_exercise
from scorecard.library.shape import checked

FOLDER = Path(__file__).parents[2] / "exercises" / "pr-review"
SAMPLES = Path(__file__).with_name("reviews")
SEEDS = {"requests": 0, "guests": 1, "access": 2, "homes": 4, "moved": 5, "report": 17}
LEVELS = {"good": Outcome.RIGHT, "middling": Outcome.WRONG, "poor": Outcome.WRONG}


def read_yaml(data: bytes, source: str) -> object:
    reading = read(data, source)
    reading.refuse_problems(f"{source} cannot be read.")
    return reading.data


KIT = read_kit(FOLDER, read_yaml)
PROJECT = read_project(FOLDER, KIT)


def case_of(seed: int) -> Case:
    return Case(FOLDER, "pr-review", "jane-doe", seed)


def check(seed: int, path: Path, **options: str) -> Checkup:
    return review.check(case_of(seed), path, read_yaml=read_yaml, **options)


def told(checkup: Checkup) -> str:
    """A checkup's outcome and facts as the sample folder writes them."""
    lines = [checkup.outcome.value]
    for fact in checkup.facts:
        lines.append(f"{fact.severity} {fact.id} {fact.trap or '-'} {','.join(fact.criteria)}: {fact.sentence}")
        lines += [f"    {example}" for example in fact.examples]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("variant", SEEDS)
def test_a_sample_review_gives_exactly_these_facts(variant: str, level: str) -> None:
    sample = SAMPLES / variant / f"{level}.md"

    found = check(SEEDS[variant], sample)

    assert told(found) == sample.with_suffix(".txt").read_text(encoding="utf-8")
    assert found.outcome is LEVELS[level]
    assert found.submission_hash == hashlib.sha256(sample.read_bytes()).hexdigest()


def test_sql_under_a_comment_is_run_where_no_dialect_is_named() -> None:
    sample = SAMPLES / "guests" / "good.md"

    assert check(SEEDS["guests"], sample, dialect="") == check(SEEDS["guests"], sample)


def test_the_kit_proves_itself() -> None:
    figures = list(review.test(case_of(5), read_yaml=read_yaml))

    assert [(figure.what, figure.told) for figure in figures if not figure.held] == []
    assert len(figures) == 7


def test_the_kit_is_what_its_document_asks_for() -> None:
    reading = read((FOLDER / "kit.yaml").read_bytes(), "kit.yaml")

    assert checked(reading, ReviewKit) == KIT
    assert reading.problems == []


def test_every_criterion_that_a_fact_names_is_one_of_the_exercise() -> None:
    known = {criterion.id for criterion in load_exercise(FOLDER / "exercise.yaml").value.criteria}

    assert {criterion for one in KIT.planted for criterion in one.criteria} <= known


def test_the_same_candidate_gets_the_same_pack() -> None:
    first, again = (review.pack(case_of(11), read_yaml=read_yaml) for _ in range(2))

    assert first == again


def test_a_pack_holds_what_the_brief_names() -> None:
    pack = review.pack(case_of(SEEDS["access"]), read_yaml=read_yaml)

    assert sorted(pack) == [
        "brief.md",
        "change.diff",
        "changed/models/marts/customer_days.sql",
        "changed/models/marts/customer_days.yml",
        "changed/profiles.yml",
        "ci.txt",
        "description.md",
        "review.md",
    ]
    assert not [name for name, data in pack.items() if b"{claims}" in data or b"{rows}" in data]


@pytest.mark.parametrize("variant", SEEDS)
def test_the_list_to_tick_has_what_is_planted_for_the_candidate_and_nothing_else(variant: str) -> None:
    listed = checklist(case_of(SEEDS[variant]), read_yaml).entries

    planted = next(one for one in KIT.variants if one.id == variant)
    assert [entry.id for entry in listed if not entry.of] == [*planted.faults, *planted.decoys, *planted.nits]
    assert [entry.id for entry in listed if entry.of] == [
        f"{fault}.{part}" for fault in planted.faults for part in ("consequence", "fix")
    ]


def test_ticks_say_what_a_written_review_would_and_what_only_an_interviewer_hears() -> None:
    listed = checklist(case_of(SEEDS["homes"]), read_yaml)

    found = listed.facts(("join_key", "join_key.consequence", "join_key.fix", "missing_test", "ifnull_guest"))

    lines = (f"{fact.severity} {fact.id} {','.join(fact.criteria)}: {fact.sentence}\n" for fact in found)
    assert "".join(lines) == (SAMPLES / "homes" / "spoken.txt").read_text(encoding="utf-8")
    assert {fact.source for fact in found} == {FactSource.INTERVIEWER}
    assert listed.facts(()) == ()


def test_candidates_differ_in_variant_aliases_and_order() -> None:
    looks = [picked(KIT, seed) for seed in range(300)]

    assert {variant.id for variant, _ in looks} == set(SEEDS)
    assert {look.aliases["o"] for _, look in looks} == {aliases["o"] for aliases in KIT.aliases}
    assert len({diff(changed(KIT, PROJECT, variant, look)) for variant, look in looks}) > 80


def test_every_variant_has_the_same_to_find() -> None:
    faults = {fault.id: fault for fault in KIT.faults}
    weights = {tuple(sorted(faults[one].importance for one in variant.faults)) for variant in KIT.variants}

    assert weights == {("high", "high", "high", "medium", "medium")}
    assert all({"join_key", "utc_date", "missing_test"} <= set(variant.faults) for variant in KIT.variants)
    assert {one for variant in KIT.variants for one in variant.faults} == set(faults)
    assert {len(variant.decoys) for variant in KIT.variants} == {3}


def test_the_description_gives_figures_that_hold_and_reassure() -> None:
    pack = review.pack(case_of(SEEDS["access"]), read_yaml=read_yaml)

    assert pack["description.md"].decode().split("\n\n")[2] == (
        (SAMPLES / "description.txt").read_text(encoding="utf-8").rstrip("\n")
    )


def parsed(text: str, name: str = "review.md") -> Review:
    return form.parsed(text.encode("utf-8", "surrogateescape"), Path(name), read_yaml)


FORMS: Mapping[str, tuple[str, str]] = {
    "lines": ("review.md", "decision: request changes\na.sql:12: [nit] Two\n  lines.\n```sql\nselect 1\n```\n"),
    "a list": (
        "review.md",
        "## Decision: **Request changes**.\n\n1. `a.sql:12` [nit] Two\n   lines.\n\n~~~sql\nselect 1\n~~~\n",
    ),
    "a range": ("review.txt", "Decision: changes requested\n* **a.sql:L12-15**: [Nit]: Two lines.\n```\nselect 1\n```"),
    "a spreadsheet": (
        "review.csv",
        (
            "\ufeffFile,Line,Comment,severity,proof_sql\r\na.sql,12,Two lines.,nit,select 1\r\n,,\r\n"
            "decision,,request changes\r\n"
        ),
    ),
    "plain data": (
        "review.yaml",
        """
decision: request_changes
findings:
  - {file: a.sql, line: 12, severity: nit, claim: Two, consequence: lines., proof_sql: select 1}
""",
    ),
}


@pytest.mark.parametrize(("name", "text"), FORMS.values(), ids=FORMS)
def test_every_form_of_a_review_reads_the_same(name: str, text: str) -> None:
    comment = Comment("Two lines.", "a.sql", 12, Mark.NIT, "select 1")

    assert parsed(text, name) == Review((comment,), Decision.REQUEST_CHANGES)


MALFORMED = {
    "empty": ("review.md", "", "neither a comment"),
    "prose": ("review.md", "It is all very nice.", "neither a comment"),
    "the blank form": ("review.md", "<!-- a.sql:1: example -->\ndecision: <!-- approve -->\n", "neither a comment"),
    "an unclosed remark": ("review.md", "<!-- a.sql:1: example", "neither a comment"),
    "an unknown decision": ("review.md", "decision: maybe", "decision: it must be"),
    "two decisions": ("review.md", "decision: approve\ndecision: comment", "two decisions"),
    "columns missing": ("review.csv", "file,comment\na,b\n", "not there: line"),
    "an empty spreadsheet": ("review.csv", "", "not there: file"),
    "a line that is none": ("review.csv", "file,line,comment\na.sql,twelve,x\n", "whole number"),
    "a quote left open": ("review.csv", 'file,line,comment\na.sql,1,"x', "not readable as CSV"),
    "nothing said": ("review.csv", "file,line,comment\na.sql,1,\n", "says nothing"),
    "yaml that is none": ("review.yaml", "findings: [", "not readable as YAML"),
    "yaml with an alias": ("review.yaml", "a: &a 1\nb: *a\n", "anchors"),
    "a list instead": ("review.yaml", "- a\n", "a decision and findings"),
    "findings that are text": ("review.yaml", "findings: many\n", "must be a list"),
    "a finding that is text": ("review.yaml", "findings: [bad]\n", "must have a file"),
    "another ending": ("review.exe", "decision: approve", "ends in .md"),
    "not text": ("review.md", "decision: approve \udcff", "not text in UTF-8"),
    "a NUL": ("review.md", "decision: approve\0", "NUL"),
    "too long": ("review.md", "x" * 70_000, "more than 65536"),
    "too many": ("review.md", "a.sql:1: x\n" * 300, "300 comments"),
}


@pytest.mark.parametrize(("name", "text", "message"), MALFORMED.values(), ids=MALFORMED)
def test_a_review_that_cannot_be_read_says_why(name: str, text: str, message: str) -> None:
    with pytest.raises(InvalidError) as refused:
        parsed(text, name)

    assert message in "\n".join(refused.value.lines)


LONG = 60_000
STICKY = [
    "decision: " + "." * LONG + "b",
    "decision:" + "*" * LONG,
    "- " + " " * LONG + "x",
    "a." * (LONG // 2) + "x",
    "a" * LONG,
    "<!--" * (LONG // 4),
    "a.sql:1: [" + "[" * LONG,
    "```" * (LONG // 3),
    "`" * LONG,
    "1. " * (LONG // 3),
]


@pytest.mark.parametrize("text", STICKY, ids=range(len(STICKY)))
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    began = time.process_time()

    with contextlib.suppress(InvalidError):
        parsed(text)

    assert time.process_time() - began < 1


PIECES = (
    "decision:",
    "approve",
    "a.sql:1:",
    "general:",
    "```",
    "~~~sql",
    "[nit]",
    "<!--",
    "-->",
    "\n",
    " ",
    "#",
    ":",
    "utc",
    "\x85",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30), st.sampled_from(form.NAMES))
def test_any_text_is_read_or_refused(pieces: list[str], name: str) -> None:
    with contextlib.suppress(InvalidError):
        done = parsed("".join(pieces), name)
        assert done.comments or done.decision


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_everything_planted_stands_in_the_diff_of_any_seed(seed: int) -> None:
    change = changed(KIT, PROJECT, *picked(KIT, seed))
    shown = shown_lines(diff(change))

    assert [one.planted.id for one in targets(KIT, change) if (one.planted.file, one.lines[0]) not in shown] == []


def shown_lines(text: str) -> set[tuple[str, int]]:
    """The lines of the changed files that a diff shows."""
    shown: set[tuple[str, int]] = set()
    name, number = "", 0
    for line in text.splitlines():
        if line.startswith("+++ b/"):
            name = line.removeprefix("+++ b/")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)", line):
            number = int(hunk[1])
        elif line[:1] in (" ", "+"):
            shown.add((name, number))
            number += 1
    return shown


def test_a_folder_must_hold_one_review(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="no review in it"):
        check(1, tmp_path)

    (tmp_path / "review.csv").write_text("file,line,comment\ndecision,,approve\n")
    assert check(1, tmp_path).outcome is Outcome.WRONG

    (tmp_path / "review.md").write_text("decision: approve\n")
    with pytest.raises(InvalidError, match="2 reviews in it"):
        check(1, tmp_path)


def test_a_review_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="cannot be read"):
        check(1, tmp_path / "review.md")


def test_a_kit_that_lacks_something_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no file"):
        read_kit(tmp_path, read_yaml)

    (tmp_path / "kit.yaml").write_text("kit: 1\nmodel: x\n")
    with pytest.raises(InvalidError, match="not a kit of kind pr-review"):
        read_kit(tmp_path, read_yaml)


def found_by(comment: Comment, seed: int = SEEDS["moved"]) -> list[tuple[str, By]]:
    change = changed(KIT, PROJECT, *picked(KIT, seed))
    return [(one.target.planted.id, one.by) for one in matches(Review((comment,)), targets(KIT, change))]


MODEL = "models/marts/customer_days.sql"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (Comment("odd", MODEL, 52), [("join_key", By.LINE)]),
        (Comment("odd", MODEL, 55), [("join_key", By.LINE)]),
        (Comment("odd", MODEL, 56), []),
        (Comment("odd", "customer_days.sql", 52), [("join_key", By.LINE)]),
        (Comment("odd", "b/" + MODEL, 52), [("join_key", By.LINE)]),
        (Comment("odd", "other.sql", 52), []),
        (Comment("this is utc now", MODEL, 29), [("utc_date", By.BOTH)]),
        (Comment("this is UTC now"), [("utc_date", By.WORDS)]),
        (Comment("this is utc now", "other.sql", 3), []),
        (Comment("nice, utc", MODEL, 29, Mark.PRAISE), []),
        (Comment("odd", MODEL, 38), [("is_not_true", By.LINE)]),
        (Comment("odd", MODEL, 39), []),
        (Comment("utc date, and a hard-coded month"), [("utc_date", By.WORDS), ("fixed_date", By.WORDS)]),
    ],
)
def test_a_comment_is_about_what_its_words_or_line_say(comment: Comment, expected: list[tuple[str, By]]) -> None:
    assert found_by(comment) == expected


def proof_facts(tmp_path: Path, sql: str, seed: int = SEEDS["moved"], **options: str) -> dict[str, tuple[str, ...]]:
    (tmp_path / "review.md").write_text(f"decision: request changes\n{MODEL}:29: utc\n```sql\n{sql}\n```\n")
    checkup = check(seed, tmp_path, **options)
    return {fact.id: fact.examples for fact in checkup.facts if fact.id.startswith("proof")}


def test_sql_that_separates_demonstrates_its_fault(tmp_path: Path) -> None:
    sql = "select order_date, sum(gross_usd) from customer_days group by order_date"

    assert proof_facts(tmp_path, sql) == {"proof_shown": (f"{MODEL}:29: {sql} (utc_date)",)}


def test_sql_that_would_be_the_same_demonstrates_nothing(tmp_path: Path) -> None:
    sql = "select count(*) from stg_orders"

    assert proof_facts(tmp_path, sql) == {"proof_same": (f"{MODEL}:29: {sql}",)}


@pytest.mark.parametrize(
    "sql",
    ["select * from read_text('/etc/passwd')", "drop table stg_orders", "select nothing from customer_days", "selec 1"],
)
def test_sql_that_is_refused_or_fails_is_told_and_harms_nothing(sql: str, tmp_path: Path) -> None:
    assert list(proof_facts(tmp_path, sql)) == ["proof_not_run"]


def test_sql_that_reads_a_renamed_column_demonstrates_the_renaming(tmp_path: Path) -> None:
    text = f"{MODEL}:45: orders_cnt is gone\n```sql\nselect sum(orders_cnt) from customer_days\n```\n"
    (tmp_path / "review.md").write_text(text)

    facts = {fact.id: fact.examples for fact in check(SEEDS["homes"], tmp_path).facts}

    assert facts["proof_shown"][0].endswith("(renamed_column)")


def test_sql_of_another_dialect_is_not_run(tmp_path: Path) -> None:
    assert list(proof_facts(tmp_path, "select 1", dialect="tsql")) == ["proof_not_run"]


def test_what_somebody_wrote_is_made_safe(tmp_path: Path) -> None:
    (tmp_path / "review.md").write_text("decision: comment\ngeneral: look \x1b]8;;http://x\x07 [red]here[/red]\n")

    shown = {fact.id: fact.examples for fact in check(1, tmp_path).facts}["unmatched"]

    assert shown == ("general: look ^[]8;;http://x^G [red]here[/red]",)


def test_facts_are_plain_data_in_the_order_of_importance() -> None:
    checkup = check(SEEDS["moved"], SAMPLES / "moved" / "middling.md")
    severities = [fact.severity for fact in checkup.facts]

    assert severities == sorted(severities, key=["high", "medium", "low", "info"].index)
    assert [dataclasses.is_dataclass(fact) and plain(fact) is not None for fact in checkup.facts] == [True] * len(
        severities
    )


def test_a_look_is_a_function_of_the_seed() -> None:
    assert look_of(KIT, 3) == look_of(KIT, 3)
