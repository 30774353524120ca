"""What an event is while it is only announced."""

from dataclasses import replace

from glossator.conduct.coding.acts import Act
from glossator.conduct.coding.lexicon import ontology
from glossator.language.model import Certainty


def intended(act: Act) -> Act:
    """What an event is while it is only announced: aid to come is an agreement, a blow to come is a threat."""
    if act.negated:
        return replace(act, type="REJECT", negated=False) if ontology().cooperative(act.type) else act
    return replace(act, type=ontology().intended[act.type], certainty=Certainty.PLANNED)
