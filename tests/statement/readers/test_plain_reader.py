"""Plain text: one person's words, stage directions left out of what was said."""

from glossator.statement.readers import plain


def test_text_is_kept_and_stage_directions_are_not_speech() -> None:
    text = "  We cut taxes. (APPLAUSE) And we will cut them again [inaudible], believe me.\n"
    reading = plain.read(text)
    assert reading.text == text
    said = [utterance.span.of(text) for utterance in reading.utterances]
    assert said == ["We cut taxes.", "And we will cut them again", ", believe me."]


def test_brackets_that_were_said_stay() -> None:
    text = "The rate (then 35 percent) fell."
    assert [u.span.of(text) for u in plain.read(text).utterances] == [text]
