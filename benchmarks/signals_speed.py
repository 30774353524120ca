"""CPU time per pair of each signal, over 10,000 pairs, against the verifier's.

Pairs are claims and passages of the verification data (dev). Each signal runs on one thread; a slow one is measured on
fewer pairs and says so. The promise: none is slower than the verifier.

    python -m benchmarks.signals_speed [PAIRS]
"""

import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice

from benchmarks.report import report, shared
from glossator.errors import ModelError

PAIRS = 10_000
VERIFIER_PAIRS = 500
DAY = date(2018, 3, 21)

Pair = tuple[str, str]


def pairs(count: int) -> list[Pair]:
    """`count` pairs of claim and passage, sampled with a fixed seed."""
    with gzip.open(shared("verification", "dev.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(20180321).shuffle(rows)
    drawn = [(row["claim"], row["evidence"]) for row in rows]
    while len(drawn) < count:
        drawn += drawn
    return list(islice(drawn, count))


def milliseconds(work: Callable[[Pair], object], on: Sequence[Pair]) -> float:
    """CPU milliseconds per pair, after a warm-up call."""
    work(on[0])
    started = time.process_time()
    for pair in on:
        work(pair)
    return 1000 * (time.process_time() - started) / len(on)


def main() -> None:
    """Measure every signal and the verifier."""
    from glossator.language import certainty, dates, quantities
    from glossator.language.attribution import attributions

    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    drawn = pairs(count)
    signals: dict[str, Callable[[Pair], object]] = {
        "dates": lambda pair: dates.event_interval(pair[1], DAY),
        "certainty": lambda pair: certainty.mark(pair[1]),
        "quantities": lambda pair: quantities.compare(*pair),
        "attribution": lambda pair: attributions(pair[1]),
    }
    figures: dict[str, float] = {"pairs": count}
    for name, work in signals.items():
        figures[f"{name}_ms"] = milliseconds(work, drawn)
        print(f"{name}: {figures[f'{name}_ms']:.3f} ms a pair", flush=True)
    try:
        from glossator.models.verifier import load_verifier

        verifier = load_verifier()
        some = drawn[:VERIFIER_PAIRS]
        figures["verifier_pairs"] = len(some)
        figures["verifier_ms"] = milliseconds(lambda pair: verifier.judge([pair]), some)
    except (ImportError, ModelError) as problem:
        print(f"the verifier was not measured: {problem}", file=sys.stderr)
    report("signals_speed", figures)


if __name__ == "__main__":
    main()
