"""From a URL to its answer: robots.txt heeded, redirects followed and each checked, temporary failures retried."""

import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

import httpx

from glossator._version import __version__
from glossator.addresses import hosts
from glossator.addresses.guarded import Resolve, resolved
from glossator.addresses.limits import Limits, limits
from glossator.addresses.model import Exchange, Fetched, NotFetched, Validators
from glossator.addresses.robots import Rules
from glossator.addresses.statuses import named, status
from glossator.addresses.transport import KEPT, UNTIL, Transport
from glossator.addresses.wire import Dial, Fault, dialled
from glossator.errors import InputError
from glossator.formats.answers import kind_and_charset, unwrapped
from glossator.formats.pages.page import what_stands

AGENT = f"Glossator/{__version__} (fetches what its user names; robots.txt: glossator)"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
    "Connection": "close",
}
_REDIRECTS = {301, 302, 303, 307, 308}


class Session:
    """Fetches URLs and remembers each host's rules and turn; thread-safe.

    `resolve`, `dial` and `sleep` stand for the network and the clock, and can be replaced in tests.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ignore_robots: bool = False,
        within: Limits | None = None,
        resolve: Resolve = resolved,
        dial: Dial = dialled,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._sleep = within or limits(), sleep
        self._ignore_robots = ignore_robots
        self._transport = Transport(self._limits, allow_private, resolve, dial)
        self._hosts = hosts.Hosts(self._limits.pause, self._limits.longest_pause, sleep)

    def fetch(self, address: str, known: Validators | None = None) -> Fetched:
        """The answer of a URL. Raises NotFetched, with the URL and the reason, for any status but 200 and 304.

        With `known`, the server is asked for the page only if it has changed.
        """
        url = _url(address)
        way: list[Exchange] = []
        until = monotonic() + self._limits.in_all
        try:
            with httpx.Client(transport=self._transport, headers=HEADERS, trust_env=False) as client:
                conditions = known.headers() if known else {}
                question = client.build_request("GET", url, headers=conditions, extensions={KEPT: way, UNTIL: until})
                answer = self._followed(client, question, way, until)
                return _fetched(address, answer, tuple(way), self._limits.largest, bool(known))
        except Fault as problem:
            raise NotFetched(address, problem.reason, problem.passing, tuple(way)) from problem
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise NotFetched(
                address, f"redirects to an invalid URL ({str(problem)[:150]})", exchanges=tuple(way)
            ) from problem

    def _followed(
        self, client: httpx.Client, request: httpx.Request, way: list[Exchange], until: float
    ) -> httpx.Response:
        """The last answer after redirects; each hop is checked again for scheme, robots.txt and private addresses."""
        been: set[tuple[str, tuple[str, ...]]] = set()
        while True:
            _check(request.url)
            here = (str(request.url), tuple(sorted(f"{one.name}={one.value}" for one in client.cookies.jar)))
            if here in been:
                raise Fault(f"redirects in a circle: {' → '.join(one.address for one in way[-3:])} → {request.url}")
            been.add(here)
            if len(been) > self._limits.redirects + 1:
                raise Fault(f"more than {self._limits.redirects} redirects, the last to {request.url}")
            answer = self._tried(client, request, until)
            if answer.status_code not in _REDIRECTS:
                return answer
            if answer.next_request is None:
                raise Fault(f"a redirect without a target ({answer.status_code})")
            request = answer.next_request

    def _tried(self, client: httpx.Client, request: httpx.Request, until: float) -> httpx.Response:
        """The answer to one request, after up to `tries`; only temporary failures are retried."""
        for number in range(1, self._limits.tries + 1):
            last = number == self._limits.tries
            wait = self._limits.first_wait * 2 ** (number - 1) * random.uniform(1, 1.2)  # noqa: S311 (no secret)
            try:
                answer = self._asked(client, request, until)
            except Fault as problem:
                if last or not problem.passing or monotonic() + wait > until:
                    raise
            else:
                if last or not status(answer.status_code).passing:
                    return answer
                asked_for = _retry_after(answer.headers.get("retry-after", ""))
                wait = max(wait, asked_for)
                if asked_for > self._limits.longest_wait or monotonic() + wait > until:
                    return answer
            self._sleep(wait)
        raise AssertionError("the last try ends in an answer or a fault")

    def _asked(self, client: httpx.Client, request: httpx.Request, until: float) -> httpx.Response:
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        if not self._ignore_robots:
            self._heed(origin, request.url, until)
        with self._hosts.turn(origin):
            answer = client.send(request, stream=True)
            answer.close()
            return answer

    def _heed(self, origin: str, url: httpx.URL, until: float) -> None:
        """Raises Fault if the site's robots.txt disallows the URL."""
        host = self._hosts.of(origin)
        with host.turn:
            if host.rules is None:
                host.rules, host.refused = self._rules(f"{origin}/robots.txt", until)
            if host.refused:
                refused, host.rules = host.refused, None  # asked again with the next URL
                raise Fault(f"{refused}; use --ignore-robots to fetch it anyway", passing=True)
        if not host.rules.allow(url.raw_path.decode("ascii")):
            raise Fault("the site's robots.txt asks programs not to fetch this; use --ignore-robots to fetch it anyway")

    def _rules(self, address: str, until: float) -> tuple[Rules, str]:
        most = self._limits.robots
        with httpx.Client(transport=self._transport, headers=HEADERS, trust_env=False) as client:
            request = client.build_request("GET", address, extensions={UNTIL: until})
            for _ in range(6):  # RFC 9309, 2.3.1.2: at least five redirects
                _check(request.url)
                answer = client.send(request, stream=True)
                answer.close()
                if answer.status_code not in _REDIRECTS or answer.next_request is None:
                    break
                request = answer.next_request
            else:
                return Rules(), ""
            body = b""
            if answer.status_code == 200:
                packing = answer.headers.get("content-encoding", "")
                try:
                    body = unwrapped(answer.extensions["body"], "", packing, self._limits.largest)
                except InputError as problem:
                    return Rules(), f"its robots.txt cannot be read ({problem}), so nothing may be fetched"
            return hosts.rules_from(answer.status_code, body, most)


