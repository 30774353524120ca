"""Transcripts: turns by label, speakers by their fullest name, directions and headings left out."""

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
