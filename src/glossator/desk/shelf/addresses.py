"""The desk's one way to URLs and feeds: through the package that fetches them."""

from collections.abc import Callable, Sequence

from glossator.record import AddSummary, Record, Refusal
from glossator.record.readers.options import Options

Progress = Callable[[AddSummary], None]


def add_pages(record: Record, addresses: Sequence[str], options: Options, progress: Progress) -> AddSummary:
    """Fetch pages and put them on file, without vectors; URLs that give no page are among the refusals."""
    from glossator.addresses import add_addresses

    return add_addresses(record, addresses, options=options, embed=False, progress=progress)


def add_feed(record: Record, address: str, options: Options, progress: Progress) -> AddSummary:
    """Follow a feed from now on, and file its new pages; a feed that cannot be read is among the refusals."""
    from glossator.addresses import follow

    (done,) = follow(record, [address], options=options, embed=False, progress=progress)
    if done.fault:
        done.summary.refused.append(Refusal(source=address, reason=done.fault))
    return done.summary
