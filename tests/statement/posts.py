"""Two posts of the President of the United States, 21 March 2018: a government record, quoted here as the sample."""

import json

from glossator.statement import Claim, Statement, claims, from_text

FIRST = (
    "I called President Putin of Russia to congratulate him on his election victory (in past, Obama called him also). "
    "The Fake News Media is crazed because they wanted me to excoriate him. They are wrong! Getting along with Russia "
    "(and others) is a good thing, not a bad thing......."
)
SECOND = (
    ".....They can help solve problems with North Korea, Syria, Ukraine, ISIS, Iran and even the coming Arms Race. "
    "Bush tried to get along, but didn’t have the “smarts.” Obama and Clinton tried, but didn’t have the energy or "
    "chemistry (remember RESET). PEACE THROUGH STRENGTH!"
)
ROWS = [
    {"id_str": "976535330835836929", "text": SECOND, "created_at": "Wed Mar 21 19:05:40 +0000 2018"},
    {"id_str": "976532956557737984", "text": FIRST, "created_at": "Wed Mar 21 18:56:14 +0000 2018"},
]


def even(texts: object) -> list[float]:
    """A detector that finds everything equally worth checking, so that no weights are needed."""
    return [0.5 for _ in texts]  # type: ignore[attr-defined]


def posts() -> Statement:
    """The two posts as the network exports them, the newest first."""
    return from_text(json.dumps(ROWS), format="posts", speaker="Donald J. Trump")


def claims_in(text: str, speaker: str | None = "Ada Example", date: str | None = "2018-03-21") -> list[Claim]:
    """The claims of a plain text."""
    return claims(from_text(text, format="text", speaker=speaker, date=date), detector=even)
