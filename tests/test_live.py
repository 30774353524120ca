"""Notes while somebody speaks: as sentences end, with times and voices, at places that never move."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossator import Claim, Document, Record
from glossator.cli.live import lines_of, spoken
from glossator.evidence.finding.deciding import left_alone
from glossator.evidence.model import Finding
from glossator.live import Line, Live, LiveNote, follow
from glossator.speech.model import Word

pytestmark = pytest.mark.slow

DAY = date(2019, 5, 3)
SPEECH = (
    "President Putin of Russia called me on Monday. He congratulated me on the election. Thank you very much. "
    "Russia sold 40 tankers of oil to North Korea in 2017. They will sell more of it. "
    "The dollar rose by 3 percent in the U.S. last year, and exports fell. It is a disgrace! "
    "Mr. Putin opposed the treaty. Did he say so? North Korea signed the treaty in March."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record.open(tmp_path_factory.mktemp("live") / "record", create=True)
    record.add_documents(
        [Document(id="d1", source="a.txt", text="Russia sold oil to North Korea, officials said.", published=DAY)]
    )
    return record


def live(record: Record) -> Live:
    return Live(record, speaker="Ada Example", day=DAY)


class Unasked(Live):
    """Without asking the record, which is not what these tests are on."""

    def _findings(self, claims: Sequence[Claim]) -> list[Finding]:
        return [left_alone(claim.id, claim.kind.value) for claim in claims]


def broken(text: str, cuts: list[int]) -> Iterator[str]:
    """The text in lines, broken at spaces near the cuts."""
    words = text.split(" ")
    at = sorted({cut % len(words) for cut in cuts} - {0})
    for first, last in zip([0, *at], [*at, len(words)], strict=True):
        yield " ".join(words[first:last]) + "\n"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, 60), max_size=14))
def test_wherever_lines_break_anchors_stay_and_words_are_found_again(record: Record, cuts: list[int]) -> None:
    going = Unasked(record, speaker="Ada Example", day=DAY)
    latest: dict[str, LiveNote] = {}
    for line in broken(SPEECH, cuts):
        for note in going.feed(line):
            check(note, latest, going.text)
    for note in going.close():
        check(note, latest, going.text)
    for note in latest.values():
        assert " ".join(note.claim.text.split()) in " ".join(going.text.split()) or len(note.claim.spans) > 1
    assert [note.claim.topic for note in latest.values()] == list(going._topics().values())


def check(note: LiveNote, latest: dict[str, LiveNote], text: str) -> None:
    """Every revision counts on from the one before, at the same places, whose words are those of the claim."""
    before = latest.get(note.id)
    assert note.revision == (before.revision + 1 if before else 1)
    if before:
        assert [(s.start, s.end) for s in note.claim.spans] == [(s.start, s.end) for s in before.claim.spans]
    assert " ".join(span.of(text) for span in note.claim.spans) == note.claim.text
    latest[note.id] = note


def test_an_earlier_note_is_revised_when_what_follows_gives_it_a_heading(record: Record) -> None:
    going = live(record)
    notes = list(follow([sentence + "\n" for sentence in SPEECH.replace(". ", ".\n").split("\n")], going))
    revised = [note for note in notes if note.revision > 1]
    assert revised
    first = {note.id: note for note in reversed(notes)}
    for note in revised:
        assert note.claim.spans == first[note.id].claim.spans
        assert note.claim.topic != ""
        assert note.finding == first[note.id].finding


def test_a_note_comes_with_the_line_that_ends_its_sentence(record: Record) -> None:
    going = live(record)
    assert going.feed("Exports fell by\n") == []
    assert [note.claim.text for note in going.feed("3 percent. Then Mr.\n")] == ["Exports fell by\n3 percent"]
    assert going.feed("Putin signed a treaty with the U.S.\n") == []
    assert [note.claim.kind for note in going.close()] == ["fact"]


def test_pronouns_reach_back_however_long_the_speech_is(record: Record) -> None:
    going = live(record)
    going.feed("President Putin of Russia called me on Monday.\n")
    (note,) = going.feed("He congratulated me on the election.\n")
    assert note.claim.standalone == "President Putin of Russia congratulated Ada Example on the election"


def test_words_without_stops_are_noted_before_the_end(record: Record) -> None:
    going = Unasked(record, day=DAY)
    said = "we opened forty clinics in Leeds and then the council closed ten of them in March so "
    notes = [note for _ in range(12) for note in going.feed(said + "\n")]
    assert notes
    assert len(going.text) > max(note.claim.spans[-1].end for note in notes)


def test_another_voice_ends_a_sentence(record: Record) -> None:
    going = live(record)
    assert going.feed(Line("We cut 40 taxes and", speaker="Ada Example")) == []
    (note,) = going.feed(Line("No, you raised them in", speaker="Ben Other"))
    assert (note.claim.speaker, note.claim.text) == ("Ada Example", "We cut 40 taxes")


CAPTIONS = """WEBVTT
Kind: captions

