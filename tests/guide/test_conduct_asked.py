"""Which ledgers a guide asks for."""

import pytest

from glossator.guide.conduct import matters, name_of
from glossator.statement import claims, from_text


def test_abilities_ask_for_the_actors_conduct_on_each_matter() -> None:
    said = from_text("Russia can help solve problems with North Korea and Syria. Russia signed a treaty in Prague.")
    asked = matters(claims(said))
    assert {actor: list(subjects) for actor, subjects in asked.items()} == {"Russia": ["North Korea", "Syria"]}
    assert asked["Russia"]["Syria"].about[-1] == "Syria"


def test_a_ledger_stands_only_under_what_a_reader_would_look_up() -> None:
    said = claims(from_text("Russia can help solve problems with North Korea and Syria."))
    claim = next(each for each in said if len(each.about) > 1)
    about = ["Russia", "issues", "Hamburg", "Russian", "initiative of the Chinese leader", "Chinese", "Crimea", "China"]
    assert list(matters([claim.model_copy(update={"about": about})])["Russia"]) == ["China", "Crimea"]
    assert matters([claim.model_copy(update={"about": ["Vladimir Putin", "Military", "view"]})]) == {}
    held = claim.model_copy(update={"about": ["Vladimir Putin", "coming Arms Race", "ISIS", "Donald Trump", "NATO"]})
    assert list(matters([held])["Vladimir Putin"]) == ["Arms Race", "ISIS", "Donald Trump", "NATO"]


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        (["Chinese", "Iran"], {"China": ["Iran"]}),
        (["Crimea", "Russia"], {}),
        (["Trump", "Donald Trump", "Iran"], {"Trump": ["Iran"]}),
        (["Russia", "China", "People's Republic of China", "Iran"], {"Russia": ["China", "Iran"]}),
        (["Russia", "Arms Race", "arms control"], {"Russia": ["Arms Race"]}),
    ],
)
def test_one_ledger_stands_under_one_name_of_an_actor_and_of_a_subject(
    about: list[str], asked: dict[str, list[str]]
) -> None:
    (claim, *_) = claims(from_text("Russia can help solve problems with North Korea."))
    found = matters([claim.model_copy(update={"about": about})])
    assert {actor: list(subjects) for actor, subjects in found.items()} == asked


def test_a_speaker_meant_by_our_alone_is_no_subject() -> None:
    said = from_text(
        "China could solve this problem easily, but they have no respect for our president.", speaker="Donald Trump"
    )
    assert matters(claims(said)) == {}
    met = from_text("China can help me.", speaker="Donald Trump")
    assert {actor: list(subjects) for actor, subjects in matters(claims(met)).items()} == {"China": ["Donald Trump"]}


@pytest.mark.parametrize(
    ("words", "name"),
    [("coming Arms Race", "Arms Race"), ("North Korea", "North Korea"), ("arms control", "arms control"), ("x", "x")],
)
def test_a_matter_is_named_without_what_only_describes_it(words: str, name: str) -> None:
    assert name_of(words) == name
