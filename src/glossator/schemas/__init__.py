"""JSON Schemas of all JSON output, shipped with the package; each `$id` contains its version."""

import json
from importlib.resources import files
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = ("action", "claim", "document", "finding", "guide", "inspection", "statement")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) called `name`, one of NAMES. Raises KeyError for any other name."""
    if name not in NAMES:
        raise KeyError(name)
    found: dict[str, Any] = json.loads(text(name))
    return found


def text(name: str) -> str:
    """The schema file as text."""
    return (files(__name__) / f"{name}.schema.json").read_text("utf-8")


def headed(name: str, version: str, made: dict[str, Any]) -> dict[str, Any]:
    """A schema with its dialect, id and title."""
    return {"$schema": DIALECT, "$id": f"urn:glossator:schema:{name}:{version}", "title": name.capitalize(), **made}
