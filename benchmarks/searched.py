"""Findings on retrieved evidence: accuracy, calibration, and verdicts that must never occur.

Two records are made. One contains all evidence of Climate-FEVER and AVeriTeC with one date, so that each claim must
retrieve its own. The other contains reports of world events; claims are derived from them by rule: in the past tense
and truncated (supported), with a changed number or negated (refuted), with the actor replaced by another state (not
supported), and from reports held out of the record (silent).

Half of the claims, by a hash, is reported.

    python -m benchmarks.searched [--limit N]
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.findings import CLASSES, calibration, climate, macro_f1, real
from benchmarks.report import report, shared
from glossator.evidence import Question, check
from glossator.evidence.model import Finding
from glossator.people.lexicon import load
from glossator.people.named_in import canonical, names, pattern
from glossator.record import Record
from glossator.record.model import Document

SUPPORTED, REFUTED, DISPUTED, SILENT = range(4)
NOT_SUPPORTED = 4  # refuted or silent: both are right
YEARS, EVENTS = ("2015", "2016", "2017"), 1800
_NUMBER = re.compile(r"(?<![\w.,])(?:[2-9]|[1-9]\d{1,3})(?![\w.,]|\s*(?:January|February|March|April|May|June|July))")
_BOUND = re.compile(r"(?:at least|more than|over|up to|nearly|almost|about|around|than|[-–])\s*$", re.IGNORECASE)
_VERBS = {"kills": "killed", "wins": "won", "signs": "signed", "announces": "announced", "says": "said", "hits": "hit",
          "becomes": "became", "defeats": "defeated", "arrests": "arrested", "strikes": "struck", "resigns": "resigned",
          "launches": "launched", "approves": "approved", "declares": "declared", "agrees": "agreed", "votes": "voted",
          "meets": "met", "dies": "died", "injures": "injured", "closes": "closed", "claims": "claimed"}  # fmt: skip
_ACTORS = ("France", "Brazil", "Japan", "Nigeria", "Turkey", "Mexico", "India", "Poland", "Egypt", "Canada")


@dataclass
class Made:
    """A claim, the right finding on it, and how it was made."""

    claim: str
    label: int
    of: str

    @property
    def held_out(self) -> bool:
        """True for the half that is reported."""
        return hashlib.sha256(("searched " + self.claim).encode()).digest()[0] % 2 == 1


def own_evidence(limit: int) -> tuple[list[Document], list[Made]]:
    """The evidence of all claims as dated documents, and `limit` claims per set."""
    documents, made = [], []
    for some in (climate(), real()):
        cases = list(some)
        for number, case in enumerate(cases):
            documents += [
                one.model_copy(update={"id": f"{case.of}{number}-{one.id}", "published": date(2020, 1, 1)})
                for one in case.documents
            ]
        chosen = random.Random(7).sample(cases, min(limit, len(cases)))
        made += [Made(case.claim, case.label, case.of) for case in chosen]
    return documents, made


def events(limit: int) -> tuple[list[Document], list[Made]]:
    """Reports of world events, and `limit` claims of each kind derived from them."""
    with gzip.open(shared("record", "current-events.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["date"][:4] in YEARS]
    rows = [row for row in rows if 60 < len(row["text"]) < 260 and "?" not in row["text"]]
    chance = random.Random(11)
    rows = chance.sample(rows, EVENTS)
    filed = [
        Document(id=f"e{at}", text=row["text"], publisher=row["publisher"], published=date.fromisoformat(row["date"]),
                 language="en") for at, row in enumerate(rows)
    ]  # fmt: skip
    plain = [(at, claim) for at, row in enumerate(rows) if (claim := told(row["text"]))]
    chance.shuffle(plain)
    made: list[Made] = []
    for kind, label in (("same", SUPPORTED), ("number", REFUTED), ("denied", REFUTED), ("actor", NOT_SUPPORTED)):
        found = ((at, words) for at, claim in plain if (words := changed(claim, kind, chance)))
        taken = [next(found, (0, "")) for _ in range(limit)]
        made += [Made(words, label, kind) for _, words in taken if words]
        plain = [pair for pair in plain if pair[0] not in {at for at, _ in taken}]
    gone = plain[: 2 * limit]
    made += [Made(claim, SILENT, "removed") for _, claim in gone]
    left_out = {f"e{at}" for at, _ in gone}
    return [document for document in filed if document.id not in left_out], made


def told(text: str) -> str:
    """The report's first sentence in the past tense, truncated; "" if the rule does not apply."""
    first = re.split(r"(?<=[a-z])\.\s", text)[0].rstrip(".")
    first = re.split(r",\s|\s[–-]\s|;\s", first)[0]
    verb = next((word for word in first.split() if word in _VERBS), "")
    if not verb or len(first.split()) < 7 or ":" in first or '"' in first:
        return ""
    return re.sub(rf"\b{verb}\b", _VERBS[verb], first, count=1) + "."


