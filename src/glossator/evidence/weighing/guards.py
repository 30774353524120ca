"""What keeps a passage that reads like support from counting as such: an exchange of roles, and names it lacks.

These guard what is counted, never what is shown: the passage stays where the reader put it.
"""

from collections.abc import Collection, Sequence

from glossator.evidence.case import Case, Found
from glossator.evidence.model import Signal
from glossator.evidence.terms import speaks_of, things
from glossator.evidence.weighing.roles import Act, acts, role_signal


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
            for signal in (_roles(ours, acts(doc), case.actors), _names(found, case.actors, no_person))
            if signal is not None
        ]
        for (found, _), doc in zip(quoted, told, strict=True)
    ]


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
