"""Documents of a file as the content of the URL where the file was served."""

from typing import Any

from glossator.formats.address import comparable, host, rightful
from glossator.record.filing.identity import document_id
from glossator.record.model import Document

# Files of one document each, which is the content of the URL. In all others, each document is a part of that.
_ONE = ("pdf", "docx", "odt", "rtf", "pptx", "epub", "text")
PLACED = (*_ONE, "csv", "jsonl", "xlsx", "mail", "mbox", "mhtml")


def placed(found: Document, form: str, address: str) -> Document:
    """A document of a file as the content of the file's URL.

    What such a file states of other sites is only remarked: it neither stands for their pages nor replaces them.
    """
    stated = found.address
    about: dict[str, Any] = {"address": rightful(stated, address), "publisher": found.publisher or host(address)}
    if form in _ONE:
        return found.model_copy(update={**about, "id": document_id(comparable(about["address"]))})
    if stated and about["address"] == stated:
        return found
    if stated:
        remark = f"it says that it is {stated}; it is on file as what {host(address)} serves"
        about["remarks"] = [*found.remarks, remark]
    return found.model_copy(update={**about, "id": document_id(comparable(address), found.id)})
