"""The faces of a guide by name: the file extension of each, and the function that renders it."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.errors import InputError
from glossator.faces.web.share import place
from glossator.guide.model import Guide
from glossator.writing import whole

if TYPE_CHECKING:
    from collections.abc import Callable

# name → (extension, module, function); a face is imported on first use
FACES: dict[str, tuple[str, str, str]] = {
    "page": (".html", "faces.web.page", "render"),
    "json": (".json", "guide.json", "render"),
    "markdown": (".md", "faces.text.markdown", "render"),
    "web-annotation": (".web-annotation.json", "faces.exchange.web_annotation", "render"),
    "claim-review": (".claim-review.json", "faces.exchange.claim_review", "render"),
    "claims-csv": (".claims.csv", "faces.exchange.tables", "claims"),
    "evidence-csv": (".evidence.csv", "faces.exchange.tables", "evidence"),
}
# Only for a statement with times, and so not among the faces of every guide.
CAPTIONS: dict[str, tuple[str, str, str]] = {
    "webvtt": (".vtt", "faces.exchange.captions", "webvtt"),
    "srt": (".srt", "faces.exchange.captions", "srt"),
}
_ANY = FACES | CAPTIONS
ADDRESSED = ("web-annotation", "claim-review")  # faces that contain their own URL
OTHER_ENDINGS = {".htm": "page", ".markdown": "markdown"}


def names() -> list[str]:
    """The faces that every guide has."""
    return list(FACES)


def render(name: str, guide: Guide, address: str = "") -> str:
    """The guide as the face `name`. Raises InputError if there is no such face.

    `address` is the URL of the guide's page, for faces that refer to it; by default the guide's own.
    """
    if name not in _ANY:
        raise InputError(f"{name!r} is no face of a guide; there are {', '.join(_ANY)}")
    _, module, function = _ANY[name]
    face: Callable[..., str] = getattr(import_module(f"glossator.{module}"), function)
    address = address or guide.address
    if name == "page":
        return face(guide, place(guide, address))
    return face(guide, address) if name in ADDRESSED else face(guide)


def of_file(path: Path) -> str:
    """The face for a file's extension. Raises InputError for an unsupported one."""
    endings = {ending: name for name, (ending, _, _) in _ANY.items()} | OTHER_ENDINGS
    for ending in sorted(endings, key=len, reverse=True):
        if path.name.casefold().endswith(ending):
            return endings[ending]
    raise InputError(f"{path}: unsupported extension; use one of {', '.join(sorted(endings))}")


def write(name: str, guide: Guide, beside: Path) -> Path:
    """Write a face beside `beside`, with the same stem and the face's extension; returns the path."""
    path = path_of(name, beside)
    whole(path, render(name, guide).encode("utf-8"))
    return path


def corrected(name: str, guide: Guide, beside: Path) -> bool:
    """True if the captions there differ and were not asked for: somebody may have corrected them."""
    path = path_of(name, beside)
    if name not in CAPTIONS or path == beside or not path.exists():
        return False
    return path.read_bytes() != render(name, guide).encode("utf-8")


def path_of(name: str, beside: Path) -> Path:
    """The path of a face beside `beside`: the same stem with the face's extension."""
    stem = beside.name[: len(beside.name) - len(ending_of(beside))]
    return beside if of_file(beside) == name else beside.with_name(stem + _ANY[name][0])


def ending_of(path: Path) -> str:
    """The part of a file name that selects the face."""
    endings = [ending for ending, _, _ in _ANY.values()] + list(OTHER_ENDINGS)
    fitting = [ending for ending in endings if path.name.casefold().endswith(ending)]
    return max(fitting, key=len, default=path.suffix)
