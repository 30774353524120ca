"""What keeps a passage that reads like support from counting as such: an exchange of roles, and names it lacks.

These guard what is counted, never what is shown: the passage stays where the reader put it.
"""

from collections.abc import Sequence

from glossator.evidence.case import Found
from glossator.evidence.deciding.roles import acts, role_signal
from glossator.evidence.model import Signal
from glossator.evidence.terms import speaks_of


def guards(claim: str, quote: str, found: Found, actors: Sequence[str]) -> list[Signal]:
    """The signals that speak against counting a passage as support of a claim about the actors."""
    own = (_roles(claim, quote, actors), _names(found, actors))
    return [signal for signal in own if signal is not None]


def _roles(claim: str, quote: str, actors: Sequence[str]) -> Signal | None:
    from glossator.models.grammar import nlp

    ours, theirs = nlp().pipe([claim, quote])
    signal = role_signal(acts(ours), acts(theirs), actors)
    return signal if signal is not None and signal.value == "exchanged" else None


def _names(found: Found, actors: Sequence[str]) -> Signal | None:
    document = found.hit.document
    text = f"{document.publisher}\n{document.title}\n{found.hit.passage.text}"
    missing = [name for name in actors if not speaks_of(text, name)]
    if not missing:
        return None
    return Signal(name="names", value="missing", reason=f"it does not name {' or '.join(missing)}")
