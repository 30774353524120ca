"""Folders that crawlers filled: each file has the address at which it was served, where that is certain."""

from datetime import date
from pathlib import Path

from glossator.record import Document
from glossator.record.readers import read
from glossator.record.readers.options import Options
from glossator.record.readers.walk import walk

PROSE = "<p>The foreign minister said on Tuesday that the talks on the harbour had ended without any result.</p>" * 3
SAID = "The harbour master said that no ship had left the harbour since Monday morning."
HOST = "paper.example.org"


def page(title: str, head: str = "", before: str = "") -> str:
    return f"{before}<html lang=en><head><title>{title}</title>{head}</head><body><main>{PROSE}</main></body></html>"


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def laid(folder: Path, files: dict[str, str]) -> Path:
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return folder


def addresses(folder: Path) -> dict[str, str]:
    """Addresses by the name of the file."""
    found = {}
    for path in walk([folder]):
        assert isinstance(path, Path), path
        for one in read(path, Options()):
            assert isinstance(one, Document), one
            found[path.relative_to(folder).as_posix()] = one.address
    return found


def test_a_folder_of_wget_is_known_by_a_page_that_states_where_it_is(tmp_path: Path) -> None:
    site = laid(tmp_path / HOST, {
        "index.html": page("Front"), "a/b": page("B", canonical(f"https://{HOST}/a/b")), "a/c.html": page("C"),
        "list?page=2": page("List"), "docs/a note.txt": SAID, "robots.txt": "User-agent: *",
    })  # fmt: skip
    assert addresses(site) == {
        "index.html": f"https://{HOST}/",
        "a/b": f"https://{HOST}/a/b",
        "a/c.html": f"https://{HOST}/a/c.html",
        "list?page=2": f"https://{HOST}/list?page=2",
        "docs/a note.txt": f"https://{HOST}/docs/a%20note.txt",
    }


def test_pages_that_were_given_a_suffix_have_no_certain_address(tmp_path: Path) -> None:
    """wget -E: what was a/b and what was a/b.html look alike."""
    site = laid(tmp_path / HOST, {
        "a/b.html": page("B", f'<meta property="og:url" content="https://{HOST}/a/b">'), "a/c.html": page("C"),
        "note.txt": SAID,
    })  # fmt: skip
    assert addresses(site) == {
        "a/b.html": f"https://{HOST}/a/b",
        "a/c.html": "",
        "note.txt": f"https://{HOST}/note.txt",
    }


def test_a_folder_that_is_only_named_after_a_host_says_nothing(tmp_path: Path) -> None:
    files = {"a.html": page("A"), "b.html": page("B", canonical(f"https://{HOST}/elsewhere")), "note.txt": SAID}
    assert set(addresses(laid(tmp_path / HOST, files)).values()) == {"", f"https://{HOST}/elsewhere"}
    files["b.html"] = page("B", canonical("https://other.example.org/b.html"))
    assert addresses(laid(tmp_path / "other" / HOST, files))["note.txt"] == ""
    files["b.html"] = page("B", canonical("https://report.v2/b.html"))
    assert addresses(laid(tmp_path / "report.v2", files))["note.txt"] == ""  # no domain that anybody can have


# As HTTrack 3.49 writes it.
LISTED = (
    "date\tsize'/'remotesize\tflags(request:Update,Range state:File response:Modified,Chunked,gZipped)\tstatuscode\t"
    "status ('servermsg')\tMIME\tEtag|Date\tURL\tlocalfile\t(from URL)\n"
)
MARK = "<!-- Mirrored from {} by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 21 Mar 2018 09:12:33 GMT -->\n"


def line(address: str, file: str, status: int = 200) -> str:
    date = "date:Tue,%2020%20Mar%202018%2008:00:00%20GMT"
    return f"09:12:33\t1/1\t---M--\t{status}\tadded ('OK')\ttext/html\t{date}\t{address}\t./{file}\t(from )\n"


def test_a_mirror_of_httrack_has_the_addresses_that_it_lists(tmp_path: Path) -> None:
    pages = {"index.html": "/", "a/b.html": "/a/b", "list4658.html": "/list?page=2"}
    files = {
        f"{HOST}/{name}": page(name, '<link rel="canonical" href="b.html?x=1">', MARK.format(HOST + place))
        for name, place in pages.items()
    }
    listed = "".join(line(f"https://{HOST}{place}", f"{HOST}/{name}") for name, place in pages.items())
    listed += line(f"https://{HOST}/docs/n?id=4", f"{HOST}/docs/n.txt") + line(f"https://{HOST}/x", "x.txt", 404)
    index = page("Index", '<meta name="description" content="HTTrack is an easy-to-use website mirror utility. It …">')
    root = laid(tmp_path / "mirror", {
        **files, f"{HOST}/docs/n.txt": SAID, "hts-cache/new.txt": LISTED + listed, "hts-log.txt": "HTTrack3.49",
        "cookies.txt": "# HTTrack", "index.html": index,
    })  # fmt: skip
    assert addresses(root) == {
        **{f"{HOST}/{name}": f"https://{HOST}{place}" for name, place in pages.items()},
        f"{HOST}/docs/n.txt": f"https://{HOST}/docs/n?id=4",
    }


def test_a_page_of_httrack_by_itself_is_known_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "b.html"
    path.write_text(page("B", '<link rel="canonical" href="b">', MARK.format(f"{HOST}/a/b")), encoding="utf-8")
    (found,) = read(path, Options())
    assert isinstance(found, Document)
    assert (found.address, found.captured) == (f"http://{HOST}/a/b", date(2018, 3, 21))
