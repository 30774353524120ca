"""A person's prose as typed: one sentence per line, the quotes it rests on as numbers in brackets at its end."""

import re

from glossator.errors import InputError
from glossator.guide.model import Guide, Sentence
from glossator.guide.reviewing.choosing import shown

_CITED = re.compile(r"(?<!\s)(?:\s*\[\d{1,3}\])+\s*\Z")


def told(guide: Guide, place: str, text: str) -> list[Sentence]:
    """The sentences of the typed text; an empty line begins a paragraph. Raises InputError for a number too high."""
    known = citable(guide, place)
    made, begins = [], True
    for line in text.strip().splitlines():
        if not line.strip():
            begins = True
            continue
        found = _CITED.search(line)
        numbers = [int(one) for one in re.findall(r"\d+", found[0])] if found else []
        high = [one for one in numbers if not 0 < one <= len(known)]
        if high:
            raise InputError(f"[{high[0]}]: there are {len(known)} quotes to cite here")
        words = (line[: found.start()] if found else line).strip()
        made.append(Sentence(text=words, cites=[known[one - 1] for one in numbers], begins=begins))
        begins = False
    if not made:
        raise InputError("write at least one sentence, or go back to the composed prose")
    return made


def typed(guide: Guide, place: str, sentences: list[Sentence]) -> str:
    """The sentences as a person would type them."""
    number = numbers(guide, place)
    lines: list[str] = []
    for at, sentence in enumerate(sentences):
        if sentence.begins and at:
            lines.append("")
        cited = "".join(f"[{number[one]}]" for one in sentence.cites if one in number)
        lines.append(f"{sentence.text} {cited}".strip())
    return "\n".join(lines)


def numbers(guide: Guide, place: str) -> dict[str, int]:
    """The number by which prose in a place cites a quote or a claim; for two quotes with one id, the first."""
    listed = citable(guide, place)
    return {one: at for at, one in reversed([*enumerate(listed, start=1)])}


def citable(guide: Guide, place: str) -> list[str]:
    """What prose in a place may cite, in the order of its numbers: ids of quotes, in the lede ids of claims."""
    kind, _, name = place.partition(":")
    if kind == "lede":
        return [claim.id for claim in guide.claims]
    if kind == "note":
        return [piece.id for piece in shown(guide, name)]
    topic = next((one for one in guide.topics if one.title == name), None)
    if topic is None:
        raise InputError(f"no place {place!r} for prose in this guide")
    return [piece.id for claim in topic.claims for piece in shown(guide, claim)]
