"""A file's name says which face it is."""

from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.guide import faces


@pytest.mark.parametrize(
    ("file", "face"),
    [
        ("guide.html", "page"),
        ("GUIDE.HTM", "page"),
        ("a.json", "json"),
        ("a.web-annotation.json", "web-annotation"),
        ("a.b.md", "markdown"),
        ("x.claims.csv", "claims-csv"),
    ],
)
def test_the_longest_ending_decides(file: str, face: str) -> None:
    assert faces.of_file(Path(file)) == face


@pytest.mark.parametrize("file", ["guide", "guide.doc", "claims.csv.gz"])
def test_an_unknown_ending_is_said_to_be_so(file: str) -> None:
    with pytest.raises(InputError, match=r"the ending says no face.*\.html"):
        faces.of_file(Path(file))


def test_every_ending_leads_back_to_its_face() -> None:
    for name, (ending, _, _) in faces.FACES.items():
        assert faces.of_file(Path("guide" + ending)) == name
