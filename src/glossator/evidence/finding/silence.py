"""Silence: what was asked of how many documents, and what would settle the claim. Absence never refutes."""

import re
from collections.abc import Sequence
from datetime import date

from glossator.days import worded
from glossator.evidence.lexicon import load
from glossator.evidence.model import Asked, Evidence, Finding, Verdict
from glossator.evidence.question import Question


def silence(question: Question, nearest: Sequence[Evidence], asked: Asked | None) -> Finding:
    """The silent finding: nothing on file supports or refutes the claim; the nearest passages are shown as such."""
    reason = searched(asked) if asked else given(len(nearest))
    return Finding(
        claim=question.claim,
        verdict=Verdict.SILENT,
        reason=f"{unclear(question)} {reason}" if asked and question.unclear else reason,
        evidence=list(nearest[: load("silence")["shown"]]) if asked else list(nearest),
        asked=asked,
        settle=settle(question),
    )


def unclear(question: Question) -> str:
    """Why a claim with a word that the statement leaves open cannot be decided."""
    words = " and ".join(f"“{word}”" for word in question.unclear)
    so = "so the record was not asked" if question.unnamed else "so nothing was taken to decide it"
    return f"The statement leaves open what {words} means here; nothing was guessed, {so}."


def searched(asked: Asked) -> str:
    """What was asked, of how many documents and which dates."""
    if not asked.documents:
        return f"The record was asked “{asked.query}”, but holds no dated document{_until(asked.as_of)}."
    span = f", published from {_day(asked.first)} to {_day(asked.last)}" if asked.first and asked.last else ""
    if span and asked.first == asked.last:
        span = f", published on {_day(asked.first)}"
    counted = "1 document" if asked.documents == 1 else f"{asked.documents:,} documents"
    undated = "1 undated document was" if asked.undated == 1 else f"{asked.undated:,} undated documents were"
    apart = f" {undated} asked apart." if asked.undated else ""
    if asked.changed:
        apart += (
            f" {asked.changed:,} that were changed after {_day(asked.as_of)} were not read: their text may be later."
        )
    return (
        f"The record was asked “{asked.query}”: of {counted}{span}, "
        f"none bears it out or refutes it. That is not a sign that it is false.{apart}"
    )


def given(pieces: int) -> str:
    """The reason for evidence that was given with the claim."""
    if not pieces:
        return "No evidence was given. That is not a sign that the claim is false."
    what = "The one piece" if pieces == 1 else f"None of the {pieces} pieces"
    verb = "of evidence given neither bears the claim out nor refutes it" if pieces == 1 else ""
    return (
        f"{what} {verb or 'of evidence given bears the claim out or refutes it'}. That is not a sign that it is false."
    )


def settle(question: Question) -> str:
    """What kind of document would settle the claim, with the names it is about."""
    lists = load("silence")
    who = " and ".join([name for name in question.about if name[:1].isupper()][:2])
    by_words = (
        rule["document"] for rule in lists["by_words"] if re.search(rule["words"], question.text, re.IGNORECASE)
    )
    kinds = lists["by_kind"]
    for document in (*by_words, kinds.get(question.kind, kinds["fact"])):
        if who or "{who}" not in document:
            return str(document).format(who=who)
    return str(lists["unnamed"])


def _until(as_of: date | None) -> str:
    return f" up to {_day(as_of)}" if as_of else ""


def _day(day: date | None) -> str:
    return worded(day, "an unknown day")
