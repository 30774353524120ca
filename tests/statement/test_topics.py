"""Topics: shared names make headings; names of one region in passing share one; what runs through is no topic."""

from tests.statement.posts import claims_in

from glossator.statement import from_text, topics


def test_claims_meet_under_what_they_share() -> None:
    said = "Peru exported copper in 2016. Chile visited Peru in 2017. Norway built a bridge in 2015."
    grouped = topics.group(claims_in(said))
    assert ("Peru", ["c1", "c2"]) in grouped
    assert [claim for _, ids in grouped for claim in ids] == ["c1", "c2", "c3"]


def test_every_claim_is_in_one_topic() -> None:
    found = claims_in("Thank you. Is it late? We won in Peru in 2016. It is a shame. Chile lost. Vote for Ada!")
    listed = [claim for _, ids in topics.group(found) for claim in ids]
    assert sorted(listed) == sorted(claim.id for claim in found)


def test_the_title() -> None:
    found = claims_in("Peru won in 2016. Peru lost in 2017. Peru sold copper in 2018. Peru bought tin in 2015.")
    assert topics.title(from_text("x", format="text"), found) == "Peru"
    assert topics.title(from_text("x", format="text", title="My speech"), found) == "My speech"


def test_names_are_compared_without_titles() -> None:
    assert topics.key_of("President Putin of Russia") == topics.key_of("Mr. Putin") == "putin"
    assert topics.key_of("North Korea") == "north korea"
