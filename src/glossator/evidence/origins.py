"""Where reports really come from: ten papers running one wire story are ten documents of one origin."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from glossator.evidence.copies import clusters
from glossator.evidence.lexicon import load
from glossator.record.model import Document

_TAIL = 600  # characters at the end of a text in which a credit is looked for


@dataclass(frozen=True)
class Origin:
    """The id of an origin (equal ids: one origin) and why, in plain words."""

    id: str
    reason: str


def origins(documents: Sequence[Document], spoken: Mapping[str, str] | None = None) -> dict[str, Origin]:
    """The origin of each document, by document id.

    Near-copies share an origin, whoever published them. Else: the wire it credits, the press release it is, the
    publisher it cites, the one person it quotes (`spoken`: document id to name), its own publisher.
    """
    own = {document.id: _own(document, (spoken or {}).get(document.id, "")) for document in documents}
    for group in clusters({document.id: document.text for document in documents}):
        shared = _shared(group, own, {document.id: document for document in documents})
        own.update(dict.fromkeys(group, shared))
    return own


def wire(text: str, author: str = "") -> str:
    """The news agency that the text credits in its dateline or at its end, or that signs it; '' when none does."""
    for pattern in _patterns("dateline"):
        if hit := pattern.search(text[:200]):
            return _agency(hit["wire"])
    for pattern in _patterns("credit"):
        if hit := pattern.search(text[-_TAIL:]):
            return _agency(hit["wire"])
    return _agencies().get(author.strip().removeprefix("By ").casefold(), "")


def press_release(text: str) -> bool:
    """True when the text calls itself a press release or came over a press-release service."""
    return any(pattern.search(text[:1500]) for pattern in _patterns("press_release"))


def _own(document: Document, spoken: str) -> Origin:
    publisher = _plain(document.publisher)
    agency = wire(document.text, document.author)
    if agency and agency.casefold() != publisher:
        return Origin(f"wire:{agency.casefold()}", f"credits {agency}")
    if press_release(document.text):
        return Origin(f"release:{publisher or document.id}", "is a press release")
    if len(document.cited) == 1 and _plain(document.cited[0]) != publisher:
        cited = document.cited[0]
        return Origin(f"publisher:{_plain(cited)}", f"reports what {cited} published")
    if spoken:
        return Origin(f"person:{spoken.casefold()}", f"rests on what {spoken} said")
    if publisher:
        return Origin(f"publisher:{publisher}", f"published by {document.publisher}")
    return Origin(f"document:{document.id}", "stands alone: its publisher is unknown")


def _shared(group: Sequence[str], own: Mapping[str, Origin], documents: Mapping[str, Document]) -> Origin:
    credited = sorted({own[key].id for key in group if own[key].id.startswith(("wire:", "release:"))})
    first = min(group, key=lambda key: (documents[key].published is None, str(documents[key].published), key))
    publisher = documents[first].publisher or "an unknown publisher"
    day = f" of {documents[first].published}" if documents[first].published else ""
    reason = f"one of {len(group)} near-copies; the earliest on file is from {publisher}{day}"
    return Origin(credited[0] if credited else own[first].id, reason)


def _plain(publisher: str) -> str:
    name = " ".join(publisher.casefold().split()).removeprefix("the ")
    agency = _agencies().get(name)
    return agency.casefold() if agency else name


@cache
def _agencies() -> dict[str, str]:
    return {tag.casefold(): agency for agency, tags in load("origins")["wires"].items() for tag in (agency, *tags)}


def _agency(tag: str) -> str:
    return _agencies()[" ".join(tag.split()).casefold()]


@cache
def _patterns(name: str) -> list[re.Pattern[str]]:
    tags = sorted((tag for tags in load("origins")["wires"].values() for tag in tags), key=lambda t: (-len(t), t))
    wires = "|".join(re.escape(tag) for tag in tags)
    return [re.compile(pattern.replace("WIRE", wires), re.MULTILINE) for pattern in load("origins")[name]]
