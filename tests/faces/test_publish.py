"""A site of guides: every page there, every link holding, only changes written."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from glossator.errors import GlossatorError, InputError
from glossator.faces.site import links, store
from glossator.faces.site.publish import base_address, publish
from glossator.guide import json as guide_json
from glossator.guide import names
from glossator.guide.edits import change
from glossator.guide.model import Guide, Review

pytestmark = pytest.mark.slow

BASE = "https://news.example/guides-of-ours/"


def saved(folder: Path, guide: Guide, name: str = "guide.json") -> Path:
    """The guide in a file."""
    path = folder / name
    path.write_text(guide_json.render(guide), "utf-8")
    return path


def another(sample: Guide) -> Guide:
    """A short guide to another statement, a month later, by somebody else."""
    text = "We never said that. They can help."
    statement = sample.statement.model_copy(update={"text": text, "speaker": "Jane Doe", "utterances": []})
    claim = sample.claims[3].model_copy(update={"id": "c1", "spans": [], "text": "We never said that."})
    finding = sample.finding("c4").model_copy(update={"claim": "c1"})
    method = sample.method.model_copy(update={"as_of": sample.method.as_of.replace(month=4)})  # type: ignore[union-attr]
    return sample.model_copy(update={
        "title": "Another statement", "statement": statement, "claims": [claim], "findings": [finding], "topics": [],
        "conduct": [], "earlier": None, "reviews": [], "filed_under": ["Russia", "Schools"], "method": method,
    })  # fmt: skip


@pytest.fixture
def site(sample: Guide, tmp_path: Path) -> Path:
    """A site with two guides."""
    folder = tmp_path / "site"
    publish([saved(tmp_path, sample), saved(tmp_path, another(sample), "other.json")], folder, base=BASE)
    return folder


def test_every_page_is_there(site: Path, sample: Guide) -> None:
    slug = names.guide_slug(sample)
    expected = ["index.html", "feed.atom", "sitemap.xml", "404.html", "robots.txt", "digest/index.html",
                "speakers/donald-j-trump/index.html", "speakers/jane-doe/index.html", "topics/russia/index.html",
                "topics/schools/index.html", "months/2018-03/index.html", "months/2018-04/index.html",
                "digest/2018-W12.html", f"guides/{slug}/index.html", f"guides/{slug}/c13/index.html",
                f"guides/{slug}/c13/embed.html", f"guides/{slug}/guide.json", f"guides/{slug}/guide.md",
                f"guides/{slug}/annotations.jsonld", f"guides/{slug}/claim-review.jsonld", f"guides/{slug}/claims.csv",
                f"guides/{slug}/evidence.csv"]  # fmt: skip
    assert [name for name in expected if not (site / name).is_file()] == []
    front = (site / "index.html").read_text("utf-8")
    assert front.index("Another statement") < front.index("They can help solve problems"), "the latest first"
    assert "They can help" not in (site / "topics/schools/index.html").read_text("utf-8")
    assert "They can help" in (site / "topics/russia/index.html").read_text("utf-8")


def test_addresses_are_the_sites_own(site: Path, sample: Guide) -> None:
    slug = names.guide_slug(sample)
    page = (site / f"guides/{slug}/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}guides/{slug}/">' in page
    claim = (site / f"guides/{slug}/c1/index.html").read_text("utf-8")
    review = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', claim)[0])
    assert review["url"] == f"{BASE}guides/{slug}/c1/"
    assert "ld+json" not in (site / f"guides/{slug}/c9/index.html").read_text("utf-8"), "silence is not rated"
    places = [each.text or "" for each in ElementTree.parse(site / "sitemap.xml").iter() if each.tag.endswith("loc")]
    assert len(places) == len(set(places)) >= 20
    for place in places:
        assert (site / place.removeprefix(BASE) / "index.html").is_file()


def test_publishing_again_writes_nothing(site: Path, sample: Guide, tmp_path: Path) -> None:
    before = {
        path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file() and path.name != store.MANIFEST
    }
    done = publish([tmp_path / "guide.json", tmp_path / "other.json"], site, base=BASE)
    assert (done.guides, done.rendered, done.written, done.removed) == (2, 0, [], [])
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_one_more_guide_leaves_the_others_alone(sample: Guide, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish([saved(tmp_path, sample)], folder, base=BASE)
    done = publish([saved(tmp_path, another(sample), "other.json")], folder, base=BASE)
    assert (done.guides, done.rendered) == (2, 1)
    assert not [path for path in done.written if names.guide_slug(sample) in path]
    assert "index.html" in done.written


def test_a_signature_changes_that_guide_and_keeps_its_address(site: Path, sample: Guide, tmp_path: Path) -> None:
    review = Review(claim="c12", reviewer="C", at="2018-03-24T00:00:00Z", signed=True)
    signed = sample.model_copy(update={"reviews": [*sample.reviews, review]})
    done = publish([saved(tmp_path, signed)], site, base=BASE)
    assert done.rendered == 1
    assert f"guides/{names.guide_slug(sample)}/c12/index.html" in done.written
    assert done.removed == []


def test_pruned_guides_leave_nothing_behind(site: Path, sample: Guide, tmp_path: Path) -> None:
    done = publish([tmp_path / "guide.json"], site, base=BASE, prune=True)
    assert done.guides == 1
    assert "topics/schools/index.html" in done.removed
    assert not (site / "topics/schools").exists()
    assert not [path for path in site.rglob("*") if "another-statement" in path.name]


def test_the_site_is_the_same_whatever_the_order(sample: Guide, tmp_path: Path) -> None:
    one, two = saved(tmp_path, sample), saved(tmp_path, another(sample), "other.json")
    publish([one, two], tmp_path / "a", base=BASE)
    publish([two], tmp_path / "b", base=BASE)
    publish([one], tmp_path / "b", base=BASE)

    def content(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_a_file_lost_from_the_site_comes_back(site: Path, sample: Guide, tmp_path: Path) -> None:
    lost = site / "guides" / names.guide_slug(sample) / "c5" / "index.html"
    lost.unlink()
    publish([tmp_path / "guide.json"], site, base=BASE)
    assert lost.is_file()


def test_a_folder_of_other_things_is_left_alone(sample: Guide, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty, and not a site made before"):
        publish([saved(tmp_path, sample)], tmp_path / "home")
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["thesis.txt"]


def test_two_guides_of_one_name_are_refused(sample: Guide, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"b\.json: has the same title, day and statement as .*a\.json"):
        publish([saved(tmp_path, sample, "a.json"), saved(tmp_path, sample, "b.json")], tmp_path / "site")


def test_a_damaged_manifest_is_named(site: Path, tmp_path: Path) -> None:
    (site / store.MANIFEST).write_text("{")
    with pytest.raises(InputError, match=r"\.glossator-site\.json: damaged"):
        publish([tmp_path / "guide.json"], site)


@pytest.mark.parametrize("name", ["../x.html", "/etc/x", "a/../../x"])
def test_nothing_is_written_outside_the_site(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="not a path inside the site"):
        store.write(tmp_path / "site", {name: "x"}, {}, store.Manifest())


def test_broken_links_are_found(site: Path, sample: Guide) -> None:
    assert links.broken(site, BASE) == []
    page = site / "index.html"
    page.write_text(
        page.read_text("utf-8").replace(
            "</main>",
            f"""<a href="nowhere.html">x</a><a href="404.html#gone">x</a>
        <a href="{BASE}topics/none/">x</a><a href="../../outside.html">x</a><a href="https://other.example/x">x</a></main>""",
        )
    )
    assert links.broken(site, BASE) == [
        "index.html: nowhere.html", "index.html: 404.html#gone", f"index.html: {BASE}topics/none/",
        "index.html: ../../outside.html",
    ]  # fmt: skip


def test_publish_tells_of_a_link_that_leads_nowhere(
    sample: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glossator.faces.site import listings

    def without(*arguments: Any) -> dict[str, str]:
        return {path: content for path, content in real(*arguments).items() if path != "feed.atom"}

    real = listings.listing_files
    monkeypatch.setattr("glossator.faces.site.publish.listing_files", without)
    with pytest.raises(GlossatorError, match=r"broken links:\n.*feed\.atom"):
        publish([saved(tmp_path, sample)], tmp_path / "site")


def test_a_new_title_keeps_the_address(site: Path, sample: Guide, tmp_path: Path) -> None:
    slug = names.guide_slug(sample)
    renamed = change(sample, "title", "Quite another headline", "A. Editor", "2018-03-24T00:00:00Z")
    assert names.guide_slug(renamed) != slug
    done = publish([saved(tmp_path, renamed)], site, base=BASE)
    assert done.guides == 2
    assert done.removed == []
    assert "Quite another headline" in (site / "guides" / slug / "index.html").read_text("utf-8")
    assert "Quite another headline" in (site / "index.html").read_text("utf-8")
    again = publish([tmp_path / "guide.json"], site, base=BASE)
    assert (again.rendered, again.written) == (0, [])


def test_a_second_guide_to_the_statement_has_an_address_of_its_own(sample: Guide, tmp_path: Path) -> None:
    other = sample.model_copy(update={"title": "The same, read again"})
    paths = [saved(tmp_path, sample, "a.json"), saved(tmp_path, other, "b.json")]
    assert publish(paths, tmp_path / "site").guides == 2
    assert publish(paths, tmp_path / "site").written == []


def test_address_and_title_hold_until_others_are_given(sample: Guide, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish([saved(tmp_path, sample)], folder, base=BASE, title="The Record")
    done = publish([saved(tmp_path, another(sample), "other.json")], folder)
    assert done.rendered == 1, "the one that stood there is left alone"
    assert "<title>The Record</title>" in (folder / "index.html").read_text("utf-8")
    assert BASE in (folder / "sitemap.xml").read_text("utf-8")
    publish([tmp_path / "guide.json"], folder, base="")
    assert not (folder / "sitemap.xml").exists()


def test_a_folder_of_guides_is_published_whole(sample: Guide, tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    saved(tmp_path / "guides", sample)
    saved(tmp_path / "guides", another(sample), "other.json")
    assert publish([tmp_path / "guides"], tmp_path / "site").guides == 2


def test_files_of_others_are_neither_overwritten_nor_removed(site: Path, sample: Guide, tmp_path: Path) -> None:
    (site / "CNAME").write_text("news.example")
    topic = site / "topics/schools/index.html"
    topic.write_text("changed by hand")
    done = publish([tmp_path / "guide.json"], site, base=BASE, prune=True)
    assert (site / "CNAME").read_text() == "news.example"
    assert topic.read_text() == "changed by hand", "what somebody changed is not ours to remove"
    assert "topics/schools/index.html" not in done.removed
    mine = site / f"guides/{names.guide_slug(another(sample))}/index.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("not of this program")
    before = (site / "index.html").read_bytes()
    with pytest.raises(InputError, match=r"index\.html: stands where a page of the site belongs"):
        publish([tmp_path / "other.json"], site, base=BASE)
    assert (site / "index.html").read_bytes() == before, "refused before anything was written"


def test_an_interrupted_publishing_is_simply_done_again(
    sample: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = 0

    def failing(path: Path, content: str) -> None:
        nonlocal done
        done += 1
        if done > 5:
            raise KeyboardInterrupt
        real(path, content)

    real = store._replace
    monkeypatch.setattr(store, "_replace", failing)
    with pytest.raises(KeyboardInterrupt):
        publish([saved(tmp_path, sample)], tmp_path / "site", base=BASE)
    monkeypatch.setattr(store, "_replace", real)
    assert publish([tmp_path / "guide.json"], tmp_path / "site", base=BASE).guides == 1
    publish([tmp_path / "guide.json"], tmp_path / "whole", base=BASE)
    files = [{path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
             for folder in (tmp_path / "site", tmp_path / "whole")]  # fmt: skip
    assert files[0] == files[1]


def test_a_link_out_of_the_site_is_not_followed(site: Path, sample: Guide, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    folder = site / "topics" / "schools"
    (folder / "index.html").rename(tmp_path / "home" / "index.html")
    folder.rmdir()
    folder.symlink_to(tmp_path / "home")
    with pytest.raises(InputError, match="a link leads out of the site"):
        publish([tmp_path / "guide.json"], site, base=BASE, prune=True)
    assert (tmp_path / "home" / "index.html").is_file()


def test_weeks_have_a_digest_in_both_forms(site: Path) -> None:
    front = (site / "index.html").read_text("utf-8")
    assert 'href="digest/2018-W12.html"' in front
    assert (site / "digest/2018-W12.txt").read_text("utf-8").startswith("Annotated statements\n19 to 25 March 2018")


def test_claims_stand_in_their_place_on_their_own_page(site: Path, sample: Guide) -> None:
    from glossator.faces.site.pages import around
    from glossator.faces.web.page import make_notes

    for note in make_notes(sample):
        place = around(sample, note)
        said = place["before"].removeprefix("… ") + place["said"] + place["after"].removesuffix(" …")
        assert said in sample.statement.text
        assert note.claim.text.split()[0] in place["said"]
    content = (site / f"guides/{names.guide_slug(sample)}/c5/index.html").read_text("utf-8")
    assert "claim 5 of 13" in content
    assert '<mark class="' in content


@pytest.mark.parametrize("base", ["javascript:x", "news.example", "https://news.example/?a", "https://news.example/#a"])
def test_a_base_that_is_no_folder_on_the_web_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="not an http or https address"):
        base_address(base)


def test_without_an_address_the_site_still_stands(sample: Guide, tmp_path: Path) -> None:
    done = publish([saved(tmp_path, sample)], tmp_path / "site")
    assert "sitemap.xml" not in done.written, "a sitemap needs addresses"
    assert links.broken(tmp_path / "site") == []
