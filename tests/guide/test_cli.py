"""The commands `show`, `guide` and `publish`, on files and on standard input."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from glossator.cli import guide as guide_command
from glossator.cli import publish as publish_command
from glossator.cli import show as show_command
from glossator.errors import InputError
from glossator.faces import registry
from glossator.guide import json as guide_json
from glossator.guide.model import Guide

pytestmark = pytest.mark.slow

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command; problems the user can mend are raised."""
    app = typer.Typer()
    for module in (show_command, guide_command, publish_command):
        module.register(app)
    return lambda *arguments, **more: CliRunner().invoke(app, [str(each) for each in arguments], **more)


@pytest.fixture
def file(sample: Guide, tmp_path: Path) -> Path:
    """The sample guide in a file."""
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(sample), "utf-8")
    return path


def test_show_reads_as_a_page(run: Run, file: Path) -> None:
    out = run("show", file, "--width", 90).stdout
    assert "✓ 4 supported   ✕ 1 refuted   ⇄ 1 disputed   ○ 1 silent" in out
    assert "congratulate him on his election victory [1✓]" in " ".join(out.split())
    assert "⇄ Disputed 0.58" in out
    assert max(map(len, out.splitlines())) <= 90


@pytest.mark.parametrize("claim", ["9", "c9"])
def test_show_one_claim_in_full(run: Run, file: Path, claim: str) -> None:
    out = " ".join(run("show", file, "--claim", claim, "--width", 200).stdout.split())
    assert "Asked: “Russia can help solve problems with Iran.” of 113,000 documents" in out
    assert "What would settle it: a dated agreement" in out


def test_show_reads_standard_input(run: Run, file: Path) -> None:
    assert "13 claims" in run("show", "-", "--width", 90, input=file.read_bytes()).stdout


def test_show_names_the_claims_there_are(run: Run, file: Path) -> None:
    problem = run("show", file, "--claim", "99").exception
    assert isinstance(problem, InputError)
    assert "no claim '99' in this guide; it has c1, c2" in str(problem)


@pytest.mark.parametrize(("form", "start"), [
    ("page", "<!doctype html>"), ("markdown", "# “They"), ("json", '{\n "version": "1"'), ("web-annotation", "{"),
    ("claim-review", "{"), ("claims-csv", "claim,topic"), ("evidence-csv", "claim,kept"), ("atom", "<?xml"),
    ("digest", "<!doctype html>"),
])  # fmt: skip
def test_convert_writes_every_form(run: Run, file: Path, tmp_path: Path, form: str, start: str) -> None:
    out = run("guide", "convert", file, "--to", form)
    assert out.stdout_bytes.decode().startswith(start)
    path = tmp_path / "out"
    assert run("guide", "convert", file, "--to", form, "-o", path).exit_code == 0
    assert path.read_bytes() == out.stdout_bytes


def test_convert_writes_every_face_there_is(run: Run, file: Path, sample: Guide) -> None:
    for name in registry.names():
        assert run("guide", "convert", file, "--to", name).stdout_bytes.decode() == registry.render(name, sample)


def test_convert_to_an_embed_needs_an_address(run: Run, file: Path) -> None:
    assert "needs --base-url" in str(run("guide", "convert", file, "--to", "embed").exception)
    out = run("guide", "convert", file, "--to", "embed", "--base-url", "https://a.example", "--claim", 5).stdout
    assert '<iframe src="https://a.example/guides/2018-03-21-they' in out


def test_convert_names_the_forms_there_are(run: Run, file: Path) -> None:
    assert "unknown format; use one of page, " in str(run("guide", "convert", file, "--to", "pdf").exception)


def test_schema_is_that_of_guides(run: Run) -> None:
    assert json.loads(run("guide", "schema").stdout) == guide_json.schema()


def test_signing_adds_a_review_and_overwrites_none(run: Run, file: Path, sample: Guide) -> None:
    first = run("guide", "sign", file, "--claim", 12, "--reviewer", "D. Editor", "--at", "2018-03-25T08:00:00+02:00")
    assert first.stdout == "c12: signed off by D. Editor, 2018-03-25T06:00:00Z\n"
    run(
        "guide",
        "sign",
        file,
        "--claim",
        "c12",
        "--reviewer",
        "E. Editor",
        "--verdict",
        "disputed",
        "--note",
        "No.",
        "--draft",
    )
    signed = guide_json.read(file)
    assert signed.reviews[:2] == sample.reviews
    assert [(each.claim, each.reviewer, each.signed, each.verdict) for each in signed.reviews[2:]] == [
        ("c12", "D. Editor", True, ""), ("c12", "E. Editor", False, "disputed")]  # fmt: skip
    assert signed.reviews[3].at.endswith("Z")
    assert signed.model_copy(update={"reviews": sample.reviews}) == sample, "nothing else changed"


@pytest.mark.parametrize(("options", "reason"), [
    (["--claim", "9", "--verdict", "supported"], "no finding of 'supported' without a quote"),
    (["--claim", "1", "--verdict", "maybe"], "no finding 'maybe'"),
    (["--claim", "77"], "no claim '77'"),
    (["--claim", "1", "--at", "soon"], "not an ISO 8601 time"),
    (["--claim", "1", "--reviewer", " "], "the name of the reviewer is missing"),
])  # fmt: skip
def test_a_signature_that_cannot_stand_changes_nothing(run: Run, file: Path, options: list[str], reason: str) -> None:
    before = file.read_bytes()
    result = run("guide", "sign", file, "--reviewer", "A", *options)
    assert reason in str(result.exception)
    assert file.read_bytes() == before


def test_publish_says_what_it_did(run: Run, file: Path, tmp_path: Path) -> None:
    out = run("publish", file, "-o", tmp_path / "site", "--base-url", "https://a.example").stdout
    assert out.startswith("1 guide on the site, 1 rendered;")
    again = json.loads(
        run("publish", file, "-o", tmp_path / "site", "--base-url", "https://a.example", "--json").stdout
    )
    assert (again["guides"], again["rendered"], again["written"]) == (1, 0, [])
