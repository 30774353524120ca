"""Files and folders into the record: bad ones refused by name with their reason, all else added, order fixed."""

import gzip
import os
import resource
from pathlib import Path

import pytest

from glossator.record import Record
from glossator.record.filing import worker
from glossator.record.filing.pipeline import read_files
from glossator.record.readers.options import Options

pytestmark = pytest.mark.slow

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>" + "<p>{1}</p>" * 6 + "</article></body></html>"
)
WORDS = "The minister of the interior spoke at length about the harbour, its ships and the price of grain in spring."


def page(name: str) -> str:
    return PAGE.format(name, WORDS + " " + name)


def locked_pdf(path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    with path.open("wb") as file:
        writer.write(file)


@pytest.fixture
def bad_folder(tmp_path: Path) -> Path:
    """A folder of everything that can be wrong, and five good files among it."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a-good.html").write_text(page("first"))
    (folder / "b-empty.html").write_bytes(b"")
    with (folder / "c-zeros.txt").open("wb") as file:
        file.truncate(50_000_000)
    with (folder / "c-zeros.html").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "d-broken.txt").write_bytes(b"Plain words and then \xc3\x28 \xff damage")
    (folder / "d-broken.html").write_bytes(page("café").encode() + b"\xc3\x28\xff")
    (folder / "e-cut.html.gz").write_bytes(gzip.compress(os.urandom(5000) + page("cut").encode())[:3000])
    (folder / "f-bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"a" * 300_000_000, 9))
    (folder / "g-nested.html").write_text("<html><body>" + "<div>" * 100_000 + WORDS + "</div>" * 100_000)
    locked_pdf(folder / "h-locked.pdf")
    (folder / "i-loop").symlink_to(folder)
    (folder / "i-self").symlink_to(folder / "i-self")
    (folder / "i-nowhere.txt").symlink_to(folder / "nothing")
    (folder / "j-unknown.xyz").write_bytes(b"\x01\x02\x03")
    (folder / "k-notpdf.pdf").write_bytes(b"%PDF-1.7 and then nothing of the kind")
    (folder / "k-notword.docx").write_bytes(b"PK\x03\x04 no")
    (folder / "l-good.md").write_text("---\ntitle: A letter\n---\nThe letter said so.")
    (folder / "m-rows.jsonl").write_text('{"text": "A row of words."}\nnot json\n{"title": "no words"}\n')
    (folder / "n-cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "never"}\n' * 10_000)[:60])
    os.mkfifo(folder / "o-pipe.txt")
    (folder / ".hidden.txt").write_text("hidden")
    (folder / "sub" / "z-good.txt").write_text("The last good one.")
    return folder


REASONS = {
    "b-empty.html": "empty",
    "c-zeros.html": "nothing but zeros",
    "c-zeros.txt": "nothing but zeros",
    "d-broken.html": "broken UTF-8",
    "d-broken.txt": "not UTF-8 text (byte 22)",
    "e-cut.html.gz": "truncated gzip",
    "f-bomb.html.gz": "larger than 20,000,000 bytes when decompressed",
    "g-nested.html": "nested more than 256 deep",
    "h-locked.pdf": "protected with a password",
    "i-loop": "symlink loop",
    "i-nowhere.txt": "symlink to nothing",
    "i-self": "symlink loop",
    "j-unknown.xyz": "unknown format (.xyz)",
    "k-notpdf.pdf": "not a PDF",
    "k-notword.docx": "not a Word document",
    "m-rows.jsonl, row 2": "not JSON",
    "m-rows.jsonl, row 3": "no text in it",
    "n-cut.jsonl.gz": "truncated gzip",
    "o-pipe.txt": "neither a file nor a folder",
}


def test_each_bad_file_is_refused_by_name_and_all_else_added(bad_folder: Path, record: Record) -> None:
    summary = record.add([bad_folder], embed=False)
    refused = {refusal.source.removeprefix(f"{bad_folder}/"): refusal.reason for refusal in summary.refused}
    assert sorted(refused) == sorted(REASONS)
    for name, reason in REASONS.items():
        assert reason in refused[name], name
    assert list(refused) == sorted(refused)  # in the order of the folder
    assert {Path(document.source).name for document in record.scan()} == {
        "a-good.html", "l-good.md", "m-rows.jsonl", "z-good.txt",
    }  # fmt: skip
    assert summary.added == 4
    again = record.add([bad_folder], embed=False)
    assert (again.added, again.unchanged, len(again.refused)) == (0, 4, len(REASONS))


def test_the_order_does_not_depend_on_how_many_read(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(f"Number {n}. " * (1 + 37 * n % 11))
    orders = [
        [
            one
            for part in read_files([tmp_path], Options(), processes)
            for one in part.documents.column("source").to_pylist()
        ]
        for processes in (1, 3)
    ]
    assert orders[0] == orders[1] == [str(tmp_path / f"{n:02}.txt") for n in range(40)]


BAD_READER = """
import os, time
from glossator.record.readers import text
good = text.read
def read(path, options):
    if path.name == "die.txt":
        os._exit(9)
    if path.name == "hang.txt":
        time.sleep(1000)
    if path.name == "eat.txt":
        bytearray(1 << 40)
    return good(path, options)
text.read = read
from glossator.record.filing.worker import main
main()
"""


def test_a_file_that_kills_or_stops_its_reader_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.record.filing.pipeline._START", BAD_READER)
    for name in ("a", "die", "eat", "hang", "z"):
        (tmp_path / f"{name}.txt").write_text(f"The words of {name}.")
    parts = list(read_files([tmp_path], Options(), processes=1, time_limit=8))
    reasons = {Path(refusal.source).name: refusal.reason for part in parts for refusal in part.refused}
    assert reasons.keys() == {"die.txt", "eat.txt", "hang.txt"}
    assert "crashed" in reasons["die.txt"]
    assert "too much for this machine" in reasons["eat.txt"]
    assert "longer than 8 s" in reasons["hang.txt"]
    found = sorted(Path(one).name for part in parts for one in part.documents.column("source").to_pylist())
    assert found == ["a.txt", "z.txt"]


def test_a_path_that_is_not_there_is_refused(record: Record, tmp_path: Path) -> None:
    (refusal,) = record.add([tmp_path / "nothing"], embed=False).refused
    assert refusal.reason == "No such file or directory"


def test_a_lower_bound_of_memory_than_ours_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1 << 30, 1 << 30))
    monkeypatch.setattr(resource, "setrlimit", lambda _, given: bounds.append(given))
    worker._bound_memory()
    assert bounds == [(1 << 30, 1 << 30)]
