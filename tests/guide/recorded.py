"""A guide to a recording: three sentences of thirty seconds, one number not surely heard."""

from datetime import date

from glossator.evidence.finding.unsure_hearing import with_doubt
from glossator.evidence.model import Finding, Verdict
from glossator.evidence.question import question
from glossator.guide.assemble import heading
from glossator.guide.model import Guide, Method, Topic
from glossator.speech.model import Transcript, Word
from glossator.statement import claims
from glossator.statement.model import Statement
from glossator.statement.readers.recording import reading_of
from glossator.statement.topics import grouping

SENTENCES = (
    "Russia sold 40 tankers of oil to North Korea in 2017.", "The Kremlin denied the report on Monday.",
    "Japan signed the treaty in March.",
)  # fmt: skip


def statement(name: str = "debate.wav", *sentences: str, unsure: tuple[str, ...] = ("40",)) -> Statement:
    """The sentences at 2, 12 and 22 seconds, a word each 0.4 seconds."""
    words = [
        Word(word, 2 + 10 * number + at * 0.4, 2 + 10 * number + at * 0.4 + 0.35, 0.31 if word in unsure else 0.93)
        for number, sentence in enumerate(sentences or SENTENCES)
        for at, word in enumerate(sentence.split())
    ]
    said = reading_of(Transcript(words, 30.0, "told 1")).statement()
    assert said.recording is not None
    return said.model_copy(update={"recording": said.recording.model_copy(update={"name": name}), "language": "en"})


def guide(said: Statement | None = None) -> Guide:
    """The guide, silent on every claim."""
    said = said or statement()
    found = claims(said)
    silent = [Finding(claim=one.id, verdict=Verdict.SILENT, reason="Nothing on file.") for one in found]
    findings = [with_doubt(finding, question(one, said)) for finding, one in zip(silent, found, strict=True)]
    grouped = [Topic(title=heading(title, ids, found), claims=list(ids)) for title, ids in grouping.group(found)]
    method = Method(program="glossator", models={}, settings={}, as_of=date(2019, 5, 3), documents=3, passages=9,
                    first=date(2018, 1, 1), last=date(2019, 5, 1), undated=0)  # fmt: skip
    return Guide(title="The debate", statement=said, claims=found, topics=grouped, findings=findings, method=method)
