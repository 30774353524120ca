"""The words of a text in RTF, read in one pass without recursion (Rich Text Format Specification 1.9.1)."""

import codecs
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from glossator.errors import InputError
from glossator.formats.office.written import Block
from glossator.language import lists

DEEPEST = 1000  # groups within groups; programs write a dozen
_TOKEN = re.compile(rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}]+)", re.S)
_STARRED = "starred"  # marked to be skipped by programs that do not know it
_NOWHERE = ("", _STARRED)
_ABOUT, _MOMENTS = {"title", "author"}, {"creatim", "revtim"}
_BOX = "shptxt"
_SYMBOLS = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\t": "\t"}
_ENDS = {"par", "sect", "page"}


@cache
def _known() -> dict[str, Any]:
    known: dict[str, Any] = lists.load("formats", "rtf")
    return known | {"aside": frozenset(known["aside"])}


@dataclass(frozen=True)
class _Group:
    """The state that holds until the group's brace closes."""

    aim: str = "text"  # where words go: 'text', 'title', 'style' …; '' for nowhere, _STARRED but for boxes in it
    skipped: int = 1  # characters after \\u that stand for it in old programs
    font: int = -1
    style: int = 0
    gone: bool = False
    hidden: bool = False
    in_table: bool = False


class Text:
    """The blocks of the text, and what the file says about it. Raises InputError for groups nested too deeply."""

    def __init__(self, data: bytes) -> None:
        self.blocks: list[Block] = []
        self.about: dict[str, str] = defaultdict(str)
        self.days: dict[str, dict[str, int]] = defaultdict(dict)
        self.changed, self.damaged = False, 0
        self._aside, self._signs = _known()["aside"], _known()["signs"]
        self._now = _Group()
        self._outer: list[_Group] = []
        self._words: list[str] = []
        self._boxes: list[tuple[int, list[str]]] = []  # by depth, what the paragraph around a box held before it
        self._cells: list[str] = []
        self._styles: dict[int, str] = defaultdict(str)
        self._fonts: dict[int, str] = {}
        self._codec, self._plain_font = "cp1252", -1
        self._bytes, self._wide = bytearray(), bytearray()  # not yet decoded: in a code page, and in UTF-16
        self._pass = 0
        self._read(data)
        self.cut = bool(self._outer)

    def _read(self, data: bytes) -> None:
        at = 0
        while found := _TOKEN.match(data, at):
            word, number, code, symbol, brace, run = found.groups()
            at = found.end()
            if run is not None:
                self._run(run)
            elif code is not None:
                self._run(bytes.fromhex(code.decode()))
            elif brace is not None:
                self._brace(brace)
                if not self._outer:
                    break
            elif word is None:
                self._symbol(symbol)
            elif word == b"bin":
                at += max(0, int(number or 0))
            else:
                self._control(word.decode(), int(number) if number else None)
        self._end()
        if self._cells:
            self._row()

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._pass = 0
        if brace == b"{":
            if len(self._outer) >= DEEPEST:
                raise InputError(f"groups nested more than {DEEPEST:,} deep, which no program writes; save it as .txt")
            self._outer.append(self._now)
        elif self._outer:
            if self._boxes and self._boxes[-1][0] == len(self._outer):
                self._end()
                self._words = self._boxes.pop()[1]
            self._now = self._outer.pop()

    def _run(self, run: bytes) -> None:
        if self._now.aim in _NOWHERE:
            return
        run = run.translate(None, b"\r\n\x00")
        passed = min(self._pass, len(run))
        self._pass -= passed
        if run := run[passed:]:
            self._flush_wide()
            self._bytes += run

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._now = replace(self._now, aim=self._now.aim and _STARRED)
        elif symbol in b"\r\n":
            self._control("par", None)
        elif self._pass:
            self._pass -= 1
        else:
            self._put(_SYMBOLS.get(symbol, ""))

    def _control(self, word: str, number: int | None) -> None:
        self._pass = 0  # what stood for a character is left out by programs that should not
        if word == "u" and number is not None:
            self._unit(number % 0x10000)
        elif word in _ENDS:
            self._flush()
            if self._now.aim == "text":
                self._words.append(" ") if self._now.in_table else self._end()
        elif word in {"cell", "row"}:
            self._flush()
            if self._now.aim == "text":
                self._cell() if word == "cell" else self._row()
        elif word in self._signs:
            self._put(self._signs[word])
        elif self._opens(word):
            pass
        elif word in {"yr", "mo", "dy"} and self._now.aim in _MOMENTS:
            self.days[self._now.aim][word] = number or 0
        else:
            self._looks(word, 1 if number is None else number)

    def _opens(self, word: str) -> bool:
        """True for a control word that says what its group is for."""
        if word in _ABOUT | _MOMENTS and self._now.aim == "info":
            aim = word
        elif word == "fonttbl":
            aim = "font"
        elif word == "stylesheet":
            aim = "style"
        elif word == "info":
            aim = "info"
        elif word == _BOX and self._now.aim in {"text", _STARRED}:
            self._flush()
            self._boxes.append((len(self._outer), self._words))
            self._now, self._words = replace(self._now, aim="text", in_table=False), []
            return True
        elif word in self._aside:
            aim = ""
        else:
            return False
        self._flush()
        self._now = replace(self._now, aim=aim)
        return True

    def _looks(self, word: str, number: int) -> None:
        """Handle control words for characters, paragraphs and code pages."""
        if word == "uc":
            self._now = replace(self._now, skipped=min(max(number, 0), 9))
        elif word in {"f", "plain"}:
            self._flush()
            if word == "f":
                self._now = replace(self._now, font=number)
            else:
                self._now = replace(self._now, font=self._plain_font, gone=False, hidden=False)
        elif word in {"fcharset", "cpg"} and self._now.aim == "font":
            self._fonts[self._now.font] = _known()["charsets"].get(number, "") if word == "fcharset" else _codec(number)
        elif word == "s":
            self._now = replace(self._now, style=number)
        elif word == "pard":
            self._now = replace(self._now, style=0, in_table=False)
        elif word in {"intbl", "trowd"}:
            self._now = replace(self._now, in_table=True)
        elif word == "v":
            self._flush()
            self._now = replace(self._now, hidden=bool(number))
        elif word == "deleted":
            self._flush()
            self._now = replace(self._now, gone=bool(number))
            self.changed = True
        elif word == "revised":
            self.changed = True
        elif word == "ansicpg":
            self._codec = _codec(number) or self._codec
        elif word in _known()["sets"]:
            self._codec = _known()["sets"][word]
        elif word == "deff":
            self._plain_font = number

    def _unit(self, unit: int) -> None:
        if self._now.aim not in _NOWHERE:
            self._flush_bytes()
            self._wide += unit.to_bytes(2, "little")
            self._pass = self._now.skipped

    def _put(self, words: str) -> None:
        """Send text to where the group directs it."""
        self._flush()
        self._take(words)

    def _take(self, words: str) -> None:
        aim = self._now.aim
        if aim == "text":
            if not (self._now.gone or self._now.hidden):
                self._words.append(words)
        elif aim in _ABOUT:
            self.about[aim] += words
        elif aim == "style":
            self._styles[self._now.style] += words

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_wide()

    def _flush_bytes(self) -> None:
        if self._bytes:
            self._decoded(self._bytes, self._fonts.get(self._now.font) or self._codec)

    def _flush_wide(self) -> None:
        if self._wide:
            self._decoded(self._wide, "utf-16-le")

    def _decoded(self, held: bytearray, codec: str) -> None:
        words = held.decode(codec, "replace")
        held.clear()
        if self._now.aim == "text":
            self.damaged += words.count("\ufffd")
        self._take(words)

    def _end(self) -> None:
        self._flush()
        if words := "".join(self._words).strip():
            self.blocks.append(Block(words, self._styles[self._now.style].strip(" ;")))
        self._words = []

    def _cell(self) -> None:
        self._cells.append(" ".join("".join(self._words).split()))
        self._words = []

    def _row(self) -> None:
        self.blocks.append(Block(" | ".join(self._cells), row=True))
        self._cells = []
        self._now = replace(self._now, in_table=False)


def _codec(page: int) -> str:
    name = "utf-8" if page == 65001 else f"cp{page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name
