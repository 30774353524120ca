"""Composing the prose of a whole guide; deterministic."""

from collections.abc import Sequence

from glossator.evidence.model import Finding, Stance, Verdict
from glossator.guide.model import Guide, Prose, Review, Sentence, Topic
from glossator.guide.prose import lede
from glossator.guide.prose.notes import note, saying
from glossator.guide.prose.patterns import data, fill, plain, unsettled
from glossator.guide.prose.retold import over, own_notes
from glossator.guide.reviewing.standing import Standing
from glossator.guide.reviewing.standing import standing as reviewed
from glossator.statement.model import Claim


def compose(guide: Guide) -> Prose:
    """The prose of a guide from its findings as reviewed."""
    now = {claim.id: reviewed(guide, claim.id) for claim in guide.claims}
    verdicts = {claim: each.verdict for claim, each in now.items()}
    told = {claim.id: _note(guide, claim, now[claim.id], turn) for turn, claim in enumerate(guide.claims)}
    notes = {claim: sentences for claim, sentences in told.items() if sentences}
    own = own_notes(guide)
    composed = {claim: sentences for claim, sentences in notes.items() if claim not in own}
    topics = [_topic(guide, topic, verdicts, composed) for topic in guide.topics]
    return Prose(lede=lede.lede(guide, verdicts), topics=topics, notes=notes)


def headline(guide: Guide, subject: str) -> str:
    """A proposed title: speaker, subject, tension."""
    return lede.headline(guide, {claim.id: reviewed(guide, claim.id).verdict for claim in guide.claims}, subject)


def standing(guide: Guide) -> Prose:
    """The prose of a guide as printed: the stored one, recomposed where a person changed a finding or wrote prose.

    A person's own prose takes precedence; what it tells about one claim is not repeated under its topic.
    """
    if guide.prose is None or own_notes(guide) or any(reviewed(guide, claim.id).changed for claim in guide.claims):
        return over(guide, with_rewordings(compose(guide), guide.prose))
    return over(guide, guide.prose)


def with_rewordings(prose: Prose, before: Prose | None) -> Prose:
    """Composed prose, reusing earlier rewordings of sentences on the same evidence."""
    if before is None or not before.reworded_by:
        return prose
    known = {(one.composed, *one.cites): one.text for one in before.told if one.composed}

    def again(one: Sentence) -> Sentence:
        text = known.get((one.text, *one.cites))
        return one.model_copy(update={"text": text, "composed": one.text}) if text else one

    after = prose.each(again)
    kept = any(one.composed for one in after.told)
    return after.model_copy(update={"reworded_by": before.reworded_by if kept else ""})


def _note(guide: Guide, claim: Claim, now: Standing, turn: int) -> list[Sentence]:
    finding, said = guide.finding(claim.id), saying(guide, claim)
    if now.changed is None:
        return note(claim, finding, now.verdict, said, turn)
    told = note(claim, finding, now.verdict, said, turn) if _fits(finding, now.verdict) else []
    return [Sentence(text=found_by(now.changed)), *told[1:]]


def found_by(review: Review) -> str:
    """A person's finding and reason in a sentence: 'A. Editor finds this refuted: …'."""
    word = str(data()["changed"].get(review.verdict, review.verdict))
    said = " ".join(review.note.split())
    if not said:
        return fill("changed", reviewer=review.reviewer, word=word)
    stop = "" if said[-1] in ".!?…”" else "."
    return fill("changed_because", reviewer=review.reviewer, word=word, why=said, stop=stop)


def _fits(finding: Finding, verdict: Verdict) -> bool:
    """True if the printed evidence can be told under a verdict other than the program's."""
    return bool(finding.evidence) and verdict not in {Verdict.SILENT, Verdict.OPINION}


def _topic(
    guide: Guide, topic: Topic, verdicts: dict[str, Verdict], notes: dict[str, list[Sentence]]
) -> list[Sentence]:
    """The essentials under one heading: a single claim's note, or the best fact of each of several claims."""
    claims = [claim for claim in guide.claims if claim.id in topic.claims and claim.id in notes]
    if len(claims) < 2:
        return notes[claims[0].id] if claims else []
    order = [Verdict.REFUTED, Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OPEN]
    told = [claim for claim in claims if verdicts[claim.id] in order and any(one.cites for one in notes[claim.id])]
    told.sort(key=lambda claim: (order.index(verdicts[claim.id]), notes[claim.id][0].text in unsettled(), -claim.worth))
    most = data()["most"]["topic"]
    made: list[Sentence] = []
    for claim in told[:most]:
        made += _brief(guide, claim, notes[claim.id], made)
    rest = [one.model_copy(update={"cites": []}) for one in lede.answers(guide, verdicts, told[most:])]
    return made + [one.model_copy(update={"begins": at == 0}) for at, one in enumerate(rest)]


def _brief(guide: Guide, claim: Claim, note: Sequence[Sentence], before: Sequence[Sentence]) -> list[Sentence]:
    """One claim among several: the record's answer, its best fact with hedge, and the best of the other side.

    No fact is repeated.
    """
    (subject,) = lede.subjects(guide, [claim])
    answer, first, *beside = note
    if any(_quotation(first) == _quotation(one) for one in before if one.cites):
        return []
    text = answer.text[:1].lower() + answer.text[1:] if answer.text in plain() else answer.text
    kind = "on_words" if subject.startswith("“") else "on_claim"
    made = [Sentence(text=fill(kind, subject=subject, answer=text), begins=True)]
    goes_on = [one for one in beside[:2] if one.cites == first.cites]
    other = _other_side(guide, claim, first, beside)
    return [*made, *(one.model_copy(update={"begins": False}) for one in (first, *goes_on, *other))]


def _other_side(guide: Guide, claim: Claim, first: Sentence, beside: Sequence[Sentence]) -> list[Sentence]:
    """The first sentence of a note, with its continuation, that tells for the opposite side of `first`."""
    pieces = {piece.id: piece for piece in guide.finding(claim.id).evidence if not piece.own_words}
    ours = pieces[first.cites[0]].stance if first.cites and first.cites[0] in pieces else None
    sided = [one for one in beside if one.cites and one.cites[0] in pieces]
    wanted = next((one.cites for one in sided if pieces[one.cites[0]].stance not in {ours, Stance.NEITHER}), None)
    return [one for one in sided if one.cites == wanted][:2] if ours is not Stance.NEITHER else []


def _quotation(sentence: Sentence) -> str:
    """The words between a sentence's first and last quotation mark."""
    return sentence.text[sentence.text.find("“") : sentence.text.rfind("”")]
