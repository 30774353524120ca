"""Every cue of a text with what it would attribute: from lists and rules, and from grammar alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.evidence.attribution import words
from glossator.evidence.attribution.contents import after_that, said, with_quotes
from glossator.evidence.attribution.cues import Cue, cue_tokens
from glossator.evidence.attribution.options import Option, options
from glossator.evidence.attribution.places import Places, place
from glossator.evidence.attribution.sources import beside, is_passive, owner, source_head, source_tokens
from glossator.evidence.model import Attribution
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = {"who", "which", "that"}


@dataclass(frozen=True)
class Candidate:
    """A cue with its source and content; `option` is the source and its link, `first` the head that the rules chose."""

    cue: Cue
    option: Option
    attribution: Attribution
    quoted: bool
    first: Token | None


def candidate(text: str, doc: Doc, cue: Cue, quotes: Places) -> Candidate | None:
    """What a cue attributes, with the source that the rules choose; None when it can attribute nothing."""
    if cue.kind == "according":
        return _according(text, doc, cue)
    if quotes.around(cue.token.idx) or (cue.kind == "verb" and _is_bare(cue.token)):
        return None
    content = said(cue, quotes)
    first = _source(cue, content)
    relative = first is not None and first.lower_ in _RELATIVE and cue.token.dep_ == "relcl"
    if first is not None and first.lower_ in words.words("no_source") and not relative:
        return None
    link = next((each.link for each in options(cue.token, first) if each.head is first), "beside")
    return _with(text, doc, cue, content, Option(first, link), quotes, first)


def alternatives(text: str, doc: Doc, each: Candidate, quotes: Places) -> Iterator[Candidate]:
    """The candidate with every other source that its place in the sentence allows."""
    if each.cue.kind == "according":
        return
    content = said(each.cue, quotes)
    own = {token.i for token in content} | {each.cue.token.i}
    for option in options(each.cue.token, each.first):
        head = option.head
        if head is not None and (head.i in own or quotes.around(head.idx) or head.lower_ in {"i", "we", "you"}):
            continue
        same = head.i == each.first.i if head is not None and each.first is not None else head is each.first
        other = None if same else _with(text, doc, each.cue, content, option, quotes, each.first)
        if other is not None:
            yield other


def _with(
    text: str, doc: Doc, cue: Cue, content: Sequence[Token], option: Option, quotes: Places, first: Token | None
) -> Candidate | None:
    mine = cue_tokens(cue.token, cue.content)
    source = [] if option.head is None else [token for token in source_tokens(option.head) if token not in mine]
    if option.head is not None and not source and option.head is not first:
        return None
    spans = _content(text, doc, cue, content, {*mine, *source}, quotes)
    if not spans:
        return None
    sources, name = place(doc, source), ""
    if option.head is not None and option.head.lower_ in _RELATIVE and cue.token.dep_ == "relcl":
        name = " ".join(span.of(text) for span in place(doc, source_tokens(cue.token.head))[:1])
    found = Attribution(source=sources[0] if sources else None, cue=place(doc, mine)[0], content=spans, name=name)
    quoted = any(True for span in spans for _ in quotes.touching(span))
    return Candidate(cue, option, found, quoted, first)


def _content(text: str, doc: Doc, cue: Cue, content: Sequence[Token], own: set[Token], quotes: Places) -> list[Span]:
    spans = place(doc, [token for token in content if token not in own], keep=True)
    if not cue.quoted:
        return spans
    mine = place(doc, cue_tokens(cue.token, cue.content))[0]
    quoted = with_quotes(text, cue.token, mine, [] if cue.instead else spans, quotes)
    return quoted or spans or after_that(text, doc, cue.token)


def _source(cue: Cue, content: Sequence[Token]) -> Token | None:
    if cue.kind == "impression":
        return None
    head = owner(cue.token) if cue.kind == "noun" else source_head(cue.token)
    if head is None and cue.quoted and not is_passive(cue.token) and cue.token.tag_ != "VBG":
        return beside(cue.token, {token.i for token in content})
    return head


def _is_bare(token: Token) -> bool:
    """An order ("tell me"), or an infinitive that says what might be said and not what was."""
    if token.tag_ != "VB" or any(child.dep_ in {"nsubj", "aux"} and child.lower_ != "to" for child in token.children):
        return False
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    return not infinitive or token.dep_ in {"acl", "ccomp", "conj", "csubj", "ROOT", "relcl"}


def _according(text: str, doc: Doc, cue: Cue) -> Candidate | None:
    """ "According to three officials, …": the source is the object of "to", the content the rest of the clause."""
    token = cue.token
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = next((grand for grand in to.children if grand.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None:
        return None
    own = {each.i for each in token.subtree}
    clause = [each for each in token.head.subtree if each.i not in own] if token.head is not token else []
    content = [span for span in place(doc, clause, keep=True) if any(sign.isalnum() for sign in span.of(text))]
    if not content:
        return None
    sources = place(doc, source_tokens(source))
    found = Attribution(source=sources[0] if sources else None, cue=place(doc, [token, to])[0], content=content)
    return Candidate(cue, Option(source, "according"), found, quoted=False, first=source)
