"""One folder as files, as a web archive, packed with its index, and over the network: the same documents."""

import io
import mimetypes
import zipfile
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.record.readers import packed
from tests.record.readers.test_pdf import pdf

from glossator.addresses import add_addresses
from glossator.record.model import Document
from glossator.record.record import Record

from .conftest import HERE
from .server import NEWS, Answer, Handler, article, page, served
from .test_private import Network

SITE = "paper.example.org"
SAID = "The harbour master said that no ship had left the harbour since Monday morning."
TABLE = f"id,text,date\n1,{SAID},2018-03-20\n2,The ferries stopped at noon on Tuesday for want of fuel.,2018-03-21\n"


def mirror(folder: Path) -> Path:
    """A site as `wget -m` lays it down: pages of several kinds, and a file of each format."""
    site = folder / SITE
    (site / "docs").mkdir(parents=True)
    (site / "news").mkdir()
    (site / "index.html").write_text(page("The Coast Paper", NEWS))
    (site / "news" / "bridges.html").write_text(article("Bridges shut", address=f"https://{SITE}/news/bridges.html"))
    (site / "news" / "ferry.html").write_text(article("No ferry"))
    (site / "list?page=2").write_text(page("All of March", NEWS))
    (site / "robots.txt").write_text("User-agent: *\nAllow: /\n")
    docs = site / "docs"
    words = b"BT /F1 12 Tf 72 700 Td (The council closed two bridges on Monday, after engineers found cracks.) Tj ET"
    (docs / "report.pdf").write_bytes(pdf(words))
    packed.odt(docs / "minutes.odt", f"<text:p>{SAID}</text:p>")
    word(docs / "letter.docx")
    (docs / "letter two.rtf").write_text(f"{{\\rtf1\\ansi {SAID}\\par}}")
    packed.pptx(docs / "slides.pptx", [(packed.shape(SAID), "")])
    packed.epub(docs / "book.epub", [f"<html><body><p>{SAID}</p></body></html>"])
    packed.workbook(docs / "table.xlsx", {"March": [["id", "text"], ["1", SAID]]})
    (docs / "table.csv").write_text(TABLE)
    (docs / "rows.jsonl").write_text('{"id": "7", "text": "' + SAID + '"}\n')
    (docs / "note.txt").write_text(SAID)
    (docs / "note.md").write_text(f"---\npublished: 2018-03-20\n---\n# No ship\n\n{SAID}\n")
    (docs / "mail.eml").write_bytes(mail())
    return site


def word(path: Path) -> None:
    from docx import Document as Word

    made = Word()
    made.add_paragraph(SAID)
    made.save(str(path))


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Jane Doe <jane@paper.example.org>", "No ship"
    message["Date"], message["Message-ID"] = "Tue, 20 Mar 2018 08:00:00 +0000", "<7@paper.example.org>"
    message.set_content(SAID)
    message.add_attachment(TABLE.encode(), "text", "csv", filename="table.csv")
    return bytes(message)


KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/octet-stream",  # as many servers do
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xlsx": "application/zip",
    ".epub": "application/epub+zip",
    ".jsonl": "application/x-ndjson",
    ".md": "text/markdown",
    ".rtf": "text/plain",
    ".eml": "message/rfc822",
}


def answers(site: Path) -> dict[str, tuple[bytes, str]]:
    """What the site answers, by the path of each address."""
    found = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        place = path.relative_to(site).as_posix()
        kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/html"
        found["/" if place == "index.html" else f"/{place}"] = (path.read_bytes(), kind)
    return found


def address(place: str) -> str:
    return f"http://{SITE}{place.replace(' ', '%20')}"


