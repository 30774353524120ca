"""Operators: verbs of saying, planning, promising, refusing, threatening, denying or asking over an event clause."""

from collections.abc import Callable
from dataclasses import replace

from glossator.conduct.coding.acts import Act, Setting, Token, same
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.intentions import intended
from glossator.conduct.coding.lexicon import Frame, lexicon, ontology
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words
from glossator.language.model import Certainty
from glossator.language.predicates import Predicate, prepositions

QUESTIONS = frozenset({"WRB", "WP", "WDT"})
Handler = Callable[[Building, Predicate, Setting, list[Actor]], list[Act] | None]


def on_report(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X said that …': the content; 'X said that Y must …' is a demand by X on Y."""
    inner = clause.complement
    if inner is None or (inner.dep_ == "xcomp" and clause.child("dobj") is not None):
        return None  # "declares an emergency to allow …": a purpose clause, not reported content
    below = Predicate(inner, inherited=clause.surface)
    if below.modality == "obliged" and sources and below.surface is not None:
        asked = [actor for actor in coder.mentions.actors(below.surface) if not same(actor, sources)]
        if any(actor.code for actor in asked):
            return [coder.act(Frame("REQUEST"), clause, setting, sources, asked)]
    if clause.negated:
        return []
    spoken = coder.mentions.wording(clause.subject) if clause.subject is not None else "an unnamed source"
    return coder.below(clause, setting, speakers=(*setting.speakers, spoken)) or None


def on_intend(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X plans to …'; 'X wants Y to …' is a request."""
    inner = clause.complement
    if clause.verb.lemma_ == "wish" and clause.child("dobj", "dative") is not None:
        return None  # "wished him luck"
    other = inner is not None and any(child.dep_ in {"nsubj", "nsubjpass"} for child in inner.children)
    if other and clause.verb.lemma_ in {"want", "wish"}:
        return on_request(coder, clause, setting, sources)
    if other:
        return []  # "hopes that Y will …" is not an intention
    acts = [intended(act) for act in coder.below(clause, setting)]
    if clause.verb.lemma_ in {"promise", "pledge"}:
        acts = [replace(act, type="AGREE") if act.type == "MOBILIZE" else act for act in acts]
    return [replace(act, negated=True) for act in acts] if clause.negated else acts or None


def on_agree(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X agreed (offered) to …'; agreeing to harm is a threat."""
    harm = [act for act in coder.below(clause, setting) if not ontology().cooperative(act.type)]
    if harm and not clause.negated:
        return [intended(act) for act in harm]
    together = len(sources) > 1 or any(prep == "with" for prep, _ in prepositions(clause.verb))
    frame = replace(lexicon().frames["agree"], both=together)
    if len(sources) > 1:
        frame = replace(frame, target=("with",))
    if clause.complement is not None and any(
        child.dep_ in {"nsubj", "nsubjpass"} for child in clause.complement.children
    ):
        if not together:
            return []  # "we agree that …" is an opinion
        frame = replace(frame, target=("with",))  # "agreed that …": the participants, not the addressees
    return coder.framed(frame, clause, setting, sources)


def on_refuse(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X refused to …'."""
    return coder.framed(lexicon().frames["refuse"], clause, setting, sources)


def on_threaten(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X threatened to …', with the mode of the threatened event."""
    below = coder.below(clause, setting)
    frame = replace(lexicon().frames["threaten"], mode=below[0].mode if below else "")
    acts = coder.framed(frame, clause, setting, sources) or []
    whom = next((act.targets for act in below if act.targets), ())
    return [act if act.targets else replace(act, targets=whom) for act in acts]


def on_deny(coder: Building, clause: Predicate, setting: Setting, _: list[Actor]) -> list[Act] | None:
    """'X denied that …': the negated event, coded as a denial; a failure to deny codes nothing."""
    if clause.negated:
        return []
    spoken = coder.mentions.wording(clause.subject) if clause.subject is not None else "an unnamed source"
    acts = coder.below(clause, setting, speakers=(*setting.speakers, spoken))
    return [replace(act, negated=True, certainty=Certainty.DENIED) for act in acts]


def on_do(coder: Building, clause: Predicate, setting: Setting, _: list[Actor]) -> list[Act] | None:
    """'X began (managed, decided) to …': the event itself."""
    inner = clause.complement
    if clause.verb.lemma_ == "be" and clause.surface is not None and not coder.mentions.actors(clause.surface):
        return []  # "the main thing is to …"
    acts = [coder.modal(act, clause, setting) for act in coder.below(clause, setting)]
    if clause.verb.lemma_ == "be" and inner is not None and any(child.lower_ == "to" for child in inner.children):
        acts = [intended(act) for act in acts]  # "India is to …"
    return [replace(act, negated=not act.negated) for act in acts] if clause.negated else acts or None


def on_request(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X urged Y to …'; 'X told Y that …' is a report."""
    if clause.verb.lemma_ in {"tell", "remind"} and clause.complement is not None and clause.complement.dep_ != "xcomp":
        return on_report(coder, clause, setting, sources)
    inner = clause.complement
    if inner is not None and any(
        token.tag_ in QUESTIONS or token.lower_ in {"whether", "if"} for token in _opening(inner)
    ):
        return []  # a question, not a request
    if inner is not None and inner.lemma_ in event_words("conveying") and _kind_words(inner):
        return coder.framed(Frame("SUPPORT", target=("clause",)), clause, setting, sources)
    return coder.framed(lexicon().frames["request"], clause, setting, sources)


def _opening(verb: Token) -> list[Token]:
    """The words of a clause before its verb."""
    return [token for token in verb.subtree if token.i < verb.i]


def _kind_words(verb: Token) -> bool:
    """True for 'to convey his sympathy': condolences through an intermediary."""
    return any(word.lemma_.lower() in lexicon().classes["praise"] for word in verb.subtree)


def on_order(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X ordered Y to …': X's act if Y belongs to X, else a demand."""
    inner = clause.complement
    if inner is None:
        return None
    if Predicate(inner).passive and sources:
        # "ordered the station closed": an order counts as carried out.
        return [act if act.sources else replace(act, sources=tuple(sources)) for act in coder.below(clause, setting)]
    nouns = [clause.object, *(child for child in inner.children if child.dep_ in {"nsubj", "nsubjpass"})]
    ordered = [actor for noun in nouns if noun is not None for actor in coder.mentions.actors(noun)]
    own = {source.code for source in sources if source.code}
    if any(actor.code in own and actor.role not in {"CVL", "REF", "OPP"} for actor in ordered):
        return [intended(act) for act in coder.below(clause, setting, object_controls=True)]
    asked = coder.framed(Frame("REQUEST", target=("obj", "clause")), clause, setting, sources) or []
    # Orders within one government are routine.
    return [act for act in asked if any(actor.code and actor.code not in own for actor in act.targets)]


def on_allow(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X allowed Y to …'; not allowing is refusing."""
    if clause.child("dobj") is not None and not coder.mentions.actors(clause.child("dobj")):
        return None  # "authorised the deployment of troops to …": a thing is allowed
    type_, mode = ("REJECT", "") if clause.negated else ("CONCEDE", "")
    if not clause.negated and any(word.lemma_.lower() in lexicon().classes["access"] for word in clause.verb.subtree):
        type_, mode = "RETREAT", "access"
    frame = Frame(type_, mode, ("obj", "clause"))
    return coder.framed(frame, clause, setting, sources, negation=False)


def on_stop(coder: Building, clause: Predicate, setting: Setting, _: list[Actor]) -> list[Act] | None:
    """'X stopped …': ending cooperation is a sanction, ending conflict a retreat."""
    known = ontology()
    acts = coder.below(clause, setting)
    return [replace(act, type="SANCTION" if known.cooperative(act.type) else "RETREAT", mode="") for act in acts]


def on_prevent(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act] | None:
    """'X barred Y from …'."""
    return coder.framed(Frame("COERCE", "restrict", ("obj", "obj.homes")), clause, setting, sources)


def on_fail(coder: Building, clause: Predicate, setting: Setting, _: list[Actor]) -> list[Act] | None:
    """'X failed to …': it did not happen."""
    return [replace(act, negated=True) for act in coder.below(clause, setting)]


HANDLERS: dict[str, Handler] = {
    "report": on_report,
    "intend": on_intend,
    "agree": on_agree,
    "refuse": on_refuse,
    "threaten": on_threaten,
    "deny": on_deny,
    "do": on_do,
    "request": on_request,
    "order": on_order,
    "allow": on_allow,
    "stop": on_stop,
    "prevent": on_prevent,
    "fail": on_fail,
}
