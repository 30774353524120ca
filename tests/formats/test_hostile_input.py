"""What fuzzing found: each is refused by name or read, and takes time in proportion to its length."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from glossator.errors import GlossatorError
from glossator.formats import markdown
from glossator.formats.front_matter import front_matter
from glossator.formats.kinds import name_of
from glossator.formats.markup import plain
from glossator.formats.pages import page
from glossator.language.parsing import parse
from glossator.language.sentences import sentences
from glossator.statement import from_text, read
from glossator.statement.readers import cues

LONG = 200_000  # quadratic work on so many characters takes minutes


def test_a_malformed_time_in_front_matter_is_refused_by_name() -> None:
    with pytest.raises(GlossatorError, match="front matter"):
        front_matter("---\npublished: !!timestamp x\n---\nThe harbour opened.\n")


def test_an_address_that_is_none_has_no_name() -> None:
    assert name_of("http://[::1/paper.pdf") == ""


def test_markup_without_a_document_has_no_words() -> None:
    assert plain('<html lang="<p>Nobody left.</p>') == ""


def test_a_part_without_a_name_is_left_out_of_a_document(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", "<document/>")
        package.writestr("word/nameless", b"")
    place = tmp_path / "x.docx"
    place.write_bytes(made.getvalue().replace(b"word/nameless", b"\0ord/nameless"))  # a name ends at a zero byte
    with pytest.raises(GlossatorError) as refusal:
        read(place)
    assert "IndexError" not in str(refusal.value)


@pytest.mark.parametrize("run", [" ", "<", "{\\"])
def test_a_long_run_of_one_mark_is_read_through_once(run: str) -> None:
    assert markdown.blocks(f"a{run * LONG}")
    assert list(cues._plain([f"a {run * LONG}"]))


def test_long_text_without_stops_is_cut_and_parsed_once() -> None:
    assert sentences("we said that```\n" + "```\n" * (LONG // 20))
    assert len(parse(["1 " * (LONG // 10)])[0]) == LONG // 10


def test_a_page_of_endless_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_ELEMENTS", 1_000)
    assert page.tree_of("<p>a</p>" * 900) is not None
    with pytest.raises(GlossatorError, match="elements, more than"):
        page.tree_of("<p>a</p>" * 2_000)


def test_quotations_passed_on_without_end_are_read() -> None:
    post = [{"text": '"@a: ' * 5_000 + "x", "user": {"name": "Ann", "screen_name": "ann"}}]
    assert from_text(json.dumps(post), format="posts").utterances
