"""Topics: shared names make headings; names of one region in passing share one; what runs through is no topic."""

import pytest
from tests.statement.posts import claims_in

from glossator.statement import from_text
from glossator.statement.topics import grouping, subjects


def test_claims_meet_under_what_they_share() -> None:
    said = "Peru exported copper in 2016. Chile visited Peru in 2017. Norway built a bridge in 2015."
    grouped = grouping.group(claims_in(said))
    assert ("Peru", ["c1", "c2"]) in grouped
    assert [claim for _, ids in grouped for claim in ids] == ["c1", "c2", "c3"]


def test_every_claim_is_in_one_topic() -> None:
    found = claims_in("Thank you. Is it late? We won in Peru in 2016. It is a shame. Chile lost. Vote for Ada!")
    listed = [claim for _, ids in grouping.group(found) for claim in ids]
    assert sorted(listed) == sorted(claim.id for claim in found)


def test_the_title() -> None:
    found = claims_in("Peru won in 2016. Peru lost in 2017. Peru sold copper in 2018. Peru bought tin in 2015.")
    assert grouping.title(from_text("x", format="text"), found) == "Peru"
    assert grouping.title(from_text("x", format="text", title="My speech"), found) == "My speech"


def test_no_two_topics_stand_under_the_same_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    found = claims_in("Peru exported copper in 2016. Chile visited Peru in 2017. Norway built a bridge. Norway lost.")
    assert len(grouping.group(found)) > 1
    monkeypatch.setattr(grouping, "_display", lambda *_: "Peru")
    assert [name for name, _ in grouping.group(found)].count("Peru") == 1
    assert grouping.title(from_text("x", format="text"), found) == "Peru"


def test_names_are_compared_without_titles() -> None:
    assert grouping.key_of("President Putin of Russia") == grouping.key_of("Mr. Putin") == "putin"
    assert grouping.key_of("North Korea") == "north korea"


LONG_SPEECH = (
    "The wall on the border was begun in 2017. Illegal immigration fell by 3 percent. Taxes were cut twice in 2018. "
    "Congress cut the tax on small firms. Ms Example of Utopia Fund gave 40 trees. Utopia Fund gave two lakes. "
    "Utopia Fund opened in 1999. It is late. "
)


def test_a_long_speech_stands_under_subjects_and_every_claim_stands_once() -> None:
    found = claims_in(LONG_SPEECH * 9)
    grouped = grouping.group(found)
    assert [heading for heading, _ in grouped][:2] == ["Immigration and borders", "Taxes"]
    assert "Utopia Fund" in [heading for heading, _ in grouped]
    assert sorted(claim for _, ids in grouped for claim in ids) == sorted(claim.id for claim in found)


def test_subjects_are_told_by_whole_beginnings_of_words() -> None:
    assert set(subjects.told("They cut taxes and built a wall.")) == {"Taxes", "Immigration and borders"}
    assert not subjects.told("He has walled himself in with syntax.")


def test_an_article_belongs_to_a_heading_only_where_most_say_it() -> None:
    said = "Peru sold the Peruvian tin in 2016. Chile met Peru in 2017. The Andes divide Peru and Chile."
    assert "The Peru" not in [heading for heading, _ in grouping.group(claims_in(said))]


def test_headings_are_names_subjects_or_what_several_claims_share() -> None:
    text = (
        "The U.S. has built two wide canals. IT is growing in Norway. More than five million Danes moved to Iceland. "
        "He did a good job. The families planted apple trees in 2011."
    )
    headings = {claim.topic for claim in claims_in(text)}
    assert {"Norway", "Iceland"} <= headings
    assert not headings & {"U.S", "IT", "Than five million Danes", "The families", "The economy and jobs"}


def test_a_heading_ends_in_a_word() -> None:
    found = [claim.model_copy(update={"about": ["Norway---"]}) for claim in claims_in("Norway has 12 ports.")]
    assert [title for title, _ in grouping.group(found)] == ["Norway"]
