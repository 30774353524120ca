"""What a person writes at the head of a guide stays, with who and when; what cannot stand is refused."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from glossator.cli import guide as guide_command
from glossator.cli.guide import set as guide_set
from glossator.errors import InputError
from glossator.faces.web import page, picture
from glossator.guide import edits, names
from glossator.guide import json as guide_json
from glossator.guide.model import Guide, Image

from .sample import picture as sample_picture

PNG = base64.b64decode(sample_picture().split(",")[1])
Run = Callable[..., Result]


@pytest.fixture
def file(sample: Guide, tmp_path: Path) -> Path:
    """The sample guide in a file."""
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(sample), "utf-8")
    return path


@pytest.fixture
def put(file: Path) -> Run:
    """Run `guide set` on the file."""
    app = typer.Typer()
    guide_command.register(app)
    guide_set.register(app)
    return lambda *options: CliRunner().invoke(app, ["guide", "set", str(file), *map(str, options)])


def test_a_title_a_deck_and_tags_with_who_and_when(put: Run, file: Path, sample: Guide) -> None:
    out = put("--by", "A. Editor", "--at", "2018-03-22T10:00:00+01:00", "--title", "What he said", "--deck", "",
              "--tag", "Russia", "--tag", "Syria", "--tag", "Russia")  # fmt: skip
    assert out.stdout.splitlines()[0] == "title set by A. Editor, 2018-03-22T09:00:00Z"
    made = guide_json.read(file)
    assert (made.title, made.deck, made.filed_under) == ("What he said", "", ["Russia", "Syria"])
    assert [(edit.field, edit.by, edit.at) for edit in made.edits] == [
        (field, "A. Editor", "2018-03-22T09:00:00Z") for field in ("title", "deck", "filed_under")
    ]
    assert made.edits[0].was == sample.title
    assert made.findings == sample.findings


def test_a_later_edit_wins_and_the_earlier_one_is_kept(put: Run, file: Path) -> None:
    put("--by", "A", "--title", "One")
    put("--by", "B", "--title", "Two")
    made = guide_json.read(file)
    assert made.title == "Two"
    assert [(edit.by, edit.value, edit.was) for edit in made.edits[1:]] == [("B", "Two", "One")]


def test_the_same_value_again_changes_nothing(put: Run, file: Path) -> None:
    put("--by", "A", "--title", "One")
    before = file.read_bytes()
    assert "nothing to change" in put("--by", "B", "--title", "One").stdout
    assert file.read_bytes() == before


def test_a_picture_is_put_into_the_guide(put: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "call.jpeg").write_bytes(PNG)  # the content says what it is, not the name
    put("--by", "A", "--image", tmp_path / "call.jpeg", "--alt", "Two men at a table", "--credit", "Kremlin, CC BY 4.0")
    made = guide_json.read(file)
    assert made.image == Image(data=sample_picture(), alt="Two men at a table", credit="Kremlin, CC BY 4.0")
    shown = page.render(made)
    assert '<img src="data:image/png;base64,' in shown
    assert 'alt="Two men at a table"' in shown
    put("--by", "A", "--credit", "Kremlin")
    again = guide_json.read(file).image
    assert again is not None
    assert (again.data, again.credit) == (sample_picture(), "Kremlin")
    put("--by", "A", "--image", "")
    assert guide_json.read(file).image is None


def test_the_address_of_a_picture_is_a_link_and_nothing_is_loaded(put: Run, file: Path) -> None:
    put("--by", "A", "--image", "https://pictures.example/a.jpg", "--alt", "A ship", "--credit", "Navy")
    shown = page.render(guide_json.read(file))
    assert 'href="https://pictures.example/a.jpg"' in shown
    assert 'src="https:' not in shown


@pytest.mark.parametrize(("options", "reason"), [
    (["--by", " ", "--title", "x"], "needs the name of its author"),
    (["--by", "A", "--title", " "], "needs a title"),
    (["--by", "A", "--address", "javascript:alert(1)"], "not an http or https address"),
    (["--by", "A", "--page-address", "news.example"], "not an http or https address"),
    (["--by", "A", "--image", "https://a.example/a.png", "--credit", "x"], "needs --alt"),
    (["--by", "A", "--image", "absent.png", "--alt", "x", "--credit", "x"], "absent.png: No such file"),
    (["--by", "A", "--title", "x", "--at", "soon"], "not an ISO 8601 time"),
])  # fmt: skip
def test_what_cannot_stand_is_refused_and_changes_nothing(
    put: Run, file: Path, options: list[str], reason: str
) -> None:
    before = file.read_bytes()
    problem = put(*options).exception
    assert isinstance(problem, InputError)
    assert reason in str(problem)
    assert file.read_bytes() == before


def test_alt_and_credit_need_a_picture(put: Run, file: Path, sample: Guide) -> None:
    file.write_text(guide_json.render(sample.model_copy(update={"image": None})), "utf-8")
    assert "describe an image: give it with --image" in str(put("--by", "A", "--alt", "x").exception)


def test_a_file_that_is_no_picture_or_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    with pytest.raises(InputError, match=r"a\.png: not a PNG, JPEG, GIF, WebP or AVIF picture"):
        picture.embedded(path)
    path.write_bytes(PNG + b"\0" * picture.LARGEST)
    with pytest.raises(InputError, match=r"a\.png: 30\d kB, and at most 300 kB fit"):
        picture.embedded(path)


@pytest.mark.parametrize(("start", "kind"), [
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"GIF89a", "image/gif"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"), (b"\0\0\0\x1cftypavif", "image/avif"), (b"<svg", ""), (b"", ""),
    (b"\0\0\0\x1cftypmp42", ""), (b"RIFF\x10\0\0\0WAVEfmt ", ""),
])  # fmt: skip
def test_pictures_are_told_by_their_first_bytes(start: bytes, kind: str) -> None:
    assert picture.kind_of(start) == kind


def test_a_data_address_is_checked_when_it_is_shown() -> None:
    assert picture.checked(sample_picture())
    wrong = [sample_picture().replace("image/png", "image/jpeg"), sample_picture() + '" onload="x', "https://a/b.png",
             "data:image/png;base64,PHN2Zz4=", "data:image/svg+xml;base64,PHN2Zz4=", "data:image/png,x"]  # fmt: skip
    for data in wrong:
        assert picture.checked(data) == ""


def test_a_page_with_an_address_has_links_to_share_it(put: Run, file: Path) -> None:
    from glossator.faces import registry

    assert "bsky.app" not in registry.render("page", guide_json.read(file))
    put("--by", "A", "--page-address", "https://news.example/putin-call/")
    shown = registry.render("page", guide_json.read(file))
    assert "https://bsky.app/intent/compose?text=" in shown
    assert '<link rel="canonical" href="https://news.example/putin-call/">' in shown
    assert '"https://news.example/putin-call/#annotation-' in registry.render("web-annotation", guide_json.read(file))


def test_the_statements_address_is_where_annotations_point(put: Run, file: Path) -> None:
    put("--by", "A", "--address", "https://a.example/post")
    made = guide_json.read(file)
    assert names.statement_iri(made) == "https://a.example/post"
    assert made.edits[-1].field == "statement_address"


def test_edits_stay_when_the_statement_is_annotated_again(sample: Guide) -> None:
    before = edits.change(edits.change(sample, "title", "One", "A", ""), "title", "Two", "B", "2018-03-22T09:00:00Z")
    before = edits.change(before, "statement_address", "https://a.example/post", "B", "")
    again = edits.keep(before, sample)
    assert (again.title, again.statement.address) == ("Two", "https://a.example/post")
    assert again.edits == before.edits