def changed(claim: str, kind: str, chance: random.Random) -> str:
    """The claim with its number, polarity or actor changed; "" if it has none to change."""
    if kind == "same":
        return claim
    if kind == "number":
        hit = _NUMBER.search(claim)
        # "At least 7" does not refute "at least 22"; years and scores are no amounts.
        if not hit or _BOUND.search(claim[: hit.start()]) or int(hit[0]) > 1900 or "–" in claim[: hit.end() + 1]:
            return ""
        return f"{claim[: hit.start()]}{int(hit[0]) * 3 + 1}{claim[hit.end() :]}"
    if kind == "denied":
        past = next((word for word in claim.split() if word in _VERBS.values()), "")
        base = {then: now.removesuffix("s") for now, then in _VERBS.items()}.get(past, "")
        return re.sub(rf"\b{past}\b", f"did not {base}", claim, count=1) if past in ("signed", "won", "met") else ""
    known = [home for home in load("names")["same"] if names(claim, home) and pattern(home).match(claim)]
    others = [state for state in _ACTORS if not names(claim, state)]
    if not known or canonical(known[0]) != known[0]:
        return ""
    return pattern(known[0]).sub(chance.choice(others), claim, count=1)


def read(documents: Sequence[Document], made: Sequence[Made]) -> Iterator[Finding]:
    """The finding of a record of these documents on each claim."""
    with tempfile.TemporaryDirectory() as folder:
        record = Record.open(Path(folder) / "record", create=True)
        record.add_documents(documents)
        for at in range(0, len(made), 32):
            yield from check([Question(text=one.claim) for one in made[at : at + 32]], record)


def found(finding: Finding) -> tuple[int, float]:
    """The finding as a class, and its probability; open counts as silent here, since it takes no side."""
    name = "silent" if finding.verdict.value == "open" else finding.verdict.value
    return CLASSES.index(name), finding.probability or 0.0


def is_right(verdict: int, label: int) -> bool:
    """True if the finding is right; for a replaced actor, both refuted and silent are."""
    return verdict in (REFUTED, SILENT) if label == NOT_SUPPORTED else verdict == label


def figures(findings: Sequence[Finding], made: Sequence[Made]) -> dict[str, float | int | str | None]:
    """Shares by kind of claim, and the calibration of findings with a side."""
    done = [(*found(finding), one) for finding, one in zip(findings, made, strict=True)]
    shown: dict[str, float | int | str | None] = {"claims": len(done)}
    for kind in sorted({one.of for one in made}):
        own = [(verdict, one) for verdict, _, one in done if one.of == kind]
        shown[f"{kind}_right"] = float(np.mean([is_right(verdict, one.label) for verdict, one in own]))
        shown[f"{kind}_n"] = len(own)
        if kind in ("climate", "averitec"):
            shown[f"{kind}_macro_f1"] = macro_f1([verdict for verdict, _ in own], [one.label for _, one in own])
    for kind in ("removed", "same", "actor", "number", "denied"):
        own_verdicts = [verdict for verdict, _, one in done if one.of == kind]
        shown[f"{kind}_refuted"] = float(np.mean([verdict == REFUTED for verdict in own_verdicts]))
        shown[f"{kind}_supported"] = float(np.mean([verdict == SUPPORTED for verdict in own_verdicts]))
    sided = [(sure, is_right(verdict, one.label)) for verdict, sure, one in done if verdict != SILENT]
    shown["sided"] = len(sided)
    shown["sided_right"] = float(np.mean([right for _, right in sided]))
    shown["sided_sure"] = float(np.mean([sure for sure, _ in sided]))
    shown["sided_ece"] = calibration([sure for sure, _ in sided], [right for _, right in sided])
    refuting = [is_right(verdict, one.label) for verdict, _, one in done if verdict == REFUTED]
    shown["refuted_right"] = float(np.mean(refuting)) if refuting else None
    return shown


def main() -> None:
    """Measure and report."""
    options = argparse.ArgumentParser()
    options.add_argument("--limit", type=int, default=60, help="claims of each kind")
    given = options.parse_args()
    findings: list[Finding] = []
    made: list[Made] = []
    for documents, claims in (events(given.limit), own_evidence(given.limit)):
        claims = [one for one in claims if one.held_out]
        findings += list(read(documents, claims))
        made += claims
    report("searched", figures(findings, made))


if __name__ == "__main__":
    main()
