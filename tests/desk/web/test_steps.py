"""Steps by the pages and the API: none past what publishing asks for, and none over what somebody has not seen."""

import pytest
from sqlalchemy import select

from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Job
from glossator.desk.work import guides

from ..sample import Desk


def stand(desk: Desk, state: str) -> int:
    """Put the guide into a state; its version."""
    with desk.database.writing() as session:
        work = guides.find(session, desk.work, changing=True)
        work.state = state
        work.published_version = work.version if state == "published" else None
        return work.version


def state(desk: Desk) -> str:
    with desk.database.reading() as session:
        return guides.find(session, desk.work).state


def change(desk: Desk) -> None:
    with desk.database.writing() as session:
        acting.perform(session, None, desk.person("reporter"), desk.work, "remark", "c5", {"note": "New."}, None)


@pytest.mark.parametrize(("step", "before"), [("publish", "approved"), ("publish", "published"),
                                              ("withdraw", "published")])  # fmt: skip
def test_what_writes_to_the_site_is_no_mere_step(desk: Desk, step: str, before: str) -> None:
    stand(desk, before)
    editor, at = desk.client("editor"), f"/guides/{desk.work}"
    assert editor.post(f"{at}/steps/{step}", data={"note": "why"}).status_code == 422
    assert editor.post(f"/api{at}/steps/{step}", json={"note": "why"}).status_code == 422
    assert state(desk) == before
    page = editor.get(f"{at}/steps").text
    assert f"/steps/{step}" not in page
    assert f'href="/site/{desk.work}"' in page


def test_nobody_approves_what_they_have_not_seen(desk: Desk) -> None:
    version = stand(desk, "review")
    editor, at = desk.client("editor"), f"/guides/{desk.work}"
    for page in (f"{at}/steps", f"/site/{desk.work}"):
        assert f'name="version" value="{version}"' in editor.get(page).text, page
    change(desk)
    seen = {"version": version}
    answers = [
        editor.post(f"{at}/steps/approve", data=seen),
        editor.post(f"/site/{desk.work}/step", data={"step": "approve", **seen}),
        editor.post(f"/api{at}/steps/approve", json=seen),
        editor.post(f"/api/queue/guides/{desk.work}/step", json={"step": "approve", **seen}),
    ]
    assert [(one.status_code, "somebody has changed the guide" in one.text.lower()) for one in answers] == [
        (409, True)
    ] * 4
    assert state(desk) == "review"
    assert editor.post(f"{at}/steps/approve", data={"version": version + 1}).status_code == 303
    assert state(desk) == "approved"


def test_nobody_publishes_what_they_have_not_seen(desk: Desk) -> None:
    version = stand(desk, "published")
    editor, typed = desk.client("editor"), "The day was another."
    change(desk)
    answer = editor.post(f"/site/{desk.work}/publish", data={"correction": typed, "version": version})
    assert (answer.status_code, typed in answer.text) == (409, True), "what was typed stays"
    given = {"correction": typed, "version": version}
    assert editor.post(f"/api/site/{desk.work}/publish", json=given).status_code == 409
    with desk.database.reading() as session:
        assert session.scalar(select(Job.id)) is None
    assert editor.post(f"/site/{desk.work}/publish", data=given | {"version": version + 1}).status_code == 303
