"""Restore the text of judged passages that are identified by hash: judged/first.jsonl → claims as in `bearing`.

    python look_up.py judged/first.jsonl RECORD… > judged.jsonl

A passage is identified by sixteen hex digits of the SHA-256 of its words, separated by single spaces. The records are
made with `glossator record add` from the data listed in judged/README.md. Passages found in none of them are dropped
and counted.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from glossator.record import Record
from glossator.record.filing.passages import passages


def name_of(text: str) -> str:
    """The hash that identifies a passage."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def main() -> None:
    claims = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    wanted = {name for claim in claims for name in claim["passages"]}
    known: dict[str, dict[str, str]] = {}
    for folder in sys.argv[2:]:
        for document in Record.open(folder).scan(dated="all"):
            for passage in passages(document):
                name = name_of(passage.text)
                if name in wanted and name not in known:
                    known[name] = {
                        "date": str(document.published),
                        "publisher": document.publisher or document.speaker,
                        "title": document.title,
                        "text": passage.text,
                    }
    for claim in claims:
        judged = claim.pop("passages")
        claim["slice"] = claim["id"].split("-")[0]
        claim["source"] = "written"
        claim["passages"] = [
            {**known[name], "side": side.rstrip("*"), "key": side.endswith("*")}
            for name, side in judged.items()
            if name in known
        ]
        print(json.dumps(claim, ensure_ascii=False))
    print(f"{len(wanted - set(known))} of {len(wanted)} passages are in none of the records", file=sys.stderr)


if __name__ == "__main__":
    main()
