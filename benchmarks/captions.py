"""Sentence segmentation of synthetic machine captions made from debates, and whether every word is kept exactly once.

    python -m benchmarks.captions

Turns of five debates and press conferences are stripped of capitals and punctuation and split into two rolling lines of
32 characters with times. A boundary is right if it precedes the first word of a sentence in the transcript. None of
these sentences was in the network's training data.

Twelve stretches of some forty sentences are read into claims as well. A boundary is harmless if it precedes a sentence,
or one of two coordinated main clauses, each with its subject, by the parse of the sentence as printed; all others are
inside a clause. A claim is whole if its sentence has harmless edges and no end of a sentence inside; claims
flagged as possibly two sentences are counted apart. Milliseconds are processor time from the captions to the claims.
"""

import csv
import re
from collections.abc import Iterator
from itertools import accumulate
from time import process_time

from benchmarks.clause_starts import clause_starts, words_of
from benchmarks.report import Figure, report, shared
from glossator.cli.live import spoken
from glossator.statement import claims, from_text
from glossator.statement.kinds.worth import GLUED
from glossator.statement.readers import captions
from glossator.statement.utterances.speakers import is_speech

DEBATES = ("20160209_msnbc_dem", "20161005_vice_pres", "20161019_3pres", "20170216_trump_press", "20180926_un_press")
WIDTH, ON_SCREEN = 32, 3.0  # characters per line, seconds per cue
FEWEST = 30  # minimum words of a turn; shorter ones are no stream
# A speaker of a transcript, and how many sentences of theirs come before the stretch.
STRETCHES = (
    ("20160209_msnbc_dem", "SANDERS", 60), ("20160209_msnbc_dem", "CLINTON", 80), ("20160226_10_gop", "RUBIO", 60),
    ("20160226_10_gop", "KASICH", 60), ("20161005_vice_pres", "KAINE", 80), ("20161005_vice_pres", "PENCE", 100),
    ("20161019_3pres", "TRUMP", 100), ("20161019_3pres", "CLINTON", 100), ("20170216_trump_press", "TRUMP", 200),
    ("20180926_un_press", "TRUMP", 300), ("20182601_trump_world", "TRUMP", 50), ("20181112_trump_pelosi", "SCHUMER", 0),
)  # fmt: skip
LENGTH = 40  # sentences of a stretch
_DIRECTION = re.compile(r"\([^)]*\)|\[[^\]]*\]|--+")


def turns(name: str) -> Iterator[list[list[str]]]:
    """The sentences of each turn, as words without capitals and punctuation."""
    for _, turn in printed(name):
        yield [words_of(sentence) for sentence in turn]


def printed(name: str) -> Iterator[tuple[str, list[str]]]:
    """The speaker and the sentences of each turn, as printed."""
    with shared("debates", f"{name}.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 4]
    turn: list[str] = []
    before = ""
    for row in rows:
        if row[1] != before:
            yield before, turn
            turn, before = [], row[1]
        said = " ".join(_DIRECTION.sub(" ", row[2]).split())
        if words_of(said) and is_speech(row[1]):
            turn.append(said)
    yield before, turn


def stretch(name: str, speaker: str, before: int) -> Iterator[list[str]]:
    """Some forty sentences of a speaker, as the turns they stand in."""
    left = LENGTH
    for who, turn in printed(name):
        if who == speaker and sum(len(words_of(each)) for each in turn) >= FEWEST and left > 0:
            if before <= 0:
                yield turn[:left]
                left -= len(turn)
            before -= len(turn)


def rolling(words: list[str]) -> str:
    """The words as roll-up WebVTT: each line below the one before it, and displayed twice."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) < WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cues = [
        f"{_clock(at * ON_SCREEN)} --> {_clock((at + 1) * ON_SCREEN)}\n" + "\n".join(lines[max(0, at - 1) : at + 1])
        for at in range(len(lines))
    ]
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60) % 60:02}:{seconds % 60:06.3f}"


def main() -> None:
    """Read all turns, and report."""
    report("captions", segmented() | {f"clauses_{name}": value for name, value in claimed().items()})


def segmented() -> dict[str, Figure]:
    """Boundaries against the sentences of all turns, and words glued or doubled."""
    right = found = wanted = amount = wrong = wrong_live = 0
    for turn in (turn for name in DEBATES for turn in turns(name)):
        words = [word for sentence in turn for word in sentence]
        if len(words) < FEWEST:
            continue
        vtt = rolling(words)
        reading = captions.read(vtt)
        live = " ".join(line.words for line in spoken(iter(vtt.splitlines(keepends=True)))).split()
        amount += len(words)
        wrong += _differing(words, reading.text.split())
        wrong_live += _differing(words, live)
        gold = _places([len(sentence) for sentence in turn])
        cut = _places([len(each.span.of(reading.text).split()) for each in reading.utterances])
        right, found, wanted = right + len(gold & cut), found + len(cut), wanted + len(gold)
    precision, recall = right / max(1, found), right / max(1, wanted)
    return {
        "words": amount,
        "sentences": wanted,
        "boundary_precision": precision,
        "boundary_recall": recall,
        "boundary_f1": 2 * precision * recall / max(1e-9, precision + recall),
        "glued_or_doubled": wrong,
        "glued_or_doubled_live": wrong_live,
    }


def claimed() -> dict[str, Figure]:
    """Boundaries and claims of the stretches against whole clauses, and milliseconds a sentence."""
    cuts = inside = starts = met = amount = folded = whole = across = 0
    sentences, took = 0, 0.0
    claims(from_text("somebody said something in washington on monday"))  # loads the models
    for turn in (turn for each in STRETCHES for turn in stretch(*each)):
        said = [words_of(sentence) for sentence in turn]
        words = [word for sentence in said for word in sentence]
        if len(words) < FEWEST:
            continue
        ends = _places(list(map(len, said))) | {0, len(words)}
        harmless = ends | clause_starts(turn)
        vtt = rolling(words)
        clock = process_time()
        statement = from_text(vtt, format="captions")
        found = claims(statement)
        took, sentences = took + process_time() - clock, sentences + len(said)
        cut = _places([len(each.span.of(statement.text).split()) for each in statement.utterances])
        cuts, inside = cuts + len(cut), inside + len(cut - harmless)
        starts, met = starts + len(harmless) - 2, met + len(cut & harmless)
        folded += sum(GLUED in claim.flags for claim in found)
        for claim in (claim for claim in found if GLUED not in claim.flags):
            start, end = (len(statement.text[:at].split()) for at in (claim.sentence.start, claim.sentence.end))
            crossed = any(start < at < end for at in ends)
            amount, across = amount + 1, across + crossed
            whole += start in harmless and end in harmless and not crossed
    return {
        "boundaries": cuts,
        "inside": inside / max(1, cuts),
        "recall": met / max(1, starts),
        "claims": amount,
        "claims_folded": folded,
        "claims_whole": whole / max(1, amount),
        "claims_across": across / max(1, amount),
        "ms_per_sentence": 1000 * took / max(1, sentences),
    }


def _places(lengths: list[int]) -> set[int]:
    """The indices of sentence boundaries, without the last."""
    return set(accumulate(lengths[:-1]))


def _differing(wanted: list[str], got: list[str]) -> int:
    """The number of positions at which the word sequences differ."""
    import difflib

    if wanted == got:
        return 0
    match = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    return max(len(wanted), len(got)) - sum(block.size for block in match.get_matching_blocks())


if __name__ == "__main__":
    main()
