"""Properties of verbs and predicates that the clause rules ask for: forecasts, duties, judgements, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.tree import AUXILIARIES, FIRST_PERSON, Clause, subject_of
from glossator.statement.kinds.fixed_phrases import matches
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

REACH = 2  # words before the verb (and four times as many after it) in which an evaluative phrase counts
NOUNS = 3  # nouns that a clause in the present tense needs to be checkable
NAMED = {"GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "LAW", "PERSON", "PRODUCT", "WORK_OF_ART"}


def is_hoped(head: Token) -> bool:
    """True for wishes: 'I hope that …'."""
    subject = subject_of(head)
    return head.lemma_ in {"hope", "wish"} and subject is not None and subject.lower_ in FIRST_PERSON


def is_standing_rule(head: Token, clause: Clause) -> bool:
    """True for general rules with a final condition: 'The law fines shops if they open on Sunday'."""
    condition = next((each for each in head.children if each.dep_ == "advcl" and each.i > head.i), None)
    return condition is not None and head.tag_ in {"VBZ", "VBD"} and is_specific(head, clause)


def is_performed(head: Token) -> bool:
    """True for performatives: 'I applaud …', 'we salute …'; not for 'I wish they were …'."""
    subject = subject_of(head)
    if any(child.dep_ == "ccomp" for child in head.children):
        return False
    first = subject is None or subject.lower_ in FIRST_PERSON
    return head.lemma_ in words("kinds", "performing") and first and head.tag_ in {"VB", "VBP"}


def is_specific(head: Token, clause: Clause) -> bool:
    """True if the clause is checkable: it has a name, a date, or something somebody did.

    The rest is too vague to check ("people are tired of it", "they see what is going on").
    """
    tokens = list(_tokens(clause))
    if any(
        token.ent_type_ in NAMED or (token.pos_ == "PROPN" and not token.is_punct) or is_date(token) for token in tokens
    ):
        return True
    subject = subject_of(head) or (subject_of(head.head) if head.dep_ == "conj" else None)
    if subject is None:
        return _is_past(head)
    if subject.lower_ not in words("kinds", "vague") and (any(map(is_measure, tokens)) or _is_up(head)):
        return True
    if _is_deed(head, subject):
        return True
    nouns = sum(token.pos_ == "NOUN" for token in tokens)
    if (subject.lower_ in words("kinds", "vague") and not nouns) or head.lemma_ in words("kinds", "mental"):
        return False
    if subject.dep_ == "nsubjpass" and _is_past(head) and head.lemma_ not in words("kinds", "evaluative"):
        return subject.lower_ not in words("kinds", "vague") or nouns > 0
    if _is_past(head):
        done_to = any(child.dep_ == "dobj" and child.tag_ == "PRP" and child.lower_ != "it" for child in head.children)
        told = nouns > 0 or (done_to and head.lemma_ not in words("kinds", "light"))
        return told and (head.lemma_ != "be" or subject.lower_ == "there")
    told = head.lemma_ not in words("kinds", "light") | words("kinds", "subjective") or head.lemma_ == "have"
    if subject.lower_ == "i" and told:
        return any(child.dep_ == "dobj" and child.pos_ == "NOUN" for child in head.children)
    owned = subject.pos_ == "NOUN" or subject.lower_ in FIRST_PERSON | {"there"}
    return owned and nouns >= NOUNS


def _is_deed(head: Token, subject: Token) -> bool:
    """True for what another did or did not do: 'he did not pay'."""
    inner = words("kinds", "light") | words("kinds", "subjective") | words("kinds", "mental")
    return subject.lower_ in {"he", "she"} and _is_past(head) and head.lemma_ not in inner


def _is_up(head: Token) -> bool:
    """True for 'murders are up': a change in something countable."""
    changed = any(
        child.lower_ in {"up", "down"} and child.dep_ in {"advmod", "acomp", "prt"} for child in head.children
    )
    return head.lemma_ == "be" and changed


def _is_past(head: Token) -> bool:
    helpers = {child.lower_ for child in helpers_of(head)}
    return head.tag_ == "VBD" or (head.tag_ in {"VBN", "VBG"} and bool(helpers)) or "did" in helpers


def is_date(token: Token) -> bool:
    """True for a calendar date; not for 'today' or 'every day'."""
    tells = token.like_num or token.pos_ == "PROPN" or token.lower_ in words("kinds", "dating")
    return token.ent_type_ == "DATE" and tells


def content_head(head: Token) -> Token:
    """The verb inside 'I think that …' or 'word is that …': the softened clause decides the kind."""
    subject = subject_of(head)
    inner = next((child for child in head.children if child.dep_ == "ccomp"), None)
    if subject is None or inner is None or inner.pos_ not in {"VERB", "AUX"}:
        return head
    softened = head.lemma_ in words("verbs", "soften") and subject.lower_ in FIRST_PERSON
    softened = softened or (head.lemma_ == "mean" and subject.lower_ not in FIRST_PERSON)
    hearsay = head.lemma_ == "be" and subject.lemma_.lower() in words("kinds", "hearsay")
    return content_head(inner) if softened or hearsay else head


def _tokens(clause: Clause) -> Iterator[Token]:
    return (clause.head.doc[i] for i in sorted(clause.tokens))


def helpers_of(head: Token) -> list[Token]:
    """The auxiliaries of a verb, or those of the verb it is coordinated with ('will cut taxes and raise wages')."""
    own = [child for child in head.children if child.dep_ in AUXILIARIES]
    own = [each for child in own for each in (*(one for one in child.children if one.dep_ in AUXILIARIES), child)]
    if own or head.dep_ != "conj" or subject_of(head) is not None or head.tag_ not in {"VB", "VBN", "VBG"}:
        return own
    return helpers_of(head.head)


def is_past_position(head: Token) -> bool:
    """True for a view held earlier: 'I always opposed …', 'she voted for …', 'he was against …'."""
    subject = subject_of(head)
    if subject is None or not is_earlier(head):
        return False
    if not (subject.ent_type_ == "PERSON" or subject.pos_ in {"PRON", "PROPN"}):
        return False
    if head.lemma_ in words("verbs", "position"):
        return head.lemma_ not in words("kinds", "own_positions") or subject.lower_ == "i"
    sides = {child.lower_ for child in head.children if child.dep_ == "prep" and not _is_time(child)}
    if head.lemma_ == "vote":
        return bool(sides & {"for", "against"}) or subject.lower_ in words("kinds", "voting")
    return head.lemma_ == "be" and bool(
        sides & {"against"} or (sides & {"for"} and subject.lower_ in words("kinds", "voting") | {"you"})
    )


def _is_time(prep: Token) -> bool:
    """True for 'for 15 years': no side is taken."""
    return any(child.ent_type_ in {"DATE", "TIME"} for child in prep.children)


def is_earlier(head: Token) -> bool:
    """True for past tense, or "always"."""
    helpers = {child.lower_ for child in helpers_of(head)}
    if helpers & words("kinds", "not_yet"):
        return False
    return (
        head.tag_ == "VBD"
        or bool(helpers & words("kinds", "done"))
        or "always" in {child.lower_ for child in head.children}
    )


def is_duty(head: Token) -> bool:
    """True for 'should', 'must', 'ought to', 'has to'."""
    if any(child.lower_ in words("kinds", "duty") for child in helpers_of(head)):
        return True
    if not {head.lemma_, head.lower_} & words("kinds", "needing") or head.tag_ == "VBD" or _is_open(head):
        return False  # 'we won't have to pay' says what will be
    return has_infinitive(head)


def has_infinitive(head: Token) -> bool:
    """True for a verb that governs 'to …': 'we have to pay', not 'we have work going on'."""
    return any(each.tag_ == "TO" for child in head.children if child.dep_ == "xcomp" for each in child.children)


def is_opinion(head: Token, clause: Clause) -> bool:
    """True for an evaluative predicate: complement, verb of taste or phrase."""
    subject = subject_of(head)
    first = subject is not None and subject.lower_ in FIRST_PERSON
    other = subject is not None and (
        subject.lower_ in {"he", "she"} or subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
    )
    settled = head.lemma_ in {"agree", "accept"} and _is_past(head)
    if head.lemma_ in words("kinds", "subjective") and head.tag_ != "VBD" and not settled:
        return not (other and head.lemma_ == "want")
    if (
        first
        and head.lemma_ in words("kinds", "believing")
        and not any(child.dep_ == "ccomp" for child in head.children)
    ):
        return True
    if judges(head) and head.tag_ in {"VBN", "JJ", "VBG"} and not _agent(head):
        return True
    near = (token.text for token in _tokens(clause) if -REACH <= token.i - head.i <= REACH * 4)
    if matches("judging_phrases", " ".join(near)):
        return True
    if matches("views", " ".join(token.text for token in _tokens(clause))):
        return True
    if head.lemma_ not in words("kinds", "light") or _is_event(head):
        return False
    return any(_judging_complement(child) for child in head.children)


def _is_event(head: Token) -> bool:
    """'had great meetings with Republicans': the meetings are checkable."""
    objects = [child for child in head.children if child.dep_ == "dobj"]
    if head.tag_ not in {"VBD", "VBN"}:
        return False
    return any(child.lemma_.lower() in words("kinds", "events") for child in objects)


def _agent(head: Token) -> bool:
    return any(child.dep_ in {"agent", "dobj"} for child in head.children)


def _judging_complement(child: Token) -> bool:
    privileged = child.lemma_.lower() in words("kinds", "privileges")
    prepositions = [prep for noun in (child, *child.conjuncts) for prep in noun.children]
    if privileged and any(each.dep_ == "pcomp" for prep in prepositions for each in prep.children):
        return False
    if child.dep_ in {"acomp", "oprd"}:
        return judges(child) or any(judges(each) for each in child.children if each.dep_ == "conj")
    if child.dep_ in {"attr", "dobj"}:
        return judges(child) or any(
            judges(each) for each in child.children if each.dep_ in {"amod", "compound", "conj"}
        )
    return False


def is_measure(token: Token) -> bool:
    """True for comparatives and superlatives of countable things: 'the lowest unemployment', 'higher taxes'."""
    noun = token.head
    if token.lower_ not in words("kinds", "measures") or token.dep_ != "amod" or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    return not {noun.lemma_.lower(), noun.lower_} & words("kinds", "evaluative")


def judges(token: Token) -> bool:
    """True for evaluative words, superlatives included."""
    if is_measure(token):
        return False
    return token.pos_ in {"ADJ", "NOUN", "VERB", "PROPN", "ADV"} and bool(
        {token.lemma_.lower(), token.lower_} & words("kinds", "evaluative")
    )


def is_unreal(head: Token) -> bool:
    """True for counterfactuals: 'would have given', 'could have done'."""
    helpers = {child.lower_ for child in helpers_of(head)}
    return head.tag_ == "VBN" and bool(helpers & {"would", "could"}) and bool(helpers & {"have", "'ve", "’ve"})


def is_disbelief(head: Token) -> bool:
    """True for 'they couldn't believe it': a state of mind, not a possibility."""
    could = any(child.lower_ in words("kinds", "disbelieving") for child in helpers_of(head))
    return could and head.lemma_ in words("kinds", "mental") and any(child.dep_ == "neg" for child in head.children)


