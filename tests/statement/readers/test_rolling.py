"""Captions that roll or grow: each word once, and what is said twice is there twice."""

import pytest

from glossator.statement.readers.cues import Cues
from glossator.statement.readers.rolling import Spoken, unrolled


def words(*cues: tuple[float, float, str]) -> list[str]:
    """The lines that are left of cues: from, to, lines parted by '|'."""
    shown = [(start, end, [Spoken(start, line) for line in lines.split("|")]) for start, end, lines in cues]
    return [line.text for line in unrolled(shown)]


def test_three_lines_that_roll_are_there_once() -> None:
    rolled = [
        (0, 1, "We paved forty"),
        (1, 2, "We paved forty|roads and hired"),
        (2, 3, "We paved forty|roads and hired|nine"),
        (3, 4, "roads and hired|nine|teachers."),
    ]
    assert words(*rolled) == ["We paved forty", "roads and hired", "nine", "teachers."]


def test_a_line_that_grows_is_there_whole() -> None:
    grown = words((0, 1, "Rents"), (1, 2, "Rents fell"), (2, 3, "Rents fell by"), (3, 4, "Rents fell by ten."))
    assert " ".join(grown) == "Rents fell by ten."


def test_a_short_line_that_rolls_is_no_repetition() -> None:
    assert words((0, 1, "good evening|And welcome."), (1, 2, "And welcome.|Thank you.")) == [
        "good evening",
        "And welcome.",
        "Thank you.",
    ]


def test_letters_that_are_added_are_no_new_word() -> None:
    assert (
        " ".join(words((0, 1, "the min"), (1, 2, "the minister"), (2, 3, "the minister left"))) == "the minister left"
    )


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ((0, 1, "No."), (1, 2, "No. I did not."), ["No.", "No. I did not."]),  # said twice
        ((0, 1, "we will build"), (5, 6, "we will build"), ["we will build", "we will build"]),  # a pause between
        ((0, 1, "they said yes"), (1, 2, "yes they did"), ["they said yes", "yes they did"]),  # no whole line
    ],
)
def test_what_is_said_again_stays(
    first: tuple[float, float, str], second: tuple[float, float, str], left: list[str]
) -> None:
    assert words(first, second) == left


def test_another_voice_may_say_the_same() -> None:
    shown = [
        (0.0, 1.0, [Spoken(0.0, "not one of them", "Ann", True)]),
        (1.0, 2.0, [Spoken(1.0, "not one of them", "Bo", True)]),
    ]
    assert [line.speaker for line in unrolled(shown)] == ["Ann", "Bo"]


def test_cues_come_as_their_lines_come() -> None:
    vtt = "WEBVTT\n\nNOTE a\nb\n\nintro\n00:01.000 --> 00:02.000\npaid by<br>all &amp; sundry\n \n\n7\n"
    vtt += "00:02.000 --> 00:03.000\nit<00:02.1><c>grew</c><00:02.2><c>fast</c>"
    cues = list(Cues().read(vtt.split("\n")))
    assert [cue.lines for cue in cues] == [("paid by", "all & sundry"), ("it grew fast",)]


def test_cues_without_empty_lines_between_them() -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\nWe won in\n2016\n2\n00:00:02,000 --> 00:00:03,000\nwith ease."
    assert [cue.lines for cue in Cues().read(srt.split("\n"))] == [("We won in", "2016"), ("with ease.",)]


@pytest.mark.parametrize(
    ("shown", "left"),
    [
        (["we dug ninety wells", "we dug nineteen wells"], "we dug nineteen wells"),
        (["we dug ninety wells", "we dug nineteen wells in Ohio"], "we dug nineteen wells in Ohio"),
        (["we dug", "we dug ninety wells", "we dug nineteen wells in"], "we dug nineteen wells in"),
        (["We dug ninety wells.", "We dug nineteen wells."], "We dug nineteen wells."),
        (["we need more jobs", "we need more homes"], "we need more jobs we need more homes"),
        (["We will be strong again.", "We will be proud again."], "We will be strong again. We will be proud again."),
        (["It was a bad year", "he was a very bad man"], "It was a bad year he was a very bad man"),
    ],
)
def test_a_word_that_is_revised_is_there_once(shown: list[str], left: str) -> None:
    cues = [(float(at), at + 1.0, [Spoken(float(at), line)]) for at, line in enumerate(shown)]
    assert " ".join(line.text for line in unrolled(cues, patient=True)) == left


def test_what_is_said_again_after_a_pause_is_no_revision() -> None:
    cues = [(0.0, 1.0, [Spoken(0.0, "We dug ninety wells.")]), (5.0, 6.0, [Spoken(5.0, "We dug nineteen wells.")])]
    assert len(list(unrolled(cues, patient=True))) == 2


def test_what_takes_the_place_of_a_line_that_still_stands_revises_it() -> None:
    cues = [(0.0, 2.0, [Spoken(0.0, "we need more jobs")]), (1.0, 3.0, [Spoken(1.0, "we need more homes")])]
    assert [line.text for line in unrolled(cues, patient=True)] == ["we need more homes"]


def test_what_ended_in_a_stop_is_gone_on_with_only_as_it_was_shown() -> None:
    assert words((0, 1, "We paved|forty new roads."), (1, 2, "Forty new roads|need lights.")) == [
        "We paved",
        "forty new roads.",
        "Forty new roads",
        "need lights.",
    ]
    assert words((0, 1, "We paved|forty new roads."), (1, 2, "forty new roads.|They need lights.")) == [
        "We paved",
        "forty new roads.",
        "They need lights.",
    ]
    assert " ".join(words((0, 1, "forty new roads"), (1, 2, "Forty new roads need lights."))) == (
        "forty new roads need lights."
    )


def test_a_number_is_a_cues_only_in_its_turn() -> None:
    srt = "00:00:01,000 --> 00:00:02,000\nWe won in\n1999\n00:00:02,000 --> 00:00:03,000\nand then\n3\n"
    srt += "00:00:03,000 --> 00:00:04,000\nwe lost."
    assert [cue.lines for cue in Cues().read(srt.split("\n"))] == [("We won in", "1999"), ("and then",), ("we lost.",)]
    numbered = "7\n00:00:01,000 --> 00:00:02,000\nWe won\n8\n00:00:02,000 --> 00:00:03,000\nagain."
    assert [cue.lines for cue in Cues().read(numbered.split("\n"))] == [("We won",), ("again.",)]


def test_minutes_and_seconds_of_one_figure_are_times() -> None:
    srt = "1\n00:00:4 --> 00:00:07\nOne.\n\n2\n0:00:7.50 --> 0:0:9.5\nTwo.\n\n3\n00:01:2,500 --> 00:01:4,00\nThree.\n"
    cues = Cues()
    assert [cue.start for cue in cues.read(srt.split("\n"))] == [4.0, 7.5, 62.5]
    assert cues.broken == 0
