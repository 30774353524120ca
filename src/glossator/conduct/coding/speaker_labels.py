"""Speaker labels within sentences: 'Vladimir Putin: We support …' is a turn in a transcript."""

import re
from dataclasses import dataclass
from datetime import date

from glossator.conduct.actors.actors import actor_of
from glossator.conduct.model import Actor
from glossator.people.names import Names, tokens_of

_TURN = re.compile(r"^(?P<who>[A-Z0-9][^:.?!;“”\"]{2,90}):\s+(?=\S)")


@dataclass(frozen=True)
class Turn:
    """A sentence without its label; `named`: there was one; `speaker`: its actor, if listed."""

    text: str
    named: bool = False
    speaker: Actor | None = None


def turn(sentence: str, known: Names, day: date | None) -> Turn:
    """The sentence with normalised white space, and its speaker if it is labelled."""
    text = " ".join(sentence.split())
    begins = _TURN.match(text)
    if begins is None:
        return Turn(text)
    words = list(tokens_of(begins["who"]))
    persons = [entry for _, _, entry in known.find(words) if entry.kind == "person"]
    title = len(words) > 4 or bool(persons)
    if not title and not all(word[:1].isupper() for word in words):
        return Turn(text[begins.end() :] if text[begins.end()].isupper() else text)  # "Syrian civil war: …", a heading
    speaker = actor_of(persons[-1], known, words=begins["who"], day=day) if persons else None
    return Turn(text[begins.end() :], named=True, speaker=speaker)
