"""Train the sentence boundary network for unpunctuated text.

    python train_stops.py DATA_FOLDER WEIGHTS_FOLDER

Sentences of CheckThat! 2024 task 1 (train), without capitals and punctuation, are concatenated in random order, two to
fourteen at a time, and spaCy's sentence recogniser learns where each begins. Sentences of the transcripts used by
`benchmarks/captions.py` are excluded.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from benchmarks.captions import DEBATES, turns
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, minibatch

from glossator.models.stops import plain

SEED, SCHEDULE, PASSES, BATCH, RATE, DROPPED = 0, 14, 9, 24, 0.001, 0.2  # the rate decays as over SCHEDULE
FEWEST, MOST = 2, 14  # sentences concatenated
KNOWN = 4  # minimum words for a sentence to be matched against the test data


def sentences(data: Path) -> list[list[str]]:
    """The words of each training sentence."""
    measured = {" ".join(words) for name in DEBATES for turn in turns(name) for words in turn if len(words) > KNOWN}
    found = []
    for line in (data / "checkworthy/ct24_train.jsonl").open(encoding="utf-8"):
        text = json.loads(line)["text"].replace("--", " ")
        words = [plain(word) for word in text.split() if any(map(str.isalnum, word))]
        if words and " ".join(words) not in measured:
            found.append(words)
    return found


def strung(found: list[list[str]], language: Language) -> Iterator[Example]:
    """Runs of sentences, reshuffled at each pass."""
    random.shuffle(found)
    at = 0
    while at < len(found):
        some = found[at : at + random.randint(FEWEST, MOST)]
        at += len(some)
        words = [word for one in some for word in one]
        starts = [number == 0 for one in some for number in range(len(one))]
        yield Example(Doc(language.vocab, words=words), Doc(language.vocab, words=words, sent_starts=starts))


def main() -> None:
    """Train, and write the weights beside `network.cfg`."""
    data, weights = Path(sys.argv[1]), Path(sys.argv[2])
    fix_random_seed(SEED)
    language = spacy.blank("en")
    network = language.add_pipe("senter", config={"model": dict(load_config(weights / "network.cfg")["model"])})
    found = sentences(data)
    optimizer = language.initialize(lambda: list(strung(found, language))[:50])
    for number in range(PASSES):
        losses: dict[str, float] = {}
        optimizer.learn_rate = RATE * (1 - number / SCHEDULE) + 1e-5
        for batch in minibatch(strung(found, language), size=BATCH):
            language.update(batch, sgd=optimizer, losses=losses, drop=DROPPED)
        print(number, losses, flush=True)
    with language.use_params(optimizer.averages):
        made = weights / "made"
        network.to_disk(made, exclude=["vocab"])
        shutil.move(made / "model", weights / "model")
        shutil.rmtree(made)


if __name__ == "__main__":
    main()
