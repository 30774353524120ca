"""Search: words and meaning, filters held exactly, user text never syntax."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from glossator.record import Document, Record

pytestmark = pytest.mark.slow

Make = Callable[..., Document]


@pytest.fixture
def three(record: Record, make: Make) -> Record:
    record.add_documents(
        [
            make("a", "Warships were moving towards Aleppo.", published=date(2018, 3, 20), publisher='O\'Neil; "X"'),
            make(
                "b",
                "The warship moved to the harbour of Tartus.",
                published=date(2018, 3, 21),
                kind="post",
                speaker="S",
            ),
            make("c", "Wheat prices rose in the autumn.", published=None, language="fr"),
        ],
        embed=False,
    )
    return record


def found(record: Record, words: str = "warship", **filters: object) -> set[str]:
    return {hit.document.address[-1] for hit in record.search(words, **filters)}  # type: ignore[arg-type]


def test_words_are_found_in_their_other_forms_as_soon_as_they_are_added(three: Record) -> None:
    assert found(three, "warship moves") == {"a", "b"}


def test_a_new_document_is_found_at_once(three: Record, make: Make) -> None:
    three.add_documents([make("d", "A zeppelin over the warship.")], embed=False)
    assert [hit.document.address[-1] for hit in three.search("zeppelin")] == ["d"]


def test_both_ends_of_a_span_of_days_are_included(three: Record) -> None:
    assert found(three, until=date(2018, 3, 20)) == {"a"}
    assert found(three, until=date(2018, 3, 19)) == set()
    assert found(three, after=date(2018, 3, 21)) == {"b"}
    assert found(three, after=date(2018, 3, 20), until=date(2018, 3, 21)) == {"a", "b"}


def test_undated_documents_are_kept_apart_but_not_dropped(three: Record) -> None:
    assert found(three, "wheat") == set()
    assert found(three, "wheat", dated="undated") == {"c"}
    assert found(three, "wheat", dated="all", until=date(2000, 1, 1)) == {"c"}
    assert three.count() == 3
    assert three.count(dated="dated") == 2
    assert [document.address[-1] for document in three.scan()] == ["a", "b", "c"]


def test_filters_hold_values_with_quote_marks(three: Record) -> None:
    assert found(three, publisher='O\'Neil; "X"') == {"a"}
    assert found(three, publisher="x' OR '1'='1") == set()
    assert found(three, publisher=["Example", "nobody"]) == {"b"}
    assert found(three, speaker="S", kind="post") == {"b"}
    assert found(three, exclude_kind="post") == {"a"}


def test_a_language_lets_through_what_has_no_known_language(record: Record, make: Make) -> None:
    record.add_documents([make(name, "A warship.", language=name) for name in ("en", "fr", "")], embed=False)
    assert {hit.document.language for hit in record.search("warship", language="en")} == {"en", ""}


SYNTAX = [
    '"warship', "warship)", "(warship", "warship AND", "OR warship", "NOT warship", "warship*", "title:warship",
    "warship~2", "warship^3", "[warship TO x]", "+warship -aleppo", "warship\\", "warship\x00", "'; DROP TABLE x; --",
    "{warship}", "warship & harbour | x", "<warship>", "warship?", "“warship”", "w:warship/…", "warship " * 500,
]  # fmt: skip


@pytest.mark.parametrize("words", SYNTAX)
def test_nothing_in_the_words_is_syntax(three: Record, words: str) -> None:
    expected = {"a", "b"} if "warship" in words else set()
    assert found(three, words) >= expected


@pytest.mark.parametrize("words", ["", "  ", "\x00", "…", "‽"])
def test_words_without_words_find_nothing(three: Record, words: str) -> None:
    assert found(three, words) == set()


def test_meaning_and_words_are_fused(three: Record) -> None:
    three.embed()
    (hit, *_) = three.search("warship harbour of Tartus")
    assert (hit.lexical, hit.semantic) == (1, 1)
    assert hit.score == pytest.approx(1.0), "best by both"
    assert all(hit.lexical is None for hit in three.search("harbour", mode="vector"))
    assert all(hit.semantic is None for hit in three.search("harbour", mode="bm25"))


def test_vectors_are_filtered_too(three: Record) -> None:
    three.embed()
    hits = three.search("warship", mode="vector", until=date(2018, 3, 20))
    assert {hit.document.address[-1] for hit in hits} == {"a"}


def test_many_questions_give_what_each_gives_alone(three: Record) -> None:
    three.embed()
    questions = ["warship", "", "Tartus", "wheat"]
    together = three.search_many(questions, limit=2, dated="all")
    assert together == [three.search(question, limit=2, dated="all") for question in questions]
    assert [len(hits) for hits in together][:2] == [2, 2 if together[1] else 0]


def test_the_title_is_searched_and_never_quoted(record: Record, make: Make) -> None:
    record.add_documents([make("t", "Nothing else was said.", title="Armistice signed")], embed=False)
    (hit,) = record.search("armistice")
    assert hit.passage.text == "Nothing else was said."
    assert hit.document.title == "Armistice signed"
    assert hit.document.text == ""


def test_quotes_are_found_again_at_their_offsets(record: Record, make: Make) -> None:
    text = "  \n\n".join(f"The envoy spoke of ‘matter {n}’ at length. “He left — at 5 p.m.”" for n in range(40))
    record.add_documents([make("long", text)], embed=False)
    for hit in record.search("envoy matter", limit=50):
        stored = record.document(hit.document.id).text
        assert hit.passage.span.of(stored) == hit.passage.text
        assert all(span.of(stored).strip() == span.of(stored) != "" for span in hit.passage.sentences)


def test_no_question_has_no_answer(three: Record) -> None:
    assert three.search_many([]) == []


def test_a_last_day_on_or_after_the_last_document_changes_nothing(three: Record) -> None:
    last = three.span().last
    assert last is not None
    for dated in ("dated", "undated", "all"):
        plain = three.search("the", dated=dated)  # type: ignore[arg-type]
        for day in (last, last + timedelta(days=400)):
            assert three.search("the", until=day, dated=dated) == plain  # type: ignore[arg-type]
    assert all(hit.document.published < last for hit in three.search("the", until=last - timedelta(days=1)))  # type: ignore[operator]


def test_what_was_changed_after_the_day_is_not_read_then(three: Record, make: Make) -> None:
    changed = make("d", "The warship sank.", published=date(2018, 3, 20), modified=date(2018, 4, 2))
    three.add_documents([changed], embed=False)
    assert "d" not in found(three, until=date(2018, 4, 1))
    assert "d" in found(three, until=date(2018, 4, 2))
    assert "d" in found(three)
    assert "d" not in {one.address[-1] for one in three.scan(until=date(2018, 4, 1))}
    assert three.changed_after(date(2018, 4, 1)) == 1
    assert three.changed_after(date(2018, 4, 2)) == 0
