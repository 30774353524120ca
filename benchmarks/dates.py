"""Time expressions in news against TimeML (TimeBank, AQUAINT): extent and value F1 as defined by TempEval-3.

Relaxed: gold and found expression overlap; strict: equal extent. Type and value are scored on relaxed matches; their F1
is the share of relaxed matches with the right attribute times the relaxed F1 (UzZaman et al. 2013). Each file's
creation time is the document date. Files are split in halves by a hash of their name: rules are tuned on `dev` alone.

    python -m benchmarks.dates [--errors dev]
"""

import hashlib
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.report import report, shared
from glossator.language.dates import times
from glossator.language.model import TimeExpression


@dataclass(frozen=True)
class Gold:
    """One TIMEX3 of a file's text."""

    start: int
    end: int
    type: str
    value: str


@dataclass
class Counts:
    """Sums over files."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0


def half(name: str) -> str:
    """`dev` or `report`, by file name."""
    return "dev" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "report"


def read(path: Path) -> tuple[str, date, list[Gold]]:
    """The text of a TimeML file, its creation date, and its time expressions (without the creation time)."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise SystemExit(f"{path}: no TEXT or no creation time")
    stated = re.match(r"(\d{4})-?(\d{2})-?(\d{2})", created.attrib["value"])
    if stated is None:
        raise SystemExit(f"{path}: creation time {created.attrib['value']!r}")
    gold: list[Gold] = []
    text = "".join(_walk(body, gold, [0]))
    return text, date(*(int(part) for part in stated.groups())), gold


def _walk(node: ElementTree.Element, gold: list[Gold], at: list[int]) -> Iterator[str]:
    start = at[0]
    for piece, child in [(node.text or "", None), *((child.tail or "", child) for child in node)]:
        if child is not None:
            yield from _walk(child, gold, at)
        at[0] += len(piece)
        yield piece
    if node.tag == "TIMEX3":
        gold.append(Gold(start, at[0], node.attrib["type"], node.attrib.get("value", "")))


def score(gold: list[Gold], found: list[TimeExpression], counts: Counts) -> None:
    """Add one file's matches, one-to-one between gold and found expressions."""
    counts.gold += len(gold)
    counts.found += len(found)
    free = list(found)
    for each in gold:
        touching = [other for other in free if other.span.start < each.end and each.start < other.span.end]
        if not touching:
            continue
        best = max(touching, key=lambda other: (other.span.start == each.start) + (other.span.end == each.end))
        free.remove(best)
        counts.relaxed += 1
        counts.strict += (best.span.start, best.span.end) == (each.start, each.end)
        counts.type += best.type == each.type
        counts.value += best.value == each.value


def f1(hits: int, counts: Counts) -> float:
    """F1 from `hits` and the numbers of gold and found expressions."""
    return 2 * hits / max(1, counts.gold + counts.found)


def main() -> None:
    """Score both halves and report the speed."""
    totals = {"dev": Counts(), "report": Counts(), "all": Counts()}
    characters, seconds = 0, 0.0
    for path in sorted(shared("timeml").glob("*.tml")):
        text, created, gold = read(path)
        started = time.perf_counter()
        found = times(text, created)
        seconds += time.perf_counter() - started
        characters += len(text)
        for name in (half(path.name), "all"):
            score(gold, found, totals[name])
        if len(sys.argv) > 2 and sys.argv[2] == half(path.name):
            show_errors(path.name, text, gold, found)
    figures: dict[str, float] = {}
    for name, counts in totals.items():
        figures[f"{name}_gold"] = counts.gold
        for measure in ("relaxed", "strict", "type", "value"):
            figures[f"{name}_{measure}_f1"] = f1(getattr(counts, measure), counts)
        figures[f"{name}_relaxed_precision"] = counts.relaxed / max(1, counts.found)
        figures[f"{name}_relaxed_recall"] = counts.relaxed / max(1, counts.gold)
    figures["characters_per_second"] = characters / seconds
    report("dates", figures)


def show_errors(name: str, text: str, gold: list[Gold], found: list[TimeExpression]) -> None:
    """Print the differences in one file: missed, spurious, and wrong."""
    for each in gold:
        touching = [other for other in found if other.span.start < each.end and each.start < other.span.end]
        around = text[max(0, each.start - 40) : each.end + 30].replace("\n", " ")
        words = text[each.start : each.end]
        if not touching:
            print(f"MISS\t{words}\t{each.type} {each.value}\t{name}\t{around}")
        elif touching[0].value != each.value or touching[0].type != each.type:
            got = touching[0]
            print(
                f"VALUE\t{words}\t{each.type} {each.value}\tgot {got.text!r} {got.type} {got.value}\t{name}\t{around}"
            )
        elif (touching[0].span.start, touching[0].span.end) != (each.start, each.end):
            print(f"EXTENT\t{words}\tgot {touching[0].text!r}\t{name}\t{around}")
    for other in found:
        if not any(other.span.start < each.end and each.start < other.span.end for each in gold):
            around = text[max(0, other.span.start - 40) : other.span.end + 30].replace("\n", " ")
            print(f"EXTRA\t{other.text}\t{other.type} {other.value}\t{name}\t{around}")


if __name__ == "__main__":
    main()
