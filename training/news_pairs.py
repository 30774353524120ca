"""Synthetic pairs from dated news: training/cache/news.jsonl.gz, lines of claim, evidence, label, set.

Sentences come from the current-events collection (CC BY-SA) and the Kremlin's English pages (CC BY). A quarter of the
pairs are "neither" by construction (the claim says more than the evidence); others pair a claim with the nearest
sentence about another event.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
from spacy.tokens import Doc

import rewrite
from glossator.language.sentences import sentences
from glossator.models.embedder import load_embedder
from glossator.models.grammar import nlp

SEED = 20261122
WORDS_ALLOWED = range(8, 46)
TRAINED_YEARS = ("2009", "2022")  # later news is held out for calibration and measurement
FAR_DAYS = 45  # days; closer reports may be about the same event
NEIGHBOUR = (0.45, 0.85)  # cosine similarity of a related sentence, below that of near-duplicates


def source(
    data: Path, rng: Random, events: int, pages: int, years: tuple[str, str]
) -> Iterator[tuple[str, str, str, str]]:
    """(date, set, sentence, context) from both collections; the context is the sentence with its neighbours."""
    with gzip.open(data / "record/current-events.jsonl.gz", "rt") as lines:
        rows = [r for r in map(json.loads, lines) if years[0] <= r["date"] < years[1]]
    for row in rng.sample(rows, min(events, len(rows))):
        text = " ".join(row["text"].split())
        cut = [s.of(text) for s in sentences(text)]
        if cut:
            yield row["date"], "news-events", cut[0], text
    with gzip.open(data / "record/kremlin.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rng.sample(rows, min(pages, len(rows))):
        text = f"{row['lead']}\n\n{row['text'][:3000]}"
        cut = [" ".join(s.of(text).split()) for s in sentences(text)]
        for at in sorted({0, rng.randrange(len(cut)) if cut else 0}):
            if at < len(cut):
                yield row["date"], "news-kremlin", cut[at], " ".join(cut[max(0, at - 1) : at + 2])


class Maker:
    """Makes the pairs of one sentence, given the word forms and names of the whole collection."""

    def __init__(self, docs: list[Doc], rng: Random) -> None:
        self.rng = rng
        forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for doc in docs:
            for token in doc:
                if token.pos_ == "VERB" and token.is_alpha:
                    forms[token.lemma_.lower(), token.tag_][token.lower_] += 1
            for entity in doc.ents:
                names[entity.label_][entity.text] += 1
        self.forms = {key: words.most_common(1)[0][0] for key, words in forms.items()}
        self.pasts = {lemma: word for (lemma, tag), word in self.forms.items() if tag == "VBD"}
        self.names = {
            label: [n for n, c in found.most_common(400) if c > 2 or len(docs) < 3000] for label, found in names.items()
        }

    def same(self, doc: Doc) -> Doc:
        """A paraphrase of the sentence, parsed again."""
        short = rewrite.shorten(doc, self.rng) if self.rng.random() < 0.7 else None
        doc = nlp()(short) if short else doc
        if self.rng.random() < 0.4 and (text := rewrite.alias(doc, self.rng)):
            doc = nlp()(text)
        if self.rng.random() < 0.6 and (text := rewrite.past(doc, self.pasts)):
            doc = nlp()(text)
        return doc

    def false(self, doc: Doc) -> tuple[str, str] | None:
        """(rule, claim) that `doc` refutes; None if no rule applies."""
        rules = {
            "number": lambda: rewrite.other_number(doc, self.rng),
            "limit": lambda: rewrite.bounded(doc, self.rng, true=False),
            "date": lambda: rewrite.other_date(doc, self.rng),
            "negation": lambda: rewrite.negate(doc),
            "opposite": lambda: rewrite.opposite(doc, self.forms),
            "roles": lambda: rewrite.reversed_roles(doc),
            "name": lambda: rewrite.other_name(doc, self.rng, self.names),
        }
        order = list(rules)
        self.rng.shuffle(order)
        order.sort(key=lambda rule: rule == "name" and self.rng.random() < 0.6)  # names last, mostly: they are frequent
        for rule in order:
            text = rules[rule]()
            if text and text != doc.text:
                return rule, text
        return None

    def pairs(self, doc: Doc, context: str) -> Iterator[tuple[str, str, str]]:
        """(claim, evidence, label) by rule."""
        same = self.same(doc)
        evidence = context if self.rng.random() < 0.6 else doc.text
        if same.text != doc.text or self.rng.random() < 0.3:
            held = rewrite.bounded(same, self.rng, true=True) if self.rng.random() < 0.4 else None
            yield held or same.text, evidence, "supports"
        wrong = self.false(same)
        if wrong:
            yield wrong[1], evidence, "refutes"
            if wrong[0] == "negation" and self.rng.random() < 0.5:
                yield same.text, context.replace(doc.text, wrong[1]) if doc.text in context else wrong[1], "refutes"
        if len(same.text.split()) <= len(doc.text.split()) - 4:
            yield doc.text, same.text, "neither"


def strangers(dates: list[str], texts: list[str], rng: Random) -> Iterator[tuple[int, int]]:
    """Index pairs of related sentences from distant dates, half the time the nearest."""
    vectors = load_embedder().encode(texts)
    days = np.array([np.datetime64(d) for d in dates])
    for at in range(0, len(texts), 512):
        close = vectors[at : at + 512] @ vectors.T
        for row, scores in enumerate(close):
            far = np.abs((days - days[at + row]).astype(int)) > FAR_DAYS
            fit = np.flatnonzero(far & (scores > NEIGHBOUR[0]) & (scores < NEIGHBOUR[1]))
            best = fit[np.argsort(-scores[fit])][:12]
            if len(best):
                yield at + row, int(best[0] if rng.random() < 0.4 else rng.choice(best))


def main() -> None:
    data, target = Path(sys.argv[1]), Path(sys.argv[2])
    events, pages = (int(sys.argv[3]), int(sys.argv[4])) if len(sys.argv) > 4 else (14000, 5000)
    years = (sys.argv[5], sys.argv[6]) if len(sys.argv) > 6 else TRAINED_YEARS
    rng = Random(SEED)
    rows = [
        r
        for r in source(data, rng, events, pages, years)
        if len(r[2].split()) in WORDS_ALLOWED and len(r[3].split()) < 110
    ]
    docs = list(nlp().pipe([r[2] for r in rows], batch_size=64))
    maker = Maker(docs, rng)
    counts: Counter[tuple[str, str]] = Counter()
    with gzip.open(target, "wt") as out:

        def write(kind: str, claim: str, evidence: str, label: str) -> None:
            counts[kind, label] += 1
            out.write(json.dumps({"set": kind, "claim": claim, "evidence": evidence, "label": label}) + "\n")

        wordings = []
        for (_, kind, _, context), doc in zip(rows, docs, strict=True):
            made = list(maker.pairs(doc, context))
            wordings.append(next((c for c, _, label in made if label == "supports"), doc.text))
            for claim, evidence, label in made:
                write(kind, claim, evidence, label)
        for one, other in strangers([r[0] for r in rows], [r[2] for r in rows], rng):
            write("news-strangers", wordings[one], rows[other][3 if rng.random() < 0.5 else 2], "neither")
    print(dict(counts))


if __name__ == "__main__":
    main()
