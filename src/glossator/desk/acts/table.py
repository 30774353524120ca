"""Every act of a person on a guide: its form, who may do it, and the function of the guide that does it.

An act is a pure function of the guide, so that it can be redone from the log: what it needs from the record is looked
up first, and stored with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from glossator.desk.acts import forms
from glossator.desk.acts.told import told
from glossator.desk.people.roles import Role
from glossator.errors import InputError
from glossator.evidence.model import Evidence, Finding
from glossator.guide import edits
from glossator.guide.model import Guide, Sentence
from glossator.guide.reviewing import claims, corrections, findings, own_prose, pinning, quotes
from glossator.record import Record

Signed = dict[str, Any]
"""Who acts and when: `by` and `at`, as every function of `guide.reviewing` takes them."""


@dataclass(frozen=True)
class Act:
    """One act; `apply` takes the guide, the part it is about, the form, what was looked up, and who acts and when."""

    form: type[forms.Form]
    apply: Callable[[Guide, str, Any, dict[str, Any], Signed], Guide]
    words: str
    role: Role = Role.REPORTER
    look_up: Callable[[Guide, str, Any, Record], dict[str, Any]] | None = None
    resolve: Callable[[Guide, str, Any], dict[str, Any]] | None = (
        None  # numbers on the page, resolved to what they stood for
    )


def _resolved(guide: Guide, place: str, form: forms.Told) -> dict[str, Any]:
    """What the numbers in a person's prose stood for when it was saved, so that redone prose cites the same."""
    return {"sentences": [one.model_dump(mode="json") for one in told(guide, place, form.text)]}


def _answered(guide: Guide, claim: str, form: forms.Answered, _: dict[str, Any], __: Signed) -> Guide:
    """The guide with the finding, if the claim still has the wording that the record was asked about."""
    if not any(one.id == claim and form.words in ("", one.standalone) for one in guide.claims):
        return guide
    return claims.answered(guide, Finding.model_validate(form.finding))


def _pinned(_: Guide, claim: str, form: forms.Pinned, record: Record) -> dict[str, Any]:
    try:
        piece = pinning.piece_of(record, claim, form.document, form.start, form.end, form.stance)
    except KeyError:
        raise InputError(f"no document {form.document[:80]!r} in this record") from None
    return {"piece": piece.model_dump(mode="json")}


def _head(guide: Guide, _: str, form: forms.Head, __: dict[str, Any], who: Signed) -> Guide:
    many = form.field == "filed_under"
    value = [part.strip() for part in form.value.split(",") if part.strip()] if many else form.value
    return edits.change(guide, form.field, value, **who)


ACTS: dict[str, Act] = {
    "accept": Act(forms.Bare, lambda g, c, f, _, w: findings.accept(g, c, note=f.note, **w), "signed the finding"),
    "change": Act(
        forms.Found,
        lambda g, c, f, _, w: findings.change(g, c, f.verdict, note=f.note, address=f.address, **w),
        "changed the finding",
    ),
    "remark": Act(forms.Reasoned, lambda g, c, f, _, w: findings.remark(g, c, note=f.note, **w), "remarked"),
    "withhold": Act(forms.Reasoned, lambda g, c, f, _, w: findings.withhold(g, c, note=f.note, **w), "held it back"),
    "release": Act(forms.Bare, lambda g, c, f, _, w: findings.release(g, c, note=f.note, **w), "released it"),
    "withdraw": Act(
        forms.Reasoned, lambda g, c, f, _, w: findings.withdraw(g, c, note=f.note, **w), "withdrew a signature"
    ),
    "accept-quote": Act(
        forms.Quote, lambda g, c, f, _, w: quotes.accept(g, c, f.evidence, note=f.note, **w), "accepted a quote"
    ),
    "reject-quote": Act(
        forms.Quote, lambda g, c, f, _, w: quotes.reject(g, c, f.evidence, f.note, **w), "rejected a quote"
    ),
    "restore-quote": Act(
        forms.Quote, lambda g, c, f, _, w: quotes.restore(g, c, f.evidence, note=f.note, **w), "restored a quote"
    ),
    "place-quote": Act(
        forms.Placed, lambda g, c, f, _, w: quotes.place(g, c, f.evidence, f.place, note=f.note, **w), "moved a quote"
    ),
    "side-quote": Act(
        forms.Sided,
        lambda g, c, f, _, w: quotes.side(g, c, f.evidence, f.stance, note=f.note, **w),
        "set the side of a quote",
    ),
    "pin": Act(
        forms.Pinned,
        lambda g, c, f, made, w: quotes.pin(g, c, Evidence.model_validate(made["piece"]), note=f.note, **w),
        "pinned a quote",
        look_up=_pinned,
    ),
    "retell": Act(
        forms.Told,
        lambda g, p, f, made, w: own_prose.retell(
            g, p, [Sentence.model_validate(one) for one in made["sentences"]], note=f.note, **w
        ),
        "wrote the prose",
        resolve=_resolved,
    ),
    "untell": Act(forms.Bare, lambda g, p, f, _, w: own_prose.untell(g, p, note=f.note, **w), "took the prose back"),
    "reword": Act(
        forms.Reworded,
        lambda g, c, f, _, w: claims.reword(g, c, f.standalone, note=f.note, **w),
        "reworded the claim",
    ),
    "drop": Act(forms.Reasoned, lambda g, c, f, _, w: claims.drop(g, c, f.note, **w), "dropped the claim"),
    "split": Act(
        forms.Cut,
        lambda g, c, f, _, w: claims.split(g, c, [(one.start, one.end) for one in f.pieces], note=f.note, **w),
        "split the claim",
    ),
    "merge": Act(
        forms.Joined, lambda g, c, f, _, w: claims.merge(g, [c, *f.others], note=f.note, **w), "merged claims"
    ),
    "add": Act(
        forms.Added,
        lambda g, _, f, __, w: claims.add(g, (f.start, f.end), standalone=f.standalone, kind=f.kind, note=f.note, **w),
        "added a claim",
    ),
    "head": Act(forms.Head, _head, "changed the head"),
    "correct": Act(
        forms.Corrected,
        lambda g, _, f, __, w: corrections.correct(g, text=f.text, claim=f.claim, **w),
        "corrected",
        role=Role.EDITOR,
    ),
    "retract": Act(
        forms.Reasoned, lambda g, _, f, __, w: corrections.retract(g, reason=f.note, **w), "retracted", role=Role.EDITOR
    ),
}

ANSWERED = Act(forms.Answered, _answered, "asked the record again")
"""What the desk itself does after a claim was changed; nobody can send it."""
