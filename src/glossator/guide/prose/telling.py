"""What a sentence takes from a piece of evidence: exact words of its quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.model import Evidence
from glossator.evidence.reading.quoting import leans
from glossator.guide.prose.claimed import Name
from glossator.guide.prose.dangling import dangling
from glossator.guide.prose.patterns import data
from glossator.guide.prose.said import ends_in_verb
from glossator.guide.prose.turning import turning, unsure_words
from glossator.language.attribution import attributions
from glossator.language.datelines import dateline
from glossator.language.inflection import stems
from glossator.language.sentences import sentences
from glossator.models.grammar import nlp
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LABEL = re.compile(r"((?:(?:[A-Z][\w.’'-]*|of|the|and|for) ){0,9}[A-Z][\w.’'-]+): (?=[\"“‘A-Z])")
_IN_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y|[Yy]ou|[Yy]our)\b")
_CLAUSES = {"advcl", "relcl", "acl", "conj", "prep", "npadvmod", "appos", "ccomp", "parataxis"}


@dataclass(frozen=True)
class Told:
    """What is told of one piece: `words` and `hedge` are exact parts of its quote.

    `cited`: the source it cites, in the quote's words; `source`: who speaks in the chosen sentence; `on`: a
    continuation that depends on the chosen sentence and says more about the claim; each may be empty. `further`:
    sentences lie between those two. `voice`: the speaker in a transcript, by label; `spoken`: the quote reads like a
    transcript. `whole`: the words end with their sentence.
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
    """The most telling part of a quote beside the claim, cut at clause boundaries, with its hedge.

    `named`: the names in the claim.
    """
    quote = piece.quote.exact
    words, cited, hedge, source, on, further = _parts(
        claim, quote, piece.core, piece.source.publisher or "", named, unsure_words(piece)
    )
    label, voice = _LABEL.match(words), _voice(quote, quote.find(words))
    if label:
        words = words[label.end() :]
    on, hedge = (_LABEL.sub("", text, count=1) if _LABEL.match(text) else text for text in (on, hedge))
    spoken = bool(voice) or _IN_PERSON.search(outside_quotes(quote)) is not None
    return Told(piece, words, cited, hedge, source, on, further, voice, spoken, whole=words[-1:] in '.!?”"')


def _voice(quote: str, at: int) -> str:
    """The speaker at an offset of a transcript: the last label at or before it."""
    starts = (span.start for span in _split(quote) if span.start <= at)
    labels = [label[1] for start in starts if (label := _LABEL.match(quote, start))]
    return labels[-1] if labels else ""


def outside_quotes(words: str) -> str:
    """The text without its quotations."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "it", words)


@lru_cache(maxsize=4096)
def _parts(
    claim: str, quote: str, core: Span | None, publisher: str, named: tuple[Name, ...], unsure: tuple[str, ...]
) -> tuple[str, str, str, str, str, bool]:
    """Words, cited source, hedge, speaker, continuation, and whether the continuation is further down.

    Cached, since every face asks for the same.
    """
    spans = _split(quote)
    at, more = _telling(claim, quote, spans, core, named)
    sentence = spans[at].of(quote)
    content, cited = _without_source(sentence, publisher)
    start, end = spans[at].start + content.start, spans[at].start + content.end
    kept = shortened(nlp()(quote[start:end]), stems(claim))
    words = re.sub(
        r"\s+[\"”]$", "", quote[start : start + len(kept)].rstrip(" ,;:–—")
    )  # a mark that opens what follows
    turn = turning(claim, quote, spans, at, named, unsure)
    hedge, on = ("" if other == at else _short(spans[other].of(quote).strip()) for other in (turn, more))
    return words, cited, hedge, _speaking(sentence), "" if on == hedge else on, more > at + 1


def said_by(each: Told) -> Told:
    """The content of reported speech: of 'Smith said that the ships sailed', if it is contiguous after "that"."""
    content = _behind_that(each.words)
    return replace(each, words=content, whole=False) if content else each


@lru_cache(maxsize=4096)
def _behind_that(words: str) -> str:
    first = next(iter(attributions(words)), None)
    if first is None or len(first.content) != 1:
        return ""
    content = first.content[0].of(words)
    return content.removeprefix("that ") if content.startswith("that ") else ""


def _telling(
    claim: str, quote: str, spans: Sequence[Span], core: Span | None, named: Sequence[Name]
) -> tuple[int, int]:
    """The indices of the sentence to tell and of its continuation, which may be the same.

    The first sentence reports the event; one that names what the claim names, and the first does not, continues it.
    Another is told instead if the reader found it clearly more telling (`core`), or in addition if it depends on what
    precedes it. Where the reader prefers none, shared words may. A question is told with its answer.
    """
    best = _most_telling(claim, quote, spans, core)
    first, more = 0, 0
    if best == 0:
        more = _naming(quote, spans, named)
    elif _hangs(claim, quote, spans, best) or (core is not None and _points_back(claim, spans[best].of(quote))):
        more = best
    else:
        first = more = best
    if more == first and asks(spans[first].of(quote)) and first + 1 < len(spans):
        more = first + 1
    return first, more


def _most_telling(claim: str, quote: str, spans: Sequence[Span], core: Span | None) -> int:
    read = next((at for at, span in enumerate(spans) if span.end > core.start), 0) if core is not None else 0
    if read:
        return read
    wanted = stems(claim)
    shared = [len(wanted & stems(span.of(quote))) for span in spans]
    best = max(range(len(spans)), key=lambda at: (shared[at], -at))
    return best if shared[best] >= shared[0] + data()["length"]["clearly"] else 0


def _naming(quote: str, spans: Sequence[Span], named: Sequence[Name]) -> int:
    """The sentence that, told after the first, covers most of the claim's names, its subject above all.

    A sentence that depends on an omitted one is not told.
    """
    head = spans[0].of(quote)

    def reach(at: int) -> tuple[bool, int]:
        text = f"{head} {spans[at].of(quote)}"
        found = [speaks_of(text, *name) for name in named]
        return bool(found and found[0]), sum(found)

    free = [at for at in range(len(spans)) if at < 2 or not _hangs(head, quote, spans, at)]
    return max(free, key=lambda at: (*reach(at), -at), default=0)


def _hangs(known: str, quote: str, spans: Sequence[Span], at: int) -> bool:
    """True for a sentence that one before it explains."""
    sentence = spans[at].of(quote)
    return leans(sentence) or dangling(sentence, known, quote[: spans[at].start])


def _points_back(claim: str, sentence: str) -> bool:
    """True for 'the battle for the town', which may be one named before; not for what the claim names, too."""
    known = stems(claim)
    return any(
        token.lower_ == "the"
        and token.head.pos_ == "NOUN"
        and token.head.i == token.i + 1
        and not any(child.dep_ in {"prep", "relcl", "acl", "appos"} for child in token.head.children)
        and not stems(token.head.text) & known
        for token in nlp()(sentence)
    )


def asks(sentence: str) -> bool:
    """True for a sentence that only reports a question."""
    return re.search(data()["asking"], sentence) is not None and "answer" not in sentence


def shortened(doc: "Doc", about: frozenset[str] = frozenset()) -> str:
    """The longest prefix of a sentence that is short enough and ends at a clause boundary; else all of it.

    Nothing is cut that denies, hedges or contrasts what precedes it or quotes somebody, nor all of what the sentence
    says `about` the claim, whose stems these are.
    """
    limits = data()["length"]
    text = doc.text.rstrip()
    if _count(text) <= limits["words"]:
        return text
    ends = sorted({cut for token in doc if (cut := _cut_before(token)) is not None}, reverse=True)
    for end in ends:
        head = doc.text[:end].rstrip(" ,;:–—-")
        if limits["least"] <= _count(head) <= limits["words"] and not _turns(doc.text[end:]):
            if about & stems(doc.text[end:]) and not about & stems(head):
                continue
            closed = head.count("(") == head.count(")") and head.count("“") == head.count("”")
            if closed and not ends_in_verb(head):  # 'calls on the minister to ban, for his speech, the candidate'
                return head
    return text


def _short(sentence: str) -> str:
    """The words of the sentence as stored: the parser's are written in plain signs, one for one."""
    return sentence[: len(shortened(nlp()(sentence)))]


