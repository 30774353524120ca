"""What an assistant may ask of the record: passages, a claim as of a day, a document's text."""

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from glossator.assistants.model import CheckAnswer, DocumentAnswer, SearchAnswer, Searched
from glossator.assistants.quoting import found, of_hit
from glossator.assistants.texts import limits
from glossator.errors import InputError, RecordError
from glossator.evidence import check as findings
from glossator.evidence.checking import steps_of
from glossator.evidence.origins.itself import Itself
from glossator.evidence.question import Question, question
from glossator.statement import claims, from_text
from glossator.timings import Steps, Told

if TYPE_CHECKING:
    from glossator.record import Record

NEAR = 5  # publishers suggested for an unknown one


def search(
    record: "Record", query: str, *, after: date | None, until: date | None, publisher: str | None, limit: int
) -> SearchAnswer:
    """At most `limit` passages that bear on the words, or silence.

    Raises InputError for a publisher that is not on file.
    """
    if after and until and after > until:
        raise InputError(f"after {after} is later than until {until}: no day lies between them")
    name = _publisher(record, publisher) if publisher else None
    hits = record.search(query, limit=limit, after=after, until=until, publisher=name)
    dated = record.span(after=after, until=until, publisher=name, dated="dated")
    searched = Searched(
        asked=query, documents=dated.documents, first=dated.first, last=dated.last, as_of=until,
        undated=record.count(dated="undated", publisher=name),
        changed=record.changed_after(until) if until else 0,
    )  # fmt: skip
    return SearchAnswer(result="quotes" if hits else "silent", searched=searched, quotes=[of_hit(hit) for hit in hits])


def _publisher(record: "Record", name: str) -> str:
    """The publisher as spelled on file. Raises InputError, naming the nearest ones, if there is none."""
    known: dict[str, str] = record.remember("publishers", lambda: _by_folded(record))
    if name.casefold() in known:
        return known[name.casefold()]
    near = [known[each] for each in get_close_matches(name.casefold(), known, NEAR)]
    near += [known[each] for each in known if name.casefold() in each and known[each] not in near]
    offered = f"; on file are {', '.join(near[:NEAR])}" if near else ""
    raise InputError(f"publisher: nothing on file was published by {name!r}{offered}")


def _by_folded(record: "Record") -> dict[str, str]:
    return {name.casefold(): name for name, _ in reversed(record.info().publishers) if name}


def check(
    record: "Record", claim: str, *, as_of: date, speaker: str = "", said_on: date | None = None, told: Told
) -> CheckAnswer:
    """The finding on each assertion in a claim, by what the record held on the day `as_of`.

    Raises InputError if the words hold so many assertions that they are a statement.
    """
    asked = questions(claim, speaker, said_on)
    steps = Steps(told, _steps(record, as_of))
    steps.begin("reading the claim")
    results = findings(asked, record, as_of=as_of, steps=steps)
    return CheckAnswer(
        as_of=as_of,
        findings=[found(one, question.text, question.kind) for one, question in zip(results, asked, strict=True)],
    )


def questions(claim: str, speaker: str, said_on: date | None) -> Sequence["Question"]:
    """The assertions in the words, as questions; opinions and forecasts keep their kind, and names are resolved."""
    statement = from_text(claim, format="text", speaker=speaker or None, date=said_on)
    read = claims(statement)
    most = limits()["claims_of_a_claim"]
    if len(read) > most:
        raise InputError(f"claim: holds {len(read)} assertions; check one at a time, or use annotate_statement")
    if not read:
        return [Question(text=claim, speaker=speaker, date=said_on)]
    asked = [_standing_alone(question(each, statement)) for each in read]
    if speaker and said_on:
        return asked
    # The speaker is unknown, so a document that says the very same is evidence, not a repetition.
    return [one.model_copy(update={"said": "", "itself": Itself()}) for one in asked]


def _standing_alone(one: "Question") -> "Question":
    """Whoever asks about one claim writes it to stand alone: a pronoun behind a name means what the claim itself names.

    One before any name stays unclear, and so such a claim gets no verdict.
    """
    named = min((at for at in map(one.text.find, one.about) if at >= 0), default=len(one.text))
    ahead = tuple(word for word in one.unclear if _at(word, one.text) < named)
    return one.model_copy(update={"unclear": ahead})


def _at(word: str, text: str) -> int:
    found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return found.start() if found else 0


def _steps(record: "Record", as_of: date) -> int:
    return steps_of(record, as_of=as_of)


def document(record: "Record", name: str, *, start: int, length: int) -> DocumentAnswer:
    """A stretch of the stored text of the document with this id or address. Raises InputError if there is none."""
    try:
        one = record.find_document(name)
    except RecordError as problem:
        raise InputError(f"document: {str(problem).removeprefix(f'{record.address}: ')} in the record") from problem
    if start and start >= len(one.text):
        raise InputError(f"start: {start:,} is past the end; the document has {len(one.text):,} characters")
    end = min(start + length, len(one.text))
    about = one.model_dump(include=set(DocumentAnswer.model_fields) & set(type(one).model_fields))
    return DocumentAnswer(
        **about, document=one.id, start=start, end=end, of=len(one.text),
        next=end if end < len(one.text) else None, words=one.text[start:end],
    )  # fmt: skip
