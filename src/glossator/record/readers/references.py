"""Lists of references with their files (CSL JSON, RIS): one document per item, its text that of the attached file."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from glossator.formats.address import comparable, is_address
from glossator.formats.files import beat, file_day, read_text
from glossator.formats.references import Reference, attached, of_ris
from glossator.record.model import Document, Refusal
from glossator.record.readers import format_of, reader_of
from glossator.record.readers.building import Draft, build
from glossator.record.readers.isolated import isolated
from glossator.record.readers.options import Options

_ABSTRACT = "the abstract alone: the text itself is not on file"
_NOTHING = "no text: neither a file nor an abstract with it"


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The items of a RIS file."""
    yield from documents(of_ris(read_text(path)), path, options)


def documents(found: Sequence[Reference], path: Path, options: Options) -> Iterator[Document | Refusal]:
    """A document for each item with a text; the others are skipped by name."""
    for number, (item, files) in enumerate(zip(found, attached(found, path.parent), strict=True), 1):
        beat()
        named = f"{path}, item {item.title or number}"
        yield from isolated(named, partial(_item, item, files, named, path, options))


def _item(
    item: Reference, files: Sequence[Path], named: str, path: Path, options: Options
) -> Iterator[Document | Refusal]:
    read: list[Document] = []
    for file in sorted(files, key=lambda one: one.suffix.lower() != ".pdf"):
        for found in isolated(str(file), partial(_file, file, options)):
            if isinstance(found, Document) and not read:
                read.append(found)
                yield _filed(found, item, file, path, options)
            else:
                yield found if isinstance(found, Refusal) else _beside(file)
    if read:
        return
    if not item.abstract:
        yield Refusal(source=named, reason=_NOTHING, passed_over=True)
        return
    yield build(Draft(text=item.abstract, source=str(path), **_about(item, path, [_ABSTRACT])), options)


def _file(file: Path, options: Options) -> Iterator[Document | Refusal]:
    yield from reader_of(format_of(file))(file, options)


def _beside(file: Path) -> Refusal:
    return Refusal(source=str(file), reason="another file of the same item, whose text is on file", passed_over=True)


def _about(item: Reference, path: Path, remarks: Sequence[str]) -> dict[str, Any]:
    """The item's fields, as a draft takes them."""
    year = [f"issued {item.year}: a year alone is no day"] if item.year and not item.published else []
    return {
        "title": item.title,
        "author": item.author,
        "publisher": item.publisher,
        "address": item.address if is_address(item.address) else "",
        "published": item.published,
        "captured": file_day(path),
        "said_language": item.language,
        "kind": item.kind,
        "key": [comparable(item.address)] if is_address(item.address) else [path.name, item.key or item.title],
        "remarks": [*remarks, *year],
    }


def _filed(found: Document, item: Reference, file: Path, path: Path, options: Options) -> Document:
    """The file's document under its item, whose fields win; a date stated by the file counts only within its year."""
    about = _about(item, path, [])
    if not about["published"] and found.published and str(found.published.year) == item.year:
        about["published"] = found.published
    about["remarks"] = [
        f"text of the attached {file.name}",
        *(about["remarks"] if not about["published"] else []),
        *(
            one
            for one in found.remarks
            if not one.startswith("published date") or about["published"] == found.published
        ),
    ]
    about = {**about, "title": item.title or found.title, "author": item.author or found.author}
    return build(Draft(text=found.text, source=found.source, ocr=found.ocr, **about), options)
