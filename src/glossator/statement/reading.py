"""Statements from files, standard input or text: format detection, decoding, metadata, remarks."""

import datetime
import sys
from pathlib import Path

from glossator.days import refusal
from glossator.errors import InputError
from glossator.folding import encodable
from glossator.formats import plugins
from glossator.formats.encoding import encoding_of_lines
from glossator.formats.moments import to_date
from glossator.formats.posts import bluesky, telegram
from glossator.formats.unsupported import address as web_address
from glossator.speech import Listening
from glossator.statement import formats
from glossator.statement.language import language
from glossator.statement.model import Statement
from glossator.statement.pieces import Reading
from glossator.statement.readers import recording
from glossator.statement.utterances import quoted
from glossator.statement.utterances.speakers import UNKNOWN, speaking

STANDARD_INPUT = "-"
UNNAMED = "who speaks is not known; what is said of 'I' and 'we' names nobody"
OTHER_VOICES = "{n} sentences of other voices that nobody names were not taken for {speaker}'s"
UNDATED = "the day is not known; times such as 'last year' cannot be told"


def read(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002
    speaker: str | None = None,
    date: datetime.date | str | None = None,
    medium: str | None = None,
    address: str | None = None,
    title: str | None = None,
    listening: Listening | None = None,
) -> Statement:
    """The statement in a file, or on standard input for '-'; arguments take precedence over metadata in the file.

    Recordings are transcribed as `listening` says. Raises InputError, with the file name and the reason, for input that
    cannot be read.
    """
    name = "standard input" if str(path) == STANDARD_INPUT else str(path)
    if refused := web_address(name):
        raise InputError(refused)
    try:
        if (heard := recording.heard(path, format, listening)) is not None:
            return _told(heard, speaker=speaker, date=_day(date), medium=medium, address=address, title=title)
        data = _bytes(path)
    except InputError as problem:
        raise InputError(f"{name}: {problem}") from problem
    return from_bytes(
        data, name, format=format, speaker=speaker, date=date, medium=medium, address=address, title=title
    )


def from_bytes(
    data: bytes,
    name: str,
    *,
    format: str | None = None,  # noqa: A002
    charset: str = "",
    speaker: str | None = None,
    date: datetime.date | str | None = None,
    medium: str | None = None,
    address: str | None = None,
    title: str | None = None,
) -> Statement:
    """The statement in a file's bytes; `name` gives the format unless `format` does, and appears in messages.

    `charset` is the encoding named by the server, used if a page does not name its own. Raises InputError.
    """
    try:
        data = formats.unpack(data)
        form = format or formats.detect(name, data)
        reading = _reading(formats.within(data, formats.largest(form)), form, charset)
        _must_have_words(reading)
    except InputError as problem:
        raise InputError(f"{name}: {problem}") from problem
    except (MemoryError, RecursionError) as problem:
        raise InputError(f"{name}: too much for this machine ({type(problem).__name__})") from problem
    except Exception as problem:  # somebody else's file and parser may raise anything, as with documents
        raise InputError(f"{name}: cannot be read ({type(problem).__name__}: {str(problem)[:200]})") from problem
    return _told(reading, speaker=speaker, date=_day(date), medium=medium, address=address, title=title)


def from_text(
    text: str,
    *,
    format: str | None = None,  # noqa: A002
    speaker: str | None = None,
    date: datetime.date | str | None = None,
    medium: str | None = None,
    address: str | None = None,
    title: str | None = None,
) -> Statement:
    """The statement in a string, read as plain text or a transcript unless `format` is given. Raises InputError."""
    text = encodable(text)
    data = text.encode()
    if format is None:
        format = formats.of_text(text)  # noqa: A001
    reading = _reading(data, format)
    _must_have_words(reading)
    return _told(reading, speaker=speaker, date=_day(date), medium=medium, address=address, title=title)


def _bytes(path: str | Path) -> bytes:
    most = formats.LARGEST + 1
    try:
        if str(path) == STANDARD_INPUT:
            return sys.stdin.buffer.read(most)
        with Path(path).open("rb") as file:
            return file.read(most)
    except OSError as problem:
        raise InputError(problem.strerror or str(problem)) from problem


def _reading(data: bytes, form: str, charset: str = "") -> Reading:
    if (found := _of_bytes(data, form, charset)) is not None:
        return found
    text, remarks = _decoded(data)
    reading = _of_text(text, form)
    reading.remarks += remarks
    return reading


