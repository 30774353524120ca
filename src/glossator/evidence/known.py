"""Claims somebody checked before: shown beside a finding, never as evidence for it.

They are filed in the record as documents of the kind "fact check" (`documents` makes
them). A claim is compared with those that search finds, by meaning and by words.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from glossator.evidence.lexicon import load
from glossator.evidence.model import KnownClaim
from glossator.evidence.question import Question
from glossator.evidence.terms import stems
from glossator.record.fact_checks import KIND, claim_in, rating_in, text_of
from glossator.record.model import Document, Hit

if TYPE_CHECKING:
    from glossator.record import Record

_CLUTTER = re.compile(r"https?://\S+|pic\.twitter\.com/\S+|— [^—]*\(@\w+\)[^—]*$|[#@](?=\w)|…")


def matching(
    questions: Sequence[Question], record: "Record", *, until: date | None = None, limit: int | None = None
) -> list[list[KnownClaim]]:
    """For each question the checked claims that it repeats, likeliest first; empty lists where there are none."""
    settings = load("known")
    if not record.count(kind=KIND, dated="all"):
        return [[] for _ in questions]
    ranked = rank([question.text for question in questions], record, until=until)
    return [
        [known(hit, score) for hit, score in row if score >= settings["shown_at"]][: limit or settings["shown"]]
        for row in ranked
    ]


def rank(texts: Sequence[str], record: "Record", *, until: date | None = None) -> list[list[tuple[Hit, float]]]:
    """Every text's candidates among the checked claims with the likelihood of being the same claim, best first."""
    settings = load("known")
    plain = [tidy(text) or text for text in texts]
    found = record.search_many(plain, limit=settings["wide"], until=until, kind=KIND, dated="all")
    if not any(found):
        return [[] for _ in texts]
    from glossator.models.embedder import load_embedder

    claims = sorted(
        {claim_of(hit) for hits in found for hit in hits} | {hit.document.title for h in found for hit in h}
    )
    rows = dict(zip(claims, load_embedder().encode(claims), strict=True))
    own = load_embedder().encode(plain)
    ranked = []
    for text, vector, hits in zip(plain, own, found, strict=True):
        rarity = rarities([_words(hit) for hit in hits])
        scored = [
            (
                hit,
                _likeness(
                    text, hit, rarity, *(float(vector @ rows[said]) for said in (claim_of(hit), hit.document.title))
                ),
            )
            for hit in hits
        ]
        ranked.append(sorted(scored, key=lambda pair: (-pair[1], pair[0].document.id)))
    return ranked


def _likeness(text: str, hit: Hit, rarity: dict[str, float], claim: float, title: float) -> float:
    bias, meaning, best, words, order = load("known")["coefficients"]
    shared = overlap(stems(text), _words(hit), rarity)
    place = sum(1 / (1 + at) for at in (hit.lexical, hit.semantic) if at)
    score = bias + meaning * claim + best * max(claim, title) + words * shared + order * place
    return round(1 / (1 + math.exp(-score)), 4)


def overlap(own: frozenset[str], other: frozenset[str], rarity: dict[str, float]) -> float:
    """The share of the other's words that are also ours, each counted by how rare it is among the candidates."""
    total = sum(rarity.get(word, 0.0) for word in other)
    return sum(rarity.get(word, 0.0) for word in sorted(own & other)) / total if total else 0.0


def rarities(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """How rare each word is among some texts: inverse document frequency."""
    counts = Counter(word for words in texts for word in words)
    return {word: math.log(1 + len(texts) / count) for word, count in sorted(counts.items())}


def tidy(text: str) -> str:
    """A post without addresses, pictures, signs of hashtags, and the signature under a quoted post."""
    return " ".join(_CLUTTER.sub(" ", text).split())


def known(hit: Hit, score: float) -> KnownClaim:
    """A filed fact-check as a note."""
    return KnownClaim(
        text=claim_of(hit),
        verdict=rating_in(hit.passage.text),
        publisher=hit.document.publisher,
        address=hit.document.address,
        checked=hit.document.published,
        score=score,
    )


def claim_of(hit: Hit) -> str:
    """The claim that a filed fact-check checked."""
    return claim_in(hit.passage.text, hit.document.title)


def documents(claims: Sequence[KnownClaim]) -> list[Document]:
    """Checked claims as documents for the record."""
    return [
        Document(
            id=f"known:{_key(claim)}",
            text=text_of(claim.text, claim.verdict),
            publisher=claim.publisher,
            address=claim.address,
            published=claim.checked,
            kind=KIND,
            language="en",
        )
        for claim in claims
        if claim.text.strip()
    ]


def _key(claim: KnownClaim) -> str:
    import hashlib

    words = "\n".join((claim.text, claim.publisher, claim.address, str(claim.checked)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _words(hit: Hit) -> frozenset[str]:
    return stems(f"{hit.document.title} {hit.passage.text}")
