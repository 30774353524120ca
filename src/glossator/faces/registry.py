"""The faces of a guide by name: what each is called in a file's name, and the function that makes it."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.errors import InputError
from glossator.faces.web.share import place
from glossator.guide.model import Guide
from glossator.writing import whole

if TYPE_CHECKING:
    from collections.abc import Callable

# name → (ending, module, function); a face is loaded when it is first asked for
FACES: dict[str, tuple[str, str, str]] = {
    "page": (".html", "faces.web.page", "render"),
    "json": (".json", "guide.json", "render"),
    "markdown": (".md", "faces.text.markdown", "render"),
    "web-annotation": (".web-annotation.json", "faces.exchange.web_annotation", "render"),
    "claim-review": (".claim-review.json", "faces.exchange.claim_review", "render"),
    "claims-csv": (".claims.csv", "faces.exchange.tables", "claims"),
    "evidence-csv": (".evidence.csv", "faces.exchange.tables", "evidence"),
}
# Of a statement that has seconds, and so not among the faces of every guide.
CAPTIONS: dict[str, tuple[str, str, str]] = {
    "webvtt": (".vtt", "faces.exchange.captions", "webvtt"),
    "srt": (".srt", "faces.exchange.captions", "srt"),
}
_ANY = FACES | CAPTIONS
ADDRESSED = ("web-annotation", "claim-review")  # they name themselves by their address
OTHER_ENDINGS = {".htm": "page", ".markdown": "markdown"}


def names() -> list[str]:
    """Every face that any guide has."""
    return list(FACES)


def render(name: str, guide: Guide, address: str = "") -> str:
    """The guide as the face `name`; raises InputError when there is no such face.

    `address` is where the guide's page stands, for the faces that point to it; without it, the guide's own.
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
    """The face that a file's ending asks for; raises InputError when it asks for none."""
    endings = {ending: name for name, (ending, _, _) in _ANY.items()} | OTHER_ENDINGS
    for ending in sorted(endings, key=len, reverse=True):
        if path.name.casefold().endswith(ending):
            return endings[ending]
    raise InputError(f"{path}: the ending says no face of a guide; use one of {', '.join(sorted(endings))}")


def write(name: str, guide: Guide, beside: Path) -> Path:
    """Write a face next to `beside`, under the same stem with the face's own ending; the file it wrote."""
    path = path_of(name, beside)
    whole(path, render(name, guide).encode("utf-8"))
    return path


def corrected(name: str, guide: Guide, beside: Path) -> bool:
    """True for captions that stand there in other words, and were not asked for: somebody may have corrected them."""
    path = path_of(name, beside)
    if name not in CAPTIONS or path == beside or not path.exists():
        return False
    return path.read_bytes() != render(name, guide).encode("utf-8")


def path_of(name: str, beside: Path) -> Path:
    """The file of a face next to `beside`: the same stem with the face's own ending."""
    stem = beside.name[: len(beside.name) - len(ending_of(beside))]
    return beside if of_file(beside) == name else beside.with_name(stem + _ANY[name][0])


def ending_of(path: Path) -> str:
    """The part of the file's name that says the face."""
    endings = [ending for ending, _, _ in _ANY.values()] + list(OTHER_ENDINGS)
    fitting = [ending for ending in endings if path.name.casefold().endswith(ending)]
    return max(fitting, key=len, default=path.suffix)
