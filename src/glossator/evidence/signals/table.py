"""The signals by which a piece of evidence may count less than it reads: their names, and what each answer means."""

from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal


class Name(StrEnum):
    """What is looked at."""

    AMOUNT = "amount"
    SCOPE = "scope"
    NAMES = "names"
    PERSON = "person"
    ROLES = "roles"
    ASSERTED = "asserted"
    AFTERWARDS = "afterwards"
    LONG_AGO = "long ago"


class Meaning(BaseModel):
    """What a signal asks, against what it speaks, and what its answers mean, by answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: str
    against: Literal["support", "refutation", "both"]
    own_words: bool
    values: dict[str, str]


def read(table: dict[str, object]) -> dict[Name, Meaning]:
    """The meanings by name, in the order of the names; raises ValueError for an unknown name, or one without any."""
    if unknown := table.keys() - set(Name):
        raise ValueError(f"signals.yaml: no signal {', '.join(sorted(unknown))}")
    if missing := set(Name) - table.keys():
        raise ValueError(f"signals.yaml: nothing about {', '.join(sorted(missing))}")
    return {name: Meaning.model_validate(table[name.value]) for name in Name}


MEANINGS = MappingProxyType(read(load("signals")))


def signal(name: Name, value: str, reason: str) -> Signal:
    """A signal with its reason; raises ValueError for an answer that this signal does not give."""
    if value not in MEANINGS[name].values:
        raise ValueError(f"the signal {name.value} gives no {value!r}")
    return Signal(name=name.value, value=value, reason=reason)
