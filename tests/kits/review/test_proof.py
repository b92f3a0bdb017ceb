"""SQL under a comment is run with and without what the comment is about."""

from pathlib import Path

import pytest

from tests.kits.review.sample import MODEL, SAMPLES, SEEDS, check


def test_sql_under_a_comment_is_run_where_no_dialect_is_named() -> None:
    sample = SAMPLES / "guests" / "good.md"

    assert check(SEEDS["guests"], sample, dialect="") == check(SEEDS["guests"], sample)


def proof_facts(
    tmp_path: Path, sql: str, comment: str = f"{MODEL}:29: utc", **options: str
) -> dict[str, tuple[str, ...]]:
    (tmp_path / "review.md").write_text(f"decision: request changes\n{comment}\n```sql\n{sql}\n```\n")
    checkup = check(SEEDS["moved"], tmp_path, **options)
    return {fact.id: fact.examples for fact in checkup.facts if fact.id.startswith("proof")}


def test_sql_that_separates_demonstrates_its_fault(tmp_path: Path) -> None:
    sql = "select order_date, sum(gross_usd) from customer_days group by order_date"

    assert proof_facts(tmp_path, sql) == {"proof_shown": (f"{MODEL}:29: {sql} (utc_date)",)}


def test_sql_that_would_be_the_same_demonstrates_nothing(tmp_path: Path) -> None:
    sql = "select count(*) from stg_orders"

    assert proof_facts(tmp_path, sql) == {"proof_same": (f"{MODEL}:29: {sql}",)}


@pytest.mark.parametrize(
    ("comment", "came_of_it"),
    [
        (f"{MODEL}:38: [major] is not true drops the empty ones", "proof_same"),
        ("general: the totals look odd to me", "proof_unclear"),
        ("models/marts/customer_days.yml:20: no test", "proof_unclear"),
    ],
)
def test_sql_under_a_comment_on_something_else_demonstrates_no_fault(
    tmp_path: Path, comment: str, came_of_it: str
) -> None:
    assert list(proof_facts(tmp_path, "select sum(net_usd) from customer_days", comment)) == [came_of_it]


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
