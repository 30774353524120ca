"""Attribution in political news (PolNeAR): F1 of sources, cues, contents and whole attributions.

The corpus defines an attribution as a source, a cue and a content, each of one or more spans; some have no source.
Words belong to a single attribution, so nested ones are not annotated, and only our outermost ones are counted. A part
is exact if its spans, without white space and quotation marks at their ends, are equal, and overlaps if it shares a
character. A whole attribution is right if all three parts are (a missing source must be missing in both); each gold
attribution is matched with at most one found. Rules are tuned on `train`, and `dev` is reported. If two people
annotated an article, the first by file name is gold; inter-annotator agreement by the same measure is reported as
`agreement`.

    python -m benchmarks.attribution [train|dev]
"""

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.report import report, shared
from glossator.language.attribution import attributions
from glossator.language.model import Attribution
from glossator.spans import Span

PARTS = ("source", "cue", "content")
ANNOTATOR = re.compile(r"_[0-9a-f]{4}\.ann$")
EDGE = " \t\r\n\xa0\"“”‘’'.,:;"

Stretches = list[tuple[int, int]]
Triple = dict[str, Stretches]
T = TypeVar("T")


def read_annotations(path: Path) -> list[Triple]:
    """The attributions in one annotation file (brat standoff)."""
    spans: dict[str, Stretches] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            where = rest.split("\t")[0].partition(" ")[2]
            spans[name] = [(int(first), int(last)) for first, last in (piece.split() for piece in where.split(";"))]
        elif name.startswith("E"):
            events.append(rest.split()[1:])
    found = []
    for roles in events:
        triple: Triple = {part: [] for part in PARTS}
        for role in roles:
            kind, _, target = role.partition(":")
            triple[kind.rstrip("0123456789").lower()] += spans.get(target, [])
        found.append(triple)
    return found


def read_split(split: str, data: Path | None = None) -> dict[str, tuple[str, list[list[Triple]]]]:
    """Article → its text and all annotators' attributions; `data` replaces the default folder."""
    folder = data / "polnear" / split if data else shared("polnear", split)
    people: dict[str, list[list[Triple]]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        people[ANNOTATOR.sub("", path.name)].append(read_annotations(path))
    texts = {name: (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="").read() for name in people}
    return {name: (texts[name], people[name]) for name in sorted(people)}


def found_in(text: str) -> list[Triple]:
    """Our outermost attributions of a text."""
    return [triple(each) for each in attributions(text)]


def triple(each: Attribution) -> Triple:
    """The spans of one attribution."""
    return {
        "source": _stretches([each.source]),
        "cue": _stretches([each.cue]),
        "content": _stretches(each.content),
    }


def _stretches(spans: Iterable[Span | None]) -> Stretches:
    return [(span.start, span.end) for span in spans if span is not None]


def trimmed(text: str, stretches: Stretches) -> Stretches:
    """Spans without white space, quotation marks and stops at their ends; those separated only by these are merged."""
    kept: Stretches = []
    for first, last in sorted(stretches):
        while first < last and text[first] in EDGE:
            first += 1
        while last > first and text[last - 1] in EDGE:
            last -= 1
        if first >= last:
            continue
        if kept and not text[kept[-1][1] : first].strip(EDGE):
            kept[-1] = (kept[-1][0], last)
        else:
            kept.append((first, last))
    return kept


def overlap(one: Stretches, other: Stretches, text: str) -> bool:  # noqa: ARG001 - the same face as `exact`
    """True if two parts share a character, or both are missing."""
    if not one or not other:
        return not one and not other
    return any(a < d and c < b for a, b in one for c, d in other)


def exact(one: Stretches, other: Stretches, text: str) -> bool:
    """True if two parts have the same spans."""
    return trimmed(text, one) == trimmed(text, other)


def count(text: str, gold: list[Triple], found: list[Triple], counts: Counter[str]) -> None:
    """Add one article's matches to the counts, for parts and wholes, exact and overlapping."""
    measures: dict[str, Callable[[Stretches, Stretches, str], bool]] = {"exact": exact, "overlap": overlap}
    for name, same in measures.items():
        for part in PARTS:
            mine = [each[part] for each in found if each[part]]
            theirs = [each[part] for each in gold if each[part]]
            counts[f"{part}_{name}"] += _matched(theirs, mine, lambda a, b, same=same: same(a, b, text))
            if name == "exact":
                counts[f"{part}_gold"] += len(theirs)
                counts[f"{part}_found"] += len(mine)
        counts[f"whole_{name}"] += _matched(
            gold, found, lambda a, b, same=same: all(same(a[part], b[part], text) for part in PARTS)
        )
    counts["whole_gold"] += len(gold)
    counts["whole_found"] += len(found)


def _matched(gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], bool]) -> int:
    """The number of gold items matched to a found item of their own."""
    free, hits = list(range(len(found))), 0
    for each in gold:
        for at in free:
            if same(each, found[at]):
                free.remove(at)
                hits += 1
                break
    return hits


def f1(counts: Counter[str], part: str, measure: str) -> float:
    """F1 of a part under a measure."""
    return 2 * counts[f"{part}_{measure}"] / max(1, counts[f"{part}_gold"] + counts[f"{part}_found"])


def main() -> None:
    """Score one split, and inter-annotator agreement."""
    split = sys.argv[1] if len(sys.argv) > 1 else "dev"
    counts: Counter[str] = Counter()
    people: Counter[str] = Counter()
    characters, seconds = 0, 0.0
    for text, annotations in read_split(split).values():
        started = time.process_time()
        found = found_in(text)
        seconds += time.process_time() - started
        characters += len(text)
        count(text, annotations[0], found, counts)
        for other in annotations[1:]:
            count(text, annotations[0], other, people)
    figures: dict[str, float | str] = {"split": split, "gold": counts["whole_gold"], "found": counts["whole_found"]}
    for part in (*PARTS, "whole"):
        for measure in ("overlap", "exact"):
            figures[f"{part}_{measure}_f1"] = f1(counts, part, measure)
    figures["whole_overlap_precision"] = counts["whole_overlap"] / max(1, counts["whole_found"])
    figures["whole_overlap_recall"] = counts["whole_overlap"] / max(1, counts["whole_gold"])
    figures["agreement_whole_overlap_f1"] = f1(people, "whole", "overlap")
    figures["agreement_whole_exact_f1"] = f1(people, "whole", "exact")
    figures["agreement_gold"] = people["whole_gold"]
    figures["characters_per_second"] = characters / max(seconds, 1e-9)
    report("attribution" if split == "dev" else f"attribution_{split}", figures)


if __name__ == "__main__":
    main()
