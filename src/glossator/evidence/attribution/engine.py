"""From a parsed text to its attributions, outermost first, with those inside their content as a chain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glossator.evidence.attribution import words
from glossator.evidence.attribution.cues import Cue, cues
from glossator.evidence.attribution.parsing import parse
from glossator.evidence.attribution.places import inside, place, touches, trimmed
from glossator.evidence.attribution.quotes import quotations
from glossator.evidence.attribution.sources import beside, is_passive, is_pronoun, owner, source_head, source_tokens
from glossator.evidence.model import Attribution
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COLON = re.compile(r"(?:^|\n)[ \t]*(?P<source>[A-Z][\w.'’\- ]{1,50}?)(?P<cue>:)[ \t]+(?=\S)")
_BETWEEN_QUOTES = re.compile(r"[\s,.]*")


def attributions(text: str, doc: Doc | None = None) -> list[Attribution]:
    """Every attribution of `text`: source, cue and content as offsets; one inside another's content is its `inner`.

    `doc` is the text already parsed by `models.grammar.nlp()`, to save parsing it twice.
    """
    doc = parse(text) if doc is None else doc
    quotes = quotations(doc.text)
    found = [each for cue in cues(doc) if (each := _attribution(doc, cue, quotes)) is not None]
    found += _colons(doc.text, found)
    found += _beside_quotes(doc, quotes, found)
    return _named(doc, _nested(found))


def _attribution(doc: Doc, cue: Cue, quotes: list[Span]) -> Attribution | None:
    if cue.kind == "according":
        return _according(doc, cue.token)
    if _in_quotation(cue.token, quotes) or (cue.kind == "verb" and _is_bare(cue.token)):
        return None
    mine = _cue_tokens(cue.token)
    content = _said(cue, quotes)
    head = _source(cue)
    if head is None and cue.quoted and not is_passive(cue.token) and cue.token.tag_ != "VBG":
        head = beside(cue.token, {token.i for token in content})
    if head is not None and head.lower_ in words.words("no_source"):
        return None
    source = [] if head is None else [token for token in source_tokens(head) if token not in mine]
    own = set(mine) | set(source)
    spans = place(doc, [token for token in content if token not in own], keep=True)
    cue_span = place(doc, mine)[0]
    if cue.quoted:
        said = _with_quotes(doc, cue.token, cue_span, [] if cue.instead else spans, quotes)
        spans = said or spans or _after_that(doc, cue.token)
    if not spans:
        return None
    sources = place(doc, source)
    return Attribution(source=sources[0] if sources else None, cue=cue_span, content=spans)


def _source(cue: Cue) -> Token | None:
    if cue.kind == "impression":
        return None
    return owner(cue.token) if cue.kind == "noun" else source_head(cue.token)


def _said(cue: Cue, quotes: list[Span]) -> list[Token]:
    """The tokens of the content, without what somebody else begins to say ("…, while others said …")."""
    if cue.kind == "parenthesis":
        return _around(cue.token)
    after = [child for child in cue.content if child.i > cue.token.i]
    # A clause before the verb is its content only when nothing follows it.
    children = cue.content if cue.kind == "impression" else after or cue.content
    tokens = [token for child in children for token in child.subtree]
    others = {
        below.i
        for token in tokens
        if token.dep_ in {"conj", "advcl"}
        and token.lemma_.lower() in words.words("saying")
        and token.tag_ in {"VBD", "VBZ", "VBP"}
        and not _in_quotation(token, quotes)
        for below in token.subtree
    }
    return [token for token in tokens if token.i not in others]


def _after_that(doc: Doc, token: Token) -> list[Span]:
    """What follows the next "that" of the sentence, where the parser hung the clause elsewhere."""
    sentence = token.sent
    for at in range(token.i + 1, sentence.end):
        if doc[at].lower_ == "that" and doc[at].dep_ == "mark":
            span = trimmed(doc.text, doc[at].idx, sentence.end_char)
            return [span] if span else []
    return []


def _in_quotation(token: Token, quotes: list[Span]) -> bool:
    return any(quote.start < token.idx < quote.end for quote in quotes)


def _is_bare(token: Token) -> bool:
    """An order ("tell me"), or an infinitive that says what might be said and not what was."""
    if token.tag_ != "VB" or any(child.dep_ in {"nsubj", "aux"} and child.lower_ != "to" for child in token.children):
        return False
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    return not infinitive or token.dep_ in {"acl", "ccomp", "conj", "csubj", "ROOT", "relcl"}


def _cue_tokens(token: Token) -> list[Token]:
    """The verb with its auxiliaries, negation, particle and adverbs that touch it."""
    kept = {token.i}
    close = {child.i for child in token.children if child.dep_ in {"aux", "auxpass", "neg", "prt", "advmod", "acomp"}}
    for step in (-1, 1):
        at = token.i + step
        while at in close:
            kept.add(at)
            at += step
    return [token.doc[index] for index in sorted(kept)]


def _around(token: Token) -> list[Token]:
    """What a parenthesis ("…, he said, …") is inserted into."""
    own = {each.i for each in token.subtree}
    return [each for each in token.head.subtree if each.i not in own]


def _according(doc: Doc, token: Token) -> Attribution | None:
    """ "According to three officials, …": the source is the object of "to", the content the rest of the clause."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = next((grand for grand in to.children if grand.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None:
        return None
    own = {each.i for each in token.subtree}
    clause = [each for each in token.head.subtree if each.i not in own] if token.head is not token else []
    content = place(doc, clause, keep=True)
    if not content:
        return None
    sources = place(doc, source_tokens(source))
    return Attribution(source=sources[0] if sources else None, cue=place(doc, [token, to])[0], content=content)


