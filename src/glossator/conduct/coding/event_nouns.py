"""Event nouns: 'the bombing of Aleppo by Russian planes', 'hold talks', 'an attempt to assassinate'."""

from dataclasses import replace

from glossator.conduct.actors.parties import parties
from glossator.conduct.actors.targets import targets, who
from glossator.conduct.actors.victims import people, thing_hit, victims
from glossator.conduct.coding.acts import Act, Setting, Token
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.conditions import CROWD
from glossator.conduct.coding.intentions import intended
from glossator.conduct.coding.keys import noun_forms, real_noun
from glossator.conduct.coding.lexicon import Frame, lexicon, ontology
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words, load
from glossator.language.model import Certainty
from glossator.language.predicates import Predicate, prepositions


def noun_frame(noun: Token) -> Frame | None:
    """The frame of an event noun, or None; events in names such as World War I are not coded."""
    if real_noun(noun).pos_ == "PROPN":
        return None
    for form in noun_forms(real_noun(noun)):
        frame = lexicon().nouns.get(form)
        if frame is not None and _qualified(noun, frame):
            return frame
    return None


def _qualified(noun: Token, frame: Frame) -> bool:
    needs, of = frame.conditions.get("needs"), frame.conditions.get("of")
    if needs and not any(child.lower_ in needs for child in noun.children):
        return False
    return not of or any(word.lemma_.lower() in of for word in noun.subtree)


def as_subject(coder: Building, clause: Predicate, setting: Setting) -> list[Act]:
    """'Russian airstrikes kill …', 'talks between X and Y begin', 'killed in a Russian airstrike'."""
    lemma = clause.verb.lemma_.lower()
    if clause.surface is not None and lemma in event_words("deaths"):
        return _died(coder, clause, setting)
    if clause.surface is None or lemma not in event_words("outcomes") | event_words("occurrences"):
        return []
    outcome = lemma in event_words("outcomes")
    if outcome and clause.passive and clause.subject is not None and coder.mentions.actors(clause.subject):
        return []  # "killed by soldiers in clashes": the soldiers are the agents
    noun, frame = _told(clause, outcome)
    if noun is None or frame is None or (outcome and frame.type not in {"ASSAULT", "COERCE"}):
        return []
    sources, hit = parties(coder.mentions, noun, frame, prepositions(clause.verb) if not outcome else [])
    if frame.type == "PROTEST" and not sources:
        sources = [Actor(id="", name=noun.text, words=noun.text, role="CVL")]  # an anonymous crowd
        if noun.lemma_.lower() == "march" and not hit:
            return []  # public holidays
    frame = _settled(noun, frame, sources)
    if outcome and clause.object is not None and clause.object is not noun:
        hit = who(coder.mentions, clause.object) or victims(coder.mentions, clause) or hit
    act = coder.act(frame, clause, setting, sources, hit)
    return [coder.negative(act, clause)] if clause.negated else [coder.modal(act, clause, setting)]


def _died(coder: Building, clause: Predicate, setting: Setting) -> list[Act]:
    """'Three soldiers died in a bomb attack by rebels': the subject is the victim of the event in the adjunct."""
    for prep, noun in prepositions(clause.verb):
        frame = noun_frame(noun) if prep in event_words("by_what") else None
        if frame is not None and frame.type == "ASSAULT" and clause.surface is not None:
            sources, hit = parties(coder.mentions, noun, frame)
            return [coder.act(frame, clause, setting, sources, who(coder.mentions, clause.surface) or hit)]
    return []


def _told(clause: Predicate, outcome: bool) -> tuple[Token | None, Frame | None]:
    candidates = [clause.surface]
    if outcome and clause.passive:
        # "are killed and others are injured in a raid": the raid applies to both.
        joined = _joined(clause.verb)
        candidates += [noun for verb in joined for prep, noun in prepositions(verb) if prep in event_words("by_what")]
        candidates += [
            clause.subject,
            *(noun for prep, noun in prepositions(clause.verb) if prep in event_words("by_what")),
        ]
        candidates = candidates[1:]
    for noun in candidates:
        frame = noun_frame(noun) if noun is not None else None
        if frame is not None:
            return noun, frame
    return None, None


