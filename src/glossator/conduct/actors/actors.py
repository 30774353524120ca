"""Entity linking: from words to an actor (state, organ, body, group, company, or person in office on a day)."""

from datetime import date

from glossator.conduct.model import Actor
from glossator.people.names import Entry, Names, names
from glossator.people.offices import Term

PLACE_KINDS = frozenset({"place"})


def resolve(words: str, day: date | None = None, *, user_file: str = "") -> Actor | None:
    """The actor that `words` denote on `day`, or None; a bare place or nationality resolves to its state."""
    known = names(user_file)
    entry = known.exact(words) or known.exact(_without_possessive(words))
    return actor_of(entry, known, words=words, day=day) if entry is not None else None


def holder(publisher: str, day: date | None, *, user_file: str = "") -> Actor | None:
    """The person who on that day held the office a publisher is named after ("President of Russia"), or None."""
    office, _, home = publisher.partition(" of ")
    known = names(user_file)
    state = known.exact(home) if home else None
    if state is None or day is None:
        return None
    for entry in known.persons():
        for term in entry.terms:
            if term.actor == state.id and term.office == office and term.holds(day):
                return actor_of(entry, known, words=entry.name, day=day)
    return None


def actor_of(entry: Entry, known: Names, *, words: str, day: date | None, titled: bool = False) -> Actor:
    """The actor of a list entry; `titled`: the text itself gives the person's office."""
    if entry.kind == "person":
        return _person(entry, known, words, day, titled)
    if entry.kind == "body" and entry.organ:
        whole = known.entries.get(entry.organ)
        name = whole.name if whole else entry.name
        role = entry.role or (whole.role if whole else "")
        return Actor(id=entry.organ, name=name, role=role, words=words, code=entry.code, office=entry.name)
    return Actor(id=entry.id, name=entry.name, role=entry.role, words=words, code=entry.code)


def _person(entry: Entry, known: Names, words: str, day: date | None, titled: bool) -> Actor:
    term = term_on(entry, day)
    if term is None and not titled:
        # Not in office on the day: a person of that state who does not act for it.
        return Actor(id="", name=entry.name, role="ELI", words=words, code=entry.code, person=entry.name)
    actor, office = (term.actor, term.office) if term else (entry.id, "")
    home = known.entries.get(actor)
    outside = "opposition" in office
    return Actor(
        id="" if outside else actor,
        name=home.name if home and not outside else entry.name,
        role="OPP" if outside else (home.role if home and home.kind == "body" else "GOV"),
        words=words,
        code=home.code if home else entry.code,
        person=entry.name,
        office=office,
    )


def term_on(entry: Entry, day: date | None) -> Term | None:
    """The person's term of office on the day; without a day, the latest."""
    held = [term for term in entry.terms if term.holds(day)]
    return held[-1] if held else None


def _without_possessive(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s")
