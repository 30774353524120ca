"""Notes while somebody still speaks: each finished sentence is annotated as it comes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from glossator.evidence.model import Finding
from glossator.sentences import sentences
from glossator.spans import Span
from glossator.statement.model import Claim, Statement

if TYPE_CHECKING:
    from glossator.record import Record

CONTEXT_SENTENCES = 8  # how far back a pronoun may reach; more costs time and seldom resolves more
ENDS = ".?!…\"”'’)"


class LiveNote(BaseModel):
    """One note of a running annotation; a later `revision` of the same `id` replaces it, its spans never move."""

    id: str = Field(description="from the place of the claim's first words; stable")
    revision: int = Field(default=1, ge=1)
    claim: Claim = Field(description="spans count characters of all that was read so far")
    finding: Finding


class Live:
    """A statement that grows. `feed` lines as they come; notes come back as sentences end."""

    def __init__(
        self, record: "Record", *, speaker: str | None = None, day: date | None = None, as_of: date | None = None
    ) -> None:
        self.text = ""
        self._record = record
        self._speaker = speaker
        self._day = day
        self._as_of = as_of
        self._open = 0  # where the first sentence that has not ended yet begins
        self._said: dict[str, LiveNote] = {}

    def warm(self) -> None:
        """Load what the first note would otherwise wait for."""
        from glossator.evidence import check, question
        from glossator.statement import claims, from_text

        first = from_text("Somebody said something in Washington on Monday.", speaker=self._speaker, date=self._day)
        check([question(claim, first) for claim in claims(first)], self._record, as_of=self._as_of)

    def feed(self, line: str) -> list[LiveNote]:
        """Take in one more line; the notes that are new or changed because a sentence ended in it."""
        self.text += line if line.endswith("\n") else line + "\n"
        return self._annotate(last=False)

    def close(self) -> list[LiveNote]:
        """Nothing more comes: the notes on what was still open."""
        return self._annotate(last=True)

    def _annotate(self, *, last: bool) -> list[LiveNote]:
        ended = self._ended(last=last)
        if not ended:
            return []
        start = self._context_start(ended[0].start)
        claims = [moved(claim, start) for claim in self._claims(start, ended[-1].end)]
        fresh = [claim for claim in claims if self._changed(claim)]
        self._open = ended[-1].end
        return self._note(fresh)

    def _ended(self, *, last: bool) -> list[Span]:
        """Sentences from the open place on that are over: all but the last, unless it ends with a full stop."""
        tail = self.text[self._open :]
        found = [Span(start=s.start + self._open, end=s.end + self._open) for s in sentences(tail)]
        if found and not last and found[-1].of(self.text)[-1] not in ENDS:
            found.pop()
        return found

    def _context_start(self, at: int) -> int:
        before = sentences(self.text[max(0, at - 4000) : at])[-CONTEXT_SENTENCES:]
        return max(0, at - 4000) + before[0].start if before else at

    def _claims(self, start: int, end: int) -> list[Claim]:
        from glossator.statement import claims, from_text

        part: Statement = from_text(self.text[start:end], speaker=self._speaker, date=self._day)
        return claims(part)

    def _changed(self, claim: Claim) -> bool:
        """New, or read differently now that more was said."""
        said = self._said.get(key(claim))
        return said is None or (said.claim.standalone, said.claim.kind) != (claim.standalone, claim.kind)

    def _note(self, claims: list[Claim]) -> list[LiveNote]:
        from glossator.evidence import check, question

        statement = Statement(text=self.text, speaker=self._speaker, date=self._day)
        findings = check([question(claim, statement) for claim in claims], self._record, as_of=self._as_of)
        notes = []
        for claim, finding in zip(claims, findings, strict=True):
            before = self._said.get(key(claim))
            note = LiveNote(
                id=key(claim),
                revision=before.revision + 1 if before else 1,
                claim=claim.model_copy(update={"id": key(claim)}),
                finding=finding.model_copy(update={"claim": key(claim)}),
            )
            self._said[note.id] = note
            notes.append(note)
        return notes


def key(claim: Claim) -> str:
    """The claim's name in a running annotation: the place of its words."""
    return "c" + "-".join(f"{span.start}.{span.end}" for span in claim.spans)


def moved(claim: Claim, by: int) -> Claim:
    """The claim with its places counted from the start of the whole text."""
    spans = [Span(start=span.start + by, end=span.end + by) for span in claim.spans]
    sentence = Span(start=claim.sentence.start + by, end=claim.sentence.end + by)
    return claim.model_copy(update={"spans": spans, "sentence": sentence})


def follow(lines: Iterable[str], live: Live) -> Iterator[LiveNote]:
    """Notes on lines as they come, to the end of them."""
    for line in lines:
        yield from live.feed(line)
    yield from live.close()
