"""A page as documents: the same for saved pages and web archives."""

from collections.abc import Iterator

from glossator.record.fact_checks import KIND, PAGE
from glossator.record.model import Document, Refusal
from glossator.record.readers import claim_reviews
from glossator.record.readers.building import build
from glossator.record.readers.options import Options
from glossator.record.readers.page import Page


def page_documents(page: Page, source: str, options: Options) -> Iterator[Document | Refusal]:
    """The document a page makes, and one for each fact-check that it states; of such a page the article is no evidence.

    Raises InputError when there is neither text nor check in it.
    """
    said = page.about
    if page.text or not page.checks:
        article = page_document(page, source, options)
        checked = page.checks and article.kind in ("article", KIND)
        yield article.model_copy(update={"kind": PAGE}) if checked else article
    known = {name: getattr(said, name) for name in ("address", "published", "captured", "title", "publisher")}
    yield from claim_reviews.documents(page.checks, source, options, language=said.language, **known)


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
