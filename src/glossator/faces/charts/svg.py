"""Drawings as inline SVG: with title and description, small, the same every time, in the page's own colours."""

from __future__ import annotations

from typing import Self
from xml.etree import ElementTree

from markupsafe import Markup

from glossator.guide.sanitizing import visible, xml

_SVG = "http://www.w3.org/2000/svg"

LONGEST = 46  # characters in a label

# Colours are the page's custom properties, so that one drawing serves dark, light and print.
SOFT, LINE, INK = "var(--soft)", "var(--line)", "var(--ink)"


class Drawing:
    """An SVG of `width` by `height` pixels; `name` makes its ids unique on the page.

    Nothing is placed by the width of words, so that fonts do not change a drawing.
    """

    def __init__(self, name: str, width: float, height: float, title: str, description: str) -> None:
        self._root = ElementTree.Element("svg", {
            "xmlns": _SVG, "viewBox": f"0 0 {_number(width)} {_number(height)}", "width": _number(width),
            "height": _number(height), "role": "img", "aria-labelledby": f"{name}-t {name}-d",
        })  # fmt: skip
        for tag, key, words in (("title", "t", title), ("desc", "d", description)):
            ElementTree.SubElement(self._root, tag, {"id": f"{name}-{key}"}).text = xml(visible(words))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, dashes: str = "") -> Self:
        """A line, one pixel wide."""
        places = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        return self._add("line", places, {"stroke": colour, **({"stroke-dasharray": dashes} if dashes else {})})

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> Self:
        """A filled rectangle."""
        return self._add("rect", {"x": x, "y": y, "width": width, "height": height}, {"fill": colour})

    def path(self, drawn: str, colour: str) -> Self:
        """A filled path, such as `triangle` gives."""
        return self._add("path", {}, {"d": drawn, "fill": colour})

    def dot(self, x: float, y: float, radius: float, colour: str) -> Self:
        """A filled circle."""
        return self._add("circle", {"cx": x, "cy": y, "r": radius}, {"fill": colour})

    def words(self, x: float, y: float, words: str, anchor: str = "start", heading: bool = False) -> Self:
        """A label on the baseline `y`, cut at LONGEST characters; `anchor` as in SVG: start, middle or end."""
        look = {"font-size": "12", "font-weight": "600", "fill": INK} if heading else {"font-size": "11", "fill": SOFT}
        if anchor != "start":
            look["text-anchor"] = anchor
        child = self._add("text", {"x": x, "y": y}, look)._root[-1]
        child.text = xml(visible(words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"))
        return self

    def markup(self) -> Markup:
        """The drawing, to be put into a page."""
        return Markup(ElementTree.tostring(self._root, encoding="unicode"))  # noqa: S704  made by the serialiser

    def _add(self, tag: str, places: dict[str, float], look: dict[str, str]) -> Self:
        ElementTree.SubElement(self._root, tag, {name: _number(at) for name, at in places.items()} | look)
        return self


def triangle(x: float, y: float, size: float, up: bool) -> str:
    """The path of an equilateral triangle around a middle, of `size` square pixels."""
    half = (size / 3**0.5) ** 0.5
    rise = half * 3**0.5 / 2 * (1 if up else -1)
    points = ((x, y - rise), (x + half, y + rise), (x - half, y + rise))
    return "M" + "L".join(f"{_number(a)},{_number(b)}" for a, b in points) + "Z"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