def fetch(
    address: str, *, allow_private: bool = False, ignore_robots: bool = False, known: Validators | None = None
) -> Fetched:
    """The answer of one URL; nothing else is ever fetched. Raises NotFetched with the URL and the reason.

    Private, loopback and link-local addresses are refused unless allowed, whatever name or redirect leads there.
    """
    return Session(allow_private=allow_private, ignore_robots=ignore_robots).fetch(address, known)


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address.strip())
        _check(url)
    except (httpx.InvalidURL, UnicodeError) as problem:
        raise NotFetched(address, f"not a URL ({str(problem)[:150]})") from problem
    except Fault as problem:
        raise NotFetched(address, problem.reason) from problem
    return url.copy_with(fragment=None)


def _check(url: httpx.URL) -> None:
    """Raises Fault for anything but a plain http or https URL."""
    if url.scheme not in ("http", "https"):
        raise Fault(f"{url.scheme or 'no scheme'}: only http and https are fetched")
    if not url.host or not 0 < (url.port or 80) < 65536:
        raise Fault("not a URL (no host, or no such port)")
    if url.userinfo:
        raise Fault("the URL contains a user name or password, which would be kept; remove it")


def _retry_after(value: str) -> float:
    """Seconds that a server asks to wait (RFC 9110, 10.2.3); 0 if it does not say, or not in a readable way."""
    value = value.strip()
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _fetched(asked: str, answer: httpx.Response, way: tuple[Exchange, ...], largest: int, conditional: bool) -> Fetched:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    number, kind = answer.status_code, kind_and_charset(headers.get("content-type", ""))
    body = b""
    try:
        if number not in (204, 304):
            body = unwrapped(answer.extensions["body"], "", headers.get("content-encoding", ""), largest)
    except InputError as problem:
        raise Fault(str(problem)) from problem
    fetched = Fetched(asked, way[-1].address, way[-1].moment, number, headers, body, *kind, way)
    if number == 200 or (number == 304 and conditional):
        return fetched
    raise Fault(_refused(fetched), status(number).passing)


def _refused(fetched: Fetched) -> str:
    """Why an answer is refused: by its text if that says more, else by its status."""
    number = fetched.status
    if wall := what_stands(fetched.body, fetched.charset):
        return f"{named(number)}: {wall}"
    wait = _retry_after(fetched.headers.get("retry-after", ""))
    again = f", and to retry in {wait:,.0f} s" if wait and status(number).passing else ""
    return "; ".join(filter(None, (named(number) + again, status(number).next)))
