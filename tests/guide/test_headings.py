"""What stands over a topic: a name says too little, so its matter stands with it, else the first words said."""

from glossator.guide.assemble import heading
from glossator.spans import Span
from glossator.statement.model import Claim, Kind


def claim(name: str, text: str, *about: str, kind: Kind = Kind.FACT) -> Claim:
    span = Span(start=0, end=len(text))
    return Claim(
        id=name, spans=[span], text=text, worth=0.9, sentence=span, standalone=text, kind=kind, about=list(about)
    )


CALL = claim("c1", "I called President Putin on his election victory", "President Putin", "election victory")
ALSO = claim("c2", "Obama called him also", "Obama", "President Putin", "past")
OPINION = claim("c3", "They wanted me to excoriate him", "the bad blood", kind=Kind.OPINION)


def test_a_person_stands_with_what_the_claims_are_about() -> None:
    assert heading("President Putin", ["c1", "c2"], [CALL, ALSO]) == "President Putin and the election victory"


def test_without_a_matter_the_first_words_stand_there() -> None:
    assert heading("President Putin", ["c2", "c3"], [CALL, ALSO, OPINION]) == "“Obama called him also”"


def test_any_other_heading_stands() -> None:
    assert heading("North Korea", ["c1"], [CALL]) == "North Korea"