def _joined(verb: Token) -> list[Token]:
    """The verbs coordinated with a verb, however many."""
    found = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    return [*found, *(inner for child in found for inner in _joined(child))]


def _settled(noun: Token, frame: Frame, sources: list[Actor]) -> Frame:
    """A workers' strike is a protest, an army's an attack; a police raid is a search, an army's an attack."""
    lemma, roles = real_noun(noun).lemma_.lower(), {actor.role for actor in sources}
    if lemma == "strike" and frame.type == "PROTEST" and frame.mode == "boycott" and roles and not roles & CROWD:
        return lexicon().frames["army_strike"]
    if lemma == "raid" and frame.type == "ASSAULT" and roles and roles <= {"COP", "JUD", "SPY", "GOV"}:
        return Frame("COERCE", "", frame.target)
    if lemma == "blockade" and roles & CROWD:
        return lexicon().frames["crowd_blockade"]
    if lemma == "protest" and frame.type == "PROTEST" and roles and roles <= {"GOV", "LEG", ""}:
        return lexicon().frames["state_protest"]
    return frame


def as_object(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act]:
    """'hold talks with', 'carry out airstrikes on'; 'cancel a visit' and 'lift a siege' reverse the event."""
    noun = clause.object
    frame = noun_frame(noun) if noun is not None else None
    if noun is None or frame is None:
        return _claimed(coder, clause, setting, sources) or _behind(coder, clause, setting, sources)
    if not sources:
        return []
    light, forms = lexicon().light, set(coder.keys(clause))
    if "deny" in forms:
        whom = targets(coder.mentions, clause, (*frame.target, *lexicon().behind[""]), sources)
        act = coder.act(frame, clause, setting, sources, whom)
        return [replace(act, negated=True, certainty=Certainty.DENIED)]
    meant = bool(forms & light["mean"])
    carried = _carried(frame, clause, forms, meant)
    if carried is None or _inquired_into(noun, carried):
        return []
    frame = _settled(noun, carried, sources)
    whom = _whom(coder, clause, noun, frame, sources)
    agreed = [actor for prep, other in prepositions(noun) if prep == "between" for actor in who(coder.mentions, other)]
    if frame.both and len(agreed) > 1 and forms & event_words("announcing"):
        sources, whom = agreed[:1], agreed[1:]  # the announcer is no participant
    drill = frame.type == "COOPERATE" and real_noun(noun).lemma_.lower() in event_words("drills")
    if drill and len(sources) < 2 and not whom:
        frame = lexicon().frames["lone_drill"]
        whom = targets(coder.mentions, clause, frame.target, sources)
    if real_noun(noun).lemma_.lower() == "warning" and not whom:
        return []  # of a storm, of a threat: nobody is threatened
    act = coder.act(frame, clause, setting, sources, whom)
    if clause.negated:
        return [coder.negative(act, clause)]
    return [intended(act)] if meant else [coder.modal(act, clause, setting)]


def _carried(frame: Frame, clause: Predicate, forms: set[str], meant: bool) -> Frame | None:
    """The event as its light verb has it: carried out, reversed, granted; None if the verb does none of these."""
    light = lexicon().light
    if forms & light["undo"] and (clause.particle or not forms & light["do"]):
        frame = _undone(frame)
    elif not forms & light["do"] and not meant:
        return None
    if "have" in forms and ontology().quarter(frame.type) == "material_conflict":
        return None  # "has a seizure", "had a strike of luck"
    if forms & light["grant"] and frame.type in {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}:
        # "approved Bulgaria's request"
        return Frame("AGREE", "", frame.target) if frame.type == "REQUEST" else None
    return frame


