"""What stands over a topic: a name says too little, so its matter stands with it, else the first words said."""

from glossator.guide.assemble import heading
from glossator.spans import Span
from glossator.statement.model import Claim, Kind
from glossator.statement.topics import grouping


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


def test_without_a_matter_the_best_short_words_stand_there() -> None:
    assert heading("President Putin", ["c2", "c3"], [CALL, ALSO, OPINION]) == "“Obama called him also”"


def test_any_other_heading_stands() -> None:
    assert heading("North Korea", ["c1"], [CALL]) == "North Korea"


def test_no_heading_is_cut_short_or_begins_with_somebody_unknown() -> None:
    long = claim("c4", "We will build the longest and the finest wall that anybody has ever seen", kind=Kind.OPINION)
    unknown = claim("c5", "It has to be a two-way street", kind=Kind.OPINION)
    assert heading(grouping.REST, ["c4", "c5"], [long, unknown]) == "The rest is opinion"
    assert heading("President Putin", ["c4"], [long]) == "President Putin"


def test_what_gathers_the_rest_is_called_by_what_was_said() -> None:
    short = claim("c6", "Coal is coming back", "Coal")
    assert heading(grouping.MIXED, ["c3", "c6"], [OPINION, short]) == "“Coal is coming back”"
    long = claim("c7", "They sold the ships of the northern fleet to somebody whom nobody in the port knew")
    assert heading(grouping.OTHER, ["c7"], [long]) == "Also said"


def test_what_only_counts_is_no_matter() -> None:
    deals = claim("c8", "Hillary made so many bad deals for all of us in the last of her years", "so many bad deals")
    assert heading("Hillary Clinton", ["c8"], [deals]) == "Hillary Clinton"
