"""Sentence segmentation of synthetic machine captions made from debates, and whether every word is kept exactly once.

    python -m benchmarks.captions

Turns of five debates and press conferences are stripped of capitals and punctuation and split into two rolling lines of
32 characters with times. A boundary is right if it precedes the first word of a sentence in the transcript. None of
these sentences was in the network's training data.
"""

import csv
import re
from collections.abc import Iterator

from benchmarks.report import report, shared
from glossator.cli.live import spoken
from glossator.models.stops import plain
from glossator.statement.readers import captions
from glossator.statement.utterances.speakers import is_speech

DEBATES = ("20160209_msnbc_dem", "20161005_vice_pres", "20161019_3pres", "20170216_trump_press", "20180926_un_press")
WIDTH, ON_SCREEN = 32, 3.0  # characters per line, seconds per cue
FEWEST = 30  # minimum words of a turn; shorter ones are no stream
_DIRECTION = re.compile(r"\([^)]*\)|\[[^\]]*\]|--+")
_WORD = re.compile(r"\w")


def turns(name: str) -> Iterator[list[list[str]]]:
    """The sentences of each turn, as words without capitals and punctuation."""
    with shared("debates", f"{name}.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 4]
    turn: list[list[str]] = []
    before = ""
    for row in rows:
        if row[1] != before:
            yield turn
            turn, before = [], row[1]
        words = [plain(word) for word in _DIRECTION.sub(" ", row[2]).split() if _WORD.search(word)]
        if words and is_speech(row[1]):
            turn.append(words)
    yield turn


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
    right = found = wanted = amount = wrong = wrong_live = 0
    for name in DEBATES:
        for turn in turns(name):
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
    report(
        "captions",
        {
            "words": amount,
            "sentences": wanted,
            "boundary_precision": precision,
            "boundary_recall": recall,
            "boundary_f1": 2 * precision * recall / max(1e-9, precision + recall),
            "glued_or_doubled": wrong,
            "glued_or_doubled_live": wrong_live,
        },
    )


def _places(lengths: list[int]) -> set[int]:
    """The indices of sentence boundaries, without the last."""
    places, at = set(), 0
    for length in lengths[:-1]:
        at += length
        places.add(at)
    return places


def _differing(wanted: list[str], got: list[str]) -> int:
    """The number of positions at which the word sequences differ."""
    import difflib

    if wanted == got:
        return 0
    match = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    return max(len(wanted), len(got)) - sum(block.size for block in match.get_matching_blocks())


if __name__ == "__main__":
    main()
