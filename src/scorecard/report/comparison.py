"""This room writes a comparison for programs: as plain data for JSON, and as rows for a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scorecard.core.comparison import Compared, Ranking
from scorecard.core.document import Plain
from scorecard.core.number import exact_and_shown, exact_text, shown, shown_percent
from scorecard.core.pair import Pair
from scorecard.core.pair import pair as side_by_side
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.core.scoring import DimensionScore
from scorecard.core.spread import LineAgreement
from scorecard.core.uncertainty import Range, interviewer_scores, score_range

HEADINGS = (
    "rubric",
    "version",
    "rank",
    "tied",
    "candidate",
    "name",
    "recommendation",
    "score",
    "score_exact",
    "coverage",
    "range",
    "deviation",
    *(f"votes_{vote}" for vote in Vote),
    "red_flags",
    "firmness",
    "interviewers",
    "about_equal_to",
    "decision",
    "decided_by",
)


def comparison_json(rankings: Sequence[Ranking], left_out: Sequence[str], *, pair: bool) -> dict[str, Plain]:
    """Write rankings with exact numbers beside the shown ones; `left_out` are ids of panels that stay closed.

    With `pair`, two candidates who are ranked together are set side by side as well.
    """
    return {"rankings": [_ranking(one, pair=pair) for one in rankings], "left_out": list(left_out)}


def _ranking(ranking: Ranking, *, pair: bool) -> Plain:
    rubric = ranking.rubric
    return {
        "rubric": {"id": rubric.id, "version": rubric.version, "hashes": list(ranking.rubric_hashes)},
        "weights": dict(rubric.weights),
        "mixed": ranking.mixed,
        "candidates": ranking.panels,
        "shown": len(ranking.rows),
        "recommendations": None
        if ranking.calls is None
        else {call.value: many for call, many in ranking.calls.items()},
        "caveats": list(ranking.caveats),
        "rows": [_row(row, ranking) for row in ranking.rows],
        **({"side_by_side": _pair(side_by_side(ranking))} if pair else {}),
    }


def _pair(found: Pair | None) -> Plain:
    if found is None:
        return None
    ids, lead = [row.candidate.id for row in found.rows], found.found
    return {
        "ahead": ids[lead.swapped] if lead else None,
        "behind": ids[not lead.swapped] if lead else None,
        "separates": lead.separates.dimension if lead and lead.separates else None,
        "sentences": [saying.sentence for saying in found.sayings],
    }


def _row(row: Compared, ranking: Ranking) -> Plain:
    panel, tally, decided = row.assessment.panel, row.assessment.tally, row.assessment.panel.decision
    return {
        "candidate": {"id": panel.candidate.id, "name": panel.candidate.name},
        "rubric_hash": row.assessment.rubric_hash,
        "rank": row.rank,
        "tied": row.tied,
        "about_equal_to": row.equal_to.id if row.equal_to else None,
        "recommendation": row.assessment.recommendation.call.value,
        "score": exact_and_shown(tally.score),
        "likely": _range(score_range(tally, ranking.spread)),
        "coverage": {"exact": exact_text(tally.coverage), "shown": shown_percent(tally.coverage)},
        **_levels(row),
        "votes": [{"interviewer": who, "vote": vote.value} for who, vote in tally.votes],
        "red_flags": [{"interviewer": flag.interviewer, "id": flag.id} for flag in tally.red_flags],
        "firmness": row.firmness.verdict.value if row.firmness.verdict else None,
        "turned_by": [failure.sentence for failure in row.firmness.failures],
        "scorecards": tally.scorecards,
        "interviews": list[Plain](sorted(row.interviews)),
        "last_submitted_at": row.last_at,
        "decision": _decided(decided) if decided else None,
    }


def _levels(row: Compared) -> dict[str, Plain]:
    tally, told = row.assessment.tally, row.agreement
    agreed, scores = {line.id: line for line in told.lines}, interviewer_scores(tally)
    return {
        "dimensions": [_dimension(line, agreed[line.id]) for line in tally.dimensions],
        "agreement": {
            "range": exact_and_shown(told.range),
            "deviation": exact_and_shown(told.deviation),
            "apart": [line.id for line in told.apart],
        },
        "interviewers": {who: exact_and_shown(scores.get(who)) for who in tally.interviewers},
    }


def _decided(decision: Decision) -> Plain:
    return {"decision": decision.decision.value, "by": decision.by, "at": decision.decided_at}


def _dimension(line: DimensionScore, agreed: LineAgreement) -> Plain:
    return {
        "id": line.id,
        "mean": exact_and_shown(line.mean),
        "raters": len(line.levels),
        "range": exact_and_shown(agreed.range),
        "deviation": exact_and_shown(agreed.deviation),
    }


def _range(found: Range | None) -> Plain:
    if found is None:
        return None
    return {"low": _two(found.low), "high": _two(found.high), "interval": "80%" if found.interval else None}


def _two(number: float) -> str:
    return f"{number:.2f}"


def comparison_rows(rankings: Sequence[Ranking]) -> Iterator[Mapping[str, str]]:
    """Write one row for each candidate, with columns for each dimension's mean and range."""
    for ranking in rankings:
        for row in ranking.rows:
            yield _flat(row)


def headings(rankings: Sequence[Ranking]) -> tuple[str, ...]:
    """The columns of `comparison_rows`."""
    dimensions = dict.fromkeys(line.id for ranking in rankings for line in ranking.rubric.dimensions)
    return (*HEADINGS, *(f"dimension:{one}" for one in dimensions), *(f"range:{one}" for one in dimensions))


def _flat(row: Compared) -> dict[str, str]:
    assessment, tally, decided = row.assessment, row.assessment.tally, row.assessment.panel.decision
    votes = [vote for _, vote in tally.votes]
    return {
        "rubric": assessment.rubric.id,
        "version": assessment.rubric.version,
        "rank": "" if row.rank is None else str(row.rank),
        "tied": "yes" if row.tied else "no",
        "candidate": row.candidate.id,
        "name": row.candidate.name,
        "recommendation": assessment.recommendation.call.value,
        "score": _decimal(tally.score),
        "score_exact": "" if tally.score is None else exact_text(tally.score),
        "coverage": shown_percent(tally.coverage),
        "range": _decimal(row.agreement.range),
        "deviation": _decimal(row.agreement.deviation),
        **{f"votes_{vote}": str(votes.count(vote)) for vote in Vote},
        "red_flags": str(len(tally.red_flags)),
        "firmness": row.firmness.verdict.value if row.firmness.verdict else "",
        "interviewers": str(len(tally.interviewers)),
        "about_equal_to": row.equal_to.id if row.equal_to else "",
        "decision": decided.decision.value if decided else "",
        "decided_by": decided.by if decided else "",
        **{f"dimension:{line.id}": _decimal(line.mean) for line in tally.dimensions},
        **{f"range:{line.id}": _decimal(line.range) for line in row.agreement.lines},
    }


def _decimal(value: Fraction | None) -> str:
    return "" if value is None else shown(value)
