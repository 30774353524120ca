"""What is asked of the record for a claim in words; how long it may take; which guides are kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.assistants.conftest import DAY, session

from glossator import Guide, Record, annotate
from glossator.assistants.asking import questions
from glossator.assistants.guides import Guides, listed, shown
from glossator.assistants.server import make
from glossator.assistants.texts import limits, name_of
from glossator.errors import InputError
from glossator.statement import from_text

CALL = "Donald Trump called Vladimir Putin to congratulate him on his victory."


def test_a_pronoun_behind_a_name_means_what_the_claim_names() -> None:
    assert questions(CALL, "", None)[0].unclear == ()
    assert questions("He called Vladimir Putin.", "", None)[0].unclear == ("he",)


def test_words_of_nobody_may_be_borne_out_by_the_same_words() -> None:
    (one,) = questions(CALL, "", None)
    assert (one.said, one.itself.text, one.date) == ("", "", None)
    (own,) = questions(CALL, "Donald J. Trump", DAY)
    assert (own.said, own.itself.text, own.date) == (CALL, CALL, DAY)
    assert own.speaker == "Donald J. Trump"


def test_each_assertion_is_a_question_of_its_kind() -> None:
    asked = questions("Nine wells in Ohio ran dry. Ohio is the best state.", "", None)
    assert [one.kind for one in asked] == ["number", "opinion"]
    assert [one.left_alone for one in asked] == [False, True]


@pytest.mark.parametrize(("tool", "kind"), [("check_claim", "check"), ("search_record", "read")])
def test_what_takes_too_long_is_told(record: Record, monkeypatch: pytest.MonkeyPatch, tool: str, kind: str) -> None:
    monkeypatch.setitem(limits()["seconds"], kind, 0.0)
    server, workers = make(record.address)
    words: dict[str, Any] = {"claim": CALL, "as_of": str(DAY)} if kind == "check" else {"query": "Putin"}
    with session(server) as desk:
        assert desk.refused(tool, **words).startswith("took longer than 0 seconds")
    workers.close()


def test_a_fault_inside_tells_nothing_of_the_inside(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("glossator.assistants.asking.search", broken)
    server, workers = make(record.address)
    with session(server) as desk:
        assert desk.refused("search_record", query="Putin") == "Error executing tool search_record"
    workers.close()


@pytest.fixture(scope="module")
def guide(record: Record) -> Guide:
    statement = from_text("Ohio is the best state. " * 5, speaker="Ann Poe", date=DAY)
    return annotate(statement, record, as_of=DAY)


def test_the_last_guides_are_kept_and_no_more(guide: Guide, within: Callable[..., None]) -> None:
    within(kept=2)
    shelf = Guides(None)
    kept = []
    for day in (19, 21, 20):
        said = guide.statement.model_copy(update={"date": date(2018, 3, day)})
        kept.append(shelf.keep(guide.model_copy(update={"statement": said}))[0])
    with pytest.raises(InputError, match="there is no guide"):
        shelf.get(kept[0])
    assert [line.name for line in listed(shelf).guides] == [kept[1], kept[2]]


def test_a_long_guide_names_the_claims_it_does_not_list(
    guide: Guide, record: Record, within: Callable[..., None]
) -> None:
    within(claims_listed=2)
    answer = shown("guide", guide, record, saved=True)
    assert [one.id for one in answer.findings] == ["c1", "c2"]
    assert answer.not_listed == [claim.id for claim in guide.claims[2:]] != []
    assert answer.counts == {"opinion": len(guide.claims)}
    last = guide.claims[-1].id
    assert [one.id for one in shown("guide", guide, record, saved=True, claim=last).findings] == [last]


@pytest.mark.parametrize(
    ("address", "name"),
    [("/home/jane/kremlin", "kremlin"), ("/home/jane/kremlin/record", "kremlin/record"), ("record", "record"),
     ("s3://archive/desk", "desk"), ("../x/", "x"), (".", "record")],
)  # fmt: skip
def test_a_record_is_called_by_the_end_of_its_address(address: str, name: str) -> None:
    assert name_of(address) == name
