"""Text, title and dates of saved pages from many publishers, against human readings (`tests/gold/pages`).

A text is right if it contains the first and last words of the article and at most a third more letters. `--wrong` lists
the errors. The rules for titles and zones were developed on these pages: the figures show that they can be read, not
how well others are.

    python -m benchmarks.pages [--wrong]
"""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

from benchmarks.report import report, shared
from glossator.errors import InputError
from glossator.folding import fold
from glossator.formats.pages.page import read_page

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "pages" / "pages.jsonl"
PARTS = ("text", "title", "published", "modified")
LONGER = 1.33


def letters(words: str) -> str:
    """Letters and digits only, so that punctuation and white space make no difference."""
    return re.sub(r"\W+", "", fold(words).text.casefold())


def right(page: dict[str, Any], data: bytes, body: str) -> dict[str, tuple[bool, str]]:
    """For each part, whether it is right, and what was read."""
    try:
        found = read_page(data, page["address"])
    except InputError as problem:
        return dict.fromkeys(PARTS, (False, f"refused: {problem}"))
    text, about = letters(found.text), found.about
    whole = all(letters(page[end]) in text for end in ("first", "last"))
    days = {"published": about.published, "modified": about.modified}
    return {
        "text": (whole and len(text) <= LONGER * len(letters(body)), f"{len(text)} letters of {len(letters(body))}"),
        "title": (letters(about.title) == letters(page["title"]), about.title),
        **{name: ((str(day) if day else None) == page[name], str(day)) for name, day in days.items()},
    }


def main(asked: list[str]) -> int:
    """Measure all pages and report."""
    bodies = json.loads(shared("article-extraction", "ground-truth.json").read_text("utf-8"))
    pages = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    counted = dict.fromkeys(PARTS, 0)
    for page in pages:
        (file,) = shared("article-extraction", "html").glob(f"{page['page']}*")
        data = gzip.decompress(file.read_bytes())
        for part, (fits, read) in right(page, data, bodies[page["page"]]["articleBody"]).items():
            counted[part] += fits
            if not fits and "--wrong" in asked:
                print(f"{part}: {page['address']}\n  wanted {page.get(part, page['first'])!r}, read {read!r}")
    report("pages", {"pages": len(pages), **{part: right / len(pages) for part, right in counted.items()}})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
