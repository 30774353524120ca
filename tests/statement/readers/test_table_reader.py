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
    with pytest.raises(InputError, match="no row"):
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


SAID = [("Ann Poe", "We dug 90 wells; it took years."), ("Bo Lee", "No, it was 9.")]


@pytest.mark.parametrize("separator", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("header", [("Speaker", "Text"), ("Speaker Name", "Statement Text"), ("Name", "Quote")])
def test_turns_in_any_separator_encoding_and_header(
    tmp_path: Path, separator: str, encoding: str, header: tuple[str, str]
) -> None:
    rows = [header, *((name, f'"{text} Café."') for name, text in SAID)]
    file = tmp_path / "turns.csv"
    file.write_bytes("".join(separator.join(row) + "\r\n" for row in rows).encode(encoding))
    statement = read(file)
    assert [(u.speaker, u.span.of(statement.text)) for u in statement.utterances] == [
        (name, f"{text} Café.") for name, text in SAID
    ]


def test_times_and_days_of_turns(tmp_path: Path) -> None:
    file = tmp_path / "turns.tsv"
    file.write_text("Start\tSpeaker\tUtterance\n00:00:01.5\tAnn Poe\tWe dug.\n00:01:02\tBo Lee\tNo.\n")
    assert [u.seconds for u in read(file).utterances] == [1.5, 62.0]
    file.write_text("Date;Speaker;Words\n2017-03-01;Ann Poe;We dug 90 wells.\n2017-03-04;Bo Lee;No.\n")
    assert str(read(file).date) == "2017-03-04"


def test_no_header_and_a_bad_row(tmp_path: Path) -> None:
    file = tmp_path / "turns.tsv"
    file.write_text("Ann Poe\tWe dug 90 wells.\nBo Lee\tNo, it was 9.\n")
    assert [u.speaker for u in read(file).utterances] == ["Ann Poe", "Bo Lee"]
    file.write_text('speaker,text\nAnn Poe,"We dug.\nBo Lee,No.\n')
    found = read(file)
    assert [u.speaker for u in found.utterances] == ["Bo Lee"]
    assert any("row 1" in remark for remark in found.remarks)


def test_a_table_of_posts_is_none_of_turns() -> None:
    assert not table.looks_like("created_at,text,user\n2018-03-01,We dug.,ann\n")
    assert not table.looks_like("Date,Tweet\n2018-03-01,We dug.\n")
    assert not table.looks_like("The speaker rose.\nText follows.\n")


def test_a_row_with_a_quotation_mark_or_a_line_end_of_its_own_leaves_the_others() -> None:
    said = table.read('line_number,speaker,text\n1,REED,"We opened\rit.\n2,HOLT,You did not.\n').text
    assert "You did not." in said
    assert table.read("sentence_id\ttext\n1\tWe\ropened it.\n2\tThey closed it.\n").text.endswith("They closed it.")


def test_a_cell_of_any_length_is_read() -> None:
    long = "word " * 40_000
    assert table.read(f"sentence_id,text\n1,{long}\n").text == long.strip()
