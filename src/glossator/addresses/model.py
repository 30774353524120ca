"""Answers to requests, and failures."""

from dataclasses import dataclass
from datetime import datetime

from glossator.errors import InputError


@dataclass(frozen=True)
class Exchange:
    """One request and its answer as they went over the wire; `moment` is when it was sent, in UTC."""

    address: str
    moment: datetime
    request: bytes
    answer: bytes
    status: int
    ip: str = ""


@dataclass(frozen=True)
class Fetched:
    """The answer of a URL: `body` is decompressed, header names are in lower case.

    `status` is 200, or 304 if nothing changed since `known`; then the body is empty. `exchanges` holds all raw answers,
    in order: of redirects, of failed tries, and last of the page.
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
        """The URLs on the way, from the one requested to the one before the last."""
        return [one.address for one in self.exchanges[:-1] if 300 <= one.status < 400]

    @property
    def unchanged(self) -> bool:
        """True if the server says that the known version is still current."""
        return self.status == 304

    @property
    def validators(self) -> "Validators":
        """The validators for the next request."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))


@dataclass(frozen=True)
class Validators:
    """The validators of a page: its ETag and Last-Modified (RFC 9110, 8.8); "" if the server sent none."""

    etag: str = ""
    modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class NotFetched(InputError):  # noqa: N818 (what happened; the message names the address and the reason)
    """A URL that gave no page. `passing` is true if a retry may help; `exchanges` is what was answered."""

    def __init__(self, address: str, reason: str, passing: bool = False, exchanges: tuple[Exchange, ...] = ()) -> None:
        super().__init__(f"{address}: {reason}")
        self.address, self.reason, self.passing, self.exchanges = address, reason, passing, exchanges
