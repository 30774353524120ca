"""Whether a passage bears on a claim at all: without the claim's actors or its event it may not support or refute."""

from dataclasses import dataclass

from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal
from glossator.evidence.names import names
from glossator.evidence.terms import Terms, covered, named


@dataclass(frozen=True)
class Relevance:
    """Whether the passage may bear on the claim, how much of the claim it names (0 to 1), and why."""

    bears: bool
    share: float
    signal: Signal


def relevance(terms: Terms, text: str, similarity: float | None = None) -> Relevance:
    """The relevance of a passage (with its title) to a claim; `similarity` is the cosine of their embeddings."""
    limits = load("relevance")
    found = named(terms.names, text)
    share_names = len(found) / len(terms.names) if terms.names else 1.0
    share_words = covered(terms.words, text)
    near = similarity is not None and similarity >= limits["similarity"]
    missing = [name for name in terms.names if name not in found]
    subject_missing = bool(terms.names) and not names(text, terms.names[0])
    if subject_missing or share_names < limits["names_share"]:
        reason = f"it does not name {_listed(missing)}"
        return Relevance(False, share_names, Signal(name="relevance", value="off the subject", reason=reason))
    if share_words < limits["words_share"] and not near:
        reason = f"it names {_listed(found) or 'the subject'}, but not what the claim says of it"
        return Relevance(False, share_words, Signal(name="relevance", value="off the event", reason=reason))
    what = f"it names {_listed(found)}" if found else "it speaks of the same thing"
    reason = f"{what}, with {round(100 * share_words)} % of the claim's telling words"
    share = round((share_names + share_words) / 2, 4)
    return Relevance(True, share, Signal(name="relevance", value="bears on it", reason=reason))


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
