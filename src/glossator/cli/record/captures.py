"""`glossator record captures`: raw answers copied out to be passed on, or placed beside the guide that quotes them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.record import Record
    from glossator.record.captures.wacz import Page

FORMS = (".wacz", ".warc.gz", ".warc")


def register(group: typer.Typer) -> None:
    """Add the command to the group of `record`."""
    group.command("captures")(captures)


def captures(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID…", help="Ids or URLs of documents.", show_default="all documents with a capture"),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help="New .wacz or .warc.gz file to write.", show_default="list and check them"
        ),
    ] = None,
    record: RecordAt = DEFAULT,
) -> None:
    """Check the raw answers that documents were read from, or copy them to a WACZ or WARC file, byte for byte.

    Exit code 1 if one is missing or has changed.
    """
    from glossator.record import Record

    if to is not None and not to.name.lower().endswith(FORMS):
        raise InputError(f"{to}: unsupported extension; use {' or '.join(FORMS)}")
    opened = Record.open(record)
    pages, wrong = _pages(opened, ids or [], listing=to is None)
    for line in wrong:
        sys.stderr.write(f"glossator: {line}\n")
    if to is not None and pages:
        _write(pages, to)
        sys.stdout.write(f"{to}: {len(pages):,} answers\n")
    if not pages and not wrong:
        raise InputError(f"{record}: no document in it has a capture; those fetched from URLs have one")
    if wrong:
        raise typer.Exit(1)


def _pages(record: "Record", ids: list[str], *, listing: bool) -> tuple[list["Page"], list[str]]:
    from glossator.record.captures.captured import answer
    from glossator.record.captures.wacz import Page

    chosen = [record.find_document(name) for name in ids] or (one for one in record.scan() if one.capture)
    pages, wrong = [], []
    for document in chosen:
        try:
            kept = answer(record, document)
        except InputError as problem:
            wrong.append(str(problem))
            continue
        if kept.holds is False:
            wrong.append(f"{document.id}: the answer in {document.capture and document.capture.file} was changed")
        if listing and document.capture:
            moment = f"{kept.moment:%Y-%m-%d %H:%M:%S} UTC" if kept.moment else "no moment noted"
            told = {True: "digest holds", False: "DIGEST DOES NOT MATCH", None: "no digest recorded"}[kept.holds]
            sys.stdout.write(f"{document.id}  {kept.address}\n  {moment} · {told} · SHA-256 {kept.digest}\n")
            sys.stdout.write(f"  {document.capture.file} at {document.capture.offset:,}\n")
        pages.append(Page(kept, document.title))
    return pages, wrong


def _write(pages: list["Page"], to: Path) -> None:
    from glossator.record.captures.captured import packed
    from glossator.record.captures.wacz import about, wacz
    from glossator.writing import whole

    if to.exists():
        raise InputError(f"{to}: already exists; name a new file")
    name, title = to.name.lower(), to.name.partition(".")[0]
    raws = [about(title), *dict.fromkeys(page.answer.raw for page in pages)]
    if name.endswith(".wacz"):
        whole(to, wacz(pages, title))
    else:
        whole(to, b"".join(packed(raws) if name.endswith(".gz") else raws))


def beside(guide: "Guide", record: str, out: Path) -> "Guide":
    """The guide with links to copies of the captures it quotes, which are put in a folder beside `out`."""
    from glossator.cli.lines import tell
    from glossator.faces.exchange.captures import copied
    from glossator.guide import names
    from glossator.record import Record
    from glossator.writing import whole

    name = f"{names.slug(out.stem)}.captures"  # plain, so that it can be part of a link
    made = copied(guide, Record.open(record), f"{name}/")
    for file, data in made.files.items():
        whole(out.with_name(name) / file, data)
    tell([f"no capture of {line}" for line in made.missing] or ([] if made.files else ["no capture is quoted"]))
    return made.guide