def _of_bytes(data: bytes, form: str, charset: str) -> Reading | None:
    """The reading of a format that is more than text; None for any other."""
    from glossator.statement.readers import mail, pdf, posts, webpage, word_processor, workbook

    if form in word_processor.FORMATS or plugins.is_read(form):
        return word_processor.read(data, form)
    if form == "repository":
        return posts.read(bluesky.of_repository(data))
    if form == "webpage":
        return posts.read(telegram.of_page(data)) if telegram.is_export(data) else webpage.read(data, charset)
    readers = {
        "pdf": pdf.read,
        "picture": pdf.read_picture,
        "xlsx": workbook.read,
        "mhtml": webpage.read_packed,
        "mail": mail.read,
    }
    return readers[form](data) if form in readers else None


def _of_text(text: str, form: str) -> Reading:
    from glossator.statement.readers import captions, markdown, plain, posts, table, transcript

    readers = {
        "text": plain.read,
        "markdown": markdown.read,
        "posts": posts.read_json if text.lstrip().startswith(("{", "[", "window.")) else posts.read_csv,
        "transcript": transcript.read,
        "captions": captions.read,
        "table": table.read,
    }
    if form not in readers:
        raise InputError(f"no such format: '{form}'; expected one of: {', '.join(formats.FORMATS)}")
    if not text.strip():
        raise InputError("the file is empty")
    return readers[form](text)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    r"""The text with '\n' line endings, and a remark if the encoding had to be guessed."""
    remarks: list[str] = []
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if b"\x00" in data and not wide:
        raise InputError(f"not text (byte {data.index(0)} is zero)")
    name, assumed = encoding_of_lines([data])
    try:
        text = data.decode(name, "strict" if wide else "replace").removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        raise InputError(f"not text (byte {problem.start})") from problem
    if assumed:
        remarks.append("the text is not UTF-8 and was read as Windows-1252")
    elif "\ufffd" in text and "\ufffd".encode() not in data:
        damaged = text.count("\ufffd")
        remarks.append(f"{damaged:,} characters are damaged and cannot be read")
    return text.replace("\r\n", "\n").replace("\r", "\n"), remarks


def _must_have_words(reading: Reading) -> None:
    if not reading.text.strip():
        raise InputError("the file is empty")
    if not reading.utterances:
        raise InputError("no speech was found")


def _day(value: datetime.date | str | None) -> datetime.date | None:
    if value is None or isinstance(value, datetime.date):
        return to_date(value)
    found = to_date(value)
    if found is None:
        raise InputError(refusal(value))
    return found


def _told(reading: Reading, **given: object) -> Statement:
    statement = _with_other_voices(reading, given.get("speaker"))
    known = statement.model_copy(update={
        key: encodable(value) if isinstance(value, str) else value for key, value in given.items() if value is not None
    })  # fmt: skip
    if known.medium in {"post", "posts"} and not any(each.speaker for each in known.utterances):
        named = [each.model_copy(update={"speaker": known.speaker}) for each in known.utterances]
        known = known.model_copy(update={"utterances": named})
    if known.medium in {"post", "posts"}:
        known = known.model_copy(update={"utterances": quoted.parted(known.text, known.utterances)})
    found = language(known.text)
    remarks = list(known.remarks)
    if found is None:
        remarks.append("the statement holds no words; it has no claims")
    elif found != "en":
        remarks.append(f"the statement seems to be in another language ({found}); claims are read in English only")
    if not speaking(known):
        remarks.append(UNNAMED)
    if known.date is None:
        remarks.append(UNDATED)
    return known.model_copy(update={"language": found, "remarks": remarks})


def _with_other_voices(reading: Reading, speaker: object) -> Statement:
    """The statement; a speaker who is given is not the second of two voices that nobody names."""
    statement = reading.statement()
    if not speaker or not reading.unnamed:
        return statement
    utterances = [
        each.model_copy(update={"speaker": UNKNOWN}) if number in reading.unnamed else each
        for number, each in enumerate(statement.utterances)
    ]
    remark = OTHER_VOICES.format(n=len(reading.unnamed), speaker=speaker)
    return statement.model_copy(update={"utterances": utterances, "remarks": [*statement.remarks, remark]})
