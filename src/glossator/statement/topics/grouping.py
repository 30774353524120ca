"""Topics: claims grouped under the subjects a reader would use as headings, in the order of the statement."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from glossator.language.quantities.words import value_of
from glossator.statement.model import Claim, Kind, Statement
from glossator.statement.topics import phrases, subjects
from glossator.statement.words import load, words

if TYPE_CHECKING:
    from collections.abc import Sequence

REST = "Opinions and calls"
MIXED = "Other matters"  # the heading of ungrouped claims, if there are facts among them
OTHER = "Other matters, opinions and calls"
THROUGH = 0.4  # share of the claims above which a name is the theme of the whole statement
LEAST = ((600, 4), (150, 3), (40, 2), (0, 1))  # claims in a statement, and the size a topic needs
LONG = 60  # claims above which a statement is grouped by subject, not by shared names
FEWEST_NAMED = 3  # claims of a name that gets its own heading beside the subjects
SMALL_TOPIC = 3  # claims; only small topics are merged by region
LONGEST_TITLE = 60
SUBJECT = "="  # prefix of subject keys


@dataclass
class Topic:
    """Claims that share a key; `names` are the words of the heading."""

    names: list[str]
    claims: list[Claim] = field(default_factory=list)


def assign(found: Sequence[Claim]) -> list[Claim]:
    """The claims with the title of their topic."""
    titles = {claim: name for name, ids in group(found) for claim in ids}
    return [claim.model_copy(update={"topic": titles.get(claim.id, "")}) for claim in found]


def group(claims: Sequence[Claim]) -> list[tuple[str, list[str]]]:
    """Titles with the ids of their claims, in statement order; opinions that share no subject come last.

    A claim joins the name or phrase it shares with the most others, else the subject its words indicate. A name common
    to all is no topic, nor is a noun of a single claim.
    """
    if len(claims) >= LONG:
        return _by_subject(claims)
    chosen, weak = _keys(claims, running_through(claims))
    told = subjects.of_claims(claims)
    topics: dict[str, Topic] = {}
    rest: list[Claim] = []
    before, where, carried = "", -1, 0
    for claim in claims:
        own = chosen.get(claim.id) or (SUBJECT + told[claim.id] if claim.id in told else "") or weak.get(claim.id, "")
        near = claim.utterance == where and carried < subjects.CARRIED
        key = own or (_neighbour(claim, before) if near else "")
        if key:
            topics.setdefault(key, Topic(names=[])).claims.append(claim)
            before, where, carried = key, claim.utterance, 0 if own else carried + 1
        else:
            rest.append(claim)
    made = [(_title(topic.names), [claim.id for claim in topic.claims]) for topic in _by_region(_headed(topics))]
    facts = any(claim.kind.checkable for claim in rest)
    return [*made, (MIXED if facts else REST, [claim.id for claim in rest])] if rest else made


def _by_subject(claims: Sequence[Claim]) -> list[tuple[str, list[str]]]:
    """A long statement grouped by subject; subjects with one or two claims join the rest."""
    chosen = subjects.of_claims(claims)
    counts = Counter(chosen.values())
    least = next(fewest for size, fewest in LEAST if len(claims) >= size)
    made: dict[str, list[str]] = {}
    rest: list[str] = []
    for claim in claims:
        heading = chosen.get(claim.id, "")
        if counts[heading] >= least and heading:
            made.setdefault(heading, []).append(claim.id)
        else:
            rest.append(claim.id)
    named = _by_name([claim for claim in claims if claim.id in set(rest)], max(least, FEWEST_NAMED))
    made |= named
    rest = [claim for claim in rest if not any(claim in ids for ids in named.values())]
    order = {claim.id: number for number, claim in enumerate(claims)}
    headed = sorted(made.items(), key=lambda topic: order[topic[1][0]])
    return [*headed, (OTHER, rest)] if rest else headed


def _by_name(claims: Sequence[Claim], least: int) -> dict[str, list[str]]:
    """Claims without a subject, grouped by shared proper names; speakers are no topics of a debate."""
    speaking = {part for claim in claims for part in (claim.speaker or "").lower().split()}
    keys = {
        claim.id: [key_of(name) for name in claim.about if name[:1].isupper() and not key_of(name).split()[0].isdigit()]
        for claim in claims
        if claim.kind.checkable or claim.kind is Kind.FORECAST
    }
    counts = Counter(key for found in keys.values() for key in set(found))
    made: dict[str, list[Claim]] = {}
    for claim in claims:
        usable = [key for key in keys.get(claim.id, []) if counts[key] >= least and not speaking & set(key.split())]
        usable = [key for key in usable if key not in words("topics", "generic")]
        if usable:
            made.setdefault(max(usable, key=lambda key: counts[key]), []).append(claim)
    return {_display(key, its): [claim.id for claim in its] for key, its in made.items()}


def title(statement: Statement, claims: Sequence[Claim]) -> str:
    """The statement's own title, else the name common to its claims, else its two largest topics."""
    if statement.title:
        return statement.title
    through = running_through(claims)
    if through:
        return _display(through, claims)
    largest = sorted(group(claims), key=lambda topic: -len(topic[1]))
    names = [name for name, _ in largest if name not in {REST, OTHER, MIXED}][:2]
    joiner = "; " if any(" and " in name for name in names) else " and "
    return joiner.join(names) or (statement.speaker or "Statement")


