"""The head of a guide: what was said, what holds, what the record belies, what nobody can tell; headline and deck."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from glossator.evidence.model import Verdict
from glossator.guide import words
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import days
from glossator.guide.prose.bearing import Lean, bearing, unclear
from glossator.guide.prose.naming import with_article
from glossator.guide.prose.notes import answered
from glossator.guide.prose.patterns import data, fill
from glossator.guide.reviewing.standing import FITTING, standing
from glossator.people.naming import bare_name, same_person
from glossator.statement.model import Claim, Kind

LONGEST = 26  # words of the statement quoted at once
LISTED = 14  # words of a claim in a list
SPEAKERS = 3  # names in a headline
FEWEST, HEADING = 3, 9  # words of the statement in a heading
ASKING = {"DT", "PDT", "PRP$", "IN", "TO", "CC", "MD", "WDT", "WP", "WRB", "CD", ",", ":"}  # what asks for another word
WRITTEN = {"post", "posts", "article", "letter", "press release", "release"}
# In the order in which they are told.
DECIDED = ("supported", "supported_likely", "refuted", "refuted_likely", "disputed")
PERSONAL = ("supported_person", "refuted_person", "disputed_person")  # with no quote on file that bears it out
LEANING = (Lean.AGAINST.value, Lean.BOTH.value, Lean.FOR.value)
UNSETTLED, NOBODY = "unsettled", "nobody"  # reports that settle nothing; no report worth telling


def lede(guide: Guide, verdicts: dict[str, Verdict]) -> list[Sentence]:
    """Three to five sentences, in the order in which a reader asks."""
    made = [_said(guide, verdicts)] if guide.claims else []
    made += answers(guide, verdicts, guide.claims)
    untold = _sorted(guide, verdicts, guide.claims)[NOBODY]
    if untold and len(made) < data()["most"]["lede"]:
        made.append(_list("lede_nobody", [quoted(guide, claim) for claim in untold], untold))
    if guide.claims and len(made) == 1:
        made.append(Sentence(text=fill("lede_nothing")))
    return made[: data()["most"]["lede"]]


def answers(guide: Guide, verdicts: dict[str, Verdict], claims: Sequence[Claim]) -> list[Sentence]:
    """What holds of some claims, what the record contradicts, to which side it leans on others, what it leaves open."""
    made: list[Sentence] = []
    found = _sorted(guide, verdicts, claims)
    for kind in DECIDED:
        if found[kind]:
            first = "_first" if kind == Verdict.REFUTED.value and not made else ""
            made.append(_list(f"lede_{kind}{first}", [quoted(guide, it) for it in found[kind]], found[kind]))
    for kind in PERSONAL:
        if found[kind]:
            reviews = [standing(guide, it.id).changed for it in found[kind]]
            who = words.listed(dict.fromkeys(review.reviewer for review in reviews if review))
            made.append(_list(f"lede_{kind}", [quoted(guide, it) for it in found[kind]], found[kind], who=who))
    told = [kind for kind in (*LEANING, UNSETTLED) if found[kind]]
    return made + [_list(f"lede_{kind}", subjects(guide, found[kind]), found[kind]) for kind in told]


def _sorted(guide: Guide, verdicts: dict[str, Verdict], claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims by what is said of them: clear ones, the surest findings, what is most worth checking first."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[_said_of(guide, claim, verdicts[claim.id])].append(claim)
    for listed in found.values():
        listed.sort(key=lambda one: (bool(unclear(one)), -(guide.finding(one.id).probability or 0), -one.worth))
    return found


def _said_of(guide: Guide, claim: Claim, verdict: Verdict) -> str:
    """Under which sentence of the lede a claim falls; '' for an opinion and for what is not clear."""
    if verdict is Verdict.SILENT:
        return NOBODY
    if standing(guide, claim.id).changed and verdict in FITTING:
        # Only a quote that stands without a "perhaps" makes it the record's word; else who found it is named.
        sides = {piece.stance for piece in guide.finding(claim.id).evidence if words.sure(piece)}
        return verdict.value if FITTING[verdict] & sides else f"{verdict.value}_person"
    if verdict in {Verdict.SUPPORTED, Verdict.REFUTED}:
        return answered(claim, guide.finding(claim.id), verdict)
    if verdict is Verdict.OPINION or unclear(claim):
        return ""
    found = bearing(claim, guide.finding(claim.id).evidence, guide.statement.date)
    if found.lean is Lean.NONE:
        return UNSETTLED if found.told else NOBODY
    return verdict.value if verdict is Verdict.DISPUTED else found.lean.value


def headline(guide: Guide, verdicts: dict[str, Verdict], subject: str) -> str:
    """The speaker, the subject, the tension: offered for a person to change."""
    subject = subject.split("; ", maxsplit=1)[0]
    tension = _tension(guide, _sorted(guide, verdicts, guide.claims))
    speakers = words.speakers(guide.statement, SPEAKERS)
    if not (speakers and subject):
        return subject or "A statement, annotated"
    tension = tension[:1].lower() + tension[1:]
    if guide.statement.speaker and same_person(bare_name(subject), bare_name(guide.statement.speaker)):
        return fill("headline_alone", speaker=speakers, tension=tension)  # nobody speaks on himself
    return fill("headline", speaker=speakers, subject=lowered(subject, guide.statement.text), tension=tension)


def _tension(guide: Guide, found: dict[str, list[Claim]]) -> str:
    """What became of the claims: where the record says otherwise, else what became of most, else what is left open."""
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
    return fill("tension_partly" if holds else "tension_spoken_against" if doubted else "tension_open")


def quoted(guide: Guide, claim: Claim) -> str:
    """The claim's words between quotation marks, with who said them where several speak."""
    several = len({one.speaker for one in guide.claims if one.speaker}) > 1
    return f"“{cut(as_said(guide, claim), LISTED)}”" + (f" ({claim.speaker})" if several and claim.speaker else "")


