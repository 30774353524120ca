"""The sentence of a passage that turns what another one tells: it denies, doubts, questions or contrasts it.

It is told along with the other, or neither is told.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.model import Evidence
from glossator.guide.prose.claimed import Name
from glossator.guide.prose.patterns import data
from glossator.language.certainty import mark
from glossator.language.inflection import stems
from glossator.language.model import Certainty
from glossator.models.grammar import nlp
from glossator.spans import Span

UNSURE = frozenset({Certainty.HEDGED, Certainty.ALLEGED, Certainty.DENIED, Certainty.QUESTIONED})


def turning(
    claim: str, quote: str, spans: Sequence[Span], at: int, named: Sequence[Name], unsure: Sequence[str] = ()
) -> int:
    """The sentence nearest to the one told (`at`) that turns it, else the one with the words that make the evidence
    `unsure`; `at` itself if there is none.
    """
    said, claimed = spans[at].of(quote), _matter(claim)
    alleged = mark(said).certainty in {Certainty.ALLEGED, Certainty.REPORTED}

    def turns(other: int) -> bool:
        sentence, near = spans[other].of(quote).strip(), abs(other - at) == 1
        if (other == at + 1 and heads(sentence)) or (near and _concedes(sentence, tuple(named))):
            return True
        doubted = _doubts(sentence) and (near or not _hangs_within(sentence))
        return doubted or _denies(sentence, claimed, _matter(said), other == at + 1, alleged)

    def weakens(other: int) -> bool:
        return bool(unsure) and all(words in spans[other].of(quote) for words in unsure)

    nearest = sorted(range(len(spans)), key=lambda other: (abs(other - at), other))
    found = [other for other in nearest if other != at and turns(other)]
    return next(iter(found), next(filter(weakens, nearest), at))


def unsure_words(piece: Evidence) -> tuple[str, ...]:
    """The words that weaken the sentence closest to the claim, from which the evidence's certainty is read."""
    return tuple(piece.certainty_words) if piece.certainty in UNSURE else ()


def turned_behind(piece: Evidence) -> bool:
    """True if the document goes on behind the quote with a sentence that turns it."""
    return piece.quote.end < piece.passage.end and heads(piece.quote.suffix)


def heads(text: str) -> bool:
    """True for words that begin with a contrast or a condition."""
    return re.match(data()["turned"], text.strip(" \n\t\"'“‘").casefold()) is not None


def _denies(sentence: str, claimed: frozenset[str], said: frozenset[str], behind: bool, alleged: bool) -> bool:
    """True for a denial or an open question of what is claimed or said, and for an accusation about what is claimed.

    Right `behind` what is merely `alleged`, or in the words "the claims", a denial is of that.
    """
    matter, certainty = _matter(sentence), mark(sentence).certainty
    if certainty is Certainty.ALLEGED:
        return bool(claimed & matter) and _accuses(sentence)
    of_it = behind and (alleged or re.search(data()["claimed"], sentence.casefold()) is not None)
    if certainty is Certainty.DENIED and of_it:
        return True
    questioned = certainty is Certainty.QUESTIONED and not re.search(data()["asking"], sentence.casefold())
    return (certainty is Certainty.DENIED or questioned) and bool((claimed | said) & matter)


def _accuses(sentence: str) -> bool:
    """True if the sentence says that somebody alleges something, not just in passing ("the alleged trade")."""
    roots = [token.idx for token in nlp()(sentence) if token.dep_ == "ROOT"]
    return any(word.start <= root < word.end for word in mark(sentence).words for root in roots)


def _doubts(sentence: str) -> bool:
    return re.search(data()["doubting"], sentence.casefold()) is not None


@lru_cache(maxsize=4096)
def _concedes(sentence: str, named: tuple[Name, ...]) -> bool:
    """True if what a sentence concedes names the claim's subject."""
    doc = nlp()(sentence)
    conceded = (doc[token.i :].text for token in doc if token.dep_ == "mark" and token.lower_ in data()["conceding"])
    return bool(named) and any(speaks_of(text, *named[0]) for text in conceded)


def _hangs_within(sentence: str) -> bool:
    """True if a word in the sentence, not its first, refers to something before it."""
    return any(
        token.lower_ in data()["hanging"] and token.tag_ in {"PRP", "DT"} and token.dep_ != "det" and token.i
        for token in nlp()(sentence)
    )


def _matter(text: str) -> frozenset[str]:
    """The stems of a text's words without its names."""
    return stems(" ".join(word for word in text.split() if word[:1].islower()))
