"""Near-duplicate detection: texts that share so much wording that one derives from the other, or both from a third.

MinHash (Broder 1997) over word shingles proposes pairs, of whole texts and of their heads, since wire copy is cut from
the end; the exact overlap of shingles decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from glossator.evidence.lexicon import load
from glossator.evidence.origins.wires import untagged

_WORD = re.compile(r"\w+")
_SEED = 20180321
_SMALL = 64  # up to this many texts are compared pairwise, which is faster than an index and misses nothing


def clusters(texts: Mapping[str, str]) -> list[list[str]]:
    """The ids of near-duplicate texts, in groups of at least two; all in the order of ids."""
    ids = sorted(texts)
    runs = {key: shingles(texts[key]) for key in ids}
    pairs = _all_pairs(ids) if len(ids) <= _SMALL else _proposed(ids, texts, runs)
    alike = {pair: overlap(runs[pair[0]], runs[pair[1]]) for pair in pairs}
    groups = {key: [key] for key in ids}
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        if alike[one, other] < load("origins")["contained"]:
            break
        if groups[one] is not groups[other] and _mostly_copies(groups[one], groups[other], runs):
            _join(groups, one, other)
    return sorted({min(group): sorted(group) for group in groups.values() if len(group) > 1}.values())


def _mostly_copies(ours: Sequence[str], theirs: Sequence[str], runs: Mapping[str, frozenset[int]]) -> bool:
    """True if at least a third of the pairs across two groups are near-copies.

    Notices that follow one form ("had a telephone conversation with the President of …") would otherwise be joined one
    to the next into one long chain.
    """
    pairs = [(one, other) for one in ours for other in theirs]
    return 3 * sum(near_copies(runs[one], runs[other]) for one, other in pairs) >= len(pairs)


def _join(groups: dict[str, list[str]], one: str, other: str) -> None:
    groups[one] += groups[other]
    for key in groups[other]:
        groups[key] = groups[one]


def near_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """True if the smaller text shares most of its shingles with the larger; very short texts must be equal."""
    return overlap(one, other) >= float(load("origins")["contained"])


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller text's shingles that the larger one has, 0 to 1; few shingles must all be shared."""
    few = min(len(one), len(other))
    if not few:
        return 0.0
    share = len(one & other) / few
    return share if few >= load("origins")["few"] or one == other else 0.0


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[int]:
    """The word shingles of a text as stable hashes; case, punctuation and white space are ignored."""
    size = load("origins")["shingle"]
    words = [word.casefold() for word in _WORD.findall(untagged(text))]
    if len(words) < size:
        return frozenset([_hash(" ".join(words))]) if words else frozenset()
    return frozenset(_hash(" ".join(words[at : at + size])) for at in range(len(words) - size + 1))


def _hash(words: str) -> int:
    from zlib import adler32, crc32

    data = words.encode()
    return crc32(data) << 32 | adler32(data)


def _all_pairs(ids: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((one, other) for at, one in enumerate(ids) for other in ids[at + 1 :])


def _proposed(
    ids: Sequence[str], texts: Mapping[str, str], runs: Mapping[str, frozenset[int]]
) -> Iterable[tuple[str, str]]:
    heads = {key: shingles(_head(texts[key])) for key in ids}
    return sorted({*_similar(ids, runs), *_similar(ids, heads)})


def _similar(ids: Sequence[str], runs: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    from rensa import RMinHash, RMinHashLSH

    settings = load("origins")
    index = RMinHashLSH(threshold=0.5, num_perm=settings["permutations"], num_bands=settings["bands"])
    pairs: set[tuple[str, str]] = set()
    for at, key in enumerate(ids):
        if not runs[key]:
            continue
        sketch = RMinHash(settings["permutations"], _SEED)
        sketch.update([str(run) for run in sorted(runs[key])])
        pairs |= {(ids[other], key) for other in index.query(sketch)}
        index.insert(at, sketch)
    return pairs


def _head(text: str) -> str:
    words = _WORD.findall(untagged(text))
    return " ".join(words[: load("origins")["head_words"]])
