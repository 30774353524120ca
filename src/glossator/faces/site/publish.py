"""Publishing guides as a static site: index pages, guides, claims, feed and digest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from glossator._version import __version__
from glossator.errors import GlossatorError, InputError
from glossator.faces.exchange.captures import Copies, copied, only_to
from glossator.faces.site import links, store
from glossator.faces.site.folder import gather
from glossator.faces.site.listings import listing_files, sitemap
from glossator.faces.site.pages import guide_files, retracted_files
from glossator.guide import json, names
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed
from glossator.record.record import Record

FOLDER = "captures/"
TITLE = "Annotated statements"


@dataclass(frozen=True)
class Published:
    """The site's contents, and what this run changed."""

    guides: int
    rendered: int
    written: list[str]
    unchanged: int
    removed: list[str]
    missing: list[str] = field(default_factory=list)


def publish(paths: Iterable[str | Path], folder: str | Path, *, base: str | None = None, title: str | None = None,
            prune: bool = False, captures: Record | None = None) -> Published:  # fmt: skip
    """Publish guides to the site in `folder`; earlier ones stay unless `prune`, and only changes are written.

    With `captures`, the record the guides were made from, copies of the quoted captures are published too; those of
    earlier guides stay. `missing` names what could not be copied.

    `base` is the site's URL; if it or `title` is None, the previous value is kept. Raises InputError for a file that is
    no guide, GlossatorError if a link of the site is broken.
    """
    site = Path(folder)
    before = store.load(site)
    address = base_address(before.base if base is None else base)
    title = title or before.title or TITLE
    standing = _standing(site, before)
    guides = _given(paths, standing)
    copies = {slug: copied(guide, captures, FOLDER) for slug, guide in guides.items()} if captures else {}
    guides |= {slug: each.guide for slug, each in copies.items()}
    guides = {slug: _as_copied(slug, guide, slug in copies, before) for slug, guide in guides.items()}
    if not prune:
        guides = standing | guides
    rendered, made, manifest = _render(guides, address, title, site, before, copies)
    kept = dict(manifest.files)
    made |= _listings(guides, [*made, *kept], address, title)
    manifest.base, manifest.title = address, title
    manifest.files |= {path: store.digest(content) for path, content in made.items()}
    done = store.write(site, made, kept, before)
    store.save(site, manifest)
    lost = links.broken(site, address)
    if lost:
        raise GlossatorError(f"{site}: broken links:\n{links.report(lost)}")
    missing = [line for each in copies.values() for line in each.missing]
    return Published(len(guides), rendered, done.written, len(done.unchanged), done.removed, missing)


def _listings(guides: Mapping[str, Guide], pages: Iterable[str], base: str, title: str) -> dict[str, str]:
    """The index pages and, for a site with a URL, sitemap and robots.txt; `pages` are the paths of all other files."""
    made = listing_files(list(guides.values()), base, title)
    if base:
        made["sitemap.xml"] = sitemap(_changed(guides, [*pages, *made]), base)
        made["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"
    return made


def base_address(base: str) -> str:
    """An http or https URL with a trailing slash, or ''. Raises InputError for anything else."""
    if not base:
        return ""
    found = safe.link(base)
    if not found or "?" in found or "#" in found:
        raise InputError(f"{base}: not an http or https address of a folder")
    return found if found.endswith("/") else found + "/"


def _given(paths: Iterable[str | Path], standing: Mapping[str, Guide]) -> dict[str, Guide]:
    """The guides by slug; a guide published before under an older title keeps its slug and URL.

    A guide with a slug of its own never matches one published under another.
    """
    read = [(str(path), printed(guide)) for path, guide in gather(paths)]
    own = [names.guide_slug(guide) for _, guide in read]
    said = [_said(guide) for _, guide in read]
    found: dict[str, tuple[str, Guide]] = {}
    for (path, guide), slug in zip(read, own, strict=True):
        older = [name for name, each in standing.items() if _said(each) == _said(guide) and name not in own]
        if not guide.slug and slug not in standing and len(older) == said.count(_said(guide)) == 1:
            slug = older[0]
        if slug in found:
            raise InputError(f"{path}: has the same title, day and statement as {found[slug][0]}")
        settled = guide if names.guide_slug(guide) == slug else guide.model_copy(update={"slug": slug})
        found[slug] = (path, settled)
    return {slug: guide for slug, (_, guide) in found.items()}


def _said(guide: Guide) -> str:
    return names.urn("guide", str(guide.statement.date), guide.statement.text)


def _standing(site: Path, before: store.Manifest) -> dict[str, Guide]:
    return {slug: json.read(store.inside(site, f"guides/{slug}/guide.json")) for slug in before.guides}


def _render(
    guides: Mapping[str, Guide], base: str, title: str, site: Path, before: store.Manifest, copies: Mapping[str, Copies]
) -> tuple[int, dict[str, str | bytes], store.Manifest]:
    """The number of guides rendered, their files, and a manifest that already lists the unchanged files."""
    made: dict[str, str | bytes] = {}
    manifest = store.Manifest()
    rendered = 0
    for slug, guide in sorted(guides.items()):
        key = store.digest("\0".join([json.render(guide), base, title, __version__, _code()]))
        old = before.guides.get(slug)
        if old and old["key"] == key and all((site / path).is_file() for path in old["files"]):
            manifest.guides[slug] = old
            manifest.files |= {path: before.files[path] for path in old["files"]}
            continue
        mine: dict[str, str | bytes] = {**guide_files(guide, base, title)}
        if slug in copies:
            mine |= {f"guides/{slug}/{FOLDER}{name}": data for name, data in copies[slug].files.items()}
        if guide.retracted:
            mine |= retracted_files(guide, title, old["files"] if old else ())
        made |= mine
        stay = [] if slug in copies or guide.retracted else _copies_before(slug, before)
        manifest.files |= {path: before.files[path] for path in stay}
        manifest.guides[slug] = {"key": key, "files": sorted([*mine, *stay])}
        rendered += 1
    return rendered, made, manifest


def _copies_before(slug: str, before: store.Manifest) -> list[str]:
    """The copies of captures already on the site."""
    return [path for path in before.files if path.startswith(f"guides/{slug}/{FOLDER}")]


def _as_copied(slug: str, guide: Guide, now: bool, before: store.Manifest) -> Guide:
    """The guide with links only to copies that are made now or exist already."""
    there = {path.rpartition("/")[2] for path in _copies_before(slug, before)}
    return guide if now else only_to(guide, FOLDER, there)


@cache
def _code() -> str:
    """A hash of everything that shapes a page: templates, styles, word lists and the code of the two rooms."""
    home = Path(str(files("glossator")))
    shaping = [path for room in ("guide", "faces") for path in (home / room).rglob("*") if _shapes(path)]
    return store.digest("\0".join(path.read_bytes().hex() for path in sorted(shaping)))


def _shapes(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".pyc", ".pyo"}


def _changed(guides: Mapping[str, Guide], paths: Iterable[str]) -> dict[str, str]:
    """The pages of the sitemap, with their date of last change if known."""
    found = {}
    for path in paths:
        if not path.endswith("index.html") or path.startswith("digest/"):
            continue
        parts = path.split("/")
        found[path] = names.updated(guides[parts[1]])[:10] if parts[0] == "guides" else ""
    return found
