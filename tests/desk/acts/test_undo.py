"""Acts on a guide: undoing any of them equals never having done it, whatever was done before and after."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session
from tests.desk.sample import Desk
from tests.guide.sample import documents
from tests.guide.sample import guide as sample_guide

from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Event, Person
from glossator.desk.people import accounts
from glossator.desk.work import guides
from glossator.errors import InputError
from glossator.evidence.model import Stance
from glossator.guide.model import Guide
from glossator.guide.reviewing.quotes import shown

Step = tuple[str, str, dict[str, Any]]
"""An act, the part it is about, and its form."""

SAMPLE = sample_guide()
CLAIMS = [claim.id for claim in SAMPLE.claims]
QUOTES = [(claim, piece.id) for claim in CLAIMS for piece in shown(SAMPLE, claim)]
LETTERS = st.text("abc “é<", min_size=1, max_size=8).filter(str.strip)
QUOTE = st.sampled_from(QUOTES[:6])
CLAIM = st.sampled_from(["c1", "c2", "c5", "c11"])


def _head(field: str) -> st.SearchStrategy[Step]:
    return LETTERS.map(lambda text: ("head", "head", {"field": field, "value": text}))


def _plain(name: str) -> st.SearchStrategy[Step]:
    return st.tuples(CLAIM, LETTERS).map(lambda one: (name, one[0], {"note": one[1]}))


def _of_quote(name: str) -> st.SearchStrategy[Step]:
    return st.tuples(QUOTE, LETTERS).map(lambda one: (name, one[0][0], {"evidence": one[0][1], "note": one[1]}))


def _quoted(quote: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"evidence": quote[1], **more}


def _pin(claim: str, name: str, stance: Stance) -> Step:
    text = documents()[name]["text"]
    return "pin", claim, {"document": name, "start": 0, "end": text.index(".") + 1, "stance": stance}


STEPS: st.SearchStrategy[Step] = st.one_of(
    *map(_plain, ("accept", "remark", "withhold", "release", "withdraw", "drop")),
    *map(_of_quote, ("accept-quote", "reject-quote", "restore-quote")),
    *map(_head, ("title", "deck", "byline")),
    st.tuples(QUOTE, st.integers(1, 3)).map(lambda one: ("place-quote", one[0][0], _quoted(one[0], place=one[1]))),
    st.tuples(QUOTE, st.sampled_from(Stance)).map(lambda q: ("side-quote", q[0][0], _quoted(q[0], stance=q[1]))),
    st.tuples(CLAIM, st.sampled_from(["open", "silent"])).map(lambda one: ("change", one[0], {"verdict": one[1]})),
    st.tuples(CLAIM, LETTERS).map(lambda one: ("reword", one[0], {"standalone": one[1]})),
    LETTERS.map(lambda text: ("retell", "lede", {"text": text.replace("“", "")+"x"})),
    st.just(("untell", "lede", {})),
    st.just(("merge", "c11", {"others": ["c12"]})),
    st.builds(_pin, CLAIM, st.sampled_from(["kremlin-57096", "post-20180321"]), st.sampled_from(Stance)),
    st.just(("correct", "head", {"text": "The day was another."})),
)  # fmt: skip


SIGNS = {"accept": ("claim", "finding"), "change": ("claim",)}
"""What has to be the same for a signature to stand."""


class Runs:
    """Acts carried out on guides of one desk, each step at a time of its own."""

    def __init__(self, desk: Desk, patch: pytest.MonkeyPatch) -> None:
        self.desk, self._patch = desk, patch
        self.signed: dict[tuple[int, int], dict[str, Any]] = {}  # by guide and step: what a signature was put under
        from glossator.record import Record

        self._record = Record.open(desk.settings.record)

    def begin(self) -> int:
        """Another guide like the sample."""
        with self.desk.database.writing() as session:
            return guides.create(session, None, sample_guide()).id

    def do(self, work: int, at: int, step: Step) -> int | None:
        """Carry out a step; the number of its event, or None where it cannot be done."""
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=at)
        self._patch.setattr(acting, "now", lambda: moment)
        try:
            with self.desk.database.writing() as session:
                done = acting.perform(session, self._record, self._editor(session), work, *step, None)
                if step[0] in SIGNS:
                    before = done.event.before or {}
                    self.signed[work, at] = {key: before[key] for key in SIGNS[step[0]]}
                return done.event.id
        except InputError:
            return None

    def undo(self, work: int, event: int) -> bool:
        """Take an act back; False where what came later rests on it."""
        try:
            with self.desk.database.writing() as session:
                acting.undo(session, self._editor(session), work, event)
        except InputError:
            return False
        return True

    def guide(self, work: int) -> Guide:
        """The guide as it stands."""
        from glossator.desk.work.documents import unpack

        with self.desk.database.reading() as session:
            return unpack(guides.find(session, work).document)

    @staticmethod
    def _editor(session: Session) -> Person:
        return accounts.named(session, "editor")


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=2, max_size=6), data=st.data())
def test_undoing_equals_never_having_done(desk: Desk, steps: list[Step], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        runs = Runs(desk, patch)
        one, other = runs.begin(), runs.begin()
        events = [runs.do(one, at, step) for at, step in enumerate(steps)]
        done = [at for at, event in enumerate(events) if event]
        if not done:
            return
        took_back = [at for at in data.draw(st.lists(st.sampled_from(done), unique=True)) if runs.undo(one, events[at])]
        left = [at for at in done if at not in took_back]
        assert [at for at in left if runs.do(other, at, steps[at])] == left, "without it the others could not be done"
        assert runs.guide(one) == runs.guide(other)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=2, max_size=5), data=st.data())
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_undo_is_refused_only_where_later_work_rests_on_it(desk: Desk, steps: list[Step], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        runs = Runs(desk, patch)
        one, other = runs.begin(), runs.begin()
        events = [runs.do(one, at, step) for at, step in enumerate(steps)]
        done = [at for at, event in enumerate(events) if event]
        if not done:
            return
        out = data.draw(st.sampled_from(done))
        left = [at for at in done if at != out]
        possible = all(runs.do(other, at, steps[at]) for at in left)
        possible &= all(runs.signed.get((one, at)) == runs.signed.get((other, at)) for at in left)
        before = runs.guide(one)
        assert runs.undo(one, events[out]) is possible
        assert runs.guide(one) == (runs.guide(other) if possible else before)


def test_what_rests_on_an_act_is_named(desk: Desk) -> None:
    claim, quote = QUOTES[0]
    with pytest.MonkeyPatch.context() as patch:
        runs = Runs(desk, patch)
        work = runs.begin()
        first = runs.do(work, 0, ("accept-quote", claim, {"evidence": quote}))
        pinned = runs.do(work, 1, _pin("c5", "post-20180321", Stance.NEITHER))
        assert pinned is not None
        piece = next(one.id for one in shown(runs.guide(work), "c5") if one.source.document == "post-20180321")
        runs.do(work, 2, ("accept-quote", "c5", {"evidence": piece}))
        with pytest.raises(InputError, match="rests on it"), desk.database.writing() as session:
            acting.undo(session, accounts.named(session, "editor"), work, pinned)
        assert runs.undo(work, first)
        assert not runs.undo(work, first), "once"


def test_one_takes_back_ones_own_and_an_editor_anybodys(desk: Desk) -> None:
    def act(login: str) -> int:
        with desk.database.writing() as session:
            who = accounts.named(session, login)
            return acting.perform(session, None, who, desk.work, "remark", "c4", {"note": login}, None).event.id

    def undo(login: str, event: int) -> None:
        with desk.database.writing() as session:
            acting.undo(session, accounts.named(session, login), desk.work, event)

    mine = act("reporter")
    with pytest.raises(acting.NotAllowedError):
        undo("reporter2", mine)
    undo("reporter", mine)
    undo("editor", act("reporter2"))
    with desk.database.reading() as session:
        assert session.query(Event).filter(Event.what.startswith("undid")).count() == 2
