"""From weighed evidence to a finding, with its reason in plain words."""

from collections.abc import Collection, Sequence

from glossator.evidence.case import Case, Verified
from glossator.evidence.finding.counting import counted, tally
from glossator.evidence.finding.model import VERDICTS, chosen, likely
from glossator.evidence.finding.numbers import read_closely
from glossator.evidence.finding.settling import best_against, best_for, settled
from glossator.evidence.finding.silence import silence, unclear
from glossator.evidence.lexicon import load
from glossator.evidence.model import Asked, Evidence, Finding, Stance, Verdict
from glossator.evidence.question import Question
from glossator.evidence.reading.dated import names_a_time
from glossator.evidence.signals.guards import otherwise
from glossator.evidence.signals.table import Name
from glossator.evidence.weighing.chances import bears
from glossator.evidence.weighing.pieces import weighed


def decide(case: Case, asked: Asked) -> Finding:
    """The finding on one case from its printed and read evidence; `asked` says what the record was asked."""
    if not case.evidence or not case.question.worth_asking:
        return _without_evidence(case, asked)
    may_be, shares = allowed(case), likely(read_closely(case))
    bears_out, denies = settled(case)
    verdict, probability = chosen(shares, case.question.kind, may_be)
    verdict, probability = _verified(case, verdict, probability, may_be)
    if verdict is Verdict.REFUTED and case.verified and denies < load("settling")["refuted_least"]:
        verdict = Verdict.OPEN  # all that was read makes that unlikely
    verdict, probability = _settled(case, bears_out, denies) or (verdict, probability)
    later = _overtaken(case, verdict)
    if later is None and _outnumbered(case, verdict) and Verdict.DISPUTED in may_be:
        later = Verdict.DISPUTED, float(shares[VERDICTS.index(Verdict.DISPUTED)])
    verdict, probability = later or (verdict, probability)
    ours = [piece for piece in case.evidence if piece.stance is Stance.SUPPORTS]
    if verdict is Verdict.SUPPORTED and not (bears(case) and any(not piece.own_words for piece in ours)):
        verdict = Verdict.OPEN  # what is near may be of something else, and nobody bears himself out
    return _finding(case, verdict, probability, asked)


def decide_given(case: Case) -> Finding:
    """The finding on evidence given with the claim, which is trusted to bear on it."""
    case.evidence = [_leaning(piece) for piece in case.evidence]
    if not case.evidence or case.question.left_alone:
        return _without_evidence(case, None)
    shares = likely(read_closely(case), given=True)
    verdict, probability = chosen(shares, case.question.kind, allowed(case, given=True), careful=False)
    return _finding(case, verdict, probability, None)


def _without_evidence(case: Case, asked: Asked | None) -> Finding:
    question = case.question
    if question.left_alone:
        return left_alone(question.claim, question.kind)
    if question.unnamed and asked is not None:
        return Finding(claim=question.claim, verdict=Verdict.SILENT, reason=unclear(question))
    return silence(question, [], asked)


def _finding(case: Case, verdict: Verdict, probability: float, asked: Asked | None) -> Finding:
    question, pieces = case.question, case.evidence
    if verdict is Verdict.SILENT:
        return silence(question, pieces, asked)
    return Finding(
        claim=question.claim,
        verdict=verdict,
        probability=None if verdict is Verdict.OPEN else round(probability, 4),
        reason=_reason(verdict, question, pieces),
        evidence=pieces,
        asked=asked,
        **tally([piece for piece in pieces if piece.stance is not Stance.NEITHER] or pieces),
    )


