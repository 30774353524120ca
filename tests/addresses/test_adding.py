"""Pages at addresses are filed as saved pages are; what is no page is told by name; every raw answer is kept."""

import io
import re
import zlib
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from glossator.addresses import Session, add_addresses
from glossator.addresses.adding import AT_ONCE
from glossator.errors import RecordError
from glossator.record.filing.prepared import Prepared, prepare
from glossator.record.model import Refusal
from glossator.record.readers.options import Options
from glossator.record.record import Record

from . import server
from .conftest import HERE, Here
from .server import article, leads, page, served

pytestmark = pytest.mark.slow

NEWS = server.NEWS


def record(tmp_path: Path, name: str = "record") -> Record:
    return Record.open(tmp_path / name, create=True)


def answers(folder: Path) -> list[tuple[str, str, int]]:
    """Type, address and status of what is in the archives, digests checked by the library that reads them."""
    from fastwarc.warc import ArchiveIterator

    found = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for one in ArchiveIterator(stream, verify_digests=True):
                status = one.http_headers.status_code if one.http_headers and one.is_http else None
                found.append((one.headers["WARC-Type"], one.headers.get("WARC-Target-URI", ""), status or 0))
    return found


def test_a_page_is_filed_with_its_address_day_and_capture(tmp_path: Path, session: Session) -> None:
    here_record = record(tmp_path)
    with served({"/a": leads("/b"), "/b": article("Bridges shut")}) as here:
        summary = add_addresses(here_record, [f"{here.root}/a"], session=session)
        root = here.root
    assert (summary.added, summary.refused) == (1, [])
    (document,) = here_record.scan()
    assert (document.title, document.address, str(document.published)) == ("Bridges shut", f"{root}/b", "2018-03-20")
    assert document.captured is not None
    assert document.capture is not None
    kept = tmp_path / "record" / document.capture.file
    raw = zlib.decompressobj(31).decompress(kept.read_bytes()[document.capture.offset :])
    assert b"WARC-Type: response" in raw
    assert f"WARC-Target-URI: {root}/b\r\n".encode() in raw
    assert raw.rstrip().endswith(article("Bridges shut").encode())
    responses = [(address, status) for kind, address, status in answers(kept.parent) if kind == "response"]
    assert responses == [(f"{root}/a", 302), (f"{root}/b", 200)]
    assert here_record.has_vectors


PRIVACY = (
    "<p>We and our 300 partners use cookies to process your data.</p><p>You may withdraw consent.</p>",
    "<p>We store and access information on a device, such as cookies, with our partners.</p>"
    "<p>Choose Accept all to consent to personalised ads, or manage settings.</p>",
)
STUB = (
    "<p>The council voted on Monday to close two bridges over the river.</p>"
    "<p>To continue reading, subscribe now for £1 a week.</p>"
)
FORM = "<form>E-mail <input type=email> Password <input type=password></form>"
WALLS = {
    "/consent": page("Your privacy", PRIVACY[0]),
    "/cookies": page("The Coast Paper", PRIVACY[1]),
    "/paywall": page(
        "Subscribe to read", "<p>Unlimited access for £59 per month. Cancel anytime during your trial.</p>"
    ),
    "/metered": page("Bridges shut", "<p>You have reached your limit of free articles this month.</p>"),
    "/stub": page("Bridges shut", STUB),
    "/guard": page("Just a moment...", "<p>Checking your browser before you go on.</p><p>Ray ID: 8a7b6c5d</p>"),
    "/login": f"<html><head><title>Welcome</title></head><body>{FORM}</body></html>",
    "/shell": "<html><head><script src=/app.js></script></head><body><div id=root></div></body></html>",
    "/soft": page("Page not found", "<p>The page you are looking for could not be found. Go to the home page.</p>"),
    "/error": page("500", "<p>Internal server error. Please try again later.</p>"),
}
TOLD = {
    "/consent": "asking for consent",
    "/cookies": "asking for consent",
    "/paywall": "a paywall, not the article",
    "/metered": "a paywall, not the article",
    "/stub": "the stub of an article at a paywall",
    "/guard": "a guard against machines",
    "/login": "a login, not the page",
    "/shell": "the empty shell of a page",
    "/soft": "there is no such page",
    "/error": "an error page of the server",
    "/front": "leads to the front page of its site",
    "/picture": "not a page but image/png",
    "/feed": "a feed (application/rss+xml), not a page; add the pages it lists with `glossator record follow`",
    "/empty": "empty",
    "/gone": "there is no such page (404 Not Found)",
}


