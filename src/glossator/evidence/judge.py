"""The verifier on its own: does a text support a claim, refute it, or neither?"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from glossator.models.model import Judge
from glossator.models.verifier import load_verifier
from glossator.spans import Span


class Judgement(BaseModel):
    """The stance of a text on a claim as probabilities that sum to 1, with the deciding sentence."""

    model_config = ConfigDict(frozen=True)

    supports: float
    refutes: float
    neither: float
    quote: str = Field(description="the deciding sentence, as it stands in the text")
    span: Span = Field(description="where the quote stands in the text")


def judge(pairs: Sequence[tuple[str, str]], *, verifier: Judge | None = None) -> list[Judgement]:
    """A judgement for each (claim, evidence), in order; evidence may be of any length, and "" does neither."""
    asked = [(claim, text) for claim, text in pairs if text.strip()]
    done = iter((verifier or load_verifier()).judge_many(asked))
    nothing = Judgement(supports=0.0, refutes=0.0, neither=1.0, quote="", span=Span(start=0, end=0))
    found = []
    for _, text in pairs:
        if not text.strip():
            found.append(nothing)
            continue
        row = next(done)
        supports, refutes = round(row.supports, 4), round(row.refutes, 4)
        span = Span(start=row.start, end=row.end)
        neither = round(1 - supports - refutes, 4)
        found.append(Judgement(supports=supports, refutes=refutes, neither=neither, quote=span.of(text), span=span))
    return found
