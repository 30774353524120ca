"""Addresses on the command line: named ones are fetched, lists too, and what gives nothing is one line."""

import json
import socket
from pathlib import Path

import pytest
from tests.addresses.server import NEWS, article, page, served
from typer.testing import CliRunner

from glossator.cli.addresses import parted
from glossator.cli.main import application
from glossator.cli.record.follow import span
from glossator.errors import InputError

pytestmark = pytest.mark.slow

runner = CliRunner()

TALK = page("Mayor on bridges", "<p>The bridges cost two million pounds in 2017. They will open in June.</p>" + NEWS)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_record_add_takes_addresses_and_lists_and_files(tmp_path: Path) -> None:
    with served({"/a": article("A"), "/b": article("B"), "/c": article("C")}) as here:
        Path("list.txt").write_text(f"# of today\n\n{here.root}/b  # bridges\n", encoding="utf-8")
        Path("saved.html").write_text(article("Saved"), encoding="utf-8")
        words = ["record", "add", "saved.html", f"{here.root}/a", "@list.txt", "-", f"{here.root}/none"]
        result = runner.invoke(application(), [*words, "--allow-private", "--no-embed"], input=f"{here.root}/c\n")
        root = here.root
    assert result.exit_code == 1
    assert f"refused  {root}/none: there is no such page (404 Not Found); look for it in a web archive" in result.stdout
    assert "record: 4 added, 0 updated, 0 unchanged, 1 refused" in result.stdout
    shown = runner.invoke(application(), ["record", "show", f"{root}/a", "--json"])
    capture = json.loads(shown.stdout)["capture"]
    assert (Path("record") / capture["file"]).exists()


def test_what_cannot_be_fetched_is_one_line_and_leaves_no_record() -> None:
    words = ["record", "add", "http://127.0.0.1:9/a", "file:///etc/passwd"]
    result = runner.invoke(application(), words)
    assert result.exit_code == 1
    assert "refused  http://127.0.0.1:9/a: 127.0.0.1 is a loopback address; use --allow-private" in result.stdout
    assert "refused  file:///etc/passwd: file: only http and https are fetched" in result.stdout
    assert not Path("record").exists()


def test_without_a_network_an_address_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", none)
    monkeypatch.setattr("time.sleep", lambda _: None)
    result = runner.invoke(application(), ["claims", "https://paper.example/a"])
    told = "https://paper.example/a: the name paper.example cannot be resolved; check the network connection"
    assert str(result.exception) == told


@pytest.mark.parametrize("line", ["notes.html", "paper.example/a", "see https://paper.example/"])
def test_a_list_names_the_line_that_is_no_address(line: str) -> None:
    Path("list.txt").write_text(f"https://paper.example/a\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.txt, line 2: .* is not a URL such as"):
        parted(["@list.txt"])


def test_claims_extract_and_show_read_an_address() -> None:
    with served({"/a": TALK}) as here:
        words = [f"{here.root}/a", "--allow-private", "--json"]
        claims = runner.invoke(application(), ["claims", *words])
        extracted = runner.invoke(application(), ["extract", *words])
        shown = runner.invoke(application(), ["statement", "show", *words])
        root = here.root
    assert any("two million pounds" in json.loads(line)["text"] for line in claims.stdout.splitlines())
    assert json.loads(extracted.stdout)["address"] == json.loads(shown.stdout)["address"] == f"{root}/a"


def test_extract_names_a_wall_and_goes_on() -> None:
    with served(
        {"/a": page("Just a moment...", "<p>Checking your browser.</p><p>Ray ID: 8a7b</p>"), "/b": TALK}
    ) as here:
        result = runner.invoke(application(), ["extract", f"{here.root}/a", f"{here.root}/b", "--allow-private"])
        root = here.root
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{root}/a: only a guard against machines, not the page")
    assert "two million pounds" in result.stdout


def test_live_reads_no_address() -> None:
    result = runner.invoke(application(), ["live", "https://paper.example/a"])
    assert "`live` reads a growing file or standard input, not a URL" in str(result.exception)


def test_follow_list_and_remove() -> None:
    feed = '<rss version="2.0"><channel><title>The Coast Paper</title><item><link>/a</link></item></channel></rss>'
    with served({"/feed": feed, "/a": article("A")}) as here:
        words = ["record", "follow", "--allow-private", "--no-embed"]
        first = runner.invoke(application(), [*words, f"{here.root}/feed", f"{here.root}/gone"])
        assert first.exit_code == 1
        assert f"{here.root}/feed: 1 listed, 1 added, 0 updated, 0 refused" in first.stdout
        assert f"failed   {here.root}/gone: there is no such page" in first.stdout
        again = runner.invoke(application(), words)
        assert again.exit_code == 0
        assert f"{here.root}/feed: 1 listed, 0 added" in again.stdout
        listed = runner.invoke(application(), ["record", "follow", "--list"]).stdout
        assert listed.startswith(f"{here.root}/feed\n  RSS · The Coast Paper · asked 2")
        removed = runner.invoke(application(), ["record", "follow", "--remove", f"{here.root}/feed"])
        assert removed.stdout == f"{here.root}/feed: no longer followed\n"
        assert runner.invoke(application(), ["record", "follow", "--list"]).stdout == "no feed is followed\n"
        assert "no feed is followed; name one" in str(runner.invoke(application(), words).exception)


def test_a_feed_that_is_none_leaves_no_record() -> None:
    with served({}) as here:
        result = runner.invoke(application(), ["record", "follow", f"{here.root}/feed", "--allow-private"])
    assert "it is not followed" in result.stdout
    assert not Path("record").exists()


@pytest.mark.parametrize(("words", "seconds"), [("90s", 90), ("15m", 900), ("6h", 21600), ("1d", 86400)])
def test_times_between_rounds(words: str, seconds: float) -> None:
    assert span(words) == seconds


@pytest.mark.parametrize("words", ["15", "0m", "5s", "-5m", "1w", "m"])
def test_times_that_are_none(words: str) -> None:
    with pytest.raises(Exception, match="not an interval such as 15m, 6h or 1d"):
        span(words)
