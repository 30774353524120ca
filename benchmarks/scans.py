"""Character error rate of OCR on rendered pages with known text: clean, small, blurred, noisy, skewed, faint.

Each document of the demo is typeset on A4 pages, degraded as by a scanner, stored as an image-only PDF, and read like
any PDF. Prints for each degradation the character error rate (edit distance over length), the pages accepted and
refused, the error rate on refused ones, and seconds per page. Requires Tesseract and `glossator[ocr]`.

    python -m benchmarks.scans
"""

import io
import random
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.report import report
from glossator.formats.front_matter import front_matter
from glossator.formats.pdf import pdf, scans
from glossator.formats.pdf.pdf_text import whole_words

DOCUMENTS = Path(__file__).resolve().parents[1] / "demo" / "documents"
DOTS, MARGIN, LINES, WIDTH = 300, 250, 48, 82  # dots per inch; margin in dots; lines per page; characters per line
SIZE = (2480, 3508)  # A4
POINTS = 46  # dots: eleven points
PAGES = 3
LEAST = 3  # minimum lines of a page worth measuring

Worse = Callable[[Image.Image], Image.Image]


def noisy(page: Image.Image) -> Image.Image:
    """Grey grain, as of thin paper."""
    grain = Image.effect_noise(page.size, 90)
    return Image.blend(page, grain, 0.15)


def smaller(dots: int) -> Worse:
    """The page scanned at a lower resolution."""
    return lambda page: page.resize((page.width * dots // DOTS, page.height * dots // DOTS), Image.Resampling.BOX)


WAYS: dict[str, Worse] = {
    "clean": lambda page: page,
    "150 dots": smaller(150),
    "100 dots": smaller(100),
    "72 dots": smaller(72),
    "blurred": lambda page: page.filter(ImageFilter.GaussianBlur(4)),
    "very blurred": lambda page: page.filter(ImageFilter.GaussianBlur(7)),
    "noisy": noisy,
    "askew": lambda page: page.rotate(1.5, fillcolor=255),
    "faint": lambda page: page.point(lambda value: 200 + value * 55 // 255),
    "fax": lambda page: noisy(smaller(100)(page)).point(lambda value: 255 * (value > 128)),
}


def texts() -> list[list[str]]:
    """The lines of pages, from the documents of the demo."""
    pages = []
    for path in sorted(DOCUMENTS.rglob("*.md")):
        lines = [line for part in front_matter(path.read_text("utf-8"))[1].split("\n\n") if part.strip()
                 for line in textwrap.wrap(part, WIDTH)]  # fmt: skip
        pages += [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    pages = [page for page in pages if len(page) >= LEAST]
    return random.Random(1).sample(pages, min(PAGES, len(pages)))


def drawn(lines: list[str]) -> Image.Image:
    """A page with these lines."""
    page = Image.new("L", SIZE, 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(POINTS)
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + number * POINTS * 1.35), line, fill=20, font=font)
    return page


def read(page: Image.Image) -> tuple[str, bool]:
    """The words read from the page's PDF, and whether it was refused as too poor; refused ones are read anyway."""
    sent = io.BytesIO()
    page.save(sent, "PDF", resolution=DOTS * page.width / SIZE[0])
    sure = scans.SURE
    try:
        return "\n".join(pdf.read(sent.getvalue()).lines), False
    except pdf.InputError:
        scans.SURE = 0.0
        try:
            return "\n".join(pdf.read(sent.getvalue()).lines), True
        except pdf.InputError:
            return "", True
    finally:
        scans.SURE = sure


def wrong(read: str, written: str) -> float:
    """Levenshtein distance from what was read to what was written, per character written; white space is normalised."""
    read, written = " ".join(whole_words(read).split()), " ".join(whole_words(written).split())
    row = list(range(len(read) + 1))
    for number, one in enumerate(written, 1):
        before, row[0] = row[0], number
        for at, other in enumerate(read, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (one != other))
    return row[-1] / len(written)


def main() -> int:
    """Measure every degradation and report."""
    if scans.missing():
        print(f"cannot be measured here: {scans.INSTALL}", file=sys.stderr)
        return 1
    pages = texts()
    figures: dict[str, float | int | str | None] = {"pages": len(pages)}
    for name, worse in WAYS.items():
        taken, refused, spent = [], [], 0.0
        for lines in pages:
            page = worse(drawn(lines))
            started = perf_counter()
            words, poor = read(page)
            spent += perf_counter() - started
            (refused if poor else taken).append(wrong(words, "\n".join(lines)))
        key = name.replace(" ", "_")
        figures[f"{key}_error"] = sum(taken) / len(taken) if taken else None
        figures[f"{key}_worst"] = max(taken, default=None)
        figures[f"{key}_refused"] = len(refused)
        figures[f"{key}_refused_error"] = sum(refused) / len(refused) if refused else None
        figures[f"{key}_seconds"] = spent / len(pages)
    report("scans", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
