"""Who speaks: by voice, by pause, by who was called; always in the order given, and only as an assumption."""

from glossator.speech.model import Transcript
from glossator.speech.turns import turns

from .sounds import said


def transcript(*parts: tuple[str, float], voices: list[int] | None = None) -> Transcript:
    return Transcript([word for text, start in parts for word in said(text, start)], 60.0, "told 1", voices=voices)


def speakers(found: list[object]) -> list[object]:
    return [getattr(turn, "speaker", None) for turn in found]


def test_a_pause_after_a_stop_ends_a_turn_and_no_other_pause_does() -> None:
    found = turns(transcript(("We sold it.", 0.0), ("They did", 5.0), ("not.", 12.0)))
    assert [[word.text for word in turn.words] for turn in found] == [["We", "sold", "it."], ["They", "did", "not."]]
    assert speakers(found) == [None, None]


def test_one_name_is_everybodys_and_several_take_turns() -> None:
    parts = (("We sold it.", 0.0), ("No.", 5.0), ("Yes.", 9.0))
    assert speakers(turns(transcript(*parts), ["Ann Lee"])) == ["Ann Lee"] * 3
    assert speakers(turns(transcript(*parts), ["Ann Lee", "Bo Roe"])) == ["Ann Lee", "Bo Roe", "Ann Lee"]


def test_who_is_called_speaks_next() -> None:
    parts = (("Good evening, Senator Poe.", 0.0), ("Thank you.", 5.0), ("And you, Mr. Roe?", 9.0), ("Well.", 14.0))
    found = turns(transcript(*parts), ["Ann Lee", "Bo Roe", "Cy Poe"])
    assert speakers(found) == ["Ann Lee", "Cy Poe", "Ann Lee", "Bo Roe"]


def test_voices_told_apart_are_named_as_they_begin_and_else_numbered() -> None:
    parts = (("One two", 0.0), ("three four", 1.0))
    assert speakers(turns(transcript(*parts, voices=[7, 7, 2, 2]), ["Ann Lee"])) == ["Ann Lee", "Speaker 2"]
