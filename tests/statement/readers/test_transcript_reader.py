"""Transcripts: turns by label, speakers by their fullest name, directions and headings left out."""

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
