"""Near-copies are found by their wording, and different reports of one event are not taken for copies."""

from itertools import combinations

import pytest

from glossator.evidence.origins.copies import clusters, near_copies, overlap, shingles

REPORT = (
    "At least eight ships left Russian ports with cargoes of fuel this year and headed home although they had "
    "declared other destinations, shipping data show. A tanker passed fuel to another vessel at sea in October. Two"
    " security sources said such transfers had taken place on several occasions. The foreign ministry did not "
    "answer questions. There was no evidence that the state was involved, one of the sources said. Experts said "
    "that the pattern resembled known ways round the sanctions. The council had capped deliveries of refined oil in"
    " September."
)
OTHER = (
    "Fuel went from Russia to North Korea by ship in defiance of international measures, according to officials who"
    " follow maritime traffic. They counted several voyages in the past twelve months and believe that more went "
    "unnoticed. Moscow rejected the report and said that it keeps to its obligations. Diplomats want the matter "
    "raised in New York soon."
)


def copies() -> dict[str, str]:
    """Ten papers, one story: cut, tagged, edited."""
    cuts = {f"paper{n}": REPORT[: 420 + 30 * n] for n in range(6)}
    tagged = {"wire1": f"MOSCOW (AP) — {REPORT}", "wire2": f"{REPORT}\n\nReuters contributed to this report."}
    edited = {"edit1": "The news came late on Friday. " + REPORT.replace("A tanker", "One tanker"), "edit2": REPORT}
    return cuts | tagged | edited


def test_ten_near_copies_are_one_cluster_and_another_report_stays_out() -> None:
    assert clusters({**copies(), "other": OTHER}) == [sorted(copies())]


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = {**copies(), "other": OTHER}
    assert clusters(texts) == clusters(dict(reversed(list(texts.items()))))


def test_many_texts_go_through_the_index_with_the_same_answer() -> None:
    many = {f"x{n}": f"Report number {n}: " + " ".join(f"word{n}-{k}" for k in range(60)) for n in range(80)}
    assert clusters({**many, **copies(), "other": OTHER}) == [sorted(copies())]


def test_short_texts_must_be_the_same() -> None:
    one, other = shingles("The president spoke on Tuesday."), shingles("The president spoke on Tuesday about grain.")
    assert not near_copies(one, other)
    assert near_copies(one, shingles("the president spoke, on tuesday"))
    assert overlap(shingles(""), shingles("")) == 0.0


@pytest.mark.shared
def test_pages_made_into_copies_beat_headline_overlap(shared_data: object) -> None:
    near_copy_pages = pytest.importorskip("benchmarks.near_copies")
    texts, titles, true = near_copy_pages.corpus(near_copy_pages.pages(150, seed=5), seed=5)
    found = {pair for group in clusters(texts) for pair in combinations(sorted(group), 2)}
    precision, recall = near_copy_pages.scores(found, true)
    headline = near_copy_pages.scores(near_copy_pages.by_headline(titles), true)
    assert precision >= 0.9
    assert recall >= 0.9
    assert precision > headline[0]
    assert recall > headline[1]


def test_texts_that_are_each_like_the_next_are_not_one_long_chain() -> None:
    words = [f"word{n}" for n in range(400)]
    texts = {f"d{n}": " ".join(words[20 * n : 20 * n + 50]) for n in range(12)}
    assert near_copies(shingles(texts["d4"]), shingles(texts["d5"]))
    assert max(len(group) for group in clusters(texts)) <= 4
