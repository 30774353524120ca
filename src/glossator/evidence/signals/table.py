"""The guards against counting evidence: their names, and the meaning of each value."""

from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal


class Name(StrEnum):
    """The property examined."""

    AMOUNT = "amount"
    TIME = "time"
    SCOPE = "scope"
    CERTAINTY = "certainty"
    NAMES = "names"
    PERSON = "person"
    ROLES = "roles"
    ASSERTED = "asserted"
    URGED = "urged"
    AFTERWARDS = "afterwards"
    LONG_AGO = "long ago"


class Meaning(BaseModel):
    """What a signal asks, which side it speaks against, and the meaning of each value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: str
    against: Literal["support", "refutation", "both"]
    own_words: bool
    values: dict[str, str]


def read(table: dict[str, object]) -> dict[Name, Meaning]:
    """The meanings by name, in enum order. Raises ValueError for an unknown or missing name."""
    if unknown := table.keys() - set(Name):
        raise ValueError(f"signals.yaml: unknown signal {', '.join(sorted(unknown))}")
    if missing := set(Name) - table.keys():
        raise ValueError(f"signals.yaml: missing signal {', '.join(sorted(missing))}")
    return {name: Meaning.model_validate(table[name.value]) for name in Name}


MEANINGS = MappingProxyType(read(load("signals")))


def signal(name: Name, value: str, reason: str) -> Signal:
    """A signal with its reason. Raises ValueError for a value that this signal does not have."""
    if value not in MEANINGS[name].values:
        raise ValueError(f"the signal {name.value} has no value {value!r}")
    return Signal(name=name.value, value=value, reason=reason)
