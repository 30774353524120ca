"""The feeds that a record follows, and what each listed before; kept in the database beside the captures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from glossator.addresses.limits import limits
from glossator.addresses.memory import Memory
from glossator.addresses.model import Validators
from glossator.formats.address import comparable


@dataclass(frozen=True)
class Followed:
    """A feed: since when it is followed, when it was last requested, and why that failed; "" if it did not."""

    address: str
    added: datetime
    title: str = ""
    kind: str = ""
    validators: Validators = field(default_factory=Validators)
    asked: datetime | None = None
    fault: str = ""
    faults: int = 0

    @property
    def waits_until(self) -> datetime | None:
        """The time until which a failed feed is left alone; None for one that did not fail."""
        if not self.faults or self.asked is None:
            return None
        bounds = limits()
        wait = min(bounds.feed_wait * 2.0 ** min(self.faults - 1, 30), bounds.longest_feed_wait)
        return self.asked + timedelta(seconds=wait)


_FIELDS = "address, added, title, kind, etag, modified, asked, fault, faults"


class Feeds:
    """The list of followed feeds of a record."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def all(self) -> list[Followed]:
        """All feeds, in the order in which they were added."""
        if not self._memory.exists():
            return []
        with self._memory.open() as database:
            rows = database.execute(f"SELECT {_FIELDS} FROM feeds ORDER BY added, address").fetchall()  # noqa: S608
        return [_followed(row) for row in rows]

    def add(self, address: str) -> Followed:
        """Follow a feed; one that is followed already stays as it is."""
        key = comparable(address)
        for known in self.all():
            if comparable(known.address) == key:
                return known
        new = Followed(address, datetime.now(UTC))
        self.keep(new)
        return new

    def keep(self, feed: Followed) -> None:
        """Save what is now known of a feed."""
        row = (
            feed.address, feed.added.isoformat(), feed.title, feed.kind, feed.validators.etag, feed.validators.modified,
            feed.asked.isoformat() if feed.asked else "", feed.fault, feed.faults,
        )  # fmt: skip
        with self._memory.open() as database:
            database.execute(f"INSERT OR REPLACE INTO feeds ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608

    def replace(self, old: Followed, new: Followed) -> None:
        """Replace a feed's URL by the one that its web page names."""
        self.remove([old.address])
        self.keep(new)

    def remove(self, addresses: Sequence[str]) -> list[str]:
        """Stop following these; return the URLs that were not followed. What the feeds brought stays on file."""
        known = {comparable(feed.address): feed.address for feed in self.all()}
        missing = [address for address in addresses if comparable(address) not in known]
        gone = [known[comparable(address)] for address in addresses if comparable(address) in known]
        if gone:
            with self._memory.open() as database:
                database.executemany("DELETE FROM feeds WHERE address = ?", [(one,) for one in gone])
                database.executemany("DELETE FROM seen WHERE feed = ?", [(one,) for one in gone])
        return missing

    def unseen(self, feed: str, addresses: Sequence[str]) -> list[str]:
        """Those URLs that are not settled yet for this feed, in their order."""
        with self._memory.open() as database:
            seen = {row[0] for row in database.execute("SELECT address FROM seen WHERE feed = ?", (feed,))}
        return [address for address in addresses if comparable(address) not in seen]

    def settle(self, feed: str, addresses: Iterable[str]) -> None:
        """Note that these URLs need not be requested again for this feed."""
        rows = [(feed, comparable(address)) for address in addresses]
        with self._memory.open() as database:
            database.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", rows)


def _followed(row: Sequence[str]) -> Followed:
    address, added, title, kind, etag, modified, asked, fault, faults = row
    return Followed(
        address,
        datetime.fromisoformat(added),
        title,
        kind,
        Validators(etag, modified),
        datetime.fromisoformat(asked) if asked else None,
        fault,
        int(faults),
    )
