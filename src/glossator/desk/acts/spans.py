"""Words that a person marked in a text, located in the stored text."""

from glossator.errors import InputError
from glossator.guide.sanitizing import visible

SHORTEST = 2  # characters that can be searched for


def marked(text: str, start: int | None, end: int | None, said: str, *, within: tuple[int, int] | None = None,
           what: str = "the text") -> tuple[int, int]:  # fmt: skip
    """Where the marked words are: at their offsets if those agree with the words, else where the words are found.

    `within` limits the search. Raises InputError if the words are not there, or occur twice.
    """
    said = said.replace("\r\n", "\n").strip()
    if start is not None and end is not None and 0 <= start < end <= len(text):
        held = visible(text[start:end])
        if not said or held.split() == said.split():
            return start, end
    if len(said) < SHORTEST:
        raise InputError("mark or type the exact words")
    low, high = within or (0, len(text))
    places = _places(text[low:high], said)
    if not places:
        raise InputError(f"“{said[:80]}” does not occur in {what}, word for word")
    if len(places) > 1:
        raise InputError(f"“{said[:80]}” occurs {len(places)} times in {what}: mark more of the words around it")
    return low + places[0][0], low + places[0][1]


def _places(text: str, said: str) -> list[tuple[int, int]]:
    """Every place of the words, whatever white space is between them."""
    import re

    pattern = r"\s+".join(re.escape(word) for word in said.split())
    return [match.span() for match in re.finditer(pattern, text)]