def _with_quotes(doc: Doc, token: Token, cue: Span, spans: list[Span], quotes: list[Span]) -> list[Span]:
    """The content, widened to the quotations it touches, or the quotation beside a cue that has none."""
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    touched = [quote for quote in quotes if any(touches(quote, span) for span in spans) and not touches(quote, cue)]
    if not spans:
        near = [quote for quote in quotes if quote.start < end and start < quote.end and not touches(quote, cue)]
        touched = near[:2] or _next_line(doc.text, start, end, quotes)
    if not touched:
        return spans
    follow = _following(doc.text, end, quotes)
    return _joined([*spans, *touched, *follow])


def _next_line(text: str, start: int, end: int, quotes: list[Span]) -> list[Span]:
    """What follows a sentence that ends with a colon: the quotation there, else the line."""
    if not text[start:end].rstrip().endswith(":"):
        return []
    while end < len(text) and text[end].isspace():
        end += 1
    quote = next((each for each in quotes if each.start == end), None)
    stop = text.find("\n", end)
    line = trimmed(text, end, stop if stop > 0 else len(text))
    return [quote] if quote else [line] if line else []


def _following(text: str, end: int, quotes: list[Span]) -> list[Span]:
    """A quotation that opens right after the sentence of the cue goes on with the same speaker."""
    for quote in quotes:
        if (
            quote.start >= end - 1
            and _BETWEEN_QUOTES.fullmatch(text, end, quote.start)
            and "\n" not in text[end : quote.start]
        ):
            return [quote]
        if quote.start > end + 3:
            break
    return []


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(start=joined[-1].start, end=max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _may_speak(text: str, match: re.Match[str]) -> bool:
    """A name before a colon speaks when a quotation follows, in a heading, and in capitals as transcripts have it."""
    name = match["source"].strip()
    if name.lower() in words.words("not_sources") or len(name.split()) > 6:
        return False
    heading = match.start() == 0 and len(name.split()) <= 3
    return heading or text[match.end()] in "\"“‘'" or (name.isupper() and len(name) > 3)


def _colons(text: str, found: list[Attribution]) -> list[Attribution]:
    """ "Trump: We will win" at the start of a line."""
    added = []
    for match in _COLON.finditer(text):
        if not _may_speak(text, match):
            continue
        end = text.find("\n", match.end())
        cue = Span(start=match.start("cue"), end=match.end("cue"))
        source = Span(start=match.start("source"), end=match.end("source"))
        content = Span(start=match.end(), end=end if end > 0 else len(text))
        if content.end > content.start and not any(each.cue and touches(each.cue, source) for each in found):
            added.append(Attribution(source=source, cue=cue, content=[content]))
    return added


def _beside_quotes(doc: Doc, quotes: list[Span], found: list[Attribution]) -> list[Attribution]:
    """A quoted sentence that no cue has claimed belongs to the subject of the verb beside it, whatever the verb."""
    added = []
    for quote in quotes:
        if not _QUOTED_SENTENCE.search(quote.of(doc.text)) or any(touches(quote, span) for each in found for span in each.content):
            continue
        span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is None:
            continue
        verb = _verb_beside(span)
        head = source_head(verb) if verb is not None else None
        if verb is None or head is None or head.lower_ in words.words("no_source") or _in_quotation(head, [quote]):
            continue
        sources, cue = place(doc, source_tokens(head)), place(doc, _cue_tokens(verb))
        added.append(Attribution(source=sources[0] if sources else None, cue=cue[0], content=[quote]))
    return added


_QUOTED_SENTENCE = re.compile(r"^\W*[A-Z].*\w\W*\s.*\s.*[,.!?]\W*$", re.DOTALL)


def _verb_beside(quote: Any) -> Token | None:
    """The verb, outside a quotation, that its sentence hangs on."""
    for token in (quote.root, quote.root.head, quote.root.head.head):
        if token.pos_ == "VERB" and not quote.start <= token.i < quote.end and token.sent == quote.root.sent:
            return token
    return None


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Attributions whose cue lies in another's content become its `inner`, the nearest first."""
    ordered = sorted(
        found, key=lambda each: (-sum(span.end - span.start for span in each.content), each.content[0].start)
    )
    tops: list[Attribution] = []
    for each in ordered:
        holder = next((top for top in tops if any(inside(each.cue, span) for span in top.content if each.cue)), None)
        if holder is None:
            tops.append(each)
        else:
            _hang(holder, each)
    return sorted(tops, key=lambda each: each.content[0].start if each.cue is None else each.cue.start)


def _hang(holder: Attribution, each: Attribution) -> None:
    if holder.inner is None:
        holder.inner = each
    elif each.cue and any(inside(each.cue, span) for span in holder.inner.content):
        _hang(holder.inner, each)


def _named(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Give every attribution the name of its source; "he" and "she" take the last person named as a source."""
    people = {(entity.start_char, entity.end_char): entity.text for entity in doc.ents if entity.label_ == "PERSON"}
    last = ""
    for top in found:
        each: Attribution | None = top
        while each is not None:
            words_ = each.source.of(doc.text) if each.source else ""
            person = next(
                (
                    name
                    for (start, end), name in people.items()
                    if each.source and each.source.start <= start and end <= each.source.end
                ),
                "",
            )
            last = person or last
            each.name = last if words_.lower() in {"he", "she"} and last else "" if is_pronoun(words_) else words_
            each.name = each.name or words_
            each = each.inner
    return found
