"""Sentence kinds that form alone decides, as a rule table; the first rule that holds applies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossator.language.rules import first
from glossator.language.tree import root_of
from glossator.statement.kinds import forms
from glossator.statement.kinds.amounts import is_amount
from glossator.statement.kinds.fixed_phrases import matches
from glossator.statement.kinds.predicates import NAMED, judges
from glossator.statement.kinds.rules import Rule
from glossator.statement.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc


_STOPS = {".", "!", "”", '"'}


@dataclass(frozen=True)
class Sentence:
    """A sentence as said, and its parse."""

    text: str
    doc: Doc
    terse: bool = False  # posts leave out subjects and capitals

    @cached_property
    def fragment(self) -> bool:
        """It has no main verb."""
        return forms.is_fragment(self.doc)

    @cached_property
    def headed(self) -> bool:
        """It has no main verb, and at its head no preposition, conjunction or mark."""
        root = root_of(self.doc)
        return self.fragment and root.pos_ not in {"ADP", "SCONJ", "PUNCT"} and root.lower_ != "including"

    @cached_property
    def named(self) -> bool:
        """It is headed, names somebody or something, and is more than the heading of a page."""
        verb = any(each.tag_.startswith("VB") for each in self.doc)
        heading = not self.terse and not verb and self.text[-1:] not in _STOPS
        return self.headed and not heading and any(each.ent_type_ in NAMED for each in self.doc)


RULES: tuple[Rule[Sentence], ...] = (
    Rule("handed-on", Kind.QUOTATION, "a post of somebody else's, handed on",
         lambda said: forms.is_handed_on(said.text),
         "RT @paper: Exports rose in May.", "Exports rose in May."),
    Rule("question", Kind.QUESTION, "it asks",
         lambda said: forms.is_question(said.text, said.doc),
         "How long must we wait?", "We have waited for nine months."),
    Rule("greeting", Kind.PLEASANTRY, "a greeting, thanks, or talk about the conversation",
         lambda said: forms.is_pleasantry(said.text),
         "Thank you very much.", "Exports rose very much in May."),
    Rule("thanks", Kind.PLEASANTRY, "it thanks or congratulates",
         lambda said: forms.is_thanks(said.doc),
         "Thank you to each and every one of the men and women of the Navy who served with honour in the Gulf.",
         "The Navy served in the Gulf."),
    Rule("broken-off", Kind.PLEASANTRY, "a few words that break off: nothing was asserted yet",
         lambda said: forms.is_broken_off(said.text, said.doc),
         "And they were --", "And they were in Syria."),
    Rule("marks-only", Kind.PLEASANTRY, "hashtags, handles and addresses alone",
         lambda said: forms.is_marks_only(said.text),
         "#MAGA @paper", "@paper reported that exports rose."),
    Rule("headline", Kind.QUOTATION, "a headline with its source, or words mostly in quotation marks",
         lambda said: forms.is_quoted(said.text),
         "“Exports rose by a tenth in May, and imports fell.”", "Exports rose by a tenth in May."),
    Rule("call", Kind.SLOGAN, "it calls on somebody to do something",
         lambda said: forms.is_call(said.doc) or matches("call_phrases", said.text),
         "Let us build the wall.", "We built the wall."),
    Rule("shouted", Kind.SLOGAN, "a few words in capitals, or a hashtag, without a main verb",
         lambda said: said.fragment and forms.is_shouted(said.text),
         "PEACE THROUGH STRENGTH!", "Peace through strength."),
    Rule("continued", Kind.PLEASANTRY, "the rest of a sentence that began before an interruption",
         lambda said: not said.terse and forms.is_continued(said.text, said.doc),
         "put a programme in place to keep ships out of Ohio.", "Put a programme in place in Ohio."),
    Rule("exclaimed", Kind.OPINION, "words of praise or blame without a main verb",
         lambda said: said.fragment and forms.exclaims(said.text, said.doc),
         "A terrible deal.", "A deal with Canada."),
    Rule("bare-amount", Kind.NUMBER, "an amount in words without a main verb",
         lambda said: said.headed and any(map(is_amount, said.doc)) and len(said.doc) > 4,
         "Nine thousand jobs in Ohio alone.", "Jobs in Ohio alone."),
    Rule("bare-names", Kind.FACT, "names in words without a main verb, as in a headline, but no heading",
         lambda said: said.named and len(said.doc) > 6,
         "A new office of the State Department in Warsaw.", "The summit of the State Department, 8 June 2017"),
    Rule("bare-judgement", Kind.OPINION, "a word that judges, somewhere in words without a main verb",
         lambda said: said.fragment and any(map(judges, said.doc)),
         "A deal for the worst.", "A deal for Canada."),
    Rule("cried", Kind.SLOGAN, "words without a main verb that end in an exclamation mark",
         lambda said: said.fragment and said.text.endswith("!") and len(said.doc) > 3,
         "Onward to Ohio!", "Onward to Ohio."),
    Rule("bare-words", Kind.PLEASANTRY, "words without a main verb that assert nothing",
         lambda said: said.fragment,
         "Jobs in Ohio.", "There are jobs in Ohio."),
)  # fmt: skip


def of_sentence(text: str, doc: Doc, *, terse: bool = False) -> Rule[Sentence] | None:
    """The rule that decides a sentence, `terse` as in posts, by its form alone, or None."""
    return first(RULES, Sentence(text.strip(), doc, terse))
