"""Pages that SingleFile saved: plain, packed so that they unpack themselves, and as a zip."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.record.readers.helpers import documents, reasons

from glossator.errors import InputError
from glossator.formats.pages.page import read_page
from glossator.record.readers.options import Options

ADDRESS = "https://paper.example/a"
PROSE = "<p>The foreign minister said on Tuesday that the talks on the harbour had ended without any result.</p>" * 3
INSIDE = f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Talks end</title><body><main>{PROSE}</main>"
# As SingleFile 2.0 writes them.
MARK = (
    f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Wed Mar 21 2018 01:28:38 GMT+0000 (UTC)\n-->"
)
MANIFEST = {"originalUrl": ADDRESS, "title": "Talks end", "archiveTime": "2018-03-21T01:28:46.086Z",
            "indexFilename": "index.html", "resources": {}}  # fmt: skip


def packed(manifest: object = MANIFEST, index: str = INSIDE) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", index)
        archive.writestr("manifest.json", json.dumps(manifest))
    return made.getvalue()


def unpacking_itself(data: bytes) -> bytes:
    head = f"<!DOCTYPE html> <html data-sfz>{MARK}<meta charset=windows-1252><title></title><body hidden>Please wait…"
    return head.encode("cp1252") + b"<!--" + data


@pytest.mark.parametrize("data", [INSIDE.replace("<meta", f"{MARK}<meta", 1).encode(), packed(),
                                  unpacking_itself(packed())])  # fmt: skip
@pytest.mark.parametrize("name", ["a.html", "a.u.zip.html", "a.zip"])
def test_a_saved_page_has_its_address_and_the_day_of_saving(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = documents(path, Options())
    assert (found.address, found.title, found.captured) == (ADDRESS, "Talks end", date(2018, 3, 21))
    assert found.text.startswith("The foreign minister said")


def test_a_damaged_one_is_refused_by_name() -> None:
    bad = {
        packed()[:-30]: "a damaged SingleFile page",
        packed({"indexFilename": "x"}): "not a SingleFile page",
        packed([]): "damaged",
    }
    for data, told in bad.items():
        with pytest.raises(InputError, match=told):
            read_page(unpacking_itself(data))


def test_a_zip_of_other_things_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes/a.txt", "words")
    assert "unpack it and add the folder" in reasons(path)[0]


def test_pictures_count_for_nothing_in_the_size_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(INSIDE.replace("<main>", f'<main><img src="data:image/png;base64,{"A" * 21_000_000}">'))
    assert documents(path)[0].text.startswith("The foreign minister said")
    path.write_text(INSIDE.replace("<main>", f"<main><p>{'word ' * 5_000_000}</p>"))
    assert "larger than 20,000,000 bytes, even without images" in reasons(path)[0]
