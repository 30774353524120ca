"""What kind of actor a noun names: PLOVER sectors, titles, and words that only count or group."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from glossator.conduct.names import DATA


@dataclass(frozen=True)
class Sectors:
    """The sector words, looked up by lemma in lower case."""

    nouns: dict[str, str]
    of_state: frozenset[str]
    titles: dict[str, str]
    modifiers: dict[str, str]
    partitives: frozenset[str]
    out_of_office: frozenset[str]
    proxies: frozenset[str]
    descriptions: dict[str, frozenset[str]]


@cache
def sectors() -> Sectors:
    """The package's sector words."""
    listed: dict[str, Any] = yaml.safe_load((DATA / "sectors.yaml").read_text(encoding="utf-8"))
    return Sectors(
        nouns=_inverted(listed["sectors"]),
        of_state=frozenset(listed["of_state"]),
        titles=_inverted(listed["titles"]),
        modifiers=_inverted(listed["modifiers"]),
        partitives=frozenset(listed["partitives"]),
        out_of_office=frozenset(listed["out_of_office"]),
        proxies=frozenset(listed["proxies"]),
        descriptions={kind: frozenset(words) for kind, words in listed["descriptions"].items()},
    )


def _inverted(groups: dict[str, list[str]]) -> dict[str, str]:
    return {word: sector for sector, words in groups.items() for word in words}
