"""The record's pages: searched, read and added to; whatever is in a document is only shown."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from glossator.desk.database.tables import Job, Work
from glossator.desk.shelf.sheets import LONGEST
from glossator.record import Document, Record
from glossator.record.readers.options import Options

from ..sample import Desk
from ..shelf.conftest import do as do
from ..shelf.conftest import kind as kind
from ..shelf.conftest import own as own
from ..shelf.conftest import reading_here as reading_here
from ..shelf.conftest import record as record

QUOTED = "reuters-20170920"
HOSTILE = Document(
    id="hostile",
    title="<script>alert(1)</script>",
    text="Before \u202eturned <img src=x onerror=alert(2)> after\n" + "x" * 60_000 + "\n" + "word " * 20_000,
    address="javascript:alert(3)",
    publisher='"><svg onload=alert(4)>',
    author="</title><script>",
    source="/srv/secret/place/page.html",
    speaker="'\"",
    remarks=["<b>remark</b>"],
    published=date(2018, 3, 20),
    language='en" onfocus="alert(5)',
)


def test_what_is_on_file_is_counted_and_drawn(desk: Desk) -> None:
    page = desk.client("reader").get("/record").text
    assert re.search(r"\d+ documents in \d+ passages, published", page)
    assert page.count("<rect") >= 5
    assert "The numbers as a table" in page
    assert 'action="/record/add/files"' not in page, "a reader adds nothing"
    assert 'action="/record/add/files"' in desk.client("reporter").get("/record?by=year").text


def test_a_desk_without_a_record_says_so(empty: Desk, desk: Desk, tmp_path: Any) -> None:
    desk.settings = type(desk.settings)(desk.settings.folder, str(tmp_path / "none"), desk.settings.database)
    assert "Nothing is on file yet" in desk.client("reporter").get("/record").text
    assert desk.client("reporter").get("/record/search?words=fuel").status_code == 422
    assert desk.api("reader").get("/api/record").status_code == 422


def test_words_are_found_marked_and_lead_to_their_place(desk: Desk) -> None:
    browser = desk.client("reader")
    page = browser.get("/record/search", params={"words": "cargoes of fuel"}).text
    assert "<mark>cargoes</mark> of <mark>fuel</mark>" in page
    link = re.search(r'href="(/record/documents/reuters-20170920\?start=(\d+)&amp;end=(\d+)#c\2-\3)"', page)
    assert link is not None
    text = browser.get(link[1].replace("&amp;", "&")).text
    assert f'<mark id="c{link[2]}-{link[3]}" data-at="{link[2]}">' in text


def test_filters_hold(desk: Desk) -> None:
    def found(**asked: str) -> list[str]:
        page = desk.client("reader").get("/record/search", params=asked).text
        return re.findall(r'<h3><a href="/record/documents/([^"?]+)', page)

    assert set(found(words="fuel", publisher="Reuters")) <= set(found(publisher="Reuters"))
    assert QUOTED in found(publisher="Reuters")
    assert QUOTED not in found(words="fuel ships", until="2017-09-19")
    assert QUOTED in found(words="fuel ships", after="2017-09-20", until="2017-09-20")
    assert found(words="fuel", kind="no such kind") == []


@pytest.mark.parametrize(
    "asked",
    ["after=2018-13-01", "until=nonsense", "dated=perhaps", "page=0", "page=9999999999", "page=x",
     "words=" + "x" * 4_000],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_and_kept_in_the_form(desk: Desk, asked: str) -> None:
    answer = desk.client("reader").get(f"/record/search?publisher=Herald&{asked}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="Herald"' in answer.text


@pytest.mark.parametrize("words", ["%00", "' OR 1=1 --", "%22%3E%3Cscript%3E", "%E2%80%AE", "🦆", "a AND (b", "%ff%fe"])
def test_a_question_is_words_never_syntax(desk: Desk, words: str) -> None:
    answer = desk.client("reader").get(f"/record/search?words={words}&publisher={words}&kind={words}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_a_hostile_document_is_only_shown(own: Desk, record: Record) -> None:
    record.add_documents([HOSTILE], embed=False)
    browser = own.client("editor")
    paths = ("/documents/hostile", "/documents/hostile?page=3", "", "/search?words=turned+after", "/search?dated=dated")
    pages = [browser.get(f"/record{path}") for path in paths]
    for answer in pages:
        assert answer.status_code == 200
        shown = re.sub(r'<script src="/static/[a-z.-]+" defer></script>', "", answer.text)
        for never in ("<script", "<img", "<svg onload", "\u202e", "/srv/secret", 'href="javascript', "<b>remark"):
            assert never not in shown, never
        assert not re.search(r'<[^>"]*(?:"[^"]*"[^>"]*)*\son\w+=', shown)
        assert len(answer.text) < 4 * LONGEST + 200_000
    text = pages[0].text
    assert "⟨U+202E⟩" in text
    assert "page.html" in text
    assert "Page 1 of" in text


def test_a_long_document_is_turned_in_pages(own: Desk, record: Record) -> None:
    record.add_documents([HOSTILE], embed=False)
    browser = own.client("reader")
    start = len(HOSTILE.text) - 10
    marked = browser.get(f"/record/documents/hostile?start={start}&end={start + 4}").text
    assert f'id="c{start}-{start + 4}"' in marked
    assert browser.get("/record/documents/hostile?page=99").status_code == 404


@pytest.mark.parametrize("place", ["start=5&end=2", "start=5", "start=0&end=999999", "start=3&end=3"])
def test_a_quote_that_is_not_there_has_gone_astray(desk: Desk, place: str) -> None:
    answer = desk.client("reader").get(f"/record/documents/{QUOTED}?{place}")
    assert answer.status_code == 200
    assert "is orphaned" in answer.text
    assert "<mark" not in answer.text


def test_a_document_says_where_it_is_quoted(desk: Desk) -> None:
    page = desk.client("reader").get(f"/record/documents/{QUOTED}").text
    assert re.search(rf'href="/guides/{desk.work}#c\d+', page)
    assert 'rel="noreferrer noopener nofollow"' in page
    assert "Take it off file" not in page


def test_only_an_editor_takes_a_document_off_file(own: Desk, do: Callable[[], Any]) -> None:
    path = f"/record/documents/{QUOTED}/remove"
    assert own.client("reporter").post(path, data={"reason": "twice"}).status_code == 403
    assert "say why" in own.client("editor").post(path, data={"reason": " "}).text.lower()
    assert own.client("editor").post(path, data={"reason": "It was filed twice."}).status_code == 303
    assert "It is being taken off file" in own.client("editor").get(f"/record/documents/{QUOTED}").text
    do()
    assert own.client("editor").get(f"/record/documents/{QUOTED}").status_code == 404


def test_what_a_published_guide_quotes_stays(own: Desk) -> None:
    with own.database.writing() as session:
        session.execute(update(Work).where(Work.id == own.work).values(state="published", published_version=1))
    answer = own.client("editor").post(f"/record/documents/{QUOTED}/remove", data={"reason": "It is wrong."})
    assert answer.status_code == 409
    assert "Published guides quote this document" in answer.text
    assert f'href="/guides/{own.work}"' in answer.text


def upload(own: Desk, files: list[tuple[str, bytes]], login: str = "reporter", **fields: str) -> Any:
    return own.client(login).post("/record/add/files", files=[("files", one) for one in files], data=fields)


@pytest.mark.usefixtures("reading_here")
def test_files_are_taken_and_their_adding_shown(own: Desk, do: Callable[[], Any]) -> None:
    answer = upload(own, [("../../x.txt", b"Fuel was passed at sea."), ("bad.zip", b"PK")], publisher="Herald")
    assert answer.status_code == 303
    browser, place = own.client("reader"), answer.headers["location"]
    waiting = browser.get(place).text
    assert 'hx-trigger="every 1s"' in waiting
    assert "x.txt, bad.zip" in waiting
    do()
    part = browser.get(place, headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "every 1s" not in part
    assert "1 added, 1 refused" in part
    assert re.search(r"<td>bad.zip</td><td>.*packed folder.*</td>", part)
    assert "1 added, 1 refused" in browser.get("/record").text
    assert "Herald" in browser.get("/record/search?publisher=Herald").text


def test_who_may_not_add_uploads_nothing(own: Desk) -> None:
    files = [("x.txt", b"Fuel.")]
    assert upload(own, files, "reader").status_code == 403
    assert own.client().post("/record/add/files", files=[("files", files[0])]).headers["location"] == "/login"
    assert not (own.settings.folder / "uploads").exists()
    without = own.client("reporter", csrf=False)
    assert without.post("/record/add/files", files=[("files", files[0])]).status_code == 403
    token = own.passes.csrf["reporter"]
    assert without.post("/record/add/files", files=[("files", files[0])], data={"csrf": token}).status_code == 303


def test_what_cannot_be_uploaded_is_told(own: Desk) -> None:
    nothing = upload(own, [("", b"")])
    assert nothing.status_code == 422
    assert "Choose files to add" in nothing.text
    assert upload(own, [("x.txt", b"Fuel.")], mapping="nonsense").status_code == 422
    assert upload(own, [(f"{at}.txt", b"x") for at in range(1_001)]).status_code == 400
    broken = own.client("reporter").post("/record/add/files", content=b"--x\r\nnonsense",
                                         headers={"content-type": "multipart/form-data; boundary=x"})  # fmt: skip
    assert broken.status_code in (400, 422)


def test_addresses_are_asked_for_and_kept_where_one_is_amiss(own: Desk) -> None:
    browser = own.client("reporter")
    wrong = browser.post("/record/add/addresses", data={"addresses": "https://example.org/a\nnonsense"})
    assert wrong.status_code == 422
    assert "“nonsense” is no web address" in wrong.text
    assert "https://example.org/a\nnonsense</textarea>" in wrong.text
    assert browser.post("/record/add/addresses", data={"addresses": "https://example.org/a"}).status_code == 303
    with own.database.reading() as session:
        assert session.scalar(select(Job.asked))["addresses"] == ["https://example.org/a"]


def test_an_adding_that_failed_is_tried_again(own: Desk) -> None:
    place = upload(own, [("x.txt", b"Fuel.")]).headers["location"]
    browser = own.client("reporter")
    assert browser.post(f"{place}/again").status_code == 422
    with own.database.writing() as session:
        session.execute(update(Job).values(state="failed", words="the disk was full"))
    assert "Try again" in browser.get(place).text
    assert browser.post(f"{place}/again").status_code == 303
    assert browser.get("/record/additions/99").status_code == 404
    assert browser.get("/record/additions/99999999999999999999").status_code == 422


ADDRESS = "https://paper.example/a"
SCRIPTED = (
    "<!doctype html><html><head><title>Talks</title><meta http-equiv=refresh content='0;url=https://evil.example'></head>"
    "<body><script>alert(1)</script><p>The harbour master said that no ship had left the harbour since Monday.</p>"
    "<form action='/people'><input name=x></form><a href='/account'>Go</a></body></html>"
)


def captured(record: Record, folder: Any, body: bytes, kind: str, name: str = "a") -> Document:
    """A document of the record whose raw answer lies in an archive."""
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = folder / f"{name}.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        address = f"https://paper.example/{name}"
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=http))
    record.add([path], Options(), embed=False, progress=lambda _: None)
    return next(one for one in record.scan() if one.capture and one.address == address)


def test_a_capture_is_shown_and_nothing_in_it_runs(
    own: Desk, record: Record, reading_here: None, tmp_path: Any
) -> None:
    held = captured(record, tmp_path, SCRIPTED.encode(), "text/html; charset=utf-8")
    reader = own.client("reader")
    assert f"/record/documents/{held.id}/capture" in reader.get(f"/record/documents/{held.id}").text
    shown = reader.get(f"/record/documents/{held.id}/capture")
    assert shown.status_code == 200
    assert "no ship had left" in shown.text
    policy = shown.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'; style-src 'unsafe-inline'")
    assert "allow-" not in policy
    assert "script-src" not in policy
    assert (shown.headers["x-content-type-options"], shown.headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert '<head><base href="https://paper.example/a" target="_blank">' in shown.text


def test_a_captured_file_is_handed_out_and_never_opened(
    own: Desk, record: Record, reading_here: None, tmp_path: Any
) -> None:
    held = captured(record, tmp_path, b"The harbour master said that no ship had left.", "text/plain", "note.txt")
    given = own.client("reader").get(f"/record/documents/{held.id}/capture")
    assert given.headers["content-disposition"] == 'attachment; filename="note.txt"'
    assert given.headers["content-type"] == "application/octet-stream"


def test_a_capture_that_is_gone_is_told_without_its_place(
    own: Desk, record: Record, reading_here: None, tmp_path: Any
) -> None:
    held = captured(record, tmp_path, SCRIPTED.encode(), "text/html")
    (tmp_path / "a.warc.gz").unlink()
    gone = own.client("reader").get(f"/record/documents/{held.id}/capture")
    assert gone.status_code == 404
    assert str(tmp_path) not in gone.text
    assert own.client("reader").get(f"/record/documents/{QUOTED}/capture").status_code == 404
