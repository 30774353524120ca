"""Recoding of announced events."""

from dataclasses import replace

from glossator.conduct.coding.acts import Act
from glossator.conduct.coding.lexicon import ontology
from glossator.language.model import Certainty


def intended(act: Act) -> Act:
    """The code of an event that is only announced: future aid is an agreement, a future attack a threat."""
    if act.negated:
        return replace(act, type="REJECT", negated=False) if ontology().cooperative(act.type) else act
    return replace(act, type=ontology().intended[act.type], certainty=Certainty.PLANNED)
