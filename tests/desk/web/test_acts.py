"""What a person decides on a guide by its pages: each act done, refused, undone; and stale ones, with both versions."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from markupsafe import escape
from sqlalchemy import select

from glossator.desk.acts.table import ACTS
from glossator.desk.database.tables import Asking, Event, Item, Job
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.guide.model import Guide
from glossator.guide.reviewing.choosing import rejected, shown
from glossator.guide.reviewing.standing import standing

from ..sample import Desk

HX = {"HX-Request": "true"}
pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


@pytest.fixture
def reporter(desk: Desk) -> TestClient:
    """The writer of the guide, in a browser."""
    return desk.client("reporter")


def stored(desk: Desk) -> Guide:
    """The guide as it stands in the database."""
    with desk.database.reading() as session:
        return unpack(guides.find(session, desk.work).document)


def seen(desk: Desk) -> int:
    """The newest event of the guide."""
    with desk.database.reading() as session:
        return guides.seen_now(session, desk.work)


def act(desk: Desk, client: TestClient, name: str, part: str, headers: dict[str, str] = HX, **fields: Any) -> Response:
    """One act as a form of the page sends it."""
    data = {"part": part, "seen": str(fields.pop("seen", seen(desk))), **fields}
    return client.post(f"/guides/{desk.work}/acts/{name}", data=data, headers=headers)


def quote(desk: Desk, claim: str, at: int = 0) -> str:
    """The id of a quote beside a claim."""
    return shown(stored(desk), claim)[at].id


SIMPLE: dict[str, tuple[str, Callable[[Desk], dict[str, object]], Callable[[Guide], bool]]] = {
    "accept": ("c6", lambda d: {}, lambda g: standing(g, "c6").signed.reviewer == "Rita Reporter"),
    "change": ("c6", lambda d: {"verdict": "silent", "note": "Too little."},
               lambda g: standing(g, "c6").verdict == "silent"),
    "remark": ("c6", lambda d: {"note": "Mind the date."}, lambda g: g.reviews[-1].note == "Mind the date."),
    "withhold": ("c6", lambda d: {"note": "Not yet."}, lambda g: standing(g, "c6").withheld is not None),
    "withdraw": ("c1", lambda d: {"note": "Signed too soon."}, lambda g: standing(g, "c1").signed is None),
    "accept-quote": ("c5", lambda d: {"evidence": quote(d, "c5")}, lambda g: g.choices[-1].act == "accepted"),
    "reject-quote": ("c5", lambda d: {"evidence": quote(d, "c5"), "note": "Off the point."},
                     lambda g: rejected(g, "c5")[0][1].note == "Off the point."),
    "place-quote": ("c5", lambda d: {"evidence": quote(d, "c5", 1), "place": 1}, lambda g: g.choices[-1].place == 1),
    "side-quote": ("c5", lambda d: {"evidence": quote(d, "c5"), "stance": "neither"},
                   lambda g: g.choices[-1].stance == "neither"),
    "retell": ("note:c5", lambda d: {"text": "Somebody wrote this. [1]"},
               lambda g: g.retold[-1].sentences[0].cites == [shown(g, "c5")[0].id]),
    "reword": ("c2", lambda d: {"standalone": "Obama called in 2012."},
               lambda g: g.claims[1].standalone == "Obama called in 2012." and g.unchecked == ["c2"]),
    "drop": ("c13", lambda d: {"note": "A slogan."}, lambda g: "c13" not in {one.id for one in g.claims}),
    "split": ("c3", lambda d: {"words": "The Fake News Media is crazed\r\nthey wanted me to excoriate him"},
              lambda g: [one.text for one in g.claims[2:4]] == ["The Fake News Media is crazed",
                                                               "they wanted me to excoriate him"]),
    "merge": ("c8", lambda d: {"others": ["c9"]}, lambda g: not {"c8", "c9"} & {one.id for one in g.claims}),
    "add": ("claims", lambda d: {"words": "didn’t have the “smarts.”", "standalone": "Bush had no smarts."},
            lambda g: any(one.text == "didn’t have the “smarts.”" for one in g.claims)),
    "head": ("head", lambda d: {"field": "title", "value": "Another title"}, lambda g: g.title == "Another title"),
}  # fmt: skip


@pytest.mark.parametrize("name", SIMPLE)
def test_an_act_by_the_page_is_done_and_can_be_undone(desk: Desk, reporter: TestClient, name: str) -> None:
    part, fields, holds = SIMPLE[name]
    before = stored(desk)
    answer = act(desk, reporter, name, part, **fields(desk))
    assert answer.status_code == 200, answer.text
    assert ACTS[name].words in answer.headers["HX-Trigger"]
    assert holds(stored(desk))
    with desk.database.reading() as session:
        event = session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert (event.by, event.what, event.after["act"]) == ("Rita Reporter", ACTS[name].words, name)
    undone = reporter.post(f"/guides/{desk.work}/undo/{event.id}", headers=HX)
    assert undone.status_code == 200, undone.text
    assert stored(desk) == before


def test_undo_keeps_what_came_later(desk: Desk, reporter: TestClient) -> None:
    first = quote(desk, "c5")
    act(desk, reporter, "reject-quote", "c5", evidence=first, note="Off the point.")
    taken_back = seen(desk)
    act(desk, reporter, "head", "head", field="title", value="A later title")
    act(desk, reporter, "remark", "c5", note="A later remark.")
    assert reporter.post(f"/guides/{desk.work}/undo/{taken_back}").status_code == 303
    guide = stored(desk)
    assert rejected(guide, "c5") == []
    assert (guide.title, guide.reviews[-1].note) == ("A later title", "A later remark.")
    again = reporter.post(f"/guides/{desk.work}/undo/{taken_back}", headers=HX)
    assert (again.status_code, "cannot be undone" in again.text) == (422, True)


def test_a_claim_that_is_no_more_is_named_as_the_page_named_it(desk: Desk, reporter: TestClient) -> None:
    at = stored(desk).statement.text.index("PEACE")
    act(desk, reporter, "add", "", start=str(at), end=str(at + 5), standalone="There is peace.", kind="fact")
    added, named = seen(desk), stored(desk).recut[-1].now[0].id
    act(desk, reporter, "remark", named, note="Is there?")
    remarked = seen(desk)
    for event in (remarked, added):
        assert reporter.post(f"/guides/{desk.work}/undo/{event}", headers=HX).status_code == 200
    told = reporter.get(f"/guides/{desk.work}/history").text
    assert f"claim {named.removeprefix('c')}" in told
    assert named not in told


def test_what_later_rests_on_is_not_undone(desk: Desk, reporter: TestClient) -> None:
    act(desk, reporter, "withhold", "c6", note="Not yet.")
    held = seen(desk)
    act(desk, reporter, "release", "c6")
    answer = reporter.post(f"/guides/{desk.work}/undo/{held}", headers=HX)
    assert (answer.status_code, "rests on it" in answer.text) == (422, True)


def test_others_undo_only_as_editors(desk: Desk, reporter: TestClient) -> None:
    act(desk, reporter, "remark", "c6", note="Mine.")
    mine = seen(desk)
    assert desk.client("reporter2").post(f"/guides/{desk.work}/undo/{mine}").status_code == 403
    assert desk.client("editor").post(f"/guides/{desk.work}/undo/{mine}").status_code == 303


def test_a_passage_is_pinned_by_its_exact_words(desk: Desk, reporter: TestClient) -> None:
    known = {piece.quote.exact for piece in shown(stored(desk), "c7")}
    hits = reporter.get(f"/guides/{desk.work}/claims/c7/search", params={"q": "Russia Ukraine Minsk"}, headers=HX)
    document = re.search(r"document=([^&]+)&", hits.text)[1]
    at = f"/guides/{desk.work}/claims/c7/passage"
    passage = reporter.get(at, params={"document": document, "end": 40}, headers=HX)
    said = re.search(r'data-at="\d+"[^>]*>([^<&]{30,})<', passage.text)[1]
    words = " ".join(said.split()[:6])
    assert not any(words == one for one in known)
    answer = act(desk, reporter, "pin", "c7", document=document, words=words, stance="refutes", note="It bears on it.")
    assert answer.status_code == 200, answer.text
    first = shown(stored(desk), "c7")[0]
    assert (first.quote.exact, first.stance, first.source.document) == (words, "refutes", document)


@pytest.mark.parametrize(("fields", "says"), [
    ({"words": "words that stand nowhere", "stance": "supports"}, "word for word"),
    ({"start": "5", "end": "99999999", "stance": "supports"}, "no words from"),
    ({"words": "e", "stance": "supports"}, "exact words"),
    ({"first": "0-40", "last": "0-40", "stance": "sideways"}, "Stance"),
])  # fmt: skip
def test_what_cannot_be_pinned_says_why(desk: Desk, reporter: TestClient, fields: dict[str, str], says: str) -> None:
    document = shown(stored(desk), "c5")[0].source.document
    answer = act(desk, reporter, "pin", "c7", document=document, **fields)
    assert (answer.status_code, says in answer.text) == (422, True), answer.text


@pytest.mark.parametrize("name", ["accept", "retell", "pin", "head"])
def test_readers_may_not(desk: Desk, name: str) -> None:
    before = stored(desk)
    answer = act(desk, desk.client("reader"), name, "c5", text="x", field="title", value="x")
    assert (answer.status_code, stored(desk)) == (403, before)


def test_only_editors_correct(desk: Desk, reporter: TestClient) -> None:
    assert act(desk, reporter, "correct", "corrections", text="It was Monday.").status_code == 403
    assert act(desk, desk.client("editor"), "correct", "corrections", text="It was Monday.").status_code == 200
    assert stored(desk).corrections[0].text == "It was Monday."


def test_a_stale_edit_shows_both_and_loses_neither(desk: Desk, reporter: TestClient) -> None:
    opened = seen(desk)
    act(desk, desk.client("editor"), "retell", "note:c5", text="Theirs, of the editor. [1]")
    late = act(desk, reporter, "retell", "note:c5", text="Mine, of the reporter. [2]", seen=opened)
    assert late.status_code == 409
    assert "Mine, of the reporter. [2]" in late.text
    assert "Theirs, of the editor. [1]" in late.text
    assert "Edith Editor" in late.text
    assert stored(desk).retold[-1].by == "Edith Editor"
    shown_then = int(re.search(r'name="over" value="(\d+)"', late.text)[1])
    over = act(desk, reporter, "retell", "note:c5", text="Mine, of the reporter. [2]", seen=opened, over=shown_then)
    assert over.status_code == 200
    assert stored(desk).retold[-1].by == "Rita Reporter"


def test_insisting_is_refused_where_a_third_version_came(desk: Desk, reporter: TestClient) -> None:
    opened = seen(desk)
    act(desk, desk.client("editor"), "head", "head", field="title", value="Second")
    late = act(desk, reporter, "head", "head", field="title", value="Mine", seen=opened)
    shown_then = int(re.search(r'name="over" value="(\d+)"', late.text)[1])
    act(desk, desk.client("editor2"), "head", "head", field="title", value="Third")
    over = act(desk, reporter, "head", "head", field="title", value="Mine", seen=opened, over=shown_then)
    assert (over.status_code, stored(desk).title) == (409, "Third")


def test_two_parts_do_not_stand_in_each_others_way(desk: Desk, reporter: TestClient) -> None:
    opened = seen(desk)
    act(desk, desk.client("editor"), "remark", "c5", note="On another claim.")
    assert act(desk, reporter, "remark", "c6", note="On this one.", seen=opened).status_code == 200


def test_without_a_script_a_stale_form_comes_back_whole(desk: Desk, reporter: TestClient) -> None:
    opened = seen(desk)
    act(desk, desk.client("editor"), "head", "head", field="deck", value="Theirs")
    late = act(desk, reporter, "head", "head", headers={}, field="deck", value="Mine <b>&", seen=opened)
    assert late.status_code == 409
    assert 'name="value" value="Mine &lt;b&gt;&amp;"' in late.text
    done = act(desk, reporter, "remark", "c6", headers={}, note="Plain.")
    assert (done.status_code, done.headers["location"]) == (303, f"/guides/{desk.work}/claims/c6")


def test_a_changed_claim_is_asked_of_the_record_once(desk: Desk, reporter: TestClient) -> None:
    act(desk, reporter, "reword", "c2", standalone="Obama called in 2012.")
    act(desk, reporter, "reword", "c2", standalone="Obama called in March 2012.")
    act(desk, reporter, "remark", "c2", note="Does not change its words.")
    with desk.database.reading() as session:
        jobs = session.scalars(select(Job).where(Job.kind == "check")).all()
    assert [(one.work_id, one.asked) for one in jobs] == [(desk.work, {"claim": "c2"})]
    assert "the record is being asked" in reporter.get(f"/guides/{desk.work}").text


def test_ready_and_assigned_show_without_changing_the_guide(desk: Desk, reporter: TestClient) -> None:
    before, at = stored(desk), f"/guides/{desk.work}/claims/c5"
    assert reporter.post(f"{at}/ready", data={"ready": "true"}, headers=HX).status_code == 200
    reporter.post(f"{at}/assign", data={"to": str(desk.person("editor").id)}, headers=HX)
    page = reporter.get(f"/guides/{desk.work}").text
    assert '<span class="chip ready">ready</span>' in page
    assert "with Edith Editor" in page
    assert stored(desk) == before
    with desk.database.reading() as session:
        item = session.scalar(select(Item).where(Item.claim == "c5"))
        assert (item.ready, item.assignee_id) == (True, desk.person("editor").id)
    act(desk, reporter, "reword", "c2", standalone="Other words.")
    refused = reporter.post(f"/guides/{desk.work}/claims/c2/ready", data={"ready": "true"}, headers=HX)
    assert (refused.status_code, "not ready" in refused.text) == (422, True)
    nobody = reporter.post(f"{at}/assign", data={"to": str(desk.person("reader").id)}, headers=HX)
    assert (nobody.status_code, "Nobody with that account" in nobody.text) == (422, True)


def test_a_colleague_is_asked_and_answers_once(desk: Desk, reporter: TestClient) -> None:
    at = f"/guides/{desk.work}/claims/c5/questions"
    asked = reporter.post(at, data={"text": "Is this the day?", "to": str(desk.person("editor").id)}, headers=HX)
    assert (asked.status_code, "Is this the day?" in asked.text) == (200, True)
    with desk.database.reading() as session:
        question = session.scalar(select(Asking))
        assert (question.to_id, question.answered) == (desk.person("editor").id, None)
    assert "1 open question" in reporter.get(f"/guides/{desk.work}").text
    answer = desk.client("editor").post(f"{at}/{question.id}", data={"text": "It is."}, headers=HX)
    assert "It is." in answer.text
    assert "open question" not in reporter.get(f"/guides/{desk.work}").text
    twice = desk.client("editor2").post(f"{at}/{question.id}", data={"text": "No."}, headers=HX)
    assert (twice.status_code, "answered already" in twice.text) == (422, True)


def test_a_person_s_word_stands_first_and_remarks_are_shown(desk: Desk, reporter: TestClient) -> None:
    reason = stored(desk).finding("c6").reason
    act(desk, reporter, "change", "c6", verdict="disputed", note="Two sides.")
    shown_now = act(desk, reporter, "remark", "c6", note="Mind the date.").text
    finding = shown_now.partition('-f">Finding')[2].partition("</section>")[0]
    assert finding.index("found it disputed: Two sides.") < finding.index(str(escape(reason)))
    assert "The program’s own, which is not printed" in finding
    assert 'for the reader: <span dir="auto">Mind the date.</span>' in finding


def test_a_refusal_names_the_claim_as_the_page_does(desk: Desk, reporter: TestClient) -> None:
    told = act(desk, reporter, "retell", "note:c6", text="It says “never so”.")
    assert (told.status_code, "Claim 6: “never so” stands" in told.text) == (422, True)


def test_an_approved_guide_is_not_worked_on(desk: Desk, reporter: TestClient) -> None:
    at = f"/guides/{desk.work}/steps"
    assert reporter.post(f"{at}/submit", headers=HX).status_code == 200
    assert "Somebody other than its writer" in reporter.post(f"{at}/approve", headers=HX).text
    assert desk.client("reporter2").post(f"{at}/approve").status_code == 303
    refused = act(desk, reporter, "remark", "c6", note="Too late.")
    assert (refused.status_code, "approved" in refused.text) == (422, True)
    assert "Find otherwise" not in reporter.get(f"/guides/{desk.work}/claims/c6").text
    assert "say why" in desk.client("editor").post(f"{at}/send_back", headers=HX).text
    back = desk.client("editor").post(f"{at}/send_back", data={"note": "The day is wrong."}, headers=HX)
    assert back.status_code == 200
    assert act(desk, reporter, "remark", "c6", note="In time.").status_code == 200


def test_a_preview_saves_nothing(desk: Desk, reporter: TestClient) -> None:
    before, at = stored(desk), f"/guides/{desk.work}/preview"
    good = reporter.post(at, data={"part": "note:c5", "text": "A sentence. [1]\n\nAnother. [2]"}, headers=HX)
    assert (good.text.count("<p"), "<sup>1</sup>" in good.text) == (2, True)
    bad = reporter.post(at, data={"part": "note:c5", "text": "He said “words of nobody”. [1]"}, headers=HX)
    assert "words of nobody" in bad.text
    assert 'class="fault"' in bad.text
    assert "99" in reporter.post(at, data={"part": "note:c5", "text": "Too high. [99]"}, headers=HX).text
    assert stored(desk) == before
