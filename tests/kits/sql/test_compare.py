"""Comparing results: what does not matter is forgiven, what matters is found in the right place."""

import itertools
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from scorecard.kits.ran import Column, Ran, Status, Value
from scorecard.kits.sql.compare import Difference, Pair, compare
from scorecard.kits.sql.phrase import count_of, pair_line, summary
from scorecard.kits.sql.sign import signs
from tests.kits.sql.corpus import shipped_kit

NAMES = ("customer_id", "order_date", "country", "orders_cnt", "gross_usd", "refund_usd", "net_usd")
DAY = date(2025, 3, 5)

Row = tuple[Value, ...]

ONE: Row = (1, DAY, "CA", 2, 75.0, 5.0, 70.0)
TWO: Row = (2, DAY, "FR", 1, 40.0, 40.0, 0.0)
GUESTS: Row = (-1, DAY, "unknown", 2, 19.0, 2.0, 17.0)
RIGHT = (ONE, TWO, GUESTS)


def table(*rows: Row, names: tuple[str, ...] = NAMES) -> Ran:
    return Ran(Status.OK, tuple(Column(name, "") for name in names), rows)


def against_right(*rows: Row, names: tuple[str, ...] = NAMES) -> Difference:
    return compare(shipped_kit(), table(*RIGHT), table(*rows, names=names))


def with_(row: Row, **values: Value) -> Row:
    return tuple(values.get(name, value) for name, value in zip(NAMES, row, strict=True))


def floats(row: Row) -> Row:
    return tuple(float(value) if isinstance(value, int) else value for value in row)


@pytest.mark.parametrize("letters", [str.lower, str.upper, str.title])
@pytest.mark.parametrize("rows", list(itertools.permutations(RIGHT)))
def test_the_order_of_rows_and_columns_and_capitals_in_names_do_not_matter(rows, letters) -> None:
    for turn in range(len(NAMES)):
        order = [*range(turn, len(NAMES)), *range(turn)]
        turned = [tuple(row[place] for place in order) for row in rows]

        assert against_right(*turned, names=tuple(letters(NAMES[place]) for place in order)) == Difference()


@pytest.mark.parametrize("number", [int, float, Decimal])
def test_the_type_of_a_number_does_not_matter(number) -> None:
    rows = [
        with_(row, **{name: number(row[NAMES.index(name)]) for name in ("customer_id", *NAMES[3:])}) for row in RIGHT
    ]

    assert against_right(*rows) == Difference()


@pytest.mark.parametrize("gross", [75.005, 74.995, Decimal("75.005"), -0.0 + 75])
def test_money_may_be_off_by_half_a_cent(gross) -> None:
    assert against_right(with_(ONE, gross_usd=gross), TWO, GUESTS) == Difference()


@pytest.mark.parametrize("gross", [75.0051, 74.99, None, "", float("nan"), float("inf"), True])
def test_money_may_not_be_off_by_more_nor_be_something_else(gross) -> None:
    assert not against_right(with_(ONE, gross_usd=gross), TWO, GUESTS).equal


def test_a_midnight_is_its_day() -> None:
    midnight = datetime.combine(DAY, time())

    assert against_right(*(with_(row, order_date=midnight) for row in RIGHT)).equal
    assert not against_right(*(with_(row, order_date=midnight + timedelta(hours=1)) for row in RIGHT)).equal


def test_a_day_or_number_written_as_text_is_read_and_remarked_on() -> None:
    found = against_right(*(with_(row, order_date="2025-03-05", orders_cnt=str(row[3])) for row in RIGHT))

    assert found == Difference(wrong_kind={"order_date": "2025-03-05", "orders_cnt": "2"})
    assert found.equal


@pytest.mark.parametrize(
    ("wrong", "zero"), [({"country": None}, {"country": ""}), ({"net_usd": None}, {"net_usd": 0.0})]
)
def test_null_is_neither_zero_nor_empty_text(wrong, zero) -> None:
    kit = shipped_kit()

    assert not compare(kit, table(with_(ONE, **zero)), table(with_(ONE, **wrong))).equal
    assert not compare(kit, table(with_(ONE, **wrong)), table(with_(ONE, **zero))).equal
    assert compare(kit, table(with_(ONE, **wrong)), table(with_(ONE, **wrong))).equal


