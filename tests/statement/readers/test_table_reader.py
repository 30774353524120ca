"""Tables of the CheckThat! and ClaimBuster sets: turns from lines, the hall's lines left out, labels not read."""

from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.statement import read
from glossator.statement.readers import table

DEBATE = (
    "1\tHOLT\tGood evening.\t0\n2\tHOLT\tWelcome.\t0\n3\tSYSTEM\t(APPLAUSE)\t0\n"
    "4\tDONALD TRUMP\tWe won.\t1\n5\tTRUMP\tBig.\t0\n"
)


def test_lines_of_one_speaker_are_one_turn() -> None:
    reading = table.read(DEBATE)
    assert [(u.speaker, u.span.of(reading.text)) for u in reading.utterances] == [
        ("Holt", "Good evening.\n\nWelcome."),
        ("Donald Trump", "We won.\n\nBig."),
    ]
    assert reading.remarks == ["1 lines that are not speech were left out"]


def test_claimbuster_header() -> None:
    reading = table.read('Sentence_id,Text,Speaker\n1,"Well, we won.",Ada\n')
    assert [(u.speaker, u.span.of(reading.text)) for u in reading.utterances] == [("Ada", "Well, we won.")]


def test_nothing_said_is_an_error() -> None:
    with pytest.raises(InputError, match="no line"):
        table.read("1\tSYSTEM\t(APPLAUSE)\t0\n")


@pytest.mark.shared
def test_all_debates_are_read_with_exact_places(shared_data: Path) -> None:
    files = sorted((shared_data / "debates").glob("*.tsv"))
    assert len(files) == 19
    for file in files:
        statement = read(file)
        spoken = [line.split("\t") for line in file.read_text("utf-8").split("\n") if line.count("\t") >= 2]
        words = sum(len(row[2]) for row in spoken if row[1] not in {"SYSTEM", "SYSYTEM", "AUDIENCE"})
        read_back = sum(u.span.end - u.span.start for u in statement.utterances)
        assert read_back > 0.95 * words, file.name
        assert all(u.speaker for u in statement.utterances), file.name


def test_a_header_of_claimbuster_names_the_speaker() -> None:
    sheet = 'Sentence_id,Text,Speaker,Verdict\n1,"We built 40, not 30.",George Bush,-1\n2,Yes.,George Bush,0\n'
    assert table.looks_like(sheet)
    reading = table.read(sheet)
    assert [(u.speaker, u.span.of(reading.text)) for u in reading.utterances] == [
        ("George Bush", "We built 40, not 30.\n\nYes.")
    ]


def test_a_table_of_posts_is_no_table_of_sentences() -> None:
    assert not table.looks_like("topic_id\ttweet_id\ttweet_text\ncovid\t1\tMasks help.\n")
