"""Claim extraction on the gold set (tests/gold/claims): selection, spans, wording, kinds; and ranking in debates.

Sentence recall follows Claimify (Metropolitansky and Larson 2025, table 2): the share of sentences with verifiable
content that yield a verifiable claim, and the share of the others that yield none. A claim is found if its words
overlap those of a gold claim with an F1 of at least 0.8. Baseline: one claim per sentence, worded as it stands. The
ranking is scored by mean average precision over the transcripts, against the detector alone and chance.

    python -m benchmarks.claims [PART] measures one part of the gold set and prints every miss
"""

import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import mean

from benchmarks.report import report, shared
from glossator.spans import Span
from glossator.statement import Claim, Kind, Statement, claims
from glossator.statement import read as read_statement
from glossator.statement.pieces import Piece, join
from glossator.statement.readers.plain import spoken
from glossator.statement.utterances.speakers import clean, is_speech

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "claims"
PARTS = ("dev", "dev-2", "held-out", "held-out-2", "held-out-3")
FOUND = 0.8  # minimum F1 of words for a claim to count as found
SEED = 7
NOT_LISTED = {Kind.PLEASANTRY, Kind.QUESTION}  # the program makes no claims of either kind

_WORD = re.compile(r"[\w%$#@]+(?:[’'\-.,][\w%]+)*")
_SPOKEN_FOR = re.compile(r" \([^()]* and those spoken for\)")
_OPENER = re.compile(r"^(?:And|But|So|Well|Now|Yes|No|For example|Finally),? ")
SHORT_FORMS = {
    "can't": "can not",
    "won't": "will not",
    "n't": " not",
    "'ve": " have",
    "'re": " are",
    "'ll": " will",
    "'m": " am",
}
_EDGES = " \t\n.,;:!?…\"'“”‘’()-–—"


@dataclass
class GoldClaim:
    """One gold claim."""

    kind: Kind
    pieces: list[str]
    wordings: list[str]


@dataclass
class GoldSentence:
    """One sentence with its speaker and gold claims, or its kind if it makes none."""

    speaker: str
    text: str
    span: Span = field(default_factory=lambda: Span(start=0, end=0))
    claims: list[GoldClaim] = field(default_factory=list)
    kind: Kind | None = None

    @property
    def verifiable(self) -> bool:
        """True if at least one claim can be supported or refuted."""
        return any(claim.kind.checkable for claim in self.claims)


@dataclass
class Excerpt:
    """A run of sentences from one source."""

    id: str
    source: str
    day: date
    sentences: list[GoldSentence] = field(default_factory=list)


def read_gold(path: Path) -> Iterator[Excerpt]:
    """The excerpts of a gold file. Raises ValueError with the line if a span is not in its sentence."""
    excerpt: Excerpt | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@ "):
            if excerpt:
                yield excerpt
            name, source, day = line[2:].split()
            excerpt = Excerpt(name, source, date.fromisoformat(day))
        elif line.startswith("- ") and excerpt:
            _annotate(excerpt.sentences[-1], line[2:], f"{path.name}, line {number}")
        elif line.strip() and excerpt:
            speaker, text = line.split(": ", 1)
            excerpt.sentences.append(GoldSentence(clean(speaker) if "J." not in speaker else "Donald J. Trump", text))
    if excerpt:
        yield excerpt


def _annotate(sentence: GoldSentence, line: str, where: str) -> None:
    parts = [part.strip() for part in line.split(" | ")]
    kind = Kind(parts[0])
    if len(parts) == 1:
        sentence.kind = kind
        return
    pieces = [_OPENER.sub("", sentence.text)] if parts[1] == "=" else parts[1].split(" ~ ")
    if any(piece not in sentence.text for piece in pieces):
        raise ValueError(f"{where}: a piece is not in its sentence")
    wordings = [" ".join(pieces) if wording == "=" else wording for wording in parts[2].split(" || ")]
    sentence.claims.append(GoldClaim(kind, pieces, wordings))


def statement_of(excerpt: Excerpt) -> Statement:
    """The excerpt as a transcript or post; sets the offsets of the gold sentences."""
    post = excerpt.source.startswith("post:")
    turns: list[list[GoldSentence]] = []
    for sentence in excerpt.sentences:
        if not turns or turns[-1][-1].speaker != sentence.speaker:
            turns.append([])
        turns[-1].append(sentence)
    breaks = " " if post else "\n"
    text, turned = join(Piece(text=breaks.join(each.text for each in turn), speaker=turn[0].speaker) for turn in turns)
    utterances = [cut for turn in turned for cut in spoken(text, turn.span.start, turn.span.end, turn.speaker)]
    at = 0
    for sentence in excerpt.sentences:
        start = text.index(sentence.text.strip(), at)
        at = start + len(sentence.text.strip())
        sentence.span = Span(start=start, end=at)
    medium = "posts" if post else "transcript"
    return Statement(text=text, utterances=utterances, date=excerpt.day, language="en", medium=medium)


