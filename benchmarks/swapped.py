"""Near misses that must not count as support: a swapped role, another contest, office, place or year.

    python -m benchmarks.swapped [--show]

175 pairs of our own wording (benchmarks/data/swapped.jsonl), each with one difference. A record holds all passages, and
each claim is checked against it; none may be supported. Reported beside it: the verifier alone.
"""

import argparse
import json
import tempfile
from collections import Counter
from datetime import date, timedelta

from benchmarks.report import ROOT, report
from glossator.evidence import Question, check, judge
from glossator.record import Record
from glossator.record.model import Document

SURE = 0.5


def main() -> None:
    """Check every claim against the record, and every pair with the verifier."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is wrongly supported")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (ROOT / "data" / "swapped.jsonl").read_text("utf-8").splitlines()]
    documents = [
        Document(id=row["id"], text=row["evidence"], publisher=row["publisher"], published=row["date"], language="en")
        for row in rows
    ]
    latest = max(date.fromisoformat(row["date"]) for row in rows) + timedelta(days=30)
    with tempfile.TemporaryDirectory() as folder:
        record = Record.open(folder, create=True)
        record.add_documents(documents)
        asked = [Question(claim=row["id"], text=row["claim"], date=latest) for row in rows]
        found = check(asked, record)
    alone = judge([(row["claim"], f"{row['date']}: {row['evidence']}") for row in rows])
    kinds = sorted({row["kind"] for row in rows})
    wrong = [row for row, finding in zip(rows, found, strict=True) if finding.verdict.value == "supported"]
    refuted = sum(finding.verdict.value == "refuted" for finding in found)
    verifier = sum(one.supports >= SURE for one in alone)
    if options.show:
        for row in wrong:
            print(f"{row['kind']:8}{row['claim']}\n{'':8}{row['evidence']}")
    by = Counter(row["kind"] for row in wrong)
    report(
        "swapped",
        {
            "pairs": len(rows),
            "supported": len(wrong),
            "refuted": refuted,
            **{f"supported_{kind}": by[kind] for kind in kinds},
            "verifier_supports": verifier,
            "kept_apart": 1 - len(wrong) / len(rows),
        },
    )


if __name__ == "__main__":
    main()
