"""From chosen passages to evidence: exact quote in the stored text, origin, source and side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossator.evidence.case import Case, Found, Reading
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Report, Signal, Source, Stance
from glossator.evidence.origins.captured import captured
from glossator.evidence.origins.origins import Origin, origins
from glossator.evidence.origins.parties import party, reported
from glossator.evidence.reading.quoting import core
from glossator.evidence.signals.guards import fits, guards, otherwise
from glossator.evidence.signals.now import afterwards
from glossator.evidence.signals.speaking import Spoken, spoken
from glossator.evidence.signals.unreal import taken_back, unsure
from glossator.language.certainty import mark
from glossator.language.model import Interval
from glossator.models.grammar import nlp
from glossator.models.reader import AGAINST, FOR, SETTLES_AGAINST, SETTLES_FOR
from glossator.people.named_in import bare_name
from glossator.record.model import Document
from glossator.spans import Span, anchor, resolve


@dataclass(frozen=True, eq=False)
class Chosen:
    """One event to print: its best passage, the span quoted and its core (both in the passage), the other reports."""

    found: Found
    quote: Span
    core: Span | None = None
    others: Sequence[Found] = ()


def pieces(case: Case, chosen: Sequence[Chosen], documents: Mapping[str, Document]) -> list[Evidence]:
    """The evidence of one case, in order; what is not found in its stored text, or tells nothing, is dropped."""
    kept = [one for one in chosen if _quotable(one, documents)]
    said = [_spoken(case, one) for one in kept]
    named = {
        one.found.hit.document.id: bare_name(its.attributed_to[-1])
        for one, its in zip(kept, said, strict=True)
        if its.attributed_to and _is_name(its.attributed_to[-1])
    }
    mine = {other.hit.document.id for one in kept for other in (one.found, *one.others)}
    own = origins([documents[key] for key in sorted(mine) if key in documents], named)
    told = reported(case.question.text, case.actors)
    parties = [actor for actor in case.actors if actor not in told]
    made = [_piece(case, one, its, parties, documents, own) for one, its in zip(kept, said, strict=True)]
    return _guarded(case, kept, made, documents)


def weighed(piece: Evidence, decides: float) -> Evidence:
    """The piece with the probability that it settles the claim alone, and its weight, lower for a party."""
    share = load("printing")["party"] if piece.party else 1.0
    return piece.model_copy(update={"decides": round(decides, 4), "weight": round(decides * share, 4)})


def leans_for(piece: Evidence) -> bool:
    """True for a piece that may support: on that side, or on none and nearer to support than to refutation."""
    return piece.stance is not Stance.REFUTES and piece.supports > piece.refutes


def _guarded(
    case: Case, kept: Sequence[Chosen], made: Sequence[Evidence], documents: Mapping[str, Document]
) -> list[Evidence]:
    asked = [(at, kept[at].found, piece.quote.exact) for at, piece in enumerate(made) if leans_for(piece)]
    found = guards(case, [(passage, quote) for _, passage, quote in asked])
    signals = {at: own for (at, _, _), own in zip(asked, found, strict=True)}
    against = [at for at, piece in enumerate(made) if piece.refutes > piece.supports]
    told = [(kept[at].found, made[at].quote.exact, made[at].certainty) for at in against]
    signals |= dict(zip(against, fits(case, told), strict=True))
    claim = mark(case.question.text)
    for at, piece in enumerate(made):
        more = [
            afterwards(case, piece),
            taken_back(documents[piece.source.document]),
            unsure(claim, piece) if case.question.is_fact and leans_for(piece) else None,
        ]
        signals[at] = signals.get(at, []) + [one for one in more if one is not None]
    return [_with(piece, signals.get(at, [])) for at, piece in enumerate(made)]


def _with(piece: Evidence, signals: list[Signal]) -> Evidence:
    stance = Stance.NEITHER if otherwise(signals) else piece.stance
    return piece.model_copy(update={"signals": signals, "stance": stance})


def source(document: Document) -> Source:
    """The document as a page names it."""
    return Source(
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        author=document.author or document.speaker,
        address=document.address,
        published=document.published,
        modified=document.modified,
        ocr=document.ocr,
        **captured(document),
    )


def sides(reading: Reading) -> tuple[float, float, float]:
    """The probabilities that a passage supports, refutes, or does neither; they sum to 1."""
    given = reading.sides
    supports, refutes = float(given[FOR] + given[SETTLES_FOR]), float(given[AGAINST] + given[SETTLES_AGAINST])
    return supports, refutes, 1 - supports - refutes


def stance(supports: float, refutes: float) -> Stance:
    """The side on which a passage is printed: probable enough, and clearly more probable than the other."""
    limits = load("printing")
    strong, weak = max(supports, refutes), min(supports, refutes)
    if strong + weak < limits["sided_at"] or strong < limits["times"] * weak:
        return Stance.NEITHER
    return Stance.SUPPORTS if supports > refutes else Stance.REFUTES


def _piece(
    case: Case,
    one: Chosen,
    said: Spoken,
    parties: Sequence[str],
    documents: Mapping[str, Document],
    own: Mapping[str, Origin],
) -> Evidence:
    found, document = one.found, documents[one.found.hit.document.id]
    assert found.reading is not None  # noqa: S101 - only what was read is chosen
    supports, refutes, neither = sides(found.reading)
    of, at = source(document), found.hit.passage.span.start
    its = party(of, parties, case.question.speaker, said.attributed_to, posted=document.kind == "post")
    piece = Evidence(
        id=f"{case.question.claim}:{found.hit.passage.id}",
        source=of,
        quote=anchor(document.text, at + one.quote.start, at + one.quote.end),
        passage=found.hit.passage.span,
        core=one.core and Span(start=one.core.start - one.quote.start, end=one.core.end - one.quote.start),
        score=round(found.reading.worth, 4),
        chance=round(found.chance, 4),
        supports=round(supports, 4),
        refutes=round(refutes, 4),
        neither=round(neither, 4),
        stance=stance(supports, refutes),
        certainty=said.certainty,
        certainty_words=list(said.certainty_words),
        attributed_to=list(said.attributed_to),
        event=said.event or own_day(document),
        origin=own[document.id].id,
        origin_reason=own[document.id].reason,
        party=its.party,
        party_reason=its.reason,
        own_words=its.speaker,
        also=[_report(other, documents, own) for other in one.others if other.hit.document.id in documents],
    )
    return weighed(piece, float(found.reading.sides[SETTLES_FOR] + found.reading.sides[SETTLES_AGAINST]))


def _report(other: Found, documents: Mapping[str, Document], own: Mapping[str, Origin]) -> Report:
    document = documents[other.hit.document.id]
    return Report(source=source(document), origin=own[document.id].id)


def own_day(document: Document) -> Interval | None:
    """The event date of a chronicle entry, which is dated by its event."""
    if document.kind != "event" or document.published is None:
        return None
    return Interval(first=document.published, last=document.published, precision="day")


def _spoken(case: Case, one: Chosen) -> Spoken:
    quote = one.quote.of(one.found.hit.passage.text)
    return spoken(case.question.text, core(case.question.text, quote), one.found.hit.document.published)


def _quotable(one: Chosen, documents: Mapping[str, Document]) -> bool:
    document = documents.get(one.found.hit.document.id)
    start = one.found.hit.passage.span.start + one.quote.start
    end = one.found.hit.passage.span.start + one.quote.end
    if document is None or not 0 <= start < end <= len(document.text):
        return False
    if _tells_nothing(one, document):
        return False
    quote = anchor(document.text, start, end)
    same = quote.exact == one.quote.of(one.found.hit.passage.text)
    return same and resolve(quote, document.text) == Span(start=start, end=end)


def _tells_nothing(one: Chosen, document: Document) -> bool:
    """True for a heading of a chronicle, or a slogan in a post: words without a verb."""
    words = one.quote.of(one.found.hit.passage.text).rstrip(' \n"”’)')
    heading = document.kind == "post" or not words.endswith((".", "!", "?", "…", ":"))
    return heading and not any(token.pos_ in {"VERB", "AUX"} for token in nlp()(words))


def _is_name(words: str) -> bool:
    # One person quoted by several papers is one source; "officials said" identifies nobody.
    return len(words.split()) >= 2 and all(word[:1].isupper() for word in words.split())
