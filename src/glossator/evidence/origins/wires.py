"""Credits of news agencies and press releases in a text."""

import re
from functools import cache

from glossator.evidence.lexicon import load

_TAIL = 600  # characters at the end of a text in which a credit is looked for


def wire(text: str, author: str = "") -> str:
    """The news agency credited in the dateline, at the end, or as author; '' if there is none."""
    for pattern in _patterns("dateline"):
        if hit := pattern.search(text[:200]):
            return agency(hit["wire"])
    for pattern in _patterns("credit"):
        if hit := pattern.search(text[-_TAIL:]):
            return agency(hit["wire"])
    return agency(author.strip().removeprefix("By "))


def press_release(text: str) -> bool:
    """True if the text calls itself a press release or came through a press-release service."""
    return any(pattern.search(text[:1500]) for pattern in _patterns("press_release"))


def untagged(text: str) -> str:
    """The text without datelines and credits, which papers add to the report."""
    for pattern in (*_patterns("dateline"), *_patterns("credit")):
        text = pattern.sub(" ", text)
    return text


def agency(tag: str) -> str:
    """The full name of the agency behind a tag such as "AP"; "" for other words."""
    return _agencies().get(" ".join(tag.split()).casefold(), "")


@cache
def _agencies() -> dict[str, str]:
    return {tag.casefold(): agency for agency, tags in load("origins")["wires"].items() for tag in (agency, *tags)}


@cache
def _patterns(name: str) -> list[re.Pattern[str]]:
    tags = sorted((tag for tags in load("origins")["wires"].values() for tag in tags), key=lambda t: (-len(t), t))
    wires = "|".join(re.escape(tag) for tag in tags)
    # Replace only the marked group: "WIRE" is also part of names such as "BUSINESS WIRE".
    return [
        re.compile(pattern.replace("<wire>WIRE", f"<wire>{wires}"), re.MULTILINE) for pattern in load("origins")[name]
    ]
