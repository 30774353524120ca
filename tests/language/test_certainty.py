"""Certainty: hedges and denials survive, and negation is understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import growth

from glossator.language.certainty import mark, marks
from glossator.language.model import Certainty


@pytest.mark.parametrize(
    ("sentence", "certainty", "words"),
    [
        ("Iran has complied with the agreement.", Certainty.ASSERTED, []),
        (
            "There is no definitive evidence that Russia altered the count.",
            Certainty.HEDGED,
            ["no definitive evidence"],
        ),
        ("Little evidence has emerged that the strike worked.", Certainty.HEDGED, ["Little evidence"]),
        ("The report could not be independently verified.", Certainty.HEDGED, ["could not be independently verified"]),
        ("Russia denied that its troops were in Ukraine.", Certainty.DENIED, ["denied"]),
        ("Officials said he may have known.", Certainty.HEDGED, ["may"]),
        ("Tillerson said that Iran was complying.", Certainty.REPORTED, ["said that"]),
        ("According to Reuters, the talks failed.", Certainty.REPORTED, ["According to"]),
        ("Prosecutors allege that he took bribes.", Certainty.ALLEGED, ["allege"]),
        ("He was accused of taking bribes.", Certainty.ALLEGED, ["accused"]),
        ("If Iran withdraws, the price will rise.", Certainty.HYPOTHETICAL, ["If"]),
        ("The two leaders will meet in Geneva.", Certainty.PLANNED, ["will"]),
        ("NATO plans to send more troops.", Certainty.PLANNED, ["plans to"]),
        ("Did Russia interfere?", Certainty.QUESTIONED, ["?"]),
        ("In May the troops left.", Certainty.ASSERTED, []),
        ("They spoke of a possible summit.", Certainty.ASSERTED, []),
        ("It is possible that they met.", Certainty.HEDGED, ["is possible"]),
        ("They denied him access to the site.", Certainty.ASSERTED, []),
    ],
)
def test_how_a_sentence_is_put(sentence: str, certainty: Certainty, words: list[str]) -> None:
    found = mark(sentence)
    assert found.certainty is certainty
    for word in words:
        assert any(span.of(sentence).startswith(word) for span in found.words)
    assert bool(words) == bool(found.words)


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Troops did not enter the city.", True),
        ("Troops didn’t enter the city.", True),
        ("No troops entered the city.", True),
        ("He failed to sign the treaty.", True),
        ("Iran never signed.", True),
        ("Not only troops but tanks entered the city.", False),
        ("No fewer than 40 tanks entered the city.", False),
        ("Troops entered the city.", False),
        ("The president was told in capital letters by his advisers not to call.", False),
        ("Beijing urges Tokyo not to send troops.", False),
        ("The owner wasn\u02bct told.", True),
        ("The owner wasn\x92t told.", True),
        ("The owner was \U0001d427\U0001d428\U0001d42d told.", True),
        ("The owner\u02bcs son was told.", False),
    ],
)
def test_negation_is_understood(sentence: str, negated: bool) -> None:
    assert mark(sentence).negated is negated


def test_marks_have_offsets_into_the_text() -> None:
    text = "The Kremlin denied it.\n\nExperts say it may be true."
    found = marks(text)
    assert [each.certainty for each in found] == [Certainty.DENIED, Certainty.HEDGED]
    assert next([word.of(text) for word in each.words] for each in found) == ["denied"]
    assert found[1].span.of(text) == "Experts say it may be true."


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_marked_and_offsets_are_inside_it(text: str) -> None:
    for each in marks(text):
        assert 0 <= each.span.start <= each.span.end <= len(text)
        assert all(each.span.start <= word.start < word.end <= each.span.end for word in each.words)


def test_long_input_takes_linear_time() -> None:
    line = "the claims of the plan to be said not any evidence "
    assert growth(mark, line * 100, line * 1000) < 40


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The actor is denied a nomination.", Certainty.ASSERTED),
        ("It was denied by Moscow that ships had left.", Certainty.DENIED),
        ("Mr Putin rejected the opinion that Russia wanted war.", Certainty.DENIED),
        ("Iran rejects an offer to exchange uranium.", Certainty.ASSERTED),
        ("Prosecutors are investigating whether he took bribes.", Certainty.QUESTIONED),
        ("The flood claimed 38 lives.", Certainty.ASSERTED),
        ("If you look at housing, it has grown by 74 percent.", Certainty.ASSERTED),
        ("The minister resigned citing family reasons.", Certainty.ASSERTED),
        ("Data indicate that exports fell.", Certainty.HEDGED),
        ("The police did not rule out that a bomb sank it.", Certainty.HEDGED),
        ("They refused to exclude that rebels sank it.", Certainty.HEDGED),
        ("The club did not exclude women from its board.", Certainty.ASSERTED),
        ("The paper apologised for reporting that the clinic closed.", Certainty.DENIED),
        ("The agency withdrew its claim that the water was safe.", Certainty.DENIED),
        ("The police wrongly named him.", Certainty.DENIED),
        ("Governor Said opened the bridge.", Certainty.ASSERTED),
        ("Said the governor: it is open.", Certainty.REPORTED),
        ("The President indicated that exports fell.", Certainty.REPORTED),
    ],
)
def test_words_that_only_look_like_it(sentence: str, certainty: Certainty) -> None:
    assert mark(sentence).certainty is certainty


@pytest.mark.parametrize(
    "sentence",
    [
        "If the hostages are not released, the war will go on.",
        "Parliament passed a vote of no confidence.",
        "He was criticised for failing to act.",
        "Soldiers who did not leave were killed.",
    ],
)
def test_a_negation_inside_a_clause_leaves_the_sentence_as_it_is(sentence: str) -> None:
    assert not mark(sentence).negated


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor did not deny that the wells were dry.",
        "Neither the council nor the builder denied that the wall had fallen.",
        "Nobody disputes that the wall fell.",
        "None of the four pilots denied having flown.",
        "Few would dispute that rents have risen.",
        "The builder failed to deny the payment.",
        "The port stopped short of denying the leak.",
        "It is hard to deny that rents have risen.",
        "There is no denying that the wall fell.",
        "The builder issued no denial.",
        "She can't deny that the wells were dry.",
        "There is no doubt that the wall fell.",
        "Hardly anyone doubts that the wall fell.",
        "Beyond doubt, the ferry was sold.",
        "It is not in doubt that the ferry was sold.",
    ],
)
def test_a_denial_or_a_doubt_that_is_itself_denied_is_none(sentence: str) -> None:
    found = mark(sentence)
    assert (found.certainty, found.negated, found.words) == (Certainty.ASSERTED, False, [])


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The spokesman, who did not resign, denied that the wells were dry.", Certainty.DENIED),
        ("The firm did not answer but denied the claim.", Certainty.DENIED),
        ("He did not say so, and the ministry denied it.", Certainty.DENIED),
        ("The mayor denied that the wall had not been built.", Certainty.DENIED),
        ("I doubt that the wall fell.", Certainty.HEDGED),
    ],
)
def test_a_negation_elsewhere_in_the_sentence_undoes_nothing(sentence: str, certainty: Certainty) -> None:
    assert mark(sentence).certainty is certainty


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The report was due at the end of the month.", Certainty.ASSERTED),
        ("The cars were recalled on Monday.", Certainty.ASSERTED),
        ("The note was found in a drawer.", Certainty.ASSERTED),
        ("The deal was concluded in Oslo on Friday.", Certainty.ASSERTED),
        ("The report says the dam is safe.", Certainty.REPORTED),
        ("The minister reports a fall in output.", Certainty.REPORTED),
        ("It was announced on Monday that the road is open.", Certainty.REPORTED),
        ("Two boys were reported missing.", Certainty.REPORTED),
    ],
)
def test_a_word_of_saying_is_one_only_where_it_says_something(sentence: str, certainty: Certainty) -> None:
    assert mark(sentence).certainty is certainty


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Norway vetoed a draft that would have condemned the strikes.", Certainty.ASSERTED),
        ("Norway would have vetoed a draft that condemned the strikes.", Certainty.HYPOTHETICAL),
    ],
)
def test_what_a_relative_clause_supposes_the_sentence_does_not(sentence: str, certainty: Certainty) -> None:
    assert mark(sentence).certainty is certainty
