"""A random sample of sentences with their coded actions, for judging by hand.

    python -m benchmarks.conduct_draw SEED [SENTENCES] [--skip FILE]… > drawn.jsonl

Half of the sentences come from the pages of the President of Russia, half from Wikipedia's current events: first a page
(or entry) is sampled uniformly, then one of its sentences. Sentences already judged or trained on, and those of the
files to skip, are excluded.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.report import shared
from glossator.conduct.coding.actions import Told, code_passages
from glossator.conduct.model import Action, Actor
from glossator.language.sentences import sentences

DATA = Path(__file__).parent / "data"
JUDGED = [path for name in ("conduct-judged", "events") if (path := DATA / f"{name}.jsonl").exists()]
BEFORE = 5  # sentences of context before the judged one, for resolving "he"
Row = dict[str, Any]


def main() -> None:
    """Print the sampled sentences, one JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("sentences", type=int, nargs="?", default=300)
    parser.add_argument("--skip", type=Path, action="append", default=[])
    options = parser.parse_args()
    rows = draw(options.seed, options.sentences, [*JUDGED, *options.skip])
    passages = [Told([*row["context"], row["text"]], date.fromisoformat(row["date"]), row["publisher"]) for row in rows]
    for row, coded in zip(rows, code_passages(passages), strict=True):
        print(json.dumps({**row, "actions": [plain(action) for action in coded[-1]]}, ensure_ascii=False))


def draw(seed: int, number: int, skip: Sequence[Path]) -> list[Row]:
    """Sentences with date, publisher and preceding sentences; deterministic for a seed."""
    chance = random.Random(seed)
    judged = {
        row["text"] for path in skip for row in map(json.loads, path.read_text("utf-8").splitlines()) if "text" in row
    }
    return [
        row
        for source, documents in (("events", _events()), ("kremlin", _pages()))
        for row in _some(source, documents, number // 2, chance, judged)
    ]


def _some(source: str, documents: list[Row], number: int, chance: random.Random, taken: set[str]) -> Iterator[Row]:
    found = 0
    while found < number:
        document = chance.choice(documents)
        spans = sentences(document["text"])
        if not spans:
            continue
        at = chance.randrange(len(spans))
        texts = [" ".join(document["text"][span.start : span.end].split()) for span in spans]
        if texts[at] in taken:
            continue
        taken.add(texts[at])
        found += 1
        yield {
            "id": f"{source}-{found:04}", "source": source, "url": document["url"], "date": document["date"],
            "publisher": "President of Russia" if source == "kremlin" else "",
            "context": texts[max(0, at - BEFORE) : at], "text": texts[at],
        }  # fmt: skip


def _events() -> list[Row]:
    return _lines("current-events.jsonl.gz")


def _pages() -> list[Row]:
    return [{**row, "text": f"{row.get('lead') or ''}\n\n{row['text']}"} for row in _lines("kremlin.jsonl.gz")]


def _lines(name: str) -> list[Row]:
    with gzip.open(shared("record", name), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def plain(action: Action) -> Row:
    """The judged fields of an action."""
    return {
        "action": action.action, "mode": action.mode,
        "source": _actor(action.source), "target": _actor(action.target),
        "others": [_actor(actor) for actor in (*action.sources[1:], *action.targets[1:])],
        "date": str(action.date or ""), "negated": action.negated, "certainty": action.certainty.value,
    }  # fmt: skip


def _actor(actor: Actor | None) -> Row | None:
    if actor is None:
        return None
    return {"code": actor.code, "sector": actor.role, "id": actor.id, "words": actor.words, "person": actor.person}


if __name__ == "__main__":
    main()
