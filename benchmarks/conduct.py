"""Event coding: PLOVER's records, sentences coded by reading, precision by hand, speed.

Half of the PLOVER records, chosen by a hash of their ids, are among the training data; the figures are of the other
half ("report"). The baseline takes each sentence's main verb with its subject and object, and the network's type of the
verb. Types are compared after mapping PLOVER's draft names to current ones. The sentences coded by reading
(`data/events.jsonl`, part "apart") are of other years and sources than those trained on.

    python -m benchmarks.conduct [--errors]
"""

import argparse
import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import judged_events
from benchmarks.report import report, shared
from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.coding.actions import Told, code, code_passages
from glossator.conduct.coding.ontology import ontology
from glossator.conduct.model import Action
from glossator.language.predicates import Predicate
from glossator.models.events import load_event_reader
from glossator.models.grammar import nlp
from glossator.people.names import names

JUDGED = Path(__file__).parent / "data" / "conduct-judged.jsonl"  # sampled after the network was trained
PARTS = ("type", "source", "target", "date", "put")
Row = dict[str, Any]
Triple = tuple[str, str, str]


def records(half: str) -> list[Row]:
    """PLOVER's records of one half: 'dev' is trained on, 'report' is not."""
    rows = [json.loads(line) for line in shared("plover", "records.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if (_hash(row["id"]) % 2 == 0) == (half == "dev")]


def _hash(key: str) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16)


def gold(row: Row) -> tuple[str, set[str], set[str]]:
    """Event type by its current name, codes of the sources, codes of the targets."""
    event = ontology().drafts.get(row["event"], row["event"])
    return event, _codes(row.get("source")), _codes(row.get("target"))


def _codes(actors: Any) -> set[str]:
    return {actor.get("code", "") for actor in actors} - {""} if isinstance(actors, list) else set()


def coded(rows: Sequence[Row]) -> list[list[Triple]]:
    """The program's output as (type, source, target)."""
    actions = code([(row["text"], date.fromisoformat(row["date"])) for row in rows])
    return [[_triple(action) for action in some] for some in actions]


def _triple(action: Action) -> Triple:
    return action.action, action.source.code if action.source else "", action.target.code if action.target else ""


def baseline(rows: Sequence[Row]) -> list[list[Triple]]:
    """Subject, verb, object: the network's type of the main verb; no noun, passive, preposition or owner."""
    found = []
    for row in rows:
        doc = nlp()(row["text"], disable=["ner"])
        mentions = Mentions(doc, names(), date.fromisoformat(row["date"]))
        (reading,) = load_event_reader().read([doc.text])
        root = next(token for token in doc if token.dep_ == "ROOT")
        at = reading.token(root.idx)
        kind = load_event_reader().types[int(reading.types[at, 1:].argmax())] if at is not None else ""
        found.append([_plain(root, kind, mentions)] if kind else [])
    return found


def _plain(root: Any, kind: str, mentions: Mentions) -> Triple:
    clause = Predicate(root)
    sides = [clause.child("nsubj", "nsubjpass"), clause.child("dobj")]
    codes = [mentions.actors(side)[0].code if side is not None and mentions.actors(side) else "" for side in sides]
    return kind, codes[0], codes[1]


def score(rows: Sequence[Row], answers: Sequence[Sequence[Triple]]) -> dict[str, float]:
    """F1 of type, source, target and triple; the best answer is compared with a record's single event.

    If the record names no target (a joint act), none or one of its sources is right.
    """
    right = {"type": 0, "source": 0, "target": 0, "triple": 0}
    given = sum(len(some) for some in answers)
    for row, some in zip(rows, answers, strict=True):
        marks = max((_marks(gold(row), answer) for answer in some), key=lambda m: (m[0], sum(m)), default=(0, 0, 0))
        for key, mark in zip(("type", "source", "target"), marks, strict=True):
            right[key] += mark
        right["triple"] += all(marks)
    figures = {f"{key}_f1": 2 * count / (given + len(rows)) for key, count in right.items()}
    extra = sum(max(0, len(some) - 1) for some in answers)
    return {**figures, "extra_events": extra / len(rows), "records": float(len(rows)), "events": float(given)}


def _marks(wanted: tuple[str, set[str], set[str]], answer: Triple) -> tuple[int, int, int]:
    event, sources, targets = wanted
    type_, source, target = answer
    right_source = source in sources if sources else not source
    right_target = target in targets if targets else (not target or target in sources)
    return int(type_ == event), int(right_source), int(right_target)


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson score interval of a proportion."""
    share, rest = right / of, z * z / of
    middle, half = share + rest / 2, z * ((share * (1 - share) + rest / 4) / of) ** 0.5
    return (middle - half) / (1 + rest), (middle + half) / (1 + rest)


def apart() -> dict[str, float]:
    """Sentences coded by reading, of years and sources not trained on: are the events found, with their type?

    An event is right if its sentence is coded with an act of its type; each counts once.
    """
    rows = judged_events.coded(shared(""), "apart")
    answers = code_passages([Told([row.text], date.fromisoformat(row.date)) for row in rows])
    right = given = told = 0
    for row, (some,) in zip(rows, answers, strict=True):
        found, wanted = Counter(action.action for action in some), Counter(event.kind for event in row.events)
        right += (found & wanted).total()
        given += found.total()
        told += wanted.total()
    return {
        "apart_sentences": float(len(rows)), "apart_events": float(told), "apart_precision": right / given,
        "apart_recall": right / told, "apart_type_f1": 2 * right / (given + told),
    }  # fmt: skip


def agreement() -> float:
    """F1 of the types of events that a second coder, who saw only the sentences, found in 260 of them."""
    rows = [row for row in _lines(judged_events.FILE) if "again" in row]
    pairs = [(Counter(event["type"] for event in row["events"]), Counter(row["again"])) for row in rows]
    return 2 * sum((one & other).total() for one, other in pairs) / sum((one + other).total() for one, other in pairs)


def judged() -> dict[str, float]:
    """Precision by hand with confidence interval, overall and by part, and how many are still coded as judged."""
    rows = _lines(JUDGED)
    actions = [action for row in rows for action in row["actions"]]
    right = sum(action["right"] for action in actions)
    low, high = wilson(right, len(actions))
    told, missed = sum(row["told"] for row in rows), sum(row["missed"] for row in rows)
    return {
        "judged_sentences": float(len(rows)), "judged_actions": float(len(actions)),
        "precision": right / len(actions), "precision_low": low, "precision_high": high,
        **{f"precision_{part}": sum(a["parts"][part] for a in actions) / len(actions) for part in PARTS},
        "nothing_false": (right + sum(a.get("incomplete", False) for a in actions)) / len(actions),
        "events_told": float(told), "events_missed": missed / told,
        "as_judged_today": _unchanged(rows) / len(actions),
    }  # fmt: skip


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _unchanged(rows: Sequence[Row]) -> int:
    passages = [Told([*r["context"], r["text"]], date.fromisoformat(r["date"]), r["publisher"]) for r in rows]
    today = [{_triple(action) for action in some[-1]} for some in code_passages(passages)]
    return sum(_kept(action) in known for row, known in zip(rows, today, strict=True) for action in row["actions"])


def _kept(action: Row) -> Triple:
    return action["action"], (action["source"] or {}).get("code", ""), (action["target"] or {}).get("code", "")


def speed(sentences: int = 2000) -> dict[str, float]:
    """Sentences per second for the coder, and for spaCy alone (with and without entities) on the same text."""
    with gzip.open(shared("record", "current-events.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    some = random.Random(1).sample(texts, sentences)
    code([(text, None) for text in some[:50]])
    return {
        "coder_per_s": sentences / _seconds(lambda: code([(text, date(2016, 1, 1)) for text in some])),
        "spacy_per_s": sentences / _seconds(lambda: list(nlp().pipe(some))),
        "spacy_without_names_per_s": sentences / _seconds(lambda: list(nlp().pipe(some, disable=["ner"]))),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def show_errors(half: str) -> None:
    """Every record of a half that is wrong, with what was coded."""
    rows = records(half)
    for row, some in zip(rows, coded(rows), strict=True):
        if not any(all(_marks(gold(row), answer)) for answer in some):
            print(row["id"], gold(row), some, row["text"], sep="\n  ")


def main() -> None:
    """Measure everything and report it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="show the errors of the dev half instead")
    if parser.parse_args().errors:
        show_errors("dev")
        return
    figures: dict[str, float] = {}
    rows = records("report")
    figures |= {f"report_{key}": value for key, value in score(rows, coded(rows)).items()}
    figures |= {f"report_baseline_{key}": value for key, value in score(rows, baseline(rows)).items()}
    report("conduct", {**figures, **apart(), "coders_type_f1": agreement(), **judged(), **speed()})


if __name__ == "__main__":
    main()
