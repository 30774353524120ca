"""Adding a document from its text, if the server was started writable; nothing on file is replaced."""

from datetime import date
from typing import TYPE_CHECKING

from glossator.assistants.model import FiledAnswer
from glossator.errors import InputError
from glossator.formats.address import is_address
from glossator.formats.files import today
from glossator.record.readers.building import Draft, build
from glossator.record.readers.options import Options
from glossator.timings import Told

if TYPE_CHECKING:
    from glossator.record import Record
    from glossator.record.model import Document

SOURCE = "an assistant"
REMARK = "put on file from its text by an assistant; the page itself is not on file"


def file_document(
    record: "Record",
    text: str,
    *,
    publisher: str,
    published: date,
    address: str = "",
    title: str = "",
    speaker: str = "",
    told: Told,
) -> FiledAnswer:
    """Add a text to the record.

    Raises InputError if its URL or its date is not possible, or another text is on file there.
    """
    _check(address, published)
    draft = Draft(
        text=text, source=SOURCE, address=address, published=published, captured=today(), title=title,
        publisher=publisher, speaker=speaker, kind="post" if speaker else "", remarks=[REMARK],
        key=() if address else (SOURCE, publisher, str(published), text.strip()),
    )  # fmt: skip
    made = build(draft, Options())
    if known := _known(record, made.id):
        if (known.text, known.published) != (made.text, made.published):
            when = known.published or "on no day"
            raise InputError(f"{address or made.id}: another text is on file there, published {when} "
                             f"(document {known.id}); nothing was replaced")  # fmt: skip
        return _answer(record, known, filed=False)
    told("putting it on file", 0, 2)
    summary = record.add_documents([made], embed=False)
    if summary.refused:
        raise InputError(f"{address or 'the text'}: {summary.refused[0].reason}")
    told("making its vectors", 1, 2)
    record.embed(lambda _, __: told("making vectors", 1, 2))
    return _answer(record, record.document(made.id), filed=True)


def _check(address: str, published: date) -> None:
    if address and not is_address(address):
        raise InputError(f"address: {address[:200]!r} is not a URL (http:// or https://)")
    if published > today():
        raise InputError(f"published: {published} is in the future")


def _known(record: "Record", name: str) -> "Document | None":
    try:
        return record.document(name)
    except KeyError:
        return None


def _answer(record: "Record", document: "Document", *, filed: bool) -> FiledAnswer:
    return FiledAnswer(
        result="filed" if filed else "was on file",
        document=document.id,
        address=document.address,
        publisher=document.publisher,
        published=document.published,
        characters=len(document.text),
        documents=record.count(),
        remarks=document.remarks,
    )
