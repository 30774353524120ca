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
from glossator.language.attribution import attributions
from glossator.language.certainty import mark
from glossator.language.inflection import stems
from glossator.language.model import Certainty
from glossator.language.sentences import sentences
from glossator.models.grammar import nlp
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(r"(?:[A-Z][A-Z/.,'’ -]{2,}(?:\s\([^)]{2,40}\))?|\([A-Z][\w ]{1,30}\))\s+[-–—]+\s+")
_LABEL = re.compile(r"((?:(?:[A-Z][\w.’'-]*|of|the|and|for) ){0,9}[A-Z][\w.’'-]+): (?=[\"“‘A-Z])")
_IN_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y|[Yy]ou|[Yy]our)\b")
_CLAUSES = {"advcl", "relcl", "acl", "conj", "prep", "npadvmod", "appos", "ccomp", "parataxis"}


@dataclass(frozen=True)
class Told:
    """What is told of one piece: `words` and `hedge` are exact parts of its quote.

    `cited` is the quote's words for whom it cites, `source` for who says so in the sentence that was taken, `on` the
    sentence that says more of the claim and leans on the one taken; these and the hedge may be empty. `further` when
    sentences stand between those two. `voice` is who says it in a transcript, by label; `spoken` when the quote reads
    like one. `whole` when the words end where their sentence ends.
    """

    piece: Evidence
    words: str
    cited: str = ""
    hedge: str = ""
    source: str = ""
    on: str = ""
    further: bool = False
    voice: str = ""
    spoken: bool = False
    whole: bool = False


def told(claim: str, piece: Evidence, named: tuple[Name, ...] = ()) -> Told:
    """The part of a quote that tells most beside the claim, cut at clauses, with the hedge that stands beside it.

    `named`: whom and what the claim names.
    """
    quote = piece.quote.exact
    words, cited, hedge, source, on, further = _parts(claim, quote, piece.source.publisher or "", named)
    label, voice = _LABEL.match(words), _voice(quote, quote.find(words))
    if label:
        words = words[label.end() :]
    on, hedge = (_LABEL.sub("", text, count=1) if _LABEL.match(text) else text for text in (on, hedge))
    spoken = bool(voice) or _IN_PERSON.search(outside_quotes(quote)) is not None
    return Told(piece, words, cited, hedge, source, on, further, voice, spoken, whole=words[-1:] in '.!?”"')


def _voice(quote: str, at: int) -> str:
    """Who speaks at a place of a transcript: the last label at or before it."""
    starts = (span.start for span in _split(quote) if span.start <= at)
    labels = [label[1] for start in starts if (label := _LABEL.match(quote, start))]
    return labels[-1] if labels else ""