def _is_open(head: Token) -> bool:
    """True for will, can, could, may; also where the verb is left out: 'And he will.'"""
    if _is_over(head):
        return False
    left_out = head.tag_ == "MD" and head.lower_ in words("kinds", "ability")
    return left_out or any(child.lower_ in words("kinds", "ability") for child in helpers_of(head))


def _is_over(head: Token) -> bool:
    """True for auxiliaries of the past: 'he'd left', 'it may have sunk', 'they could not sail'."""
    helpers = {child.lower_ for child in helpers_of(head)}
    done = head.tag_ == "VBN"
    had = done and bool(helpers & {"'d", "’d"}) and "have" not in helpers
    perhaps = done and "have" in helpers and bool(helpers & words("kinds", "perhaps"))
    unable = "could" in helpers and "have" not in helpers and any(child.dep_ == "neg" for child in head.children)
    return had or perhaps or unable


def is_forecast(head: Token) -> bool:
    """True for the future or the merely possible: will, can, could, going to, plans to."""
    if _is_open(head):
        return True
    if any(child.tag_ == "VBD" for child in helpers_of(head)):
        return False  # 'they were planning to sell' tells what was
    going = head.lemma_ == "go" and head.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in head.children)
    planned = (
        head.lemma_ in words("kinds", "plans")
        and head.tag_ in {"VBP", "VBZ", "VBG"}
        and any(child.dep_ == "xcomp" for child in head.children)
    )
    return going or planned
