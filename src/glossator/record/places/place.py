"""Where a record is stored, whatever kind of place that is; `opening.place_of` finds the place at a URL."""

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
    """Another writer replaced the head first; this change has no effect."""


class Turn(Protocol):
    """The right to write, until its block ends."""

    taken_over: bool  # the last holder never released the turn, and may wake up again

    def check(self) -> None:
        """Raises RecordError if another writer has taken over the turn."""


class Presence(Protocol):
    """Who has the record open."""

    def none(self) -> AbstractContextManager[bool]:
        """True if nobody else has the record open; nobody can open it until the block ends."""

    def another(self) -> AbstractContextManager[None]:
        """Count as another reader for the block."""

    def close(self) -> None:
        """Stop counting as a reader."""


class Place(Protocol):
    """What readers and writers need from a record's place. Raises RecordError, with its address, for whatever fails."""

    address: str  # as the user writes it
    tables: str  # what the engine opens
    one_machine: bool  # file locks work, and a writer whose lock is gone is dead

    @property
    def cache(self) -> Path:
        """A folder of this machine for anything that can be made again."""

    def options(self) -> Mapping[str, str]:
        """What another machine needs to open the tables: endpoint, region, keys."""

    def exists(self) -> bool:
        """True if there is a head."""

    def prepare(self) -> None:
        """Prepare the place for a new record. Raises RecordError if something else is there."""

    def read(self) -> tuple[bytes, Stamp]:
        """The head and its stamp. Raises FileNotFoundError if there is none."""

    def stamp(self) -> Stamp:
        """The head's stamp, for one request. Raises FileNotFoundError if there is none."""

    def replace(self, data: bytes, before: Stamp) -> Stamp:
        """Replace the head in one step and return the new stamp; with `before` None, write the first head.

        Raises Overtaken unless the head still has the stamp `before`.
        """

    def table_names(self) -> list[str]:
        """The tables stored there, in the head or not; sorted."""

    def turn(self) -> AbstractContextManager[Turn]:
        """Wait for the writer's turn and hold it for the block. Raises RecordError after PATIENCE."""

    def readers(self) -> Presence:
        """The caller's presence as a reader; counts until it is gone."""

    def size(self) -> int:
        """Bytes of everything there."""


def storage_environment() -> dict[str, str]:
    """The environment variables for object storage: endpoint, region, keys."""
    return {name: value for name, value in os.environ.items() if name.startswith(_ENVIRONMENT)}
