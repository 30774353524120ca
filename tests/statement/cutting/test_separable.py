"""A sentence is cut only where every piece is sure to say what the sentence said; else it stays whole."""

import json

import pytest
from tests.statement.posts import claims_in, even

from glossator.language.parsing import parse
from glossator.language.tree import root_of, subject_of
from glossator.statement import claims, from_text
from glossator.statement.cutting.separable import agrees, stands

WHOLE = [
    # a verb that belongs to another subject
    "Most of the praise for this belongs to Ms Ada Example.",
    "Yesterday Ms Ada Example and I had a long talk in Lima.",
    "We settled the plan in the meeting Ms Ada Example and I had with miners from Peru.",
    # a list before the verb
    "The old pact signed by Peru, Chile, Bolivia, and Ecuador has ended the dispute over copper.",
    "Three cargo ships with 900 tents, 40 pumps, and 7,000 blankets have reached Callao, and are waiting at the pier.",
    # one object of two verbs
    "We drafted and signed a treaty with Peru on copper, as well as a treaty with Chile on tin and Urgent Matters.",
    # what 'which' takes up may be all of it
    "Peru agreed to share its figures with Chile, Bolivia and the OAS, which was noted in our report.",
    # a condition
    "Had it not rained in Lima, we would have won and they would have lost.",
    "Once Peru had left, prices fell and wages rose.",
    "Peru will keep the mine open and pay its debts as long as Chile buys copper.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_where_cutting_is_not_sure_the_sentence_stays_whole(sentence: str) -> None:
    found = claims_in(sentence)
    assert [claim.text for claim in found] == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Were it not for our nurses, the ward would have closed.", "Were it not for"),
        ("Should they strike, the port will close.", "Should they strike"),
        ("The ward would have closed had it not been for our nurses.", "had it not been for"),
        ("But for the rain, we would have won in Lima.", "But for the rain"),
    ],
)
def test_a_condition_without_if_belongs_to_the_claim(sentence: str, said: str) -> None:
    assert all(said in claim.text for claim in claims_in(sentence))


def test_clauses_that_are_sure_are_still_cut() -> None:
    said = "Peru cut its tariffs by 4 percent and Chile built two ports in 2016."
    assert [claim.text for claim in claims_in(said)] == [
        "Peru cut its tariffs by 4 percent",
        "Chile built two ports in 2016",
    ]


def test_subject_and_verb_agree() -> None:
    for sentence, agreed in (("I sees the report.", False), ("The tents are here.", True), ("It go there.", False)):
        root = root_of(parse([sentence])[0])
        subject = subject_of(root)
        assert subject is not None
        assert agrees(subject, root) is agreed


def test_a_clause_stands_with_its_subject_and_under_no_condition() -> None:
    assert stands(parse(["Peru sold copper."])[0])
    assert not stands(parse(["in the talks with Peru"])[0])
    assert not stands(parse(["If Peru sells copper, Chile will buy."])[0])


def test_a_list_with_words_behind_it_or_an_adverb_in_it_is_one_claim() -> None:
    for sentence in ("He met Peru, Chile and, hopefully soon, Bolivia.", "She sent aid to Peru and Chile in 2016."):
        assert [claim.text for claim in claims_in(sentence)] == [sentence.rstrip(".")]


def test_an_article_alone_is_no_beginning_again() -> None:
    (claim,) = claims_in(
        "She enrolled in a private school for weaving — a fine school — with the help of a grant in 2016."
    )
    assert "a private school for weaving" in claim.text


def test_a_name_before_a_comma_is_left_out_only_where_somebody_is_spoken_to() -> None:
    (claim,) = claims_in("Dr Carl Jones, uncle of the mayor, sold 40 boats in Peru.")
    assert claim.text.startswith("Dr Carl Jones")


def test_one_of_many_is_not_they() -> None:
    claim = claims_in("Not a single Liberal backed the plan. The bank lent them 4 million dollars.")[-1]
    assert claim.standalone == "The bank lent them 4 million dollars"
    assert "ambiguous: them" in claim.flags


def test_nothing_is_filled_in_from_another_post() -> None:
    rows = [
        {"text": "Governor Carl Jones visited Lima.", "created_at": "Mon Oct 02 10:00:00 +0000 2017", "id_str": "1"},
        {"text": "He sold 40 boats, say the Governor.", "created_at": "Sat Oct 14 10:00:00 +0000 2017", "id_str": "2"},
    ]
    found = claims(from_text(json.dumps(rows), format="posts", speaker="Ada Example"), detector=even)
    assert "Jones" not in found[-1].standalone


def test_an_office_is_not_filled_in_where_somebody_else_was_named() -> None:
    said = "President Carl Jones of Peru met Ada Smith. The President signed 4 treaties in 2016."
    assert claims_in(said)[-1].standalone == "The President signed 4 treaties in 2016"
