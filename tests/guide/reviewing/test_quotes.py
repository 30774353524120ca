"""A person's word on quotes: what is shown follows it, on every face, and is counted so."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from glossator.evidence.model import Stance
from glossator.faces.exchange import tables
from glossator.faces.web import page
from glossator.guide import json as guide_json
from glossator.guide.model import Guide
from glossator.guide.prose import standing as prose_of
from glossator.guide.reviewing import findings, quotes
from glossator.guide.reviewing.printed import printed
from glossator.record import Record

from .deciding import BY, LATER, ids, pinned, refused

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD = "c1/kremlin-57096:0", "c1/whitehouse-20180320:0", "c1/post-20180321:0"


def test_nobody_decided_and_the_guide_is_the_very_guide(sample: Guide) -> None:
    assert printed(sample) is sample


def test_a_rejected_quote_is_on_no_face_and_counts_no_more(sample: Guide) -> None:
    made = quotes.reject(sample, "c1", THIRD, "of another call", **BY)
    assert THIRD not in ids(made, "c1")
    assert [(piece.id, choice.note) for piece, choice in quotes.rejected(made, "c1")] == [(THIRD, "of another call")]
    words = next(piece.quote.exact for piece in sample.finding("c1").evidence if piece.id == THIRD)
    found = printed(made).finding("c1")
    assert found.documents == len({piece.source.document for piece in found.evidence if piece.stance != "neither"})
    assert found.probability is None, "the program's probability was of other quotes"
    assert found.reason.startswith("As A. Editor left the quotes, for it: 3 documents")
    rows = list(csv.reader(io.StringIO(tables.evidence(made))))
    assert THIRD not in {row[-1] for row in rows}
    content = page.render(made)
    assert THIRD not in content
    assert content.count(words) == page.render(sample).count(words) - 1 or words not in content
    back = quotes.restore(made, "c1", THIRD, **LATER)
    assert ids(back, "c1") == ids(sample, "c1")
    assert printed(back).finding("c1") == sample.finding("c1")


def test_prose_is_composed_from_what_is_shown(sample: Guide) -> None:
    before = {name for one in prose_of(printed(sample)).notes["c1"] for name in one.cites}
    gone = next(iter(before))
    made = quotes.reject(sample, "c1", gone, "another day", **BY)
    assert gone not in {name for one in prose_of(printed(made)).told for name in one.cites}


def test_the_last_quote_of_a_finding_is_not_rejected_under_it(sample: Guide) -> None:
    only = ids(sample, "c12")[0]
    with refused("'supported' stands on this quote alone"):
        quotes.reject(sample, "c12", only, "wrong", **BY)
    with refused("stands on this quote alone"):
        quotes.side(sample, "c12", only, "refutes", **BY)
    opened = findings.change(sample, "c12", "open", note="not settled", **BY)
    assert ids(quotes.reject(opened, "c12", only, "wrong", **BY), "c12") == []
    more = quotes.pin(sample, "c12", pinned("c12"), **BY)
    assert ids(quotes.reject(more, "c12", only, "wrong", **BY), "c12") == ["c12-pinned"]


def test_places_are_as_they_were_put(sample: Guide) -> None:
    made = quotes.place(sample, "c1", THIRD, 1, **BY)
    assert ids(made, "c1")[:3] == [THIRD, FIRST, SECOND]
    assert printed(made).finding("c1").probability == sample.finding("c1").probability, (
        "the same quotes, the same count"
    )
    assert ids(quotes.place(made, "c1", FIRST, 5, **BY), "c1")[-1] == FIRST
    with refused("no place 6 among its 5 quotes"):
        quotes.place(sample, "c1", FIRST, 6, **BY)
    assert ids(printed(made), "c1") == ids(made, "c1"), "printing again changes nothing"


def test_a_side_set_by_hand_is_sure_and_says_whose_it_is(sample: Guide) -> None:
    made = quotes.side(sample, "c1", THIRD, Stance.NEITHER, note="he only notes it", **BY)
    piece = next(each for each in quotes.shown(made, "c1") if each.id == THIRD)
    assert (piece.stance, piece.neither) == (Stance.NEITHER, 1.0)
    assert (piece.signals[0].value, piece.signals[0].reason) == ("set by A. Editor, 23 March 2018", "he only notes it")
    with refused("no side 'sideways'"):
        quotes.side(sample, "c1", THIRD, "sideways", **BY)


def test_accepting_changes_nothing_that_is_printed(sample: Guide) -> None:
    made = quotes.accept(sample, "c1", FIRST, decides=True, **BY)
    assert made.choices[0].stance is Stance.SUPPORTS
    assert printed(made).finding("c1") == sample.finding("c1")


def test_a_pinned_quote_stands_first_and_says_that_a_person_put_it_there(sample: Guide) -> None:
    made = quotes.pin(sample, "c1", pinned("c1"), note="the same habit", **BY)
    piece = quotes.shown(made, "c1")[0]
    assert piece.id == "c1-pinned"
    assert (piece.signals[0].name, piece.signals[0].value) == ("pinned", "by A. Editor, 23 March 2018")
    assert "the same habit" in page.render(made)
    with refused("stands beside it already"):
        quotes.pin(made, "c1", pinned("c1"), **BY)
    out = quotes.reject(made, "c1", "c1-pinned", "after all not", **BY)
    assert ids(out, "c1") == ids(sample, "c1")
    with refused("was rejected: restore it"):
        quotes.pin(out, "c1", pinned("c1"), **BY)


def test_what_was_published_later_is_not_pinned_and_what_is_undated_stands_apart(sample: Guide) -> None:
    piece = pinned("c9")
    late = piece.model_copy(update={"source": piece.source.model_copy(update={"published": date(2018, 4, 1)})})
    with refused("published on 2018-04-01, and nothing later than 2018-03-21 counts"):
        quotes.pin(sample, "c9", late, **BY)
    undated = piece.model_copy(update={"source": piece.source.model_copy(update={"published": None})})
    made = quotes.pin(sample, "c9", undated, **BY)
    assert ids(made, "c9") == []
    assert [each.id for each in printed(made).finding("c9").undated] == [piece.id]


def test_a_quote_that_is_not_there_is_named(sample: Guide) -> None:
    for act in (quotes.accept, quotes.restore):
        with refused("no quote 'c1/none'"):
            act(sample, "c1", "c1/none", **BY)
    with refused("say why: rejecting a quote needs a reason"):
        quotes.reject(sample, "c1", FIRST, "", **BY)
    made = quotes.reject(sample, "c1", SECOND, "twice", **BY)
    with refused("was rejected; restore it first"):
        quotes.accept(made, "c1", SECOND, **BY)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("record")
    page_of = folder / "pages" / "a.md"
    page_of.parent.mkdir()
    page_of.write_text(
        "---\ntitle: On the call\npublisher: Kremlin\npublished: 2018-03-20\naddress: http://en.kremlin.ru/a\n---\n"
        "The presidents spoke by telephone. Donald Trump congratulated Vladimir Putin. They may meet soon.\n", "utf-8"
    )  # fmt: skip
    made = Record.open(folder / "record", create=True)
    made.add([page_of])
    return made


def test_a_piece_is_the_exact_words_of_the_stored_document(sample: Guide, record: Record) -> None:
    (document,) = list(record.scan())
    text = record.document(document.id).text
    words = "Donald Trump congratulated Vladimir Putin."
    start = text.index(words)
    piece = quotes.piece_of(record, "c1", document.id, start - 1, start + len(words), "supports", decides=True)
    assert piece.quote.exact == words
    assert text[piece.quote.start : piece.quote.end] == words
    assert piece.quote.prefix.endswith("telephone. ")
    assert piece.id.startswith("c1-")
    assert piece.id == quotes.piece_of(record, "c1", document.id, start, start + len(words), "supports").id
    assert any(signal.value == "by a person" for signal in piece.signals)
    put = quotes.shown(quotes.pin(sample, "c1", piece, **BY), "c1")[0]
    assert put.party, "a person's hand makes no independent witness of a party"
    with refused("no words from"):
        quotes.piece_of(record, "c1", document.id, 10, 10, "supports")
    with refused("no document 'none'"):
        quotes.piece_of(record, "c1", "none", 0, 3, "supports")


def test_choices_are_read_back_from_json(sample: Guide, tmp_path: Path) -> None:
    made = quotes.place(quotes.pin(sample, "c1", pinned("c1"), **BY), "c1", FIRST, 1, **LATER)
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(made), "utf-8")
    assert guide_json.read(path) == made
