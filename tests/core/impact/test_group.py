"""Who belongs to which group."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.impact.group import Groups, grouped, part


def test_spellings_that_fold_alike_are_one_group_named_by_the_first_in_order() -> None:
    rows = [("a", (" f ",)), ("b", ("F",)), ("c", ("Woman  of\u00a0note",)), ("d", ("woman of note",))]

    assert grouped(("sex",), rows).members == {
        "a": ("F",),
        "b": ("F",),
        "c": ("Woman of note",),
        "d": ("Woman of note",),
    }


def test_what_nobody_stated_is_unknown_and_so_is_who_is_not_listed() -> None:
    groups = grouped(("sex", "race_ethnicity"), [("a", ("Prefer not to say", "Asian")), ("b", ("", "n/a"))])

    assert groups.members == {"a": ("", "Asian"), "b": ("", "")}
    assert groups.label("nobody") == ("", "")
    assert (part(("", "Asian"), (1,)), part(("", "Asian"), (0, 1))) == (("Asian",), None)


def test_every_column_is_a_table_and_two_make_an_intersection() -> None:
    assert Groups(("team",), {}).tables == ((0,),)
    assert Groups(("race_ethnicity", "sex"), {}).tables == ((0,), (1,), (1, 0))
    assert Groups(("age", "team"), {}).tables == ((0,), (1,), (0, 1))
    assert Groups(("age", "sex", "race_ethnicity"), {}).tables == ((0,), (1,), (2,), (1, 2))
    assert Groups(("a", "b", "c"), {}).tables == ((0,), (1,), (2,))


rows = st.lists(st.tuples(st.text(max_size=3), st.sampled_from(["F", "f", " F", "M", "", "unknown", "X"])), max_size=20)


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(told: list[tuple[str, str]], random: object) -> None:
    once = {key: (key, (text,)) for key, text in told}
    mixed = list(once.values())
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert grouped(("sex",), mixed) == grouped(("sex",), once.values())
