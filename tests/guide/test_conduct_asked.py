"""Which ledgers a guide asks for."""

import pytest

from glossator.guide.conduct import matters, name_of
from glossator.statement import claims, from_text


def test_abilities_ask_for_the_actors_conduct_on_each_matter() -> None:
    said = from_text("Russia can help solve problems with North Korea and Syria. Russia signed a treaty in Prague.")
    assert matters(claims(said)) == {"Russia": ["North Korea", "Syria"]}


@pytest.mark.parametrize(
    ("words", "name"),
    [("coming Arms Race", "Arms Race"), ("North Korea", "North Korea"), ("arms control", "arms control"), ("x", "x")],
)
def test_a_matter_is_named_without_what_only_describes_it(words: str, name: str) -> None:
    assert name_of(words) == name
