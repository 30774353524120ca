"""Previously fact-checked claims: shown beside a finding, never as evidence for it.

They are filed in the record as documents of the kind "fact check" (see `documents`). A claim is matched against those
that search finds, by embedding and by words.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.asking.terms import actors, speaks_of
from glossator.evidence.lexicon import load
from glossator.evidence.model import KnownClaim
from glossator.evidence.question import Question
from glossator.language.inflection import stems
from glossator.language.sentences import sentences
from glossator.models.embedder import load_embedder
from glossator.record.fact_checks import KIND, claim_in, rating_in, text_of
from glossator.record.model import Document, Hit

if TYPE_CHECKING:
    from glossator.record import Record

# Features of the model: cosine similarity to the claim, to the title, to the closer of both, of the best sentence to
# the claim, and the maximum of all; shared rare words (of claim and title, of each, and of ours); shared character
# n-grams, of theirs and of ours; ranks in the two searches.
NAMES = ("near claim", "near title", "nearer", "sentence", "nearest", "words", "words of claim", "words of title",
         "our words", "runs", "our runs", "place by words", "place by meaning")  # fmt: skip
_RUN, _UNKNOWN, _MOST_SENTENCES = 4, 3.0, 8
_WORD = re.compile(r"\w+")
_CLUTTER = re.compile(r"https?://\S+|pic\.twitter\.com/\S+|— [^—]*\(@\w+\)[^—]*$|[#@](?=\w)|…")


def matching(
    questions: Sequence[Question], record: "Record", *, until: date | None = None, limit: int | None = None
) -> list[list[KnownClaim]]:
    """For each question the checked claims it repeats, likeliest first; empty lists if there are none."""
    settings = load("known")
    if not record.count(kind=KIND, dated="all"):
        return [[] for _ in questions]
    ranked = rank([question.text for question in questions], record, until=until)
    # Words may match while the claims differ: a check on Trump is none on Obama.
    return [
        [known(hit, score) for hit, score in row if score >= settings["shown_at"] and _names_subject(own, hit)][
            : limit or settings["shown"]
        ]
        for own, row in zip(actors(questions), ranked, strict=True)
    ]


def _names_subject(own: Sequence[str], hit: Hit) -> bool:
    return not own or speaks_of(f"{claim_of(hit)} {hit.document.title}", own[0])


def rank(texts: Sequence[str], record: "Record", *, until: date | None = None) -> list[list[tuple[Hit, float]]]:
    """For each text, its candidates among the checked claims with the probability of a match, best first."""
    ranked = []
    for hits, rows in candidates(texts, record, until=until):
        scored = list(zip(hits, likelihoods(rows), strict=True))
        ranked.append(sorted(scored, key=lambda pair: (-pair[1], pair[0].document.id)))
    return ranked


def likelihoods(rows: Sequence[Sequence[float]]) -> list[float]:
    """The probability that each candidate is the same claim, from its features."""
    bias, *weights = load("known")["coefficients"]
    scores = [bias + sum(a * b for a, b in zip(weights, row, strict=True)) for row in rows]
    return [round(1 / (1 + math.exp(-score)), 4) for score in scores]


def candidates(
    texts: Sequence[str], record: "Record", *, until: date | None = None
) -> list[tuple[list[Hit], list[tuple[float, ...]]]]:
    """The search hits for each text, and the features of each hit in the order of `NAMES`."""
    plain = [tidy(text) or text for text in texts]
    found = record.search_many(plain, limit=load("known")["wide"], until=until, kind=KIND, dated="all")
    if not any(found):
        return [([], []) for _ in texts]

    parts = [_sentences(text) for text in plain]
    claims = {words for hits in found for hit in hits for words in (claim_of(hit), hit.document.title)}
    said = sorted(claims | {words for own in parts for words in own} | set(plain))
    vectors = dict(zip(said, load_embedder().encode(said), strict=True))
    held = [[Checked(claim_of(hit), hit.document.title, hit.lexical, hit.semantic) for hit in hits] for hits in found]
    return [(hits, inputs(text, own, checked, vectors))
            for text, own, hits, checked in zip(plain, parts, found, held, strict=True)]  # fmt: skip


class Checked(NamedTuple):
    """A candidate: its claim, its title, and its ranks (from 1) by words and by meaning."""

    claim: str
    title: str
    by_words: int | None
    by_meaning: int | None


def inputs(
    text: str, parts: Sequence[str], checked: Sequence[Checked], vectors: Mapping[str, NDArray[np.float32]]
) -> list[tuple[float, ...]]:
    """The features of each candidate in the order of `NAMES`; `vectors` holds the embedding of every text involved."""
    rarity = rarities([stems(f"{one.title} {one.claim}") for one in checked])
    ours, runs = stems(text), _runs(text)
    rows: list[tuple[float, ...]] = []
    for claim, title, by_words, by_meaning in checked:
        own, head = stems(claim), stems(title)
        near = float(vectors[text] @ vectors[claim])
        near_title = float(vectors[text] @ vectors[title]) if title else 0.0
        part = max((float(vectors[words] @ vectors[claim]) for words in parts), default=near)
        part_title = max((float(vectors[words] @ vectors[title]) for words in parts), default=0.0) if title else 0.0
        theirs = _runs(f"{claim} {title}")
        shared = len(runs & theirs)
        rows.append(
            (
                near,
                near_title,
                max(near, near_title),
                part,
                max(near, near_title, part, part_title),
                overlap(ours, own | head, rarity),
                overlap(ours, own, rarity),
                overlap(ours, head, rarity),
                overlap(own | head, ours, rarity),
                shared / max(1, len(theirs)),
                shared / max(1, len(runs)),
                1 / (1 + by_words) if by_words else 0.0,
                1 / (1 + by_meaning) if by_meaning else 0.0,
            )
        )
    return rows


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)][:_MOST_SENTENCES]


def _runs(text: str) -> frozenset[str]:
    # Character n-grams match inflected forms and spelling variants of names.
    plain = " ".join(_WORD.findall(text.casefold()))
    return frozenset(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))


def overlap(own: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the other's words that are also ours, weighted by rarity; unknown words count as rare."""
    total = sum(rarity.get(word, _UNKNOWN) for word in sorted(other))
    return sum(rarity.get(word, _UNKNOWN) for word in sorted(own & other)) / total if total else 0.0


def rarities(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of each word in some texts."""
    counts = Counter(word for words in texts for word in words)
    return {word: math.log(1 + len(texts) / count) for word, count in sorted(counts.items())}


def tidy(text: str) -> str:
    """A post without URLs, images, hash signs, and the signature under a quoted post."""
    return " ".join(_CLUTTER.sub(" ", text).split())


def known(hit: Hit, score: float) -> KnownClaim:
    """A filed fact-check as a KnownClaim."""
    return KnownClaim(
        text=claim_of(hit),
        verdict=rating_in(hit.passage.text),
        publisher=hit.document.publisher,
        address=hit.document.address,
        checked=hit.document.published,
        score=score,
    )


def claim_of(hit: Hit) -> str:
    """The claim that a filed fact-check is about."""
    return claim_in(hit.passage.text, hit.document.title)


def documents(claims: Sequence[KnownClaim]) -> list[Document]:
    """Checked claims as documents to add to a record."""
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
