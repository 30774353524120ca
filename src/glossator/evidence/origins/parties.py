"""Sources that are parties to a claim: the Kremlin on what the Kremlin did confirms nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from glossator.evidence.model import Source
from glossator.language.attribution import attributions
from glossator.people.lexicon import load
from glossator.people.named_in import canonical, names, pattern
from glossator.people.offices import led_by


@dataclass(frozen=True)
class Party:
    """Whether a source is a party to a claim, and why, in plain words; `speaker`: it is the claim's own speaker."""

    party: bool
    reason: str = ""
    speaker: bool = False


NO = Party(party=False)


def party(
    source: Source,
    actors: Sequence[str],
    speaker: str = "",
    attributed_to: Sequence[str] = (),
    *,
    posted: bool = False,
) -> Party:
    """Whether the publisher, or the only source it quotes, is an actor of the claim, its organ, or the speaker.

    What was `posted` is somebody's word, whoever is spoken of: no report that others answer for.
    """
    wanted = involved(actors)
    own = published(source, wanted)
    if not own.party and speaker and published(source, involved([speaker])).party:
        who = source.publisher or source.author
        own = Party(party=True, reason=f"published by {who}, and the claim is {speaker}’s own", speaker=True)
    if not own.party and posted:
        own = Party(party=True, reason=f"a post: the word of {source.author or source.publisher} alone")
    return own if own.party else quoted(source, wanted, speaker, attributed_to)


def involved(actors: Sequence[str]) -> list[str]:
    """The actors of a claim and the states or bodies they lead: a claim about Vladimir Putin is about Russia too."""
    found = [canonical(actor) for actor in actors]
    found += [home for actor in found for home in led_by(actor)]
    return list(dict.fromkeys(found))


def published(source: Source, wanted: Sequence[str]) -> Party:
    """Whether the document comes from an actor of the claim, by its address, publisher or author."""
    for organ in load("parties")["organs"]:
        if organ["for"] in wanted and (
            _at(source.address, organ["addresses"]) or _is(source.publisher, organ["names"])
        ):
            reason = f"published by {organ['what']}; the claim is about what {organ['for']} did"
            return Party(party=True, reason=reason)
    for actor in wanted:
        if source.publisher and names(source.publisher, actor) and _speaks_for(source.publisher, actor):
            return Party(party=True, reason=f"published by {source.publisher}; the claim is about {actor}")
        if source.author and names(source.author, actor):
            return Party(party=True, reason=f"written by {source.author}; the claim is about {actor}")
    return NO


def quoted(source: Source, wanted: Sequence[str], speaker: str, attributed_to: Sequence[str]) -> Party:
    """Whether the evidence is only a party's word: its innermost source is the speaker, an actor or its organ."""
    if not attributed_to:
        return NO
    who = attributed_to[-1]
    paper = source.publisher or "the source"
    if speaker and _is_its_voice(who, speaker):
        return Party(party=True, reason=f"{paper} only repeats what {speaker} said", speaker=True)
    for organ in load("parties")["organs"]:
        if organ["for"] in wanted and any(_says(who, name) for name in organ["names"]):
            return Party(
                party=True, reason=f"{paper} quotes {organ['what']}; the claim is about what {organ['for']} did"
            )
    for actor in wanted:
        if _is_its_voice(who, actor):
            return Party(party=True, reason=f"{paper} quotes {who}; the claim is about {actor}")
    return NO


def reported(claim: str, actors: Sequence[str]) -> list[str]:
    """The actors whose words the claim reports: on "X said so", X's own word is evidence."""
    sources = [each.name or (each.source.of(claim) if each.source else "") for each in attributions(claim)]
    return [actor for actor in actors if any(_is_its_voice(who, actor) for who in sources)]


def _is_its_voice(who: str, actor: str) -> bool:
    """True for the actor and its organs: "Russia's foreign ministry" is Russia, "Trump's advisers" are not Trump."""
    found = pattern(actor).search(who)
    if found is None:
        return False
    rest = who[found.end() :]
    if not re.match(r"['’]s?\s|\s*(?:of|to|for|in)\b", rest) and not re.search(
        r"\b(?:of|to|for|in)\s+(?:\w+\s+)?$", who[: found.start()]
    ):
        return True
    return any(_has(who.replace("’", "'"), word) for word in load("parties")["organ_words"])


def _speaks_for(publisher: str, actor: str) -> bool:
    # "Ministry of Defence of Armenia", "Boeing", "Trump for President", but not "The Moscow Times" or "Iran Wire".
    lists = load("parties")
    if any(_has(publisher, word) for word in (*lists["organ_words"], *lists["company_words"])):
        return True
    return publisher.casefold() == actor.casefold()


def _is(publisher: str, own: Sequence[str]) -> bool:
    bare = publisher.casefold().removeprefix("the ")
    return any(bare == name.casefold() or (len(name) > 4 and _says(publisher, name)) for name in own)


def _says(words: str, name: str) -> bool:
    # Exact words only: here "Moscow" must not stand for the Kremlin.
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _at(address: str, ends: Sequence[str]) -> bool:
    host = _host(address)
    return any(host == end or host.endswith("." + end) for end in ends)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").casefold() if address else ""


def _has(publisher: str, word: str) -> bool:
    return f" {word.casefold()} " in f" {publisher.casefold()} "
