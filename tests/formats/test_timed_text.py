"""Captions in JSON and XML: the same times and words, whichever program wrote them."""

import json

import pytest

from glossator.errors import InputError
from glossator.formats import timed_text
from glossator.statement import from_text
from glossator.statement.formats import detect

JSON3 = json.dumps({"wireMagic": "pb3", "events": [
    {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
    {"tStartMs": 1000, "dDurationMs": 4000, "segs": [{"utf8": "Prices"}, {"utf8": " fell by\nthree percent."}]},
    {"tStartMs": 3000, "aAppend": 1, "segs": [{"utf8": "\n"}]},
    {"tStartMs": 5000, "dDurationMs": 2000, "segs": [{"utf8": "That's good."}]},
]})  # fmt: skip
SRV3 = """<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body><p t="1000" d="4000"><s>Prices</s>
<s t="300"> fell by</s>
<s>three percent.</s></p><p t="3000" a="1"> </p><p t="5000" d="2000">That&#39;s good.</p></body></timedtext>"""
SRV1 = """<transcript><text start="1.0" dur="4">Prices fell by
three percent.</text><text start="5" dur="2">That&amp;#39;s good.</text></transcript>"""
TTML = """<tt xmlns="http://www.w3.org/ns/ttml"><body><div begin="1s"><p begin="00:00:00.000" end="00:00:05.000">Prices
<span>fell</span> by<br/>three percent.</p><p begin="4000ms" dur="2s">That's good.</p></div></body></tt>"""


@pytest.mark.parametrize("text", [JSON3, SRV3, SRV1, TTML])
def test_times_and_words(text: str) -> None:
    assert timed_text.looks_like(text)
    found = timed_text.shown(text)
    assert [(start, " ".join(lines)) for start, _, lines in found] == [
        (1.0, "Prices fell by three percent."),
        (5.0, "That's good."),
    ]
    said = from_text(text, format="captions")
    assert [utterance.seconds for utterance in said.utterances] == [1.0, 5.0]
    assert said.text == "Prices fell by three percent. That's good."


@pytest.mark.parametrize(("name", "text"), [("a.json3", JSON3), ("a.json", JSON3), ("a.xml", SRV3), ("a.ttml", TTML)])
def test_found_by_name_or_by_beginning(name: str, text: str) -> None:
    assert detect(name, text.encode()) == "captions"


def test_frames_and_ticks() -> None:
    head = '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:p="http://www.w3.org/ns/ttml#parameter" p:frameRate="25" '
    text = head + 'p:tickRate="1000"><body><p begin="00:01:00:05">A.</p><p begin="70500t">B.</p></body></tt>'
    assert [round(start, 3) for start, _, _ in timed_text.shown(text)] == [60.2, 70.5]


def test_entities_are_refused() -> None:
    with pytest.raises(InputError, match="entities"):
        timed_text.shown('<!DOCTYPE tt [<!ENTITY a "x">]><tt xmlns="http://www.w3.org/ns/ttml">&a;</tt>')


ENTRIES = [
    {"text": "Prices fell by\nthree percent.", "start": 1.0, "duration": 4},
    {"text": "Good.", "start": 5, "duration": 2},
]


def test_what_transcribers_write_in_json_are_captions() -> None:
    listed = json.dumps(ENTRIES)
    assert detect("a.json", listed.encode()) == detect("-", listed.encode()) == "captions"
    assert timed_text.shown(listed) == [(1.0, 5.0, ("Prices fell by", "three percent.")), (5.0, 7.0, ("Good.",))]
    rows = [{"start": 0, "end": 2.5, "text": " Rents rose.", "speaker": who} for who in ("Ada Stone", "Tom Reed")]
    within = json.dumps({"text": "Rents rose. " * 500, "segments": rows})
    assert detect("a.json", within.encode()) == "captions"
    voices = from_text(within, format="captions").utterances
    assert [each.speaker for each in voices] == ["Ada Stone", "Tom Reed"]


def test_posts_with_places_of_links_are_no_captions() -> None:
    post = {"text": "Rents rose. See t.example", "entities": {"urls": [{"start": 16, "end": 25}]}}
    assert detect("a.json", json.dumps([post]).encode()) == "posts"
    assert detect("a.json", json.dumps([*ENTRIES, {"text": "No time."}]).encode()) == "posts"
