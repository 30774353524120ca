"""The sample statement gives the claims, readings, kinds and topics a careful person would write down."""

from datetime import date

import pytest
from tests.statement.posts import even, posts

from glossator.statement import Claim, Kind, claims
from glossator.statement.topics import grouping

PRESIDENT = "President Putin of Russia"
CALL = "to congratulate him on his election victory"
EXPECTED = [
    (Kind.FACT, [f"I called {PRESIDENT} {CALL}"], f"Donald J. Trump called {PRESIDENT} {CALL}"),
    (Kind.FACT, ["in past, Obama called him also"], f"In past, Obama called {PRESIDENT} also {CALL}"),
    (
        Kind.OPINION,
        ["The Fake News Media is crazed because they wanted me to excoriate him. They are wrong!"],
        "The Fake News Media is crazed because they wanted Donald J. Trump to excoriate President Putin of Russia. "
        "The Fake News Media are wrong!",
    ),
    (Kind.OPINION, ["Getting along with Russia (and others) is a good thing, not a bad thing"], None),
    (
        Kind.FORECAST,
        ["They can help solve problems with North Korea"],
        "Russia can help solve problems with North Korea",
    ),
    *(
        (Kind.FORECAST, ["They can help solve problems with", target], f"Russia can help solve problems with {target}")
        for target in ("Syria", "Ukraine", "ISIS", "Iran", "the coming Arms Race")
    ),
    (Kind.FACT, ["Bush tried to get along"], "Bush tried to get along with Russia"),
    (Kind.FACT, ["Obama and Clinton tried"], "Obama and Clinton tried to get along with Russia"),
    (Kind.SLOGAN, ["PEACE THROUGH STRENGTH!"], None),
]


@pytest.fixture(scope="module")
def found() -> list[Claim]:
    return claims(posts(), detector=even)


def test_exactly_these_claims_with_exact_spans(found: list[Claim]) -> None:
    text = posts().text
    assert [(claim.kind, [span.of(text) for span in claim.spans]) for claim in found] == [
        (kind, pieces) for kind, pieces, _ in EXPECTED
    ]
    assert [claim.id for claim in found] == [f"c{number}" for number in range(1, len(EXPECTED) + 1)]


def test_words_that_stand_alone(found: list[Claim]) -> None:
    for claim, (_, pieces, standalone) in zip(found, EXPECTED, strict=True):
        assert claim.standalone == (standalone or " ".join(pieces))
        assert not [flag for flag in claim.flags if flag.startswith("ambiguous")]


def test_what_was_assumed_is_said(found: list[Claim]) -> None:
    read = {claim.id: {(each.words, each.meaning) for each in claim.assumptions} for claim in found}
    assert ("I", "Donald J. Trump") in read["c1"]
    assert ("him", PRESIDENT) in read["c2"]
    assert ("also", f"also {CALL}") in read["c2"]
    assert all(("They", "Russia") in read[f"c{number}"] for number in range(5, 11))
    assert ("tried", "tried to get along with Russia") in read["c12"]
    assert all(each.reason for claim in found for each in claim.assumptions)


def test_the_reset_is_a_reference(found: list[Claim]) -> None:
    assert [claim.id for claim in found if "refers to: RESET" in claim.flags] == ["c12"]


def test_topics_and_title(found: list[Claim]) -> None:
    assert grouping.group(found) == [
        ("President Putin", ["c1", "c2", "c3"]),
        ("Getting along with Russia", ["c4", "c11", "c12"]),
        ("North Korea", ["c5"]),
        ("Syria, ISIS and Iran", ["c6", "c8", "c9"]),
        ("Ukraine", ["c7"]),
        ("The coming Arms Race", ["c10"]),
        ("Opinions and calls", ["c13"]),
    ]
    assert {claim.topic for claim in found} == {title for title, _ in grouping.group(found)}
    assert grouping.title(posts(), found) == "Russia"


def test_who_each_claim_is_about(found: list[Claim]) -> None:
    assert found[0].about[:2] == ["Donald J. Trump", PRESIDENT]
    assert found[5].about == ["Russia", "Syria"]


def test_times_and_places_of_the_posts() -> None:
    statement = posts()
    assert statement.date == date(2018, 3, 21)
    assert [utterance.time.minute for utterance in statement.utterances if utterance.time] == [56, 5]


def test_growing_text_keeps_what_was_read(found: list[Claim]) -> None:
    whole = posts()
    first = whole.model_copy(update={"utterances": whole.utterances[:1]})
    before = claims(first, detector=even)
    assert [(claim.id, claim.spans, claim.standalone) for claim in before] == [
        (claim.id, claim.spans, claim.standalone) for claim in found[:4]
    ]
