"""A document's origin: the wire, the release, the cited publisher or the person it rests on, in plain words."""

from datetime import date

import pytest
from tests.evidence.origins.test_copies import OTHER, copies

from glossator.evidence.origins.origins import origins
from glossator.evidence.origins.wires import press_release, untagged, wire
from glossator.record.model import Document


def document(key: str, text: str, **more: object) -> Document:
    return Document.model_validate({"id": key, "text": text, **more})


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MOSCOW (AP) — Ships left port.", "Associated Press"),
        ("LONDON (Reuters) - Ships left port.", "Reuters"),
        ("Ships left port.\n\nReuters contributed to this report.", "Reuters"),
        ("Ships left port.\n\n(Reporting by Polina Devitt for Reuters)", "Reuters"),
        ("Ships left port.\nSource: AFP", "Agence France-Presse"),
        ("Ships left port. Reuters was not the first to say so, and others asked.", ""),
        ("The AP exam was hard.", ""),
    ],
)
def test_wire_tags(text: str, agency: str) -> None:
    assert wire(text) == agency


def test_an_agency_signs_as_author() -> None:
    assert wire("Ships left port.", author="By Associated Press") == "Associated Press"


def test_press_releases_name_themselves() -> None:
    assert press_release("FOR IMMEDIATE RELEASE\n\nThe company is pleased to announce")
    assert not press_release("The company announced its results to the press, then released the staff.")


def test_naming_an_agency_makes_no_press_release() -> None:
    assert press_release("LONDON--(BUSINESS WIRE)--The company is pleased to announce")
    assert not press_release("Russian tankers passed fuel at sea, two sources told Reuters in December.")


def test_tags_are_no_part_of_the_wording() -> None:
    assert untagged("MOSCOW (AP) — Ships left port.").strip() == "Ships left port."


def test_ten_near_copies_by_ten_papers_are_one_origin() -> None:
    papers = [
        document(key, text, publisher=f"Paper {key}", published=date(2017, 12, 30))
        for key, text in copies().items()
        if not key.startswith("wire")
    ]
    found = origins([*papers, document("other", OTHER, publisher="Another Paper")])
    assert len({found[paper.id].id for paper in papers}) == 1
    assert found["other"].id != found[papers[0].id].id
    assert found["paper0"].reason.startswith("one of 8 near-copies; the earliest on file is from Paper")


def test_near_copies_that_credit_a_wire_are_that_wire_s() -> None:
    papers = [document(key, text, publisher=f"Paper {key}") for key, text in copies().items() if key != "wire2"]
    wire_story = document("reuters", OTHER, publisher="Associated Press")
    found = origins([*papers, wire_story])
    assert {found[paper.id].id for paper in papers} == {found["reuters"].id}


def test_papers_that_cite_one_publisher_or_quote_one_person_are_one_origin() -> None:
    first = document("a", "Ships left port on Monday.", publisher="Paper A", cited=["Reuters"])
    second = document("b", "Tankers were seen at sea.", publisher="Reuters")
    third = document("c", "Nothing of the kind, he said.", publisher="Paper C")
    fourth = document("d", "The minister called it invented.", publisher="Paper D")
    found = origins([first, second, third, fourth], {"c": "Sergei Lavrov", "d": "Sergei Lavrov"})
    assert found["a"].id == found["b"].id
    assert found["a"].reason == "reports what Reuters published"
    assert found["c"].id == found["d"].id
    assert found["c"].reason == "rests on what Sergei Lavrov said"


def test_documents_without_a_publisher_stand_alone() -> None:
    found = origins([document("a", "One thing happened."), document("b", "Quite another thing happened.")])
    assert found["a"].id != found["b"].id
