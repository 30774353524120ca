"""The lede: what was said, what holds, what the record contradicts, what is undecided; headline and deck."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from glossator.evidence.model import Stance, Verdict
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import days
from glossator.guide.prose.bearing import Lean, bearing, unclear
from glossator.guide.prose.naming import with_article
from glossator.guide.prose.notes import answered, saying, striking
from glossator.guide.prose.patterns import data, fill
from glossator.guide.prose.said import as_said, cut, lowered, meant
from glossator.guide.reviewing.standing import FITTING, standing
from glossator.models.grammar import nlp
from glossator.people.named_in import bare_name, same_person
from glossator.statement.model import Claim, Kind

_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+\s*$")  # behind a post
LISTED = 14  # words of a claim in an enumeration
SPEAKERS = 3  # names in a headline
FEWEST, HEADING = 3, 9  # words of the statement in a heading
# In the order in which they are told.
DECIDED = ("supported", "supported_likely", "refuted", "refuted_likely", "disputed")
PERSONAL = ("supported_person", "refuted_person", "disputed_person")  # without a quote on file that supports it
BELIED = ("refuted", "refuted_likely", Lean.AGAINST.value)
LEANING = (Lean.AGAINST.value, Lean.BOTH.value, Lean.FOR.value)
UNSETTLED, NOBODY = "unsettled", "nobody"  # reports that settle nothing; no report worth telling


def lede(guide: Guide, verdicts: dict[str, Verdict]) -> list[Sentence]:
    """Three to five sentences, in the order of a reader's questions."""
    made = [_said(guide, verdicts)] if guide.claims else []
    made += [_with_fact(guide, *each) for each in _answers(guide, verdicts, guide.claims)]
    untold = _sorted(guide, verdicts, guide.claims)[NOBODY]
    if untold and len(made) < data()["most"]["lede"]:
        if len(made) == 1 and len(untold) == 1 and cut(as_said(guide, untold[0]), LISTED).rstrip("…. ") in made[0].text:
            made.append(Sentence(text=fill("lede_nobody_that"), cites=[untold[0].id]))
        else:
            made.append(_list("lede_nobody", [quoted(guide, claim) for claim in untold], untold))
    if guide.claims and len(made) == 1:
        made.append(Sentence(text=fill("lede_opinion" if _only_opinion(verdicts) else "lede_nothing")))
    return made[: data()["most"]["lede"]]


def _only_opinion(verdicts: dict[str, Verdict]) -> bool:
    """True where nothing that was said can be looked up: good wishes, calls, opinions."""
    return set(verdicts.values()) <= {Verdict.OPINION}


def answers(guide: Guide, verdicts: dict[str, Verdict], claims: Sequence[Claim]) -> list[Sentence]:
    """What holds among some claims, what is contradicted, where the record leans, what it leaves open."""
    return [sentence for _, _, sentence in _answers(guide, verdicts, claims)]


def _answers(
    guide: Guide, verdicts: dict[str, Verdict], claims: Sequence[Claim]
) -> list[tuple[str, list[Claim], Sentence]]:
    """The same, each with its kind and the claims it is about."""
    made: list[tuple[str, list[Claim], Sentence]] = []
    found = _sorted(guide, verdicts, claims)
    for kind in (*DECIDED, *PERSONAL, *LEANING, UNSETTLED):
        if ours := found[kind]:
            first = "_first" if kind == Verdict.REFUTED.value and not made else ""
            reviews = [standing(guide, it.id).changed for it in ours] if kind in PERSONAL else []
            who = words.listed(dict.fromkeys(review.reviewer for review in reviews if review))
            leaning = kind in LEANING or kind == UNSETTLED
            items = subjects(guide, ours) if leaning else [quoted(guide, it) for it in ours]
            made.append((kind, ours, _list(f"lede_{kind}{first}", items, ours, who=who)))
    return made


def _with_fact(guide: Guide, kind: str, claims: Sequence[Claim], answer: Sentence) -> Sentence:
    """The answer, and where the record speaks against what was said, its most striking fact.

    Only on a claim that the answer names, in its order.
    """
    if kind not in BELIED:
        return answer
    for claim in (claim for claim in claims if claim.id in answer.cites):
        if fact := striking(claim, guide.finding(claim.id), Stance.REFUTES, saying(guide, claim)):
            text = " ".join(one.text for one in (answer, *fact))
            return answer.model_copy(update={"text": text, "cites": [*answer.cites, *fact[0].cites]})
    return answer


