"""What is not read is refused with what to do instead, as documents and as statements alike."""

from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.formats.unsupported import address, instead
from glossator.record.model import Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options
from glossator.statement import read as read_statement


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("notes.DOC", "save it as .docx or .txt"),
        ("table.ods", "save it as .xlsx or .csv"),
        ("mail.msg", "save the messages as .eml or .mbox"),
        ("pages.zip", "unpack"),
    ],
)
def test_the_next_step_is_told(tmp_path: Path, name: str, step: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 something")
    refused = list(read(path, Options()))
    assert [type(one) for one in refused] == [Refusal]
    assert step in refused[0].reason  # type: ignore[union-attr]
    with pytest.raises(InputError, match="not read as a statement"):
        read_statement(path)


def test_an_unknown_file_is_told_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "strange.xyz"
    path.write_bytes(b"\x01\x02")
    (refused,) = read(path, Options())
    assert "unknown format (.xyz); read are .html" in refused.reason  # type: ignore[union-attr]


def test_captions_are_sent_to_where_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text("WEBVTT\n")
    (refused,) = read(path, Options())
    assert "glossator annotate" in refused.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["https://news.example/a", "https:/news.example/a", "HTTP://news.example/a"])
def test_an_address_is_named_whole_and_refused(name: str) -> None:
    assert "://news.example/a: URLs are not fetched here; save the page, and give the file" in address(name)
    with pytest.raises(InputError, match="not fetched"):
        read_statement(name)


def test_files_are_no_addresses_and_known_formats_need_no_step() -> None:
    assert not address("https.txt")
    assert not address("folder/https:notes.md")
    known = ("a.html", "a.csv.gz", "a.docx", "a.eml", "a.mhtml", "a.wacz", "a.odt", "a.xlsx", "a.pdf", "a.jsonl")
    assert not any(instead(name) for name in known)


def test_an_interrupted_first_add_leaves_no_empty_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typer
    from typer.testing import CliRunner

    from glossator.cli import record as command
    from glossator.record import Record

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Record, "add", interrupted)
    app = typer.Typer()
    command.register(app)
    (tmp_path / "a.txt").write_text("The ferry sailed.")
    done = CliRunner().invoke(app, ["record", "add", str(tmp_path / "a.txt"), "--record", str(tmp_path / "rec")])
    assert done.exit_code != 0
    assert not (tmp_path / "rec").exists()