NOTE nobody says this

1
00:00:01.000 --> 00:00:03.000
<v Ada Example>We hired 40 nurses

2
00:00:03.000 --> 00:00:05.500
<v Ada Example>We hired 40 nurses
in 2018. (APPLAUSE)

00:01:05.500 --> 00:01:08.000
>> You closed ten clinics in 2017.
"""


def test_captions_keep_their_times_and_say_only_what_was_said(record: Record) -> None:
    going = Live(record, day=DAY)
    notes = list(follow(spoken(iter(CAPTIONS.splitlines(keepends=True))), going))
    first = [note for note in notes if note.revision == 1]
    assert [(note.seconds, note.claim.speaker) for note in first] == [(1.0, "Ada Example"), (65.5, None)]
    assert going.text.split() == [
        "We",
        "hired",
        "40",
        "nurses",
        "in",
        "2018.",
        "You",
        "closed",
        "ten",
        "clinics",
        "in",
        "2017.",
    ]


def test_srt_numbers_are_not_spoken_but_numbers_are() -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\nWe won in\n2016\n\n2\n00:00:02,000 --> 00:00:03,000\nwith ease.\n"
    assert [line.words for line in spoken(iter(srt.splitlines(keepends=True)))] == ["We won in", "2016", "with ease."]
    assert [line.words for line in spoken(iter(["It was\n", "2016\n", "then.\n"]))] == ["It was", "2016", "then."]


def test_labels_of_plain_lines_name_the_speaker() -> None:
    lines = list(spoken(iter(["CLINTON: We won. (LAUGHTER)\n", "It was close.\n", "TRUMP: No.\n"])))
    assert [(line.speaker, line.words, line.new_voice) for line in lines] == [
        ("Clinton", "We won.", True),
        ("Clinton", "It was close.", False),
        ("Trump", "No.", True),
    ]


def test_a_growing_file_is_read_to_its_last_line(tmp_path: Path) -> None:
    file = tmp_path / "growing.txt"
    file.write_text("One")
    reading = lines_of(str(file), quiet=1.0)

    def grow() -> str:
        with file.open("a") as writing:
            writing.write(" line.\nTwo")
        return next(reading)

    assert grow() == "One line.\n"
    assert list(reading) == ["Two"]


def test_bytes_that_are_no_text_spoil_their_own_character(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"We opened the ferr\xff.\nIt runs.\n"), "utf-8")
    monkeypatch.setattr("sys.stdin", given)
    assert list(lines_of("-")) == ["We opened the ferr\ufffd.\n", "It runs.\n"]


def test_what_is_heard_has_the_seconds_of_each_claim_and_its_unsure_words(record: Record) -> None:
    going = Unasked(record, speaker="Ada Example", day=DAY)
    notes: dict[str, LiveNote] = {}
    start = 3.0
    for sentence in (
        "Russia sold 40 tankers of oil to North Korea in 2017.",
        "The Kremlin denied the report on Monday.",
    ):
        words = [Word(word, start + at * 0.5, start + at * 0.5 + 0.4, 0.2 if word == "40" else 0.9)
                 for at, word in enumerate(sentence.split())]  # fmt: skip
        notes |= {note.id: note for note in going.feed(Line(sentence, start, heard=words))}
        start += 10
    notes |= {note.id: note for note in going.close()}
    first, second = notes.values()
    assert (first.seconds, first.claim.seconds, first.claim.until) == (3.0, 3.0, 8.4)
    assert [(one.words, one.telling) for one in first.claim.unsure] == [("40", True)]
    assert (second.seconds, second.claim.until, second.claim.unsure) == (13.0, 16.4, [])
    recording = going.guide().statement.recording
    assert recording is not None
    assert [going.text[word.start : word.end] for word in recording.words] == going.text.split()
