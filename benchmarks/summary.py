"""This room measures Markdown summaries written to files against a loop of the compiled template and plain writes."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, Template

from benchmarks.pair import ratio, wall
from scorecard.cli.file import write_file
from scorecard.core.assessment import Assessment, assess
from scorecard.core.number import exact_text, shown, shown_percent
from scorecard.core.panel import Candidate, Panel, Submission
from scorecard.library.answers import load_answers
from scorecard.library.find import shelf
from scorecard.library.load import load_exercise, load_rubric
from scorecard.report import markdown
from scorecard.report.summary import summarise

COUNT = 300
CHECKOUT = Path(__file__).parents[1]


def figures(home: Path, _: dict[str, str]) -> Iterator[tuple[str, float, float, str]]:
    """Rendering and writing summaries, as a ratio to the bare loop on the same values."""
    assessment = _assessment()
    values = summarise(assessment, on="2026-11-23")
    plain = _template()

    def ours() -> None:
        for number in range(COUNT):
            text = markdown.markdown_summary(assessment, on="2026-11-23")
            write_file(home / f"ours-{number}.md", text, force=True, flush=False)

    def loop() -> None:
        for number in range(COUNT):
            (home / f"loop-{number}.md").write_text(plain.render(summary=values), encoding="utf-8")

    yield f"{COUNT} summaries to files", ratio(wall(ours), wall(loop), rounds=5), 2, "compiled Jinja2 and plain writes"


def _template() -> Template:
    """The summary's own template, compiled without any escaping."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"shown": shown, "percent": shown_percent, "exact": exact_text, "markdown": str}
    return environment.from_string((CHECKOUT / "src/scorecard/report/templates/summary.md.j2").read_text("utf-8"))


def _assessment() -> Assessment:
    found = shelf((), CHECKOUT)
    exercises = {one.id: load_exercise(one.path).value for one in found.exercises()}
    rubric = load_rubric(found.rubric_path("associate-data-engineer"), tuple(exercises))
    cards = [
        load_answers(file.read_bytes(), str(file), lambda _: rubric.value, exercises.__getitem__).card
        for file in sorted((CHECKOUT / "examples" / "amira-haddad").glob("*.yaml"))
    ]
    kept = tuple(Submission(str(n), card, rubric.hash, 1, "2026-11-20T10:00:00Z") for n, card in enumerate(cards))
    panel = Panel(Candidate("amira-haddad", "Amira Haddad"), (), kept, ())
    return assess(panel, rubric.value, rubric.hash, exercises)
