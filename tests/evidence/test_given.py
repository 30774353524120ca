"""A claim against evidence that somebody gave: texts or objects, copies and parties counted as in a record."""

import pytest
from tests.evidence.fakes import Reader
from tests.evidence.origins.test_copies import OTHER, REPORT, copies

from glossator.errors import InputError
from glossator.evidence import Question, check_given, check_many_given
from glossator.evidence.given import as_document
from glossator.evidence.model import Stance, Verdict
from glossator.models.reader import SETTLES_AGAINST, SETTLES_FOR
from glossator.spans import resolve

CLAIM = "Ships took fuel from Russia to North Korea in 2017"


def test_texts_and_objects_are_both_evidence() -> None:
    items = ["Ships took fuel from Russia.", {"text": "Ships took fuel.", "publisher": "Reuters", "date": "2017-12-30"}]
    finding = check_given(CLAIM, items, reader=Reader(fuel=SETTLES_FOR))
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.documents == 2
    assert all(one.chance == 1 for one in finding.evidence), "what is given is printed"
    assert [str(one.source.published) for one in finding.evidence if one.source.publisher] == ["2017-12-30"]


def test_quotes_stand_in_the_given_text() -> None:
    finding = check_given(CLAIM, [REPORT], reader=Reader(tanker=SETTLES_FOR))
    quote = finding.evidence[0].quote
    assert "A tanker passed fuel to another vessel at sea in October." in quote.exact
    assert resolve(quote, REPORT) is not None


def test_ten_near_copies_are_ten_documents_of_one_origin() -> None:
    items = [{"text": text, "publisher": key} for key, text in copies().items()]
    finding = check_given(CLAIM, items, reader=Reader(ships=SETTLES_FOR))
    assert (finding.documents, finding.origins) == (10, 1)
    both = check_given(
        CLAIM, [*items, {"text": OTHER, "publisher": "x"}], reader=Reader(ships=SETTLES_FOR, went_from=SETTLES_FOR)
    )
    assert (both.documents, both.origins) == (11, 2)


def test_a_party_is_marked() -> None:
    item = {"text": "Russia took no fuel to North Korea.", "publisher": "TASS"}
    finding = check_given(CLAIM, [item], reader=Reader(fuel=SETTLES_AGAINST))
    assert finding.evidence[0].party
    assert finding.evidence[0].stance is Stance.REFUTES


def test_nothing_given_is_silent_not_false() -> None:
    for items in ([], [""], ["   \n"]):
        finding = check_given(CLAIM, items, reader=Reader())
        assert finding.verdict is Verdict.SILENT
        assert "not a sign" in finding.reason


def test_many_claims_keep_their_own_evidence_and_ids() -> None:
    asked = [(Question(claim="a", text=CLAIM), ["Ships took fuel."]), (Question(claim="b", text=CLAIM), ["It rained."])]
    first, second = check_many_given(asked, reader=Reader(fuel=SETTLES_FOR))
    assert (first.claim, first.verdict) == ("a", Verdict.SUPPORTED)
    assert (second.claim, second.verdict) == ("b", Verdict.SILENT)


@pytest.mark.parametrize("item", [3, None, {"words": "x"}, {"text": 5}, {"text": "x", "date": "March"}])
def test_what_cannot_be_read_is_refused_with_its_number(item: object) -> None:
    with pytest.raises(InputError, match="evidence item 4"):
        as_document(item, 4)
