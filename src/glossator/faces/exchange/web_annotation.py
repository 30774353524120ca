"""The guide as Web Annotations (W3C Recommendation, 23 February 2017): one per claim and one per quote."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from glossator.evidence.model import Evidence, Source
from glossator.faces.note import Note, make_notes
from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed
from glossator.guide.sanitizing import json_text
from glossator.spans import Anchor, anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TYPE = f'application/ld+json; profile="{CONTEXT}"'


def render(guide: Guide, address: str = "") -> str:
    """An AnnotationCollection with all annotations on one page; `address` is the URL of the guide."""
    items = list(annotations(guide, address))
    name = f"{address}#annotations" if address else names.urn("annotations", guide.statement.text)
    page = f"{address}#annotations-1" if address else names.urn("annotations", guide.statement.text, "1")
    collection = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": guide.title,
        "total": len(items),
        "first": {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json_text(json.dumps(collection, ensure_ascii=False, indent=1)) + "\n"


def annotations(guide: Guide, address: str = "") -> Iterable[dict[str, Any]]:
    """The annotations: each claim on the statement's words, then its quotes on the words of their documents."""
    guide = printed(guide)
    for note in make_notes(guide):
        claim = _name(guide, address, note.claim.id)
        yield _claim(guide, note, claim)
        finding = note.finding
        for how, pieces in (("", finding.evidence), ("undated", finding.undated), ("since", finding.since)):
            for number, piece in enumerate(pieces, 1):
                place = f"{how or 'quote'}-{number}"
                yield _quote(guide, piece, _name(guide, address, note.claim.id, place), claim, how, address)


def _name(guide: Guide, address: str, claim: str, place: str = "") -> str:
    if not address:
        return names.urn("annotation", guide.statement.text, claim, place)
    return f"{address}#annotation-{names.slug(claim)}" + (f"-{place}" if place else "")


def _claim(guide: Guide, note: Note, name: str) -> dict[str, Any]:
    text = guide.statement.text
    inside = [span for span in [*note.claim.spans, note.claim.sentence] if span.start < span.end <= len(text)]
    spans = [span for span in note.claim.spans if span in inside] or inside[:1]
    source = names.statement_iri(guide)
    targets = [_target(source, anchor(text, span.start, span.end)) for span in spans]
    sure = f" ({words.percent(note.probability)})" if note.probability is not None else ""
    finding = f"{note.word}{sure}: {note.standalone} {note.summary}"
    bodies = [_text(finding, "assessing"), *([_text(note.topic, "tagging")] if note.topic else [])]
    bodies += [_text(f"{words.corrected_on(one)}: {one.text}", "commenting") for one in note.corrections]
    signed = [review for review in note.reviews if review.signed and names.instant(review.at)]
    return _annotation(guide, name, "assessing", bodies, targets[0] if len(targets) == 1 else targets or source,
                       signed[-1].reviewer if note.signed and signed else "",
                       names.instant(signed[-1].at) if note.signed and signed else "")  # fmt: skip


def _quote(guide: Guide, piece: Evidence, name: str, claim: str, how: str, address: str) -> dict[str, Any]:
    said = [f"{words.side(piece).verb} the claim"]
    said += {"undated": ["undated, not counted"], "since": ["published since, not counted"]}.get(how, [])
    said += ["a party to the claim"] if piece.party else []
    said += [part for part in (words.certainty(piece), words.attribution(piece)) if part]
    said += [f"event: {words.interval(piece.event)}"] if piece.event else []
    source = f"{words.publisher(piece.source)}, {words.dated(piece.source)}"
    bodies = [
        {"type": "SpecificResource", "source": claim, "purpose": "linking"},
        _text(f"{source}: {'; '.join(said)}.", "commenting"),
    ]
    target = _target(names.document_iri(piece.source), piece.quote) | _state(piece.source, address)
    return _annotation(guide, name, "linking", bodies, target)


def _annotation(
    guide: Guide,
    name: str,
    motivation: str,
    body: list[dict[str, Any]],
    target: Any,
    person: str = "",
    created: str = "",
) -> dict[str, Any]:
    program = {"type": "Software", "name": guide.method.program}
    creator = {"type": "Person", "name": person} if person else program
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "creator": creator,
        "created": created or names.moment(names.day(guide)),
        "generator": program,
        "generated": names.moment(names.day(guide)),
        "body": body,
        "target": target,
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _target(source: str, quote: Anchor) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
            {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
        ],
    }


def _state(source: Source, address: str) -> dict[str, Any]:
    """The state in which the document was quoted (4.3.1, Time State): its capture date and archive."""
    if source.capture is None:
        return {}
    state: dict[str, Any] = {"type": "TimeState"}
    state |= {"sourceDate": names.moment(source.captured)} if source.captured else {}
    place = safe.beside(source.kept)
    state |= {"cached": urljoin(address, place)} if place and (address or safe.link(place)) else {}
    return {"state": state} if len(state) > 1 else {}