def _verified(case: Case, verdict: Verdict, probability: float, may_be: Collection[Verdict]) -> tuple[Verdict, float]:
    """The model's finding, limited to what the verifier is sure of.

    A plain fact it is sure of becomes supported where the model left it open; evidence against a claim that does not
    settle it makes the claim disputed.
    """
    if case.question.early:
        return verdict, probability
    limits = load("verifying")
    for_it = [piece for piece in case.evidence if supporting(piece)]
    against = max((piece.decides for piece in case.evidence if piece.stance is Stance.REFUTES), default=0.0)
    borne = max((piece.decides for piece in for_it), default=0.0)
    both = max(((piece.decides + piece.supports) / 2 for piece in for_it), default=0.0)
    denied = against >= limits["refuted_at"]
    doubted = denied and borne < limits["refuted_at"]
    if doubted and verdict is Verdict.SUPPORTED:
        return (Verdict.REFUTED, round(against, 4)) if Verdict.REFUTED in may_be else (Verdict.OPEN, probability)
    if verdict is Verdict.SUPPORTED and max(borne, both) < limits["borne_out_at"]:
        return Verdict.OPEN, probability
    if verdict is Verdict.REFUTED and not denied:
        return (Verdict.OPEN if _outdated(case) else Verdict.DISPUTED), probability
    may_support = Verdict.SUPPORTED in may_be and case.question.is_fact and not doubted
    if verdict in {Verdict.OPEN, Verdict.SILENT} and may_support and borne >= limits["borne_out_at"]:
        return Verdict.SUPPORTED, borne
    return verdict, probability


def _settled(case: Case, bears_out: float, denies: float) -> tuple[Verdict, float] | None:
    """The finding where all that was read makes it likely that one piece settles the claim; that piece takes its side.

    A guard that the models overruled is not shown beside it any more.
    """
    question, limits = case.question, load("settling")
    if question.early or question.unclear or not question.checkable:
        return None
    ours, theirs = best_for(case, case.verified), best_against(case, case.verified)
    if ours is not None and bears_out >= max(limits["supported_at"], denies) and not case.evidence[ours.at].party:
        _side(case, ours, Stance.SUPPORTS, ours.clear)
        return Verdict.SUPPORTED, round(bears_out, 4)
    if theirs is not None and denies >= limits["refuted_at"] and not case.evidence[theirs.at].party:
        _side(case, theirs, Stance.REFUTES, theirs.denied)
        return Verdict.REFUTED, round(denies, 4)
    return None


def _overtaken(case: Case, verdict: Verdict) -> tuple[Verdict, float] | None:
    """The other finding on a fact, where a report that surely settles it came after everything for this one.

    "He has authorised it" is not refuted by how his predecessor stopped it, and who lost in November did not win
    because she had won in March.
    """
    if not case.question.is_fact:
        return None
    limits = load("verifying")
    for_it = [piece for piece in case.evidence if supporting(piece)]
    against = [piece for piece in case.evidence if piece.stance is Stance.REFUTES]
    if verdict is Verdict.REFUTED:
        later = _after(for_it, against, limits["borne_out_at"])
        return (Verdict.SUPPORTED, later) if later else None
    if verdict is Verdict.SUPPORTED:
        later = _after(against, for_it, limits["refuted_at"])
        return (Verdict.REFUTED, later) if later else None
    return None


def _after(ours: Sequence[Evidence], others: Sequence[Evidence], sure: float) -> float:
    """How surely the surest of ours decides that is later than all others; 0 if none is, or none so `sure`."""
    days = [piece.source.published for piece in others]
    return max(
        (
            piece.decides
            for piece in ours
            if (day := piece.source.published) and not piece.party and piece.decides >= sure
            and all(other is not None and other < day for other in days)
        ),
        default=0.0,
    )  # fmt: skip


def _outnumbered(case: Case, verdict: Verdict) -> bool:
    """True if clearly more independent origins stand on the other side than on that of a finding.

    Not of a claim that names its time: the others may be of another.
    """
    if verdict not in {Verdict.SUPPORTED, Verdict.REFUTED} or names_a_time(case.question.text):
        return False
    free = [piece for piece in case.evidence if not piece.party]
    for_it = len({piece.origin for piece in free if supporting(piece)})
    against = len({piece.origin for piece in free if piece.stance is Stance.REFUTES})
    ours, others = (for_it, against) if verdict is Verdict.SUPPORTED else (against, for_it)
    return bool(others > ours + load("settling")["outnumbered_by"])


def _side(case: Case, one: Verified, stance: Stance, sure: float) -> None:
    piece = case.evidence[one.at]
    put = piece.model_copy(update={"stance": stance, "signals": []})
    case.evidence[one.at] = weighed(put, max(piece.decides, sure))