def _cut_before(token: "Token") -> int | None:
    """Where an omissible clause or phrase begins: it must extend to the end of the sentence."""
    if token.dep_ not in _CLAUSES or token.head.i > token.i:
        return None
    first, last = token.left_edge.i, token.right_edge.i
    doc = token.doc
    rest = [other for other in doc[last + 1 :] if not other.is_punct]
    listed = token.dep_ == "conj" or (token.dep_ == "appos" and any(token.conjuncts))
    if listed and token.pos_ not in {"VERB", "AUX"}:  # one of several: 'in Ohio, Virginia and Maine'
        return None
    comma = first > 0 and doc[first - 1].text in {",", ";", ":", "–", "—", "-"}
    if rest and not comma:
        return None
    close = token.dep_ in {"prep", "ccomp", "acl", "relcl", "conj"} or token.tag_ in {"VBG", "VBN"}
    if close and not comma:
        return None
    root = next((one for one in doc if one.dep_ == "ROOT"), None)
    return doc[first].idx if root is not None and root.i < first else None


def _turns(rest: str) -> bool:
    quotes = any(mark in rest for mark in '"“')
    return quotes or bool(set(re.findall(r"[a-z’']+", rest.lower())) & set(data()["turning"]))


def _count(text: str) -> int:
    return len(text.split())


def _split(quote: str) -> list[Span]:
    """The sentences of a quote, without a leading dateline."""
    found = [span for span in sentences(quote) if span.of(quote).strip()] or [Span(start=0, end=len(quote))]
    if found[0].start < (behind := dateline(quote)) < found[0].end:
        found[0] = Span(start=behind, end=found[0].end)
    return found


def _without_source(sentence: str, publisher: str) -> tuple[Span, str]:
    """Of 'Ships sailed, two officials said.' the first part and the source cited; named sources stay in.

    Unless the source is the publisher, which the surrounding sentence names.
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
            bare = source.removeprefix("the ").removeprefix("The ")  # their names have not been mentioned
            return content, bare[:1].lower() + bare[1:]
        break
    return whole, ""


def _same_name(source: str, publisher: str) -> bool:
    """True for equal names, or one that is the other's initials."""
    one, other = _plainly(source), _plainly(publisher)
    return one == other or any(
        short == "".join(word[:1] for word in long.split()) and len(short) > 1
        for short, long in ((one, other), (other, one))
    )


def _plainly(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _speaking(sentence: str) -> str:
    """The source of reported speech as the sentence names it; '' if most of the sentence is not reported."""
    first = next(iter(attributions(sentence)), None)
    if first is None or first.source is None:
        return ""
    said = sum(span.end - span.start for span in first.content)
    return first.source.of(sentence) if said >= data()["length"]["share"] * len(sentence) else ""
