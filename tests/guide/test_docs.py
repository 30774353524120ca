"""docs/faces.md and docs/publishing.md are held against the program: commands, forms, ratings, links, pages."""

import re
import shlex
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.test_readme import commands

from glossator.cli import guide as guide_command
from glossator.faces import registry
from glossator.faces.exchange import claim_review
from glossator.faces.site.publish import publish
from glossator.faces.web import picture
from glossator.guide import json as guide_json
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.spans import CONTEXT

PAGES = {name: (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("faces", "publishing", "reviewing")}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_line_names_a_command_and_options_it_takes(page: str) -> None:
    known = commands()
    lines = re.findall(r"(?:^    (?:\$ )?|`)glossator ([^`\n]+)", PAGES[page], re.MULTILINE)
    assert len(lines) >= 5
    for line in lines:
        said = shlex.split(line, comments=True)
        name = " ".join(said[:2]) if " ".join(said[:2]) in known else said[0]
        assert name in known, line
        options = {word for word in said if re.fullmatch(r"--?[a-z][a-z-]*", word)}
        assert options <= known[name], (line, options - known[name])


def test_every_decision_that_is_told_is_a_command_with_its_options() -> None:
    known = commands()
    told = re.findall(r"`(guide [a-z][^`]*)`", PAGES["reviewing"])
    assert len(told) >= 20
    for line in told:
        said = shlex.split(line.replace("…", "x"))
        name = max((name for name in known if said[: len(name.split())] == name.split()), key=len, default="")
        assert name, line
        assert {word for word in said if re.fullmatch(r"--?[a-z][a-z-]*", word)} <= known[name], line


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_and_their_headings(page: str) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", PAGES[page]):
        name, _, heading = link.partition("#")
        text = (ROOT / "docs" / name).read_text("utf-8")
        anchors = {
            re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-") for each in re.findall(r"^#+ (.+)$", text, re.M)
        }
        assert not heading or heading in anchors, link


def test_the_table_of_forms_is_whole() -> None:
    table = PAGES["faces"].split("## Files other programs read")[1].split("**Web Annotations.**")[0]
    named = set(
        re.findall(r"`([a-z-]+)`", "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `")))
    )
    assert named - {"--to"} == set(registry.names()) | set(guide_command.OTHERS)


def test_the_table_of_ratings_is_the_programs() -> None:
    rows = re.findall(r"^\| (\w+) \| (\d) \| (\w+) \|$", PAGES["faces"], re.MULTILINE)
    assert {(name, int(value), word) for name, value, word in rows} == {
        (str(verdict), rating, words.verdict(verdict).word) for verdict, rating in claim_review.RATINGS.items()
    }


def test_the_numbers_are_the_programs() -> None:
    assert f"at most {picture.LARGEST // 1000} kB" in PAGES["faces"]
    assert f"are {CONTEXT} characters each" in PAGES["faces"]


def test_every_option_of_set_is_in_its_table() -> None:
    table = PAGES["faces"].split("## What people write")[1]
    assert {option for option in commands()["guide set"] if option.startswith("--")} - {"--reviewer", "--help"} <= set(
        re.findall(r"--[a-z-]+", table)
    )


def test_the_pages_of_a_site_are_those_it_has(sample: Guide, tmp_path: Path) -> None:
    (tmp_path / "guide.json").write_text(guide_json.render(sample), "utf-8")
    publish([tmp_path / "guide.json"], tmp_path / "site", base="https://news.example/")
    made = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    table = PAGES["publishing"].split("| page | shows |")[1].split("\n\n")[0]
    for cell in (line.split("|")[1] for line in table.splitlines()[2:]):
        for name in re.findall(r"`([^`]+)`", cell):
            pattern = re.escape(name + "index.html" if name.endswith("/") else name).replace("NAME", "[a-z0-9-]+")
            assert name == ".txt" or any(re.fullmatch(pattern, path) for path in made), name
    for name in ("guide.json", "guide.md", "annotations.jsonld", "claim-review.jsonld", "claims.csv", "evidence.csv"):
        assert f"`{name}`" in table
