"""PowerPoint files: the words of each slide in order, and its notes after it."""

import posixpath
from collections.abc import Iterator
from typing import Any

from glossator.errors import InputError
from glossator.formats.office import core
from glossator.formats.office.package import Package
from glossator.formats.office.written import Block, Written

_MAIN = "ppt/presentation.xml"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ALIKE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a copy of the content for old programs
)
_FURNITURE = {"sldNum", "dt", "ftr", "hdr"}
_SIGNS = {_A + "br": "\n", _A + "tab": "\t"}
_UNTITLED = "PowerPoint"  # followed by the word for a presentation in the program's language


def written(data: bytes) -> Written:
    """The contents of the slides.

    Raises InputError if the file is not a PowerPoint file, or expands beyond the limit.
    """
    package = Package(data, "pptx")
    slides = _linked(package, _MAIN)
    listed = package.xml(_MAIN).iterfind(f"{_P}sldIdLst/{_P}sldId")
    # One list of slides names each once.
    names = dict.fromkeys(slides.get(_relation(each), ("", ""))[1] for each in listed)
    found = Written([])
    for name in names:
        found.blocks += _shown(package.xml(name))
        notes = next((target for kind, target in _linked(package, name).values() if kind == "notesSlide"), "")
        if notes in package:
            found.blocks += _shown(package.xml(notes), notes=True)
    if not names:
        raise InputError("not a PowerPoint file (no slides in it); get it again, or save it as .pdf")
    _about(package, found)
    return found


def _about(package: Package, found: Written) -> None:
    core.describe(found, package)
    if not found.title or found.title.startswith(_UNTITLED):
        found.title = next((block.text for block in found.blocks if block.is_heading), "")


def _relation(element: Any) -> str:
    return next((str(value) for name, value in element.attrib.items() if name.endswith("}id")), "")


def _linked(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """The parts that a part refers to, by relationship id: their type and name."""
    folder, file = posixpath.split(name)
    listed = f"{folder}/_rels/{file}.rels"
    if listed not in package:
        return {}
    return {
        each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], _place(folder, each.get("Target", "")))
        for each in package.xml(listed)
        if each.get("TargetMode") != "External"
    }


def _place(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _shown(slide: Any, *, notes: bool = False) -> Iterator[Block]:
    tree = slide.find(f"{_P}cSld/{_P}spTree")
    return _blocks(tree, notes) if tree is not None else iter(())


def _blocks(parent: Any, notes: bool, style: str = "") -> Iterator[Block]:
    for element in parent:
        if element.tag == _P + "sp":
            place = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
            kind = place.get("type", "") if place is not None else ""
            if kind not in _FURNITURE and (not notes or kind == "body"):
                yield from _blocks(element, notes, "title" if kind in ("title", "ctrTitle") else "")
        elif element.tag == _A + "p":
            yield Block(_words(element).strip(), style)
        elif element.tag == _A + "tr":
            cells = [" ".join(each.text for each in _blocks(cell, notes) if each.text) for cell in element]
            yield Block(" | ".join(cells), row=True)
        elif element.tag != _ALIKE:
            yield from _blocks(element, notes, style)


def _words(element: Any) -> str:
    if element.tag == _A + "t":
        return str(element.text or "")
    return _SIGNS.get(element.tag) or "".join(map(_words, element))
