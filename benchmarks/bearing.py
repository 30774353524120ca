"""Retrieval, selection, sides and findings on passages judged by an editor, with plain search as a baseline.

    python -m benchmarks.bearing [--record FOLDER] [--cases FILE.jsonl] [--hurried] [--show]

The record (world events from 2006 on and the Kremlin's pages, 103,896 documents) is built once, in some twenty minutes
on two cores, and kept in FOLDER. The gain of a printed passage is 3 for an editor's first choice, 2 if it settles the
claim or takes a side, 1 for context, 0 otherwise and for unjudged ones. `plain` is the top six of
`Record.search(claim)`.
"""

import argparse
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.report import RESULTS, report, shared
from benchmarks.world import record_of_the_world
from glossator.evidence import Question
from glossator.evidence.case import Case, Days
from glossator.evidence.checking import verified, weighed
from glossator.evidence.finding.deciding import decide
from glossator.evidence.model import Asked, Stance
from glossator.models.model import Models
from glossator.record import Record

FIRST, LOOKED_AT = 6, 60
WORTH = {"D": 2, "B": 2, "C": 1, "0": 0}
KINDS = {"past": "past position"}


@dataclass
class Judged:
    """A claim with its judged passages by text, and what was found, printed and decided."""

    row: dict[str, Any]
    found: list[str] = field(default_factory=list)
    printed: list[tuple[str, Stance]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    verdict: str = ""
    seconds: float = 0.0

    @property
    def passages(self) -> dict[str, dict[str, Any]]:
        """The judged passages by their text."""
        return {plainly(one["text"]): one for one in self.row["passages"]}

    def of(self, text: str) -> dict[str, Any] | None:
        """The judged passage that a text equals or is quoted from; None if it is unjudged."""
        words, own = plainly(text), self.passages
        return own.get(words) or next((one for known, one in own.items() if words and words in known), None)


def plainly(text: str) -> str:
    """The text with normalised white space."""
    return " ".join(text.split())


def gain(passage: dict[str, Any] | None) -> int:
    """The gain of a passage."""
    if passage is None:
        return 0
    return 3 if passage["key"] else WORTH[passage["side"][0]]


def ndcg(texts: Sequence[str], judged: Judged) -> float | None:
    """nDCG@6 against the ideal order of the judged passages; None if none is worth printing."""
    best = sum(
        g / math.log2(n + 2) for n, g in enumerate(sorted(map(gain, judged.row["passages"]), reverse=True)[:FIRST])
    )
    if not best:
        return None
    return sum(gain(judged.of(text)) / math.log2(n + 2) for n, text in enumerate(texts[:FIRST])) / best


def question(row: dict[str, Any]) -> Question:
    """The claim as a question to the record."""
    return Question(
        claim=row["id"],
        text=row["claim"],
        kind=KINDS.get(row["kind"], row["kind"]),
        speaker=row["speaker"],
        date=date.fromisoformat(row["as_of"]),
        said=row.get("said", ""),
    )


def run(row: dict[str, Any], record: Record, models: Models, hurried: bool = False) -> Judged:
    """One claim run through the stages of `check`, with the result of each."""
    judged, until = Judged(row), date.fromisoformat(row["as_of"])
    judged.plain = [hit.passage.text for hit in record.search(row["claim"], limit=LOOKED_AT, until=until)]
    began = time.perf_counter()
    (case,) = verified(weighed([Case(question(row), Days(until=until))], record, models, hurried=hurried), models)
    finding = decide(case, Asked(query=row["claim"], documents=1, passages=1, first=None, last=None))
    judged.seconds = time.perf_counter() - began
    read_first = [*case.read, *(one for one in case.found if one.reading is None)]
    judged.found = [one.hit.passage.text for one in read_first]
    judged.printed = [(piece.quote.exact, piece.stance) for piece in finding.evidence]
    judged.verdict = finding.verdict.value
    return judged


def share(pairs: Sequence[tuple[int, int]]) -> float:
    """The sum of the numerators over the sum of the denominators."""
    whole = sum(many for _, many in pairs)
    return sum(few for few, _ in pairs) / whole if whole else 0.0


def figures(done: Sequence[Judged]) -> dict[str, float]:
    """All figures of the table, over the given claims."""
    by: dict[str, dict[str, list[float]]] = {"ours": defaultdict(list), "plain": defaultdict(list)}
    keys: dict[str, list[tuple[int, int]]] = {"ours": [], "plain": []}
    recall: dict[str, list[tuple[int, int]]] = {"ours": [], "plain": []}
    sided: Counter[str] = Counter()
    for one in done:
        worth = {words for words, its in one.passages.items() if its["side"] != "0"}
        first = {words for words, its in one.passages.items() if its["key"]}
        for name, texts, looked in (
            ("ours", [text for text, _ in one.printed], one.found),
            ("plain", one.plain, one.plain),
        ):
            value = ndcg(texts, one)
            if value is not None:
                by[name][one.row["slice"]].append(value)
            at = {plainly(its["text"]) for text in texts[:FIRST] if (its := one.of(text))}
            keys[name].append((len(first & at), min(FIRST, len(first))))
            recall[name].append((len(worth & {plainly(text) for text in looked[:LOOKED_AT]}), len(worth)))
        for text, stance in one.printed:
            its = one.of(text)
            if its and its["side"][-1] in "+-":
                told = {"supports": "+", "refutes": "-"}.get(stance.value, "")
                sided["right" if told == its["side"][-1] else "wrong" if told else "none"] += 1
    slices = sorted(by["ours"])
    mean = {name: {key: sum(v) / len(v) for key, v in rows.items()} for name, rows in by.items()}
    truth = [(one.row["finding"], one.verdict) for one in done]
    swapped = sum(pair in {("refuted", "supported"), ("supported", "refuted")} for pair in truth)
    seconds = sorted(one.seconds for one in done)
    return {
        "claims": len(done),
        "ndcg6": sum(mean["ours"].values()) / len(slices),
        "plain_ndcg6": sum(mean["plain"].values()) / len(slices),
        "least_ahead_of_plain": min(mean["ours"][key] - mean["plain"][key] for key in slices),
        "recall60": share(recall["ours"]),
        "plain_recall60": share(recall["plain"]),
        "first_choices": share(keys["ours"]),
        "plain_first_choices": share(keys["plain"]),
        "sides_right": sided["right"] / max(1, sided.total()),
        "sides_wrong": sided["wrong"] / max(1, sided.total()),
        "findings_right": sum(a == b for a, b in truth) / len(truth),
        "supported_for_refuted_or_back": swapped,
        "p50_seconds": seconds[len(seconds) // 2],
        **{f"ndcg6_{key}": mean["ours"][key] for key in slices},
        **{f"plain_ndcg6_{key}": mean["plain"][key] for key in slices},
    }


def show(one: Judged) -> None:
    """Print a claim with what is printed and how it was judged."""
    row = one.row
    print(f"\n{row['id']} [{row['finding']} / {one.verdict}] {row['speaker']}, {row['as_of']}: {row['claim']}")
    for text, stance in one.printed:
        its = one.of(text)
        mark = "?" if its is None else its["side"] + ("*" if its["key"] else "")
        print(f"   {mark:4}{stance.value:9}{plainly(text)[:220]}")
    missed = [its for its in one.row["passages"] if its["key"] and its not in [one.of(t) for t, _ in one.printed]]
    for its in missed:
        found = plainly(its["text"]) in {plainly(text) for text in one.found}
        print(f"   missed ({'found' if found else 'not found'}) {its['side']:3}{plainly(its['text'])[:200]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, default=RESULTS / "world", help="where the record is kept")
    parser.add_argument("--cases", type=Path, default=None, help="judged claims; by default dev")
    parser.add_argument("--hurried", action="store_true", help="as notes on a running recording are made")
    parser.add_argument("--show", action="store_true", help="print every claim with what is printed on it")
    parser.add_argument("--limit", type=int, default=10_000)
    options = parser.parse_args()
    cases = options.cases or shared("bearing", "dev.jsonl")
    rows = [json.loads(line) for line in cases.read_text("utf-8").splitlines()][: options.limit]
    record, models = record_of_the_world(options.record), Models()
    done = [run(row, record, models, options.hurried) for row in rows]
    if options.show:
        for one in done:
            show(one)
        print(Counter((one.row["finding"], one.verdict) for one in done))
    report("bearing_hurried" if options.hurried else "bearing", figures(done))


if __name__ == "__main__":
    main()
