"""Claims somebody checked before: shown beside a finding, never as evidence for it.

They are filed in the record as documents of the kind "fact check" (`documents` makes
them). A claim is compared with those that search finds, by meaning and by words.
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

# The inputs of the model: nearness in meaning to the claim, to the title, to the closer of both, of one sentence of
# to the claim, and the most of all these; shared rare words (of claim and title, of each, and of ours); shared runs of
# letters, of theirs and of ours; places in the two searches.
NAMES = ("near claim", "near title", "nearer", "sentence", "nearest", "words", "words of claim", "words of title",
         "our words", "runs", "our runs", "place by words", "place by meaning")  # fmt: skip
_RUN, _UNKNOWN, _MOST_SENTENCES = 4, 3.0, 8
_WORD = re.compile(r"\w+")
_CLUTTER = re.compile(r"https?://\S+|pic\.twitter\.com/\S+|— [^—]*\(@\w+\)[^—]*$|[#@](?=\w)|…")


def matching(
    questions: Sequence[Question], record: "Record", *, until: date | None = None, limit: int | None = None
) -> list[list[KnownClaim]]:
    """For each question the checked claims that it repeats, likeliest first; empty lists where there are none."""
    settings = load("known")
    if not record.count(kind=KIND, dated="all"):
        return [[] for _ in questions]
    ranked = rank([question.text for question in questions], record, until=until)
    # Words may be the same and the claim another: what was checked of Trump was not checked of Obama.
    return [
        [known(hit, score) for hit, score in row if score >= settings["shown_at"] and _names_subject(own, hit)][
            : limit or settings["shown"]
        ]
        for own, row in zip(actors(questions), ranked, strict=True)
    ]


def _names_subject(own: Sequence[str], hit: Hit) -> bool:
    return not own or speaks_of(f"{claim_of(hit)} {hit.document.title}", own[0])


def rank(texts: Sequence[str], record: "Record", *, until: date | None = None) -> list[list[tuple[Hit, float]]]:
    """Every text's candidates among the checked claims with the likelihood of being the same claim, best first."""
    ranked = []
    for hits, rows in candidates(texts, record, until=until):
        scored = list(zip(hits, likelihoods(rows), strict=True))
        ranked.append(sorted(scored, key=lambda pair: (-pair[1], pair[0].document.id)))
    return ranked


def likelihoods(rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each candidate is the same claim, from the inputs of the model."""
    bias, *weights = load("known")["coefficients"]
    scores = [bias + sum(a * b for a, b in zip(weights, row, strict=True)) for row in rows]
    return [round(1 / (1 + math.exp(-score)), 4) for score in scores]


def candidates(
    texts: Sequence[str], record: "Record", *, until: date | None = None
) -> list[tuple[list[Hit], list[tuple[float, ...]]]]:
    """What search finds for each text, and for each hit the inputs of the model, in the order of `NAMES`."""
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
    """A claim that may be the same: its words, its title, and its places (from 1) by words and by meaning."""

    claim: str
    title: str
    by_words: int | None
    by_meaning: int | None


def inputs(
    text: str, parts: Sequence[str], checked: Sequence[Checked], vectors: Mapping[str, NDArray[np.float32]]
) -> list[tuple[float, ...]]:
    """For each candidate the inputs of the model, in the order of `NAMES`; `vectors` holds every text that is named."""
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
    # Runs of letters find the same word in another form, and names that are spelled in two ways.
    plain = " ".join(_WORD.findall(text.casefold()))
    return frozenset(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))


def overlap(own: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the other's words that are also ours, each counted by how rare it is; unknown words are rare."""
    total = sum(rarity.get(word, _UNKNOWN) for word in sorted(other))
    return sum(rarity.get(word, _UNKNOWN) for word in sorted(own & other)) / total if total else 0.0


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
