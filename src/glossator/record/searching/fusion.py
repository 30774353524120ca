"""Two rankings fused: BM25 and cosine, each as a share of its best score, with learned weights."""

from collections.abc import Sequence
from dataclasses import dataclass

# Cosine's share of the score; BM25 has the rest. Learned on the training parts of six sets of claims and evidence
# (`python -m benchmarks.fusion`), where it finds 2.8 points of nDCG@10 more than reciprocal rank does. A weighted sum
# of scores, not of ranks: Bruch, Gai and Ingber, ACM TOIS 42 (2023).
MEANING = 0.7

Scored = Sequence[tuple[str, float]]  # passage ids with scores, best first


@dataclass(frozen=True)
class Ranked:
    """The passages of one question, by words (BM25) and by meaning (cosine); each list was cut at `depth`."""

    lexical: Scored
    semantic: Scored
    depth: int

    def fused(self, limit: int) -> list[tuple[str, float]]:
        """The best ids and their scores, 0 to 1; equal scores are in the order of the id."""
        weight = MEANING if self.lexical else 1.0
        parts = ((self.lexical, 1 - MEANING if self.semantic else 1.0), (self.semantic, weight))
        scores = dict.fromkeys([name for name, _ in (*self.lexical, *self.semantic)], 0.0)
        for ranking, share in parts:
            if not ranking:
                continue
            best = ranking[0][1]
            found = dict(ranking)
            # What a full list lacks can be no better than its last entry; what a short list lacks did not match at all.
            least = ranking[-1][1] if len(ranking) >= self.depth else 0.0
            for name in scores:
                scores[name] += share * _share(found.get(name, least), best)
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]


def _share(score: float, best: float) -> float:
    return max(0.0, score) / best if best > 0 else 0.0
