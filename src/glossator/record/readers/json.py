"""JSON files: earlier findings (ClaimReview, your own guides), exports of social networks, reference lists."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.formats import references
from glossator.formats.files import file_day, read_text
from glossator.formats.pages import claim_review
from glossator.formats.pages.claim_review import FactCheck
from glossator.formats.posts import exports
from glossator.record.model import Document, Refusal
from glossator.record.readers import claim_reviews, posts
from glossator.record.readers.options import Options
from glossator.record.readers.references import documents as reference_documents

RATED = ("supported", "refuted", "disputed")
OWN = "one of your own guides"
_NOTHING = "no fact-check, guide, posts of a known network or reference list in it"


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """A document for each fact-check, post or reference in the file. Raises InputError if there is none in it."""
    try:
        value = json.loads(read_text(path, exports.LARGEST))
    except (ValueError, RecursionError) as problem:
        raise InputError(f"not JSON ({str(problem)[:100]})") from problem
    if isinstance(value, dict) and {"preferredUsername", "outbox"} <= value.keys():
        yield Refusal(source=str(path), reason="who an outbox is of: read with it", passed_over=True)
        return
    guide = isinstance(value, dict) and {"statement", "claims", "findings", "method"} <= value.keys()
    checks = list(of_guide(value) if guide else claim_review.of_json(value))
    if not checks and references.is_list(value):
        yield from reference_documents(references.of_csl(value), path, options)
        return
    if not checks and not guide and (export := exports.of_value(value)).network is not None:
        yield from posts.documents(export, path, options)
        return
    if not checks:
        what = "a guide in which nothing was found" if guide else _NOTHING
        raise InputError(f"{what}; rows of a table are read from .jsonl, one object a line")
    known = {"captured": file_day(path)} if not guide else {}
    yield from claim_reviews.documents(checks, path.name, options, **known)


def of_guide(guide: dict[str, Any]) -> Iterator[FactCheck]:
    """The finding of a guide on each claim it could rate: a person's if a person signed it, else the program's."""
    try:
        yield from _of_guide(guide)
    except (KeyError, TypeError, AttributeError, IndexError) as problem:
        raise InputError(f"not a guide ({type(problem).__name__}: {problem})") from problem


def _of_guide(guide: dict[str, Any]) -> Iterator[FactCheck]:
    findings = {finding["claim"]: finding for finding in guide["findings"]}
    statement = guide["statement"]
    day = guide["method"].get("as_of") or statement.get("date") or ""
    for claim in guide["claims"] if not guide.get("retracted") else []:
        finding = findings.get(claim["id"])
        if finding is None or _held_back(guide, claim["id"]):
            continue
        rating, signed = _standing(finding["verdict"], guide.get("reviews") or [], claim["id"])
        if rating in RATED:
            yield FactCheck(
                claim=claim.get("standalone") or claim["text"],
                rating=rating if signed else f"{rating} (not signed by a person)",
                reviewer=signed.get("reviewer", "") if signed else OWN,
                day=str(signed.get("at", ""))[:10] if signed else str(day),
                title=guide.get("title", ""),
                claimant=claim.get("speaker") or statement.get("speaker") or "",
            )


def _standing(verdict: str, reviews: list[dict[str, Any]], claim: str) -> tuple[str, dict[str, Any]]:
    """The verdict after all reviews of the claim, and the review that signed it; a later change needs a new one."""
    program, signed = verdict, list[dict[str, Any]]()
    for review in reviews:
        act = review.get("act", "reviewed")
        if review["claim"] != claim or act in {"withheld", "released"}:
            continue
        if act == "withdrawn":
            signed = signed[:-1]
        elif act == "reworded":
            verdict, signed = program, []
        elif review.get("verdict") and (act == "found" or review["verdict"] != verdict):
            verdict, signed = review["verdict"], []
        signed += [review] if review.get("signed") else []
    return verdict, signed[-1] if signed else {}


def _held_back(guide: dict[str, Any], claim: str) -> bool:
    """True for a finding that a person withholds, or on words that the record was not asked about yet."""
    acts = [review.get("act", "") for review in guide.get("reviews") or [] if review["claim"] == claim]
    held = [act for act in acts if act in {"withheld", "released"}]
    found = "found" in acts
    return held[-1:] == ["withheld"] or (claim in (guide.get("unchecked") or []) and not found)
