"""Limits of time and size; see data/limits.yaml."""

from dataclasses import dataclass
from functools import cache

from glossator.formats.files import LARGEST_PAGE
from glossator.language import lists


@dataclass(frozen=True)
class Limits:
    """The limits of fetching; times in seconds, sizes in bytes."""

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
    largest: int = LARGEST_PAGE  # of an answer, both compressed and decompressed


@cache
def limits() -> Limits:
    """The limits of every run."""
    return Limits(**lists.load("addresses", "limits"))
