"""The process for each followed stream: it notes each sentence as it ends, and resumes an interrupted stream."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Event as Flag

from glossator.desk.database.engine import Database, open_database
from glossator.desk.database.tables import Person, Stream, StreamLine, StreamNote, now
from glossator.desk.jobs import filed
from glossator.desk.live import polling, streams
from glossator.desk.settings import Settings
from glossator.desk.work import guides
from glossator.errors import GlossatorError
from glossator.guide.model import Guide
from glossator.guide.reviewing import findings
from glossator.live import Line, Live, LiveNote

LOOKS = 0.25  # seconds between two polls for lines
AT_ONCE = 500  # lines read from the database together


class CutOffError(Exception):
    """The desk is ending: open streams continue at its next start."""


@dataclass
class Following:
    """One stream, followed to its end."""

    settings: Settings
    database: Database
    stream: int
    ended: Flag
    parent: int
    read: int = 0

    def run(self) -> None:
        """Make notes until the stream is over; then put the guide on the desk."""
        with self.database.reading() as session:
            stream = streams.find(session, self.stream)
            known = {one.name: streams.of_note(one).finding for one in streams.notes(session, self.stream)}
        self._say("loading the models")
        record = filed.opened(self.settings)
        live = Live(record, speaker=stream.speaker or None, day=stream.day, as_of=stream.as_of, known=known)
        live.warm()
        self._say("listening")
        for line in self._spoken(stream):
            for note in live.notes(line):
                self._lay([note])
        self._lay(live.close())
        self._end(live.guide(stream.title) if live.text.strip() else None)

    def _spoken(self, stream: Stream) -> Iterator[Line]:
        """The spoken lines: as a recogniser sends them, or read from typed lines and captions."""
        from glossator.statement.readers import streamed

        if stream.source == "api":
            for one in self._lines():
                yield Line(one.words, one.seconds, one.speaker)
        else:
            for said in streamed.spoken(one.words for one in self._lines()):
                yield Line(said.text, said.seconds, said.speaker, new_voice=said.new_voice)

    def _lines(self) -> Iterator[StreamLine]:
        while True:
            with self.database.reading() as session:
                state = streams.find(session, self.stream).state
                fresh = streams.lines(session, self.stream, self.read, AT_ONCE)
            for one in fresh:
                self.read = one.number
                yield one
            if fresh:
                continue
            if state != "open":
                return
            if self.ended.wait(LOOKS) or os.getppid() != self.parent:
                raise CutOffError

    def _lay(self, notes: list[LiveNote]) -> None:
        if self.ended.is_set():
            raise CutOffError
        with self.database.writing() as session:
            streams.lay(session, streams.find(session, self.stream, changing=True), notes, self.read)

    def _say(self, words: str) -> None:
        with self.database.writing() as session:
            stream = streams.find(session, self.stream, changing=True)
            stream.words = words
            streams.touch(stream)

    def _end(self, guide: Guide | None) -> None:
        """Put the guide on the desk, with withheld notes withheld there too, in one transaction with the end."""
        with self.database.writing() as session:
            stream = streams.find(session, self.stream, changing=True)
            by = session.get(Person, stream.person_id) if stream.person_id else None
            if guide is not None:
                guide = self._withheld(guide, streams.notes(session, self.stream, state="withheld"))
                stream.work_id = guides.create(session, by, guide).id
            stream.state, stream.ended = "ended", now()
            stream.words = "over" if guide else "over: nothing was said"
            streams.touch(stream)

    @staticmethod
    def _withheld(guide: Guide, held: list[StreamNote]) -> Guide:
        for one in held:
            spans = streams.of_note(one).claim.spans
            claim = next((each.id for each in guide.claims if each.spans == spans), None)
            if claim is not None and one.by is not None and one.at is not None:
                at = one.at.isoformat(timespec="seconds")
                guide = findings.withhold(guide, claim, by=one.by.name, at=at, note=one.note)
        return guide


def follow(settings: Settings, stream: int, parent: int) -> None:
    """Follow one stream in this process, to its end or the desk's; it fails, with the reason, if that is impossible."""
    ended = Flag()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    database = open_database(settings.database_url)
    polled = None
    try:
        polled = polling.start(database, stream, ended)
        Following(settings, database, stream, ended, parent).run()
    except CutOffError:
        pass
    except GlossatorError as problem:
        failed(database, stream, str(problem))
    finally:
        ended.set()
        if polled is not None:
            polled.join(5)
        database.close()


def failed(database: Database, stream: int, words: str) -> None:
    """End the stream, and say why."""
    with database.writing() as session:
        found = streams.find(session, stream, changing=True)
        found.state, found.words, found.ended = "failed", words[:300], now()
        streams.touch(found)


def follow_input(database: Database, given: streams.Opening, lines: Iterable[str] | None = None) -> int:
    """Follow lines of this program's standard input to their end, as a stream without an owner; return its number."""
    with database.writing() as session:
        stream = streams.begin(session, None, given, "input").id
    for line in sys.stdin if lines is None else lines:
        with database.writing() as session:
            found = streams.find(session, stream, changing=True)
            if found.state != "open":
                return stream
            streams.add(session, found, [streams.Said(words=line[: streams.LONGEST])])
    with database.writing() as session:
        found = streams.find(session, stream, changing=True)
        if found.state == "open":
            streams.end(session, None, found)
    return stream
