"""What keeps a passage that reads like support, or like a refutation, from counting as such.

An exchange of roles, names it lacks, another amount and another reach of a superlative bear nothing out; the claim's
own amount in the claim's own words refutes nothing. These guard what is counted, never what is shown: the passage stays
where the reader put it, or on no side where its own words say otherwise than the reader took it.
"""

from collections.abc import Collection, Sequence
from datetime import date

from glossator.evidence.case import Case, Found
from glossator.evidence.model import Certainty, Signal
from glossator.evidence.terms import speaks_of, things
from glossator.evidence.weighing.amounts import agreeing, differing
from glossator.evidence.weighing.roles import Act, acts, role_signal
from glossator.evidence.weighing.scope import scope_signal

_OWN_WORDS = {"amount", "scope"}


def otherwise(signals: Sequence[Signal]) -> bool:
    """True when the quote's own words say otherwise than the reader took it; such a passage stands on no side."""
    return any(signal.name in _OWN_WORDS for signal in signals)


def guards(case: Case, quoted: Sequence[tuple[Found, str]]) -> list[list[Signal]]:
    """For each passage with its quote the signals that speak against counting it as support of the claim."""
    from glossator.models.grammar import nlp

    if not quoted:
        return []
    claim, *told = nlp().pipe([case.question.text, *(quote for _, quote in quoted)])
    ours, no_person = acts(claim), things(claim)
    return [
        [
            signal
            for signal in (
                _roles(ours, acts(doc), case.actors),
                _names(found, case.actors, no_person),
                differing(case.question.text, doc.text),
                scope_signal(claim, doc, _year(case.said_on), _year(found.hit.document.published)),
            )
            if signal is not None
        ]
        for (found, _), doc in zip(quoted, told, strict=True)
    ]


def fits(case: Case, quoted: Sequence[tuple[str, Certainty]]) -> list[list[Signal]]:
    """For each quote that reads like a refutation, with its certainty, the signals that it says what the claim says."""
    from glossator.models.grammar import nlp

    if not quoted:
        return []
    claim, *told = nlp().pipe([case.question.text, *(quote for quote, _ in quoted)])
    found = [agreeing(claim, doc, certainty) for doc, (_, certainty) in zip(told, quoted, strict=True)]
    return [[signal] if signal is not None else [] for signal in found]


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _roles(claim: Sequence[Act], quote: Sequence[Act], actors: Sequence[str]) -> Signal | None:
    signal = role_signal(claim, quote, actors)
    return signal if signal is not None and signal.value == "exchanged" else None


def _names(found: Found, actors: Sequence[str], no_person: Collection[str]) -> Signal | None:
    document = found.hit.document
    text = f"{document.publisher}\n{document.title}\n{found.hit.passage.text}"
    missing = [name for name in actors if not speaks_of(text, name, name not in no_person)]
    if not missing:
        return None
    return Signal(name="names", value="missing", reason=f"it does not name {' or '.join(missing)}")
