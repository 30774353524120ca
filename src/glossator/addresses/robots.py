"""What a robots.txt allows (RFC 9309): groups by product, the longest rule decides, `*` and a final `$`."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

PRODUCT = "glossator"
_SAFE = "/?&=:;@!$'()*+,~%-._"


@dataclass(frozen=True)
class Rules:
    """The rules of one site for this program; `delay` is the pause in seconds that it asks for."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """True if the path, with its query, may be fetched; of two rules of one length, the allowing one wins."""
        path = _even(path)
        found = [(len(pattern), allows) for allows, pattern in self.rules if _fits(pattern, path)]
        return max(found)[1] if found else True


def read(text: str, product: str = PRODUCT) -> Rules:
    """The rules for a product: those of all groups that name it, else those for everybody."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    names: set[str] = set()
    naming = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = names if naming else set()
            name = re.split(r"[/\s]", value.lower(), maxsplit=1)[0]
            if name in (product, "*"):  # a rule for thousands of other products is not kept thousands of times
                names.add(name)
                groups.setdefault(name, [])
            naming = True
            continue
        naming = naming and key not in ("allow", "disallow", "crawl-delay")
        for name in names:
            if key in ("allow", "disallow") and value:
                groups[name].append((key == "allow", _even(value)))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value):
                delays[name] = float(value)
    own = product if product in groups else "*"
    return Rules(tuple(groups.get(own, ())), delays.get(own, 0.0))


def _even(path: str) -> str:
    """The path in a normal form: non-ASCII characters percent-encoded, ASCII ones as themselves."""
    whole = re.sub(r"%(?!2[Ff]|3[Ff]|25|2[Aa]|24)([0-9A-Fa-f]{2})", lambda found: _plain(found[0]), path)
    return quote(whole, safe=_SAFE)


def _plain(percent: str) -> str:
    data = unquote_to_bytes(percent)
    return data.decode("ascii") if data < b"\x80" and data.isalnum() else percent.upper()


def _fits(pattern: str, path: str) -> bool:
    """Match part by part, so that no pattern takes longer than its length times the path's."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not ends or at == len(path)
    *middle, last = rest
    for part in middle:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if ends:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
