"""The head of a guide: what was said, what holds, what the record belies, what nobody can tell; headline and deck."""

from collections import Counter
from collections.abc import Sequence

from glossator.evidence.model import Stance, Verdict
from glossator.evidence.names import bare_name, same_person
from glossator.guide import words
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import days
from glossator.guide.prose.patterns import data, fill
from glossator.statement.model import Claim, Kind

LONGEST = 26  # words of the statement quoted at once
SPEAKERS = 3  # names in a headline
HEADING = 9  # words of the statement in a heading
WRITTEN = {"post", "posts", "article", "letter", "press release", "release"}
HOLDS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED)


def lede(guide: Guide, verdicts: dict[str, Verdict]) -> list[Sentence]:
    """Three to five sentences, in the order in which a reader asks."""
    made = [_said(guide, verdicts)] if guide.claims else []
    made += answers(guide, verdicts, guide.claims)
    untold = [claim for claim in guide.claims if _untold(guide, claim, verdicts[claim.id])]
    if untold and len(made) < data()["most"]["lede"]:
        untold.sort(key=lambda claim: -claim.worth)
        made.append(_list("lede_nobody", [f"“{said(claim)}”" for claim in untold], untold))
    if guide.claims and len(made) == 1:
        made.append(Sentence(text=fill("lede_nothing")))
    return made[: data()["most"]["lede"]]


def answers(guide: Guide, verdicts: dict[str, Verdict], claims: Sequence[Claim]) -> list[Sentence]:
    """What holds of some claims, what the record contradicts, and what it says on both sides or one of the rest."""
    made: list[Sentence] = []
    by = {verdict: _worthiest(claims, verdicts, verdict) for verdict in Verdict}
    for verdict in HOLDS:
        if by[verdict]:
            first = "_first" if verdict is Verdict.REFUTED and not by[Verdict.SUPPORTED] else ""
            made.append(_list(f"lede_{verdict.value}{first}", [f"“{said(it)}”" for it in by[verdict]], by[verdict]))
    sided = _sides(guide, by[Verdict.OPEN])
    told = [kind for kind in ("against", "both", "for") if sided[kind]]
    return made + [_list(f"lede_{kind}", subjects(guide, sided[kind]), sided[kind]) for kind in told]


def _untold(guide: Guide, claim: Claim, verdict: Verdict) -> bool:
    """True for a claim on which the record tells nothing for or against."""
    sided = any(piece.stance is not Stance.NEITHER for piece in guide.finding(claim.id).evidence)
    return verdict is Verdict.SILENT or (verdict is Verdict.OPEN and not sided)


def headline(guide: Guide, verdicts: dict[str, Verdict], subject: str) -> str:
    """The speaker, the subject, the tension: offered for a person to change."""
    known = list(verdicts.values())
    open_ = [claim for claim in guide.claims if verdicts[claim.id] is Verdict.OPEN]
    sided = _sides(guide, open_)
    holds, falls = known.count(Verdict.SUPPORTED), known.count(Verdict.REFUTED)
    against = falls + len(sided["against"])
    if holds and (falls or against > holds):
        kind = "mixed"
    elif holds and not against:
        kind = "holds"
    elif against and not holds:
        kind = "against"
    elif not holds and not open_ and Verdict.DISPUTED not in known:
        kind = "silent"
    else:
        kind = "open"
    tension = fill(f"tension_{kind}")
    speakers = words.speakers(guide.statement, SPEAKERS)
    if not (speakers and subject):
        return subject or "A statement, annotated"
    tension = tension[:1].lower() + tension[1:]
    if guide.statement.speaker and same_person(bare_name(subject), bare_name(guide.statement.speaker)):
        return fill("headline_alone", speaker=speakers, tension=tension)  # nobody speaks on himself
    return fill("headline", speaker=speakers, subject=subject, tension=tension)


def said(claim: Claim) -> str:
    """The claim's own words, cut at a word where they are long."""
    return cut(claim.text)


