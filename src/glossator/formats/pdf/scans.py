"""Images of pages read by OCR: Tesseract, if installed, is given nothing but grey pixels, within bounds.

Its own confidence decides whether a page is accepted: a wrong character would become a wrong quote.
"""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from glossator.errors import InputError
from glossator.formats.files import beat

INSTALL = (
    "install Tesseract (apt-get install tesseract-ocr, or brew install tesseract) and `pip install 'glossator[ocr]'`"
)
MOST_PAGES = 1_000
MOST_PIXELS = 40_000_000  # of one page; A3 at 300 dpi has 17 million
DOTS = 300  # dpi, as Tesseract's authors recommend
LONGEST = 90  # seconds a page
SURE = 90.0  # the least mean of its words' confidence; `python -m benchmarks.scans` has the errors above and below it
FEWEST_WORDS = 8  # of a single image; below that it is not a page of text
FEWEST_PIXELS = 400_000  # of a single image; A4 at 75 dpi, which nobody can read, has 540,000
PALE = 40  # of 255 tones; a page with less between its darkest and its lightest dot is an empty one
PICTURES = ("PNG", "JPEG", "TIFF")
_WORD = "5"  # level of a row of the table


@dataclass
class Scan:
    """The lines of pages by their numbers, from 0, and those that could not be read, with the reason."""

    lines: dict[int, list[str]] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)


class NoPageError(InputError):
    """An image of something other than a page of text."""


def missing() -> bool:
    """True if images of pages cannot be read."""
    from importlib.util import find_spec

    return not (shutil.which("tesseract") and find_spec("pypdfium2") and find_spec("PIL"))


def of_pdf(data: bytes, numbers: Sequence[int]) -> Scan:
    """These pages of a PDF. Raises InputError, with what to install, if they cannot be read."""
    if missing():
        raise InputError(f"for that, {INSTALL}")
    import pypdfium2

    found = Scan(unread=dict.fromkeys(numbers[MOST_PAGES:], f"more than {MOST_PAGES:,} pictures"))
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise InputError(f"the file cannot be drawn ({problem})") from problem
    try:
        for number in numbers[:MOST_PAGES]:
            beat()
            try:
                _read(found, number, _drawn(file[number]))
            except (pypdfium2.PdfiumError, ValueError) as problem:
                found.unread[number] = f"cannot be drawn ({str(problem)[:100]})"
    finally:
        file.close()
    return found


def of_picture(data: bytes) -> Scan:
    """The pages in an image file. Raises InputError if it is not an image, or holds no page of text."""
    if missing():
        raise InputError(f"an image: to have it read, {INSTALL}; or save its text as .txt")
    from PIL import Image, ImageOps, UnidentifiedImageError

    found = Scan()
    try:
        with Image.open(io.BytesIO(data), formats=PICTURES) as picture:
            for number in range(min(getattr(picture, "n_frames", 1), MOST_PAGES)):
                beat()
                picture.seek(number)
                if picture.width * picture.height < FEWEST_PIXELS:
                    continue
                if picture.width * picture.height > MOST_PIXELS:
                    found.unread[number] = f"more than {MOST_PIXELS:,} pixels"
                    continue
                _read(found, number, ImageOps.exif_transpose(picture).convert("L"))
    except UnidentifiedImageError as problem:
        raise InputError("not a readable image, despite its name") from problem
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise InputError(f"not a readable image ({str(problem)[:100]})") from problem
    if sum(len(line.split()) for lines in found.lines.values() for line in lines) < FEWEST_WORDS:
        why = next(iter(found.unread.values()), "no words in it")
        raise NoPageError(f"an image, but not a page of text ({why})")
    return found


def _drawn(page: Any) -> Any:
    """The page in grey, as large as Tesseract needs it, or as the limits allow."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise ValueError("it has no size")
    scale = min(DOTS / 72, (MOST_PIXELS / (width * height)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil().convert("L")


def _read(found: Scan, number: int, picture: Any) -> None:
    try:
        words = _words(picture)
    except subprocess.TimeoutExpired:
        found.unread[number] = f"took longer than {LONGEST} seconds"
        return
    if not words:
        low, high = picture.getextrema()
        if high - low > PALE:
            found.unread[number] = "no words found in it"
        return
    sure = sum(each.sure for each in words) / len(words)
    if sure < SURE:
        found.unread[number] = f"too poor to be quoted (Tesseract is {sure:.0f} percent sure of its words)"
        return
    found.lines[number] = list(_lines(words))


@dataclass(frozen=True)
class _Word:
    text: str
    sure: float
    paragraph: tuple[str, ...]
    line: str


def _words(picture: Any) -> list[_Word]:
    """The words of an image. Raises TimeoutExpired, or InputError with Tesseract's message if it fails."""
    sent = io.BytesIO()
    picture.save(sent, "PPM")  # grey: no file from outside is decoded by another program
    done = subprocess.run(  # noqa: S603 (its words are fixed)
        ["tesseract", "stdin", "stdout", "--dpi", str(DOTS), "--psm", "3", "tsv"],  # noqa: S607 (as it is installed)
        input=sent.getvalue(),
        capture_output=True,
        timeout=LONGEST,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise InputError(f"Tesseract could not read it ({said[:200]})")
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        _Word(row["text"].strip(), float(row["conf"]), (row["block_num"], row["par_num"]), row["line_num"])
        for row in rows
        if row["level"] == _WORD and (row["text"] or "").strip()
    ]


def _lines(words: Sequence[_Word]) -> Iterator[str]:
    """The lines, with an empty one between paragraphs."""
    for number, (_, paragraph) in enumerate(groupby(words, key=lambda word: word.paragraph)):
        if number:
            yield ""
        for _, line in groupby(paragraph, key=lambda word: word.line):
            yield " ".join(word.text for word in line)
