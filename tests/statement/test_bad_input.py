"""Whatever is thrown at it: a clear message or a sound result, never a crash, and time that grows with the length."""

import gzip
import time
from pathlib import Path

import pytest
from tests.statement.posts import claims_in, even

from glossator.errors import InputError
from glossator.statement import claims, formats, from_text, read
from glossator.statement.readers import plain

pytestmark = pytest.mark.slow


def test_ten_megabytes_without_a_stop_take_linear_time() -> None:
    statement = from_text("never stops " * 900_000, format="text")
    started = time.perf_counter()
    found = claims(statement, detector=even)
    assert time.perf_counter() - started < 20
    assert [claim.flags for claim in found] == [["not read: 10,799,999 characters without the end of a sentence"]]
    assert found[0].spans[0].end <= 300


def test_words_without_stops_are_still_taken_apart() -> None:
    said = "peru exported copper to chile in 2016 and then the president of peru visited china " * 60
    found = claims_in(said)
    assert len(found) > 20
    assert max(len(claim.text) for claim in found) <= 1_200


@pytest.mark.parametrize("text", ["🎉🎉🎉 🚀", "......", "…", "!!!", "12:30", "()", "\u202e\u202d", "#"])
def test_nothing_said_gives_no_checkable_claim(text: str) -> None:
    assert not [claim for claim in claims_in(text) if claim.kind.checkable]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("زار الرئيس بيرو في عام 2016 ووقع على معاهدة التجارة مع تشيلي.", "ar"),
        ("הנשיא ביקר בפרו בשנת 2016 וחתם על הסכם סחר עם צ'ילה.", "he"),
        ("Le président a visité le Pérou en 2016 et il a signé un traité de commerce avec le Chili.", "fr"),
        ("Президент посетил Перу в 2016 году и подписал торговый договор с Чили.", "ru"),
    ],
)
def test_other_languages_are_named_and_not_read(text: str, language: str) -> None:
    statement = from_text(text, format="text")
    assert statement.language == language
    assert any("another language" in remark for remark in statement.remarks)
    assert claims(statement, detector=even) == []


def test_emoji_only_is_remarked_on() -> None:
    assert "the statement holds no words; it has no claims" in from_text("🎉🎉🎉", format="text").remarks


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.txt", b"\xff\x00\x01\x80\x00", "not text"),
        ("cut.html.gz", b"\x1f\x8b\x08\x00broken", "gzip"),
        ("empty.json", b"[]", "no posts"),
        ("empty.vtt", b"WEBVTT\n", "no caption"),
        ("applause.txt", b"(APPLAUSE)", "no speech was found"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError, match=reason) as problem:
        read(file)
    assert name in str(problem.value)


def test_missing_files_formats_and_dates_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="no such format: 'tape'"):
        from_text("Hello there.", format="tape")
    with pytest.raises(InputError, match="'soon' is not a date"):
        from_text("Hello there.", date="soon")


def test_windows_1252_is_read_and_remarked_on(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("We didn’t sign.".encode("cp1252"))
    statement = read(file)
    assert statement.text == "We didn’t sign."
    assert "the text is not UTF-8 and was read as Windows-1252" in statement.remarks


def test_markup_in_words_is_data() -> None:
    hostile = "Ben Example visited <script>alert(1)</script> Peru in 2016 {{ 7 * 7 }} and {% raw %} left."
    for claim in claims_in(hostile):
        for span in claim.spans:
            assert span.of(hostile) in hostile


def test_half_an_emoji_is_one_sign_that_can_be_written() -> None:
    said = from_text("The ferry \ud83d runs.", speaker="Ann \udfff")
    assert (said.text, said.speaker) == ("The ferry \ufffd runs.", "Ann \ufffd")


@pytest.mark.parametrize(("name", "size"), [("a.txt", 3_000), ("a.txt.gz", 3_000), ("a.json", 9_000)])
def test_a_file_of_any_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: int) -> None:
    monkeypatch.setattr(formats, "LARGEST", 8_000)
    monkeypatch.setattr(formats, "LARGEST_TEXT", 2_000)
    data = b"It is. " * (size // 7)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    with pytest.raises(InputError, match="larger than"):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("problem", "why"), [(KeyError("w:p"), "cannot be read .KeyError"), (RecursionError(), "too much")]
)
def test_a_parser_that_breaks_on_a_file_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, why: str
) -> None:
    def breaks(_: str) -> None:
        raise problem

    monkeypatch.setattr(plain, "read", breaks)
    (tmp_path / "a.txt").write_text("It is.")
    with pytest.raises(InputError, match=f"a.txt: {why}"):
        read(tmp_path / "a.txt")
