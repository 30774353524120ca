"""URLs put on file: fetched, kept as they came, and read by the record like any web archive."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
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
from glossator.addresses.reading import Reader
from glossator.formats.address import comparable
from glossator.record.engine import Engine
from glossator.record.model import AddSummary, Refusal
from glossator.record.readers.options import Options
from glossator.record.record import Record

Progress = Callable[[AddSummary], None]
AT_ONCE = 24  # URLs per archive: what was fetched is filed before the next are requested


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
    engine: Engine | None = None,
    settled: Callable[[str], None] | None = None,
) -> AddSummary:
    """Fetch the URLs and put the pages on file; one that gives no page is refused by name, and the rest goes on.

    Every raw answer is kept in an archive in the record's folder `captures`. A URL whose server says that nothing has
    changed counts as unchanged. What the summary counts is on disk; its refusals name URLs. `session` fetches and
    `engine` reads, if they are given; `settled` is called with each URL that need not be requested again, because its
    page is on file or never will be.
    """
    started, summary = perf_counter(), AddSummary()
    session = session or Session(allow_private=allow_private, ignore_robots=ignore_robots)
    home(record)  # refused before anything is requested
    each = iter(_once(addresses))
    with closing(Reader(engine)) as reader:
        while batch := list(islice(each, AT_ONCE)):
            work = _Batch(record, batch, session, reader, options or Options(), summary)
            for _ in work.run():
                summary.seconds = perf_counter() - started
                if progress:
                    progress(summary)
            for address in batch if settled else ():
                if address not in work.passing and settled:
                    settled(address)
    if embed and (summary.added or summary.updated):
        record.embed()
    summary.seconds = perf_counter() - started
    return summary


def _once(addresses: Iterable[str]) -> Iterator[str]:
    """Each URL once, in the order given."""
    seen: set[str] = set()
    for address in addresses:
        if (key := comparable(address)) not in seen:
            seen.add(key)
            yield address.strip()


@dataclass
class _Batch:
    """A batch of URLs on its way into the record."""

    record: Record
    addresses: Sequence[str]
    session: Session
    reader: Reader
    options: Options
    summary: AddSummary
    kept: dict[int, Fetched] = field(default_factory=dict)  # by the offset of the answer in the archive
    refused: list[tuple[int, str]] = field(default_factory=list)  # number of the URL, and why
    passing: set[str] = field(default_factory=set)  # refused, and worth a retry

    def run(self) -> Iterator[None]:
        """Fetch, keep, file, remember; a step is done at each yield."""
        captures, aside = Captures(home(self.record)), Captures(home(self.record))
        memory = Memory(self.record)
        known = memory.known(self.record, self.addresses)
        asked = [(address, known.get(address)) for address in self.addresses]
        for number, outcome in gathered(self.session, asked, limits().hosts_at_once):
            self._take(number, outcome, captures, aside)
            yield
        if captures.path and self.kept:
            filed = self._file(captures.path, self.kept)
            memory.remember([(self.kept[at].asked, self.kept[at].validators, ids) for at, ids in filed.items()])
        self.summary.refused += [
            Refusal(source=self.addresses[number], reason=reason) for number, reason in sorted(self.refused)
        ]
        yield

    def _take(self, number: int, outcome: Fetched | NotFetched, captures: Captures, aside: Captures) -> None:
        """Keep the answers: pages in the archive that is read, everything else in one beside it."""
        if isinstance(outcome, NotFetched):
            reason = outcome.reason
            if outcome.passing:
                self.passing.add(self.addresses[number])
        elif outcome.unchanged:
            self.summary.unchanged += 1
            return
        else:
            reason = no_page(outcome)
            if not reason:
                self.kept[captures.keep(outcome.exchanges)] = outcome
                return
        if outcome.exchanges:
            aside.keep(outcome.exchanges)
        self.refused.append((number, reason))

    def _file(self, archive: Path, kept: dict[int, Fetched]) -> dict[int, list[str]]:
        """Read the archive like any other; refusals name the URL that was requested.

        Returns the ids of the documents made from each answer.
        """
        self.reader.made = {}
        found = self.record.add([archive], self.options, embed=False, engine=self.reader)
        made = {at: ids for at, ids in self.reader.made.items() if at in kept}
        whole = next((one.reason for one in found.refused if one.source == str(archive)), "")
        if whole and len(kept) > 1:
            # A page that crashed its reader took the others with it: each gets an archive of its own.
            return {at: ids for at, one in kept.items() for ids in self._alone(one)}
        for name in ("added", "updated", "unchanged", "passages"):
            setattr(self.summary, name, getattr(self.summary, name) + getattr(found, name))
        reasons = {one.source.removeprefix(f"{archive}: "): one.reason for one in found.refused}
        told = {at for at, _ in self._parts(archive, found, kept)}
        for at, one in kept.items():
            nothing = "" if at in made or at in told else "nothing in it that could be filed"
            if reason := reasons.get(one.address) or whole or nothing:
                self.refused.append((self.addresses.index(one.asked), reason))
        return made

    def _parts(self, archive: Path, found: AddSummary, kept: dict[int, Fetched]) -> list[tuple[int, Refusal]]:
        """The refusals of single rows, sheets or attachments of an answer, under the URL that was requested."""
        told = []
        for one in (*found.refused, *found.passed_over):
            place, _, rest = one.source.removeprefix(f"{archive} at ").partition(",")
            if one.source.startswith(f"{archive} at ") and place.isdecimal() and int(place) in kept:
                source = kept[int(place)].asked + (f",{rest}" if rest else "")
                told.append((int(place), one.model_copy(update={"source": source})))
        self.summary.refused += [one for _, one in told if not one.passed_over]
        self.summary.passed_over += [one for _, one in told if one.passed_over]
        return told

    def _alone(self, one: Fetched) -> list[list[str]]:
        captures = Captures(home(self.record))
        offset = captures.keep(one.exchanges)
        return list(self._file(captures.path, {offset: one}).values()) if captures.path else []
