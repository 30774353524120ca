"""The limitations of a ledger, in plain words."""

from collections.abc import Mapping, Sequence

from glossator.conduct.ledger.merge import Event
from glossator.evidence.model import Source
from glossator.evidence.origins.parties import involved, published
from glossator.record.model import Document

NO_FORECAST = "Past conduct is not a forecast: it says what was done, not what will be."
BY_PROGRAM = "Read and coded by a program: an entry is only as good as its quote, so read the quote."
NOT_ALL = "Counts are of what the record reports, not of all that happened; more reports of a year make more events."


def caveats(
    actor: str,
    subject: str,
    events: Sequence[Event],
    documents: Mapping[str, Document],
    read: int | None = None,
    more: int = 0,
) -> list[str]:
    """What readers must know before they rely on the counts.

    `read`: how many events were read beside the claim, if not all; `more`: uncoded deeds reported beside it.
    """
    if not events and not more:
        return [
            f"The record holds no event in which {actor} acted on {subject}; that is silence, not inaction.",
            NO_FORECAST,
        ]
    found = [NO_FORECAST, NOT_ALL, BY_PROGRAM]
    one_sided = _one_sided(actor, events, documents)
    if one_sided:
        found.append(one_sided)
    if read is not None:
        found.append(
            f"Of {len(events)} events the {read} most telling were read beside the claim; the others count on no side."
        )
    undated = sum(event.day is None for event in events)
    if undated:
        found.append(f"{undated} of {len(events)} events are undated and stand in no year.")
    return found


def _one_sided(actor: str, events: Sequence[Event], documents: Mapping[str, Document]) -> str:
    wanted = involved([actor])
    sides = [
        {documents[report.document.id].publisher or "an unnamed publisher" for report in event.reports}
        for event in events
        if all(_party(documents[report.document.id], wanted) for report in event.reports)
    ]
    if not sides:
        return ""
    publishers = ", ".join(sorted(set().union(*sides)))
    return (
        f"One-sided: {len(sides)} of {len(events)} events rest only on {publishers}, which speaks for {actor} itself "
        "and tells what it wants told."
    )


def _party(document: Document, wanted: list[str]) -> bool:
    """True if every publisher of the document is a party."""
    named = [name.strip() for name in (document.publisher or "").split(";")]
    alone = len(named) == 1
    return all(
        published(
            Source(
                document=document.id,
                publisher=name,
                author=document.author if alone else "",
                address=document.address if alone else "",
            ),
            wanted,
        ).party
        for name in named
    )
