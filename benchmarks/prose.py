"""Composed prose: does it say no more than its quotes, and does it cover what is printed?

    python -m benchmarks.prose [--record FOLDER] [--posts N] [--stretches N] [--guides FOLDER] [--show]

Input: the demo's two posts and, with `--guides`, the guides in a folder, recomposed; else excerpts of ten debates and
fifty posts, annotated against the record of `bearing`. `licensed`: share of sentences whose every quotation, date,
number and name is found in the evidence cited. Citation precision: share of citations whose document contains the
sentence's quotation; citation recall: share of sentences with a quotation that cite such a document (after ALCE, Gao et
al. 2023, with exact match in place of entailment). `key_told`: of the first three printed passages with a side, the
share told. Readability: Flesch reading ease (1948) of the words outside quotation marks.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks.report import RESULTS, report, shared
from benchmarks.two_posts import guide as demo
from benchmarks.world import record_of_the_world
from glossator import annotate
from glossator.evidence.model import Stance
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import compose, standing
from glossator.guide.prose.licensed import even, faults, quotations
from glossator.spans import Span
from glossator.statement import from_text
from glossator.statement.model import Statement, Utterance

STRETCH, SPEECH = 14, 40  # sentences per excerpt; sentences of a debate before the first excerpt
KEY = 3
SHORTEST = 110  # characters of a post


def main() -> None:
    """Annotate, compose, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, default=RESULTS / "world", help="where the record is kept")
    parser.add_argument("--posts", type=int, default=50)
    parser.add_argument("--stretches", type=int, default=10)
    parser.add_argument("--guides", type=Path, help="guides in JSON made before, in place of the posts and stretches")
    parser.add_argument("--show", action="store_true", help="print the prose, and what nothing licenses")
    options = parser.parse_args()
    made = [demo()]
    for guide in told_anew(options.guides) if options.guides else annotated(options):
        made.append(guide)
        if options.show:
            show(guide)
    report("prose", figures(made))


def annotated(options: argparse.Namespace) -> Iterator[Guide]:
    """The guides to the excerpts and posts, annotated against the record."""
    record = record_of_the_world(options.record)
    for statement in [*stretches(options.stretches), *posts(options.posts)]:
        yield annotate(statement, record, as_of=statement.date)


def told_anew(folder: Path) -> Iterator[Guide]:
    """The guides in a folder, with recomposed prose."""
    for path in sorted(folder.glob("*.json")):
        guide = Guide.model_validate_json(path.read_text("utf-8"))
        yield guide.model_copy(update={"prose": compose(guide)})


def stretches(many: int) -> Iterator[Statement]:
    """The first long passage by one speaker in each debate and speech."""
    for path in sorted(shared("debates").glob("*.tsv"))[:many]:
        day = date(int(path.name[:4]), int(path.name[4:6]), int(path.name[6:8]))
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        said = [(row[1], row[2]) for row in rows if len(row) > 2][SPEECH:]
        speaker = max({who for who, _ in said}, key=lambda who: sum(len(text) for other, text in said if other == who))
        own = [text for who, text in said if who == speaker][:STRETCH]
        yield _statement(" ".join(own), speaker.title(), day, "speech")


