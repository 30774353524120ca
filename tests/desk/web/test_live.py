"""Following on the page, in public and by the API; what is not released never leaves the desk."""

from dataclasses import replace
from typing import Any

import pytest

from glossator.desk.database.tables import Person
from glossator.desk.live import streams
from glossator.desk.web.live import follows
from glossator.evidence.model import Stance, Verdict

from ..laying import apart, lay_notes, stream_of
from ..sample import Desk

PUTIN, OBAMA = "Donald Trump called Vladimir Putin on or before", "Barack Obama called Vladimir Putin"


def seen(desk: Desk, stream: int, place: int) -> int:
    """The count of a note, as a page that is opened now shows it."""
    with desk.database.reading() as session:
        return next(one.changed for one in streams.notes(session, stream) if one.place == place)


def decide(desk: Desk, stream: int, place: int, state: str, note: str = "") -> None:
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        streams.decide(session, by, streams.find(session, stream), place, state, seen(desk, stream, place), note)


def test_begun_typed_into_and_ended(desk: Desk) -> None:
    client = desk.client("reporter")
    where = client.post("/live", data={"title": "The hearing", "speaker": "Jane Doe"}).headers["location"]
    assert client.post(f"{where}/lines", data={"words": "One.\n\nTwo."}).status_code == 303
    shown = client.get(where)
    assert "The hearing" in shown.text
    assert shown.text.index("One.") < shown.text.index("Two.")
    assert "The hearing" in client.get("/live").text
    assert client.post(f"{where}/end").status_code == 303
    late = client.post(f"{where}/lines", data={"words": "Too late."})
    assert late.status_code == 422
    assert "Too late." in client.post(f"{where}/lines", data={"words": "Too late."}).text or "is over" in late.text


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": ""}, "title"),
        ({"title": "A", "day": "soon"}, "not a date; write it as"),
        ({"title": "A", "source": "input"}, "source"),
        ({"title": "A", "source": "address"}, "address"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_typed_is_lost(desk: Desk, fields: dict[str, str], reason: str) -> None:
    answer = desk.client("reporter").post("/live", data={"speaker": "Jane Doe", **fields})
    assert answer.status_code == 422
    assert reason in answer.text.casefold()
    assert 'value="Jane Doe"' in answer.text


def test_without_a_record_nothing_is_followed(desk: Desk) -> None:
    desk.app.state.settings = replace(desk.settings, record=str(desk.settings.folder / "nowhere"))
    answer = desk.client("reporter").post("/live", data={"title": "A"})
    assert answer.status_code == 422
    assert "glossator record add" in answer.text


def test_only_what_is_released_is_public(desk: Desk) -> None:
    stream = stream_of(desk)
    lay_notes(desk, stream)
    anybody = desk.client()
    assert anybody.get(f"/public/live/{stream}").status_code == 404
    assert "An interview" not in anybody.get(f"/public/live/{stream}").text
    decide(desk, stream, 1, "released")
    decide(desk, stream, 2, "withheld", note="a secret reason")
    shown = anybody.get(f"/public/live/{stream}").text
    assert PUTIN in shown
    assert OBAMA not in shown
    assert "secret reason" not in shown
    assert "Rita Reporter" not in shown
    decide(desk, stream, 1, "withheld", "too soon")
    assert PUTIN not in anybody.get(f"/public/live/{stream}").text
    assert anybody.get(f"/live/{stream}").headers["location"] == "/login"


def test_what_is_released_is_escaped_and_its_links_are_plain(desk: Desk) -> None:
    stream = stream_of(desk, title="<script>alert(1)</script>")
    laid = lay_notes(desk, stream)
    claim = laid[0].claim.model_copy(update={"standalone": "<img src=x onerror=alert(1)>"})
    source = laid[0].finding.evidence[0].source.model_copy(update={"address": "javascript:alert(1)"})
    piece = laid[0].finding.evidence[0].model_copy(update={"source": source})
    finding = laid[0].finding.model_copy(update={"evidence": [piece]})
    with desk.database.writing() as session:
        note = laid[0].model_copy(update={"claim": claim, "finding": finding})
        streams.lay(session, streams.find(session, stream), [note], 1)
    decide(desk, stream, 1, "released")
    for shown in (desk.client().get(f"/public/live/{stream}"), desk.client("reporter").get(f"/live/{stream}")):
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text
        assert "javascript:" not in shown.text
        assert "default-src 'none'" in shown.headers["content-security-policy"]


def test_the_quotes_beside_a_note_are_those_that_bear_its_finding_out(desk: Desk) -> None:
    stream = stream_of(desk)
    laid = lay_notes(desk, stream)
    finding = laid[0].finding
    piece = finding.evidence[0]
    fits = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}[finding.verdict]
    made = [piece.model_copy(update={"stance": Stance.NEITHER if at < 3 else fits,
                                     "quote": piece.quote.model_copy(update={"exact": f"Words {at}."})})
            for at in range(4)]  # fmt: skip
    with desk.database.writing() as session:
        note = laid[0].model_copy(update={"finding": finding.model_copy(update={"evidence": made})})
        streams.lay(session, streams.find(session, stream), [note], 1)
    decide(desk, stream, 1, "released")
    shown = desk.client().get(f"/public/live/{stream}").text
    assert shown.index("Words 3.") < shown.index("Words 0.")
    assert "Words 1." not in shown


