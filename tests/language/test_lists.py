"""Lists in YAML: a word is a word, and every file reads alike with and without the C loader."""

import warnings
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

import glossator
from glossator.language.attribution.words import prepositions
from glossator.language.lists import Loader, load, phrases, read

FOLDER = Path(glossator.__file__).parent
FILES = sorted(FOLDER.rglob("data/**/*.yaml"))


class Plain(yaml.SafeLoader):
    """What reads where PyYAML was built without its C library."""


Plain.yaml_implicit_resolvers = Loader.yaml_implicit_resolvers


def test_only_true_and_false_are_truth_values() -> None:
    assert read("[yes, No, on, OFF, y, n]") == ["yes", "No", "on", "OFF", "y", "n"]
    assert read("{a: true, b: False}") == {"a": True, "b": False}
    assert read("{on: [insist]}") == {"on": ["insist"]}


def test_nothing_in_yaml_is_run() -> None:
    with pytest.raises(yaml.YAMLError):
        read("!!python/object/apply:os.getcwd []")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_every_list_reads_alike_with_either_loader(file: Path) -> None:
    text = file.read_text("utf-8")
    assert yaml.load(text, Loader=Plain) == read(text)


def test_a_room_s_list_is_found_by_name() -> None:
    text = (files("glossator.language") / "data" / "stems.yaml").read_text("utf-8")
    assert load("language", "stems") == read(text)


def keys(value: Any) -> Any:
    if isinstance(value, dict):
        for key, held in value.items():
            yield key
            yield from keys(held)


def test_no_key_of_a_list_is_a_truth_value() -> None:
    for file in FILES:
        assert not any(isinstance(key, bool) for key in keys(read(file.read_text("utf-8")))), file


def test_verbs_that_take_on_are_known() -> None:
    assert "on" in prepositions("insist")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("it'd", "it’d"),
        ("the mill(?!['’]s)", "the mill"),
        ("the mill[^'a-z]*", "the mill"),
        (r"the \[owner's\] mill", "the [owner’s] mill"),
    ],
)
def test_an_apostrophe_in_a_list_is_any_of_them_also_in_a_set(pattern: str, text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = phrases([pattern])
    assert found.search(text)
    assert found.search("a windmill") is None


def test_what_a_set_leaves_out_it_leaves_out_in_either_form() -> None:
    found = phrases(["mill(?!['’]s)"])
    assert [found.search(text) for text in ("mill's", "mill’s")] == [None, None]
