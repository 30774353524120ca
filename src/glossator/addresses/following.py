"""A round over feeds: what is new in each is fetched and filed; one that fails is reported and stops nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from glossator.addresses import feeds as reading
from glossator.addresses.adding import Progress, add_addresses
from glossator.addresses.feeds import Entry, Feed
from glossator.addresses.fetching import Session
from glossator.addresses.followed import Feeds, Followed
from glossator.addresses.limits import limits
from glossator.addresses.memory import Memory
from glossator.addresses.model import Fetched, NotFetched, Validators
from glossator.errors import InputError
from glossator.record.engine import Engine
from glossator.record.model import AddSummary
from glossator.record.readers.options import Options
from glossator.record.record import Record

_Add = Callable[..., AddSummary]  # `add_addresses` for URLs, and what hears of each that is settled


@dataclass
class Round:
    """The result of one round for one feed; `fault` is why it failed, `later` how many pages wait for the next."""

    feed: Followed
    asked_for: str = ""
    listed: int = 0
    later: int = 0
    unchanged: bool = False
    fault: str = ""
    summary: AddSummary = field(default_factory=AddSummary)


def follow(
    record: Record,
    addresses: Sequence[str] = (),
    *,
    allow_private: bool = False,
    ignore_robots: bool = False,
    options: Options | None = None,
    embed: bool = True,
    told: Callable[[Round], None] | None = None,
    progress: Progress | None = None,
    session: Session | None = None,
    engine: Engine | None = None,
) -> list[Round]:
    """Follow the feeds at these URLs from now on, and add what is new in them; with no URLs, in all followed feeds.

    A URL may be that of a feed, of a sitemap, or of a page that links to its feed. `told` is called after each feed. A
    feed that failed lately is left alone for a while, unless it is named; a URL without a feed is not followed at all.
    """
    known = Feeds(Memory(record))
    session = session or Session(allow_private=allow_private, ignore_robots=ignore_robots)
    add = partial(
        add_addresses, record, options=options, embed=False, session=session, progress=progress, engine=engine
    )
    named = [known.add(address.strip()) for address in dict.fromkeys(addresses)]
    rounds = []
    for feed in named or known.all():
        done = Round(feed, feed.address, fault="" if named else _waits(feed))
        if not done.fault:
            _ask(done, known, session, add)
        rounds.append(done)
        if told:
            told(done)
    if embed and any(done.summary.added or done.summary.updated for done in rounds):
        record.embed()
    return rounds


def _waits(feed: Followed) -> str:
    """Why a feed that failed is left alone for now; "" if it is not."""
    until = feed.waits_until
    if until is None or until <= datetime.now(UTC):
        return ""
    return f"{feed.fault}; left alone until {until:%Y-%m-%d %H:%M} UTC"


def _ask(done: Round, known: Feeds, session: Session, add: _Add) -> None:
    """Request one feed, add what is new, and save what is now known of it."""
    now = datetime.now(UTC)
    try:
        fetched, feed = _feed(done, known, session)
        entries = _with_further(feed, session, done.feed) if feed else []
    except NotFetched as problem:
        _failed(done, known, problem.reason, now, problem.passing)
        return
    except InputError as problem:
        _failed(done, known, str(problem), now, False)
        return
    if feed is None:
        done.unchanged = True
        known.keep(replace(done.feed, asked=now, fault="", faults=0))
        return
    new = _new(entries, done, known, feed.whole_site)
    settled: list[str] = []
    done.summary = add(new, settled=settled.append)
    known.settle(done.feed.address, settled)
    # While something waits, the feed is requested in full: an unchanged one would not list it again.
    validators = fetched.validators if len(settled) == len(new) and not done.later else Validators()
    kind, title = feed.kind, feed.title or done.feed.title
    done.feed = replace(done.feed, title=title, kind=kind, validators=validators, asked=now, fault="", faults=0)
    known.keep(done.feed)


def _failed(done: Round, known: Feeds, reason: str, now: datetime, passing: bool) -> None:
    done.fault = reason
    if done.feed.asked is None and not passing:
        # Never read, and not for lack of a network: more likely a typing error than a feed.
        known.remove([done.feed.address])
        done.fault += "; it is not followed"
        return
    done.feed = replace(done.feed, asked=now, fault=reason, faults=done.feed.faults + 1)
    known.keep(done.feed)


def _feed(done: Round, known: Feeds, session: Session) -> tuple[Fetched, Feed | None]:
    """The feed, or None if it has not changed; a page is replaced by its feed from now on."""
    fetched = session.fetch(done.feed.address, done.feed.validators)
    if fetched.unchanged:
        return fetched, None
    feed = reading.read(fetched)
    if feed is not None:
        return fetched, feed
    named = reading.named_by(fetched)
    if not named:
        raise InputError("a web page without a link to a feed; look for a feed on the site, or give its sitemap")
    other = replace(done.feed, address=named[0])
    fetched = session.fetch(named[0])
    feed = reading.read(fetched)
    if feed is None:
        raise InputError(f"names {named[0]} as its feed, and that is a web page")
    known.replace(done.feed, other)
    done.feed = other
    return fetched, feed


def _with_further(feed: Feed, session: Session, followed: Followed) -> list[Entry]:
    """The pages that a feed lists; of a sitemap index, those of the newest sitemaps that can be fetched."""
    entries, failed = list(feed.entries), []
    newest = sorted(feed.further, key=lambda one: one.day or date.max, reverse=True)
    lately = [one for one in newest if one.day is None or one.day >= _since(followed)]
    for one in lately[: limits().sitemaps]:
        try:
            below = reading.read(session.fetch(one.address))
        except InputError as problem:
            failed.append(str(problem))
            continue
        entries += below.entries if below else ()
    if failed and not entries:
        raise InputError(failed[0])
    return entries


def _since(feed: Followed) -> date:
    return (feed.added - timedelta(days=limits().sitemap_days)).date()


def _new(entries: Sequence[Entry], done: Round, known: Feeds, whole_site: bool) -> list[str]:
    """The URLs to request in this round, newest first."""
    feed, first = done.feed, done.feed.asked is None
    done.listed = len(entries)
    wanted = [one for one in entries if not whole_site or _lately(one, feed, first)]
    if whole_site and first:
        known.settle(feed.address, [one.address for one in entries if one.day is None])
    order = sorted(wanted, key=lambda one: one.day or date.max, reverse=True)
    unseen = known.unseen(feed.address, [one.address for one in order])
    done.later = max(0, len(unseen) - limits().new_pages)
    return unseen[: limits().new_pages]


def _lately(entry: Entry, feed: Followed, first: bool) -> bool:
    """True if a page of a sitemap is new since the site is followed: by its date, or as it was not listed before."""
    return entry.day >= _since(feed) if entry.day else not first
