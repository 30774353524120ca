"""A page as documents, for saved pages and web archives alike."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from glossator.formats.address import comparable
from glossator.formats.pages.page import Page
from glossator.record.fact_checks import KIND, PAGE
from glossator.record.model import Document, Refusal
from glossator.record.readers import claim_reviews
from glossator.record.readers.building import Draft, build
from glossator.record.readers.options import Options


def page_documents(page: Page, source: str, options: Options) -> Iterator[Document | Refusal]:
    """The document of a page, and one for each fact-check that it states; the article of such a page is no evidence.

    Raises InputError if there is neither text nor fact-check in it.
    """
    said = page.about
    if page.entries:
        yield from _entries(page, source, options)
    elif page.text or not page.checks:
        article = page_document(page, source, options)
        checked = page.checks and article.kind in ("article", KIND)
        yield article.model_copy(update={"kind": PAGE}) if checked else article
    known = {name: getattr(said, name) for name in ("address", "published", "captured", "title", "publisher")}
    yield from claim_reviews.documents(page.checks, source, options, language=said.language, **known)


def page_document(page: Page, source: str, options: Options) -> Document:
    """The document of a page. Raises InputError if there is no text in it."""
    said = page.about
    return build(
        Draft(
            text=page.text,
            source=source,
            # Many pages may state their site's front page: each is kept.
            key=[str(Path(source).resolve())] if said.only_its_site else (),
            address=said.address,
            published=said.published,
            modified=said.modified,
            captured=said.captured,
            title=said.title,
            publisher=said.publisher,
            author=said.author,
            said_language=said.language,
            remarks=said.remarks,
        ),
        options,
    )


def _entries(page: Page, source: str, options: Options) -> Iterator[Document]:
    """A document for each entry of a live blog, on its own day, and one for any other text of the page."""
    said = page.about
    of_entries = {words for entry in page.entries for words in (*entry.paragraphs, entry.title)}
    rest = [words for words in page.text.split("\n\n") if words not in of_entries and words != said.title]
    if rest:
        yield page_document(replace(page, text="\n\n".join(rest)), source, options)
    for entry in page.entries:
        yield build(
            Draft(
                text="\n\n".join(entry.paragraphs),
                source=source,
                key=[comparable(said.address) if said.address else str(Path(source).resolve()), entry.name],
                address=f"{said.address}#{entry.name}" if said.address else "",
                published=entry.day,
                captured=said.captured,
                title=" – ".join(words for words in (said.title, entry.title) if words),
                publisher=said.publisher,
                author=said.author,
                said_language=said.language,
                remarks=["an entry of a live blog, on the day of the entry"],
            ),
            options,
        )
