"""Sources as worded in a sentence: 'the Mehr News Agency', 'Reuters, citing two officials,'."""

import re

from glossator.evidence.model import Evidence
from glossator.guide import plain_words as words
from glossator.guide.prose import days
from glossator.guide.prose.patterns import data
from glossator.guide.prose.telling import Told

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}")


def who(each: Told) -> str:
    """The source phrase: 'Reuters, citing two officials,', 'the Kremlin, itself a party,'."""
    name = publisher(each.piece)
    if digested(each.piece):
        return f"a digest of reports by {name}"
    if each.voice:
        name = f"{each.voice}, by the transcript of {name}"
    if publishes(each.piece):
        return f"{name}, itself a party,"
    if each.voice:
        return f"{name},"
    return f"{name}, citing {cited}," if (cited := each.cited or _party(each)) else name


def _party(each: Told) -> str:
    """The party that a report quotes, as the report names it, unless the words that are told name it themselves."""
    source = each.piece.attributed_to[-1] if each.piece.party and each.piece.attributed_to else ""
    told = each.words.casefold()
    return "" if not source or any(word in told for word in _names(source)) else _bare(source)


def _names(source: str) -> list[str]:
    """The capitalised words of a source, or all of it."""
    return [word.casefold() for word in source.split() if word[:1].isupper() and len(word) > 1] or [source.casefold()]


def _bare(source: str) -> str:
    """The source for the middle of a sentence: 'the Kremlin', not 'The Kremlin'."""
    return source[:1].lower() + source[1:] if source.startswith(("The ", "A ", "An ")) else source


def digested(piece: Evidence) -> bool:
    """True if the words are those of a chronicle that sums up several publishers' reports, and none of theirs."""
    return len(_publishers(piece)) > 1


def publishes(piece: Evidence) -> bool:
    """True if the publisher itself is the party, not somebody it quotes."""
    return piece.party and piece.party_reason.startswith(("published", "written"))


def speaks(piece: Evidence) -> bool:
    """True for a body that makes statements, as opposed to a paper that reports them."""
    return states(piece) or bool(re.match(data()["bodies"], words.publisher(piece.source)))


def states(piece: Evidence) -> bool:
    """True for a body's own words, as opposed to its record of what others did ("Chad vetoed a resolution")."""
    return publishes(piece) or digested(piece) or publisher(piece).startswith("the office of ")


def publisher(piece: Evidence) -> str:
    """The publishers' names as worded in a sentence: each once, with its article, the first few of many."""
    names = _publishers(piece)
    if not names:
        return str(data()["nobody"])
    most = data()["most"]["named"]
    few = names if len(names) <= most else [*names[: most - 1], f"{days.number(len(names) - most + 1)} others"]
    return words.listed(few)


def _publishers(piece: Evidence) -> list[str]:
    parts = (re.sub(data()["note_mark"], "", part.strip()) for part in words.publisher(piece.source).split(";"))
    return list(dict.fromkeys(with_article(part) for part in parts if part and not re.match(data()["unnamed"], part)))


def with_article(name: str) -> str:
    """A name with its article: 'the Kremlin', 'Reuters', 'the site news.example.org'."""
    if " via " in name:
        agency, _, paper = name.partition(" via ")
        return f"{with_article(agency)} via {with_article(paper)}"
    if _HOST.fullmatch(name):
        return f"the site {name}"
    if re.match(data()["office"], name):
        return f"the office of the {name}"
    if re.match(data()["papers"], name):
        return f"the {name}"
    bare = name.removeprefix("The ")  # part of a newspaper's name, not of a body's
    return f"the {bare}" if re.match(data()["with_the"], bare) else name
