"""The whole guide told in sentences: the same in, the same out."""

from glossator.evidence.model import Finding, Verdict
from glossator.guide import words
from glossator.guide.model import Guide, Prose, Sentence, Topic
from glossator.guide.prose import lede
from glossator.guide.prose.notes import Saying, note
from glossator.guide.prose.patterns import data, fill
from glossator.guide.reviews import Standing
from glossator.guide.reviews import standing as reviewed
from glossator.statement.model import Claim, Statement


def compose(guide: Guide) -> Prose:
    """The prose of a guide by its findings as they stand after review."""
    now = {claim.id: reviewed(guide, claim.id) for claim in guide.claims}
    verdicts = {claim: each.verdict for claim, each in now.items()}
    told = {claim.id: _note(guide, claim, now[claim.id], turn) for turn, claim in enumerate(guide.claims)}
    notes = {claim: sentences for claim, sentences in told.items() if sentences}
    topics = [_topic(guide, topic, verdicts, notes) for topic in guide.topics]
    return Prose(lede=lede.lede(guide, verdicts), topics=topics, notes=notes)


def headline(guide: Guide, subject: str) -> str:
    """The speaker, the subject, the tension: a title to begin with."""
    return lede.headline(guide, {claim.id: reviewed(guide, claim.id).verdict for claim in guide.claims}, subject)


def standing(guide: Guide) -> Prose:
    """The prose as it stands: what was composed with the guide, or anew where a person has changed a finding since."""
    if guide.prose is None or any(reviewed(guide, claim.id).changed for claim in guide.claims):
        return with_rewordings(compose(guide), guide.prose)
    return guide.prose


def with_rewordings(prose: Prose, before: Prose | None) -> Prose:
    """Composed prose with those of its sentences reworded that were so before, on the same evidence."""
    if before is None or not before.reworded_by:
        return prose
    told = [one for sentences in (*before.topics, *before.notes.values()) for one in sentences if one.composed]
    known = {(one.composed, *one.cites): one.text for one in told}

    def again(sentences: list[Sentence]) -> list[Sentence]:
        return [one.model_copy(update={"text": known[one.text, *one.cites], "composed": one.text})
                if (one.text, *one.cites) in known else one for one in sentences]  # fmt: skip

    topics, notes = [again(each) for each in prose.topics], {name: again(each) for name, each in prose.notes.items()}
    kept = any(one.composed for each in (*topics, *notes.values()) for one in each)
    return prose.model_copy(
        update={"topics": topics, "notes": notes, "reworded_by": before.reworded_by if kept else ""}
    )


def _note(guide: Guide, claim: Claim, now: Standing, turn: int) -> list[Sentence]:
    finding, statement = guide.finding(claim.id), guide.statement
    saying = Saying(claim.speaker or statement.speaker or "", statement.date, _called(statement))
    if now.changed is None:
        return note(claim.standalone, finding, now.verdict, saying, turn)
    first = fill("changed", reviewer=now.changed.reviewer, word=data()["changed"].get(now.verdict, now.verdict.value))
    told = note(claim.standalone, finding, now.verdict, saying, turn) if _fits(finding, now.verdict) else []
    return [Sentence(text=first), *told[1:]]


def _called(statement: Statement) -> str:
    """What the statement is called in a sentence: 'post', 'posts', else 'statement'."""
    if words.PARTS.get((statement.medium or "").casefold()) != "post":
        return "statement"
    return "posts" if len(statement.utterances) > 1 else "post"


def _fits(finding: Finding, verdict: Verdict) -> bool:
    """True where the printed evidence can be told under another finding than the program's own."""
    return bool(finding.evidence) and verdict not in {Verdict.SILENT, Verdict.OPINION}


def _topic(
    guide: Guide, topic: Topic, verdicts: dict[str, Verdict], notes: dict[str, list[Sentence]]
) -> list[Sentence]:
    """What a reader must know first under one heading: one claim's note, or the best fact of each of several."""
    claims = [claim for claim in guide.claims if claim.id in topic.claims and claim.id in notes]
    if len(claims) < 2:
        return notes[claims[0].id] if claims else []
    order = [Verdict.REFUTED, Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OPEN]
    told = [claim for claim in claims if verdicts[claim.id] in order and len(notes[claim.id]) > 1]
    if not told:
        return notes[max(claims, key=lambda claim: claim.worth).id]
    told.sort(key=lambda claim: (order.index(verdicts[claim.id]), -claim.worth))
    answers = lede.answers(guide, verdicts, told)
    made = [one.model_copy(update={"cites": [], "begins": at == 0}) for at, one in enumerate(answers)]
    facts: list[Sentence] = []
    for claim in told[: data()["most"]["topic"]]:
        first, *beside = notes[claim.id][1:]
        hedge = [one for one in beside[:1] if one.cites == first.cites]
        if all(_quotation(first) != _quotation(fact) for fact in facts):
            facts += [first.model_copy(update={"begins": True}), *hedge]
    return made + facts


def _quotation(sentence: Sentence) -> str:
    """The words between its first and its last quotation mark."""
    return sentence.text[sentence.text.find("“") : sentence.text.rfind("”")]