def posts(many: int) -> Iterator[Statement]:
    """Posts of some length, evenly distributed over the years on file."""
    with gzip.open(shared("record", "tweets-realDonaldTrump.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if len(row["text"]) > SHORTEST and not row["is_retweet"]]
    for row in rows[:: max(1, len(rows) // many)][:many]:
        named = {**row, "user": {"name": "Donald J. Trump", "screen_name": "realDonaldTrump"}}
        yield from_text(json.dumps([named]), format="posts")


def _statement(text: str, speaker: str, day: date, medium: str) -> Statement:
    whole = Utterance(span=Span(start=0, end=len(text)), speaker=speaker)
    return Statement(text=text, speaker=speaker, date=day, medium=medium, language="en", utterances=[whole])


def figures(guides: Sequence[Guide]) -> dict[str, float]:
    """Every figure over the given guides."""
    told = [(guide, sentence) for guide in guides for sentence in sentences(guide)]
    wrong = {(id(guide), fault.sentence) for guide in guides for fault in faults(guide, standing(guide))}
    cites = [holds(guide, sentence, name) for guide, sentence in told for name in sentence.cites if ":" in name]
    quoting = [(guide, sentence) for guide, sentence in told if sentence.cites and ":" in sentence.cites[0]]
    recalled = [any(holds(guide, one, name) for name in one.cites) for guide, one in quoting if quotations(one.text)]
    key = [told_of(guide, claim.id) for guide in guides for claim in guide.claims]
    notes = [note for guide in guides for note in standing(guide).notes.values()]
    pairs = [(one.text.split()[:2], other.text.split()[:2]) for note in notes for one, other in pairwise(note)]
    bare = " ".join(re.sub(r"“[^”]*”", "it", sentence.text) for _, sentence in told)
    return {
        "guides": len(guides),
        "notes": len(notes),
        "sentences": len(told),
        "licensed": 1 - len(wrong) / max(1, len(told)),
        "citation_precision": sum(cites) / max(1, len(cites)),
        "citation_recall": sum(recalled) / max(1, len(recalled)),
        "key_told": sum(few for few, _ in key) / max(1, sum(many for _, many in key)),
        "sentences_a_note": sum(map(len, notes)) / max(1, len(notes)),
        "words_a_sentence": sum(len(one.text.split()) for _, one in told) / max(1, len(told)),
        "repeated_openings": sum(one == other for one, other in pairs) / max(1, len(pairs)),
        "reading_ease": reading_ease(bare),
    }


def sentences(guide: Guide) -> list[Sentence]:
    """All sentences of a guide's prose; those both under a topic and in a note only once."""
    prose = standing(guide)
    own = [one for note in prose.notes.values() for one in note]
    known = {one.text for one in own}
    return [*prose.lede, *own, *(one for topic in prose.topics for one in topic if one.text not in known)]


def holds(guide: Guide, sentence: Sentence, name: str) -> bool:
    """True if the cited evidence contains a quotation of the sentence verbatim."""
    pieces = {piece.id: piece for finding in guide.findings for piece in finding.evidence}
    quote = even(pieces[name].quote.exact) if name in pieces else ""
    return any(even(words) in quote for words in quotations(sentence.text))


def told_of(guide: Guide, claim: str) -> tuple[int, int]:
    """How many of the first printed passages with a side are told beside the claim, and how many there are."""
    sided = [piece.id for piece in guide.finding(claim).evidence if piece.stance is not Stance.NEITHER][:KEY]
    cited = {name for one in standing(guide).notes.get(claim, []) for name in one.cites}
    return sum(name in cited for name in sided), len(sided)


def reading_ease(text: str) -> float:
    """Flesch's reading ease; 60 and more is plain English."""
    words, ends = re.findall(r"[A-Za-z’']+", text), len(re.findall(r"[.!?]", text)) or 1
    beats = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))) for word in words)
    return 206.835 - 1.015 * len(words) / ends - 84.6 * beats / max(1, len(words))


def show(guide: Guide) -> None:
    """Print the prose and its faults."""
    prose = standing(guide)
    print(f"\n== {guide.title}\n" + "\n".join(f"  {one.text}" for one in prose.lede))
    for claim in guide.claims:
        if claim.id in prose.notes:
            print(f"-- {guide.finding(claim.id).verdict}: {claim.standalone}")
            print("\n".join(f"     {one.text}" for one in prose.notes[claim.id]))
    for fault in faults(guide, prose):
        print(f"!! {fault.kind} {fault.words!r}: {fault.sentence}")


if __name__ == "__main__":
    main()
