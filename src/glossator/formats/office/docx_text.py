"""The words of a Word document with every tracked change accepted, wherever they are in it."""

from collections.abc import Iterator
from typing import Any

from glossator.formats.office.written import Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALIKE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a copy of the content for old programs
)
_GONE = {_W + name for name in ("del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange")} | {_ALIKE}
_MARKS = {_W + name for name in ("ins", "del", "moveFrom", "moveTo")}
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_BOX, _ROW, _CELL = _W + "txbxContent", _W + "tr", _W + "tc"


def blocks(body: Any) -> Iterator[Block]:
    """Paragraphs (with their style ids) and table rows in order, including those in controls and text boxes.

    `body` is the XML element of the document's body. A paragraph whose mark was deleted continues in the next one.
    """
    held = ""
    for element in _in_order(body):
        if element.tag == _ROW:
            cells = [" ".join(each.text for each in blocks(cell) if each.text) for cell in element.iter(_CELL)]
            yield Block(" | ".join(cells), row=True)
            continue
        held += _words(element)
        if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            yield Block(held.strip(), _style(element))
            held = ""
        for box in element.iter(_BOX):
            if not any(each.tag in _GONE for each in box.iterancestors()):
                yield from blocks(box)
    if held:
        yield Block(held.strip())


def has_changes(body: Any) -> bool:
    """True if something was inserted, deleted or moved and the change is still tracked."""
    return next(body.iter(*_MARKS), None) is not None


def _in_order(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag in _GONE:
            continue
        if element.tag == _W + "p":
            yield element
        elif element.tag == _ROW:
            if element.find(f"{_W}trPr/{_W}del") is None:
                yield element
        elif element.tag not in {_W + "pPr", _W + "tcPr", _W + "sdtPr"}:
            yield from _in_order(element)


def _words(element: Any) -> str:
    if element.tag in _GONE or element.tag in {_BOX, _W + "pPr"}:
        return ""
    if element.tag == _W + "t":
        return str(element.text or "")
    return _SIGNS.get(element.tag) or "".join(map(_words, element))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(found.get(_W + "val") or "") if found is not None else ""
