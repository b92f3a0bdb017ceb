"""A store through any history: whatever happens in whatever order, it holds what a plain record of it holds."""

from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from scorecard.core.panel import Candidate, Submission
from scorecard.core.scorecard import CandidateName, Scorecard
from scorecard.errors import ConflictError
from scorecard.store.protocol import Draft, Kept, Store
from scorecard.store.sqlite import SqliteStore
from tests.factory import make_card
from tests.store.backend import AT, MATERIAL, ON, make_new_draft, touched

PEOPLE, SLOTS, CANDIDATES = ("ana", "bob"), ("first", "second"), ("jane", "kim")
Slot = tuple[str, str, str]
slots = st.tuples(st.sampled_from(CANDIDATES), st.sampled_from(PEOPLE), st.sampled_from(SLOTS))
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)


def card_of(slot: Slot, text: str = "") -> Scorecard:
    candidate, who, interview = slot
    return make_card(who, interview=interview, candidate=CandidateName(id=candidate), takeaways=text)


@dataclass
class Record:
    """What should be in the store."""

    drafts: dict[Slot, Draft]
    revisions: dict[Slot, list[Submission]]


class History(RuleBasedStateMachine):
    """Begins, saves, submits, amends, drops and forgets in any order, and looks at everything after each."""

    store: Store
    record: Record
    made: int

    @initialize()
    def empty(self) -> None:
        """Start with two candidates and the rubric."""
        self.store, self.record, self.made = SqliteStore(None), Record({}, {}), 0
        for candidate in CANDIDATES:
            self.store.add_candidate(Candidate(candidate, candidate), (), AT)
        self.store.keep(MATERIAL, "source")

    def _next(self) -> str:
        self.made += 1
        return f"id-{self.made}"

    @rule(slot=slots, text=texts)
    def begin(self, slot: Slot, text: str) -> None:
        """Open a draft; an amendment where something was submitted already."""
        before = self.record.revisions.get(slot, [])
        new = make_new_draft(card_of(slot, text), self._next(), amends=before[-1].id if before else "", because="So")
        try:
            opened = self.store.begin(new)
        except ConflictError:
            assert slot in self.record.drafts
            return
        assert slot not in self.record.drafts
        self.record.drafts[slot] = replace(new, seq=opened.seq, version=1)

    @rule(slot=slots, text=texts, stale=st.booleans())
    def save(self, slot: Slot, text: str, stale: bool) -> None:
        """Save a draft, sometimes from a version that is not the last."""
        draft = self.record.drafts.get(slot)
        if draft is None:
            return
        try:
            saved = self.store.save(replace(touched(draft, text), version=draft.version - stale))
        except ConflictError:
            assert stale
            return
        assert not stale
        self.record.drafts[slot] = replace(touched(draft, text), version=draft.version + 1)
        assert saved == self.record.drafts[slot]

    @rule(slot=slots)
    def submit(self, slot: Slot) -> None:
        """Hand a draft in."""
        draft = self.record.drafts.pop(slot, None)
        if draft is None:
            return
        before = self.record.revisions.setdefault(slot, [])
        expected = Submission(self._next(), draft.card, ON, len(before) + 1, AT, draft.because)
        assert self.store.submit(draft, expected.id, AT) == expected
        before.append(expected)

    @rule(slot=slots)
    def drop(self, slot: Slot) -> None:
        """Throw a draft away."""
        draft = self.record.drafts.pop(slot, None)
        if draft:
            self.store.drop(draft)

    @rule(candidate=st.sampled_from(CANDIDATES))
    def forget(self, candidate: str) -> None:
        """Forget a candidate and add them anew."""
        self.store.forget(candidate)
        self.store.add_candidate(Candidate(candidate, candidate), (), AT)
        for part in (self.record.drafts, self.record.revisions):
            for slot in [one for one in part if one[0] == candidate]:
                part.pop(slot)

    @invariant()
    def agrees(self) -> None:
        """The store holds what the record holds."""
        for candidate in CANDIDATES:
            mine = {slot: revisions for slot, revisions in self.record.revisions.items() if slot[0] == candidate}
            kept = self.store.revisions(candidate)
            assert {one.submission.id: one for one in kept} == {
                one.id: Kept(one, {}) for revisions in mine.values() for one in revisions
            }
            panel = self.store.panel(Candidate(candidate, candidate))
            assert {one.id for one in panel.submissions} == {
                revisions[-1].id for revisions in mine.values() if revisions
            }
        for slot in [(a, b, c) for a in CANDIDATES for b in PEOPLE for c in SLOTS]:
            assert self.store.draft_for(card_of(slot)) == self.record.drafts.get(slot)
        assert self.store.figures.examine().problems == ()

    def teardown(self) -> None:
        """Let go of the store."""
        self.store.close()


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
