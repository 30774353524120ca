"""True and false paraphrases of events on file: how many are found, with their date and without, and the errors.

python -m benchmarks.probes [--show]
"""

import argparse
import json
import tempfile
from collections import Counter

from benchmarks.report import SHARED, report
from glossator.evidence import Question, check
from glossator.record import Record

PROBES = SHARED.parent / "cases" / "probes"


def main() -> None:
    """Check every claim against the record and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each claim with its finding and first quote")
    options = parser.parse_args()
    if not PROBES.is_dir():
        raise SystemExit("cases/probes: not beside the project, so this cannot be measured here")
    with tempfile.TemporaryDirectory() as folder:
        record = Record.open(folder, create=True)
        record.add([PROBES / "events.jsonl"])
        right: dict[str, list[bool]] = {}
        wrongly_supported = 0
        for name in ("supported", "dated", "false"):
            rows = [json.loads(line) for line in (PROBES / f"{name}.jsonl").read_text("utf-8").splitlines()]
            found = check([Question(claim=row["id"], text=row["claim"]) for row in rows], record)
            for row, finding in zip(rows, found, strict=True):
                kind = "dated" if name == "dated" else "true" if row["gold"] == "supported" else "false"
                right.setdefault(kind, []).append(finding.verdict.value == row["gold"])
                wrongly_supported += kind == "false" and finding.verdict.value == "supported"
                if options.show:
                    first = finding.evidence[0].quote.exact[:110] if finding.evidence else ""
                    print(f"{row['gold']:10}{finding.verdict.value:10}{row['claim'][:100]}\n{'':20}{first}")
    counts = Counter({kind: sum(some) for kind, some in right.items()})
    report(
        "probes",
        {
            "true_found": counts["true"] / len(right["true"]),
            "with_their_date": counts["dated"] / len(right["dated"]),
            "false_refuted": counts["false"] / len(right["false"]),
            "false_supported": wrongly_supported,
            "claims": sum(map(len, right.values())),
        },
    )


if __name__ == "__main__":
    main()
