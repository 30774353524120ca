"""What a whole sentence is taken for: by the detector that is installed, by one's own, or by grammar alone."""

from collections.abc import Sequence

from tests.statement.posts import even

from glossator.statement import Kind, claims, from_text
from glossator.statement.claiming import Reader

LOOSE = "They refused to even write about it."
PLAIN = "Exports rose by 3 percent in May."
OPEN = "They can help with North Korea."


def kinds(said: str, chance: float) -> list[Kind]:
    """Kinds of what is said, where every sentence can be looked up with this probability."""
    asked: list[str] = []

    def checkable(sentences: Sequence[str]) -> list[float]:
        asked.extend(sentences)
        return [chance] * len(sentences)

    found = claims(from_text(said, speaker="Ann Poe"), detector=even, checkable=checkable)
    assert asked == ([] if said == OPEN else [said])
    return [claim.kind for claim in found]


def test_what_hardly_can_be_looked_up_is_an_opinion() -> None:
    assert kinds(PLAIN, 0.01) == [Kind.OPINION]
    assert kinds(PLAIN, 0.3) == [Kind.NUMBER]


def test_what_surely_can_be_looked_up_is_a_fact() -> None:
    assert kinds(LOOSE, 0.99) == [Kind.FACT]
    assert kinds(LOOSE, 0.3) == [Kind.OPINION]


def test_what_is_open_stays_open() -> None:
    assert kinds(OPEN, 0.01) == kinds(OPEN, 0.99) == [Kind.FORECAST]


def test_a_detector_of_ones_own_leaves_kinds_to_grammar() -> None:
    found = Reader(detector=even).read(from_text(f"{LOOSE} {PLAIN}", speaker="Ann Poe"))
    assert [claim.kind for claim in found] == [Kind.OPINION, Kind.NUMBER]
