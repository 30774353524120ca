"""Mailboxes."""

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest

from glossator.formats import files
from glossator.record import Document, Refusal
from glossator.record.readers import mbox, read
from glossator.record.readers.options import Options

from .helpers import documents, reasons
from .test_mail import attach, message, written

LINE = b"From ann@port.example Thu Mar 22 10:00:00 2018\n"


def box(*mails: bytes, line: bytes = LINE, end: bytes = b"\n") -> bytes:
    return b"\n".join(line + mail.rstrip(b"\n") + b"\n" for mail in mails).replace(b"\n", end)


def three() -> list[bytes]:
    return [bytes(message(f"Ship {number} is in.", Message_ID=f"<{number}@x>")) for number in range(3)]


@pytest.mark.parametrize(
    "line", [LINE, b"From - Thu Mar 22 10:00:00 2018\n", b"From MAILER-DAEMON\n", b"From a@b.example\n"]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("name", ["all.mbox", "Inbox", "all.mbox.gz"])
def test_each_message_is_a_document(tmp_path: Path, line: bytes, end: bytes, name: str) -> None:
    data = box(*three(), line=line, end=end)
    found = documents(written(tmp_path, gzip.compress(data) if name.endswith(".gz") else data, name))
    assert [one.text for one in found] == ["Ship 0 is in.", "Ship 1 is in.", "Ship 2 is in."]
    assert found[1].source.endswith(f"{name}, message 2")
    assert found[1].id == documents(written(tmp_path, three()[1], "one.eml"))[0].id


def test_lines_that_look_like_the_line_between_messages(tmp_path: Path) -> None:
    text = "Hello.\n\nFrom now on the harbour is open.\nNote: for all.\n\n>From here.\n>>From what you wrote.\n> From x"
    (found,) = documents(written(tmp_path, box(bytes(message(text))), "a.mbox"))
    assert found.text == text.replace(">From here", "From here").replace(">>From", ">From")


def test_a_bad_message_is_refused_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    one, two, three_ = three()
    bad = two.replace(b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding: base64")
    with_files = bytes(attach(attach(message("x"), b"\x89PNG", "a.png", "image/png"), b"\x89PNG", "b.png", "image/png"))
    found = list(read(written(tmp_path, box(one, bad, three_, with_files), "a.mbox"), Options()))
    assert [type(one) for one in found] == [Document, Refusal, Document, Document, Refusal]
    assert isinstance(found[1], Refusal)
    assert found[1].source.endswith("a.mbox, message 2")
    assert isinstance(found[4], Refusal)
    assert (found[4].passed_over, found[4].reason) == (True, "2 attachments that are not documents: 2 image/png")


def test_messages_are_cut_the_same_wherever_a_block_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = box(*three())
    path = written(tmp_path, data, "a.mbox")
    whole = list(mbox.messages(path))
    for size in (1_600, 1_601, 1_603):
        padded = box(bytes(message("a " * 790)), *three())
        path.write_bytes(padded)
        monkeypatch.setattr(mbox, "blocks", lambda path, size=size: files.blocks(path, size))
        assert list(mbox.messages(path))[1:] == whole


def test_a_large_mailbox_is_never_held_as_a_whole(tmp_path: Path) -> None:
    path = written(tmp_path, box(*[bytes(message("The harbour is open. " * 500))] * 6_000), "a.mbox")
    assert path.stat().st_size > 60_000_000
    tracemalloc.start()
    assert sum(1 for _ in mbox.messages(path)) == 6_000
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8_000_000


def test_a_message_that_is_too_large_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mbox, "LARGEST", 2_000_000)
    one, two, _ = three()
    path = written(tmp_path, box(one, one + b"a" * 5_000_000, two), "a.mbox")
    assert [getattr(found, "text", "") for found in read(path, Options())] == ["Ship 0 is in.", "", "Ship 1 is in."]
    assert "larger than" in reasons(path)[0]


def test_refusals_are_named_up_to_a_bound(tmp_path: Path) -> None:
    path = written(tmp_path, box(*[b"X: y\n\nz"] * 5_000), "a.mbox")
    found = reasons(path)
    assert len(found) == 101
    assert found[-1] == "4,900 more messages, for reasons like these"


@pytest.mark.parametrize("data", [b"", b"no mailbox", b"From the beginning\nit was so", b"From a@b.example\n" * 1000])
def test_what_is_no_mailbox_is_refused(tmp_path: Path, data: bytes) -> None:
    (reason,) = reasons(written(tmp_path, data, "a.mbox"))
    assert "empty" in reason or "not a mailbox" in reason


def test_a_mailbox_cut_short_in_its_packing(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(box(*three()))[:-20], "a.mbox.gz")
    assert "truncated gzip" in reasons(path)[-1]


def test_lines_made_to_take_long_do_not(tmp_path: Path) -> None:
    begun = time.monotonic()
    path = written(tmp_path, LINE + b"Subject: b\n\n" + (b"From " + b"@" * 900 + b"\n\n") * 5_000, "a.mbox")
    assert len(documents(path)) == 1
    assert time.monotonic() - begun < 20
