"""Edits of a guide's head: title, deck, byline, picture, tags, addresses; each with author and time."""

from glossator.errors import InputError
from glossator.guide import sanitizing as safe
from glossator.guide.model import Edit, Guide, Image, Written

FIELDS = ("title", "deck", "byline", "image", "filed_under", "address", "statement_address")


def change(guide: Guide, field: str, value: Written, by: str, at: str) -> Guide:
    """The guide with one field set; the edit is kept with the previous value.

    Setting the value a person has already set changes nothing. Raises InputError for an invalid value.
    """
    if not by.strip():
        raise InputError("an edit needs the name of its author")
    _check(field, value)
    standing = latest(guide).get(field)
    if standing is not None and standing.value == value:
        return guide
    edit = Edit(field=field, by=by, at=at, value=value, was=_value(guide, field))
    return _put(guide, field, value).model_copy(update={"edits": [*guide.edits, edit]})


def latest(guide: Guide) -> dict[str, Edit]:
    """The current edit of each field: the last one."""
    return {edit.field: edit for edit in guide.edits}


def keep(before: Guide, after: Guide) -> Guide:
    """`after`, the same statement annotated again, with every edit of `before`."""
    for edit in latest(before).values():
        after = _put(after, edit.field, edit.value)
    return after.model_copy(update={"edits": list(before.edits), "slug": before.slug})


def _check(field: str, value: Written) -> None:
    if field not in FIELDS:
        raise InputError(f"no field {field!r} in the head of a guide; one of {', '.join(FIELDS)}")
    if field == "title" and not str(value or "").strip():
        raise InputError("a guide needs a title")
    if field in ("address", "statement_address") and value and not safe.link(str(value)):
        raise InputError(f"{value}: not an http or https address")
    if isinstance(value, Image) and not (value.alt.strip() and value.credit.strip()):
        raise InputError(
            "a picture needs --alt (what it shows, for those who cannot see it) and --credit (whose it is)"
        )


def _value(guide: Guide, field: str) -> Written:
    held: Written = guide.statement.address if field == "statement_address" else getattr(guide, field)
    return held


def _put(guide: Guide, field: str, value: Written) -> Guide:
    if field == "statement_address":
        statement = guide.statement.model_copy(update={"address": value or None})
        return guide.model_copy(update={"statement": statement})
    return guide.model_copy(update={field: value})
