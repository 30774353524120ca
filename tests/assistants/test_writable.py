"""A server that was started writable: documents are put on file and never replaced, guides saved and never lost."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.assistants.conftest import DAY, Session, filed, session, text

from glossator import Record
from glossator.assistants.server import make
from glossator.faces import registry
from glossator.guide import json
from glossator.guide.reviewing import findings

pytestmark = pytest.mark.slow

WELLS = "Nine wells in Ohio ran dry in February, the state geologist said on Monday."
SAID = "Nine wells in Ohio ran dry in February. It is a disgrace."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Record.open(tmp_path / "record", create=True).add_documents(filed(), embed=False)
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[Session]:
    server, workers = make(str(folder / "record"), guides=folder / "guides", writable=True)
    with session(server) as opened:
        yield opened
    workers.close()


def file(desk: Session, **changes: object) -> dict[str, object]:
    given = {
        "text": WELLS,
        "publisher": "Ohio Post",
        "published": "2018-03-19",
        "address": "https://ohio.example/wells",
    }
    return desk.given("file_document", **given | changes)


def test_it_says_that_it_can_be_written_to(desk: Session) -> None:
    assert "started writable: file_document puts a document on file, and annotate_statement saves" in str(
        desk.client.instructions
    )
    hints = {tool.name: tool.annotations for tool in desk.portal.call(desk.client.list_tools).tools}
    changing = {name for name, hint in hints.items() if hint and not hint.read_only_hint}
    assert changing == {"file_document", "annotate_statement"}


def test_a_filed_document_is_evidence_from_then_on(desk: Session, folder: Path) -> None:
    before = desk.given("check_claim", claim="Nine wells in Ohio ran dry in February.", as_of=str(DAY))
    answer = file(desk)
    assert answer["result"] == "filed"
    stored = Record.open(folder / "record").document(str(answer["document"]))
    assert (stored.text, stored.publisher, stored.published) == (WELLS, "Ohio Post", date(2018, 3, 19))
    assert any("by an assistant" in remark for remark in stored.remarks)
    after = desk.given("check_claim", claim="Nine wells in Ohio ran dry in February.", as_of=str(DAY))
    assert before["findings"][0]["finding"] != "supported"
    assert after["findings"][0]["finding"] == "supported"
    assert after["findings"][0]["quotes"][0]["document"] == answer["document"]


def test_what_is_on_file_is_never_replaced(desk: Session, folder: Path) -> None:
    name = str(file(desk)["document"])
    assert file(desk)["result"] == "was on file"
    other = "No well in Ohio ran dry."
    for changes in (
        {"text": other},
        {"published": "2018-03-18"},
        {"text": other, "address": "http://ohio.example/wells/"},
    ):
        given = {"text": WELLS, "publisher": "P", "published": "2018-03-19", "address": "https://ohio.example/wells"}
        assert "nothing was replaced" in desk.refused("file_document", **given | changes)
    assert Record.open(folder / "record").document(name).text == WELLS
    assert Record.open(folder / "record").count() == 7


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"address": "javascript:alert(1)"}, "is not a URL"),
        ({"published": str(date.today() + timedelta(days=2))}, "is in the future"),  # noqa: DTZ011
        ({"text": "\x00\x01"}, "no text in it"),
        ({"text": "w" * 200_001}, "at most 200000 characters"),
        ({"publisher": " "}, "publisher: is empty"),
    ],
)
def test_what_cannot_be_filed_says_why(desk: Session, folder: Path, changes: dict[str, str], reason: str) -> None:
    given = {"text": WELLS, "publisher": "Ohio Post", "published": "2018-03-19"} | changes
    assert reason in desk.refused("file_document", **given)
    assert Record.open(folder / "record").count() == 6


def test_an_annotated_guide_is_saved_and_keeps_what_people_signed(desk: Session, folder: Path) -> None:
    file(desk)
    arguments = {"text": SAID, "speaker": "Ann Poe", "date": str(DAY), "as_of": str(DAY)}
    made = desk.given("annotate_statement", **arguments)
    assert made["saved"] is True
    path = folder / "guides" / f"{made['name']}.json"
    signed = findings.accept(json.read(path), "c1", by="Eve Roe", at="2018-03-22T09:00:00Z")
    registry.write("json", signed, path)
    again = desk.call("annotate_statement", **arguments)
    assert again.structured_content
    assert again.structured_content["findings"][0]["signed_by"] == "Eve Roe, 2018-03-22T09:00:00Z"
    assert "Signed by Eve Roe" in text(again)
    assert json.read(path).reviews == signed.reviews
    (line,) = desk.given("list_guides")["guides"]
    assert (line["name"], line["claims"], line["signed"], line["saved"]) == (made["name"], 2, 1, True)


def test_a_persons_finding_is_told_as_theirs(desk: Session, folder: Path) -> None:
    file(desk)
    made = desk.given("annotate_statement", text=SAID, speaker="Ann Poe", date=str(DAY), as_of=str(DAY))
    path = folder / "guides" / f"{made['name']}.json"
    changed = findings.change(json.read(path), "c1", "disputed", by="Eve Roe", at="2018-03-22T09:00:00Z", signed=False)
    registry.write("json", changed, path)
    (finding,) = desk.given("read_guide", name=made["name"], claim="1")["findings"]
    assert finding["finding"] == "disputed"
    assert finding["probability"] is None
    assert finding["changed_by"].startswith("Eve Roe")


def test_a_quote_that_is_no_longer_on_file_is_told(desk: Session, folder: Path) -> None:
    name = str(file(desk)["document"])
    made = desk.given("annotate_statement", text=SAID, speaker="Ann Poe", date=str(DAY), as_of=str(DAY))
    assert made["findings"][0]["quotes"][0]["on_file"] is True
    Record.open(folder / "record").remove([name])
    gone = desk.call("read_guide", name=made["name"], claim="c1")
    assert gone.structured_content
    assert [quote["on_file"] for quote in gone.structured_content["findings"][0]["quotes"]] == [False]
    assert "NOT found in the record as it is now" in text(gone)


def test_files_that_are_no_guide_are_named_and_hide_no_other(desk: Session, folder: Path) -> None:
    made = desk.given("annotate_statement", text=SAID, speaker="Ann Poe", date=str(DAY), as_of=str(DAY))
    (folder / "guides" / "broken.json").write_text('{"version": "1", "title": ')
    (folder / "secret.json").write_text((folder / "guides" / f"{made['name']}.json").read_text("utf-8"), "utf-8")
    listed = desk.given("list_guides")
    assert [line["name"] for line in listed["guides"]] == [made["name"]]
    assert listed["unreadable"][0].startswith("broken.json: not a guide")
    assert "not a guide" in desk.refused("read_guide", name="broken")
    for name in ("../secret", str(folder / "secret"), "secret"):
        assert "there is no guide" in desk.refused("read_guide", name=name)