def running_through(claims: Sequence[Claim]) -> str:
    """The key of the one name that most claims share, or ''."""
    telling = [claim for claim in claims if claim.about]
    counts = Counter(key for claim in telling for key in _names(claim))
    best = counts.most_common(1)
    if not best or len(telling) < 4 or best[0][1] < THROUGH * len(telling):
        return ""
    return best[0][0]


def _keys(claims: Sequence[Claim], through: str) -> tuple[dict[str, str], dict[str, str]]:
    """The key of every claim with a name or shared phrase; and, for the others, a single noun they share."""
    counts: Counter[str] = Counter()
    solid: set[str] = set()
    shared = phrases.shared([claim for claim in claims if claim.kind is not Kind.PLEASANTRY])
    candidates: dict[str, list[str]] = {}
    for claim in claims:
        keys = [key for key in _names(claim) if key != through] + shared.get(claim.id, [])
        candidates[claim.id] = keys
        counts.update(keys)
        if claim.kind.checkable or claim.kind is Kind.FORECAST:
            solid.update(keys)
    least = next(fewest for size, fewest in LEAST if len(claims) >= size)
    chosen: dict[str, str] = {}
    weak: dict[str, str] = {}
    for claim in claims:
        usable = [key for key in candidates[claim.id] if key in solid and counts[key] >= least]
        usable = [key for key in usable if key not in words("topics", "generic") | words("people", "offices")]
        named = {key_of(name) for name in claim.about if any(part[:1].isupper() for part in name.split())}
        usable = [key for key in usable if key in named or counts[key] > 1]
        telling = [key for key in usable if key in named or " " in key]
        best = max(usable, key=lambda key: (key in telling, counts[key], " " in key, -usable.index(key)), default="")
        if best:
            (chosen if telling else weak)[claim.id] = best
    if through:
        for claim in claims:
            only = claim.kind.checkable and through in _names(claim)
            if claim.id not in chosen and only:
                chosen[claim.id] = through
    return chosen, weak


def _neighbour(claim: Claim, before: str) -> str:
    """The topic of a claim without names, if it directly continues the claim before it."""
    if not before or not (claim.kind.checkable or claim.kind is Kind.FORECAST):
        return ""
    return before


