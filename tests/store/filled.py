"""This room fills a store with panels on one rubric of three dimensions, or on another version of it."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.core.document import canonical, content_hash
from scorecard.core.panel import Candidate
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Scorecard
from scorecard.store.protocol import Material, Store
from tests.core.strategy import LINES
from tests.factory import make_rubric
from tests.store.backend import AT, make_new_draft

RUBRIC = make_rubric(dict(zip(LINES, (50, 30, 20), strict=True)))
NEWER = make_rubric(dict(zip(LINES, (20, 30, 50), strict=True)), version="2.0")
OTHER = make_rubric(dict(zip(LINES, (40, 40, 20), strict=True)), id="design")
HASH, NEWER_HASH, OTHER_HASH = map(content_hash, (RUBRIC, NEWER, OTHER))


def filled(store: Store, *panels_of_cards: Sequence[Scorecard], rubric: Rubric = RUBRIC) -> Store:
    """Candidates c00, c01, … with a panel each, on one rubric."""
    for one in (RUBRIC, NEWER, OTHER):
        store.keep(Material(content_hash(one), "rubric", one.id, one.version, "", canonical(one)), content_hash(one))
    for at, cards in enumerate(panels_of_cards):
        store.add_candidate(Candidate(f"c{at:02}", f"Name {at:02}"), (), AT)
        for card in cards:
            submit(store, f"c{at:02}", card, rubric)
    return store


def submit(store: Store, candidate: str, card: Scorecard, rubric: Rubric = RUBRIC, at: str = AT) -> str:
    card = replace(card, candidate=CandidateName(id=candidate), rubric=rubric.id)
    draft = replace(make_new_draft(card), rubric_hash=content_hash(rubric))
    identity = f"{candidate}-{card.interviewer}-{card.interview}-{card.rubric}"
    store.submit(store.begin(draft), identity, at)
    return identity