def as_said(guide: Guide, claim: Claim) -> str:
    """The claim's words as they stand in the statement, with a mark where words between its pieces are left out."""
    text, made, before = guide.statement.text, "", None
    for span in claim.spans:
        gap = text[before.end : span.start] if before else ""
        made += (gap if not re.search(r"\w", gap) else " … ") + span.of(text)
        before = span
    rest = text[claim.spans[-1].end :] if claim.spans else ""
    return meant(made, claim) + (" …" if re.match(r" \w", rest) and _ends_in_verb(made) else "")


def _ends_in_verb(text: str) -> bool:
    """True for words that end where an object is still to come: 'she advocated'."""
    from glossator.models.grammar import nlp

    last = nlp()(text)[-1]
    return last.pos_ == "VERB" and not any(child.dep_ in {"dobj", "nsubjpass"} for child in last.children)


def meant(words_said: str, claim: Claim) -> str:
    """Words that begin with a pronoun, with what the claim takes it to mean: 'They [Russia] can help'."""
    said, first = claim.text.split(), words_said.split(maxsplit=1)[0] if words_said.strip() else ""
    if re.split("[’']", first)[0].casefold() not in data()["hiding"] or said[:1] != [first]:
        return words_said
    replaced, name = _reading(said, claim.standalone.split())
    head = " ".join(said[:replaced])
    if not name or name.casefold() == head.casefold() or not words_said.startswith(f"{head} "):
        return words_said
    kept = f"{first} " if head.casefold() in data()["hiding"] else ""
    return f"{kept}[{name}] {words_said.removeprefix(head).lstrip()}"


def _reading(said: Sequence[str], read: Sequence[str]) -> tuple[int, str]:
    """How many words at the head of what was `said` are others in what it was `read` as, and which; (0, '') if unclear.

    They end where three words of both are the same, or where all that follows is.
    """
    at = next((at for at in range(1, len(read)) if read[at : at + 3] == said[1:4]), 0)
    if at:
        return 1, " ".join(read[:at])
    pairs = zip(reversed(said), reversed(read), strict=False)
    alike = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    replaced = len(said) - alike
    return (replaced, " ".join(read[:-alike])) if alike and replaced <= 2 else (0, "")


