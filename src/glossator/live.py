"""Notes while somebody is still speaking: each finished sentence is annotated as it comes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from glossator.annotate import held_as_of
from glossator.evidence import check, question
from glossator.evidence.finding.deciding import left_alone
from glossator.evidence.model import Finding
from glossator.guide.live import noted
from glossator.language.sentences import ABBREVIATION, sentences
from glossator.models.model import Models
from glossator.spans import Span
from glossator.speech.model import Word
from glossator.statement import claims, from_text
from glossator.statement.claiming import Reader
from glossator.statement.cutting import unpunctuated
from glossator.statement.model import Claim, Heard, Kind, Recording, Statement, Utterance
from glossator.statement.readers.recording import unsure
from glossator.statement.topics import grouping

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.record import Record

REGROUPED = 40  # latest notes whose topic may still change; older ones are settled when the input ends
ENDS = ".?!…\"”'’)"
_UNHEARD = frozenset({Kind.OPINION, Kind.SLOGAN, Kind.QUESTION, Kind.PLEASANTRY})


class LiveNote(BaseModel):
    """One note of a running annotation; a later `revision` of the same `id` replaces it, its spans never move."""

    id: str = Field(description="from the place of the claim's words; stable")
    revision: int = Field(default=1, ge=1)
    claim: Claim = Field(description="spans count characters of all that was read so far")
    finding: Finding
    seconds: float | None = Field(
        default=None, description="where in the recording the sentence begins, if captions say"
    )


@dataclass(frozen=True)
class Line:
    """Words as they come, with what is known of them."""

    words: str
    seconds: float | None = None
    speaker: str | None = None
    new_voice: bool = False
    heard: Sequence[Word] = ()  # for recognised speech, each word with its seconds and probability


class Live:
    """A growing statement. `feed` it lines as they come; notes come back as sentences end.

    `known` holds findings of an earlier run over the same lines, by the ids of their notes: they are not asked again.
    With `hurried`, fewer than half as many passages are read for each, so that notes keep up with sound.
    """

    def __init__(
        self,
        record: "Record",
        *,
        speaker: str | None = None,
        day: date | None = None,
        as_of: date | None = None,
        known: Mapping[str, Finding] | None = None,
        models: Models | None = None,
        hurried: bool = False,
    ) -> None:
        self.text = ""
        self._record = record
        self._models = models
        self._hurried = hurried
        self._speaker = speaker
        self._day = day
        self._as_of = held_as_of(as_of, day)
        # A claim already noted never grows into the next one.
        own = (models.detector.worth, models.checkable) if models else (None, None)
        self._reader = Reader(detector=own[0], checkable=own[1], merging=False)
        self._bare = False  # words come without full stops, as in machine captions
        self._open = 0  # where the first sentence that has not ended yet begins
        self._marks: list[tuple[int, float | None, str | None]] = [(0, None, speaker)]
        self._said: dict[str, LiveNote] = {}
        self._known = known or {}
        self._turns: list[Utterance] = []
        self._words: list[Heard] = []
        self._unsure: list[Span] = []

    def warm(self) -> None:
        """Load the models that the first note would otherwise wait for."""
        first = from_text("Somebody said something in Washington on Monday.", speaker=self._speaker, date=self._day)
        check([question(claim, first) for claim in claims(first)], self._record, as_of=self._as_of, models=self._models)

    def feed(self, line: str | Line) -> list[LiveNote]:
        """Take in one more line; return the notes that are new or changed because a sentence ended in it."""
        return list(self.notes(line))

    def notes(self, line: str | Line) -> Iterator[LiveNote]:
        """Like `feed`, but yield each note as soon as it is ready; the line counts as read once all were taken."""
        self._take(line if isinstance(line, Line) else Line(line))
        yield from self._annotate(last=False)

    def close(self) -> list[LiveNote]:
        """End the input: the notes on what was still open, and topics in the light of everything that was said."""
        return [*self._annotate(last=True), *self._regrouped(len(self._said))]

    def guide(self, title: str = "") -> "Guide":
        """All notes so far as a guide: their claims and findings, nothing asked again."""
        said = Statement(text=self.text, speaker=self._speaker, date=self._day, medium="transcript", language="en",
                         title=title or None, utterances=self._turns, recording=self._recording(0))  # fmt: skip
        notes = [(note.claim, note.finding) for note in self._said.values()]
        return noted(said, notes, self._record, as_of=self._as_of)

    def _take(self, line: Line) -> None:
        speaker = line.speaker or (None if line.new_voice else self._marks[-1][2])
        words = line.words.rstrip("\n")
        if (speaker != self._marks[-1][2] or line.new_voice) and self.text.strip():
            self.text += "\n"  # an empty line: nobody goes on with another's sentence
        if (line.seconds, speaker) != self._marks[-1][1:]:
            self._marks.append((len(self.text), line.seconds, speaker))
        if line.heard:
            self._hear(line.heard)
        self.text += words + "\n"

    def _hear(self, words: Sequence[Word]) -> None:
        """The words of the next line, at their places in the text."""
        at, placed = len(self.text), list[Heard]()
        for word in words:
            placed.append(Heard(at, at + len(word.text), word.start, word.end, round(word.sure, 3)))
            at += len(word.text) + 1
        self._words += placed
        self._unsure += unsure(self.text + " ".join(word.text for word in words), placed)

    def _recording(self, since: int) -> Recording | None:
        """What was heard from a place in the text onwards; None if the words came as text."""
        if not self._words:
            return None
        first = bisect_right(self._words, since, key=lambda word: word.end)
        later = bisect_right(self._unsure, since, key=lambda span: span.end)
        return Recording(words=self._words[first:], unsure=self._unsure[later:])

    def _annotate(self, *, last: bool) -> Iterator[LiveNote]:
        for ended in self._ended(last=last):
            self._open = ended.end
            claims = self._reader.read(self._part(ended))
            yield from self._noted(claims, self._mark(ended.start)[1])
            yield from self._regrouped(REGROUPED)

    def _ended(self, *, last: bool) -> list[Span]:
        """Finished sentences from the open place onwards: all but the last, unless it ends with a full stop."""
        tail = self.text[self._open :]
        found = [Span(start=s.start + self._open, end=s.end + self._open) for s in sentences(tail)]
        if not found or last:
            return self._cut(found)
        still, over = found[-1], found[:-1]
        words = still.of(self.text)
        if words[-1] in ENDS and not ABBREVIATION.search(words):
            self._bare = False
            return found
        self._bare = self._bare and not any(each.of(self.text)[-1] in ENDS for each in over)
        most = unpunctuated.FEWEST if self._bare else unpunctuated.BARE
        cut = unpunctuated.ended(self.text, still) if len(words.split()) > most else []
        self._bare = self._bare or bool(cut)
        return [*self._cut(over), *cut]

    def _cut(self, over: Sequence[Span]) -> list[Span]:
        """Sentences of a turn that another voice has ended, for words that come without full stops."""
        if not self._bare:
            return list(over)
        return [span for each in over for span in unpunctuated.cut(self.text, each)]

    def _mark(self, at: int) -> tuple[int, float | None, str | None]:
        return self._marks[bisect_right(self._marks, at, key=lambda mark: mark[0]) - 1]

    def _part(self, ended: Span) -> Statement:
        """One sentence as a statement of its own, at its place in the whole."""
        _, seconds, speaker = self._mark(ended.start)
        said = Utterance(span=ended, speaker=speaker, seconds=seconds)
        self._heard(said)
        return Statement(text=self.text, speaker=self._speaker, date=self._day, language="en", utterances=[said],
                         recording=self._recording(ended.start))  # fmt: skip

    def _heard(self, said: Utterance) -> None:
        """Add a sentence; one by the same voice continues its turn."""
        last = self._turns[-1] if self._turns else None
        if last is not None and last.speaker == said.speaker:
            self._turns[-1] = last.model_copy(update={"span": Span(start=last.span.start, end=said.span.end)})
        else:
            self._turns.append(said)

    def _noted(self, claims: Sequence[Claim], seconds: float | None) -> Iterator[LiveNote]:
        topic = self._topics(claims)
        for claim, finding in zip(claims, self._findings(claims), strict=True):
            name = key(claim)
            self._said[name] = LiveNote(
                id=name,
                claim=claim.model_copy(update={"id": name, "topic": topic[name]}),
                finding=finding.model_copy(update={"claim": name}),
                seconds=seconds if claim.seconds is None else claim.seconds,
            )
            yield self._said[name]

    def _topics(self, fresh: Sequence[Claim] = ()) -> dict[str, str]:
        """The topic of every note and of the next claims, by id."""
        known = {name: note.claim for name, note in self._said.items()} | {key(claim): claim for claim in fresh}
        numbered = [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(known.values(), 1)]
        return dict(zip(known, (claim.topic for claim in grouping.assign(numbered)), strict=True))

    def _findings(self, claims: Sequence[Claim]) -> Iterator[Finding]:
        """One finding a claim, in order, each as soon as it is made: no claim waits for the next of its sentence.

        The record is asked only what it can bear on.
        """
        statement = Statement(text=self.text, speaker=self._speaker, date=self._day)
        for claim in claims:
            asked = question(claim, statement)
            if key(claim) in self._known:
                yield self._known[key(claim)]
            elif claim.kind in _UNHEARD:
                yield left_alone(asked.claim, asked.kind)
            else:
                yield from check([asked], self._record, as_of=self._as_of, models=self._models, hurried=self._hurried)

    def _regrouped(self, latest: int) -> Iterator[LiveNote]:
        """The latest notes whose topic has changed; words and finding stay."""
        topic = self._topics()
        for note in list(self._said.values())[-latest:]:
            if note.claim.topic != topic[note.id]:
                claim = note.claim.model_copy(update={"topic": topic[note.id]})
                self._said[note.id] = note.model_copy(update={"claim": claim, "revision": note.revision + 1})
                yield self._said[note.id]


def key(claim: Claim) -> str:
    """The claim's key in a running annotation: the place of its words."""
    return "c" + "-".join(f"{span.start}.{span.end}" for span in claim.spans)


def follow(lines: Iterable[str | Line], live: Live) -> Iterator[LiveNote]:
    """Notes on lines as they come, until they end."""
    for line in lines:
        yield from live.notes(line)
    yield from live.close()
