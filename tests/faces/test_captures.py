"""Every quote links to its capture: on the page, in the other faces, beside the guide and on a site."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.record.test_captured import SAID, archive

from glossator.evidence.origins.captured import captured
from glossator.faces.exchange import tables, web_annotation
from glossator.faces.exchange.captures import ARCHIVE, copied, pieces
from glossator.faces.site.publish import publish
from glossator.faces.text import markdown
from glossator.faces.web import page
from glossator.guide import json as guide_json
from glossator.guide.model import Guide
from glossator.record import Record
from glossator.record.model import Capture, Document
from glossator.spans import anchor

from .test_publish import saved

pytestmark = pytest.mark.slow

TEXT = f"{SAID}\n\nNothing else was said."


def quoting(sample: Guide, document: Document) -> Guide:
    """A guide whose first quote is of a document with a capture."""
    held = sample.model_dump(mode="json")
    piece = next(each for one in held["findings"] for each in one["evidence"])
    about = {"document": document.id, "address": document.address, **captured(document)}
    piece["source"] |= {**about, "captured": str(document.captured), "capture": about["capture"].model_dump()}
    piece["quote"] = anchor(document.text, 0, 40).model_dump()
    return Guide.model_validate(held)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record.open(tmp_path / "record", create=True)
    made.add([archive(tmp_path / "x.warc.gz")], embed=False)
    return made


@pytest.fixture
def guide(sample: Guide, record: Record) -> Guide:
    document = min(record.scan(), key=lambda one: one.address)
    return quoting(sample, document)


def test_a_path_of_this_machine_is_nobodys_business() -> None:
    document = Document(id="d1", text="x", capture=Capture(file="/home/jane/leaks/x.warc.gz", offset=7))
    assert captured(document)["capture"] == Capture(file="x.warc.gz", offset=7)
    assert captured(document.model_copy(update={"capture": Capture(file="captures/x.warc.gz", offset=7)}))[
        "capture"
    ] == Capture(file="captures/x.warc.gz", offset=7)
    assert captured(Document(id="d1", text="x")) == {}


def test_without_copies_the_faces_name_the_capture(guide: Guide) -> None:
    assert ">as captured 21 March 2018</span>" in page.render(guide)
    assert "as captured 21 March 2018 (x.warc.gz at " in markdown.render(guide)
    assert ",2018-03-21,x.warc.gz at " in tables.evidence(guide)
    states = [one["target"]["state"] for one in json.loads(web_annotation.render(guide))["first"]["items"]
              if isinstance(one["target"], dict) and "state" in one["target"]]  # fmt: skip
    assert states == [{"type": "TimeState", "sourceDate": "2018-03-21T00:00:00Z"}]


def test_a_guide_without_captures_says_nothing_of_them(sample: Guide) -> None:
    assert '"capture"' not in guide_json.render(sample)
    assert "as captured" not in page.render(sample)


def test_with_copies_every_quote_links_to_one(guide: Guide, record: Record) -> None:
    made = copied(guide, record, "guide.captures/")
    (name,) = [name for name in made.files if name != ARCHIVE]
    place = f"guide.captures/{name}#q0"
    assert f'<a href="{place}">as captured 21 March 2018</a>' in page.render(made.guide)
    assert f"[as captured 21 March 2018]({place})" in markdown.render(made.guide)
    assert guide_json.loads(guide_json.render(made.guide)) == made.guide
    assert f"https://paper.example/g/{place}" in web_annotation.render(made.guide, "https://paper.example/g/")
    copy = made.files[name].decode()
    assert f'<mark id="q0">{SAID[:40]}</mark>{SAID[40:]}' in copy
    assert "the digest noted at the time holds" in copy
    assert "<script" not in copy
    assert copied(guide, record, "guide.captures/").files == made.files


def test_what_can_no_longer_be_copied_is_told_and_has_no_link(guide: Guide, record: Record, tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").unlink()
    made = copied(guide, record, "guide.captures/")
    assert made.files == {}
    assert "the archive cannot be read" in made.missing[0]
    assert 'href="guide.captures' not in page.render(made.guide)
    record.remove([one.id for one in record.scan()])
    assert copied(guide, record, "guide.captures/").missing[0].endswith("no longer on file")


def test_hostile_places_are_no_links(guide: Guide) -> None:
    for place in ("javascript:alert(1)", "//evil.example/x", "data:text/html,x", "captures/../../../../etc/x y"):
        held = guide.model_dump(mode="json")
        piece = next(each for one in held["findings"] for each in one["evidence"])
        piece["source"]["kept"] = place
        made = Guide.model_validate(held)
        assert place not in page.render(made)
        assert place not in markdown.render(made)


def test_on_a_site_copies_stand_beside_the_guide_and_stay(guide: Guide, record: Record, tmp_path: Path) -> None:
    site, source = tmp_path / "site", saved(tmp_path, guide)
    publish([source], site, captures=record)
    (packed,) = site.rglob(ARCHIVE)
    assert zipfile.ZipFile(packed).testzip() is None
    shown = (packed.parents[1] / "index.html").read_text("utf-8")
    assert 'href="captures/d' in shown
    claims = [path.read_text("utf-8") for path in packed.parents[1].glob("*/index.html")]
    assert any('href="../captures/d' in words for words in claims)
    again = publish([source], site, captures=record)
    assert (again.written, again.missing) == ([], [])
    publish([source], site, title="Another name")  # without the record: what stands there is linked to as before
    assert packed.is_file()
    assert 'href="captures/d' in (packed.parents[1] / "index.html").read_text("utf-8")


def test_quotes_are_marked_where_they_stand() -> None:
    marked = pieces(TEXT, [anchor(TEXT, 4, 11), anchor(TEXT, len(SAID) + 2, len(TEXT)), anchor("Elsewhere", 0, 4)])
    assert [[(one.text, one.at) for one in paragraph if one.marked] for paragraph in marked] == [
        [("harbour", 4)], [("Nothing else was said.", len(SAID) + 2)],
    ]  # fmt: skip
    assert ["".join(one.text for one in paragraph) for paragraph in marked] == TEXT.split("\n\n")
