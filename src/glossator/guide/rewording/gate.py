"""The gate for reworded sentences: they must say no more than their quotes, and lose nothing of the original."""

import re
from collections.abc import Sequence
from functools import cache

from glossator.evidence.model import Evidence
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose.licensed import quotations, unlicensed
from glossator.guide.prose.patterns import data
from glossator.language.inflection import stems
from glossator.language.sentences import sentences
from glossator.models.verifier import Verifier

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_MARKUP = re.compile(r"[<>{}\[\]*_`|\\]|https?:")


def refused(sentence: Sentence, text: str, guide: Guide, pieces: Sequence[Evidence], verifier: Verifier) -> str:
    """Why `text` may not replace a composed sentence; '' if it may.

    One of: form, quotation, date, number, name, source, added, not borne out.
    """
    if _unfit(sentence.text, text):
        return "form"
    reworded = sentence.model_copy(update={"text": text})
    faults = unlicensed(reworded, guide, pieces, [])
    if faults:
        return faults[0].kind
    if _quoted(text) != _quoted(sentence.text):
        return "quotation"
    if _given(sentence.text) - _words(_bare(text)):
        return "source"
    if _added(text, sentence, pieces):
        return "added"
    return "" if _borne_out(sentence.text, text, verifier) else "not borne out"


def _unfit(composed: str, text: str) -> bool:
    """True unless it is one plain sentence of about the same length."""
    if not text or text != " ".join(text.split()) or not text.isprintable() or _MARKUP.search(text):
        return True
    if text.count("“") != text.count("”") or '"' in text or not re.search(r"[.!?…][”’)]*$", text):
        return True
    longer = len(text) > words.data("rewording")["longer"] * len(composed)
    return longer or len(sentences(text)) > len(sentences(composed))


def _given(composed: str) -> set[str]:
    """The words outside quotation marks that came from fields: source, cited source, date, party."""
    return (_words(_bare(composed)) - _pattern_words()) | ({"party"} & _words(_bare(composed)))


def _quoted(text: str) -> list[str]:
    """The quotations in order, without final stops; verbatim, so that no hedge can be lost."""
    return [quote.strip().rstrip(".,") for quote in quotations(text)]


def _added(text: str, sentence: Sentence, pieces: Sequence[Evidence]) -> frozenset[str]:
    """Content words outside quotation marks that neither the composed sentence nor its quotes contain."""
    cited = [piece.quote.exact for piece in pieces if piece.id in sentence.cites]
    return stems(_bare(text)) - stems(" ".join([sentence.text, *cited, *words.data("rewording")["plain"]]))


def _borne_out(composed: str, text: str, verifier: Verifier) -> bool:
    judged = verifier.judge_long(text, composed)
    return bool(judged.supports >= words.data("rewording")["borne_out"])


def _bare(text: str) -> str:
    for quote in quotations(text):
        text = text.replace(f"“{quote}”", " ")
    return text


def _words(text: str) -> set[str]:
    return {word.casefold().replace("'", "’") for word in _WORD.findall(text)}


@cache
def _patterns() -> tuple[str, ...]:
    return tuple(str(one["text"]) for listed in data()["patterns"].values() for one in listed)


@cache
def _pattern_words() -> frozenset[str]:
    return frozenset(
        _words(" ".join(re.sub(r"\{\w+\}", " ", one) for one in _patterns())) | set(words.data("rewording")["composed"])
    )
