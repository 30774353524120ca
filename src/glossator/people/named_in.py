"""Whether a text names an actor: by full name, last name, or another name ("Moscow" for Russia)."""

import re
from functools import cache

from glossator.language.abbreviations import initials, spelled_out
from glossator.people.lexicon import load
from glossator.people.offices import surnames


@cache
def forms(name: str, person: bool = True) -> tuple[str, ...]:
    """The names of the actor, `name` first; never empty for a name that contains a letter.

    For a person, includes the last name alone; `person` is False for names known not to be one ("Champions League").
    """
    name = " ".join(name.split())
    bare = _without_titles(name)
    found = [name, bare, *_same(bare)]
    words = bare.split()
    bodies = set(load("names")["bodies"])
    if (
        person
        and len(words) in (2, 3)
        and not _same(bare)
        and words[-1] not in bodies
        and all(w[:1].isupper() for w in words)
    ):
        found.append(words[-1])
    if len(words) >= 3 and all(w[:1].isupper() or w.islower() for w in words):
        found += initials(words)
    return tuple(dict.fromkeys(form for form in found if form))


@cache
def pattern(name: str, person: bool = True) -> re.Pattern[str]:
    """A pattern that matches any form of the name as whole words, possessives included."""
    parts = [_form_pattern(form) for form in sorted(forms(name, person), key=lambda f: (-len(f), f))]
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?![\w])")


def names(text: str, name: str, person: bool = True) -> bool:
    """True if `text` names the actor `name` in any form, or spells out the abbreviation `name`."""
    return pattern(name, person).search(text) is not None or spelled_out(text, name)


def canonical(name: str) -> str:
    """The canonical name of an actor: 'Russian' and 'Moscow' give 'Russia'; an unknown name stays as it is."""
    whole = " ".join(name.split())
    bare = _without_titles(whole)
    if bare != whole:  # "President Putin of Russia": the state belongs to the office
        bare = _state_of_office().sub("", bare)
    words = bare.split()
    if len(words) > 2:  # middle initials do not identify anybody
        bare = " ".join([words[0], *(word for word in words[1:-1] if len(word.rstrip(".")) > 1), words[-1]])
    return _by_form().get(bare.casefold()) or surnames().get(bare, bare)


@cache
def _state_of_office() -> re.Pattern[str]:
    words = {word for home, others in load("names")["same"].items() for word in (home, *others)}
    states = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<=\w) of (?:the )?(?:{states})$")


def same_person(one: str, other: str) -> bool:
    """True if two names are the same person's; titles, middle names and initials are ignored.

    An account name matches if it contains the whole name: "@realDonaldTrump" is Donald Trump.
    """
    ours, theirs = (_bare_words(_without_titles(name)) for name in (one, other))
    if not ours or not theirs:
        return False
    if 1 in (len(ours), len(theirs)):
        short, full = sorted((ours, theirs), key=len)
        return short[0] == full[-1] or (len(full) > 1 and "".join(full) in short[0])
    firsts = (ours[0], theirs[0])
    return ours[-1] == theirs[-1] and (firsts[0].startswith(firsts[1]) or firsts[1].startswith(firsts[0]))


def bare_name(name: str) -> str:
    """A person's name without titles: "Mr Trump" and "President Trump" give "Trump"."""
    return _without_titles(" ".join(name.split()))


def _bare_words(name: str) -> list[str]:
    return [word for word in re.split(r"[^\w'’-]+", name.casefold()) if word]


def _form_pattern(form: str) -> str:
    body = r"\s+".join(re.escape(word) for word in form.split()).replace("'", "['’]")
    # All-capital forms ("US", "WHO") are case-sensitive, or they would match common words.
    return body if form.isupper() or len(form) <= 4 else f"(?i:{body})"


def _same(name: str) -> list[str]:
    home = _by_form().get(name.casefold())
    if home is None:
        return []
    others = load("names")["same"][home]
    return [home, *others] if name.casefold() == home.casefold() or name in others else []


@cache
def _by_form() -> dict[str, str]:
    table: dict[str, str] = {}
    for home, others in load("names")["same"].items():
        for form in (home, *others):
            table.setdefault(form.casefold(), home)
    return table


def _without_titles(name: str) -> str:
    words = name.split()
    titles = set(load("names")["titles"]) | {"the", "The", "US", "U.S."}
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    if words[:1] == ["of"]:  # "Secretary of State Rex Tillerson" is a person, "President of Russia" an office
        return " ".join(words[2:]) if len(words) > 2 and words[1] in titles else name
    return " ".join(words)
