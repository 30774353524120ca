"""The figures and signs of a Word equation on one line: fractions as a/b, powers as a^b, roots as √a."""

from collections.abc import Callable
from typing import Any

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TEXT, RUN = _M + "t", _M + "r"
_BETWEEN = {_M + "f": ("num", "/", "den"), _M + "sSup": ("e", "^", "sup")}
_BRACKETS, _ROOT = _M + "d", _M + "rad"


def on_a_line(element: Any, words: Callable[[Any], str]) -> str | None:
    """The words of a part of an equation whose place on paper has a meaning; None for any other element.

    `words` gives those of an element within it.
    """
    if element.tag in _BETWEEN:
        first, sign, second = _BETWEEN[element.tag]
        return f"{_part(element, first, words)}{sign}{_part(element, second, words)}"
    if element.tag == _BRACKETS:
        inner = _sign(element, "sepChr", "|").join(words(each) for each in element.iterfind(_M + "e"))
        return f"{_sign(element, 'begChr', '(')}{inner}{_sign(element, 'endChr', ')')}"
    if element.tag == _ROOT:
        degree = _part(element, "deg", words)
        return f"{degree}√{_part(element, 'e', words)}"
    return None


def _part(element: Any, name: str, words: Callable[[Any], str]) -> str:
    """The words of one part, in brackets if it is more than a number or a name."""
    found = element.find(_M + name)
    said = words(found).strip() if found is not None else ""
    return said if said.replace(".", "").replace(",", "").isalnum() or not said else f"({said})"


def _sign(element: Any, name: str, usual: str) -> str:
    found = element.find(f"{_M}dPr/{_M}{name}")
    return usual if found is None else str(found.get(_M + "val") or "")
