"""Web archives packed with their index."""

import gzip
import zipfile
import zlib
from pathlib import Path

import pytest

from glossator.record import Document, Refusal
from glossator.record.readers import read, wacz
from glossator.record.readers.options import Options

from .helpers import reasons
from .test_warc import answer, archive, page

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


def packed(tmp_path: Path, files: dict[str, bytes], how: int = STORED, name: str = "a.wacz") -> Path:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", how) as zipped:
        zipped.writestr("datapackage.json", "{}")
        for inside, data in files.items():
            zipped.writestr(inside, data)
    return path


def same(one: Document, other: Document) -> bool:
    ways = {"source", "capture"}
    return one.model_dump(exclude=ways) == other.model_dump(exclude=ways)


@pytest.mark.parametrize("how", [STORED, DEFLATED])
@pytest.mark.parametrize("gz", [True, False])
def test_the_same_documents_as_from_the_loose_archive(tmp_path: Path, how: int, gz: bool) -> None:
    loose = archive(tmp_path, gz)
    path = packed(tmp_path, {f"archive/{loose.name}": loose.read_bytes(), "pages/pages.jsonl": b"{}"}, how)
    expected, found = list(read(loose, Options())), list(read(path, Options(home=str(tmp_path))))
    assert [type(one) for one in found] == [type(one) for one in expected]
    for one, other in zip(found, expected, strict=True):
        if isinstance(one, Document) and isinstance(other, Document):
            assert same(one, other)
            assert one.source == f"{path}: archive/{loose.name} at {other.source.rsplit(' ', 1)[1]}"
        elif isinstance(one, Refusal) and isinstance(other, Refusal):
            assert one.reason == other.reason
            assert one.source.startswith(f"{path}: archive/{loose.name}")


def test_the_place_of_the_raw_answer_is_counted_in_the_packed_file(tmp_path: Path) -> None:
    loose = archive(tmp_path)
    path = packed(tmp_path, {"archive/data.warc.gz": loose.read_bytes()})
    found = [one for one in read(path, Options(home=str(tmp_path))) if isinstance(one, Document)]
    for one in found:
        assert one.capture is not None
        assert one.capture.file == "a.wacz"
        raw = zlib.decompressobj(31).decompress(path.read_bytes()[one.capture.offset :])
        assert raw.startswith(b"WARC/1.0")
        assert one.address.encode() in raw
    assert len(found) == 2
    packed(tmp_path, {"archive/data.warc.gz": loose.read_bytes()}, DEFLATED)
    assert [one.capture for one in read(path, Options()) if isinstance(one, Document)] == [None, None]


def test_one_bad_archive_is_refused_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = gzip.compress(answer("https://paper.example/a", page("2018-03-20")))
    path = packed(tmp_path, {
        "archive/empty.warc.gz": b"",
        "archive/cut.warc.gz": good[:-20],
        "archive/../../up.warc.gz": good,
        "archive/odd.warc": b"odd",
        "archive/z.warc.gz": good,
        "indexes/a.warc.gz": good,
    })  # fmt: skip
    empty, cut, up, odd, document = read(path, Options())
    assert isinstance(document, Document)
    for refused, name, why in (
        (empty, "archive/empty.warc.gz", "empty"),
        (cut, "archive/cut.warc.gz", "truncated gzip"),
        (up, "archive/../../up.warc.gz", "leads out of the file"),
        (odd, "archive/odd.warc", "not a web archive"),
    ):
        assert isinstance(refused, Refusal)
        assert refused.source == f"{path}: {name}"
        assert why in refused.reason
    assert not list(tmp_path.parent.glob("up.warc.gz"))


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wacz, "SMALL", 1_000_000)
    path = packed(tmp_path, {"archive/a.warc": b"a" * 5_000_000}, DEFLATED)
    assert "unpacks to more than any web archive holds" in reasons(path)[0]
    monkeypatch.setattr(wacz, "MOST_ARCHIVES", 2)
    path = packed(tmp_path, {f"archive/{number}.warc": b"" for number in range(3)})
    assert "unpacks to more" in reasons(path)[0]


def test_no_more_is_unpacked_than_an_archive_is_said_to_hold(tmp_path: Path) -> None:
    path = packed(tmp_path, {"archive/a.warc": b"a" * 5_000_000}, DEFLATED)
    data = path.read_bytes()
    at = data.rindex(b"PK\x01\x02")
    path.write_bytes(data[: at + 24] + (1000).to_bytes(4, "little") + data[at + 28 :])
    (reason,) = reasons(path)
    assert "damaged in the packed file" in reason


@pytest.mark.parametrize("spoil", ["cut", "sum", "locked", "none", "empty", "text"])
def test_damage_is_told_by_name(tmp_path: Path, spoil: str) -> None:
    good = gzip.compress(answer("https://paper.example/a", page("2018-03-20")))
    path = packed(tmp_path, {"archive/a.warc.gz": good} if spoil != "none" else {"a.warc.gz": good})
    data = bytearray(path.read_bytes())
    if spoil == "cut":
        del data[-60:]
    elif spoil == "sum":
        data[data.index(good) + len(good) // 2] ^= 255
    elif spoil == "locked":
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes({"empty": b"", "text": b"text"}.get(spoil, bytes(data)))
    (reason,) = reasons(path)
    expected = {
        "cut": "damaged zip",
        "sum": "damaged in the packed file",
        "locked": "encrypted",
        "none": "no web archive in it",
    }
    assert expected.get(spoil, "damaged zip") in reason
