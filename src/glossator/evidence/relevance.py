"""Whether a passage bears on a claim at all: without the claim's actors or its event it may not support or refute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal
from glossator.evidence.terms import Terms, covered, speaks_of, stems

_PRONOUN = re.compile(
    r"\b(?:he|him|his|she|her|they|them|their|it|its|both|two|leaders|presidents|sides)\b", re.IGNORECASE
)

_NUMBER = re.compile(
    r"\d[\d.,]*|(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|trillion)s?"
)


@dataclass(frozen=True)
class Relevance:
    """Whether the passage may bear on the claim, how much of the claim it names (0 to 1), and why."""

    bears: bool
    share: float
    signal: Signal


def relevance(terms: Terms, text: str, similarity: float | None = None, voices: Sequence[str] = ()) -> Relevance:
    """The relevance of a passage (with its title) to a claim; `similarity` is the cosine of their embeddings.

    Actors for whom the source speaks (`voices`) need not be named: a ministry does not name its own state.
    """
    limits = load("relevance")
    if not terms.names and len(terms.words) < limits["unnamed_words"]:
        reason = "the claim names nobody and says too little to know what it is about"
        return Relevance(False, 0.0, Signal(name="relevance", value="off the subject", reason=reason))
    if terms.words and all(_NUMBER.fullmatch(word) for word in terms.words):
        reason = "the claim says nothing of those it names but a number"
        return Relevance(False, 0.0, Signal(name="relevance", value="off the subject", reason=reason))
    found = [name for name in terms.names if name in voices or speaks_of(text, name)]
    share_names = len(found) / len(terms.names) if terms.names else 1.0
    share_words = covered(terms.words, text)
    near = similarity is not None and similarity >= limits["similarity"]
    missing = [name for name in terms.names if name not in found]
    subject_missing = bool(terms.names) and terms.names[0] not in found
    if subject_missing or share_names < limits["names_share"]:
        reason = f"it does not name {_listed(missing)}"
        return Relevance(False, share_names, Signal(name="relevance", value="off the subject", reason=reason))
    if unnamed := terms.matter - stems(text):
        reason = f"it does not speak of what the claim is about ({', '.join(sorted(unnamed))})"
        return Relevance(False, share_words, Signal(name="relevance", value="off the subject", reason=reason))
    if share_words < limits["words_share"] and not near:
        reason = f"it names {_listed(found) or 'the subject'}, but not what the claim says of it"
        return Relevance(False, share_words, Signal(name="relevance", value="off the event", reason=reason))
    what = f"it names {_listed(found)}" if found else "it speaks of the same thing"
    reason = f"{what}, with {round(100 * share_words)} % of the claim's telling words"
    share = round((share_names + share_words) / 2, 4)
    return Relevance(True, share, Signal(name="relevance", value="bears on it", reason=reason))


def quote_signal(
    own: Terms, sentence: str, title: str, voices: Sequence[str], similarity: float | None = None
) -> Signal:
    """Whether the deciding sentence itself speaks of the claim's actors and of what it says of them.

    A pronoun may stand for one name, the title and the actors the source speaks for (`voices`) for the first.
    `similarity` is the cosine of claim and sentence. Values: "same event",
    "same meaning", "same actors", "other actors", and "unnamed" where the claim names nobody to hold the sentence to.
    """
    missing = [name for name in own.names if not speaks_of(sentence, name)]
    told = bool(own.names) and (own.names[0] in voices or speaks_of(title, own.names[0]))
    if missing and ((told and missing[0] == own.names[0]) or _PRONOUN.search(sentence)):
        missing = missing[1:]
    if missing or own.matter - stems(sentence):
        lacking = _listed(missing) or ", ".join(sorted(own.matter - stems(sentence)))
        return Signal(name="quote", value="other actors", reason=f"the sentence itself does not speak of {lacking}")
    share, limits = covered(own.words, sentence), load("relevance")
    if not own.names and share < limits["unnamed_event"]:
        reason = (
            f"the claim names nobody, and the sentence has {round(100 * share)} % of its words: perhaps another matter"
        )
        return Signal(name="quote", value="unnamed", reason=reason)
    if share >= limits["same_event"]:
        return Signal(name="quote", value="same event", reason="the sentence speaks of the same actors and event")
    if similarity is not None and similarity >= limits["same_meaning"]:
        return Signal(name="quote", value="same meaning", reason="the sentence says much the same in other words")
    reason = f"the sentence has {round(100 * share)} % of the claim's telling words: perhaps another event"
    return Signal(name="quote", value="same actors", reason=reason)


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
