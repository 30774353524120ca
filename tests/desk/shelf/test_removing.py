"""Documents taken off file, and the guides that quote them."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from glossator.desk.database.tables import Event, Job, Work
from glossator.desk.shelf import removing
from glossator.desk.shelf.citing import Citing
from glossator.errors import InputError
from glossator.guide.reviewing import quotes
from glossator.record import Document, Record

from ..sample import Desk

QUOTED = "reuters-20170920"


def publish(own: Desk, version: int = 1) -> None:
    with own.database.writing() as session:
        session.execute(update(Work).where(Work.id == own.work).values(state="published", published_version=version))


def ask(own: Desk, document: Document, reason: str = "It was filed twice.") -> int:
    with own.database.writing() as session:
        return removing.ask(session, own.person("editor"), Citing(), document, reason).id


def test_guides_that_quote_a_document_are_known_with_their_claims(own: Desk) -> None:
    with own.database.reading() as session:
        (found,) = Citing().guides(session, QUOTED)
        assert Citing().guides(session, "no-such-document") == []
    assert (found.work, found.state, found.published) == (own.work, "draft", False)
    assert found.claims


def test_a_rejected_quote_stands_beside_no_claim(own: Desk) -> None:
    from glossator.desk.work import guides

    citing = Citing()
    with own.database.writing() as session:
        (before,) = citing.guides(session, QUOTED)
        work = guides.find(session, own.work, changing=True)
        guide = guides.at_version(session, own.work, work.version)
        claim = before.claims[0]
        for piece in quotes.shown(guide, claim):
            if piece.source.document == QUOTED:
                guide = quotes.reject(guide, claim, piece.id, "out of date", by="Edith", at="2018-03-22T10:00:00+00:00")
        guides.save(session, None, work, guide, "rejected")
    with own.database.reading() as session:
        (after,) = citing.guides(session, QUOTED)
    assert after.claims == before.claims[1:]


def test_a_document_goes_with_a_reason(own: Desk, record: Record, do: Callable[[], Any]) -> None:
    document = record.document(QUOTED)
    ask(own, document)
    with own.database.reading() as session:
        assert removing.under_way(session, QUOTED)
    do()
    with pytest.raises(KeyError):
        record.document(QUOTED)
    with own.database.reading() as session:
        event = session.scalars(select(Event).order_by(Event.id.desc())).first()
        assert not removing.under_way(session, QUOTED)
    assert event is not None
    assert (event.by, event.what, event.part) == ("Edith Editor", "took a document off file", QUOTED)
    assert event.before is not None
    assert event.before["address"] == document.address
    assert event.after == {"reason": "It was filed twice."}


def test_what_a_published_guide_quotes_stays(own: Desk, record: Record) -> None:
    publish(own)
    with pytest.raises(removing.CitedError, match=f"guide {own.work}") as refused:
        ask(own, record.document(QUOTED))
    assert [one.work for one in refused.value.cited] == [own.work]
    assert record.document(QUOTED)


def test_a_guide_published_in_the_meantime_counts(own: Desk, record: Record, do: Callable[[], Any]) -> None:
    job = ask(own, record.document(QUOTED))
    publish(own)
    do()
    with own.database.reading() as session:
        failed = session.get_one(Job, job)
    assert failed.state == "failed"
    assert "published guides quote this document" in failed.words
    assert record.document(QUOTED)


@pytest.mark.parametrize("reason", ["", "  \x00", "x" * 2_000])
def test_a_reason_is_needed(own: Desk, record: Record, reason: str) -> None:
    with pytest.raises(InputError, match=r"reason|say why"):
        ask(own, record.document(QUOTED), reason)


def test_it_is_asked_once(own: Desk, record: Record) -> None:
    ask(own, record.document(QUOTED))
    with pytest.raises(InputError, match="already"):
        ask(own, record.document(QUOTED))
