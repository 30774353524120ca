"""One folding of a text for comparing and searching, with the way back to the characters as they stand.

What a reader does not see must not part two words that look alike: characters without ink are dropped, every blank of
Unicode is a plain space, ligatures and wide forms are their letters, a letter with its accent apart is the letter that
has it, the hyphens of Unicode are the plain one, and a raised point between figures is a decimal point.
Nothing else is changed, so that a fraction stays a fraction and a raised figure stays raised.
"""

import re
import unicodedata
from dataclasses import dataclass

# Categories Cf and Zs of Unicode, and its other characters without ink (Default_Ignorable_Code_Point): the grapheme
# joiner, fillers, variation selectors. The signs put before Arabic and Kaithi numbers are Cf but seen, and stay.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f\U000e0100-\U000e01ef"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LIGATURES = "\ufb00-\ufb06"  # ff fi fl ffi ffl st st
_WIDE = "\uff01-\uff5e"  # ASCII as wide as a Chinese character
_HYPHENS = "\u2010\u2011"
_ACCENTS = "\u0300-\u034e\u0350-\u036f"
_ODD = re.compile(
    f"(?P<hidden>[{_HIDDEN}]+)|(?P<blank>[{_BLANKS}])|(?P<hyphen>[{_HYPHENS}])|(?P<point>(?<=\\d)\u00b7(?=\\d))"
    f"|(?P<letters>[{_LIGATURES}{_WIDE}]|[^\\W\\d_][{_ACCENTS}]+)"
)
_HALVES = re.compile("[\ud800-\udfff]")  # of pairs of surrogates: no encoding can write one


def encodable(text: str) -> str:
    """The text with U+FFFD for what is no character: half an emoji in an export, a byte of a name that is no UTF-8."""
    return _HALVES.sub("\ufffd", text)


@dataclass(frozen=True)
class Folded:
    """A folded text; `places` holds where each of its characters starts and ends in the text as it stood."""

    text: str
    places: tuple[tuple[int, int], ...] | None = None  # none: nothing was folded, all stands where it stood

    def origin(self, at: int) -> int:
        """Where folded character `at` starts in the text as it stood; `len(text)` gives the end of the last one."""
        if not 0 <= at <= len(self.text):
            raise IndexError(f"{at} is outside a folded text of {len(self.text)} characters")
        if self.places is None:
            return at
        if at < len(self.places):
            return self.places[at][0]
        return self.places[-1][1] if self.places else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the text as it stood; a ligature that is touched is taken whole.

        Hidden characters before the first and after the last are left outside.
        """
        if self.places is None or start >= end:
            return self.origin(start), self.origin(end)
        return self.places[start][0], self.places[end - 1][1]


def fold(text: str) -> Folded:
    """`text` as it is compared: no hidden characters, plain spaces, ligatures spelt out, accents on their letters."""
    if text.isascii() or not _ODD.search(text):
        return Folded(text)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        places += [(i, i + 1) for i in range(at, start)]
        piece = _folded(match)
        pieces += [text[at:start], piece]
        places += [(start, end)] * len(piece)
        at = end
    places += [(i, i + 1) for i in range(at, len(text))]
    return Folded("".join((*pieces, text[at:])), tuple(places))


def _folded(match: re.Match[str]) -> str:
    if match["hidden"]:
        return ""
    if match["blank"]:
        return " "
    if match["hyphen"]:
        return "-"
    return "." if match["point"] else unicodedata.normalize("NFKC", match[0])