def _sorted(guide: Guide, verdicts: dict[str, Verdict], claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims by the sentence that tells them: clear ones, most certain first, then by check-worthiness."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[_said_of(guide, claim, verdicts[claim.id])].append(claim)
    for listed in found.values():
        listed.sort(key=lambda one: (bool(unclear(one)), -(guide.finding(one.id).probability or 0), -one.worth))
    return found


def _said_of(guide: Guide, claim: Claim, verdict: Verdict) -> str:
    """The lede sentence under which a claim is told; '' for opinions and unclear claims."""
    if verdict is Verdict.SILENT:
        return "" if unclear(claim) else NOBODY
    if standing(guide, claim.id).changed and verdict in FITTING:
        # Without an unhedged quote it is not the record's word; whoever found it is named instead.
        sides = {piece.stance for piece in guide.finding(claim.id).evidence if words.sure(piece)}
        return verdict.value if FITTING[verdict] & sides else f"{verdict.value}_person"
    if verdict in {Verdict.SUPPORTED, Verdict.REFUTED}:
        return answered(claim, guide.finding(claim.id), verdict)
    if verdict is Verdict.OPINION or unclear(claim):
        return ""
    found = bearing(claim, guide.finding(claim.id).evidence, saying(guide, claim).day)
    if found.lean is Lean.NONE:
        return UNSETTLED if found.told else NOBODY
    return verdict.value if verdict is Verdict.DISPUTED else found.lean.value


def headline(guide: Guide, verdicts: dict[str, Verdict], subject: str) -> str:
    """Speaker, subject, tension: a proposal for the editor."""
    subject = subject.split("; ", maxsplit=1)[0]
    tension = _tension(guide, verdicts)
    speakers = words.speakers(guide.statement, SPEAKERS)
    if not (speakers and subject):
        return subject or "A statement, annotated"
    tension = tension[:1].lower() + tension[1:]
    himself = guide.statement.speaker and same_person(bare_name(subject), bare_name(guide.statement.speaker))
    if himself or _only_opinion(verdicts):  # nobody speaks on himself; good wishes have no subject
        return fill("headline_alone", speaker=speakers, tension=tension)
    return fill("headline", speaker=speakers, subject=lowered(subject, guide.statement.text), tension=tension)


def _tension(guide: Guide, verdicts: dict[str, Verdict]) -> str:
    """What became of the claims: where the record says otherwise, else what became of most, else what is left open."""
    found = _sorted(guide, verdicts, guide.claims)
    many = {kind: len(listed) for kind, listed in found.items() if kind}
    holds, falls = many.get(Verdict.SUPPORTED.value, 0), many.get(Verdict.REFUTED.value, 0)
    against, half = falls + many.get(Lean.AGAINST.value, 0), sum(many.values()) / 2
    doubted = many.get("refuted_likely", 0) + many.get(Verdict.DISPUTED.value, 0)
    if holds and (falls or doubted):
        return fill("tension_mixed" if falls else "tension_doubted")
    if holds > half:
        return fill("tension_holds")
    leaning = [] if falls else subjects(guide, found[Lean.AGAINST.value])
    if 0 < len(leaning) <= data()["most"]["named"] and len(" ".join(leaning)) <= data()["length"]["headline"]:
        return fill("tension_against_on", list=words.listed(leaning))
    if against > half:
        return fill("tension_against")
    if many and set(many) <= {NOBODY}:
        return fill("tension_silent")
    if _only_opinion(verdicts):
        return fill("tension_opinion")
    return fill("tension_partly" if holds else "tension_spoken_against" if doubted else "tension_open")


def quoted(guide: Guide, claim: Claim) -> str:
    """The claim's words in quotation marks, with the speaker if there are several."""
    several = len({one.speaker for one in guide.claims if one.speaker}) > 1
    return f"“{cut(as_said(guide, claim), LISTED)}”" + (f" ({claim.speaker})" if several and claim.speaker else "")


def names_person(title: str) -> bool:
    """True for a heading that is just a person's name."""
    doc = nlp()(f"{title} spoke.")
    ends = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    return bool(ends) and ends[-1].end_char == len(title) and len(title.split()) <= 4


def _said(guide: Guide, verdicts: dict[str, Verdict]) -> Sentence:
    """Who said what, where and when: the most check-worthy claims, and the sentence with the most claims."""
    statement = guide.statement
    checked = [claim for claim in guide.claims if claim.kind.checkable or claim.kind is Kind.FORECAST] or guide.claims
    counts = Counter(claim.sentence for claim in checked)
    said_of = {claim.id: _said_of(guide, claim, verdicts[claim.id]) for claim in checked}
    decided = [claim for claim in checked if said_of[claim.id] in DECIDED]
    sure = {claim.id: guide.finding(claim.id).probability or 0 for claim in decided}
    worthiest = max(
        decided or checked, key=lambda claim: (_stands_alone(claim, statement.text), sure.get(claim.id), claim.worth)
    )
    first, mine = worthiest.sentence, [claim.sentence for claim in checked if claim.speaker == worthiest.speaker]
    most = max(mine, key=lambda span: (counts[span], -span.start))
    spans = sorted({first, most} if counts[most] > 2 else {first}, key=lambda span: span.start)
    medium = (statement.medium or "").casefold()
    parts = words.parts(statement) if len({one.speaker for one in guide.claims}) < 2 else ""  # not all of them are his
    where = f"in {re.sub('^one ', 'a ', parts)} " if parts else ""
    period = words.when(statement)
    told = f"from {period}" if " to " in period else days.on(statement.date) if statement.date else ""
    when = f"{where}{told}".strip()
    begun = {claim.sentence: claim for claim in checked if not re.search(r"\w", _before(statement.text, claim))}
    told_of = [(_LINKS.sub("", span.of(statement.text)).lstrip(" .…"), begun.get(span)) for span in spans]
    quotes = [f"“{cut(meant(text, claim) if claim else text)}”" for text, claim in told_of]
    speaker = worthiest.speaker or statement.speaker or "the speaker"
    written = medium in data()["written"]
    verb = "wrote" if written else "said"
    kind = "said" if when else "said_undated"
    if written and statement.speaker and not same_person(bare_name(speaker), bare_name(statement.speaker)):
        verb, speaker = f"quoted {speaker}", statement.speaker  # whoever wrote passes on another's words
    return Sentence(text=fill(kind, when=when, speaker=speaker, verb=verb, quotes=words.listed(quotes)))


def _before(text: str, claim: Claim) -> str:
    """The words before a claim in its sentence; none if a person reworded the claim."""
    return text[claim.sentence.start : min((span.start for span in claim.spans), default=claim.sentence.start)]


def _stands_alone(claim: Claim, statement: str) -> bool:
    """True for a claim that is clear without the words before it, and not left unfinished."""
    unfinished = statement[claim.sentence.start : claim.sentence.end + 3].rstrip().endswith(("...", "…", "--", "—"))
    return not (unfinished or unclear(claim)) and any(name[:1].isupper() and name in claim.text for name in claim.about)


def subjects(guide: Guide, claims: Sequence[Claim]) -> list[str]:
    """Short descriptions of some claims: within an enumeration each claim's own item, else the claim's words."""
    named: list[str] = []
    for claim in claims:
        others = [one for one in guide.claims if one.sentence == claim.sentence and one.id != claim.id]
        shared = {name for one in others for name in one.about}
        own = [name for name in claim.about if name not in shared]
        if len(own) == 1 and sum(_begins(one) == _begins(claim) for one in others) > 1:
            named.append(f"the {own[0]}" if own[0][:1].islower() else with_article(own[0]))
        else:
            named.append(quoted(guide, claim))
    return list(dict.fromkeys(named))


def _begins(claim: Claim) -> list[str]:
    return claim.text.split()[:3]


def _list(kind: str, items: Sequence[str], claims: Sequence[Claim], who: str = "") -> Sentence:
    """A sentence that enumerates items, without repeats, and ends with how many more there are."""
    most, once = data()["most"]["named"], dict.fromkeys(_plain(item) for item in items)
    listed = [next(item for item in items if _plain(item) == each) for each in once]
    # Naming the last one is as short as "one more".
    most = len(listed) if len(listed) == most + 1 else most
    shown = listed[:most]
    if len(listed) > most:
        shown.append(f"{days.number(len(listed) - most)} more")
    joint = "or" if kind == "lede_nobody" else "and"  # no decision on either
    return Sentence(
        text=fill(kind, list=words.listed(shown, joint), who=who), cites=[claim.id for claim in claims[:most]]
    )


def _plain(item: str) -> str:
    return " ".join(re.findall(r"\w+", item.casefold()))