def _outdated(case: Case) -> bool:
    """True if all evidence against the claim is about another time."""
    against = [piece for piece in case.evidence if piece.stance is Stance.REFUTES]
    return bool(against) and all(any(one.name == Name.LONG_AGO for one in piece.signals) for piece in against)


def supporting(piece: Evidence) -> bool:
    """True for a piece that counts as support: on that side, with no guard against it."""
    return piece.stance is Stance.SUPPORTS and not piece.signals


def _leaning(piece: Evidence) -> Evidence:
    """A given piece with the side it leans to: it is trusted to bear on the claim, so a lower threshold applies."""
    if otherwise(piece.signals):
        return piece
    stance = Stance.SUPPORTS if piece.supports >= piece.refutes else Stance.REFUTES
    if max(piece.supports, piece.refutes) < load("deciding")["leaning_at"]:
        stance = Stance.NEITHER
    return piece.model_copy(update={"stance": stance})


def allowed(case: Case, given: bool = False) -> set[Verdict]:
    """The verdicts that the printed evidence allows: each side needs evidence on it, and "disputed" needs both.

    Found passages support only where no guard objects (`signals/guards.py`); given ones are trusted to bear on the
    claim. A claim with an unresolved subject is silent or open.
    """
    if case.question.unclear:
        return {Verdict.SILENT, Verdict.OPEN}
    told = {piece.stance for piece in case.evidence}
    free = {piece.stance for piece in case.evidence if not piece.party}
    found = {Verdict.SILENT, Verdict.OPEN}
    if any(map(supporting, case.evidence)) or (given and Stance.SUPPORTS in told):
        found.add(Verdict.SUPPORTED)
    if Stance.REFUTES in free:  # a party's denial does not refute
        found.add(Verdict.REFUTED)
    if {Stance.SUPPORTS, Stance.REFUTES} <= told:
        found.add(Verdict.DISPUTED)
    return found


def left_alone(claim: str, kind: str) -> Finding:
    """The finding on an opinion, slogan, question or pleasantry."""
    article = "an" if kind[:1] in "aeiou" else "a"
    reason = f"This is {article} {kind}, not a statement of fact: it is left alone."
    return Finding(claim=claim, verdict=Verdict.OPINION, reason=reason)


def _reason(verdict: Verdict, question: Question, pieces: Sequence[Evidence]) -> str:
    against = [piece for piece in pieces if piece.stance is Stance.REFUTES]
    for_it = [piece for piece in pieces if supporting(piece)]
    if verdict is Verdict.OPEN:
        rest = [piece for piece in pieces if piece not in for_it and piece not in against]
        return f"{_why_open(question)} On file: {_beside(for_it, against, rest)}."
    for_it = for_it or [piece for piece in pieces if piece.stance is Stance.SUPPORTS]
    if verdict is Verdict.DISPUTED and not for_it:
        return f"What is told speaks against it: {counted(against)}. None of it settles the claim."
    if verdict is Verdict.DISPUTED:
        return f"The record is divided: {counted(for_it)} for it; {counted(against)} against it."
    own, other = (for_it, against) if verdict is Verdict.SUPPORTED else (against, for_it)
    said = f"{verdict.value.capitalize()} by {counted(own)}."
    if all(piece.party for piece in own):
        said += " Nobody independent of the claim confirms it."
    if other:
        said += f" {'Against' if verdict is Verdict.SUPPORTED else 'For'} it: {counted(other)}."
    return said


def _why_open(question: Question) -> str:
    if question.unclear:
        return unclear(question)
    if question.early:
        return "A forecast or an ability cannot be true or false yet."
    return "The record bears on it, and does not settle it."


def _beside(for_it: Sequence[Evidence], against: Sequence[Evidence], rest: Sequence[Evidence]) -> str:
    parts = []
    if for_it:
        parts.append(f"{_passages(len(for_it))} for it")
    if against:
        parts.append(f"{_passages(len(against)) if not parts else len(against)} against it")
    if rest:
        parts.append(f"{_passages(len(rest)) if not parts else len(rest)} on the subject without taking a side")
    return ", ".join(parts)


def _passages(number: int) -> str:
    return f"{number} passage" + ("" if number == 1 else "s")
