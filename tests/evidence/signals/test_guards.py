"""What reads like a refutation and is none: it does not name the person whose deed the claim is."""

import pytest

from glossator.evidence.case import Case, Found
from glossator.evidence.question import Question
from glossator.evidence.signals.guards import fits, otherwise
from glossator.language.model import Certainty
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit

SANCTIONS = "The Treasury put nineteen Russian citizens under sanctions for interference in an election."
MEETING = "Smith walked out of the talks with Russia after an hour."


def found(text: str) -> Found:
    """A passage that is the whole of a document."""
    document = Document(id="d1", title="", text=text, publisher="The Harbour Times")
    (passage,) = passages(document)
    return Found(Hit(document=document, passage=passage, score=1.0))


def signals(claim: str, kind: str, text: str, *actors: str) -> list[str]:
    """The names of the signals against counting a passage as a refutation."""
    case = Case(Question(text=claim, kind=kind), actors=actors)
    (own,) = fits(case, [(found(text), text, Certainty.ASSERTED)])
    assert otherwise(own) is bool(own)
    return [signal.name for signal in own]


@pytest.mark.parametrize(
    ("claim", "kind", "text", "expected"),
    [
        ("Ada Smith tried to get along with Russia", "fact", SANCTIONS, ["person"]),
        ("Ada Smith tried to get along with Russia", "fact", MEETING, []),
        ("Ada Smith can get along with Russia", "ability", SANCTIONS, []),
        ("Denmark tried to get along with Russia", "fact", SANCTIONS, []),
    ],
)
def test_of_a_persons_deed_what_does_not_name_the_person_says_nothing(
    claim: str, kind: str, text: str, expected: list[str]
) -> None:
    assert signals(claim, kind, text, claim.split(" t")[0].split(" c")[0], "Russia") == expected
