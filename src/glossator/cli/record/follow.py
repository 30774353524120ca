"""`glossator record follow`: feeds, sitemaps and sites whose new pages are put on file."""

import re
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses
from glossator.cli.record.added import no_empty_record, say_refused
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.addresses.following import Round
    from glossator.record import Record

_SPAN = re.compile(r"(\d{1,6})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SHORTEST = 60  # seconds between two rounds


def register(group: typer.Typer) -> None:
    """Add the command to the group of `record`."""
    group.command("follow")(follow)


def span(text: str) -> float:
    """Seconds in 90s, 15m, 6h or 1d."""
    found = _SPAN.fullmatch(text.strip())
    if not found or int(found[1]) * _SECONDS[found[2]] < SHORTEST:
        raise typer.BadParameter(f"{text!r} is not an interval such as 15m, 6h or 1d, of at least a minute")
    return float(int(found[1]) * _SECONDS[found[2]])


def follow(
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FEED…",
            help="URLs of feeds, sitemaps, or pages that link to their feed; @FILE or - for a list, one per line.",
            show_default="all followed feeds",
        ),
    ] = None,
    record: RecordAt = DEFAULT,
    every: Annotated[
        float | None,
        typer.Option(
            parser=span, metavar="TIME", help="Keep running, with a round every 15m, 6h or 1d.", show_default="once"
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the followed feeds, and fetch nothing.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Stop following FEED…; documents it brought stay.")] = False,
    publisher: Annotated[str, typer.Option(help="Publisher of everything added in this run.")] = "",
    kind: Annotated[str, typer.Option(help="Kind of everything added in this run.")] = "",
    no_embed: Annotated[
        bool, typer.Option("--no-embed", help="Do not make vectors; `record embed` makes them later.")
    ] = False,
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
) -> None:
    """Follow feeds, sitemaps and sites: fetch and file what is new in them, once or repeatedly.

    Reads RSS, Atom, JSON Feed, sitemaps (also for news), and pages that link to their feed. Run without arguments, as
    from cron, it follows what was named before. A feed that fails is reported, stops nothing else, and is retried after
    ever longer pauses. Exit code 1 if a feed failed.
    """
    from glossator.record.record import Record

    files, asked = addresses.parted(feeds or [])
    if files:
        raise InputError(f"{files[0]}: not the URL of a feed, such as https://paper.example/feed")
    if listed:
        _list(Record.open(record))
        return
    if remove:
        _remove(Record.open(record), asked)
        return
    with no_empty_record(record):
        opened = Record.open(record, create=True)

        def once(feeds: list[str]) -> bool:
            failed = _round(opened, feeds, publisher, kind, ignore_robots, allow_private)
            if not no_embed:
                _embed(opened)
            return failed

        failed = once(asked) if every is None else _for_ever(once, asked, every)
    if failed:
        raise typer.Exit(1)


def _for_ever(once: Callable[[list[str]], bool], asked: list[str], every: float) -> bool:
    """A round every so many seconds until Ctrl-C: the first over the feeds named, each later one over all."""
    while True:
        once(asked)
        asked = []
        sys.stdout.flush()
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            return False


def _round(
    record: "Record", asked: list[str], publisher: str, kind: str, ignore_robots: bool, allow_private: bool
) -> bool:
    """One round, reported feed by feed; True if a feed failed."""
    from glossator.addresses import follow as take_in
    from glossator.cli.progress import adding
    from glossator.record.readers.options import Options

    with adding() as progress:
        rounds = take_in(
            record, asked, options=Options(publisher=publisher, kind=kind), embed=False, told=_tell, progress=progress,
            ignore_robots=ignore_robots, allow_private=allow_private,
        )  # fmt: skip
    if not rounds:
        raise InputError("no feed is followed; name one: glossator record follow https://paper.example/feed")
    return any(done.fault for done in rounds)


def _tell(done: "Round") -> None:
    out = sys.stdout.write
    if done.fault:
        out(f"failed   {done.asked_for}: {done.fault}\n")
        return
    if done.feed.address != done.asked_for:
        out(f"found    {done.feed.address}, named by {done.asked_for}\n")
    if done.unchanged:
        out(f"{done.feed.address}: nothing new\n")
        return
    say_refused(done.summary)
    new, more = done.summary, f", {done.later:,} wait for the next round" if done.later else ""
    out(
        f"{done.feed.address}: {done.listed:,} listed, {new.added:,} added, {new.updated:,} updated, "
        f"{len(new.refused):,} refused{more}\n"
    )


def _embed(record: "Record") -> None:
    from glossator.cli.progress import counting

    with counting("making vectors") as told:
        record.embed(told)


def _list(record: "Record") -> None:
    from glossator.addresses.followed import Feeds
    from glossator.addresses.memory import Memory

    known = Feeds(Memory(record)).all()
    for feed in known:
        asked = f"asked {feed.asked:%Y-%m-%d %H:%M} UTC" if feed.asked else "not asked yet"
        about = " · ".join(part for part in (feed.kind, feed.title, asked) if part)
        sys.stdout.write(f"{feed.address}\n  {about}\n" + (f"  failed: {feed.fault}\n" if feed.fault else ""))
    if not known:
        sys.stdout.write("no feed is followed\n")


def _remove(record: "Record", asked: list[str]) -> None:
    from glossator.addresses.followed import Feeds
    from glossator.addresses.memory import Memory

    if not asked:
        raise InputError("--remove needs the URLs of the feeds; --list shows them")
    missing = Feeds(Memory(record)).remove(asked)
    for address in asked:
        if address not in missing:
            sys.stdout.write(f"{address}: no longer followed\n")
    if missing:
        raise InputError(f"{missing[0]}: not followed; --list shows the followed feeds")
