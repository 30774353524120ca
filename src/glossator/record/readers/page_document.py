"""A page as a document: the same for saved pages and web archives."""

from glossator.record.model import Document
from glossator.record.readers.building import build
from glossator.record.readers.options import Options
from glossator.record.readers.page import Page


def page_document(page: Page, source: str, options: Options) -> Document:
    """The document a page makes; raises InputError when there is no text in it."""
    said = page.about
    return build(
        text=page.text,
        source=source,
        options=options,
        address=said.address,
        published=said.published,
        modified=said.modified,
        captured=said.captured,
        title=said.title,
        publisher=said.publisher,
        author=said.author,
        said_language=said.language,
        remarks=said.remarks,
    )
