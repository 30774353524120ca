"""How much is waited for and read; see data/limits.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from glossator.formats.files import LARGEST_PAGE


@dataclass(frozen=True)
class Limits:
    """Times are seconds, sizes bytes."""

    connect: float
    exchange: float
    in_all: float
    pause: float
    longest_pause: float
    tries: int
    first_wait: float
    longest_wait: float
    redirects: int
    robots: int
    hosts_at_once: int
    new_pages: int
    sitemaps: int
    sitemap_days: int
    feed_wait: float
    longest_feed_wait: float
    largest: int = LARGEST_PAGE  # of an answer, as it comes and unpacked


@cache
def limits() -> Limits:
    """The limits of every run."""
    return Limits(**yaml.safe_load((Path(__file__).parent / "data" / "limits.yaml").read_text("utf-8")))
