"""Raw answers found again in their archives, checked, and passed on as the field's tools read them."""

import gzip
import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator.cli.main import application
from glossator.errors import InputError
from glossator.record import Document, Record
from glossator.record.captures.captured import answer
from glossator.record.captures.wacz import Page, searched, wacz

pytestmark = pytest.mark.slow

SAID = "The harbour master said that no ship had left the harbour since Monday morning, for want of a pilot."
PAGE = f"<html><head><title>No ship</title></head><body><main><p>{SAID}</p></main></body></html>".encode()


def archive(path: Path, *, gz: bool = True, body: bytes = PAGE, kind: str = "text/html; charset=utf-8") -> Path:
    """Two answers, as the field's library writes them."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gz, warc_version="1.1")
        for name in ("a", "b?z=1&a=2"):
            http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            when = {"WARC-Date": "2018-03-21T08:00:00Z"}
            address = f"https://www.paper.example/{name}"
            writer.write_record(writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=when,
            ))  # fmt: skip
    return path


def filed(tmp_path: Path, source: Path) -> tuple[Record, list[Document]]:
    record = Record.open(tmp_path / "record", create=True)
    record.add([source], embed=False)
    return record, sorted(record.scan(), key=lambda one: one.address)


@pytest.mark.parametrize("gz", [True, False])
def test_an_answer_is_found_again_byte_for_byte(tmp_path: Path, gz: bool) -> None:
    path = archive(tmp_path / ("x.warc.gz" if gz else "x.warc"), gz=gz)
    record, (first, _) = filed(tmp_path, path)
    kept = answer(record, first)
    assert (kept.address, kept.status, kept.kind, kept.charset) == (
        "https://www.paper.example/a",
        200,
        "text/html",
        "utf-8",
    )
    assert (kept.body, kept.holds) == (PAGE, True)
    assert kept.digest == hashlib.sha256(kept.raw).hexdigest()
    data = path.read_bytes()
    assert kept.raw in (gzip.decompress(data) if gz else data)


def test_an_archive_that_was_changed_or_moved_is_told(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.warc", gz=False)
    record, (first, _) = filed(tmp_path, path)
    path.write_bytes(path.read_bytes().replace(b"no ship", b"a ship!"))
    assert answer(record, first).holds is False
    path.write_bytes(b"WARC/1.1\r\n")
    with pytest.raises(InputError, match=r"x\.warc: no record at .*the archive was changed"):
        answer(record, first)
    path.unlink()
    with pytest.raises(InputError, match=r"x\.warc: the archive cannot be read \(No such file"):
        answer(record, first)
    with pytest.raises(InputError, match=r"read from page\.html, not from a web archive"):
        answer(record, Document(id="d1", text="x", source="/srv/page.html"))


def test_a_packed_archive_holds_what_its_digests_say(tmp_path: Path) -> None:
    record, documents = filed(tmp_path, archive(tmp_path / "x.warc.gz"))
    pages = [Page(answer(record, one), one.title) for one in documents]
    made = wacz(pages, "No ship")
    assert made == wacz(pages, "No ship")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in packed.infolist())
    about = json.loads(parts["datapackage.json"])
    assert about["wacz_version"] == "1.1.1"
    for part in about["resources"]:
        assert part["hash"] == "sha256:" + hashlib.sha256(parts[part["path"]]).hexdigest()
        assert part["bytes"] == len(parts[part["path"]])
    digest = json.loads(parts["datapackage-digest.json"])
    assert digest["hash"] == "sha256:" + hashlib.sha256(parts["datapackage.json"]).hexdigest()
    lines = parts["indexes/index.cdx"].decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        key, stamp, rest = line.split(" ", 2)
        entry = json.loads(rest)
        start = int(entry["offset"])
        raw = gzip.decompress(parts["archive/data.warc.gz"][start : start + int(entry["length"])])
        assert f"WARC-Target-URI: {entry['url']}\r\n".encode() in raw
        assert (key, stamp) == (searched(entry["url"]), "20180321080000")
    listed = [json.loads(line) for line in parts["pages/pages.jsonl"].splitlines()]
    assert [one.get("url") for one in listed] == [None, *(one.answer.address for one in pages)]


def test_the_field_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    """py-wacz's own validator, where it is installed."""
    field = pytest.importorskip("wacz.main")
    record, documents = filed(tmp_path, archive(tmp_path / "x.warc.gz"))
    path = tmp_path / "made.wacz"
    path.write_bytes(wacz([Page(answer(record, one), one.title) for one in documents], "No ship"))
    assert field.main(["validate", "-f", str(path)]) == 0


def test_what_is_packed_is_read_as_the_same_documents(tmp_path: Path) -> None:
    record, documents = filed(tmp_path, archive(tmp_path / "x.warc.gz"))
    path = tmp_path / "made.wacz"
    path.write_bytes(wacz([Page(answer(record, one), one.title) for one in documents], "No ship"))
    again = Record.open(tmp_path / "again", create=True)
    again.add([path], embed=False)
    assert {one.id: (one.content, one.captured) for one in again.scan()} == {
        one.id: (one.content, date(2018, 3, 21)) for one in documents
    }


# As archives look addresses up; the values are those of the package surt 0.3.1.
@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Paper.example/A/B/?z=1&a=2", "example,paper)/a/b?a=2&z=1"),
        ("http://paper.example:8080/", "example,paper:8080)/"),
        ("https://paper.example", "example,paper)/"),
        ("http://10.0.0.1/x", "1,0,0,10)/x"),
        ("https://paper.example/a%20b;x=1/", "example,paper)/a%20b;x=1"),
        ("https://paper.example/x?a=&b", "example,paper)/x?a=&b"),
        ("https://paper.example/Path/#frag", "example,paper)/path"),
    ],
)
def test_addresses_are_in_the_order_of_archives(address: str, key: str) -> None:
    assert searched(address) == key


def test_captures_are_listed_checked_and_copied_out(tmp_path: Path) -> None:
    source = archive(tmp_path / "x.warc", gz=False)
    record, documents = filed(tmp_path, source)

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(application(), ["record", "captures", *words, "--record", str(record.path)])
        return done.exit_code, str(done.exception) if isinstance(done.exception, InputError) else done.output

    code, told = run()
    assert code == 0
    assert told.count("digest holds") == 2
    assert documents[0].id in told
    for name in ("all.wacz", "all.warc.gz", "all.warc"):
        assert run("--to", str(tmp_path / name))[0] == 0
        copy = Record.open(tmp_path / f"of {name}", create=True)
        copy.add([tmp_path / name], embed=False)
        assert {one.content for one in copy.scan()} == {one.content for one in documents}
    assert "already exists" in run("--to", str(tmp_path / "all.wacz"))[1]
    assert "unsupported extension" in run("--to", str(tmp_path / "all.zip"))[1]
    source.write_bytes(source.read_bytes().replace(b"no ship", b"a ship!"))
    code, told = run(documents[0].id)
    assert code == 1
    assert "DIGEST DOES NOT MATCH" in told
