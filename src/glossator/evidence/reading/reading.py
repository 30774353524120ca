"""Reading the passages found: a small network skims them, a large one reads the most telling closely."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glossator.evidence.asking.admitted import alike
from glossator.evidence.case import Case, Found, Reading
from glossator.evidence.lexicon import load
from glossator.evidence.reading.as_told import as_told
from glossator.evidence.reading.dated import dated, names_a_time
from glossator.evidence.reading.lines import claim_line, passage_line, undated_line
from glossator.models.model import Reader

if TYPE_CHECKING:
    from glossator.models.reader import Readings

LEAST = 1e-6  # added to a gain before its logarithm is taken


def skim(cases: Sequence[Case], first: int, reader: Reader) -> None:
    """Have the small network read the next passages of each case, up to the `first` so many."""
    _read([(case, one) for case in cases for one in _unread(case)[:first]], reader, close=False)


def read_closely(cases: Sequence[Case], most: int, reader: Reader) -> None:
    """Have the large network read the most telling passages of each case, at most `most`."""
    _read([(case, one) for case in cases for one in _no_copies(case.read, most)], reader, close=True)


def read_plainly(cases: Sequence[Case], most: int, reader: Reader) -> None:
    """Have the large network read facts again without speaker and day, and average both readings.

    Who says something does not make it true, and the network is biased by what it learnt of a speaker's other claims.
    """
    chosen = [(case, one) for case in cases if case.question.is_fact for one in case.read[:most]]
    rows: Readings = reader.read([lines(case, one, plain=True, told=True) for case, one in chosen])
    for at, (_, one) in enumerate(chosen):
        if one.reading is not None:
            sides, stance = (one.reading.sides + rows.sides[at]) / 2, (one.reading.stance + rows.stance[at]) / 2
            one.reading = replace(one.reading, sides=sides, stance=stance)


def read_all(cases: Sequence[Case], reader: Reader) -> None:
    """Have one network read everything a case holds: evidence that was given."""
    _read([(case, one) for case in cases for one in case.found], reader, close=True)


def lines(case: Case, one: Found, text: str = "", plain: bool = False, told: bool = False) -> tuple[str, str]:
    """A claim and a passage (or another text of its document) as input lines of the reader.

    `plain` leaves out speaker and day, as for claims about a past era, where an old passage is no less relevant; `told`
    writes the claim's amounts as the passage does.
    """
    question, document = case.question, one.hit.document
    claim, text = question.text, text or one.hit.passage.text
    if told and names_a_time(claim):
        claim, text = dated(claim, case.said_on), dated(text, document.published)
    claim = as_told(claim, text) if told else claim
    words = {"title": document.title, "publisher": document.publisher or document.speaker}
    if plain or case.era is not None:
        return claim_line(claim), undated_line(text, published=document.published, **words)
    said = case.said_on
    return claim_line(claim, question.speaker, said), passage_line(
        text, published=document.published, said=said, **words
    )


def _no_copies(found: Sequence[Found], most: int) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        if len(kept) == most:
            break
        if not any(alike(one.hit.passage.text, other.hit.passage.text) for other in kept):
            kept.append(one)
    return kept


def _unread(case: Case) -> list[Found]:
    return [one for one in case.found if one.reading is None]


def _read(chosen: Sequence[tuple[Case, Found]], reader: Reader, close: bool) -> None:
    rows: Readings = reader.read([lines(case, one, told=close) for case, one in chosen])
    for at, (_, one) in enumerate(chosen):
        read = Reading(
            sides=rows.sides[at],
            stance=rows.stance[at],
            key=float(rows.key[at]),
            worth=float(rows.worth[at]),
            printed=float(rows.printed[at]),
            skimmed=_skimmed(one) if close else float(rows.worth[at]),
            close=close,
        )
        one.reading = replace(read, worth=_worth(one, read))


def _skimmed(one: Found) -> float:
    """The small network's score; 0 of evidence that was given, which it does not read."""
    return one.reading.skimmed if one.reading is not None else 0.0


def _worth(one: Found, read: Reading) -> float:
    """The key that ranks the passages beside one claim.

    Skimmed passages rank by the small network's score. Closely read ones rank above all others, by the logarithm of
    their expected gain.
    """
    settings = load("reading")
    by = settings["close" if read.close else "quick"]
    beside = by["matched"] * one.matched + by["shared"] * one.shared + by["named"] * (one.named == 1)
    if not read.close:
        return float(read.worth + beside)
    telling = math.log(max(read.gain, LEAST)) + by["skimmed"] * read.skimmed
    return float(settings["above"] + telling + beside)
