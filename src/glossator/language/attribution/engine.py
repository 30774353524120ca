"""Attribution extraction on a dependency parse; nested attributions become a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.folding import alike
from glossator.language.attribution import words
from glossator.language.attribution.according import by_whom
from glossator.language.attribution.carrying import carried_on
from glossator.language.attribution.chains import named, nested
from glossator.language.attribution.contents import after_that, ended, said, with_quotes
from glossator.language.attribution.cues import Cue, cue_tokens, cues
from glossator.language.attribution.glance import may_attribute
from glossator.language.attribution.parsing import parse
from glossator.language.attribution.places import Places, inside, place
from glossator.language.attribution.quotes import quotations
from glossator.language.attribution.signed import signed
from glossator.language.attribution.sources import beside, is_passive, is_pronoun, owner, source_head, source_tokens
from glossator.language.attribution.unclaimed import beside_quotes, colons
from glossator.language.lexicon import closed
from glossator.language.model import Attribution
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def attributions(text: str, doc: Doc | None = None) -> list[Attribution]:
    """The outermost attributions in `text`, with source, cue and content as offsets; nested ones are in `inner`.

    `doc`: the parse of `text` (best by `attribution.parsing.parse`), to avoid parsing twice.
    """
    if doc is None:
        if not may_attribute(alike(text)):
            return []
        doc = parse(text)
    text = doc.text  # built once: doc.text is concatenated on every access, which is slow for long documents
    quoted = quotations(text)
    quotes = Places(quoted)
    found: list[Attribution] = []
    quoting: list[Attribution] = []  # attributions within a quotation
    for cue in cues(doc):
        each = _attribution(text, doc, cue, quotes)
        if each is not None:
            (quoting if quotes.around(cue.token.idx) else found).append(each)
    found += colons(text, Places(each.cue for each in found if each.cue))
    contents = Places(span for each in found for span in each.content)
    found += beside_quotes(text, doc, quotes, contents)
    found += signed(text, doc, quoted, Places(span for each in found for span in each.content))
    carried_on(text, doc, found, quoted)
    contents = Places(span for each in found for span in each.content)
    found += [
        each for each in quoting if each.cue and any(inside(each.cue, one) for one, _ in contents.touching(each.cue))
    ]
    return named(text, doc, nested(found))


def _attribution(text: str, doc: Doc, cue: Cue, quotes: Places) -> Attribution | None:
    if cue.kind == "according":
        return by_whom(text, doc, cue.token)
    if cue.kind == "verb" and _is_bare(cue.token):
        return None
    mine, content = cue_tokens(cue.token, cue.content), said(cue, quotes)
    head = _source(cue, content)
    relative = head is not None and head.lower_ in closed("relative") and cue.token.dep_ == "relcl"
    if head is not None and head.lower_ in words.words("no_source") and not relative:
        return None
    source = [] if head is None else [token for token in source_tokens(head) if token not in mine]
    own = {*mine, *source}
    around = next((quote for quote, _ in quotes.touching(_at(cue.token)) if quote.start < cue.token.idx), None)
    spans = _content(text, doc, cue, content, own, quotes) if around is None else _within(around, doc, content, own)
    spans = ended(text, spans)
    if not spans:
        return None
    sources, name = place(doc, source), ""
    if relative:
        name = " ".join(span.of(text) for span in place(doc, source_tokens(cue.token.head))[:1])
    elif around is not None and sources and is_pronoun(sources[0].of(text)):
        name = sources[0].of(text)  # a pronoun inside a quotation cannot be the source of that quotation
    return Attribution(source=sources[0] if sources else None, cue=place(doc, mine)[0], content=spans, name=name)


def _at(token: Token) -> Span:
    return Span(start=token.idx, end=token.idx + len(token))


def _within(around: Span, doc: Doc, content: list[Token], own: set[Token]) -> list[Span]:
    """The content of an attribution inside a quotation, clipped to that quotation."""
    spans = place(doc, [token for token in content if token not in own], keep=True)
    return [span for span in spans if inside(span, around)]


def _content(text: str, doc: Doc, cue: Cue, content: list[Token], own: set[Token], quotes: Places) -> list[Span]:
    spans = place(doc, [token for token in content if token not in own], keep=True)
    if not cue.quoted:
        return spans
    mine = place(doc, cue_tokens(cue.token, cue.content))[0]
    quoted = with_quotes(text, cue.token, mine, [] if cue.instead else spans, quotes)
    return quoted or spans or after_that(text, doc, cue.token)


def _source(cue: Cue, content: list[Token]) -> Token | None:
    if cue.kind == "impression":
        return None
    head = owner(cue.token) if cue.kind == "noun" else source_head(cue.token)
    if head is None and cue.quoted and not is_passive(cue.token) and cue.token.tag_ != "VBG":
        return beside(cue.token, {token.i for token in content})
    return head


def _is_bare(token: Token) -> bool:
    """True for an imperative ("tell me") or an infinitive that reports nothing actually said."""
    if token.tag_ != "VB" or any(child.dep_ in {"nsubj", "aux"} and child.lower_ != "to" for child in token.children):
        return False
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    return not infinitive or token.dep_ in {"acl", "ccomp", "conj", "csubj", "ROOT", "relcl"}
