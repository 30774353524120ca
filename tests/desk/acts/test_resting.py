"""What rests on what: acts done again without an earlier one, and acts on what others changed meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.desk.sample import Desk
from tests.guide.sample import documents

from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Person, Work
from glossator.desk.people import accounts
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.evidence.model import Finding, Verdict
from glossator.guide.model import Guide
from glossator.guide.reviewing.choosing import shown
from glossator.guide.reviewing.standing import standing
from glossator.record import Record

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
Act = Callable[..., int]


def stored(desk: Desk) -> Guide:
    with desk.database.reading() as session:
        return unpack(guides.find(session, desk.work).document)


def seen(desk: Desk) -> int:
    with desk.database.reading() as session:
        return guides.seen_now(session, desk.work)


@pytest.fixture
def act(desk: Desk) -> Act:
    """Carry out an act; the number of its event."""
    record = Record.open(desk.settings.record)

    def done(name: str, part: str, login: str = "editor", seen: int | None = None, **form: Any) -> int:
        with desk.database.writing() as session:
            by = accounts.named(session, login)
            return acting.perform(session, record, by, desk.work, name, part, form, seen).event.id

    return done


def answer(desk: Desk, claim: str) -> None:
    """The record's answer on a changed claim: open, which no claim of the sample's first is."""
    finding = Finding(claim=claim, verdict=Verdict.OPEN, reason=f"asked on {claim}")
    with desk.database.writing() as session:
        acting.answer(session, desk.work, finding.model_dump(mode="json"), claim)


def undo(desk: Desk, event: int, login: str = "editor") -> None:
    with desk.database.writing() as session:
        acting.undo(session, accounts.named(session, login), desk.work, event)


def test_an_answer_on_other_words_does_not_outlive_them(desk: Desk, act: Act) -> None:
    before = stored(desk)
    reworded = act("reword", "c1", standalone="Something else altogether.")
    answer(desk, "c1")
    assert stored(desk).finding("c1").verdict is Verdict.OPEN
    undo(desk, reworded)
    assert stored(desk) == before


def test_a_cut_can_be_taken_back_after_the_record_has_answered(desk: Desk, act: Act) -> None:
    before = stored(desk)
    merged = act("merge", "c11", others=["c12"])
    new = next(one.id for one in stored(desk).claims if one.id not in {each.id for each in before.claims})
    answer(desk, new)
    undo(desk, merged)
    assert stored(desk) == before


def test_a_signature_never_moves_to_words_that_were_not_signed(desk: Desk, act: Act) -> None:
    reworded = act("reword", "c5", standalone="Something else altogether.")
    answer(desk, "c5")
    act("accept", "c5", login="editor2")
    with pytest.raises(InputError, match=r"Egon Editor did later rests on it \(signed the finding\)"):
        undo(desk, reworded)
    assert standing(stored(desk), "c5").signed is not None


def test_prose_cites_the_same_quotes_after_an_undo(desk: Desk, act: Act) -> None:
    text = documents()["post-20180321"]["text"]
    pinned = act("pin", "c5", document="post-20180321", start=0, end=text.index(".") + 1, stance="neither")
    cited = shown(stored(desk), "c5")[1].id
    act("retell", "note:c5", text="It was told so. [2]")
    undo(desk, pinned)
    told = stored(desk).retold[-1].sentences
    assert told is not None
    assert told[0].cites == [cited]


def test_no_claim_gets_another_name_by_an_undo(desk: Desk, act: Act) -> None:
    first = act("add", "claims", start=0, end=12, standalone="One.")
    act("add", "claims", start=0, end=9, standalone="Two.")
    before = stored(desk)
    with pytest.raises(InputError, match="would have other names"):
        undo(desk, first)
    assert stored(desk) == before


def test_an_act_on_a_guide_that_was_made_anew_since_is_stale(desk: Desk, act: Act) -> None:
    opened = seen(desk)
    with desk.database.writing() as session:
        work = guides.find(session, desk.work, changing=True)
        by = session.get_one(Person, desk.person("editor2").id)
        guides.save(session, by, work, unpack(work.document), "annotated again")
    with pytest.raises(acting.StaleError, match="annotated again"):
        act("accept", "c5", seen=opened)
    act("accept", "c5", seen=seen(desk))


@pytest.mark.parametrize(("changed", "form"), [("c12", {"note": "Mind."}), ("note:c12", {"text": "So it is."})])
def test_what_others_did_to_a_claim_is_not_merged_away(
    desk: Desk, act: Act, changed: str, form: dict[str, str]
) -> None:
    opened = seen(desk)
    act("remark" if changed == "c12" else "retell", changed, login="reporter2", **form)
    with pytest.raises(acting.StaleError, match="Ralf Reporter"):
        act("merge", "c11", seen=opened, others=["c12"])
    act("merge", "c11", login="reporter2", seen=opened, others=["c12"])  # whose own it was


def test_numbers_that_stand_for_other_quotes_by_now_are_not_saved(desk: Desk, act: Act) -> None:
    opened = seen(desk)
    pieces = [one.id for one in shown(stored(desk), "c5")]
    assert len(pieces) > 1
    act("place-quote", "c5", login="reporter2", evidence=pieces[1], place=1)
    with pytest.raises(acting.StaleError, match="moved a quote"):
        act("retell", "note:c5", seen=opened, text="It was told so. [1]")
    act("retell", "note:c5", seen=opened, text="It was told so.")  # cites nothing that moved
    act("retell", "note:c5", seen=seen(desk), text="It was told so. [1]")
    told = stored(desk).retold[-1].sentences
    assert told is not None
    assert told[0].cites == [pieces[1]]


def test_a_correction_that_readers_have_seen_stays(desk: Desk, act: Act) -> None:
    first = act("correct", "", text="The day was another.")
    second = act("correct", "", text="The place was another.")
    with desk.database.writing() as session:
        work = session.get_one(Work, desk.work)
        work.state, work.published_version = "published", work.version - 1
    with pytest.raises(InputError, match="readers have seen"):
        undo(desk, first)
    undo(desk, second)
    assert [one.text for one in stored(desk).corrections] == ["The day was another."]