def test_a_row_that_is_missing_one_too_many_and_one_that_is_there_twice_are_told_apart() -> None:
    stranger = with_(ONE, customer_id=7)

    assert against_right(TWO, GUESTS).pairs == (Pair(floats(ONE), None),)
    assert against_right(*RIGHT, stranger).pairs == (Pair(None, floats(stranger), known=False),)
    assert against_right(*RIGHT, TWO).pairs == (Pair(None, floats(TWO)),)


def test_a_changed_row_stands_against_the_right_one_also_beside_its_twin() -> None:
    wrong = with_(TWO, orders_cnt=2)

    assert against_right(ONE, wrong, GUESTS).pairs == (Pair(floats(TWO), floats(wrong)),)
    assert against_right(ONE, wrong, TWO, GUESTS).pairs == (Pair(None, floats(wrong)),)


def test_columns_are_missing_too_many_or_there_twice() -> None:
    names = (*NAMES[:-1], "profit", "Country")
    found = against_right(*((*row[:-1], 0.0, "x") for row in RIGHT), names=names)

    assert found == Difference(missing_columns=("net_usd",), extra_columns=("country", "profit"))
    assert not found.equal


def test_a_result_without_its_grain_is_not_compared_row_by_row() -> None:
    assert against_right(*(row[1:] for row in RIGHT), names=NAMES[1:]) == Difference(("customer_id",))


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OK])
def test_what_did_not_end_well_equals_nothing(status: Status) -> None:
    found = compare(shipped_kit(), table(), Ran(status, table().columns, (), message="No."))

    assert (found, found.equal) == (Difference(error="No."), False)


@pytest.mark.parametrize("wild", [10**400, Decimal("1E+37"), Decimal("NaN"), float("-inf"), "x", True, DAY])
def test_a_wild_value_is_a_difference_and_no_trouble(wild) -> None:
    kit = shipped_kit()
    found = against_right(with_(ONE, orders_cnt=wild), TWO, GUESTS)

    assert [pair.expected for pair in found.pairs] == [floats(ONE)]
    assert all(count_of(kit, name, sign) >= 0 for name, sign in signs(kit, found).items())
    assert pair_line(kit, found.pairs[0]).startswith("customer_id 1, order_date 2025-03-05: orders_cnt ")


def test_an_empty_result_lacks_every_row() -> None:
    assert [pair.got for pair in against_right().pairs] == [None] * 3


def test_a_difference_is_told_in_signs_words_and_lines() -> None:
    kit = shipped_kit()
    moved = with_(ONE, order_date=date(2025, 3, 6))
    found = against_right(moved, with_(TWO, gross_usd=52.5, net_usd=None), with_(GUESTS, country="US"), GUESTS)
    seen = signs(kit, found)

    assert {name: (len(sign.pairs), sign.total) for name, sign in seen.items()} == {
        "rows missing": (1, 1),
        "orders_cnt down": (1, 2),
        "gross_usd down": (1, 75),
        "refund_usd down": (1, 5),
        "net_usd down": (1, 70),
        "gross_usd up": (3, 75 + 12.5 + 19),
        "net_usd null": (1, 1),
        "rows repeated": (1, 1),
        "orders_cnt up": (2, 4),
        "refund_usd up": (2, 7),
        "net_usd up": (2, 87),
        "rows extra": (1, 1),
    }
    assert summary(seen) == (
        "1 row is missing, 1 row is too many, 1 row is there more than once, gross_usd is too high in 1 row, "
        "net_usd is empty in 1 row"
    )
    one = "(country 'CA', orders_cnt 2, gross_usd 75.00, refund_usd 5.00, net_usd 70.00)"
    guests = "(country 'US', orders_cnt 2, gross_usd 19.00, refund_usd 2.00, net_usd 17.00)"
    assert [pair_line(kit, pair) for pair in found.pairs] == [
        f"customer_id 1, order_date 2025-03-05: missing {one}",
        "customer_id 2, order_date 2025-03-05: gross_usd 52.50 instead of 40.00, net_usd NULL instead of 0.00",
        f"customer_id 1, order_date 2025-03-06: too many {one}",
        f"customer_id -1, order_date 2025-03-05: there again {guests}",
    ]


def test_what_a_candidate_wrote_is_shown_safely_and_not_at_length() -> None:
    found = against_right(with_(ONE, country="\x1b[31m" + "x" * 100), TWO, GUESTS)

    assert [pair_line(shipped_kit(), pair) for pair in found.pairs] == [
        f"customer_id 1, order_date 2025-03-05: country '^[[31m{'x' * 53}…' instead of 'CA'"
    ]
