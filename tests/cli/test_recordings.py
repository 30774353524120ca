"""Recordings from the command line: a file, a folder, standard input; captions corrected and given again."""

import io
import json
import wave
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from glossator import Document, Record
from glossator.batch.work import make
from glossator.cli import annotate as annotate_command
from glossator.cli import claims as claims_command
from glossator.cli import guide as guide_command
from glossator.cli import transcribe
from glossator.cli.guide import set as guide_set
from glossator.errors import InputError
from glossator.guide import json as guide_json
from glossator.speech.model import Stretch, Word

pytestmark = pytest.mark.slow

pytest.importorskip("av", reason="the extra 'speech' is not installed")
SAID = "Russia sold 40 tankers of oil to North Korea in 2017. The Kremlin denied the report on Monday."


class Hears:
    """Stands in for the recogniser: the same words in every recording, one number not surely heard."""

    name = "stand-in 1"

    def __init__(self, folder: Path, *, quick: bool = False) -> None:
        pass

    def hear(self, sound: Any, hints: str) -> Iterator[Stretch]:
        """As the protocol says."""
        words = [Word(word, at * 0.4, at * 0.4 + 0.35, 0.2 if word == "40" else 0.9)
                 for at, word in enumerate(SAID.split())]  # fmt: skip
        yield Stretch(0.0, words[-1].end, words)


