"""Posts that quote others: whose each part is, and what the author says of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from glossator.guide.plain_words import parts
from glossator.statement import claims, from_text, read


def said(post: str) -> list[tuple[str | None, str]]:
    statement = from_text(post, medium="post", speaker="Ann Poe")
    return [(each.speaker, each.span.of(statement.text)) for each in statement.utterances]


@pytest.mark.parametrize(
    ("post", "whose"),
    [
        (
            '"@bo_lee: Rents fell 4% in Dayton." Wrong! Rents rose 9% in Dayton.',
            [("@bo_lee", "Rents fell 4% in Dayton."), ("Ann Poe", "Wrong! Rents rose 9% in Dayton.")],
        ),
        ("“.@bo_lee: Poe built 40 homes.”Thanks.", [("@bo_lee", "Poe built 40 homes."), ("Ann Poe", "Thanks.")]),
        (
            '"@reader: “Sheer patience is what ships are made of.” – Ann Lee"',
            [("Ann Lee", "Sheer patience is what ships are made of.")],
        ),
        ('"@bo_lee insists that rents fell."', [("Ann Poe", '"@bo_lee insists that rents fell."')]),
        ('"@bo_lee: Never sell a ship in May. - @annlee"', [("@annlee", "Never sell a ship in May.")]),
        ("Never sell a ship in May.\n -- Ann Lee @shipnews", [("Ann Lee", "Never sell a ship in May.")]),
        (
            '@bo_lee \n"Dayton loves old ships." Look at this.',
            [("@bo_lee", "Dayton loves old ships."), ("Ann Poe", "Look at this.")],
        ),
        (
            '...and patience is what old ships are made of." -- Ann B. Lee',
            [("Ann B. Lee", "...and patience is what old ships are made of.")],
        ),
        (
            '"@bo_lee: @news @annpoe can\'t wait for the new ships."',
            [("@bo_lee", "can't wait for the new ships.")],
        ),
        ('"@bo: "@cy: Rents fell." So true." Yes.', [("@bo", '"@cy: Rents fell." So true.'), ("Ann Poe", "Yes.")]),
        ('"@bo: Poe said "never" twice, and left', [("@bo", 'Poe said "never" twice, and left')]),
        (
            "Read this! MT @bo: The council voted 7-2 in May.",
            [("Ann Poe", "Read this!"), ("@bo", "The council voted 7-2 in May.")],
        ),
        ('@bo: "Rents fell in May." No.', [("@bo", "Rents fell in May."), ("Ann Poe", "No.")]),
        (
            '"Fear is a bad adviser in any hard year." - Tom Lee',
            [("Tom Lee", "Fear is a bad adviser in any hard year.")],
        ),
        ('"We lost 90 shops in two years" -- @bo', [("@bo", "We lost 90 shops in two years")]),
        (
            "Fear is a bad adviser in any hard year.\n\n--Tom Lee, Second Address, May 1961",
            [("Tom Lee", "Fear is a bad adviser in any hard year.")],
        ),
        ("We closed 90 shops. - great people!", [("Ann Poe", "We closed 90 shops. - great people!")]),
        (
            ".@bo, @cy & @di built 40 homes in Dayton.",
            [("Ann Poe", ".@bo, @cy & @di built 40 homes in Dayton.")],
        ),
        ("@bo @cy I never saw the bill.", [("Ann Poe", "I never saw the bill.")]),
        ("@DaytonNews reported that 30 shops closed.", [("Ann Poe", "@DaytonNews reported that 30 shops closed.")]),
        ('"Homes for All" passed by 52 votes.', [("Ann Poe", '"Homes for All" passed by 52 votes.')]),
    ],
)
def test_whose_words(post: str, whose: list[tuple[str, str]]) -> None:
    assert said(post) == whose


def test_the_claims_of_a_quoted_post_are_not_the_authors(tmp_path: Path) -> None:
    rows = [
        {"text": '"@bo_lee: Rents fell 4% in Dayton." Rents rose 9% in Dayton.', "created_at": "2017-03-01T10:00:00Z"},
        {"text": "Dayton opened 12 clinics.", "created_at": "2017-03-02T10:00:00Z"},
    ]
    file = tmp_path / "posts.json"
    file.write_text(json.dumps(rows))
    statement = read(file, speaker="Ann Poe")
    assert [(claim.speaker, claim.standalone) for claim in claims(statement)] == [
        ("@bo_lee", "Rents fell 4% in Dayton"),
        ("Ann Poe", "Rents rose 9% in Dayton"),
        ("Ann Poe", "Dayton opened 12 clinics"),
    ]
    assert parts(statement) == "two posts"


def test_yesterday_of_somebody_passed_on_is_of_no_day() -> None:
    statement = from_text('"@bo_lee: I saw Dayton yesterday."', medium="post", speaker="Ann Poe", date=date(2018, 3, 1))
    assert [claim.standalone for claim in claims(statement)] == ["@bo_lee saw Dayton yesterday"]
