"""CSV and TSV with a header."""

import gzip
from datetime import date
from pathlib import Path

from glossator.record.readers.options import Options, mapping

from .helpers import documents, reasons


def test_quoted_fields_with_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv.gz"
    path.write_bytes(
        gzip.compress(
            '\ufeffDate,Content,Source_URL\n2018-03-20,"One, ""two""\nthree",https://example.org/1\n'.encode()
        )
    )
    (document,) = documents(path)
    assert document.text == 'One, "two"\nthree'
    assert (document.published, document.address) == (date(2018, 3, 20), "https://example.org/1")


def test_tabs(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text("w\td\nWords, with comma\t20/03/2018\n")
    (document,) = documents(path, Options(mapping(["text=w", "published=d"])))
    assert (document.text, document.published) == ("Words, with comma", date(2018, 3, 20))


def test_days_as_the_user_says(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("text,date\nWords,03/04/2018\n")
    assert documents(path)[0].published is None
    assert documents(path, Options(day_first=True))[0].published == date(2018, 4, 3)
    assert documents(path, Options(day_first=False))[0].published == date(2018, 3, 4)


def test_a_row_of_another_length_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("text,date\nWords,2018-03-20,more\nGood,2018-03-20\n")
    assert reasons(path) == ["3 fields where the header has 2"]


def test_broken_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"text\nW\xff\n")
    assert reasons(path) == ["line 2: not UTF-8 text (byte 2)"]
