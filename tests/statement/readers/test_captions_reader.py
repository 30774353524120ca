"""Captions: re-flowed to sentences, each with the second at which it begins; broken times are named."""

import pytest

from glossator.errors import InputError
from glossator.statement import from_text
from glossator.statement.cutting.sentences import units
from glossator.statement.readers import captions

VTT = """WEBVTT

00:00:01.000 --> 00:00:03.000
<v Ada>We cut taxes by

00:00:03.000 --> 00:00:05.500
<v Ada>four percent. Then we

00:00:05.500 --> 00:00:08.000
<v Ada>built a bridge. (APPLAUSE)

00:00:09.000 --> 00:00:10.000
<v Ben>Did you?
"""
SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\nIt rained.\n\n2\n00:00:XX --> 00:00:06,000\nLost words.\n\n"
    "3\n00:00:07,000 --> 00:00:08,000\nIt snowed."
)


def test_sentences_with_their_times_and_voices() -> None:
    reading = captions.read(VTT)
    assert [(u.seconds, u.speaker, u.span.of(reading.text)) for u in reading.utterances] == [
        (1.0, "Ada", "We cut taxes by four percent."),
        (3.0, "Ada", "Then we built a bridge."),
        (9.0, "Ben", "Did you?"),
    ]


def test_a_broken_time_costs_no_word_and_is_said() -> None:
    reading = captions.read(SRT)
    assert [(u.seconds, u.span.of(reading.text)) for u in reading.utterances] == [
        (1.0, "It rained."),
        (1.0, "Lost words."),
        (7.0, "It snowed."),
    ]
    assert reading.remarks == ["1 captions with a broken time were given the time of the one before"]


def test_times_that_no_clock_shows_and_short_arrows_are_broken() -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:99,000 --> 00:01:00,000\nTwo.\n\n"
    srt += "3\n00:05 -> 00:06\nThree.\n\n4\nFour."
    reading = captions.read(srt)
    assert [u.span.of(reading.text) for u in reading.utterances] == ["One.", "Two.", "Three.", "Four."]
    assert {u.seconds for u in reading.utterances} == {1.0}
    assert reading.remarks[0].startswith("3 captions")
    with pytest.raises(InputError, match="no caption"):
        captions.read("1\nnever --> ever\nLost.\n")


def test_captions_word_by_word_keep_their_first_time() -> None:
    rolled = (
        "WEBVTT\nKind: captions\n\n00:00:01.000 --> 00:00:03.000 align:start\n \n"
        "we<00:00:01.500><c> hired</c><00:00:02.000><c> forty</c>\n\n"
        "00:00:03.000 --> 00:00:03.010\nwe hired forty\n \n\n00:00:03.010 --> 00:00:05.000\n"
        "we hired forty\nnurses<00:00:04.000><c> here</c>\n"
    )
    reading = captions.read(rolled)
    assert reading.text == "we hired forty nurses here"
    assert reading.utterances[0].seconds == 1.0


def test_roll_up_captions_are_not_said_twice() -> None:
    rolled = "WEBVTT\n\n00:01.000 --> 00:02.000\nhello there\n\n00:02.000 --> 00:03.000\nhello there\nmy friends\n"
    assert captions.read(rolled).text == "hello there my friends"


def test_no_captions_is_an_error() -> None:
    with pytest.raises(InputError, match="no caption"):
        captions.read("WEBVTT\n\nNOTE nothing here\n")


def said(text: str) -> list[tuple[str | None, str]]:
    reading = captions.read(text)
    return [(u.speaker, u.span.of(reading.text)) for u in reading.utterances]


def test_two_voices_in_one_cue_are_two() -> None:
    cue = "WEBVTT\n\n00:00.000 --> 00:05.000\n"
    assert said(cue + "<v Ann Poe>we dug wells\n<v Tom>you did not") == [
        ("Ann Poe", "we dug wells"),
        ("Tom", "you did not"),
    ]
    assert said(cue + "<v Ann>we dug wells</v> <v Tom>no</v>") == [("Ann", "we dug wells"), ("Tom", "no")]
    assert said(cue + "- We dug wells.\n- You did not.") == [(None, "We dug wells."), (None, "You did not.")]
    assert said(cue + ">> We dug wells. >> You did not.") == [(None, "We dug wells."), (None, "You did not.")]


def test_a_name_in_ordinary_case_opens_a_turn_and_a_note_does_not() -> None:
    cues = "1\n00:00:01,000 --> 00:00:03,000\nAnn Poe: We dug wells.\n\n2\n00:00:03,000 --> 00:00:05,000\n"
    assert said(cues + "Remember: forty of them.") == [
        ("Ann Poe", "We dug wells."),
        ("Ann Poe", "Remember: forty of them."),
    ]


