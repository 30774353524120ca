"""Main-text extraction against trafilatura alone, on saved pages with hand-marked article bodies.

The measure is that of scrapinghub/article-extraction-benchmark: shingles of four tokens, counts normalised per page;
and the same on single tokens. The figures are means over 83 pages, so small differences are not significant.
"""

import gzip
import json
import re
import sys
from collections import Counter

from benchmarks.report import report, shared

TOKEN = re.compile(r"\w+")
Counts = tuple[float, float, float]


def shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    """All n-grams of `size` tokens; a shorter text is one n-gram."""
    tokens = TOKEN.findall(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1)))


def counts(true: str, found: str, size: int) -> Counts:
    """Shares of a page's shingles that are true positives, false positives and false negatives."""
    wanted, given = shingles(true, size), shingles(found, size)
    right = sum((wanted & given).values())
    wrong, missed = sum((given - wanted).values()), sum((wanted - given).values())
    whole = right + wrong + missed
    return (right / whole, wrong / whole, missed / whole) if whole else (0.0, 0.0, 0.0)


def f1(pages: list[Counts]) -> dict[str, float]:
    """Precision, recall and F1 over the pages' shares."""
    right, wrong, missed = (sum(page[part] for page in pages) for part in range(3))
    precision, recall = right / (right + wrong), right / (right + missed)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


def ours(data: bytes) -> str:
    """Our reader's text; '' if it refuses the page."""
    from glossator.errors import InputError
    from glossator.formats.pages.page import read_page

    try:
        return read_page(data).text
    except InputError as problem:
        sys.stderr.write(f"refused: {problem}\n")
        return ""


def alone(data: bytes) -> str:
    """The text by trafilatura alone."""
    import trafilatura

    return trafilatura.extract(data, include_comments=False) or ""


def main() -> None:
    """Measure both on the same pages."""
    folder = shared("article-extraction")
    truth = {name: page["articleBody"] for name, page in json.loads((folder / "ground-truth.json").read_text()).items()}
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in sorted(truth)}
    figures: dict[str, float | int] = {"pages": len(pages)}
    for who, extract in (("ours", ours), ("trafilatura", alone)):
        found = {name: extract(data) for name, data in pages.items()}
        for size in (4, 1):
            scores = f1([counts(truth[name], found[name], size) for name in pages])
            figures |= {f"{who}_{measure}_{size}": value for measure, value in scores.items()}
    report("extraction", figures)


if __name__ == "__main__":
    main()
