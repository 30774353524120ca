"""Near-copies and shared origins of a document on file."""

from datetime import date

from glossator.desk.shelf.cluster import cluster
from glossator.record import Document, Record

STORY = (
    "The coast guard stopped two ships that carried fuel on Tuesday, and their captains said that they had not known "
    "of the embargo which the council had put in force in September after long talks. The crews were fed. "
)


def made(name: str, text: str, publisher: str, day: int = 20, **more: object) -> Document:
    return Document(id=name, text=text, publisher=publisher, published=date(2018, 3, day), title="Ships stopped",
                    language="en", **more)  # type: ignore[arg-type]  # fmt: skip


def test_copies_and_reports_of_one_wire_are_found(record: Record) -> None:
    record.add_documents([
        made("one", STORY, "Herald"),
        made("copy", "Ships stopped. " + STORY, "Times", 21),
        made("other", "Two ships with fuel were held on Tuesday by the coast guard, sailors told a paper.", "Globe"),
        made("citing", "Ships stopped: two with fuel on board, the agency said.", "Post", cited=["Reuters"]),
        made("citing2", "Ships stopped on Tuesday with fuel, it was reported.", "Mail", 22, cited=["Reuters"]),
        made("citing3", "Ships stopped in spring with fuel, it was reported.", "Mail", 31, cited=["Reuters"]),
    ], embed=False)  # fmt: skip
    found = cluster(record, record.document("one"))
    assert [(one.document.id, one.copied) for one in found.relatives] == [("copy", True)]
    assert found.relatives[0].share > 0.9
    assert "near-copies" in found.reason
    shared = cluster(record, record.document("citing"))
    assert [(one.document.id, one.copied) for one in shared.relatives] == [("citing2", False)]
    assert shared.reason == "reports what Reuters published"
    alone = cluster(record, record.document("other"))
    assert alone.relatives == []
    assert alone.reason == "published by Globe"
