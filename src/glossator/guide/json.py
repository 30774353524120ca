"""The guide as JSON: deterministic bytes, described by a JSON Schema, lossless round trip."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from glossator.errors import InputError
from glossator.evidence.model import Verdict
from glossator.guide.model import FORMAT, Act, Guide
from glossator.guide.sanitizing import json_text
from glossator.schemas import headed

DECISIONS = ("choices", "retold", "recut", "unchecked", "corrections", "retracted", "aside")
_OF_CAPTURES = ("captured", "capture", "kept")
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    0: lambda held: {"version": "1", **held},  # for guides written before files had a version
}


def render(guide: Guide) -> str:
    """The guide as UTF-8 JSON with a fixed key order and a final newline.

    People's decisions are included where they were made.
    """
    held = guide.model_dump(mode="json", exclude={name for name in DECISIONS if not getattr(guide, name)})
    for review in [*held["reviews"], *held["set_aside"]]:
        if review["act"] == Act.REVIEWED and not review["address"]:
            del review["act"], review["address"]
    _drop_nothing(held)
    return json_text(json.dumps(held, ensure_ascii=False, indent=1)) + "\n"


def _drop_nothing(held: Any) -> None:
    """Omit empty captures, since most documents have none."""
    for below in held.values() if isinstance(held, dict) else held:
        if isinstance(below, dict | list):
            _drop_nothing(below)
    if isinstance(held, dict) and "document" in held and "capture" in held and not held["capture"]:
        for name in _OF_CAPTURES:
            held.pop(name, None)


def loads(text: str, name: str = "guide") -> Guide:
    """The guide in `text`. Raises InputError that names `name`, the field and the problem.

    A guide of a later release is refused, and so are unknown fields, which would be lost on writing. A guide of an
    earlier release is migrated.
    """
    try:
        guide = Guide.model_validate_json(_current(text, name))
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{name}: not a guide ({field + ': ' if field else ''}{first['msg']})") from problem
    if wrong := _unsound(guide):
        raise InputError(f"{name}: not a guide ({wrong})")
    return guide


def _current(text: str, name: str) -> str:
    """The JSON text migrated to this release's format."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return text  # rejected below, with its position in the text
    if not isinstance(held, dict):
        return text
    version = _version(held, name)
    for step in range(version, int(FORMAT)):
        held = MIGRATIONS[step](held)
    if unknown := held.keys() - Guide.model_fields.keys() - {"$schema"}:
        raise InputError(f"{name}: not a guide (no field of this release: {', '.join(sorted(unknown))})")
    return text if version == int(FORMAT) else json.dumps(held)


def _version(held: dict[str, Any], name: str) -> int:
    """The format version of a guide. Raises InputError for one of a later release."""
    written = held.get("version", "0")
    if not isinstance(written, str) or not re.fullmatch(r"\d{1,9}", written, re.ASCII):
        raise InputError(f"{name}: not a guide (version: {str(written)[:40]!r} is not a whole number)")
    if int(written) > int(FORMAT):
        raise InputError(
            f"{name}: made by a later release of Glossator (form {written}; this release reads up to {FORMAT}); "
            "update Glossator"
        )
    return int(written)


def _unsound(guide: Guide) -> str:
    """What is inconsistent in a hand-made guide beyond its types; '' if it is sound."""
    ids = [claim.id for claim in guide.claims]
    found = {finding.claim for finding in guide.findings}
    twice = next((claim for claim in ids if ids.count(claim) > 1), None)
    if twice is not None:
        return f"claims: {twice} stands twice"
    bare = next((claim for claim in ids if claim not in found), None)
    if bare is not None:
        return f"findings: none for the claim {bare}"
    strange = next((each.verdict for each in guide.reviews if each.verdict and each.verdict not in set(Verdict)), None)
    return f"reviews: no finding {strange!r}; one of {', '.join(Verdict)}" if strange else ""


def read(path: str | Path) -> Guide:
    """The guide in a file. Raises InputError that names the file and the reason."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path}: not UTF-8 text (byte {problem.start})") from problem
    return loads(text, str(path))


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of guides in this version."""
    return headed("guide", FORMAT, Guide.model_json_schema(mode="serialization"))