def cut(text: str, longest: int = LONGEST) -> str:
    """Words of the statement without the stop at their end; where they are long, cut at a word, with a mark."""
    text = " ".join(text.split()).strip(" .,;:–—")
    parts = text.split()
    return text if len(parts) <= longest else " ".join(parts[:longest]).rstrip(" ,;:") + " …"


def names_person(title: str) -> bool:
    """True for a heading that is a person's name and nothing else."""
    from glossator.models.grammar import nlp

    doc = nlp()(f"{title} spoke.")
    ends = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    return bool(ends) and ends[-1].end_char == len(title) and len(title.split()) <= 4


def _said(guide: Guide, verdicts: dict[str, Verdict]) -> Sentence:
    """Who said what, where and when: what is most worth checking, and the sentence with the most claims."""
    statement = guide.statement
    checked = [claim for claim in guide.claims if claim.kind.checkable or claim.kind is Kind.FORECAST] or guide.claims
    counts = Counter(claim.sentence for claim in checked)
    decided = [claim for claim in checked if verdicts[claim.id] in HOLDS]
    worthiest = max(decided or checked, key=lambda claim: claim.worth)
    first, mine = worthiest.sentence, [claim.sentence for claim in checked if claim.speaker == worthiest.speaker]
    most = max(mine, key=lambda span: (counts[span], -span.start))
    spans = sorted({first, most} if counts[most] > 2 else {first}, key=lambda span: span.start)
    medium = (statement.medium or "").casefold()
    where = f"in {words.parts(statement)} " if words.parts(statement) else ""
    when = f"{where}{days.on(statement.date)}" if statement.date else where.strip()
    quotes = [f"“{cut(span.of(statement.text))}”" for span in spans]
    speaker = worthiest.speaker or statement.speaker or "the speaker"
    verb = "wrote" if medium in WRITTEN else "said"
    kind = "said" if when else "said_undated"
    return Sentence(text=fill(kind, when=when, speaker=speaker, verb=verb, quotes=words.listed(quotes)))


def _worthiest(claims: Sequence[Claim], verdicts: dict[str, Verdict], verdict: Verdict) -> list[Claim]:
    mine = [claim for claim in claims if verdicts[claim.id] is verdict]
    return sorted(mine, key=lambda claim: -claim.worth)


def _sides(guide: Guide, claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The open claims by what is told beside them."""
    found: dict[str, list[Claim]] = {"against": [], "both": [], "for": [], "beside": []}
    for claim in claims:
        told = [piece.stance for piece in guide.finding(claim.id).evidence]
        against, for_it = told.count(Stance.REFUTES), told.count(Stance.SUPPORTS)
        if against > 2 * for_it:
            found["against"].append(claim)
        elif against and for_it:
            found["both"].append(claim)
        else:
            found["for" if for_it else "beside"].append(claim)
    return found


def subjects(guide: Guide, claims: Sequence[Claim]) -> list[str]:
    """What some claims are about: of a list in one sentence what is each claim's own, else its topic or its words."""
    named: list[str] = []
    for claim in claims:
        others = [one for one in guide.claims if one.sentence == claim.sentence and one.id != claim.id]
        shared = {name for one in others for name in one.about}
        own = [name for name in claim.about if name not in shared]
        topic = next((topic for topic in guide.topics if topic.claims == [claim.id]), None)
        if len(others) > 1 and len(own) == 1:
            named.append(f"the {own[0]}" if own[0][:1].islower() else own[0])
        else:
            named.append(_lowered(topic.title) if topic else f"“{said(claim)}”")
    return list(dict.fromkeys(named))


def _lowered(title: str) -> str:
    """A heading as it stands inside a sentence."""
    return title[:1].lower() + title[1:] if title.startswith(("The ", "A ", "An ")) else title


def _list(kind: str, items: Sequence[str], claims: Sequence[Claim]) -> Sentence:
    most = data()["most"]["named"]
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{days.number(len(items) - most)} more")
    return Sentence(text=fill(kind, list=words.listed(shown)), cites=[claim.id for claim in claims[:most]])
