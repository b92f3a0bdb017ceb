"""This room says what an answer costs on large data: where its time goes, beside what the key takes for the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, safe_line
from scorecard.kits import sandbox
from scorecard.kits.kind import Case, ReadYaml
from scorecard.kits.ran import Limits, Ran, Status
from scorecard.kits.sql import dialect, submission
from scorecard.kits.sql.bench import read_kit
from scorecard.kits.sql.kit import SqlKit, read_material
from scorecard.kits.sql.plan import EACH_WITH_EACH, Account, Step, account, words
from scorecard.kits.sql.scale import SIZES, scaled

LIMITS = Limits(
    seconds=15.0,
    wall_seconds=25.0,
    cpu_seconds=60,
    memory_mb=800,
    address_mb=2048,
    cell=1024 * 1024,
    answer_bytes=1024 * 1024,
)
"""What an answer may use here: more time than in a check, and memory that holds it within 1 GB."""

SHOWN = 5
TOLD = 0.02
"""From what share of the time on a step is worth a line."""

MORE = 1.05
"""How many times the rows of its larger side a join makes, from which on it multiplies rows."""

STEEPER = 4
"""How many times the growth of its data an answer's time may grow before that is said."""


@dataclass(frozen=True, slots=True)
class Size:
    """An answer and the key on one size of the data; `why` says what hindered the answer, if something did."""

    orders: int
    answer: Account | None
    key: Account | None
    why: str = ""


def cost(case: Case, place: Path, asked: str, read_yaml: ReadYaml) -> tuple[Fact, ...]:
    """The facts about what an answer costs; none about one that does not run on small data either."""
    kit, material = read_kit(case.folder, read_yaml), read_material(case.folder)
    text = submission.read(place).answer
    rendering = dialect.render(text, dialect.chosen(kit.dialects, asked, text))
    if not rendering.understood:
        return ()
    database = scaled(kit, material)
    answer = _run(kit, database, rendering.sql)
    if next(iter(answer.values())).status in (Status.REFUSED, Status.ABSENT, Status.ERROR):
        return ()
    key = _run(kit, database, material.key)
    sizes = [
        Size(kit.large // part, _account(answer[schema]), _account(key[schema]), safe_line(answer[schema].message))
        for schema, part in SIZES.items()
    ]
    return tuple(
        Fact(id=name, sentence=sentence, criteria=kit.criteria.cost, examples=lines)
        for name, sentence, lines in _told(sizes)
    )


def _run(kit: SqlKit, database: Path, sql: str) -> Mapping[str, Ran]:
    return sandbox.run(sql, database, tuple(SIZES), limits=LIMITS, tables=kit.tables, accounted=True)


def _account(ran: Ran) -> Account | None:
    return account(ran) if ran.status is Status.OK else None


Told = tuple[str, str, tuple[str, ...]]


def _told(sizes: Sequence[Size]) -> Iterator[Told]:
    """What is told of the largest size that the answer came to the end of, after what stopped it at a larger one."""
    done = [size for size in sizes if size.answer]
    if len(done) < len(sizes):
        yield _unfinished(sizes[len(done)])
    if done and done[-1].answer and done[-1].key:
        yield _compared(done[-1].orders, done[-1].answer, done[-1].key)
        yield from _growth(done[-2:])
        yield from _joins(done[-1].answer)


def _unfinished(size: Size) -> Told:
    said = f"On {size.orders:,} orders the answer brings no result. {size.why}"
    beside = f" The key takes {size.key.seconds:.2f} s of processor time there." if size.key else ""
    return "cost_unfinished", said + beside, ()


def _compared(orders: int, answer: Account, key: Account) -> Told:
    said = (
        f"On {orders:,} orders the answer takes {_times(answer.seconds, key.seconds)} the processor time of the key "
        f"({answer.seconds:.2f} s and {key.seconds:.2f} s) and {_times(answer.memory, key.memory)} its memory "
        f"({answer.memory / 1e6:.0f} MB and {key.memory / 1e6:.0f} MB). Most of its time goes into the steps below."
    )
    return "cost", said, tuple(_places(answer))


def _times(one: float, other: float) -> str:
    return f"{one / other:.1f} times" if other else "(not measured)"


def _places(answer: Account) -> Iterator[str]:
    whole = sum(step.seconds for step in answer.steps) or 1.0
    longest = sorted(answer.steps, key=lambda step: -step.seconds)[:SHOWN]
    for step in longest:
        if step.seconds >= TOLD * whole:
            yield f"{100 * step.seconds / whole:.0f} % of the time: {words(step)}"


def _growth(sizes: Sequence[Size]) -> Iterator[Told]:
    """Say so if the time grew much more than the data from the last size but one to the last."""
    less, more = sizes[0], sizes[-1]
    if not less.answer or not more.answer:
        return
    data, time = more.orders // less.orders, more.answer.seconds / (less.answer.seconds or 1.0)
    if time > STEEPER * data:
        said = f"{data} times the orders take {time:.0f} times as long."
        yield "cost_growth", f'{said} Ask: "Which step looks at all rows again for each row?"', ()


def _joins(answer: Account) -> Iterator[Told]:
    """The joins that make more rows than either side has, and those that compare each row with each."""
    joins = [step for step in answer.steps if step.joins]
    many = [step for step in joins if step.rows > MORE * max(one.rows for one in step.inputs)]
    if many:
        said = f"{counted(len(many), 'join makes', 'joins make')} more rows than either side has: rows multiply."
        yield "cost_rows_multiply", f'{said} Ask: "How many rows may match on each side?"', _lines(many)
    each = [step for step in joins if step.kind in EACH_WITH_EACH and min(one.rows for one in step.inputs) > 1]
    if each:
        said = f"{counted(len(each), 'join compares', 'joins compare')} each row of one side with each of the other."
        yield "cost_each_with_each", f'{said} Ask: "Which equal columns could it be joined by?"', _lines(each)


def _lines(joins: Sequence[Step]) -> tuple[str, ...]:
    largest = sorted(joins, key=lambda step: -step.rows)[:SHOWN]
    return tuple(f"{words(step)} from {' and '.join(f'{one.rows:,}' for one in step.inputs)}" for step in largest)