def _inquired_into(noun: Token, frame: Frame) -> bool:
    """True for an inquiry into a man's death, which is not directed against him."""
    told = [real_noun(other).lemma_.lower() for prep, other in prepositions(noun) if prep in {"into", "of"}]
    return frame.mode == "investigate" and any(lemma in event_words("harms") for lemma in told)


def _whom(coder: Building, clause: Predicate, noun: Token, frame: Frame, sources: list[Actor]) -> list[Actor]:
    behind = ("with", "between") if frame.both else lexicon().behind.get(frame.type, lexicon().behind[""])
    paths = (
        *(() if frame.both else frame.target),
        *(path for path in behind if path not in frame.target or frame.both),
    )
    whom = targets(coder.mentions, clause, paths, sources, near=frame.both)
    for other in noun.children:
        if not whom and other.dep_ == "conj":
            whom = parties(coder.mentions, other, frame)[1]  # "the arrest and detention of X"
    if not whom and frame.type in {"ASSAULT", "COERCE"}:
        held = next((other for prep, other in prepositions(noun) if prep == "of"), None)
        whom = (coder.mentions.actors(held) or people(coder.mentions, held)) if held is not None else []
    if not whom and frame.type == "ASSAULT":
        whom = thing_hit(coder.mentions, clause, own=False)
    return whom


def _claimed(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act]:
    """'Hamas claims responsibility for the attack': by its own account it is the agent."""
    noun = clause.object
    if clause.verb.lemma_ not in {"claim", "admit"} or noun is None or noun.lemma_.lower() != "responsibility":
        return []
    for prep, event in [*prepositions(noun), *prepositions(clause.verb)]:
        frame = noun_frame(event) if prep == "for" else None
        if frame is not None and frame.type == "ASSAULT" and sources and not clause.negated:
            _, hit = parties(coder.mentions, event, frame)
            act = coder.act(frame, clause, setting, sources, hit)
            return [replace(act, certainty=Certainty.REPORTED, speakers=tuple(actor.words for actor in sources))]
    return []


def _behind(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act]:
    """'responds with airstrikes on', 'arrive at an agreement': the event noun is a prepositional object."""
    wanted = lexicon().carried.get(clause.verb.lemma_.lower())
    for prep, noun in prepositions(clause.verb):
        frame = noun_frame(noun) if prep == wanted else None
        if frame is not None and sources and not clause.negated:
            _, hit = parties(coder.mentions, noun, frame)
            return [
                coder.modal(coder.act(_settled(noun, frame, sources), clause, setting, sources, hit), clause, setting)
            ]
    return []


def _undone(frame: Frame) -> Frame:
    if frame.type in {"PROTEST", "REQUEST", "COERCE"}:
        return Frame("CONCEDE", "", frame.target)
    if ontology().cooperative(frame.type):
        return Frame("SANCTION", "withdraw", frame.target)
    return Frame("RETREAT", "ease", frame.target)


def attempted(coder: Building, clause: Predicate, setting: Setting) -> list[Act]:
    """'An attempt to assassinate X was thwarted', 'issued a declaration demanding …': the verb modifies a noun."""
    tried = load("events")["tried"]
    for noun, carried in ((clause.surface, False), (clause.object, True)):
        if noun is None or noun is clause.verb.head:
            continue
        for child in noun.children:
            if child.dep_ in {"acl", "relcl"} and child.pos_ == "VERB":
                if carried and child.tag_ == "VBG" and not coder.mentions.actors(noun):
                    return coder.walk(child, Setting(clause.surface, setting.speakers, setting.depth + 1), own=False)
                if noun.lemma_.lower() in tried and child.tag_ == "VB":
                    acts = coder.walk(child, Setting(None, setting.speakers, setting.depth + 1), own=False)
                    # An attempt took place; a foiled plot did not.
                    return [replace(act, negated=not tried[noun.lemma_.lower()]) for act in acts]
    return []
