"""The kind of a clause (fact, forecast, opinion …) as a rule table; the first rule that holds applies."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from glossator.language.rules import first
from glossator.language.tree import FIRST_PERSON, Clause, is_conditional, says, subject_of
from glossator.statement.kinds import predicates
from glossator.statement.kinds.amounts import is_amount
from glossator.statement.kinds.rules import Rule
from glossator.statement.kinds.superlatives import ranks
from glossator.statement.model import Kind
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_QUOTES = {"“", "”", '"', "``", "''"}
_TENSED = {"VBD", "VBN", "VBZ", "VBP"}


class Seen:
    """The features of a clause that the rules ask for, each computed once."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.head = predicates.content_head(clause.head)

    def tokens(self) -> Iterator[Token]:
        """The clause's own tokens, in order."""
        return (self.clause.head.doc[i] for i in sorted(self.clause.tokens))

    @cached_property
    def reports(self) -> bool:
        """It reports somebody's words, whose content is a claim of its own."""
        return self.clause.report

    @cached_property
    def tells_words(self) -> bool:
        """Its verb is a reporting verb."""
        return bool(says(self.head)) and self.head.tag_ in _TENSED

    @cached_property
    def told_beside(self) -> bool:
        """A saying of somebody else's is set off beside its verb: 'The port, he said, is closed'."""
        beside = [child for child in self.head.children if child.dep_ in {"parataxis", "conj"} and child.i > 1]
        return any(
            child.lemma_ in words("verbs", "report") and _set_off(child) and not self.own(child) for child in beside
        )

    def own(self, head: Token) -> bool:
        """The speaker is the agent."""
        subject = subject_of(head)
        return subject is not None and subject.lower_ in FIRST_PERSON

    @cached_property
    def amount(self) -> bool:
        """It states an amount."""
        return any(is_amount(token) for token in self.tokens())

    @cached_property
    def ahead(self) -> bool:
        """It is in the future, or merely possible."""
        return predicates.is_forecast(self.head)

    @cached_property
    def duty(self) -> bool:
        """It expresses obligation: should, must, ought to."""
        return predicates.is_duty(self.head)

    @cached_property
    def conditional(self) -> bool:
        """Its sentence is conditional."""
        return is_conditional(self.head.doc)

    @cached_property
    def outranks(self) -> bool:
        """It ranks a thing above all others of its kind."""
        return bool(ranks(self.head, self.clause)) and not self.duty and not self.ahead


def _set_off(verb: Token) -> bool:
    """True if only its subject stands between a verb in the past and a comma or quotation mark."""
    subject = subject_of(verb)
    if subject is None or verb.tag_ not in _TENSED or verb.i + 1 == len(verb.doc):
        return False
    before = subject.left_edge.i - 1
    return before > 0 and verb.doc[before].text in {",", *_QUOTES} and verb.doc[before - 1].lower_ not in {"and", "but"}


def _attributed(seen: Seen) -> bool:
    said = " ".join(token.lower_ for token in seen.tokens())
    return re.search(r"\baccording to (?!which\b)", said) is not None


def _marked(seen: Seen) -> bool:
    return seen.head.lemma_ in words("verbs", "report") and any(token.text in _QUOTES for token in seen.tokens())


def _ahead_if(seen: Seen) -> bool:
    verbs = (token for token in seen.head.doc if token.pos_ in {"VERB", "AUX"})
    return seen.conditional and not seen.duty and any(map(predicates.is_forecast, verbs))


def _only_if(seen: Seen) -> bool:
    return seen.conditional and not predicates.is_standing_rule(seen.head, seen.clause)


def _judged(seen: Seen) -> bool:
    return predicates.is_opinion(seen.head, seen.clause) and not (seen.amount and not seen.ahead)


