"""The page plays the passage a claim comes from, and marks what was not surely heard; links do so without scripts."""

import re
import wave
from pathlib import Path
from typing import Any

import pytest
from tests.guide.recorded import guide, statement

from glossator.faces import registry
from glossator.faces.web import page, playing
from glossator.guide.model import Guide
from glossator.guide.reviewing.correcting import same_recording
from glossator.statement import from_text
from glossator.statement.captions.aligned import heard_before
from glossator.statement.captions.writing import webvtt
from glossator.statement.model import Recording

STATE = """() => { const a = document.querySelector('.player audio');
  return [a.currentTime, a.paused, a.error ? a.error.code : 0]; }"""


def test_times_are_links_with_a_media_fragment() -> None:
    made = page.render(guide())
    assert 'href="./debate.wav#t=2,6.35" data-at="2" data-until="6.35"' in made
    assert "media-src &#39;self&#39; file:" in made or "media-src 'self' file:" in made
    assert '<audio controls preload="none" src="./debate.wav">' in made


def test_an_address_plays_from_its_own_host_and_no_other() -> None:
    said = statement().model_copy(update={"recording": Recording(address="https://media.example/a b.mp3?x=1#t=9")})
    assert playing.source(said) == ""  # a blank is no address
    said = said.model_copy(update={"recording": Recording(address="https://media.example/a.mp3?x=1#t=9")})
    assert playing.passage(said, 3.0, 4.5) == playing.Passage(
        "https://media.example/a.mp3?x=1#t=3,4.5", "3", "4.5", "0:03"
    )
    assert playing.policy(playing.source(said)) == "media-src https://media.example"


@pytest.mark.parametrize("name", ["javascript:alert(1).mp3", 'a"onerror="x.mp3', "../../etc/x.mp3", "a\u202e3pm.mp3"])
def test_a_name_from_outside_stays_a_name(name: str) -> None:
    where = playing.source(statement(name))
    assert where == "" or (where.startswith("./") and not re.search(r'["<>:\s]', where))


def test_a_statement_without_a_recording_has_no_player(sample_page: str) -> None:
    assert "<audio" not in sample_page
    assert "media-src" not in sample_page


def test_unsure_words_are_marked_in_the_statement_the_note_and_the_finding() -> None:
    made = page.render(guide())
    assert 'class="unsure" title="heard as “40”, 0.31 sure"' in made
    assert "heard as “<bdi>40</bdi>”, not surely" in made
    assert "the recogniser is not sure of “40”" in made
    markdown = registry.render("markdown", guide())
    assert "heard as “40”, and not surely" in markdown
    assert made.count("not surely heard") >= 1


def test_captions_are_faces_of_a_guide_with_seconds(sample: Guide, tmp_path: Path) -> None:
    assert registry.of_file(Path("a.vtt")) == "webvtt"
    assert "<c.unsure>40</c>" in registry.render("webvtt", guide())
    assert registry.write("srt", guide(), tmp_path / "guide.html").name == "guide.srt"
    assert not {"webvtt", "srt"} & set(registry.names()), "most guides have no seconds"


def test_corrected_captions_are_the_same_recording() -> None:
    before = guide()
    said = heard_before(from_text(webvtt(before.statement).replace("40", "14"), format="captions"), before.statement)
    assert same_recording(before, guide(said))
    assert not same_recording(before, guide(statement("other.wav").model_copy(update={"recording": None})))


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """The recording beside the page."""
    with wave.open(str(tmp_path / "debate.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(2 * 8_000 * 30))
    return tmp_path


@pytest.mark.browser
def test_a_click_on_a_claim_plays_its_seconds_and_then_stops(opened: Any, beside: Path) -> None:
    window = opened(page.render(guide()))
    window.locator("#statement a.claim[href='#n2']").first.click()
    window.wait_for_function("() => document.querySelector('.player audio').currentTime > 12.1")
    now, paused, error = window.evaluate(STATE)
    assert (paused, error) == (False, 0)
    assert 12.0 <= now < 14
    window.wait_for_function("() => document.querySelector('.player audio').paused", timeout=20_000)
    assert window.evaluate(STATE)[0] == pytest.approx(14.75, abs=0.6)
    window.locator(".note a.play").nth(2).click()
    window.wait_for_function("() => document.querySelector('.player audio').currentTime > 22")
    assert window.said == []
    assert all(asked.startswith("file:") for asked in window.asked)


@pytest.mark.browser
def test_a_recording_that_is_not_there_is_told(opened: Any) -> None:
    window = opened(page.render(guide()))
    window.locator(".note a.play").first.click()
    window.wait_for_function("() => document.querySelector('.player [role=status]').textContent.includes('beside')")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_scrolls_sideways_and_the_player_hides_no_end(opened: Any, width: int) -> None:
    from tests.browser import keep

    window = opened(page.render(guide()), width)
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    keep(window, f"recorded-{width}")
    window.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    foot, player = (window.locator(one).bounding_box() for one in (".foot", ".player"))
    assert foot["y"] >= player["y"] + player["height"] - 1


@pytest.mark.browser
def test_axe_finds_nothing(opened: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    window = opened(page.render(guide()))
    found = axe.Axe().run(window)
    assert found.violations_count == 0, found.generate_report()
