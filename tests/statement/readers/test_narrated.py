"""Records of a chamber: what is told between the turns is nobody's words."""

import pytest

from glossator.statement import from_text
from glossator.statement.readers import narrated

RECORD = """\
  Mr. BRAMWELL. Madam President, the dam cost 40 million dollars.

  It was built in 1990 by the Corps.

[[Page S12]]

  I ask that a letter be printed in the Record.

  There being no objection, the letter was ordered to be printed in the Record, as follows:

  The dam leaks. Nine wells are dry.

  The PRESIDING OFFICER. Is there objection?

  Ms. OKORO of Ohio. The dam is 30 years old.

  The motion was agreed to.

  Ms. Okoro asked and was given permission to revise and extend her remarks.

                          ____________________

  The Senate met at noon.
"""


def test_turns_without_narration_headings_and_printed_matter() -> None:
    statement = from_text(RECORD)
    said = [(each.speaker, " ".join(each.span.of(statement.text).split())) for each in statement.utterances]
    assert said == [
        ("Bramwell", "Madam President, the dam cost 40 million dollars. It was built in 1990 by the Corps."),
        ("Bramwell", "I ask that a letter be printed in the Record."),
        ("Presiding Officer", "Is there objection?"),
        ("Okoro of Ohio", "The dam is 30 years old."),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The clerk will call the roll and did so.",
        "The question was taken; and the Chair announced that the noes appeared to have it.",
        "[Whereupon, at 11:05 a.m., the subcommittee was adjourned.]",
        "Mr. OKORO changed his vote from ``no'' to ``aye.''",
        "The amendment (No. 12) was rejected.",
        "The Acting President pro tempore announced that morning business was closed.",
    ],
)
def test_narration(paragraph: str) -> None:
    assert narrated.is_narrated(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The amendment that the committee agreed to costs 12 million dollars.",
        "Wages have fallen by 4 percent since 1990.",
        "My amendment was agreed to last year.",
        "The President signed the law in May, and prices rose.",
        "The motion rests on a wrong figure.",
    ],
)
def test_speech(paragraph: str) -> None:
    assert not narrated.is_narrated(paragraph)


def test_paragraphs_set_in_from_a_margin() -> None:
    text = "  Mr. BRAMWELL. The dam cost 40 million\ndollars.\n  The motion was agreed to.\n  Ms. OKORO. It leaks.\n"
    statement = from_text(text)
    assert [each.span.of(text).replace("\n", " ") for each in statement.utterances] == [
        "The dam cost 40 million dollars.",
        "It leaks.",
    ]
