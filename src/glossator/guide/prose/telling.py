"""What a sentence of the guide takes from a piece of evidence: words exactly as they stand in the quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.model import Evidence
from glossator.evidence.reading.quoting import leans
from glossator.guide.prose.claimed import Name
from glossator.guide.prose.patterns import data
from glossator.language.inflection import stems
from glossator.language.model import Certainty
from glossator.language.sentences import sentences
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(r"(?:[A-Z][A-Z/.,'’ -]{2,}(?:\s\([^)]{2,40}\))?|\([A-Z][\w ]{1,30}\))\s+[-–—]+\s+")
_CLAUSES = {"advcl", "relcl", "acl", "conj", "prep", "npadvmod", "appos", "ccomp", "parataxis"}


@dataclass(frozen=True)
class Told:
    """What is told of one piece: `words` and `hedge` are exact parts of its quote.

    `cited` is the quote's words for whom it cites, `source` for who says so in the sentence that was taken, `on` the
    sentence that says more of the claim and leans on the one taken; these and the hedge may be empty. `whole` when the
    words end where their sentence ends.
    """

    piece: Evidence
    words: str
    cited: str = ""
    hedge: str = ""
    source: str = ""
    on: str = ""
    whole: bool = False


def told(claim: str, piece: Evidence, named: tuple[Name, ...] = ()) -> Told:
    """The part of a quote that tells most beside the claim, cut at clauses, with the hedge that stands beside it.

    `named`: whom and what the claim names.
    """
    words, cited, hedge, source, on = _parts(claim, piece.quote.exact, piece.source.publisher or "", named)
    return Told(piece, words, cited, hedge, source, on, whole=words[-1:] in '.!?”"')


@lru_cache(maxsize=4096)
def _parts(claim: str, quote: str, publisher: str, named: tuple[Name, ...]) -> tuple[str, str, str, str, str]:
    """Words, whom they cite, the hedge, whose words they are, what goes on; every face asks for the same again."""
    from glossator.models.grammar import nlp

    spans = _split(quote)
    at, more = _telling(claim, quote, spans, named)
    sentence = spans[at].of(quote)
    content, cited = _without_source(sentence, publisher)
    start, end = spans[at].start + content.start, spans[at].start + content.end
    kept = shortened(nlp()(quote[start:end]))
    words = quote[start : start + len(kept)].rstrip(" ,;:–—")
    hedge, on = _hedge(claim, quote, spans, at), shortened(nlp()(spans[more].of(quote).strip())) if more != at else ""
    return words, cited, hedge, _speaking(sentence), "" if on == hedge else on


def said_by(each: Told) -> Told:
    """Of 'Smith said that the ships sailed' what Smith said, where it stands in one piece behind "that"."""
    content = _behind_that(each.words)
    return replace(each, words=content, whole=False) if content else each


@lru_cache(maxsize=4096)
def _behind_that(words: str) -> str:
    from glossator.language.attribution import attributions

    first = next(iter(attributions(words)), None)
    if first is None or len(first.content) != 1:
        return ""
    content = first.content[0].of(words)
    return content.removeprefix("that ") if content.startswith("that ") else ""


def _telling(claim: str, quote: str, spans: Sequence[Span], named: Sequence[Name]) -> tuple[int, int]:
    """The sentence to tell, and the one that goes on from it, which may be the same.

    The first says what happened; the one that first names the claim's subject goes on from it. Another is told in its
    place when it says clearly more of the claim, and after it when it also leans on what stands before.
    """
    wanted = stems(claim)
    shared = [len(wanted & stems(span.of(quote))) for span in spans]
    best = max(range(len(spans)), key=lambda at: (shared[at], -at))
    if shared[best] < shared[0] + data()["length"]["clearly"]:
        speaking = [at for at, span in enumerate(spans) if named and speaks_of(span.of(quote), *named[0])]
        return 0, min(speaking, default=0)
    return (0, best) if leans(spans[best].of(quote)) else (best, best)


def shortened(doc: "Doc", turning: bool = True) -> str:
    """The longest beginning of a sentence that is short enough and ends where a clause ends; else all of it.

    Nothing is cut off that denies, hedges or turns what stands before it, unless that is itself a hedge (`turning`).
    """
    limits = data()["length"]
    text = doc.text.rstrip()
    if _count(text) <= limits["words"]:
        return text
    ends = sorted({cut for token in doc if (cut := _cut_before(token)) is not None}, reverse=True)
    for end in ends:
        head = doc.text[:end].rstrip(" ,;:–—-")
        if limits["least"] <= _count(head) <= limits["words"] and not (turning and _turns(doc.text[end:])):
            return head
    return text


def _cut_before(token: "Token") -> int | None:
    """Where a clause or phrase that may be left off begins: it must run to the end of the sentence."""
    if token.dep_ not in _CLAUSES or token.head.i > token.i:
        return None
    first, last = token.left_edge.i, token.right_edge.i
    doc = token.doc
    rest = [other for other in doc[last + 1 :] if not other.is_punct]
    comma = first > 0 and doc[first - 1].text in {",", ";", ":", "–", "—", "-"}
    if rest and not comma:
        return None
    if token.dep_ in {"prep", "ccomp", "acl", "relcl", "conj"} and not comma:
        return None
    root = next((one for one in doc if one.dep_ == "ROOT"), None)
    return doc[first].idx if root is not None and root.i < first else None


def _turns(rest: str) -> bool:
    return bool(set(re.findall(r"[a-z’']+", rest.lower())) & set(data()["turning"]))


def _count(text: str) -> int:
    return len(text.split())


def _split(quote: str) -> list[Span]:
    """The sentences of a quote, without the dateline of an agency before the first."""
    found = [span for span in sentences(quote) if span.of(quote).strip()] or [Span(start=0, end=len(quote))]
    line = _DATELINE.match(quote)
    if line and found[0].start < line.end() < found[0].end:
        found[0] = Span(start=line.end(), end=found[0].end)
    return found


def _without_source(sentence: str, publisher: str) -> tuple[Span, str]:
    """Of 'Ships sailed, two officials said.' the first part, and whom it cites; what names its source stays whole.

    Unless the source is the publisher, whom the sentence around the quotation names.
    """
    from glossator.language.attribution import attributions

    whole = Span(start=0, end=len(sentence.rstrip()))
    saying = data()["saying"]
    for each in attributions(sentence):
        if each.source is None or each.cue is None or len(each.content) != 1:
            continue
        content, source = each.content[0], each.source.of(sentence)
        plain = each.cue.of(sentence).split()[0].lower() in saying and not any(
            word[:1].isupper() for word in source.split()[1:]
        )
        if content.start or content.end < data()["length"]["share"] * len(sentence):
            break
        if _plainly(source) == _plainly(publisher):
            return content, ""
        if plain and len(source.split()) > 1:
            bare = source.removeprefix("the ").removeprefix("The ")  # nobody has named them before
            return content, bare[:1].lower() + bare[1:]
        break
    return whole, ""


def _plainly(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _speaking(sentence: str) -> str:
    """Whose words a sentence reports, as it names them; '' where it reports nobody's."""
    from glossator.language.attribution import attributions

    first = next(iter(attributions(sentence)), None)
    return first.source.of(sentence) if first is not None and first.source is not None else ""


def _hedge(claim: str, quote: str, spans: Sequence[Span], at: int) -> str:
    """The sentence nearest to the telling one that denies it or says that it is not established.

    A denial must be of the matter told or claimed; what doubts something further off must not speak of "it".
    """
    from glossator.language.certainty import mark
    from glossator.models.grammar import nlp

    about = _matter(claim) | _matter(spans[at].of(quote))
    for other in sorted(range(len(spans)), key=lambda n: (abs(n - at), n)):
        sentence = spans[other].of(quote).strip()
        if other == at:
            continue
        doubted = any(words in sentence.casefold() for words in data()["doubting"])
        hangs = abs(other - at) > 1 and bool(set(sentence.rstrip(".").split()[1:]) & set(data()["hanging"]))
        denied = not doubted and mark(sentence).certainty is Certainty.DENIED and bool(about & _matter(sentence))
        if (doubted and not hangs) or denied:
            return shortened(nlp()(sentence), turning=False)
    return ""


def _matter(text: str) -> frozenset[str]:
    """The stems of a text's words but for its names."""
    return stems(" ".join(word for word in text.split() if word[:1].islower()))
