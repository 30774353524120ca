"""Escaping of external text in Markdown."""

import re

from glossator.faces.web import html
from glossator.guide import sanitizing as safe

_MARKS = re.compile(r"[\\`*_\[\]<>|~&#$]")
_AT_START = re.compile(r"\A(\s*)(?:([+\-=])|(\d+)([.)]))")
_LINKABLE = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*):(?=\S)|\b(www)\.")
_BREAKS = re.compile(r"\s*\n\s*")


def inline(raw: str) -> str:
    """`raw` on one line, with nothing left to be read as markup, HTML or a link; outer spaces are kept."""
    flat = _MARKS.sub(lambda match: "\\" + match.group(), _BREAKS.sub(" ", safe.visible(raw)))
    flat = _AT_START.sub(lambda match: match.group(1) + _start(match), flat)
    return _LINKABLE.sub(lambda match: f"{match.group(1)}\\:" if match.group(1) else f"{match.group(2)}\\.", flat)


def _start(match: re.Match[str]) -> str:
    return "\\" + match.group(2) if match.group(2) else f"{match.group(3)}\\{match.group(4)}"


def text(raw: str) -> str:
    """As `inline`, without outer spaces."""
    return inline(raw).strip()


def link(address: str, label: str = "") -> str:
    """A link for an http or https URL; any other URL is shown as text."""
    href = safe.link(address)
    if href:
        return f"[{text(label or safe.host(address))}](<{href}>)"
    shown = f"({text(html.shortened(address, 80))})" if address else ""
    return " ".join(part for part in (text(label), shown) if part)