RULES: tuple[Rule[Seen], ...] = (
    Rule("reported", Kind.QUOTATION, "somebody else is reported to say it",
         lambda seen: seen.reports and not seen.own(seen.clause.head),
         "The minister said that exports rose.", "Exports rose."),
    Rule("own-words-then", Kind.PAST_POSITION, "the speaker tells what the speaker said before",
         lambda seen: seen.reports and predicates.is_earlier(seen.clause.head),
         "I said in 2002 that the war was a mistake.", "I say that the war is a mistake."),
    Rule("own-words-now", Kind.OPINION, "the speaker only says that the speaker says so",
         lambda seen: seen.reports,
         "I claim that exports rose in Ohio.", "I claimed that exports rose in Ohio."),
    Rule("according-to", Kind.QUOTATION, "\"according to\" names who says it",
         _attributed,
         "Exports rose, according to the ministry.", "Exports rose in May."),
    Rule("others-say", Kind.QUOTATION, "its verb is one of saying, and another says it",
         lambda seen: (seen.tells_words and not seen.own(seen.head)) or seen.told_beside,
         "The minister wrote, and nobody read it.", "I wrote, and nobody read it."),
    Rule("said-before", Kind.PAST_POSITION, "its verb is one of saying, and the speaker said it before",
         lambda seen: seen.tells_words and predicates.is_earlier(seen.head),
         "I wrote, and nobody read it.", "He wrote, and nobody read it."),
    Rule("says-now", Kind.OPINION, "its verb is one of saying, and the speaker says it now",
         lambda seen: seen.tells_words,
         "I ask, who pays.", "I asked: why now."),
    Rule("in-quotation-marks", Kind.QUOTATION, "a verb of reporting stands beside quotation marks",
         _marked,
         "He reported “heavy losses”.", "The ministry reported heavy losses."),
    Rule("performed", Kind.PLEASANTRY, "to say it is to do it",
         lambda seen: predicates.is_performed(seen.head),
         "I applaud the men and women of the Navy.", "She applauded the Navy in May."),
    Rule("hoped", Kind.OPINION, "the speaker hopes or wishes it",
         lambda seen: predicates.is_hoped(seen.clause.head),
         "I hope that peace comes to Syria.", "Peace came to Syria in 2018."),
    Rule("position-then", Kind.PAST_POSITION, "a view that was held, or shown, at an earlier time",
         lambda seen: predicates.is_past_position(seen.head),
         "I always opposed the war in Iraq.", "Congress ended the war in Iraq."),
    Rule("ahead-if", Kind.FORECAST, "what will or can happen, under a condition",
         _ahead_if,
         "If they close the border, prices will rise.", "If they close the border, we lose."),
    Rule("only-if", Kind.OPINION, "it is so only under a condition that may not hold",
         _only_if,
         "If they close the border, we lose.", "The law fines shops if they open on Sunday."),
    Rule("ranked-amount", Kind.NUMBER, "it puts a thing before all others, and states an amount",
         lambda seen: seen.outranks and seen.amount,
         "It was the largest tax cut in history, worth 2 trillion dollars.", "It was the largest tax cut in history."),
    Rule("ranked", Kind.FACT, "it puts a thing before all others of its kind",
         lambda seen: seen.outranks,
         "It was the largest tax cut in American history.", "It was a large tax cut."),
    Rule("unreal", Kind.OPINION, "what would or could have happened, and did not",
         lambda seen: predicates.is_unreal(seen.head),
         "They would have given us Syria.", "They have given us Syria."),
    Rule("duty", Kind.OPINION, "what should, must or ought to be",
         lambda seen: seen.duty,
         "Germany should pay more for NATO.", "Germany pays more for NATO."),
    Rule("judged", Kind.OPINION, "it judges: a word of praise or blame, a verb of taste, a phrase that judges",
         _judged,
         "It is a terrible deal.", "It is a trade deal with Canada."),
    Rule("disbelief", Kind.OPINION, "that somebody could not believe it is a state of mind",
         lambda seen: predicates.is_disbelief(seen.head),
         "The miners couldn't believe it.", "The miners believed it."),
    Rule("ahead", Kind.FORECAST, "what will, can or is going to happen is open",
         lambda seen: seen.ahead,
         "They can help with North Korea.", "They helped with North Korea."),
    Rule("amount", Kind.NUMBER, "it states an amount",
         lambda seen: seen.amount,
         "Exports rose by 3 percent.", "Exports rose."),
    Rule("looked-up", Kind.FACT, "it names somebody, a day, or something that was done: that can be looked up",
         lambda seen: predicates.is_specific(seen.head, seen.clause),
         "Bush tried to get along.", "People are tired of it."),
    Rule("loose", Kind.OPINION, "it is too loose for anybody to look up",
         lambda _: True,
         "Miners see what is going on.", "Bush tried to get along."),
)  # fmt: skip


def rule_of(clause: Clause) -> Rule[Seen]:
    """The rule that gives the clause its kind."""
    found = first(RULES, Seen(clause))
    assert found is not None  # noqa: S101 - the last rule holds always
    return found


def of_clause(clause: Clause) -> Kind:
    """The kind of a clause, from its verb, subject and predicate."""
    return rule_of(clause).kind