def outside_quotes(words: str) -> str:
    """Words without what is quoted in them."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "it", words)


@lru_cache(maxsize=4096)
def _parts(claim: str, quote: str, publisher: str, named: tuple[Name, ...]) -> tuple[str, str, str, str, str, bool]:
    """Words, whom they cite, the hedge, whose words they are, what goes on and whether further down.

    Every face asks for the same again.
    """
    spans = _split(quote)
    at, more = _telling(claim, quote, spans, named)
    sentence = spans[at].of(quote)
    content, cited = _without_source(sentence, publisher)
    start, end = spans[at].start + content.start, spans[at].start + content.end
    kept = shortened(nlp()(quote[start:end]))
    words = quote[start : start + len(kept)].rstrip(" ,;:–—")
    hedge, on = _hedge(claim, quote, spans, at), shortened(nlp()(spans[more].of(quote).strip())) if more != at else ""
    return words, cited, hedge, _speaking(sentence), "" if on == hedge else on, more > at + 1


def said_by(each: Told) -> Told:
    """Of 'Smith said that the ships sailed' what Smith said, where it stands in one piece behind "that"."""
    content = _behind_that(each.words)
    return replace(each, words=content, whole=False) if content else each


@lru_cache(maxsize=4096)
def _behind_that(words: str) -> str:
    first = next(iter(attributions(words)), None)
    if first is None or len(first.content) != 1:
        return ""
    content = first.content[0].of(words)
    return content.removeprefix("that ") if content.startswith("that ") else ""


def _telling(claim: str, quote: str, spans: Sequence[Span], named: Sequence[Name]) -> tuple[int, int]:
    """The sentence to tell, and the one that goes on from it, which may be the same.

    The first says what happened; the one that names what the claim names and the first does not goes on from it.
    Another is told in its place when it says clearly more of the claim, or the first says nothing of it, and after it
    when it also leans on what stands before it. What somebody was asked is told with the answer.
    """
    wanted = stems(claim)
    shared = [len(wanted & stems(span.of(quote))) for span in spans]
    best = max(range(len(spans)), key=lambda at: (shared[at], -at))
    first, more = 0, 0
    if shared[best] < shared[0] + data()["length"]["clearly"] and (shared[0] or not shared[best]):
        more = _naming(quote, spans, named)
    elif leans(spans[best].of(quote)):
        more = best
    else:
        first = more = best
    if more == first and asks(spans[first].of(quote)) and first + 1 < len(spans):
        more = first + 1
    return first, more


def _naming(quote: str, spans: Sequence[Span], named: Sequence[Name]) -> int:
    """The sentence that, told after the first, names most of what a claim names, its subject before all else.

    What leans on a sentence that would be left out is not told.
    """
    head = spans[0].of(quote)

    def reach(at: int) -> tuple[bool, int]:
        text = f"{head} {spans[at].of(quote)}"
        found = [speaks_of(text, *name) for name in named]
        return bool(found and found[0]), sum(found)

    free = [at for at in range(len(spans)) if at < 2 or not leans(spans[at].of(quote))]
    return max(free, key=lambda at: (*reach(at), -at), default=0)


def asks(sentence: str) -> bool:
    """True for a sentence that only tells what somebody was asked."""
    return re.search(data()["asking"], sentence) is not None and "answer" not in sentence


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
    whole = Span(start=0, end=len(sentence.rstrip()))
    saying = data()["saying"]
    for each in attributions(sentence):
        if each.source is None or each.cue is None or len(each.content) != 1:
            continue
        content, source = each.content[0], each.source.of(sentence)
        same = _same_name(source, publisher)
        if same and not each.source.start and content.end > each.cue.end:
            that = len("that ") if content.of(sentence).startswith("that ") else 0
            return Span(start=content.start + that, end=whole.end), ""
        plain = each.cue.of(sentence).split()[0].lower() in saying and not any(
            word[:1].isupper() for word in source.split()[1:]
        )
        if content.start or content.end < data()["length"]["share"] * len(sentence):
            break
        if same:
            return content, ""
        if plain and len(source.split()) > 1:
            bare = source.removeprefix("the ").removeprefix("The ")  # nobody has named them before
            return content, bare[:1].lower() + bare[1:]
        break
    return whole, ""


def _same_name(source: str, publisher: str) -> bool:
    """True for the same name, or for one that is the other's initials."""
    one, other = _plainly(source), _plainly(publisher)
    return one == other or any(
        short == "".join(word[:1] for word in long.split()) and len(short) > 1
        for short, long in ((one, other), (other, one))
    )


def _plainly(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _speaking(sentence: str) -> str:
    """Whose words a sentence reports, as it names them; '' where it reports nobody's, or mostly something else."""
    first = next(iter(attributions(sentence)), None)
    if first is None or first.source is None:
        return ""
    said = sum(span.end - span.start for span in first.content)
    return first.source.of(sentence) if said >= data()["length"]["share"] * len(sentence) else ""


def _hedge(claim: str, quote: str, spans: Sequence[Span], at: int) -> str:
    """The sentence nearest to the telling one that denies it or says that it is not established.

    A denial must be of the matter told or claimed; what doubts something further off must not speak of "it".
    """
    about = _matter(claim) | _matter(spans[at].of(quote))
    for other in sorted(range(len(spans)), key=lambda n: (abs(n - at), n)):
        sentence = spans[other].of(quote).strip()
        if other == at:
            continue
        doubted = re.search(data()["doubting"], sentence.casefold()) is not None
        hangs = abs(other - at) > 1 and any(
            token.lower_ in data()["hanging"] and token.tag_ in {"PRP", "DT"} and token.dep_ != "det" and token.i
            for token in nlp()(sentence)
        )
        denied = not doubted and mark(sentence).certainty is Certainty.DENIED and bool(about & _matter(sentence))
        if (doubted and not hangs) or denied:
            return shortened(nlp()(sentence), turning=False)
    return ""


def _matter(text: str) -> frozenset[str]:
    """The stems of a text's words but for its names."""
    return stems(" ".join(word for word in text.split() if word[:1].islower()))