def test_words_without_stops_become_sentences() -> None:
    lines = [
        "we opened forty clinics in leeds",
        "last year we also hired nine",
        "hundred nurses and you know what",
        "the council voted against it",
    ]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n{line}" for n, line in enumerate(lines, 1)]
    cut = [words for _, words in said("WEBVTT\n\n" + "\n\n".join(cues))]
    assert " ".join(cut) == " ".join(lines)
    assert len(cut) > 1
    assert all(len(words.split()) < 20 for words in cut)


def test_times_before_the_words_are_not_spoken() -> None:
    assert said("0:00\nwe dug wells\n0:03\nin every town") == [(None, "we dug wells in every town")]
    assert said("[00:00.000 --> 00:04.000]  We dug wells.\n[00:04.000 --> 00:06.000]  Then it rained.") == [
        (None, "We dug wells."),
        (None, "Then it rained."),
    ]


def test_captions_without_stops_give_a_claim_a_sentence() -> None:
    spoken = (
        "we are going to build new roads and we have opened two ports in oslo there is no doubt about that "
        "i take this very seriously because i do think it's a problem that people talk to me about all the time "
        "when i talk about how we're going to pay for schools i've made it very clear we are going where the money is"
    )
    parts = spoken.split()
    cues = [
        f"00:00:{at:02},000 --> 00:00:{at + 1:02},000\n{' '.join(parts[at * 5 : at * 5 + 5])}\n" for at in range(13)
    ]
    statement = from_text("\n".join(cues), format="captions")
    assert len(statement.utterances) > 1
    assert [unit.span for unit in units(statement)] == [each.span for each in statement.utterances]


def test_a_label_after_a_stage_direction_and_names_of_meeting_programs() -> None:
    said = captions.read(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n>> ADA STONE: The wells are dry.\n\n"
        "00:05.000 --> 00:09.000\n(LAUGHTER) TOM REED: Two are not.\n\n"
        "00:10.000 --> 00:12.000\n<v Stone, Ada (Ministry)>All are.</v>\n"
    )
    assert [(one.speaker, one.span.of(said.text)) for one in said.utterances] == [
        ("Ada Stone", "The wells are dry."),
        ("Tom Reed", "Two are not."),
        ("Ada Stone", "All are."),
    ]


def cues(*lines: str) -> str:
    shown = [f"00:0{at}.000 --> 00:0{at + 1}.000\n{line}" for at, line in enumerate(lines)]
    return "WEBVTT\n\n" + "\n\n".join(shown)


def test_a_name_before_a_colon_in_a_running_sentence_opens_no_turn() -> None:
    assert said(cues("ADA STONE: We are not like\nDenmark: we dig.", "This is what we told\nPeter: dig!")) == [
        ("Ada Stone", "We are not like Denmark: we dig."),
        ("Ada Stone", "This is what we told Peter: dig!"),
    ]
    assert said(cues("Maria: We dig for", "Denmark: small.", "Denmark: small.\nAnd rich.")) == [
        ("Maria", "We dig for Denmark: small."),
        ("Maria", "And rich."),
    ]


def test_a_name_that_labels_a_turn_elsewhere_interrupts_a_sentence() -> None:
    assert said(cues("Maria: We dug for", "Peter: For whom?", "Maria: For all.", "Peter: Thanks.")) == [
        ("Maria", "We dug for"),
        ("Peter", "For whom?"),
        ("Maria", "For all."),
        ("Peter", "Thanks."),
    ]
    assert said(cues("Maria: We dug for", ">> Peter: For whom?"))[1] == ("Peter", "For whom?")


def test_a_name_in_brackets_labels_and_a_sound_does_not() -> None:
    assert said(cues("[ADA STONE] We dug wells.", "[TOM REED]: Two.", "(Maria, by radio) Forty.")) == [
        ("Ada Stone", "We dug wells."),
        ("Tom Reed", "Two."),
        ("Maria", "Forty."),
    ]
    assert [who for who, _ in said(cues("[ADA STONE] We dug wells.", "[DOOR SLAMS] Forty of them."))] == [
        "Ada Stone"
    ] * 2
    assert said(cues("<v Ada Stone [Guest]>We dug wells.")) == [("Ada Stone", "We dug wells.")]


def test_the_speaker_who_is_given_is_not_the_second_of_two_voices() -> None:
    for two in (cues("- We dug wells.\n- You dug two."), cues(">> We dug wells.", ">> You dug two.")):
        statement = from_text(two, format="captions", speaker="Ada Stone")
        assert [each.speaker for each in statement.utterances] == [None, "Unknown speaker"]
        assert "1 sentences of other voices that nobody names were not taken for Ada Stone's" in statement.remarks
        assert {each.speaker for each in from_text(two, format="captions").utterances} == {None}
    alone = from_text(cues(">> We dug wells.", "You know it."), format="captions", speaker="Ada Stone")
    assert [each.speaker for each in alone.utterances] == [None, None]
    assert not any("voices" in remark for remark in alone.remarks)
