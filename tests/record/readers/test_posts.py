"""Exports of social networks on file: a document a post, in its author's name."""

import json
from datetime import date
from pathlib import Path

from tests.formats import social
from tests.record.readers.helpers import reasons

from glossator.record import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options


def found(path: Path) -> tuple[list[Document], list[Refusal]]:
    """What is in a file, and what was passed over."""
    every = list(read(path, Options()))
    return [one for one in every if isinstance(one, Document)], [one for one in every if isinstance(one, Refusal)]


def test_an_archive_of_x_by_the_name_of_its_owner(tmp_path: Path) -> None:
    rows = [social.tweet(1, "We cut taxes."), social.tweet(2, "RT @bob: Theirs.")]
    (tmp_path / "tweets.js").write_text(social.archive("tweets", rows))
    account = {"account": {"username": "ada", "accountDisplayName": "Ada Example"}}
    (tmp_path / "account.js").write_text(social.archive("account", [account]))
    (document,), (passed_over,) = found(tmp_path / "tweets.js")
    assert document.text == "We cut taxes."
    assert document.published == date(2018, 3, 21)
    assert (document.kind, document.speaker, document.publisher) == ("post", "Ada Example", "X")
    assert document.address == "https://twitter.com/i/web/status/1"
    assert passed_over.passed_over
    assert "reposts" in passed_over.reason
    documents, (other,) = found(tmp_path / "account.js")
    assert not documents
    assert other.passed_over


def test_an_outbox_by_the_name_in_its_actor(tmp_path: Path) -> None:
    (tmp_path / "outbox.json").write_text(social.outbox())
    (tmp_path / "actor.json").write_text(json.dumps({"preferredUsername": "ada", "name": "Ada Example"}))
    (document,), (passed_over,) = found(tmp_path / "outbox.json")
    assert (document.speaker, document.publisher, document.text) == ("Ada Example", "m.example", "Prices fell.")
    assert "1 not public" in passed_over.reason


def test_a_channel_saved_as_a_page_and_a_repository(tmp_path: Path) -> None:
    (tmp_path / "messages.html").write_bytes(social.chat("Ada News", ("Ada News", "The bridge opened.")))
    (tmp_path / "repo.car").write_bytes(social.repository({"3k": "The bridge opened."}))
    for name, publisher in (("messages.html", "Telegram"), ("repo.car", "Bluesky")):
        (document,), _ = found(tmp_path / name)
        assert (document.text, document.publisher, document.kind) == ("The bridge opened.", publisher, "post")


def test_the_same_post_twice_is_one_document(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps([{"timestamp": 1521658574, "data": [{"post": "The bridge opened."}]}]))
    (one,), _ = found(tmp_path / "a.json")
    (other,), _ = found(tmp_path / "b.json")
    assert one.id == other.id


def test_a_script_that_is_no_export_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("window.x = {}")
    assert reasons(tmp_path / "a.js") == ["a script, but not a list of posts from an archive of X; leave it out"]


def test_who_an_outbox_is_of_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "actor.json"
    path.write_text(json.dumps({"type": "Person", "preferredUsername": "ada", "outbox": "outbox.json"}))
    (refusal,) = read(path, Options())
    assert isinstance(refusal, Refusal)
    assert refusal.passed_over
