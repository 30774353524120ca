"""Interjections printed in brackets inside another's turn: '(Bob Roe [Tories]: It rose!)'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.statement.utterances.labels import is_speaker

_NAME = r"[^\W\d_a-z][^:()\[\]\n]{0,60}?(?:[ ]?[(\[][^:()\[\]\n]{1,60}[)\]])?"
_AMONG = r"[^:()\[\]\n]{1,80}[ ][–—-][ ]"  # '(Applause – Bob Roe: …)'
_INSIDE = r"(?:[^()\[\]]|[(\[][^()\[\]]*[)\]])"
_OPENED = re.compile(rf"[(\[](?P<among>{_AMONG})?(?P<label>{_NAME}):[ ](?P<words>{_INSIDE}{{1,600}}?)[)\]]")
_ANOTHER = re.compile(rf"[ ][–—-][ ]{_NAME}:[ ]")


@dataclass(frozen=True)
class Interjection:
    """A bracket from `start` to `end` that opens with a label; what is said in it lies from `begin` to `end - 1`.

    `name` is the label; '' if it names nobody, or if several speak in one bracket.
    """

    start: int
    end: int
    begin: int
    name: str


def interjections(text: str, start: int, end: int) -> Iterator[Interjection]:
    """The brackets in a turn at `start` to `end` that are not its speaker's words."""
    for found in _OPENED.finditer(text, start, end):
        label = re.split(r"[(\[]", found["label"])[0].strip()
        alone = not found["among"] and not _ANOTHER.search(found["words"])
        name = label if alone and is_speaker(label) else ""
        yield Interjection(found.start(), found.end(), found.start("words"), name)
