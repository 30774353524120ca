"""Addresses put on file: fetched, kept as they came, and read by the record as any web archive is."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter

from glossator.addresses.captures import Captures
from glossator.addresses.fetching import Session
from glossator.addresses.gathering import gathered
from glossator.addresses.limits import limits
from glossator.addresses.memory import Memory, home
from glossator.addresses.model import Fetched, NotFetched
from glossator.addresses.pages import no_page
from glossator.record.engine import OneMachine
from glossator.record.identity import comparable
from glossator.record.model import AddSummary, Refusal
from glossator.record.prepared import Prepared
from glossator.record.readers.options import Options
from glossator.record.record import Record

Progress = Callable[[AddSummary], None]
AT_ONCE = 24  # addresses to an archive: what was fetched is filed before the next are asked for


def add_addresses(
    record: Record,
    addresses: Iterable[str],
    *,
    allow_private: bool = False,
    ignore_robots: bool = False,
    options: Options | None = None,
    embed: bool = True,
    progress: Progress | None = None,
    session: Session | None = None,
) -> AddSummary:
    """Fetch the addresses and put the pages on file; what gives no page is refused by name, and the rest goes on.

    Every raw answer is kept in an archive in the record's folder `captures`. An address whose server says that nothing
    has changed counts as unchanged. What the summary counts is on disk; its refusals name addresses.
    """
    started, summary = perf_counter(), AddSummary()
    session = session or Session(allow_private=allow_private, ignore_robots=ignore_robots)
    home(record)  # refused before anything is asked for
    each = iter(_once(addresses))
    while batch := list(islice(each, AT_ONCE)):
        for _ in _Batch(record, batch, session, options or Options(), summary).run():
            summary.seconds = perf_counter() - started
            if progress:
                progress(summary)
    if embed and (summary.added or summary.updated):
        record.embed()
    summary.seconds = perf_counter() - started
    return summary


def _once(addresses: Iterable[str]) -> Iterator[str]:
    """Each address once, in the order given."""
    seen: set[str] = set()
    for address in addresses:
        if (key := comparable(address)) not in seen:
            seen.add(key)
            yield address.strip()


@dataclass
class _Batch:
    """Some addresses on their way into the record."""

    record: Record
    addresses: Sequence[str]
    session: Session
    options: Options
    summary: AddSummary
    kept: dict[int, Fetched] = field(default_factory=dict)  # by the offset of the answer in the archive
    refused: list[tuple[int, str]] = field(default_factory=list)  # number of the address, and why

    def run(self) -> Iterator[None]:
        """Fetch, keep, file, remember; a step is done at each yield."""
        captures, memory = Captures(home(self.record)), Memory(self.record)
        known = memory.known(self.record, self.addresses)
        asked = [(address, known.get(address)) for address in self.addresses]
        for number, outcome in gathered(self.session, asked, limits().hosts_at_once):
            self._take(number, outcome, captures)
            yield
        filed = _Filed()
        if captures.path and self.kept:
            self._file(captures.path, filed)
        self.summary.refused += [
            Refusal(source=self.addresses[number], reason=reason) for number, reason in sorted(self.refused)
        ]
        if self.kept:
            memory.remember([
                (one.asked, one.validators, ids) for at, one in self.kept.items() if (ids := filed.at.get(at))
            ])  # fmt: skip
        yield

    def _take(self, number: int, outcome: Fetched | NotFetched, captures: Captures) -> None:
        offset = captures.keep(outcome.exchanges) if outcome.exchanges else 0
        if isinstance(outcome, NotFetched):
            self.refused.append((number, outcome.reason))
        elif outcome.unchanged:
            self.summary.unchanged += 1
        elif reason := no_page(outcome):
            self.refused.append((number, reason))
        else:
            self.kept[offset] = outcome

    def _file(self, archive: Path, filed: "_Filed") -> None:
        """Read the archive as the record reads any; what it refuses is told by the address that was asked for."""
        found = self.record.add([archive], self.options, embed=False, engine=filed)
        for name in ("added", "updated", "unchanged", "passages"):
            setattr(self.summary, name, getattr(self.summary, name) + getattr(found, name))
        asked = {one.address: self.addresses.index(one.asked) for one in self.kept.values()}
        for refusal in found.refused:
            address = refusal.source.removeprefix(f"{archive}: ")
            if address in asked:
                self.refused.append((asked[address], refusal.reason))
            else:
                self.summary.refused.append(refusal)


class _Filed(OneMachine):
    """Reads as this machine does, and notes which documents came from which place in the archive."""

    def __init__(self) -> None:
        super().__init__(1)
        object.__setattr__(self, "at", {})

    at: dict[int, list[str]]

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """What is in the files."""
        for part in super().read(paths, options):
            ids, sources = (part.documents.column(name).to_pylist() for name in ("id", "source"))
            for one, source in zip(ids, sources, strict=True):
                self.at.setdefault(int(source.rpartition(" at ")[2]), []).append(one)
            yield part