def _names(claim: Claim) -> list[str]:
    """Normalised forms of what the claim is about, without the speaker."""
    speaker = set((claim.speaker or "").lower().replace(".", "").split())
    keys = [key_of(name) for name in claim.about if _says_something(name)]
    return list(dict.fromkeys(key for key in keys if any(map(str.isalpha, key)) and not set(key.split()) <= speaker))


def _says_something(name: str) -> bool:
    """False for amounts ('Two-thirds', '100 schools'), handles and evaluations ('Great job')."""
    parts = name.lower().split()
    amount = parts[0][:1].isdigit() or value_of(parts[0].partition("-")[0]) is not None
    judged = len(parts) > 1 and parts[0] in words("kinds", "evaluative") and not name[:1].isupper()
    return not (amount or judged or "@" in name or parts[-1] in words("reference", "empty") | {"job"})


def key_of(name: str) -> str:
    """The grouping key: 'President Putin of Russia' and 'Mr Putin' give 'putin'; other names their lower-case words."""
    titles = words("regions", "titles")
    parts = name.split(" of ")[0].replace("’s", "").replace("'s", "").split()
    plain = [part.lower().strip('.,"“”#') for part in parts]
    plain[:1] = [words_of_peoples().get(plain[0], plain[0])] if len(plain) > 1 else plain[:1]
    titled = len(plain) > 1 and plain[0] in titles
    kept = [part for part in plain if part not in titles] or plain
    return kept[-1] if titled and parts[-1][:1].isupper() else " ".join(kept)


@cache
def words_of_peoples() -> dict[str, str]:
    """Demonyms and their states: "Iran's nuclear program" and 'the Iranian nuclear program' are one topic."""
    named: dict[str, str] = load("topics")["peoples"]
    return named


def _display(key: str, claims: Sequence[Claim]) -> str:
    """The heading for a key: its most frequent form in the statement."""
    if key.startswith(SUBJECT):
        return key.removeprefix(SUBJECT)
    if key.startswith(phrases.MARK):
        return phrases.heading(key, [claim.standalone for claim in claims])
    said = Counter(name.split(" of ")[0] for claim in claims for name in claim.about if key_of(name) == key)
    best = max(said, key=lambda name: (said[name], len(name)), default=key).rstrip("-–—,:;")
    alone = [re.search(rf"(\bthe )?\b{re.escape(best)}\b(?! \w+ed\b)", claim.standalone) for claim in claims]
    articled = [bool(found[1]) for found in alone if found]
    if articled and sum(articled) * 2 > len(articled):
        best = f"the {best}"
    return best[:1].upper() + best[1:]


def _headed(topics: dict[str, Topic]) -> dict[str, Topic]:
    """The topics with their headings; those with the same heading are merged."""
    made: dict[str, Topic] = {}
    under: dict[str, Topic] = {}
    for key, topic in topics.items():
        heading = _display(key, topic.claims)
        if heading in under:
            under[heading].claims += topic.claims
            continue
        topic.names = [heading]
        made[key] = under[heading] = topic
    return made


def _by_region(topics: dict[str, Topic]) -> list[Topic]:
    """Small topics of one region merged, in the order of their first claim."""
    regions = load("regions")["regions"]
    made: list[Topic] = []
    of_region: dict[str, Topic] = {}
    for key, topic in topics.items():
        region = next((name for name, members in regions.items() if key in members), None)
        if region is None or len(topic.claims) > SMALL_TOPIC:
            made.append(topic)
        elif region in of_region:
            of_region[region].names += topic.names
            of_region[region].claims += topic.claims
        else:
            of_region[region] = topic
            made.append(topic)
    for topic in made:
        topic.claims.sort(key=lambda claim: int(claim.id[1:]))
    return made


def _title(names: Sequence[str]) -> str:
    """'Syria, ISIS and Iran'."""
    if len(names) == 1:
        return names[0]
    joined = ", ".join(names[:-1]) + " and " + names[-1]
    return joined if len(joined) <= LONGEST_TITLE else f"{', '.join(names[:3])} and others"
