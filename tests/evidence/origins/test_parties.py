"""A source that speaks for an actor of the claim is a party to it; others are not."""

import pytest

from glossator.evidence.model import Source
from glossator.evidence.origins.parties import involved, party, reported


def source(publisher: str = "", address: str = "", author: str = "") -> Source:
    return Source(document="d", publisher=publisher, address=address, author=author)


def test_the_kremlin_is_a_party_to_what_putin_did() -> None:
    found = party(source("Kremlin"), ["Donald Trump", "Vladimir Putin"])
    assert found.party
    assert found.reason == "published by the Russian presidency; the claim is about what Russia did"
    assert party(source(address="http://en.kremlin.ru/events/president/news/57100"), ["Russia"]).party


@pytest.mark.parametrize(
    ("publisher", "actors"),
    [
        ("Ministry of Defence of Armenia", ["Armenia"]),
        ("Trump for President", ["Trump"]),
        ("Boeing Company", ["Boeing"]),
        ("TASS", ["Russia"]),
        ("The White House", ["Donald Trump"]),
        ("KCNA", ["Kim Jong-un"]),
    ],
)
def test_organs_companies_and_campaigns(publisher: str, actors: list[str]) -> None:
    assert party(source(publisher), actors).party


@pytest.mark.parametrize(
    ("publisher", "address", "actors"),
    [
        ("Reuters", "", ["Russia"]),
        ("The Moscow Times", "", ["Russia"]),
        ("Iran Wire", "", ["Iran"]),
        ("Kremlin", "", ["Boeing"]),  # a party only to claims about its own side
        ("", "http://notkremlin.ru.example.com/x", ["Russia"]),
        ("", "https://www.mygov.example/x", ["United States"]),
    ],
)
def test_papers_and_strangers_are_none(publisher: str, address: str, actors: list[str]) -> None:
    assert not party(source(publisher, address), actors).party


def test_a_paper_that_only_quotes_a_party_is_its_voice() -> None:
    found = party(source("Reuters"), ["Russia"], attributed_to=["officials", "Dmitry Peskov"])
    assert found.reason == "Reuters quotes the Russian presidency; the claim is about what Russia did"
    assert party(source("CNN"), ["Russia"], speaker="Donald Trump", attributed_to=["Trump"]).party
    assert not party(source("Reuters"), ["Russia"], attributed_to=["two security sources"]).party


def test_a_claim_about_a_leader_is_about_the_state() -> None:
    assert involved(["Vladimir Putin"]) == ["Vladimir Putin", "Russia"]
    assert involved(["Putin"])[-1] == "Russia"


def test_those_around_an_actor_are_no_party_and_its_organs_are() -> None:
    assert not party(source("Reuters"), ["Donald Trump"], attributed_to=["Trump's advisers"]).party
    assert not party(source("Reuters"), ["Donald Trump"], attributed_to=["an aide to Mr Trump"]).party
    assert party(source("Reuters"), ["Turkey"], attributed_to=["Turkey's foreign ministry"]).party
    spoken = party(source("Reuters"), ["Russia"], speaker="Donald Trump", attributed_to=["President Trump"])
    assert spoken.speaker


def test_on_what_somebody_said_the_word_of_that_one_is_the_evidence() -> None:
    assert reported("Angela Merkel said that a trade deal was possible.", ["Angela Merkel"]) == ["Angela Merkel"]
    assert reported("Angela Merkel met Donald Trump in Washington.", ["Angela Merkel"]) == []
