"""Where a record lies, whatever kind of place that is; `opening.place_of` gives the place at an address."""

import os
from collections.abc import Hashable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from glossator.errors import RecordError

HEAD, TABLES = "head.json", "tables"
PATIENCE = 600.0  # seconds a writer waits for another one before it gives up
_ENVIRONMENT = ("AWS_", "GOOGLE_", "AZURE_")

Stamp = Hashable  # changes whenever the head does


class Overtaken(RecordError):  # noqa: N818 (what happened, not an error of the user's)
    """Another writer replaced the head first; nothing of this change counts."""


class Turn(Protocol):
    """The right to write, until its block ends."""

    taken_over: bool  # whoever had the turn last never gave it back, and may wake up again

    def check(self) -> None:
        """Raises RecordError if another writer has taken the turn over."""


class Presence(Protocol):
    """Who has the record open."""

    def none(self) -> AbstractContextManager[bool]:
        """True when nobody else has the record open; nobody can open it until the block ends."""

    def another(self) -> AbstractContextManager[None]:
        """Counts as one more reader for a while."""

    def close(self) -> None:
        """Counts no longer."""


class Place(Protocol):
    """What readers and writers need of the place a record lies at; what fails raises RecordError with the address."""

    address: str  # as the user would write it
    tables: str  # what the engine opens
    one_machine: bool  # locks hold, and a writer whose lock is gone is dead

    @property
    def cache(self) -> Path:
        """A folder of this machine for what can be made again."""

    def options(self) -> Mapping[str, str]:
        """What another machine must be told to open the tables: endpoint, region, keys."""

    def exists(self) -> bool:
        """True when there is a head."""

    def prepare(self) -> None:
        """Make the place ready for a new record. Raises RecordError if there is something else at it."""

    def read(self) -> tuple[bytes, Stamp]:
        """The head and its stamp. Raises FileNotFoundError if there is none."""

    def stamp(self) -> Stamp:
        """The head's stamp, at the cost of one look. Raises FileNotFoundError if there is none."""

    def replace(self, data: bytes, before: Stamp) -> Stamp:
        """Replace the head in one step. Raises Overtaken unless it is still the one with the stamp `before`.

        None stands for no head at all. Gives the new stamp.
        """

    def table_names(self) -> list[str]:
        """Tables that lie there, in the head or not; sorted."""

    def turn(self) -> AbstractContextManager[Turn]:
        """Wait for the writer's turn and keep it for the block. Raises RecordError after PATIENCE."""

    def readers(self) -> Presence:
        """Presence of the one who asks; counts until it is gone."""

    def size(self) -> int:
        """Bytes of everything there."""


def storage_environment() -> dict[str, str]:
    """The environment variables that lead to object storage: endpoint, region, keys."""
    return {name: value for name, value in os.environ.items() if name.startswith(_ENVIRONMENT)}
