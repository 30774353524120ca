"""One folding of a text for reading, comparing and searching, with the way back to the characters as they stand.

What a reader takes for the same must not part two words. Sign by sign (`alike`): the letters of other alphabets made
for looks are plain letters, every apostrophe and hyphen of Unicode is the plain one, a minus between figures is a dash,
and a control character is what Windows writes there. Beyond that (`fold`): characters without ink are dropped, every
blank is a plain space, ligatures are their letters, and a letter with its accent apart is the letter that has it.
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
_ACCENTS = "\u0300-\u034e\u0350-\u036f"
_ODD = re.compile(
    f"(?P<hidden>[{_HIDDEN}]+)|(?P<blank>[{_BLANKS}])|(?P<letters>[{_LIGATURES}]|[^\\W\\d_][{_ACCENTS}]+)"
)

# ASCII as wide as a Chinese character; letters and digits in bold, script and the like, also among the letterlike
# signs; letters in circles and squares.
_DRESSED = ((0xFF01, 0xFF5E), (0x1D400, 0x1D7FF), (0x210A, 0x2134), (0x24B6, 0x24E9), (0x1F130, 0x1F149))
_LOOKS = ("<wide>", "<font>", "<circle>", "<square>")
_SIGNS = {
    **dict.fromkeys(map(ord, "\u02bb\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    0x2012: "\u2013",  # the dash as wide as a figure
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for first, last in _DRESSED
        for code in range(first, last + 1)
        if unicodedata.decomposition(chr(code)).startswith(_LOOKS)
    },
    # U+0085 also ends a line, and stays; five others mean nothing in Windows-1252 either.
    **{
        code: bytes([code]).decode("cp1252")
        for code in range(0x80, 0xA0)
        if code not in {0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D}
    },
}
_LETTERS = dict.fromkeys("\u2018\u201b\u2032\u00b4`", "'")  # between letters
_FIGURES = {"\u00b7": ".", "\u2212": "\u2013", "\u2044": "/"}  # between figures
_AMONG = _LETTERS | _FIGURES
# The sign stands first, so that the engine looks behind only where there is one.
_BETWEEN = re.compile(f"[{''.join(_LETTERS)}](?<=[^\\W\\d_].)(?=[^\\W\\d_])|[{''.join(_FIGURES)}](?<=\\d.)(?=\\d)")
_HALVES = re.compile("[\ud800-\udfff]")  # of pairs of surrogates: no encoding can write one


def encodable(text: str) -> str:
    """The text with U+FFFD for what is no character: half an emoji in an export, a byte of a name that is no UTF-8."""
    return _HALVES.sub("\ufffd", text)


def alike(text: str) -> str:
    """`text` in plain letters and signs, each where it stood: an offset into one is an offset into the other."""
    if text.isascii() and "`" not in text:
        return text
    return _BETWEEN.sub(lambda sign: _AMONG[sign[0]], text.translate(_SIGNS))


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
    """`text` as it is compared: `alike`, no hidden characters, plain spaces, ligatures spelt out, accents composed."""
    text = alike(text)
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
    return unicodedata.normalize("NFKC", match[0])