def test_two_who_decide_on_one_note_hear_of_each_other(desk: Desk) -> None:
    stream = stream_of(desk)
    lay_notes(desk, stream)
    rita, ralf = desk.client("reporter"), desk.client("reporter2")
    shown = seen(desk, stream, 1)
    released = rita.post(f"/live/{stream}/notes/1", data={"state": "released", "seen": shown})
    assert released.headers["location"] == f"/live/{stream}#n1"
    given = {"state": "withheld", "seen": shown, "note": "I have doubts"}
    refused = ralf.post(f"/live/{stream}/notes/1", data=given, headers={"HX-Request": "true"})
    assert refused.status_code == 409
    assert "it is released by Rita Reporter" in refused.text
    assert 'value="I have doubts"' in refused.text  # nothing typed is lost
    assert f'name="seen" value="{seen(desk, stream, 1)}"' in refused.text  # and the page knows how it stands


def test_a_released_note_that_turned_is_public_as_it_was_released(desk: Desk) -> None:
    stream = stream_of(desk)
    laid = lay_notes(desk, stream)
    decide(desk, stream, 1, "released")
    with desk.database.writing() as session:
        turned = laid[0].model_copy(update={"claim": laid[0].claim.model_copy(update={"standalone": "Turned."})})
        streams.lay(session, streams.find(session, stream), [turned], 3)
    rita = desk.client("reporter")
    assert "Turned." not in desk.client().get(f"/public/live/{stream}").text
    assert "It has changed since it was released" in rita.get(f"/live/{stream}").text
    again = {"state": "released", "seen": seen(desk, stream, 1)}
    assert rita.post(f"/live/{stream}/notes/1", data=again).status_code == 303
    assert "Turned." in desk.client().get(f"/public/live/{stream}").text
    assert "It has changed since" not in rita.get(f"/live/{stream}").text


def test_a_reader_looks_and_changes_nothing(desk: Desk) -> None:
    stream = stream_of(desk)
    lay_notes(desk, stream)
    client = desk.client("reader")
    shown = client.get(f"/live/{stream}").text
    assert PUTIN in shown
    assert "Release<" not in shown
    for path, given in (("lines", {"words": "One."}), ("end", {}), ("notes/1", {"state": "released", "seen": 1})):
        assert client.post(f"/live/{stream}/{path}", data=given).status_code == 403


def test_a_program_sends_lines_and_reads_notes(desk: Desk) -> None:
    api = desk.api("reporter")
    stream = api.post("/api/live", json={"title": "A talk", "source": "api"}).json()["id"]
    sent = api.post(f"/api/live/{stream}/lines", json={"lines": [{"words": "One.", "seconds": 1.5, "speaker": "A"}]})
    assert (sent.status_code, sent.json()["lines"]) == (202, 1)
    lay_notes(desk, stream)
    found = api.get(f"/api/live/{stream}/notes").json()
    assert [one["state"] for one in found] == ["held"] * 4
    assert api.get(f"/api/live/{stream}/notes?after={sent.json()['changed'] + 1}").json() == []
    decision = {"state": "released", "seen": found[0]["changed"]}
    assert api.post(f"/api/live/{stream}/notes/1", json=decision).json()["by"] == "Rita Reporter"
    assert api.post(f"/api/live/{stream}/notes/1", json=decision).status_code == 409
    assert api.post(f"/api/live/{stream}/end").json()["state"] == "ending"
    assert api.post(f"/api/live/{stream}/lines", json={"lines": [{"words": "Two."}]}).status_code == 422


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("", {"title": ""}, 422),
        ("", {"title": "A", "source": "address"}, 422),
        ("/999/lines", {"lines": [{"words": "One."}]}, 404),
        ("/999/end", None, 404),
        ("/999/notes/1", {"state": "released", "seen": 1}, 404),
    ],
)
def test_the_api_says_what_does_not_fit(desk: Desk, path: str, given: Any, status: int) -> None:
    answer = desk.api("reporter").post(f"/api/live{path}", json=given)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_the_page_takes_no_lines_of_another_source(desk: Desk) -> None:
    stream = stream_of(desk, source="api")
    answer = desk.client("reporter").post(f"/live/{stream}/lines", data={"words": "One."})
    assert answer.status_code == 422
    typed = stream_of(desk)
    said = {"lines": [{"words": "One."}]}
    assert desk.api("reporter").post(f"/api/live/{typed}/lines", json=said).status_code == 422


def test_an_open_page_hears_of_what_it_has_not(desk: Desk) -> None:
    stream = stream_of(desk)
    lay_notes(desk, stream)
    with desk.database.writing() as session:
        streams.add(session, streams.find(session, stream), [streams.Said(words="One."), streams.Said(words="Two.")])

    class Request:
        app = desk.app

        class state:  # noqa: N801
            class visitor:  # noqa: N801
                @staticmethod
                def may(_: str) -> bool:
                    return True

    async def listen() -> list[str]:
        desk.app.state.news.begin()
        told = follows.stream(Request(), stream, lines=1, changed=0, places=2)  # type: ignore[arg-type]
        made = [await anext(told) for _ in range(7)]
        await told.aclose()
        await desk.app.state.news.end()
        return made

    events = apart(listen())
    assert [one.split("\n")[-3 if "id:" in one else 0][:14] for one in events[1:6]] == [
        "event: lines", "event: again", "event: again", "event: note", "event: note",
    ]  # fmt: skip
    assert "Two." in events[1]
    assert "One." not in events[1]
    assert events[6].startswith("id: 2.2.4\n")
    assert follows.cursor("2.2.4") == (2, 2, 4)
    assert follows.cursor("2.2.x") is None
