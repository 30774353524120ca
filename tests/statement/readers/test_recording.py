"""What was heard as a statement: sentences with seconds, unsure words, speakers by assumption, captions out and in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import InputError
from glossator.speech.model import Transcript, Word
from glossator.statement import claims, from_text
from glossator.statement.captions.aligned import aligned, heard_before
from glossator.statement.captions.writing import srt, webvtt
from glossator.statement.model import Statement
from glossator.statement.readers.recording import reading_of

SAID = "Russia sold 40 tankers of oil to North Korea in 2017. Putin denied it. It was a lie."


def words(text: str, start: float = 0.0, unsure: tuple[str, ...] = ()) -> list[Word]:
    return [Word(word, round(start + at * 0.4, 2), round(start + at * 0.4 + 0.35, 2),
                 0.2 if word.strip(".") in unsure else 0.9)
            for at, word in enumerate(text.split())]  # fmt: skip


def heard(*said: list[Word], speakers: tuple[str, ...] = ()) -> Statement:
    transcript = Transcript([word for each in said for word in each], 60.0, "told 1")
    return reading_of(transcript, speakers).statement()


def test_every_word_keeps_its_place_and_its_seconds() -> None:
    statement = heard(words(SAID))
    assert statement.text == SAID
    assert [each.span.of(SAID) for each in statement.utterances] == [
        "Russia sold 40 tankers of oil to North Korea in 2017.", "Putin denied it.", "It was a lie.",
    ]  # fmt: skip
    recording = statement.recording
    assert recording is not None
    assert [SAID[word.start : word.end] for word in recording.words] == SAID.split()
    assert [each.seconds for each in statement.utterances] == [0.0, 4.4, 5.6]
    assert (recording.seconds, recording.heard_by) == (60.0, "told 1")


def test_claims_have_their_seconds_and_hang_on_unsure_names_and_numbers() -> None:
    found = claims(heard(words(SAID, unsure=("40", "sold", "Putin"))))
    assert (found[0].seconds, found[0].until) == (0.0, pytest.approx(4.35))
    assert [(one.words, one.telling, one.seconds) for one in found[0].unsure] == [("sold 40", True, 0.4)]
    assert "heard as “sold 40”, and not surely" in found[0].flags
    assert found[1].unsure[0].words == "Putin"
    sure = claims(heard(words(SAID)))
    assert not any(claim.unsure or any("heard" in flag for flag in claim.flags) for claim in sure)


def test_a_small_unsure_word_is_marked_and_no_flag() -> None:
    found = claims(heard(words(SAID, unsure=("denied",))))
    assert [(one.words, one.telling) for one in found[1].unsure] == [("denied", False)]
    assert not any("heard" in flag for flag in found[1].flags)


def test_a_stop_that_the_recogniser_forgot_is_put_back() -> None:
    first, second = words("Russia sold the oil"), words("It was a lie.", 3.0)
    statement = heard(first, [second[0]._replace(begins=True), *second[1:]])
    assert statement.text == "Russia sold the oil. It was a lie."
    named = [*words("They sold it to"), *words("Korea in May.", 1.6)]
    assert heard(named).text == "They sold it to Korea in May."


def test_names_are_assumed_and_said_to_be() -> None:
    statement = heard(words("We sold oil."), words("No, we did not.", 9.0), speakers=("Ann Lee", "Bo Roe"))
    assert [each.speaker for each in statement.utterances] == ["Ann Lee", "Bo Roe"]
    assert statement.recording is not None
    assert statement.recording.assumed == ["Ann Lee", "Bo Roe"]
    assert any("assumed from pauses" in remark for remark in statement.remarks)
    assert statement.text == "We sold oil.\n\nNo, we did not."


@pytest.mark.parametrize("speakers", [(), ("Ann Lee", "Bo Roe")])
def test_captions_come_back_as_they_went_out(speakers: tuple[str, ...]) -> None:
    statement = heard(words(SAID, unsure=("Putin",)), words("No. We < they & did not.", 20.0), speakers=speakers)
    assert statement.recording is not None
    statement.recording.name = "debate.mp3"
    back = from_text(webvtt(statement), format="captions")
    assert back.text == statement.text
    assert [each.speaker for each in back.utterances] == [each.speaker for each in statement.utterances]
    assert [each.seconds for each in back.utterances] == [each.seconds for each in statement.utterances]
    assert back.recording is not None
    assert (back.recording.name, back.recording.assumed) == ("debate.mp3", list(speakers))
    assert [span.of(back.text) for span in back.recording.unsure] == ["Putin"]
    assert heard_before(back, statement).recording == statement.recording


def test_srt_comes_back_in_the_same_words_and_voices() -> None:
    statement = heard(words(SAID), words("No, we did not.", 20.0), speakers=("Ann Lee", "Bo Roe"))
    back = from_text(srt(statement), format="captions")
    assert back.text == statement.text
    assert [each.speaker for each in back.utterances] == [each.speaker for each in statement.utterances]


def test_a_corrected_word_is_sure_and_lies_between_its_neighbours() -> None:
    statement = heard(words(SAID, unsure=("40", "Putin")))
    corrected = webvtt(statement).replace("<c.unsure>40</c> tankers", "some 14 tankers")
    after = heard_before(from_text(corrected, format="captions"), statement)
    assert after.recording is not None
    said = {after.text[word.start : word.end]: word for word in after.recording.words}
    assert said["14"].sure == 1.0
    assert said["sold"].until <= said["some"].seconds <= said["14"].seconds <= said["tankers"].seconds
    assert said["tankers"].seconds == 1.2
    assert [span.of(after.text) for span in after.recording.unsure] == ["Putin"]
    plain = heard_before(from_text(srt(statement).replace("40", "14"), format="captions"), statement)
    assert plain.recording is not None
    assert [span.of(plain.text) for span in plain.recording.unsure] == ["Putin"], "SRT has no marks"


def test_captions_of_another_recording_take_nothing_over() -> None:
    other = from_text("WEBVTT\n\n00:01.000 --> 00:04.000\nQuite another speech was made here.\n", format="captions")
    assert heard_before(other, heard(words(SAID))) == other


def test_captions_without_seconds_cannot_be_written() -> None:
    with pytest.raises(InputError, match="captions need times"):
        webvtt(from_text("We sold oil."))


def test_a_recording_that_is_none_is_named_with_its_reason(tmp_path: Path) -> None:
    from glossator.statement import read

    (tmp_path / "debate.mp3").write_bytes(b"")
    with pytest.raises(InputError, match=r"debate\.mp3: the file is empty"):
        read(tmp_path / "debate.mp3")


@given(st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=12), st.integers(0, 11))
def test_words_that_stay_are_found_where_they_stand_now(said: list[str], at: int) -> None:
    before = from_text(" ".join(said))
    at %= len(said)
    after = from_text(" ".join([*said[:at], "Anew", *said[at + 1 :], "Then"]))
    for old, new in aligned(before, after).pairs:
        assert old is None or new is None or old.of(before.text) == new.of(after.text)
