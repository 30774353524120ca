"""Tags of a guide: the states, bodies and matters its claims name, each under its canonical name."""

from collections import Counter
from collections.abc import Iterable, Sequence

from glossator.conduct.actors.actors import actor_of
from glossator.conduct.ledger.subjects import matters, subject
from glossator.people.names import names, tokens_of
from glossator.statement.model import Claim

LEAST = 2  # minimum number of claims on a matter such as elections
MOST = 6  # maximum number of tags; more would link everything


def under(claims: Sequence[Claim]) -> list[str]:
    """The names claims share with other guides, most frequent first: "Russia" in all its forms.

    Persons are excluded (offices would file everything a president says under the country), and so is a matter of a
    single claim.
    """
    counted: Counter[str] = Counter()
    for claim in claims:
        counted.update(list(dict.fromkeys(_named(claim))))
    ordered = sorted(counted, key=lambda name: -counted[name])  # stable: ties keep the order of first mention
    return [name for name in ordered if counted[name] >= LEAST or name.lower() not in matters()][:MOST]


def _named(claim: Claim) -> Iterable[str]:
    known = names()
    text = claim.standalone
    for _, _, entry in known.find(list(tokens_of(text))):
        if entry.kind != "person":
            home = known.entries.get(entry.id) if entry.kind == "place" else None
            yield home.name if home else actor_of(entry, known, words=entry.name, day=None).name
    yield from (name[:1].upper() + name[1:] for name in matters() if subject(name).named_in(text))