def words(text: str) -> list[str]:
    """Lower-case words, without our additions to 'we', and with plain quotation marks."""
    plain = _SPOKEN_FOR.sub("", text).replace("’", "'").lower()
    for short, long in SHORT_FORMS.items():
        plain = re.sub(rf"{short}\b", long, plain)
    return [word.strip("'") for word in _WORD.findall(plain)]


def overlap(one: str, other: str) -> float:
    """F1 of two texts as bags of words."""
    left, right = Counter(words(one)), Counter(words(other))
    common = sum((left & right).values())
    return 2 * common / max(1, sum(left.values()) + sum(right.values()))


def exact(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if the spans have the same characters, final stops aside."""
    return " ".join(one).strip(_EDGES) == " ".join(other).strip(_EDGES)


@dataclass
class Score:
    """Counts over sentences and claims."""

    verifiable: list[bool] = field(default_factory=list)
    left_out: list[bool] = field(default_factory=list)
    gold: int = 0
    made: int = 0
    found: int = 0
    exact_spans: int = 0
    same_wording: int = 0
    near_wording: int = 0
    kinds: list[tuple[Kind, Kind]] = field(default_factory=list)
    wrong_readings: int = 0
    readings: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self, name: str) -> dict[str, float]:
        """The figures, with names prefixed by `name`."""
        return {
            f"{name}_verifiable_kept": mean(self.verifiable),
            f"{name}_unverifiable_left_out": mean(self.left_out),
            f"{name}_claim_precision": self.found / max(1, self.made),
            f"{name}_claim_recall": self.found / max(1, self.gold),
            f"{name}_exact_spans": self.exact_spans / max(1, self.found),
            f"{name}_wording_same": self.same_wording / max(1, self.found),
            f"{name}_wording_near": self.near_wording / max(1, self.found),
            f"{name}_kind_macro_f1": macro_f1(self.kinds),
            f"{name}_kind_accuracy": mean(one is other for one, other in self.kinds),
            f"{name}_wrong_readings": self.wrong_readings,
            f"{name}_readings": self.readings,
        }


def macro_f1(pairs: Sequence[tuple[Kind, Kind]]) -> float:
    """Mean F1 over the kinds that occur in gold, from (gold, predicted) pairs."""
    scores = []
    for kind in {gold for gold, _ in pairs}:
        both = sum(gold is kind and made is kind for gold, made in pairs)
        either = sum((gold is kind) + (made is kind) for gold, made in pairs)
        scores.append(2 * both / either)
    return mean(scores)


def made_by_program(excerpt: Excerpt) -> list[tuple[GoldSentence, list[Claim]]]:
    """Every gold sentence with the claims that begin in it."""
    statement = statement_of(excerpt)
    found = claims(statement)
    return [
        (sentence, [each for each in found if sentence.span.start <= each.spans[0].start < sentence.span.end])
        for sentence in excerpt.sentences
    ]


def one_a_sentence(excerpt: Excerpt) -> list[tuple[GoldSentence, list[Claim]]]:
    """The baseline: every sentence is one factual claim, worded as it stands."""
    statement_of(excerpt)
    made = []
    for sentence in excerpt.sentences:
        said = sentence.text.strip()
        claim = Claim(
            id="c1",
            spans=[sentence.span],
            text=said,
            standalone=said,
            kind=Kind.FACT,
            worth=1.0,
            sentence=sentence.span,
        )
        made.append((sentence, [claim]))
    return made


def count(excerpt: Excerpt, sentence: GoldSentence, made: list[Claim], score: Score) -> None:
    """Add one sentence to the score."""
    asserted = [claim for claim in made if claim.kind.checkable or claim.kind is Kind.FORECAST]
    keeps = any(claim.kind.checkable for claim in made)
    (score.verifiable if sentence.verifiable else score.left_out).append(keeps is sentence.verifiable)
    if keeps is not sentence.verifiable:
        kinds = ", ".join(claim.kind for claim in made) or "nothing"
        score.misses.append(f"{excerpt.id} {'LOST' if sentence.verifiable else 'EXTRA'} ({kinds}) {sentence.text}")
    score.gold += len(sentence.claims)
    score.made += len(asserted)
    free = list(asserted)
    for gold in sentence.claims:
        best = max(free, key=lambda claim: overlap(claim.text, " ".join(gold.pieces)), default=None)
        if best is None or overlap(best.text, " ".join(gold.pieces)) < FOUND:
            score.misses.append(f"{excerpt.id} NOT FOUND {' ~ '.join(gold.pieces)} AMONG {[c.text for c in asserted]}")
            continue
        free.remove(best)
        _compare(excerpt, gold, best, score)
    for claim in free:
        score.misses.append(f"{excerpt.id} BESIDE GOLD ({claim.kind}) {claim.text}")
    if sentence.kind:
        unlisted = sentence.kind if sentence.kind in NOT_LISTED else Kind.PLEASANTRY
        kind = made[0].kind if made else unlisted
        score.kinds.append((sentence.kind, kind))
        if kind is not sentence.kind:
            score.misses.append(f"{excerpt.id} KIND {sentence.kind} TAKEN FOR {kind}: {sentence.text}")


def _compare(excerpt: Excerpt, gold: GoldClaim, made: Claim, score: Score) -> None:
    score.found += 1
    score.kinds.append((gold.kind, made.kind))
    if gold.kind is not made.kind:
        score.misses.append(f"{excerpt.id} KIND {gold.kind} TAKEN FOR {made.kind}: {made.text}")
    near = max(overlap(made.standalone, wording) for wording in gold.wordings)
    same = any(words(made.standalone) == words(wording) for wording in gold.wordings)
    score.same_wording += same
    score.near_wording += near >= 0.9
    if not same:
        score.misses.append(f"{excerpt.id} WORDING {made.standalone} INSTEAD OF {gold.wordings[0]}")
    score.exact_spans += exact([made.text], gold.pieces)
    if not exact([made.text], gold.pieces):
        score.misses.append(f"{excerpt.id} SPAN {made.text} INSTEAD OF {' ~ '.join(gold.pieces)}")
    for assumption in made.assumptions:
        if assumption.reason.startswith("the speaker"):  # a name for 'I' cannot be wrong; gold may have 'his'
            continue
        score.readings += 1
        wanted = set(words(" ".join(gold.wordings)))
        if not set(words(assumption.meaning)) <= wanted | set(words(assumption.words)):
            score.wrong_readings += 1
            score.misses.append(f"{excerpt.id} READING {assumption.words} AS {assumption.meaning}: {made.text}")


def gold_figures(part: str, *, show: bool = False) -> dict[str, float]:
    """The figures of one part, for program and baseline."""
    ours, base = Score(), Score()
    for excerpt in read_gold(GOLD / f"{part}.gold"):
        for sentence, made in made_by_program(excerpt):
            count(excerpt, sentence, made, ours)
        for sentence, made in one_a_sentence(excerpt):
            count(excerpt, sentence, made, base)
    if show:
        print("\n".join(ours.misses))
    name = part.replace("-", "_")
    return (
        {f"{name}_sentences": len(ours.verifiable) + len(ours.left_out)}
        | ours.figures(name)
        | base.figures(f"{name}_baseline")
    )


def average_precision(worth: Sequence[float], labels: Sequence[bool]) -> float:
    """Average precision by order of worth; ties keep transcript order."""
    order = sorted(range(len(worth)), key=lambda i: -worth[i])
    hits, total = 0, 0.0
    for rank, i in enumerate(order, 1):
        if labels[i]:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def ranking_figures() -> dict[str, float]:
    """Mean average precision over the debates (claims' worth, detector alone, chance), and speed."""
    from glossator.models.detector import load_detector

    detector = load_detector()
    ours, alone, chance = [], [], []
    sentences = characters = 0
    seconds = 0.0
    for path in sorted(shared("debates").glob("*.tsv")):
        with path.open(encoding="utf-8") as lines:
            rows = [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 4]
        labels = [row[3].strip() == "1" for row in rows]
        started = time.perf_counter()
        statement = read_statement(path)
        found = claims(statement)
        seconds += time.perf_counter() - started
        sentences += len({claim.sentence.start for claim in found})
        characters += len(statement.text)
        if not any(labels):
            continue
        ours.append(average_precision(_line_worth(statement, found, rows), labels))
        alone.append(average_precision(list(detector.worth([row[2] for row in rows])), labels))
        draw = random.Random(SEED)
        chance.append(mean(average_precision([draw.random() for _ in rows], labels) for _ in range(20)))
    return {
        "debates_read": len(list(shared("debates").glob("*.tsv"))),
        "map": mean(ours),
        "map_detector_alone": mean(alone),
        "map_chance": mean(chance),
        "sentences_per_second": sentences / seconds,
        "characters_per_second": characters / seconds,
    }


def _line_worth(statement: Statement, found: Sequence[Claim], rows: Sequence[Sequence[str]]) -> list[float]:
    """For each line of the table, the largest worth of a claim whose sentence overlaps it; 0 for unspoken lines."""
    values, at, first = [], 0, 0
    places = sorted((claim.sentence.start, claim.sentence.end, claim.worth) for claim in found)
    for row in rows:
        said = row[2].strip()
        spoken_here = said and is_speech(row[1])  # an audience line may recur inside a later sentence
        start = statement.text.find(said, at, at + 5_000) if spoken_here else -1
        if start < 0:
            values.append(0.0)
            continue
        at = start + len(said)
        while first < len(places) and places[first][1] <= start:
            first += 1
        touching = [worth for begins, ends, worth in places[first : first + 40] if begins < at and ends > start]
        values.append(max(touching, default=0.0))
    return values


def main() -> None:
    """Measure both parts and the debates, and report."""
    show = sys.argv[1:2]
    figures: dict[str, float] = {}
    for part in show or PARTS:
        figures |= gold_figures(part, show=bool(show))
    if not show:
        figures |= ranking_figures()
    report("claims", figures | {"aim_verifiable_kept": 0.90, "aim_unverifiable_left_out": 0.88})


if __name__ == "__main__":
    main()
