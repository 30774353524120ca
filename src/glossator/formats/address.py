"""URLs: what counts as one, which two are the same page, what an archive's URL holds, and whose a page is."""

import re
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src", re.IGNORECASE)
# Archives append the time of the copy and the page's own URL to theirs, as the Wayback Machine does.
_ARCHIVED = re.compile(
    r"https?://[^/]+/(?:[\w.-]+/){0,3}?(?P<stamp>\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?\*?/(?P<original>https?:/{1,2}[^/].*)",
    re.IGNORECASE,
)
# Hosts that are no publisher's: a machine by its number, and names that only hold within a network (RFC 6761, 6762,
# 8375, and .internal, which ICANN set aside). What they serve is a copy.
_OF_NOBODY = re.compile(r"[\d.]+|.*:.*|[^.]+|.*\.(?:localhost|local|internal|lan|home\.arpa)", re.IGNORECASE)


def is_address(text: str) -> bool:
    """True for an absolute http or https URL with a host."""
    if not text.lower().startswith(("http://", "https://")):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def comparable(address: str) -> str:
    """The URL without what does not distinguish pages: scheme, fragment, tracking parameters, trailing slash."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return address.strip()
    if not host:
        return address.strip()
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    where = host if port in (None, default) else f"{host}:{port}"
    return f"{where}{parts.path.rstrip('/')}" + (f"?{urlencode(query)}" if query else "")


def of_the_original(address: str) -> tuple[str, date | None]:
    """The URL of the page inside an archive's URL, and the day of the copy; any other URL as it is."""
    found = _ARCHIVED.fullmatch(address.strip())
    if not found:
        return address, None
    original = re.sub(r"^(https?):/+", r"\1://", found["original"], flags=re.IGNORECASE)
    if not is_address(original):
        return address, None
    stamp = re.sub(r"\D", "", found["stamp"])
    try:
        return original, datetime.strptime(stamp[:8], "%Y%m%d").date()  # noqa: DTZ007 (a day, not a moment)
    except ValueError:
        return original, None


def same_site(one: str, other: str) -> bool:
    """True if two URLs belong to one owner: the same host, or hosts under one registered domain."""
    hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in (one, other)]
    if not all(hosts):
        return False
    if hosts[0] == hosts[1] or hosts[0].endswith(f".{hosts[1]}") or hosts[1].endswith(f".{hosts[0]}"):
        return True
    from tld import get_fld

    domains = [get_fld(f"https://{host}/", fail_silently=True, search_private=True) for host in hosts]
    return domains[0] is not None and domains[0] == domains[1]


def rightful(stated: str, served: str) -> str:
    """Which of two URLs is the page's: the one it states, unless it may not speak for that; then `served`.

    A page speaks for its own site only, and an inner page is not the site's front page. A host without a public name
    (127.0.0.1, a name within a network) holds a copy, which states where it is from.
    """
    if not is_address(stated) or not is_address(served):
        return served or stated
    own, given = urlsplit(stated), urlsplit(served)
    if own.path.strip("/") == "" and given.path.strip("/") and not own.query:
        return served
    return stated if is_copy(served) or same_site(stated, served) else served


def is_copy(address: str) -> bool:
    """True for a URL on a host without a public name, which can only hold copies of published pages."""
    return is_address(address) and _OF_NOBODY.fullmatch(urlsplit(address).hostname or "") is not None


def host(address: str) -> str:
    """The site that a URL belongs to, as a publisher of last resort."""
    name = urlsplit(address).hostname or "" if address else ""
    return name.removeprefix("www.")