def as_warc(site: Path, to: Path) -> Path:
    """The site in an archive, as the field's library writes it."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with to.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        for place, (body, kind) in answers(site).items():
            http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(address(place), "response", payload=io.BytesIO(body), http_headers=http)
            writer.write_record(record)
    return to


def as_wacz(warc: Path, to: Path) -> Path:
    with zipfile.ZipFile(to, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.write(warc, "archive/data.warc.gz")
    return to


def kept(record: Record) -> dict[str, tuple[str, str, str, str]]:
    def told(one: Document) -> tuple[str, str, str, str]:
        return one.address.partition("://")[2], one.title, one.text, str(one.published)

    return {one.id: told(one) for one in record.scan()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mirror(tmp_path_factory.mktemp("mirror"))


def added(tmp_path: Path, name: str, source: Path) -> Record:
    record = Record.open(tmp_path / name, create=True)
    summary = record.add([source], embed=False, engine=HERE)
    assert summary.refused == []
    return record


def over_http(tmp_path: Path, site: Path) -> Record:
    paths: dict[str, str | Answer] = {}
    for place, (body, kind) in answers(site).items():

        def answer(handler: Handler, body: bytes = body, kind: str = kind) -> None:
            handler.send(body, kind=kind)

        paths[place.partition("?")[0].replace(" ", "%20")] = answer
    record = Record.open(tmp_path / "http", create=True)
    with served(paths) as here:
        session = Network({SITE: ["93.184.216.34"]}, here.server_port).session()
        asked = [address(place) for place in answers(site) if place != "/robots.txt"]
        summary = add_addresses(record, asked, session=session, embed=False, engine=HERE)
    assert summary.refused == []
    return record


def test_the_same_documents_with_the_same_ids(tmp_path: Path, site: Path) -> None:
    warc = as_warc(site, tmp_path / "site.warc.gz")
    files = kept(added(tmp_path, "files", site.parent))
    assert kept(added(tmp_path, "warc", warc)) == files
    assert kept(added(tmp_path, "wacz", as_wacz(warc, tmp_path / "site.wacz"))) == files
    assert kept(over_http(tmp_path, site)) == files
    named = {unquote(where.removeprefix(SITE)) for where, *_ in files.values()}
    assert named >= {place for place in answers(site) if place not in ("/robots.txt", "/docs/mail.eml")}
    assert len(files) == len(answers(site)) - 1 + 1 + 2  # no robots.txt; a row more in one table; two attached rows


def test_everything_that_was_served_has_its_capture(tmp_path: Path, site: Path) -> None:
    for one in over_http(tmp_path, site).scan():
        assert one.capture is not None, one.address
        assert one.source.startswith(str(tmp_path / "http" / "captures")), one.source


def test_what_a_table_states_of_other_sites_replaces_nothing(tmp_path: Path) -> None:
    table = f"url,text\nhttps://other.example.com/a,{SAID}\nhttps://{SITE}/b,{SAID} Still.\n"
    paths: dict[str, str | Answer] = {"/t.csv": lambda handler: handler.send(table, kind="text/csv")}
    record = Record.open(tmp_path / "record", create=True)
    with served(paths) as here:
        session = Network({SITE: ["93.184.216.34"]}, here.server_port).session()
        add_addresses(record, [address("/t.csv")], session=session, embed=False, engine=HERE)
    found = {one.address: one.remarks for one in record.scan()}
    assert found == {
        address("/t.csv"): ["it says that it is https://other.example.com/a; it is on file as what "
                            f"{SITE} serves"],
        f"https://{SITE}/b": [],
    }  # fmt: skip


def test_a_bad_row_is_told_under_the_address(tmp_path: Path) -> None:
    table = f"id,text\n1,{SAID}\n2,\n"
    paths: dict[str, str | Answer] = {"/t.csv": lambda handler: handler.send(table, kind="text/csv")}
    record = Record.open(tmp_path / "record", create=True)
    with served(paths) as here:
        session = Network({SITE: ["93.184.216.34"]}, here.server_port).session()
        summary = add_addresses(record, [address("/t.csv")], session=session, embed=False, engine=HERE)
    assert summary.added == 1
    assert [(one.source, one.reason) for one in summary.refused] == [(f"{address('/t.csv')}, row 2", "no text in it")]
