"""Changed rows in again: acts in the sender's name, conflicts with both versions, refusals with their rows."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Event, Item
from glossator.desk.queue import handing
from glossator.desk.queue import listing as queue
from glossator.desk.sheets import into, out, reading
from glossator.desk.sheets.columns import sheet
from glossator.desk.work import guides, states
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.guide import plain_words as words
from glossator.guide.model import Guide

from ..sample import Desk

NAMES = {one.key: one.name for one in sheet().columns}


def rows(desk: Desk) -> list[out.Row]:
    with desk.database.reading() as session:
        return out.rows(session, desk.person("reporter"), queue.Filters(), desk.work)


def looked(desk: Desk, changed: list[out.Row], login: str = "reporter") -> into.Plan:
    numbered = reading.read("claims.csv", out.as_csv(changed))
    with desk.database.reading() as session:
        return into.plan(session, desk.person(login), numbered)


def done(desk: Desk, plan: into.Plan, login: str = "reporter") -> list[into.Planned]:
    return into.carry_out(desk.database, desk.person(login).id, plan.rows)


def with_cells(found: list[out.Row], claim: str, /, **cells: str) -> list[out.Row]:
    return [row | cells if row["claim"] == words.number(claim) else row for row in found]


def act(desk: Desk, login: str, name: str, claim: str, **given: Any) -> int:
    with desk.database.writing() as session:
        return acting.perform(session, None, desk.person(login), desk.work, name, claim, given, None).event.id


def test_what_went_out_unchanged_does_nothing(desk: Desk) -> None:
    found = rows(desk)
    plan = looked(desk, found)
    assert (plan.planned, plan.rows, plan.unchanged) == ([], [], len(found))


def test_a_guide_that_was_changed_since_is_unpacked_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found, unpacked = rows(desk), list[bytes]()
    act(desk, "reporter", "accept", "c3", note="")

    def counted(packed: bytes) -> Guide:
        unpacked.append(packed)
        return unpack(packed)

    monkeypatch.setattr(guides, "unpack", counted)
    looked(desk, found * 20)
    assert len(unpacked) == 2


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_who_is_given_a_claim_meanwhile_is_not_overwritten(desk: Desk) -> None:
    plan = looked(desk, with_cells(rows(desk), "c3", assignee="editor"))
    with ThreadPoolExecutor() as pool:
        with desk.database.writing() as session:
            handing.assign(session, desk.person("editor"), desk.work, "c3", desk.person("reporter2").id)
            session.flush()
            carrying = pool.submit(done, desk, plan)
            with pytest.raises(TimeoutError):
                carrying.result(0.5)
        (one,) = carrying.result(10)
    assert one.state == "conflict"
    with desk.database.reading() as session:
        item = session.scalar(select(Item).where(Item.claim == "c3"))
        assert item is not None
        assert item.assignee_id == desk.person("reporter2").id


def test_a_row_that_crosses_others_is_told_and_the_rest_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class DeadlockError(Exception):
        sqlstate = "40P01"

    def crossed(*given: Any) -> Any:
        if given[3] == "c3":
            raise OperationalError("UPDATE item", {}, DeadlockError())
        return assign(*given)

    assign = handing.assign
    plan = looked(desk, with_cells(with_cells(rows(desk), "c3", assignee="editor"), "c4", assignee="editor"))
    monkeypatch.setattr(handing, "assign", crossed)
    assert [(one.claim, one.state) for one in done(desk, plan)] == [("c3", "refused"), ("c4", "done")]


def test_changed_rows_become_acts_of_the_sender_and_can_be_undone(desk: Desk) -> None:
    found = with_cells(rows(desk), "c3", remark="-see the transcript", assignee="editor")
    found = with_cells(found, "c5", standalone="Russia can help with North Korea.", finding="Disputed",
                       remark="Both were said.", address="https://example.org/a", ready="no")  # fmt: skip
    plan = looked(desk, found)
    assert [(one.row, one.state) for one in plan.planned] == [(4, "to do"), (6, "to do")]
    assert {one.state for one in done(desk, plan)} == {"done"}
    with desk.database.reading() as session:
        guide = unpack(guides.find(session, desk.work).document)
        events = session.scalars(select(Event).where(Event.work_id == desk.work).order_by(Event.id.desc())).all()
        item = session.scalar(select(Item).where(Item.work_id == desk.work, Item.claim == "c3"))
        assert item is not None
        assert item.assignee is not None
        assert item.assignee.login == "editor"
    assert guide.reviews[-1].verdict == "disputed"
    assert [one.note for one in guide.reviews if one.claim == "c3"] == ["-see the transcript"]
    assert {one.by for one in events[:4]} == {"Rita Reporter"}
    changed = next(one for one in events if one.what == "changed the finding")
    with desk.database.writing() as session:
        acting.undo(session, desk.person("reporter"), desk.work, changed.id)
        assert unpack(guides.find(session, desk.work).document).reviews[-1].verdict == ""


def test_what_somebody_else_changed_is_a_conflict_with_both_versions(desk: Desk) -> None:
    found = with_cells(rows(desk), "c5", finding="refuted")
    act(desk, "editor", "change", "c5", verdict="disputed", note="no")
    plan = looked(desk, found)
    assert [(one.state, one.row) for one in plan.planned] == [("conflict", 6)]
    assert "Edith Editor has changed this" in plan.planned[0].reason
    assert [(one.was, one.yours, one.now) for one in plan.planned[0].changed] == [("open", "refuted", "disputed")]


def test_a_change_between_looking_and_doing_is_a_conflict_and_keeps_no_other_row_back(desk: Desk) -> None:
    found = with_cells(with_cells(rows(desk), "c5", finding="refuted"), "c6", remark="Look again.")
    plan = looked(desk, found)
    act(desk, "editor", "change", "c5", verdict="disputed", note="no")
    assert [(one.claim, one.state) for one in done(desk, plan)] == [("c5", "conflict"), ("c6", "done")]


def test_who_has_a_claim_is_held_against_what_went_out(desk: Desk) -> None:
    found = rows(desk)
    with desk.database.writing() as session:
        into.handing.assign(session, desk.person("editor"), desk.work, "c3", desk.person("editor").id)
    assert looked(desk, found).planned == []
    plan = looked(desk, with_cells(found, "c3", assignee="reporter2"))
    assert [(one.state, one.changed[0].now) for one in plan.planned] == [("conflict", "editor")]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("claim", "cells", "said"),
    [
        ("c3", {"finding": "true"}, "^Finding: Input should be 'supported'"),
        ("c3", {"ready": "maybe"}, "Ready is yes or no"),
        ("c3", {"assignee": "nobody-here"}, "nobody who works on guides has the login"),
        ("c3", {"assignee": "reader"}, "nobody who works on guides has the login"),
        ("c3", {"address": "https://example.org/"}, "belongs to another finding"),
        ("c3", {"standalone": ""}, "^Claim in words: "),
        ("c3", {"claim": "c99", "ready": "yes"}, "no claim 'c99'"),
        ("c3", {"claim": "99", "ready": "yes"}, "no claim 'c99'"),
        ("c3", {"remark": "x" * 4001}, "^New remark: "),
        ("c3", {"guide": "4711", "ready": "yes"}, "no guide 4711"),
        ("c3", {"seen": "99999999", "ready": "yes"}, "column Seen was changed"),
        ("c3", {"guide": "first", "ready": "yes"}, "Guide: "),
        ("c3", {"standalone": "x" * 1001}, "1,?001|1,000"),
    ],
)
def test_what_cannot_be_done_is_listed_with_its_row_and_reason(
    desk: Desk, claim: str, cells: dict[str, str], said: str
) -> None:
    plan = looked(desk, with_cells(rows(desk), claim, **cells))
    assert [(one.row, one.state) for one in plan.planned] == [(4, "refused")]
    assert re.search(said, plan.planned[0].reason), plan.planned[0].reason
    assert plan.rows == []


def test_a_claim_goes_by_its_number_and_may_come_by_its_id(desk: Desk) -> None:
    found = rows(desk)
    assert [row["claim"] for row in found][:3] == ["1", "2", "3"]
    plan = looked(desk, with_cells(found, "c3", claim="c3", ready="yes"))
    assert [(one.claim, one.state) for one in plan.planned] == [("c3", "to do")]


def test_a_closed_guide_is_not_changed(desk: Desk) -> None:
    found = with_cells(rows(desk), "c3", remark="Late.")
    with desk.database.writing() as session:
        for login, step in (("reporter", "submit"), ("editor", "approve")):
            states.take(session, desk.person(login), guides.find(session, desk.work), step)
    assert "the guide is approved" in looked(desk, found).planned[0].reason


def test_more_rows_than_are_taken_at_once_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(into, "MOST", 2)
    with pytest.raises(InputError, match="more than 2 changed rows"):
        looked(desk, [row | {"remark": "x"} for row in rows(desk)])


def test_a_claim_that_is_held_back_goes_out_and_comes_in_again(desk: Desk) -> None:
    act(desk, "reporter", "withhold", "c2", note="the lawyers read it")
    found = rows(desk)
    (held,) = [row for row in found if row["claim"] == "2"]
    assert "held back by Rita Reporter: the lawyers read it" in held["remarks"]
    plan = looked(desk, with_cells(found, "c2", remark="They are done."))
    assert [one.state for one in done(desk, plan)] == ["done"]


def test_a_claim_in_other_words_is_not_ready_and_its_sheet_asks_for_nothing(desk: Desk) -> None:
    with desk.database.writing() as session:
        handing.mark(session, desk.person("reporter"), desk.work, "c5", True)
    before = rows(desk)
    act(desk, "reporter", "reword", "c5", standalone="Russia can help with North Korea.")
    (now,) = [row for row in rows(desk) if row["claim"] == "5"]
    assert now["ready"] == "no"
    assert looked(desk, before).planned == []
