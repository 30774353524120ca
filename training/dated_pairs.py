"""Pairs that teach the reader to use a passage's metadata, and to notice missing information.

    python dated_pairs.py DATA_FOLDER TARGET.jsonl.gz

Two kinds, as JSON lines of claim, said, speaker, evidence, day, publisher, title, label, set:

- `dated`: claims made by rule from dated news, half of them with a time inserted that agrees with the passage's date
(supports) or does not (refutes).

- `lacking`: human-written claims with their gold evidence from which one small constituent that the claim needs was
removed: a time, a place, an amount, an adverb, a phrase (Atanasova et al. 2022, "Fact Checking with Insufficient
Evidence").
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from spacy.tokens import Doc, Span

import rewrite
from glossator.language.sentences import sentences
from glossator.models.grammar import nlp
from news_pairs import Maker
from prepare_verifier import key, lines, measured_on

SEED = 20261128
EVENTS, YEARS = 9000, ("2006", "2022")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
SPOKE = ("", "", "", "Donald Trump", "Barack Obama", "a minister", "Angela Merkel", "Vladimir Putin", "Joe Biden")
LACKING = {
    "fever": 5000,
    "fool-me-twice": 4000,
    "healthver": 2500,
    "covidfact": 1500,
    "creak": 3000,
    "citation-integrity": 800,
}
TAKEN = {"npadvmod", "advmod", "prep", "amod", "nummod"}
KEPT_WORDS = 5  # a sentence truncated further says too little to learn from

Row = dict[str, str]


def timed(claim: str, day: date, rng: Random) -> str:
    """The claim with a month, year or day inserted."""
    month = f"{MONTHS[day.month - 1]} {day.year}"
    bare = claim.rstrip(". ")
    front = bare[:1].lower() + bare[1:] if bare.split()[0] in {"The", "A", "An"} else bare
    return rng.choice(
        (f"In {month}, {front}.", f"{bare} in {month}.", f"{bare} on {day.day} {month}.", f"{bare} in {day.year}.",
         f"On {day.day} {month}, {front}.", f"In {day.year}, {front}.")
    )  # fmt: skip


def another_day(day: date, rng: Random) -> date:
    """A date in another year."""
    return day + timedelta(days=rng.choice((-1, 1)) * rng.randint(366, 2200))


def dated(data: Path, rng: Random) -> Iterator[Row]:
    """Claims from news, with and without a time, paired with the dated news."""
    rows = [row for row in lines(data / "record/current-events.jsonl.gz") if YEARS[0] <= row["date"] < YEARS[1]]
    rows = [row for row in rng.sample(rows, EVENTS) if 8 <= len(row["text"].split()) <= 90]
    texts = [" ".join(row["text"].split()) for row in rows]
    firsts = [next((s.of(text) for s in sentences(text)), text) for text in texts]
    docs = list(nlp().pipe(firsts, batch_size=64))
    maker = Maker(docs, rng)
    for row, text, doc in zip(rows, texts, docs, strict=True):
        day = date.fromisoformat(row["date"])
        around = {
            "evidence": text,
            "day": row["date"],
            "publisher": row["publisher"],
            "title": row["topic"],
            "set": "dated",
        }
        said = day + timedelta(days=rng.choice((0, 1, 4, 20, 60, 200, 500, 1200)))
        around |= {"said": said.isoformat() if rng.random() < 0.8 else "", "speaker": rng.choice(SPOKE)}
        same = maker.same(doc)
        has_time = any(entity.label_ in ("DATE", "TIME") for entity in same.ents)
        if has_time or rng.random() < 0.3:
            yield around | {"claim": same.text, "label": "supports"}
        else:
            yield around | {"claim": timed(same.text, day, rng), "label": "supports"}
            if rng.random() < 0.5:
                yield around | {"claim": timed(same.text, another_day(day, rng), rng), "label": "refutes"}
        if (wrong := maker.false(same)) and rng.random() < 0.7:
            timed_wrong = not has_time and rng.random() < 0.5
            yield around | {"claim": timed(wrong[1], day, rng) if timed_wrong else wrong[1], "label": "refutes"}


def lacking(data: Path, rng: Random) -> Iterator[Row]:
    """Gold evidence without one constituent that the claim mentions, as "neither"; and intact, with its own label."""
    pairs, claims = measured_on(data)
    by_set: dict[str, list[Row]] = {}
    for name in ("train", "extra-A"):
        for row in lines(data / f"verification/{name}.jsonl.gz"):
            if row["set"] in LACKING and row["label"] == "supports" and 6 <= len(row["evidence"].split()) <= 90:
                known = key(row["claim"]) in claims or key(row["claim"]) + "|" + key(row["evidence"]) in pairs
                if not known and not row.get("two_class"):
                    by_set.setdefault(row["set"], []).append(row)
    for name, rows in sorted(by_set.items()):
        chosen = rng.sample(rows, min(LACKING[name], len(rows)))
        docs = nlp().pipe([row["evidence"] for row in chosen], batch_size=64)
        for row, doc in zip(chosen, docs, strict=True):
            if less := less_one(doc, row["claim"], rng):
                yield {"claim": row["claim"], "evidence": less, "label": "neither", "set": "lacking"}
                if rng.random() < 0.5:
                    yield {"claim": row["claim"], "evidence": row["evidence"], "label": "supports", "set": "lacking"}


def less_one(doc: Doc, claim: str, rng: Random) -> str:
    """The passage without one small constituent that the claim mentions too; "" if there is none."""
    said = {word.strip(".,;:'\"").casefold() for word in claim.split()}
    found: list[Span] = [
        entity for entity in doc.ents if entity.label_ in {"DATE", "GPE", "LOC", "CARDINAL", "MONEY", "PERCENT"}
    ]
    found += [doc[token.left_edge.i : token.right_edge.i + 1] for token in doc if token.dep_ in TAKEN]
    fit = []
    for span in found:
        telling = {token.lower_ for token in span if token.is_alpha or token.like_num} - {
            t.lower_ for t in span if t.is_stop
        }
        shared = telling & said
        elsewhere = {token.lower_ for token in doc if token.i < span.start or token.i >= span.end}
        # A constituent repeated elsewhere would not be missing.
        if telling and len(shared) * 2 >= len(telling) and len(span) <= 8 and not shared <= elsewhere:
            fit.append(span)
    if not fit:
        return ""
    span = rng.choice(fit)
    gone = set(range(span.start, span.end))
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.dep_ == "prep" and before.i not in gone:
        gone.add(before.i)
    text = rewrite.without(doc, gone)
    return text if len(text.split()) >= KEPT_WORDS else ""


def main() -> None:
    data, target = Path(sys.argv[1]), Path(sys.argv[2])
    rng = Random(SEED)
    counts: Counter[tuple[str, str]] = Counter()
    with gzip.open(target, "wt") as out:
        for row in (*dated(data, rng), *lacking(data, rng)):
            counts[row["set"], row["label"]] += 1
            out.write(json.dumps(row) + "\n")
    print(dict(counts))


if __name__ == "__main__":
    main()
