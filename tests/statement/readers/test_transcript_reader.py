"""Transcripts: turns by label, speakers by their fullest name, directions and headings left out."""

from datetime import UTC, date, datetime

import pytest

from glossator.statement import from_text
from glossator.statement.readers import transcript

INTERVIEW = """Interview of 21 March 2018

SEN. BERNIE SANDERS (D-VT), PRESIDENTIAL CANDIDATE: Thank you. (APPLAUSE) We won.
BLITZER: What about 2016: did you win?
It is a fair question.
SANDERS: We did.
SYSTEM: (COMMERCIAL BREAK)
"""


def said(text: str) -> list[tuple[str | None, str]]:
    return [(u.speaker, u.span.of(text)) for u in transcript.read(text).utterances]


def test_turns_and_their_speakers() -> None:
    assert said(INTERVIEW) == [
        ("Bernie Sanders", "Thank you."),
        ("Bernie Sanders", "We won."),
        ("Blitzer", "What about 2016: did you win?\nIt is a fair question."),
        ("Bernie Sanders", "We did."),
    ]


def test_offices_and_parts() -> None:
    text = (
        "President of Russia Vladimir Putin: Good afternoon.\n\n"
        "Question: Mr President, why?\n\nVladimir Putin: Because."
    )
    assert [speaker for speaker, _ in said(text)] == ["Vladimir Putin", "Question", "Vladimir Putin"]


def test_a_letter_with_one_colon_is_no_transcript() -> None:
    assert not transcript.looks_like("Note: this is a draft.\n\nDear all, here is the plan: we go.")
    assert transcript.looks_like(INTERVIEW)


def test_an_office_and_a_name_on_one_label_are_enough() -> None:
    text = "A meeting was held.\n\nPrime Minister of Examplia Ada van Example: Friends, we built 40 homes."
    assert transcript.looks_like(text)
    assert said(text) == [("Ada van Example", "Friends, we built 40 homes.")]
    assert not transcript.looks_like("Next Steps: we meet again in May.")


def test_a_question_without_a_colon_and_a_president_without_a_name() -> None:
    text = "PRESIDENT TRUMP:  We won.\n\n     Q    Did you?\n\nTHE PRESIDENT:  They lost.\n\nQ Why?\n"
    assert said(text) == [("Trump", "We won."), ("Q", "Did you?"), ("Trump", "They lost."), ("Q", "Why?")]


def test_the_president_is_nobody_where_two_are_named() -> None:
    text = "PRESIDENT MACRON: Yes.\n\nPRESIDENT TRUMP: No.\n\nTHE PRESIDENT: Perhaps.\n"
    assert [speaker for speaker, _ in said(text)] == ["Macron", "Trump", "President"]


def test_one_turn_is_a_transcript_where_the_user_says_so() -> None:
    statement = from_text("TRUMP: Exports to Mexico fell by nine percent in 2012.", format="transcript")
    assert [each.speaker for each in statement.utterances] == ["Trump"]


def test_an_interjection_in_brackets_is_not_the_speakers() -> None:
    text = (
        "ADA STONE: Rents fell. (Tom Reed [Greens]: They rose by a third!) We built homes (many of them).\n"
        "TOM REED: Where? [Translation: In the north.]\nADA STONE: Here. (Laughter \u2013 Tom Reed: Nowhere!)\n"
    )
    assert said(text) == [
        ("Ada Stone", "Rents fell."),
        ("Tom Reed", "They rose by a third!"),
        ("Ada Stone", "We built homes (many of them)."),
        ("Tom Reed", "Where?"),
        ("Ada Stone", "Here."),
    ]
    assert transcript.read(text).remarks == ["2 remarks in brackets that are not the speaker's were left out"]


def test_who_is_heard_interjecting_says_nothing_and_words_before_the_first_label_are_counted() -> None:
    text = "The House met at ten.\n\nMs LEE: The dam leaks.\n\nMr Roe interjecting\u2014\n\n"
    text += "Ms LEE: It is interjecting water.\n"
    assert said(text) == [("Lee", "The dam leaks."), ("Lee", "It is interjecting water.")]
    assert transcript.read(text).remarks == ["5 words before the first label were left out"]


CHAT = """\
{0}, 19:03 - Messages are encrypted.
{0}, 19:03 - Ada Stone: The wells are dry.
Denmark: forty.
{0}, 19:04 - Tom Reed joined
{1}, 08:04 - +44 20 7946 0000: Two are not.
{1}, 08:05 - Ada Stone: <Media omitted>
{1}, 08:06 - Ada Stone: Which?
"""


def test_a_chat_without_the_notes_of_its_program() -> None:
    assert said(CHAT.format("21/3/18", "22/3/18")) == [
        ("Ada Stone", "The wells are dry.\nDenmark: forty."),
        ("+44 20 7946 0000", "Two are not."),
        ("Ada Stone", "Which?"),
    ]
    text = (
        "[21/03/2018, 7:03:11\u202fPM] Ada Stone: The wells are dry.\n"
        "\u200e[21/03/2018, 7:04:02\u202fPM] Tom Reed: \u200eimage omitted\n"
        "\u200e[21/03/2018, 7:05:02\u202fPM] Tom Reed: Two are not.\n"
    )
    reading = transcript.read(text)
    assert [(each.speaker, each.time) for each in reading.utterances] == [
        ("Ada Stone", datetime(2018, 3, 21, 19, 3, 11, tzinfo=UTC)),
        ("Tom Reed", datetime(2018, 3, 21, 19, 5, 2, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("21/3/18", "22/3/18", date(2018, 3, 22)),
        ("3/21/18", "3/22/18", date(2018, 3, 22)),
        ("2018-03-04", "2018-03-05", date(2018, 3, 5)),
        ("3/4/18", "1/5/18", date(2018, 5, 1)),  # only so do its lines run forward
        ("3/4/18", "3/4/18", None),  # the third of April or the fourth of March
    ],
)
def test_the_order_of_day_and_month_is_learnt_from_a_chat(first: str, second: str, day: date | None) -> None:
    reading = transcript.read(CHAT.format(first, second))
    assert reading.date == day
    assert all((each.time is None) == (day is None) for each in reading.utterances)