@pytest.fixture(autouse=True)
def recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in, and a model folder that is never looked at."""
    monkeypatch.setattr("glossator.speech.transcribing.Whisper", Hears)
    monkeypatch.setattr("glossator.speech.weights.folder", lambda name="": Path("none"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recordings") / "record"
    opened = Record.open(folder, create=True)
    text = "Russia sold oil to North Korea at sea in 2017, officials said."
    opened.add_documents([Document(id="d1", title="Oil", text=text, published=date(2018, 3, 1), publisher="Desk")])
    return folder


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return sound(tmp_path / "debate.wav")


def sound(path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(2 * 16_000 * 8))
    return path


def run(*arguments: object, code: int = 0, data: bytes | None = None) -> Result:
    """Run the commands; problems are raised."""
    app = typer.Typer()
    for command in (annotate_command, transcribe, claims_command, guide_command, guide_set):
        command.register(app)
    done = CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False, input=data)
    assert done.exit_code == code, done.output
    return done


def test_a_recording_gives_page_json_and_captions(record: Path, recording: Path) -> None:
    out = recording.with_name("guide.html")
    run("annotate", recording, "--record", record, "--date", "2018-03-21", "-o", out)
    made = guide_json.read(out.with_suffix(".json"))
    assert made.statement.recording is not None
    assert (made.statement.medium, made.statement.recording.name) == ("recording", "debate.wav")
    assert (made.claims[0].seconds, made.claims[0].unsure[0].words) == (0.0, "40")
    assert "the recogniser is not sure of “40”" in made.findings[0].reason
    assert 'src="./debate.wav"' in out.read_text("utf-8")
    assert "<c.unsure>40</c>" in out.with_suffix(".vtt").read_text("utf-8")
    first = out.with_suffix(".json").read_bytes()
    run("annotate", recording, "--record", record, "--date", "2018-03-21", "-o", out)
    assert out.with_suffix(".json").read_bytes() == first, "the same in, the same out"


def test_corrected_captions_keep_reviews_seconds_and_the_recording(record: Path, recording: Path) -> None:
    out = recording.with_name("guide.html")
    captions, held = out.with_suffix(".vtt"), out.with_suffix(".json")
    call = ["--record", record, "--date", "2018-03-21", "-o", out]
    run("annotate", recording, *call)
    for claim in (1, 2):
        run("guide", "sign", held, "--claim", claim, "--by", "A. Editor", "--at", "2018-03-22T09:00:00Z")
    captions.write_text(captions.read_text("utf-8").replace("<c.unsure>40</c>", "some 14"), "utf-8")
    run("annotate", captions, *call, "--json")
    made = guide_json.read(held)
    assert "some 14 tankers" in made.statement.text
    assert made.statement.recording is not None
    assert (made.statement.recording.name, made.statement.recording.unsure) == ("debate.wav", [])
    assert made.claims[0].unsure == []
    kremlin = next(claim for claim in made.claims if "Kremlin" in claim.text)
    assert (kremlin.seconds, [review.claim for review in made.reviews]) == (4.4, [kremlin.id])
    assert [review.words for review in made.set_aside] == ["Russia sold 40 tankers of oil to North Korea in 2017"]
    assert "audio" in out.read_text("utf-8")


def test_captions_that_somebody_corrected_are_not_written_over(record: Path, recording: Path) -> None:
    out = recording.with_name("guide.html")
    call = ["annotate", recording, "--record", record, "--date", "2018-03-21", "-o", out]
    run(*call)
    captions = out.with_suffix(".vtt")
    captions.write_text(captions.read_text("utf-8").replace("40", "14"), "utf-8")
    mine = captions.read_bytes()
    done = run(*call)
    assert captions.read_bytes() == mine
    assert "was not overwritten" in done.stderr


def test_a_folder_gives_a_guide_each_and_lists_what_is_no_recording(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_given: object) -> Any:  # another process would not have the stand-in
        return lambda items, job: (make(item, job) for item in items)

    monkeypatch.setattr("glossator.cli.annotate.annotating", here)
    folder = tmp_path / "sounds"
    folder.mkdir()
    sound(folder / "one.wav")
    (folder / "two.mp3").write_bytes(b"<html>not found</html>")
    (folder / "notes.txt").write_text("no recording")
    out = tmp_path / "guides"
    done = run(
        "annotate", folder, "--record", record, "--date", "2018-03-21", "-o", out, "--speakers", "Ann Lee", code=1
    )
    assert "1 created" in done.stdout
    assert sorted(path.name for path in out.glob("one.*")) == ["one.html", "one.json", "one.vtt"]
    failures = (out / "failures.jsonl").read_text("utf-8")
    assert "a web page" in json.loads(failures)["reason"]
    assert guide_json.read(out / "one.json").statement.utterances[0].speaker == "Ann Lee"
    captions = out / "one.vtt"
    captions.write_text(captions.read_text("utf-8").replace("40", "14"), "utf-8")
    mine = captions.read_bytes()
    run("annotate", folder, "--record", record, "--date", "2018-03-22", "-o", out, code=1)
    assert captions.read_bytes() == mine
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no recordings in it"):
        run("annotate", tmp_path / "empty", "--record", record)


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".vtt", "WEBVTT"), (".srt", "1\n00:00:00,000 --> "), (".txt", "Russia"), (".json", '{"text":"Russia')],
)
def test_transcribe_writes_each_form(recording: Path, ending: str, begins: str) -> None:
    out = recording.with_name(f"out{ending}")
    run("transcribe", recording, "-o", out)
    assert out.read_text("utf-8").startswith(begins)
    with pytest.raises(InputError, match="unsupported extension"):
        run("transcribe", recording, "-o", recording.with_name("out.doc"))


def test_standard_input_is_listened_to(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BufferedReader(io.BytesIO(recording.read_bytes()))  # type: ignore[arg-type]

    monkeypatch.setattr("glossator.statement.readers.recording.sys.stdin", Input)
    from glossator.speech import Listening
    from glossator.statement import read

    said = read("-", listening=Listening(recogniser=Hears(Path())))
    assert said.text == SAID
    assert said.recording is not None
    assert said.recording.name == ""


def test_claims_have_their_seconds_in_json(recording: Path) -> None:
    rows = [json.loads(line) for line in run("claims", recording, "--json").stdout.splitlines()]
    assert [(row["seconds"], row["until"]) for row in rows] == [(0.0, 4.35), (4.4, 7.15)]


def test_the_page_plays_from_where_the_recording_is_said_to_be(record: Path, recording: Path, tmp_path: Path) -> None:
    out = tmp_path / "elsewhere" / "guide.html"
    out.parent.mkdir()
    call = ["annotate", recording, "--record", record, "--date", "2018-03-21", "-o", out]
    assert "put debate.wav beside the page" in run(*call).stderr
    run(*call, "--recording", "https://media.example/debate.mp3")
    assert 'src="https://media.example/debate.mp3"' in out.read_text("utf-8")
    with pytest.raises(InputError, match="not a URL that a page may play from"):
        run(*call, "--recording", "javascript://x")
    (tmp_path / "said.txt").write_text("Russia sold oil.")
    with pytest.raises(InputError, match="needs a statement with timestamps"):
        run("annotate", tmp_path / "said.txt", "--record", record, "--recording", "debate.mp3")