def test_what_is_no_article_is_told_by_name_and_the_rest_is_filed(tmp_path: Path, session: Session) -> None:
    paths: dict[str, str | server.Answer] = {
        **WALLS,
        "/front": leads("/"),
        "/": page("The Coast Paper", NEWS),
        "/picture": lambda handler: handler.send(b"\x89PNG", kind="image/png"),
        "/feed": lambda handler: handler.send("<rss/>", kind="application/rss+xml"),
        "/empty": lambda handler: handler.send(""),
        "/good": article("Bridges shut"),
    }
    filed = record(tmp_path)
    with served(paths) as here:
        asked = [f"{here.root}{path}" for path in (*TOLD, "/good")]
        summary = add_addresses(filed, [*asked, "ftp://paper.example/a"], session=session, embed=False, engine=HERE)
        root = here.root
    told = {one.source.removeprefix(root): one.reason for one in summary.refused}
    assert list(told) == [*TOLD, "ftp://paper.example/a"]
    assert {path: words in told[path] for path, words in TOLD.items()} == dict.fromkeys(TOLD, True), told
    assert summary.added == 1
    assert [one.address for one in filed.scan()] == [f"{root}/good"]
    kept = {address for kind, address, _ in answers(tmp_path / "record" / "captures") if kind == "response"}
    assert kept == {f"{root}{path}" for path in (*TOLD, "/good", "/")}


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (article("Größe").replace("utf-8", "iso-8859-1"), "text/html; charset=utf-8"),
        (article("Größe").replace('<meta charset="utf-8">', ""), "text/html; charset=iso-8859-1"),
    ],
)
def test_a_wrong_charset_makes_no_wrong_letter(tmp_path: Path, session: Session, sent: str, kind: str) -> None:
    filed = record(tmp_path)
    with served({"/a": lambda handler: handler.send(sent.encode("latin-1"), kind=kind)}) as here:
        add_addresses(filed, [f"{here.root}/a"], session=session, embed=False, engine=HERE)
    assert [one.title for one in filed.scan()] == ["Größe"]


def test_letters_that_cannot_be_read_exactly_are_refused(tmp_path: Path, session: Session) -> None:
    broken = article("Größe").encode().replace("ö".encode(), b"\xf6")
    with served({"/a": lambda handler: handler.send(broken)}) as here:
        summary = add_addresses(record(tmp_path), [f"{here.root}/a"], session=session, engine=HERE)
    assert "broken UTF-8" in summary.refused[0].reason


def test_faults_of_many_servers_stop_nothing_and_lose_nothing(tmp_path: Path, session: Session) -> None:
    faults = ("endless", "too_short", "too_long", "bomb", "damaged", "not_http", "slow")
    filed = record(tmp_path)
    paths: dict[str, str | server.Answer] = {f"/{name}": getattr(server, name) for name in faults}
    with served({**paths, "/x": article("First"), "/y": article("Last")}) as here:
        asked = [f"{here.root}/x", *(f"{here.root}{path}" for path in paths), f"{here.root}/y"]
        summary = add_addresses(filed, asked, session=session, embed=False, engine=HERE)
    assert summary.added == 2
    assert len(summary.refused) == len(faults)


def test_again_nothing_is_sent_or_filed_twice(tmp_path: Path, session: Session) -> None:
    def answer(handler: server.Handler) -> None:
        same = handler.headers["If-None-Match"] == '"7"'
        handler.send("" if same else article("Bridges shut"), status=304 if same else 200, ETag='"7"')

    filed = record(tmp_path)
    with served({"/a": answer}) as here:
        asked = [f"{here.root}/a?utm_source=x", f"{here.root}/a"]
        assert add_addresses(filed, asked, session=session, embed=False, engine=HERE).added == 1
        again = add_addresses(filed, asked, session=session, embed=False, engine=HERE)
        assert (again.added, again.unchanged, again.refused) == (0, 1, [])
        filed.remove([one.id for one in filed.scan()])
        assert add_addresses(filed, asked, session=session, embed=False, engine=HERE).added == 1


