"""Forms of words: what belongs together, and what rules and exceptions give."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from glossator.language.inflection import past, root, singular, stem, third_person


@pytest.mark.parametrize(("one", "other"), [("Getting", "gets"), ("elections", "elected"), ("policies", "policy")])
def test_forms_of_a_word_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_other_words_have_another() -> None:
    assert len({root("nuclear"), root("news"), root("new"), root("Korean")}) == 4


@pytest.mark.parametrize(
    ("lemma", "form"), [("carry", "carried"), ("stop", "stopped"), ("hold", "held"), ("use", "used")]
)
def test_the_past(lemma: str, form: str) -> None:
    assert past(lemma) == form


@pytest.mark.parametrize(("lemma", "form"), [("try", "tries"), ("go", "goes"), ("play", "plays"), ("reach", "reaches")])
def test_the_third_person(lemma: str, form: str) -> None:
    assert third_person(lemma) == form


@pytest.mark.parametrize(("many", "one"), [("women", "woman"), ("cities", "city"), ("boxes", "box")])
def test_the_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_stems_for_evidence_join_the_deed_and_its_noun() -> None:
    assert stem("withdrawal") == stem("withdrew") == "withdraw"


def test_threads_may_share_the_stemmer() -> None:
    words = [f"{word}{ending}" for word in ("elect", "shipp", "sanction", "govern") for ending in ("ing", "ed", "s")]
    root.cache_clear()
    alone = [root(word) for word in words]
    for _ in range(20):
        root.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(root, words * 8)) == alone * 8
