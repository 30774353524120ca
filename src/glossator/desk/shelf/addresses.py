"""The one way from the desk to addresses and feeds: through the room that fetches them."""

from collections.abc import Callable, Sequence

from glossator.record import AddSummary, Record, Refusal
from glossator.record.readers.options import Options

Progress = Callable[[AddSummary], None]


def add_pages(record: Record, addresses: Sequence[str], options: Options, progress: Progress) -> AddSummary:
    """Fetch pages and put them on file, without their vectors; what gives no page is among the refusals."""
    from glossator.addresses import add_addresses

    return add_addresses(record, addresses, options=options, embed=False, progress=progress)


def add_feed(record: Record, address: str, options: Options, progress: Progress) -> AddSummary:
    """Follow a feed from now on, and put on file what is new in it; one that cannot be read is among the refusals."""
    from glossator.addresses import follow

    (done,) = follow(record, [address], options=options, embed=False, progress=progress)
    if done.fault:
        done.summary.refused.append(Refusal(source=address, reason=done.fault))
    return done.summary
