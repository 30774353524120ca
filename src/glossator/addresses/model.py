"""What came back from an address, and what did not."""

from dataclasses import dataclass
from datetime import datetime

from glossator.errors import InputError


@dataclass(frozen=True)
class Exchange:
    """One question and its answer as they went over the wire; `moment` is when it was asked, by Universal Time."""

    address: str
    moment: datetime
    request: bytes
    answer: bytes
    status: int
    ip: str = ""


@dataclass(frozen=True)
class Fetched:
    """What an address gave: `body` is unpacked, header names are in small letters.

    `status` is 200, or 304 where nothing changed since `known`; then the body is empty. `exchanges` holds all raw
    answers, in order: of redirects, of tries that failed, and last of the page.
    """

    asked: str
    address: str
    moment: datetime
    status: int
    headers: dict[str, str]
    body: bytes
    kind: str
    charset: str
    exchanges: tuple[Exchange, ...]

    @property
    def redirects(self) -> list[str]:
        """The addresses on the way, from the one that was asked for to the one before the last."""
        return [one.address for one in self.exchanges[:-1] if 300 <= one.status < 400]

    @property
    def unchanged(self) -> bool:
        """True when the server says that what was known still stands."""
        return self.status == 304

    @property
    def validators(self) -> "Validators":
        """What to ask with the next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))


@dataclass(frozen=True)
class Validators:
    """What a server said of the state of a page: its ETag and Last-Modified (RFC 9110, 8.8); "" where it did not."""

    etag: str = ""
    modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)

    def headers(self) -> dict[str, str]:
        """The conditions to ask with."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class NotFetched(InputError):  # noqa: N818 (what happened; the message names the address and the reason)
    """An address that gave no page. `passing` is true where another try may help; `exchanges` is what was answered."""

    def __init__(self, address: str, reason: str, passing: bool = False, exchanges: tuple[Exchange, ...] = ()) -> None:
        super().__init__(f"{address}: {reason}")
        self.address, self.reason, self.passing, self.exchanges = address, reason, passing, exchanges
