"""Signed-off claims as schema.org ClaimReview; never unreviewed, silent, open or opinion."""

import json
from collections.abc import Sequence
from typing import Any

from glossator.evidence.model import Verdict
from glossator.faces.note import Note, make_notes
from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.model import Correction, Guide, Review
from glossator.guide.reviewing.printed import printed
from glossator.guide.reviewing.standing import standing
from glossator.guide.sanitizing import json_text
from glossator.statement.model import Claim

CONTEXT = "https://schema.org"
RATINGS = {Verdict.REFUTED: 1, Verdict.DISPUTED: 3, Verdict.SUPPORTED: 5}
BEST, WORST = 5, 1


def render(guide: Guide, address: str = "") -> str:
    """All reviews of the guide in one JSON-LD document; an empty graph if nothing is signed off."""
    guide = printed(guide)
    notes = make_notes(guide)
    graph = [bare(review) for claim in guide.claims if (review := review_of(guide, claim.id, address, notes))]
    return json_text(json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)) + "\n"


def bare(review: dict[str, Any]) -> dict[str, Any]:
    """A review without its own @context, for use in a graph."""
    return {key: value for key, value in review.items() if key != "@context"}


def review_of(
    guide: Guide, claim: str, address: str = "", notes: Sequence[Note] | None = None
) -> dict[str, Any] | None:
    """The review of one claim, or None when no person has signed off a finding that can be rated.

    `address` is where the guide stands; the claim's own page is beneath it. `notes` are the guide's, where they are
    made already. KeyError when there is no such claim.
    """
    guide.finding(claim)
    guide = printed(guide)
    made_before = make_notes(guide) if notes is None else notes
    note = next((note for note in made_before if note.claim.id == claim), None)
    now = standing(guide, claim) if note else None
    if note is None or now is None or now.signed is None or now.verdict not in RATINGS:
        return None
    rests = safe.link(note.rests)
    if not (note.finding.evidence or rests):
        return None
    made = _review(guide, note, now.signed, now.verdict, address)
    made |= {"citation": rests} if rests else {}
    made |= {"correction": [_correction(one) for one in note.corrections]} if note.corrections else {}
    signed = names.instant(now.signed.at)
    return made | ({"datePublished": signed} if signed else {})


def _review(guide: Guide, note: Note, signed: Review, verdict: Verdict, address: str) -> dict[str, Any]:
    """What every review has: where it stands, what it is of, who signed it and how it rates the claim."""
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": f"{address}{note.back}/" if address else names.urn("review", guide.statement.text, note.claim.id),
        "claimReviewed": note.standalone,
        "reviewBody": signed.note or note.summary,
        "author": {"@type": "Person", "name": signed.reviewer},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict],
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": words.verdict(verdict).word,
        },
        "itemReviewed": _claim(guide, note.claim),
    }


def _correction(one: Correction) -> dict[str, Any]:
    day = names.instant(one.at)
    return {"@type": "CorrectionComment", "text": one.text, **({"datePublished": day} if day else {})}


def _claim(guide: Guide, claim: Claim) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "CreativeWork", "name": guide.statement.title or guide.title}
    speaker = claim.speaker or guide.statement.speaker
    utterances = guide.statement.utterances
    spoken = utterances[claim.utterance].address if claim.utterance < len(utterances) else None
    address = safe.link(spoken or "") or safe.link(guide.statement.address or "")
    day = {"datePublished": guide.statement.date.isoformat()} if guide.statement.date else {}
    said |= ({"url": address} if address else {}) | day
    made: dict[str, Any] = {"@type": "Claim", "text": claim.text, "appearance": said}
    if speaker:
        made["author"] = {"@type": "Person", "name": speaker}
    return made | day


def script(guide: Guide, claim: str, address: str = "", notes: Sequence[Note] | None = None) -> str:
    """The review as the content of a script element of type application/ld+json; '' when there is none."""
    review = review_of(guide, claim, address, notes)
    if review is None:
        return ""
    dumped = json_text(json.dumps(review, ensure_ascii=False))
    return dumped.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
