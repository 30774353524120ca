"""Licensing: every quotation, date, number and name in a sentence must come from a field of its evidence.

The check is independent of how sentences are composed, so that it also applies to reworded ones.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from glossator.evidence.model import Earlier, Evidence
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Prose, Sentence
from glossator.guide.prose import days
from glossator.guide.prose.naming import publisher
from glossator.guide.prose.patterns import data

_DAY = re.compile(r"\b(\d{1,2}) (" + "|".join(words.MONTHS) + r") (\d{4})\b")
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_MEANT = re.compile(r"(?:^| )\[([^\]]+)\]")  # 'They [Russia]'
_NAME = re.compile(r"(?<![.!?:“] )(?<!^)\b[A-Z][\w’'-]+")


@dataclass(frozen=True)
class Fault:
    """An unlicensed part of a sentence: its kind (quotation, date, number, name) and its words."""

    kind: str
    words: str
    sentence: str


def faults(guide: Guide, prose: Prose) -> list[Fault]:
    """All unlicensed quotations, dates, numbers and names in a guide's prose."""
    claims = {claim.id: claim for claim in guide.claims}
    found = []
    every = [piece for finding in guide.findings for piece in finding.evidence]
    for sentence in prose.lede:
        found += unlicensed(sentence, guide, every, [])
    for told, topic in zip(prose.topics, guide.topics, strict=False):
        findings = [guide.finding(name) for name in topic.claims if name in claims]
        pieces = [piece for finding in findings for piece in finding.evidence]
        found += [
            fault for one in told for fault in unlicensed(one, guide, pieces, [e for f in findings for e in f.earlier])
        ]
    for name, told in prose.notes.items():
        finding = guide.finding(name)
        found += [fault for one in told for fault in unlicensed(one, guide, finding.evidence, finding.earlier)]
    return found


def unlicensed(sentence: Sentence, guide: Guide, pieces: Sequence[Evidence], earlier: Sequence[Earlier]) -> list[Fault]:
    """The faults of one sentence, given the evidence it may cite."""
    cited = [piece for piece in pieces if piece.id in sentence.cites]
    sources = [*(piece.quote.exact for piece in cited), *(each.quote.exact for each in earlier)]
    dates = {piece.source.published for piece in cited} | {each.source.published for each in earlier}
    bare = sentence.text
    for quote in quotations(sentence.text):
        bare = bare.replace(f"“{quote}”", "“”")
    return [
        *_in_quotations(sentence, guide, [even(text) for text in (*sources, *_noted(guide))]),
        *_in_dates(sentence, bare, dates | _said_on(guide)),
        *_outside(sentence, _DAY.sub("", bare), " ".join(_licences(guide, cited, sources))),
    ]


def _in_quotations(sentence: Sentence, guide: Guide, texts: Sequence[str]) -> list[Fault]:
    """Quotations found in none of the `texts` and not said, and bracketed explanations that no claim gives."""
    said = [even(text) for text in (guide.statement.text, *(claim.text for claim in guide.claims))]
    standing = " ".join(claim.standalone for claim in guide.claims)
    quotes = quotations(sentence.text)
    strange = [quote for quote in quotes if not (any(even(quote) in text for text in texts) or _was_said(quote, said))]
    explained = [
        match[1]
        for quote in quotes
        for match in _MEANT.finditer(quote)
        if match[1] not in standing and not any(even(match[0]) in text for text in (*said, *texts))
    ]
    return [Fault("quotation", quote, sentence.text) for quote in strange] + [
        Fault("name", name, sentence.text) for name in explained
    ]


def _in_dates(sentence: Sentence, bare: str, known: Collection[date | None]) -> list[Fault]:
    return [Fault("date", match[0], sentence.text) for match in _DAY.finditer(bare) if _day(match) not in known]


def _outside(sentence: Sentence, bare: str, known: str) -> list[Fault]:
    """Numbers and names outside quotation marks that neither a field (`known`) nor a pattern gives."""
    own = set(re.findall(r"[A-Z]\w+", " ".join(_patterns())))
    numbers = [match[0] for match in _NUMBER.finditer(bare) if match[0] not in known]
    names = [
        match[0] for match in _NAME.finditer(bare) if match[0].removesuffix("’s") not in known and match[0] not in own
    ]
    return [Fault("number", number, sentence.text) for number in numbers] + [
        Fault("name", name, sentence.text) for name in names
    ]


def _was_said(quote: str, said: Sequence[str]) -> bool:
    """True if the parts of a quotation occur in the statement in order; bracketed words are checked separately."""
    parts = [part for part in re.split(r"(?:^| )… ?| …$", even(_MEANT.sub("", quote).strip())) if part]
    whole = re.compile(".*?".join(re.escape(part) for part in parts))
    return any(even(quote) in text or whole.search(text) for text in said)


def quotations(text: str) -> list[str]:
    """The outermost quotations, without their marks."""
    made, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "“":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif char == "”" and depth:
            depth -= 1
            if not depth:
                made.append(text[start:at])
    return made


def _licences(guide: Guide, cited: Sequence[Evidence], sources: Collection[str]) -> list[str]:
    """The fields that license names and numbers outside quotation marks."""
    statement, method = guide.statement, guide.method
    asked = [finding.asked.documents for finding in guide.findings if finding.asked]
    return [
        *(publisher(piece) for piece in cited),
        *(words.publisher(piece.source) for piece in cited),
        *(" ".join(piece.attributed_to) for piece in cited),
        *sources,
        statement.speaker or "",
        words.when(statement),
        *(utterance.speaker or "" for utterance in statement.utterances),
        *(claim.speaker or "" for claim in guide.claims),
        *(topic.title for topic in guide.topics),
        *(name for claim in guide.claims for name in claim.about),
        *(finding.settle for finding in guide.findings),
        *(review.reviewer for review in guide.reviews),
        *_noted(guide),
        *(f"{amount:,}" for amount in (*asked, method.documents)),
        *(
            days.before(piece.source.published, day)
            for piece in cited
            if piece.source.published
            for day in _said_on(guide)
        ),
    ]


def _said_on(guide: Guide) -> set[date | None]:
    """The days of the statement: of posts, of each."""
    return {guide.statement.date, *(one.time.date() for one in guide.statement.utterances if one.time)}


def _noted(guide: Guide) -> list[str]:
    """People's notes beside their findings, told in their names."""
    return [review.note for review in guide.reviews if review.note]


def _patterns() -> list[str]:
    return [str(one["text"]) for listed in data()["patterns"].values() for one in listed]


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), words.MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def even(text: str) -> str:
    """The text with normalised spaces and quotation marks: nested marks are printed as single ones."""
    return re.sub('[‘’“”"]', "'", " ".join(text.split()))
