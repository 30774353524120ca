"""Assembling a guide from the results of the other rooms: topics, title, earlier words, method."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from glossator._version import __version__
from glossator.conduct.model import Ledger
from glossator.evidence.beside.earlier import filed_as
from glossator.evidence.model import Finding
from glossator.evidence.origins.itself import itself
from glossator.evidence.reading.quoting import leans
from glossator.guide import plain_words as words
from glossator.guide.filed import under
from glossator.guide.model import EarlierWords, Guide, Method, Topic
from glossator.guide.prose import compose, headline
from glossator.guide.prose.lede import FEWEST, HEADING, names_person
from glossator.guide.prose.said import cut
from glossator.models.grammar import nlp
from glossator.models.model import Models
from glossator.record import Record
from glossator.statement.model import Claim, Statement
from glossator.statement.topics import grouping

# Headings over the claims that no subject gathers, used if no words said there are short and clear.
SPOKEN_FOR = 3  # claims that the words of one of them may head
LEFT = {grouping.REST: "The rest is opinion", grouping.MIXED: "Also said", grouping.OTHER: "Also said"}


def assemble(
    statement: Statement,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    conduct: Sequence[Ledger],
    record: Record,
    *,
    as_of: date | None,
    models: Models | None = None,
) -> Guide:
    """The guide from its parts; deterministic, independent of the clock."""
    grouped = [
        Topic(title=heading(title, list(ids), claims), claims=list(ids)) for title, ids in grouping.group(list(claims))
    ]
    how = method(record, as_of, models or Models())
    made = Guide(
        title=statement.title or "",
        deck=deck(statement, how.documents),
        byline=byline(statement),
        filed_under=under(claims),
        statement=statement,
        claims=list(claims),
        topics=grouped,
        findings=list(findings),
        conduct=list(conduct),
        earlier=earlier_words(statement, findings, record, as_of),
        method=how,
    )
    title = made.title or headline(made, grouping.title(statement, list(claims)))
    return made.model_copy(update={"title": title, "prose": compose(made)})


def heading(title: str, ids: Sequence[str], claims: Sequence[Claim]) -> str:
    """A topic's heading: a personal name is completed by its matter, else by the best short claim under it.

    The same applies to the topic of a few remaining claims; else its generic heading is used.
    """
    own = [claim for claim in claims if claim.id in ids]
    person, rest = names_person(title), title in LEFT
    if not own or not (person or rest):
        return title
    if person and (matter := _matter(own)):
        return f"{title} and the {matter}"
    if len(own) > SPOKEN_FOR:  # no one quotation heads so many
        return LEFT.get(title, title)
    said = max(filter(_short, own), key=lambda claim: (any(map(_named, claim.about)), claim.worth), default=None)
    return f"“{cut(said.text)}”" if said else LEFT.get(title, title)


def _short(claim: Claim) -> bool:
    """True for a short claim in one piece that is clear without context."""
    few = len(claim.spans) == 1 and FEWEST <= len(claim.text.split()) <= HEADING
    return few and not claim.flags and not leans(claim.text)


def _named(name: str) -> bool:
    return name[:1].isupper()


def _matter(claims: Sequence[Claim]) -> str:
    """The most frequent common noun phrase the claims are about: 'election victory'; "" for a single bare noun."""
    told = (name for claim in claims if claim.kind.checkable for name in claim.about)
    counts = Counter(name for name in told if " " in name and name == name.lower() and name.replace(" ", "").isalpha())
    return max(filter(_names_matter, counts), key=lambda name: counts[name], default="")


def _names_matter(phrase: str) -> bool:
    """False for phrases that only count or judge: 'so many bad deals'."""
    return nlp()(phrase)[0].pos_ in {"NOUN", "ADJ", "PROPN"}


def deck(statement: Statement, documents: int) -> str:
    """The line under the title: what was read, and against how many documents."""
    what = words.capital(words.parts(statement) or "the statement")
    day = f" of {words.when(statement)}" if words.when(statement) else ""
    return f"{what}{day}, claim by claim, against {words.count(documents, 'document')} on file."


def byline(statement: Statement) -> str:
    """The speakers, the medium, and the first and last day."""
    who = words.speakers(statement) or "Unknown speaker"
    pieces = [who, words.medium(statement), words.when(statement)]
    return ", ".join(piece for piece in pieces if piece)


def earlier_words(
    statement: Statement, findings: Sequence[Finding], record: Record, as_of: date | None
) -> EarlierWords | None:
    """How many of the speaker's own words from before the statement are on file, and those that bear on a claim."""
    filed = filed_as(statement.speaker, record) if statement.speaker else []
    if not filed:
        return None
    days = [as_of] if as_of else []
    if last := itself(statement).last:
        days.append(last - timedelta(days=1))
    own = record.span(speaker=filed, until=min(days, default=None), dated="dated")
    if not own.documents:
        return None
    found = {finding.claim: finding.earlier for finding in findings if finding.earlier}
    return EarlierWords(searched=own.documents, first=own.first, last=own.last, found=found)


def method(record: Record, as_of: date | None, models: Models) -> Method:
    """What is needed to reproduce the guide: the record's span, the models and the settings."""
    info = record.span(until=as_of)
    whole = record.span() if as_of else info
    return Method(
        program=f"glossator {__version__}",
        models=models.versions(),
        settings={},
        as_of=as_of,
        documents=info.documents,
        passages=info.passages,
        first=info.first,
        last=info.last,
        undated=info.undated,
        later=max(0, whole.documents - info.documents),
    )
