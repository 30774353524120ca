"""Events in sentences: type and parties by word, offsets that hold, and no neighbour's influence."""

import numpy as np

from glossator.models.events import SOURCE, TARGET, Reading, load_event_reader

BLOW = "Russian planes bombed Aleppo."
SAID = [BLOW, "Canada sent food aid to Haiti.", "The weather was warm."]


def told(text: str) -> list[tuple[str, str]]:
    """The words of a sentence that tell an event, with its type."""
    (reading,) = load_event_reader().read([text])
    types = load_event_reader().types
    return [
        (text[start:end], types[int(reading.types[at, 1:].argmax())])
        for at, (start, end) in enumerate(reading.places)
        if reading.types[at, 0] < 0.5 and end > start
    ]


def test_the_word_that_tells_an_event_has_its_type() -> None:
    assert told(BLOW) == [("bombed", "ASSAULT")]
    assert told(SAID[1]) == [("sent", "AID")]
    assert told(SAID[2]) == []


def test_the_parties_of_an_event_are_on_their_side() -> None:
    (reading,) = load_event_reader().read([BLOW])
    event = reading.token(BLOW.index("bombed"))
    planes, city = reading.token(BLOW.index("planes")), reading.token(BLOW.index("Aleppo"))
    assert reading.parties[SOURCE, event, planes] > 0.5 > reading.parties[TARGET, event, planes]
    assert reading.parties[TARGET, event, city] > 0.5 > reading.parties[SOURCE, event, city]


def test_a_token_is_found_by_each_of_its_characters_in_the_text_as_given() -> None:
    text = "Ru\u00adssia bombed A\u0301leppo."  # a hyphen nobody sees, and an accent of its own
    (reading,) = load_event_reader().read([text])
    at = text.index("bombed")
    assert {reading.token(place) for place in range(at, at + 6)} == {reading.token(at)}
    assert reading.token(len(text)) is None


def test_what_lies_behind_the_end_of_what_is_read_is_no_token() -> None:
    text = "Taxes rose by 3 percent " * 100
    (reading,) = load_event_reader().read([text])
    assert reading.token(len(text) - 5) is None


def test_a_sentence_is_read_alike_in_any_company() -> None:
    def same(one: Reading, other: Reading) -> bool:
        return np.array_equal(one.types, other.types) and np.array_equal(one.parties, other.parties)

    together = load_event_reader().read(SAID * 4)
    for at, text in enumerate(SAID):
        assert same(together[at + 3], load_event_reader().read([text])[0])


def test_nothing_gives_nothing() -> None:
    assert load_event_reader().read([]) == []
