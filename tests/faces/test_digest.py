"""The digest of a week: for the mail, as plain text, as an unsent message; and guides as a feed, from a folder."""

import email
from datetime import date
from email.policy import default
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
import typer
from typer.testing import CliRunner

from glossator.cli import digest as digest_command
from glossator.cli import guide as guide_command
from glossator.errors import InputError
from glossator.faces import registry
from glossator.faces.site import digest
from glossator.faces.site.folder import gather
from glossator.guide import json as guide_json
from glossator.guide.model import Guide, Prose

BASE = "https://news.example/"


@pytest.fixture
def folder(sample: Guide, tmp_path: Path) -> Path:
    """A folder with a guide in all its faces, and other things."""
    for name in registry.names():
        registry.write(name, sample, tmp_path / "call.html")
    (tmp_path / "settings.json").write_text("{}")
    return tmp_path


def run(*arguments: object) -> bytes:
    """What a command writes to standard output; problems are raised."""
    app = typer.Typer()
    guide_command.register(app)
    digest_command.register(app)
    done = CliRunner().invoke(app, ["guide", *map(str, arguments)], catch_exceptions=False)
    return done.stdout_bytes


class Styles(HTMLParser):
    """What a mail program would trip over."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "style", "link", "img", "iframe", "svg", "form") or "class" in values or "src" in values:
            self.found.append(f"{tag} {values}")
        if tag in ("td", "p", "h1", "h2") and "style" not in values:
            self.found.append(f"{tag} without style")


def test_the_page_is_made_for_the_mail(sample: Guide) -> None:
    reader = Styles()
    reader.feed(digest.render([sample], BASE, "Guides"))
    assert reader.found == []
    assert len(digest.render([sample], BASE, "Guides")) < 100_000, "mail programs cut longer ones off"


def test_plain_text_says_the_same_and_keeps_the_hedges(sample: Guide) -> None:
    page, plain = digest.render([sample], BASE, "Guides"), digest.text([sample], BASE, "Guides")
    assert plain.startswith("Guides\n19 to 25 March 2018\n")
    for said in ("13 claims: 4 supported", "Refuted"):
        assert said in page
        assert said in plain
    for note in digest.telling(digest.make_notes(sample), digest.TELLING):
        assert note.standalone in plain
        for sentence in note.prose:
            assert sentence.text in plain
            assert escape(sentence.text, quote=False) in page.replace("&#39;", "'").replace("&#34;", '"')
    assert "<" not in plain


def test_a_guide_of_an_opinion_alone_shows_its_quote_and_whose_it_is(sample: Guide) -> None:
    bare = sample.model_copy(update={"prose": Prose()})
    plain = digest.text([bare], BASE, "Guides")
    assert "a party to the claim" in plain


def test_an_unsent_message_holds_both(sample: Guide) -> None:
    made = digest.message([sample], BASE, "Guides")
    assert made == digest.message([sample], BASE, "Guides")
    read = email.message_from_bytes(made, policy=default)
    assert read["Subject"] == "Guides: 19 to 25 March 2018"
    assert (read["From"], read["To"], read["Date"]) == (None, None, None)
    plain, page = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().replace("\r\n", "\n") == digest.text([sample], BASE, "Guides")
    assert page.get_content().replace("\r\n", "\n") == digest.render([sample], BASE, "Guides")
    assert max(map(len, made.split(b"\r\n"))) <= 998, "RFC 5322, 2.1.1"


def test_a_title_cannot_put_a_line_into_the_head(sample: Guide) -> None:
    made = digest.message([sample], BASE, "Guides\r\nBcc: everybody@news.example")
    assert email.message_from_bytes(made, policy=default)["Bcc"] is None


@pytest.mark.parametrize(("said", "day"), [
    ("2018-W12", date(2018, 3, 19)), ("2018W12", date(2018, 3, 19)), ("2018-03-25", date(2018, 3, 19)),
    ("2018-W01", date(2018, 1, 1)), ("2020-W53", date(2020, 12, 28)),
])  # fmt: skip
def test_a_week_by_its_number_or_by_a_day_in_it(said: str, day: date) -> None:
    assert digest.week_of(said) == day


@pytest.mark.parametrize("said", ["2018-W54", "last", "2018-13-01", "2018-W00", ""])
def test_what_is_no_week_is_said_to_be_none(said: str) -> None:
    with pytest.raises(InputError, match="neither a week such as 2018-W12 nor a day"):
        digest.week_of(said)


def test_without_an_address_nothing_links_into_the_void(sample: Guide) -> None:
    assert "href" not in digest.render([sample], "", "Guides")
    own = sample.model_copy(update={"address": "https://news.example/call/"})
    assert 'href="https://news.example/call/"' in digest.render([own], "", "Guides")


def test_digest_and_feed_from_a_folder(folder: Path) -> None:
    page = run("digest", folder, "--week", "2018-W12", "--base-url", BASE, "--title", "Guides").decode()
    assert page.startswith("<!doctype html>")
    assert "They can help" in page
    assert b"No guide was published in this week" in run("digest", folder, "--week", "2018-W13")
    out = folder / "week.eml"
    run("digest", folder, "-o", out)
    assert email.message_from_bytes(out.read_bytes(), policy=default).get_body(("html",)) is not None
    feed = feedparser.parse(run("feed", folder, "--base-url", BASE))
    assert [entry.link.startswith(BASE) for entry in feed.entries] == [True]
    with pytest.raises(InputError, match="--format pdf: unknown format; use one of html, text, eml"):
        run("digest", folder, "--format", "pdf")


def test_a_folder_gives_its_guides_and_nothing_else(folder: Path, sample: Guide, tmp_path: Path) -> None:
    assert gather([folder]) == [(folder / "call.json", sample)]
    (folder / "broken.json").write_text('{"version": "1", "title": "x"}')
    with pytest.raises(InputError, match=r"broken\.json: not a guide"):
        gather([folder])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="empty: no guide in this folder"):
        gather([tmp_path / "empty"])
    assert guide_json.read(folder / "call.json") == sample
