"""From a Vega-Lite chart to an inline SVG: with title, description, small and deterministic."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from glossator.guide.sanitizing import visible, xml

_SVG = "http://www.w3.org/2000/svg"
_DROPPED = ("class", "role", "aria-hidden", "aria-roledescription", "aria-label", "pointer-events", "font-family",
            "stroke-miterlimit", "version")  # fmt: skip
_NUMBER = re.compile(r"\d+\.\d{3,}")
_INSTANCE = re.compile(r"(url\(#|^)((?:clip|gradient)_?\d+)")

LONGEST = 46  # characters in a label

# Colours are the page's custom properties, so that one drawing serves dark, light and print.
SOFT, LINE, INK = "var(--soft)", "var(--line)", "var(--ink)"


def look() -> dict[str, object]:
    """Settings shared by all charts; no layout depends on text measurement, so fonts do not change the drawing."""
    axis = {
        "labelColor": SOFT, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE, "labelFontSize": 11,
        "labelOverlap": False, "labelLimit": 0, "titleLimit": 0,
    }  # fmt: skip
    return {"aria": False, "background": "transparent", "view": {"stroke": None}, "axis": axis}


def chart(rows: Sequence[dict[str, Any]]) -> Any:
    """An empty chart of these rows."""
    import altair

    return altair.Chart(altair.Data(values=list(rows)))  # type: ignore[no-untyped-call]


def svg(
    spec: dict[str, Any], name: str, title: str, description: str, labels: Mapping[str, str] | None = None
) -> Markup:
    """A Vega-Lite chart as one inline SVG with title and description; `name` makes its ids unique on the page.

    External text never reaches the drawing engine: the chart shows keys, which `labels` replaces.
    """
    import vl_convert

    spec = {**spec, "config": look()}
    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))  # noqa: S314  our own drawing
    _tidy(root, name)
    _label(root, labels or {})
    width, height = root.get("width", "0"), root.get("height", "0")
    root.attrib.clear()
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", width)
    root.set("height", height)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-t {name}-d")
    for at, (tag, words, key) in enumerate([("title", title, "t"), ("desc", description, "d")]):
        child = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{key}"})
        child.text = xml(visible(words))
        root.insert(at, child)
    ElementTree.register_namespace("", _SVG)
    drawn = ElementTree.tostring(root, encoding="unicode")
    return Markup(_NUMBER.sub(lambda match: f"{float(match.group()):.2f}", drawn))  # noqa: S704  made by the serialiser


def _label(root: ElementTree.Element, labels: Mapping[str, str]) -> None:
    for text in root.iter(f"{{{_SVG}}}text"):
        if text.text in labels:
            words = labels[text.text or ""]
            text.text = xml(visible(words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"))


def _tidy(root: ElementTree.Element, name: str) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") in ("background", "foreground"):
                parent.remove(child)
        for key in _DROPPED:
            parent.attrib.pop(key, None)
        for key, value in parent.attrib.items():
            parent.attrib[key] = _INSTANCE.sub(lambda match: f"{match.group(1)}{name}-{match.group(2)}", value)
