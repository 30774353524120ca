"""What a guide is filed under: the states, bodies and matters its claims name, under one name each."""

from collections import Counter
from collections.abc import Iterable, Sequence

from glossator.conduct.actors.actors import actor_of
from glossator.conduct.ledger.subjects import matters, subject
from glossator.people.names import names, tokens_of
from glossator.statement.model import Claim

LEAST = 2  # claims that must touch a matter such as elections
MOST = 6  # tags of a guide; beyond that they lead to everything


def under(claims: Sequence[Claim]) -> list[str]:
    """The names claims share with other guides, most often named first: "Russia" however it is called.

    Persons are left out (a name of office would file every word of a president under his country), and so is a
    matter that one claim alone touches.
    """
    counted: Counter[str] = Counter()
    for claim in claims:
        counted.update(list(dict.fromkeys(_named(claim))))
    ordered = sorted(counted, key=lambda name: -counted[name])  # stable: of equals, the first named
    return [name for name in ordered if counted[name] >= LEAST or name.lower() not in matters()][:MOST]


def _named(claim: Claim) -> Iterable[str]:
    known = names()
    text = claim.standalone
    for _, _, entry in known.find(list(tokens_of(text))):
        if entry.kind != "person":
            home = known.entries.get(entry.id) if entry.kind == "place" else None
            yield home.name if home else actor_of(entry, known, words=entry.name, day=None).name
    yield from (name[:1].upper() + name[1:] for name in matters() if subject(name).named_in(text))