def cut(text: str, longest: int = LONGEST) -> str:
    """Words of the statement without the stop at their end; long ones cut where a phrase ends, with a mark."""
    text = re.sub(data()["joint"], "", " ".join(text.split()).strip(" .,;:–—"))
    if re.fullmatch(r"[\"“][^\"“”]*[\"”]", text):
        text = text[1:-1].strip(" .,;:–—")
    text = re.sub(r"\"([^\"]*)\"", r"‘\1’", text).replace("“", "‘").replace("”", "’")
    parts = text.split()
    return (
        text
        if len(parts) <= longest + text.endswith("…")
        else _ended(" ".join(parts[:longest])).rstrip(" ,;:–—") + " …"
    )


def _ended(text: str) -> str:
    """The text up to the last comma of its second half, else without words that ask for another."""
    from glossator.models.grammar import nlp

    stop = max(text.rfind(mark) for mark in (", ", "; ", ": ", " – ", " — "))
    if stop > len(text) / 2:
        return text[:stop]
    doc = nlp()(text)
    end = len(doc)
    while end > 1 and (doc[end - 1].tag_ in ASKING or doc[end - 1].pos_ == "AUX"):
        end -= 1
    return doc[:end].text


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
    said_of = {claim.id: _said_of(guide, claim, verdicts[claim.id]) for claim in checked}
    decided = [claim for claim in checked if said_of[claim.id] in DECIDED]
    sure = {claim.id: guide.finding(claim.id).probability or 0 for claim in decided}
    worthiest = max(decided or checked, key=lambda claim: (_stands_alone(claim), sure.get(claim.id), claim.worth))
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
    told_of = [(span.of(statement.text).lstrip(" .…"), begun.get(span)) for span in spans]
    quotes = [f"“{cut(meant(text, claim) if claim else text)}”" for text, claim in told_of]
    speaker = worthiest.speaker or statement.speaker or "the speaker"
    verb = "wrote" if medium in WRITTEN else "said"
    kind = "said" if when else "said_undated"
    return Sentence(text=fill(kind, when=when, speaker=speaker, verb=verb, quotes=words.listed(quotes)))


def _before(text: str, claim: Claim) -> str:
    """What stands before a claim in its sentence; nothing before one that a person wrote anew."""
    return text[claim.sentence.start : min((span.start for span in claim.spans), default=claim.sentence.start)]


def _stands_alone(claim: Claim) -> bool:
    """True for a claim that a reader understands without what stands before it."""
    return not unclear(claim) and any(name[:1].isupper() and name in claim.text for name in claim.about)


def subjects(guide: Guide, claims: Sequence[Claim]) -> list[str]:
    """What some claims are about: of a list in one sentence what is each claim's own, else the claim's words."""
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


def lowered(title: str, said: str) -> str:
    """A heading as it stands inside a sentence: what is no name, by the statement as it was `said`, in lower case."""
    return "".join(_lowered(part, said) for part in re.split(r"( and |; |, )", title))


def _lowered(part: str, said: str) -> str:
    first, _, rest = part.partition(" ")
    article = first in {"The", "A", "An"}
    named = rest != rest.lower() or re.search(rf"(?<=[a-z,;] ){re.escape(first)}\b", said)
    common = article or (first.istitle() and not named and _is_common(part.lower()))
    return part[:1].lower() + part[1:] if common else part


def _is_common(word: str) -> bool:
    """True for words that stand for no name."""
    from glossator.models.grammar import nlp

    return all(token.pos_ != "PROPN" and not token.ent_type_ for token in nlp()(f"They spoke of {word}.")[3:])


def _list(kind: str, items: Sequence[str], claims: Sequence[Claim], who: str = "") -> Sentence:
    """A sentence over what is listed, the same thing once, and at the end how many more there are."""
    most, once = data()["most"]["named"], dict.fromkeys(_plain(item) for item in items)
    listed = [next(item for item in items if _plain(item) == each) for each in once]
    # To name the last takes no longer than to say that there is one more.
    most = len(listed) if len(listed) == most + 1 else most
    shown = listed[:most]
    if len(listed) > most:
        shown.append(f"{days.number(len(listed) - most)} more")
    joint = "or" if kind == "lede_nobody" else "and"  # nothing decides this or that
    return Sentence(
        text=fill(kind, list=words.listed(shown, joint), who=who), cites=[claim.id for claim in claims[:most]]
    )


def _plain(item: str) -> str:
    return " ".join(re.findall(r"\w+", item.casefold()))
