"""Lists of references with their files: one document an item, by what the item says."""

import json
from datetime import date
from pathlib import Path

from glossator.record import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options
from glossator.record.readers.walk import walk

from .test_pdf import CONTENT, pdf

RIS = """TY  - NEWS
TI  - Talks on the harbour
AU  - Doe, Jane
T2  - Example News
DA  - 2017/09/21/
UR  - https://example.org/talks
L1  - files/3/Doe - 2017 - Talks on the harbour.pdf
ER  -

TY  - JOUR
TI  - Harbours and talks
AU  - Roe, Richard
PB  - Example Press
PY  - 2017
DO  - 10.1234/5
AB  - Talks on harbours mostly end
without result.
ER  -

TY  - BOOK
TI  - A book of which nothing is on file
PY  - 2016
ER  -
"""
CSL = [
    {"id": "a", "type": "article-newspaper", "title": "Talks on the harbour", "container-title": "Example News",
     "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2017, 9, 21]]},
     "URL": "https://example.org/talks"},
    {"id": "b", "type": "report", "title": "Harbours and talks", "publisher": "Example Press",
     "issued": {"date-parts": [[2017]]}, "DOI": "10.1234/5", "abstract": "Talks on harbours mostly end."},
]  # fmt: skip


def exported(folder: Path) -> Path:
    """The folder that an export with files makes."""
    (folder / "files" / "3").mkdir(parents=True)
    (folder / "files" / "3" / "Doe - 2017 - Talks on the harbour.pdf").write_bytes(pdf(CONTENT))
    return folder


def every(folder: Path) -> tuple[list[Document], list[Refusal]]:
    """All that is in a folder, and what was refused or passed over."""
    found = [one for path in walk([folder]) if isinstance(path, Path) for one in read(path, Options())]
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Refusal)]


def test_an_item_and_its_file_are_one_document(tmp_path: Path) -> None:
    (exported(tmp_path) / "list.ris").write_text(RIS)
    (talks, abstract), (nothing,) = every(tmp_path)
    assert talks.text.startswith("The talks on the harbour ended")
    assert (talks.title, talks.author, talks.publisher) == ("Talks on the harbour", "Jane Doe", "Example News")
    assert (talks.published, talks.address) == (date(2017, 9, 21), "https://example.org/talks")
    assert abstract.text == "Talks on harbours mostly end\nwithout result."
    assert (abstract.published, abstract.address) == (None, "https://doi.org/10.1234/5")
    assert abstract.remarks == [
        "the abstract alone: the text itself is not on file",
        "issued 2017: a year alone is no day",
    ]
    assert nothing.passed_over
    assert "A book of which nothing is on file" in nothing.source


def test_files_are_known_by_their_names_where_the_list_names_none(tmp_path: Path) -> None:
    (exported(tmp_path) / "list.json").write_text(json.dumps(CSL))
    (talks, report), others = every(tmp_path)
    assert (talks.text[:9], talks.published, talks.kind) == ("The talks", date(2017, 9, 21), "article")
    assert (report.kind, report.published) == ("report", None)
    assert not others


def test_of_a_year_alone_the_day_the_file_was_made_within_it(tmp_path: Path) -> None:
    for made, published in (("20170921", date(2017, 9, 21)), ("20180320", None)):
        folder = exported(tmp_path / made)
        path = folder / "files" / "3" / "Doe - 2017 - Talks on the harbour.pdf"
        path.write_bytes(pdf(CONTENT, f"/CreationDate (D:{made}120000Z)".encode()))
        (folder / "list.ris").write_text(RIS.replace("DA  - 2017/09/21/", "PY  - 2017"))
        assert every(folder)[0][0].published == published


def test_a_file_outside_the_folder_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(pdf(CONTENT))
    (tmp_path / "in").mkdir()
    named = RIS.replace("files/3/Doe - 2017 - Talks on the harbour.pdf", "../secret.pdf")
    (tmp_path / "in" / "list.ris").write_text(named)
    documents, refused = every(tmp_path / "in")
    assert [one.title for one in documents] == ["Harbours and talks"]
    assert len(refused) == 2
    assert len(every(tmp_path)[0]) == 2


def test_a_damaged_file_is_named_and_the_abstract_is_kept(tmp_path: Path) -> None:
    exported(tmp_path)
    (tmp_path / "files" / "3" / "Doe - 2017 - Talks on the harbour.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "list.ris").write_text(RIS.replace("ER  -", "AB  - What it says.\nER  -", 1))
    documents, refused = every(tmp_path)
    assert documents[0].text == "What it says."
    assert "not a PDF that can be read" in refused[0].reason
