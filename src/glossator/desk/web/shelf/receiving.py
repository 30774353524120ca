"""Incoming uploads: read from the form once the guard has admitted the sender, and kept under safe names."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from glossator.desk.settings import Settings
from glossator.desk.shelf import uploads
from glossator.desk.shelf.adding import About, File, Wanted
from glossator.errors import InputError

FIELDS = ("publisher", "kind", "speaker")
LISTS = ("mapping", "skip")  # one per line


@dataclass(frozen=True)
class Received:
    """The content of a form with files."""

    wanted: Wanted
    fields: dict[str, str]


async def received(request: Request, settings: Settings) -> Received:
    """The files of the form, kept on disk, and what was said about them.

    Read here and not by the framework: files are read only once the sender is known. Raises InputError for a form that
    cannot be read.
    """
    form = await request.form(max_files=uploads.MOST)
    try:
        fields = {key: value for key, value in form.multi_items() if isinstance(value, str)}
        files = [one for _, one in form.multi_items() if isinstance(one, UploadFile)]
        about = about_of(fields)
        return Received(await run_in_threadpool(_kept, settings, files, about), fields)
    finally:
        await form.close()


def about_of(fields: dict[str, Any]) -> About:
    """What a form says about the documents. Raises InputError, naming what is wrong."""
    day_first = {"true": True, "false": False}.get(str(fields.get("day_first", "")))
    try:
        return About(
            day_first=day_first,
            **{key: str(fields.get(key, "")) for key in FIELDS},
            **{key: [line for line in str(fields.get(key, "")).splitlines() if line.strip()] for key in LISTS},
        )
    except ValueError as problem:
        from pydantic import ValidationError

        told = problem.errors() if isinstance(problem, ValidationError) else []
        raise InputError("; ".join(f"{one['loc'][0]}: {one['msg']}" for one in told) or str(problem)) from None


def _kept(settings: Settings, files: list[UploadFile], about: About) -> Wanted:
    about.options()  # errors are reported before anything is written
    named = [(uploads.sanitised(one.filename or ""), one) for one in files]
    beside = uploads.beside_a_page(name for name, _ in named)
    kept = [uploads.keep(settings.folder, name, one.file) for name, one in named if name and name not in beside]
    listed = [File(path=one.path, name=one.name) for one in kept]
    return Wanted(what="files", files=listed, left_out=sorted(beside), **about.model_dump())
