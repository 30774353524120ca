"""The words of a query that distinguish passages, and those of a passage as a query may write them."""

import re

from glossator.folding import fold

_WORD = re.compile(r"\w+")

# English function words that nearly every passage has: they find nothing and take most of the time. Left out of the
# question alone, never of what is on file; on the training parts of six sets of claims and evidence BM25 finds 1.1
# points of nDCG@10 more without them (`python -m benchmarks.words`).
FUNCTION = re.compile(
    "a|an|and|are|as|at|be|been|but|by|for|from|had|has|have|he|her|his|i|if|in|into|is|it|its|my|no|nor|not|of|on|or|our|"
    "she|so|such|that|the|their|them|then|there|these|they|this|to|was|we|were|what|when|which|who|will|with|would|you|your",
    re.IGNORECASE,
)
FEWEST = 2  # words that must be left


def telling(question: str) -> str:
    """The query without function words, or as it is if hardly anything would be left; words that `fold` changes are
    put in both forms.
    """
    question = question.replace("\x00", " ")
    plain: list[str] = _WORD.findall(fold(question).text)
    words = [*plain, *(word for word in _WORD.findall(question) if word not in plain)]
    left = [word for word in words if _is_name(word) or not FUNCTION.fullmatch(word)]
    return " ".join(left if len(left) >= FEWEST else words)


def refolded(text: str) -> str:
    """The words that only `fold` makes of a text, in order: what it must be found by besides its own."""
    plain = fold(text).text
    if plain == text:
        return ""
    own = set(_WORD.findall(text))
    return " ".join(dict.fromkeys(word for word in _WORD.findall(plain) if word not in own))


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.isupper()  # the WHO, not who
