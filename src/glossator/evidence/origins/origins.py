"""Origins of reports: ten papers running one wire story are ten documents of one origin."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossator.evidence.origins.copies import clusters
from glossator.evidence.origins.wires import agency, press_release, wire
from glossator.people.lexicon import load
from glossator.people.named_in import canonical, forms
from glossator.record.model import Document


@dataclass(frozen=True)
class Origin:
    """The id of an origin (equal ids: one origin), and why, in plain words."""

    id: str
    reason: str


def origins(documents: Sequence[Document], spoken: Mapping[str, str] | None = None) -> dict[str, Origin]:
    """The origin of each document, by document id.

    Near-duplicates share an origin, whoever published them. Otherwise, in this order: the wire credited, the press
    release, the publisher cited, the one person quoted (`spoken`: document id to name), the publisher.
    """
    own = {document.id: _own(document, (spoken or {}).get(document.id, "")) for document in documents}
    for group in clusters({document.id: document.text for document in documents}):
        shared = _shared(group, own, {document.id: document for document in documents})
        own.update(dict.fromkeys(group, shared))
    return own


def _own(document: Document, spoken: str) -> Origin:
    if document.speaker:
        return Origin(f"person:{_source(document.speaker)}", f"the words of {document.speaker}")
    publisher = _plain(document.publisher)
    credited = wire(document.text, document.author)
    if credited and credited.casefold() != publisher:
        return Origin(f"publisher:{credited.casefold()}", f"credits {credited}")
    if press_release(document.text):
        return Origin(f"release:{publisher or document.id}", "is a press release")
    if len(document.cited) == 1 and _plain(document.cited[0]) != publisher:
        cited = document.cited[0]
        return Origin(f"publisher:{_plain(cited)}", f"reports what {cited} published")
    if spoken:
        return Origin(f"person:{_source(spoken)}", f"rests on what {spoken} said")
    if publisher:
        return Origin(f"publisher:{publisher}", f"published by {document.publisher}")
    return Origin(f"document:{document.id}", "stands alone: its publisher is unknown")


def _shared(group: Sequence[str], own: Mapping[str, Origin], documents: Mapping[str, Document]) -> Origin:
    credited = sorted(
        {own[key].id for key in group if own[key].reason.startswith("credits ") or own[key].id.startswith("release:")}
    )
    first = min(group, key=lambda key: (documents[key].published is None, str(documents[key].published), key))
    publisher = documents[first].publisher or "an unknown publisher"
    day = f" of {documents[first].published}" if documents[first].published else ""
    reason = f"one of {len(group)} near-copies; the earliest on file is from {publisher}{day}"
    return Origin(credited[0] if credited else own[first].id, reason)


def _source(name: str) -> str:
    # "Mr Trump", "Donald Trump" and "the US President": a person goes by the last name, a state or a body by its
    # canonical name, whatever name the paper uses.
    words = name.split()
    at = max((at for at, word in enumerate(words[:-1], 1) if word in load("names")["titles"]), default=0)
    own = canonical(" ".join(words[at:]))
    person = len(own.split()) in (2, 3) and own.split()[-1] in forms(own)
    return (own.split()[-1] if person else own).casefold()


def _plain(publisher: str) -> str:
    # "Paper A; Reuters via Paper B" is one report with several addresses: a wire's if one is named, else the first's.
    names = [" ".join(part.casefold().split()).removeprefix("the ") for part in re.split(r";|\bvia\b", publisher)]
    wires = [agency(name).casefold() for name in names if agency(name)]
    return wires[0] if wires else names[0]
