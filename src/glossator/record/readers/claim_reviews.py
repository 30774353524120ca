"""Fact-checks as documents."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from glossator.formats.address import comparable, is_address
from glossator.formats.days import day
from glossator.formats.pages.claim_review import FactCheck
from glossator.record.fact_checks import KIND, text_of
from glossator.record.model import Document
from glossator.record.readers.building import Draft, build
from glossator.record.readers.isolated import Found, isolated
from glossator.record.readers.options import Options


def documents(checks: Iterable[FactCheck], source: str, options: Options, **known: Any) -> Found:
    """A document for each check; `known` is what the page says, used where the check itself says nothing."""
    for number, check in enumerate(checks, 1):
        yield from isolated(f"{source}, fact-check {number}", partial(_documents, check, source, options, known))


def _documents(check: FactCheck, source: str, options: Options, known: dict[str, Any]) -> Iterator[Document]:
    address = check.address if is_address(check.address) else str(known.get("address", ""))
    key = comparable(address) if address else source
    yield build(
        Draft(
            text=text_of(check.claim, check.rating),
            source=source,
            key=[key, KIND, check.claim],
            address=address,
            published=(day(check.day) if check.day else None) or known.get("published"),
            captured=known.get("captured"),
            title=check.title or str(known.get("title", "")),
            publisher=check.reviewer or str(known.get("publisher", "")),
            author=check.claimant and f"claim by {check.claimant}",
            said_language=str(known.get("language", "")),
            kind=KIND,
        ),
        options,
    )
