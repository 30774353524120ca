"""The words of a Word document as printed: every tracked change accepted, hidden text left out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from glossator.formats.office import equations
from glossator.formats.office.written import Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALIKE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a copy of the content for old programs
)
_GONE = {_W + name for name in ("del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange")} | {_ALIKE}
_MARKS = {_W + name for name in ("ins", "del", "moveFrom", "moveTo")}
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_BOX, _ROW, _CELL = _W + "txbxContent", _W + "tr", _W + "tc"
_OFF = {"0", "false", "off"}
_RUNS = {_W + "r", equations.RUN}
_REFERENCES = {_W + "footnotes": _W + "footnoteReference", _W + "endnotes": _W + "endnoteReference"}
_NOTE = "[Note] "
_DEEPEST = 20  # styles based on one another


def blocks(body: Any, hiding: Collection[str] = ()) -> Iterator[Block]:
    """Paragraphs (with their style ids) and table rows in order, including those in controls and text boxes.

    `body` is the XML element of the document's body, `hiding` has the ids of styles that hide text. A paragraph whose
    mark was deleted or is hidden continues in the next one.
    """
    held = ""
    for element in _in_order(body):
        if element.tag == _ROW:
            own = (cell for cell in element.iter(_CELL) if next(cell.iterancestors(_ROW)) is element)
            cells = [" ".join(each.text for each in blocks(cell, hiding) if each.text) for cell in own]
            yield Block(" | ".join(cells), row=True)
            continue
        held += _words(element, hiding)
        mark = element.find(f"{_W}pPr/{_W}rPr")
        if mark is None or (mark.find(_W + "del") is None and not _on(mark.find(_W + "vanish"))):
            yield Block(held.strip(), _style(element))
            held = ""
        for box in element.iter(_BOX):
            if not any(each.tag in _GONE for each in box.iterancestors()):
                yield from blocks(box, hiding)
    if held:
        yield Block(held.strip())


def notes(part: Any, body: Any, hiding: Collection[str] = ()) -> Iterator[Block]:
    """The footnotes or endnotes to which the body refers, each marked as a note, in the order of the references.

    `part` is the root element of the part that holds them; the lines between text and notes are none.
    """
    held = {each.get(_W + "id"): each for each in part if each.get(_W + "type", "normal") == "normal"}
    for number in dict.fromkeys(_referred(body, _REFERENCES.get(part.tag), hiding)):
        mark = _NOTE
        for block in blocks(held[number], hiding) if number in held else ():
            if block.text:
                yield replace(block, text=mark + block.text, note=True)
                mark = ""


def has_changes(body: Any) -> bool:
    """True if something was inserted, deleted or moved and the change is still tracked."""
    return next(body.iter(*_MARKS), None) is not None


def has_hidden(body: Any, hiding: Collection[str] = ()) -> bool:
    """True if words are left out because they are hidden."""
    rows = (row for row in body.iter(_ROW) if _on(row.find(f"{_W}trPr/{_W}hidden")))
    hidden = (run for run in body.iter(_W + "r") if _is_hidden(run, hiding))
    return any(text.text for part in (*rows, *hidden) for text in part.iter(_W + "t"))


def hiding_styles(styles: Any) -> set[str]:
    """The ids of the styles that hide text. `styles` is the root element of the part that holds them."""
    named = {each.get(_W + "styleId"): each for each in styles.iter(_W + "style")}
    return {style for style in named if style and _hides(style, named)}


def _hides(style: str | None, named: Mapping[str | None, Any]) -> bool:
    """What a style does not say is said by the one on which it is based."""
    for _ in range(_DEEPEST):
        if style not in named:
            return False
        own, below = named[style].find(f"{_W}rPr/{_W}vanish"), named[style].find(_W + "basedOn")
        if own is not None:
            return _on(own)
        style = below.get(_W + "val") if below is not None else None
    return False


def _in_order(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag in _GONE:
            continue
        if element.tag == _W + "p":
            yield element
        elif element.tag == _ROW:
            kind = element.find(_W + "trPr")
            if kind is None or (kind.find(_W + "del") is None and not _on(kind.find(_W + "hidden"))):
                yield element
        elif element.tag not in {_W + "pPr", _W + "tcPr", _W + "sdtPr"}:
            yield from _in_order(element)


def _words(element: Any, hiding: Collection[str]) -> str:
    if element.tag in _GONE or element.tag in {_BOX, _W + "pPr"} or _is_hidden(element, hiding):
        return ""
    if element.tag in {_W + "t", equations.TEXT}:
        return str(element.text or "")
    if (equation := equations.on_a_line(element, lambda part: _words(part, hiding))) is not None:
        return equation
    return _SIGNS.get(element.tag) or "".join(_words(each, hiding) for each in element)


def _is_hidden(run: Any, hiding: Collection[str]) -> bool:
    """True if the run itself says so, or its style, or that of its paragraph."""
    if run.tag not in _RUNS:
        return False
    look = run.find(_W + "rPr")
    own = look.find(_W + "vanish") if look is not None else None
    if own is not None:
        return _on(own)
    if not hiding:
        return False
    named = look.find(_W + "rStyle") if look is not None else None
    if named is not None:
        return named.get(_W + "val") in hiding
    paragraph = next(run.iterancestors(_W + "p"), None)
    return paragraph is not None and _style(paragraph) in hiding


def _on(switch: Any) -> bool:
    """True if a property is given and not switched off."""
    return switch is not None and str(switch.get(_W + "val", "1")).casefold() not in _OFF


def _referred(body: Any, reference: str | None, hiding: Collection[str]) -> Iterator[str]:
    for mark in body.iter(reference) if reference else ():
        if not any(each.tag in _GONE or _is_hidden(each, hiding) for each in mark.iterancestors()):
            yield str(mark.get(_W + "id"))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(found.get(_W + "val") or "") if found is not None else ""
