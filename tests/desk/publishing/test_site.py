"""Publishing: only what was approved, by an editor; corrections owed for what readers have; withdrawal; the files."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from tests.guide.sample import guide as sample_guide

from glossator.desk.acts import performing as acting
from glossator.desk.choices import choose
from glossator.desk.database.tables import Event, Job, Person, Work
from glossator.desk.jobs.running import run_next
from glossator.desk.publishing import jobs, site
from glossator.desk.publishing.changes import changes
from glossator.desk.work import guides, states
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.faces.site.publish import Published
from glossator.guide import json as guide_json
from glossator.guide import names
from glossator.guide.model import Guide
from glossator.guide.reviewing import claims, findings, quotes
from glossator.record import Record

from ..sample import Desk

SQLITE = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


def light(paths: Iterable[Path], folder: Path, **_: object) -> Published:
    """Writes a guide's JSON in place of its pages, which take long and are tested with the guide."""
    read = [guide_json.read(path) for path in paths]
    for guide in read:
        target = folder / "guides" / names.guide_slug(guide) / "guide.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(guide_json.render(guide), "utf-8")
    return Published(len(read), len(read), [], 0, [])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what the desk asks and keeps."""
    monkeypatch.setattr(jobs, "write", light)


def approve(desk: Desk, work: int = 0) -> None:
    with desk.database.writing() as session:
        found = guides.find(session, work or desk.work)
        for login, name in (("reporter", "submit"), ("editor", "approve")):
            states.take(session, desk.person(login), found, name)


def publish(desk: Desk, login: str = "editor", work: int = 0, **given: Any) -> Job:
    with desk.database.writing() as session:
        job = site.publish(session, desk.person(login), work or desk.work, **given)
    return finished(desk, job)


def finished(desk: Desk, job: Job) -> Job:
    while run_next(desk.database, desk.settings):
        pass
    with desk.database.reading() as session:
        return session.get_one(Job, job.id)


def act(desk: Desk, login: str, name: str, part: str, **given: Any) -> None:
    with desk.database.writing() as session:
        acting.perform(session, None, desk.person(login), desk.work, name, part, given, None)


def work(desk: Desk) -> Work:
    with desk.database.reading() as session:
        return guides.find(session, desk.work)


def printed(desk: Desk) -> Guide:
    path = desk.settings.site_folder / "guides" / work(desk).slug / "guide.json"
    return Guide.model_validate_json(path.read_text("utf-8"))


@SQLITE
def test_only_what_was_approved_is_published_and_by_an_editor(desk: Desk) -> None:
    for login in ("reporter", "editor"):
        with pytest.raises(InputError, match=r"cannot be published"):
            publish(desk, login)
    approve(desk)
    with pytest.raises(InputError, match="cannot be published"):
        publish(desk, "reporter")
    assert publish(desk).state == "done"
    now = work(desk)
    assert (now.state, now.published_version) == ("published", now.version)
    assert printed(desk).claims == sample_guide().claims


@SQLITE
@pytest.mark.usefixtures("quick")
def test_a_guide_readers_have_is_not_changed_in_silence(desk: Desk) -> None:
    approve(desk)
    publish(desk)
    act(desk, "reporter", "change", "c5", verdict="disputed", note="Both were said.")
    with pytest.raises(InputError, match="readers have an earlier version"):
        publish(desk)
    assert printed(desk).reviews == sample_guide().reviews
    publish(desk, correction="The finding on North Korea was open.", claim="c5")
    after = printed(desk)
    assert [(one.text, one.claim, one.by) for one in after.corrections] == [
        ("The finding on North Korea was open.", "c5", "Edith Editor")
    ]
    assert after.reviews[-1].verdict == "disputed"
    assert publish(desk).state == "done"  # nothing changed since: nothing more is owed


@SQLITE
@pytest.mark.usefixtures("quick")
def test_who_says_that_nothing_of_substance_changed_is_on_record_and_acts_can_still_be_undone(desk: Desk) -> None:
    approve(desk)
    publish(desk)
    act(desk, "reporter", "head", "deck", field="deck", value="Another line")
    publish(desk, nothing_changed=True)
    with desk.database.reading() as session:
        events = site.history(session, desk.work)
        told = next(one for one in events if one.what == "said nothing of substance changed")
    assert (told.by, told.after["changes"]) == ("Edith Editor", ["Line under the title"])
    with desk.database.reading() as session:
        edited = session.scalar(select(Event.id).where(Event.what == "changed the head"))
    with desk.database.writing() as session:
        acting.undo(session, desk.person("reporter"), desk.work, edited)
    with desk.database.reading() as session:
        found = guides.find(session, desk.work)
        assert guides.at_version(session, desk.work, found.version).deck == sample_guide().deck


@SQLITE
@pytest.mark.usefixtures("quick")
def test_a_writer_s_own_later_changes_are_published_by_somebody_else(desk: Desk) -> None:
    with desk.database.writing() as session:
        session.get_one(Person, desk.person("reporter").id).role = "editor"
    approve(desk)
    publish(desk)
    act(desk, "reporter", "head", "deck", field="deck", value="Another line")
    with pytest.raises(InputError, match="somebody else has to publish it"):
        publish(desk, "reporter", nothing_changed=True)
    with desk.database.writing() as session:
        choose(session, desk.person("admin"), "second_person", "no")
    assert publish(desk, "reporter", nothing_changed=True).state == "done"


@SQLITE
@pytest.mark.usefixtures("quick")
def test_a_withdrawn_guide_keeps_its_page_and_says_why(desk: Desk) -> None:
    approve(desk)
    publish(desk)
    with desk.database.writing() as session, pytest.raises(InputError, match="say why"):
        site.withdraw(session, desk.person("editor"), desk.work, " ")
    with desk.database.writing() as session:
        job = site.withdraw(session, desk.person("editor"), desk.work, "The post was not his.")
    assert finished(desk, job).state == "done"
    retracted = printed(desk).retracted
    assert retracted is not None
    assert retracted.text == "The post was not his."
    assert work(desk).state == "withdrawn"
    with pytest.raises(InputError, match="its page says so"):
        publish(desk)


@SQLITE
@pytest.mark.usefixtures("quick")
def test_a_withdrawn_guide_that_is_opened_again_can_be_published_with_a_word_to_readers(desk: Desk) -> None:
    approve(desk)
    publish(desk)
    with desk.database.writing() as session:
        job = site.withdraw(session, desk.person("editor"), desk.work, "The post was not his.")
    finished(desk, job)
    with desk.database.writing() as session:
        opened = site.step(session, desk.person("editor2"), desk.work, "reopen", "It was his after all.")
        assert unpack(opened.document).retracted is None
    approve(desk)
    with pytest.raises(InputError, match="readers have an earlier version"):
        publish(desk)
    assert publish(desk, correction="The post was his: the guide is back.").state == "done"
    assert printed(desk).retracted is None


@SQLITE
@pytest.mark.usefixtures("quick")
def test_two_guides_to_one_statement_have_a_page_each(desk: Desk) -> None:
    other = sample_guide().model_copy(update={"title": "Another look"})
    with desk.database.writing() as session:
        second = guides.create(session, desk.person("reporter"), other).id
        third = guides.create(session, desk.person("reporter"), other).id
    for number in (desk.work, second, third):
        approve(desk, number)
        publish(desk, work=number)
    pages = sorted(path.parent.name for path in (desk.settings.site_folder / "guides").glob("*/guide.json"))
    assert len(pages) == 3
    assert sum(name.endswith("-2") for name in pages) == 1


@SQLITE
def test_a_publishing_that_was_cut_off_is_done_again_and_a_fault_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(desk)
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "write", lambda *_, **__: (_ for _ in ()).throw(InputError("the disk is full")))
        assert publish(desk).words == "the disk is full"
    assert work(desk).state == "approved"
    monkeypatch.setattr(jobs, "write", light)
    assert publish(desk).state == "done"


@SQLITE
@pytest.mark.usefixtures("quick")
def test_a_guide_that_was_sent_back_meanwhile_is_not_published(desk: Desk) -> None:
    approve(desk)
    with desk.database.writing() as session:
        job = site.publish(session, desk.person("editor"), desk.work)
        with pytest.raises(InputError, match="being published already"):
            site.publish(session, desk.person("editor"), desk.work)
    with desk.database.writing() as session:
        states.take(session, desk.person("editor"), guides.find(session, desk.work), "send_back", "wait")
    assert finished(desk, job).state == "failed"
    assert not (desk.settings.site_folder / "guides").exists()


@SQLITE
def test_another_title_is_on_every_page_once_the_site_is_written_again(desk: Desk) -> None:
    approve(desk)
    publish(desk)
    with desk.database.writing() as session:
        choose(session, desk.person("admin"), "site_title", "The Checkers <b>")
        choose(session, desk.person("admin"), "site_address", "https://guides.example.org/x")
        with pytest.raises(InputError, match="not an http or https address"):
            choose(session, desk.person("admin"), "site_address", "javascript:alert(1)")
    with desk.database.writing() as session:
        job = site.write_again(session, desk.person("editor"))
    assert finished(desk, job).state == "done"
    assert "The Checkers &lt;b&gt;" in (desk.settings.site_folder / "index.html").read_text("utf-8")
    assert json.loads((desk.settings.site_folder / ".glossator-site.json").read_text("utf-8"))["base"].endswith("/x/")


@pytest.mark.parametrize("path", ["../desk.sqlite", ".glossator-site.json", "a/../../desk.sqlite", "%2e%2e/x", "a\0b"])
def test_nothing_but_the_site_s_files_is_served(tmp_path: Path, path: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "desk.sqlite").write_text("secret")
    (tmp_path / "site" / ".glossator-site.json").write_text("{}")
    (tmp_path / "site" / "index.html").write_text("page")
    assert site.file_of(tmp_path / "site", path) is None
    assert site.file_of(tmp_path / "site", "") == tmp_path / "site" / "index.html"


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "site" / "link").symlink_to(tmp_path / "secret")
    assert site.file_of(tmp_path / "site", "link") is None


def test_every_difference_a_reader_sees_is_named() -> None:
    who = {"by": "E", "at": "2018-03-22T09:00:00Z"}
    before = sample_guide()
    assert changes(before, before) == []
    after = findings.change(before, "c5", "disputed", note="Both.", **who)
    after = claims.reword(after, "c6", "Russia can help in Syria.", **who)
    after = claims.drop(after, "c13", "no claim", **who)
    first = after.finding("c1").evidence[0].id
    after = quotes.reject(after, "c1", first, "not on the point", **who)
    named = {one.where for one in changes(before, after)}
    assert {
        "Claim 5, finding",
        "Claim 5, remarks",
        "Claim 6, its words",
        "Claim 13, dropped",
        "Claim 1, quotes",
    } <= named


def test_a_difference_says_what_readers_have_and_begins_where_it_is() -> None:
    first = {"by": "E", "at": "2018-03-22T09:00:00Z"}
    later = {"by": "E", "at": "2018-03-22T10:00:00Z"}
    before = findings.change(sample_guide(), "c5", "disputed", note="Both.", **first)
    after = findings.change(before, "c5", "open", note="Nobody can know.", **later)
    remarks = next(one for one in changes(before, after) if one.where == "Claim 5, remarks")
    assert (remarks.before, remarks.after) == ("Both.", "Nobody can know.")
    same = "The same words. " * 60
    long = [before.model_copy(update={"deck": f"{same}It holds {end}."}) for end in ("so far", "no more")]
    deck = next(one for one in changes(*long) if one.where == "Line under the title")
    assert deck.before.endswith("It holds so far.")
    assert deck.after.endswith("It holds no more.")
    assert len(deck.after) < 200


@SQLITE
@pytest.mark.usefixtures("quick")
def test_the_record_s_answer_to_a_writer_s_change_is_no_second_person(desk: Desk) -> None:
    with desk.database.writing() as session:
        session.get_one(Person, desk.person("reporter").id).role = "editor"
    approve(desk)
    publish(desk)
    act(desk, "reporter", "reword", "c5", standalone="Other words.")
    finding = sample_guide().finding("c5").model_dump(mode="json")
    with desk.database.writing() as session:
        acting.answer(session, desk.work, finding, "c5")
    with pytest.raises(InputError, match="somebody else has to publish it"):
        publish(desk, "reporter", nothing_changed=True)


@SQLITE
@pytest.mark.parametrize("captures", [True, False])
def test_captures_are_copied_where_the_desk_was_started_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, captures: bool
) -> None:
    given: list[object] = []

    def write(paths: Iterable[Path], folder: Path, **more: object) -> Published:
        given.append(more["captures"])
        return light(paths, folder)

    monkeypatch.setattr(jobs, "write", write)
    desk.settings = replace(desk.settings, captures=captures)
    approve(desk)
    publish(desk)
    assert [isinstance(one, Record) for one in given] == [captures]
