"""Page furniture is known; prose that resembles it is left alone."""

import pytest

from glossator.formats.pages.boilerplate import is_furniture

FURNITURE = [
    "Share this article", "Filed under: Politics, Europe", "Advertisement", "Read more", "Read More: The harbour",
    "Sign up for our daily newsletter", "Get the best of The Paper in your inbox every morning", "Related stories",
    "Follow us on Twitter", "Follow @paper on Facebook", "Tags: a, b, c", "Continue reading the main story",
    "Story continues below advertisement", "All rights reserved.", "Leave a comment", "12 comments", "Home", "Menu",
    "Please enable JavaScript to view the comments.", "https://paper.example/x", "2019-11-19T08:57:40+01:00",
    "Subscribe now", "Most read", "Photo: Reuters", "This site uses cookies to make it better.", "Updated at 1:23 p.m.",
]  # fmt: skip
PROSE = [
    "Share prices fell in Tokyo.",
    "Filed under seal, the indictment names twelve officers.",
    "Advertisement spending rose.",
    "Read the letter aloud, he told the court.",
    "Sign up or stay home, the general told them.",
    "Home rule was granted.",
    "Related families were moved.",
    "Follow the money, the senator said.",
    "Print runs were cut.",
    "Comments by the minister were denied.",
    "Search parties left at dawn.",
    "“Yes.”",
    "No.",
    "Published reports deny it.",
    "Next came the fleet.",
    "Thank you for coming, Mr President.",
    "Updated sanctions lists were published by the Treasury.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert not is_furniture(line)