def test_a_page_has_one_id_however_it_came(tmp_path: Path, session: Session) -> None:
    """The same pages as saved files, from addresses, and from the archive that was written of them."""
    folder = tmp_path / "saved"
    folder.mkdir()
    pages = {f"/{name}.html": article(name, address=f"https://paper.example/{name}") for name in ("one", "two")}
    for path, words in pages.items():
        (folder / path[1:]).write_text(words, encoding="utf-8")
    records = [record(tmp_path, name) for name in ("files", "addresses", "archive")]
    records[0].add([folder], embed=False, engine=HERE)
    with served(dict(pages)) as here:
        add_addresses(
            records[1], [f"{here.root}{path}?utm_medium=x" for path in pages], session=session, embed=False, engine=HERE
        )
    records[2].add([tmp_path / "addresses" / "captures"], embed=False, engine=HERE)
    found = [[(one.id, one.address, one.text, one.content) for one in each.scan()] for each in records]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 2


def test_more_addresses_than_an_archive_takes(tmp_path: Path, session: Session) -> None:
    filed, told = record(tmp_path), []
    paths: dict[str, str | server.Answer] = {f"/{number}": article(f"Bridge {number}") for number in range(AT_ONCE + 3)}
    with served(paths) as here:
        summary = add_addresses(
            filed,
            [f"{here.root}{path}" for path in paths],
            session=session,
            embed=False,
            engine=HERE,
            progress=lambda so_far: told.append(so_far.added),
        )
    assert summary.added == len(paths) == filed.count()
    assert len(list((tmp_path / "record" / "captures").glob("*.warc.gz"))) == 2
    assert told == sorted(told)


def test_a_page_that_its_reader_dies_of_takes_no_other_with_it(tmp_path: Path, session: Session) -> None:
    class Mortal(Here):
        def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
            raw = zlib.decompressobj(31)
            for path in paths:
                data, words = Path(path).read_bytes(), b""
                while data:
                    raw = zlib.decompressobj(31)
                    words, data = words + raw.decompress(data), raw.unused_data
                if b"deadly" in words:
                    yield prepare([Refusal(source=str(path), reason="its reader crashed")])
                else:
                    yield from super().read([path], options)

    filed = record(tmp_path)
    with served({"/a": article("One"), "/b": article("deadly"), "/c": article("Three")}) as here:
        asked = [f"{here.root}{path}" for path in ("/a", "/b", "/c")]
        summary = add_addresses(filed, asked, session=session, embed=False, engine=Mortal())
    assert summary.added == 2
    assert [(one.source, one.reason) for one in summary.refused] == [(asked[1], "its reader crashed")]
    for document in filed.scan():
        assert document.capture is not None
        assert (tmp_path / "record" / document.capture.file).exists()


def test_a_record_elsewhere_keeps_no_captures(session: Session) -> None:
    class Elsewhere:
        address = "s3://archive/record"

        @property
        def path(self) -> Path:
            raise RecordError("elsewhere")

    with pytest.raises(RecordError, match=r"s3://archive/record: URLs can only be fetched into a record in a folder"):
        add_addresses(Elsewhere(), ["https://paper.example/"], session=session)  # type: ignore[arg-type]


def test_the_archive_is_one_that_the_fields_own_tool_reads(tmp_path: Path, session: Session) -> None:
    from warcio.archiveiterator import ArchiveIterator

    with served({"/a": article("Bridges shut")}) as here:
        add_addresses(record(tmp_path), [f"{here.root}/a"], session=session, embed=False, engine=HERE)
    (path,) = (tmp_path / "record" / "captures").glob("*.warc.gz")
    kinds = []
    with io.BytesIO(path.read_bytes()) as stream:
        for one in ArchiveIterator(stream, check_digests="raise"):
            one.content_stream().read()
            kinds.append(one.rec_type)
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", one.rec_headers["WARC-Date"])
    assert kinds == ["warcinfo", "response", "request"]
