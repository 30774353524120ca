"""`glossator record`: add to the record, inspect it, search it."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses, days, engines
from glossator.cli.engines import LOCAL, EngineName, RayAddress
from glossator.cli.lines import write_json
from glossator.cli.record import captures as record_captures
from glossator.cli.record import follow as record_follow
from glossator.cli.record.added import no_empty_record, say
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.record import AddSummary, Hit, Record
    from glossator.record.engine import Engine
    from glossator.record.readers.options import Options

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines.")]


def register(app: typer.Typer) -> None:
    """Add `record` and its commands to the application."""
    group = typer.Typer(name="record", help="Add documents to a record, inspect it, search it.", no_args_is_help=True)
    for command in (add, info, search, show, embed, compact, remove):
        group.command()(command)
    record_follow.register(group)
    record_captures.register(group)
    app.add_typer(group)


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Files, folders and URLs; @FILE or - for a list of URLs, one per line."),
    ],
    record: RecordAt = DEFAULT,
    mapping: Annotated[
        list[str], typer.Option("--map", help="For tables: field=column, field==words, field=pattern with {column}.")
    ] = [],  # noqa: B006 (typer copies it)
    skip: Annotated[list[str], typer.Option(help="For tables: leave out rows with column=value.")] = [],  # noqa: B006
    publisher: Annotated[str, typer.Option(help="Publisher of everything added.")] = "",
    kind: Annotated[str, typer.Option(help="Kind of everything added: article, post, transcript, event …")] = "",
    speaker: Annotated[str, typer.Option(help="Speaker whose own words all documents are.")] = "",
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How to read dates like 03/04/2018.")
    ] = None,
    no_embed: Annotated[
        bool, typer.Option("--no-embed", help="Do not make vectors; `record embed` makes them later.")
    ] = False,
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
    engine: EngineName = LOCAL,
    ray_address: RayAddress = "",
    as_json: AsJson = False,
) -> None:
    """Read files, folders and URLs into the record. Exit code 1 if something was refused; the rest is added.

    The raw answer from each URL is kept in a web archive in the record's folder `captures`.
    """
    from glossator.cli.progress import counting
    from glossator.record.readers.options import Options, conditions
    from glossator.record.readers.options import mapping as read_mapping
    from glossator.record.record import Record

    files, asked = addresses.parted(paths)
    options = Options(read_mapping(mapping), conditions(skip), publisher, kind, speaker, day_first)
    shared = engines.adding(engine, ray_address)
    with no_empty_record(record):
        opened = Record.open(record, create=True)
        summary = _added(opened, files, asked, options, shared, ignore_robots, allow_private)
    if as_json:
        write_json(summary)
    else:
        say(summary, record)
    if not no_embed and (Path(record).exists() or "://" in record):
        with counting("making vectors") as told:
            opened.embed(told, shared)
    if summary.refused:
        raise typer.Exit(1)


def _added(
    record: "Record",
    files: list[str],
    asked: list[str],
    options: "Options",
    engine: "Engine | None",
    ignore_robots: bool,
    allow_private: bool,
) -> "AddSummary":
    """Add the files, then the pages at the URLs."""
    from glossator.addresses import add_addresses
    from glossator.cli.progress import adding
    from glossator.record import AddSummary

    summary = AddSummary()
    with adding() as progress:
        if files or not asked:
            summary = record.add(files, options, embed=False, progress=progress, engine=engine)
        if asked:
            fetched = add_addresses(
                record, asked, options=options, embed=False, progress=progress,
                ignore_robots=ignore_robots, allow_private=allow_private,
            )  # fmt: skip
            summary = summary.joined(fetched)
    return summary


def info(record: RecordAt = DEFAULT, as_json: AsJson = False) -> None:
    """Say what is on file."""
    found = _open(record).info()
    if as_json:
        write_json(found)
        return
    span = f"{found.first} to {found.last}" if found.first else "no dates"
    out = sys.stdout.write
    out(f"{found.documents:,} documents, {found.passages:,} passages, {span}, {found.undated:,} undated\n")
    out(f"{found.bytes / 1e6:,.1f} MB; {found.unembedded:,} passages without a vector")
    out(f" (embedder {found.embedder})\n" if found.embedder else "\n")
    out("languages: " + ", ".join(f"{name or 'unknown'} {count:,}" for name, count in found.languages.items()) + "\n")
    for name, count in found.publishers[:20]:
        out(f"{count:9,}  {name or '(no publisher)'}\n")
    if len(found.publishers) > 20:
        out(f"           and {len(found.publishers) - 20:,} more publishers\n")


def search(
    query: Annotated[str, typer.Argument(metavar="WORDS")],
    record: RecordAt = DEFAULT,
    since: days.Since = None,
    until: days.Until = None,
    publisher: Annotated[list[str], typer.Option(help="Only this publisher; may be repeated.")] = [],  # noqa: B006
    kind: Annotated[list[str], typer.Option(help="Only this kind; may be repeated.")] = [],  # noqa: B006
    speaker: Annotated[str, typer.Option(help="Only this speaker's own words.")] = "",
    language: Annotated[str, typer.Option(help="Only this language: two letters, such as en.")] = "",
    undated: Annotated[bool, typer.Option("--undated", help="Include undated documents.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 10,
    mode: Annotated[str, typer.Option(help="hybrid, bm25 or vector.")] = "hybrid",
    as_json: AsJson = False,
    before: days.UntilBefore = None,
    after: days.SinceBefore = None,
) -> None:
    """Find passages by words and meaning; nothing in WORDS is read as query syntax."""
    if mode not in ("hybrid", "bm25", "vector"):
        raise InputError(f"--mode {mode}: unknown mode; use hybrid, bm25 or vector")
    hits = _open(record).search(
        query,
        limit=limit,
        mode=mode,  # type: ignore[arg-type]
        until=until or before,
        after=since or after,
        publisher=publisher or None,
        kind=kind or None,
        speaker=speaker or None,
        language=language or None,
        dated="all" if undated else "dated",
    )
    for hit in hits:
        if as_json:
            write_json(hit)
        else:
            _show_hit(hit)


def _show_hit(hit: "Hit") -> None:
    document = hit.document
    about = [str(document.published or "undated"), document.publisher, document.title]
    sys.stdout.write(" · ".join(part for part in about if part) + f"\n  {document.id}  {document.address}\n")
    sys.stdout.write(f"  {' '.join(hit.passage.text.split())}\n\n")


def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or URLs of documents.")],
    record: RecordAt = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Show whole documents."""
    opened = _open(record)
    for name in ids:
        document = opened.find_document(name)
        if as_json:
            write_json(document)
            continue
        for field, value in document.model_dump(mode="json", exclude={"text", "content"}).items():
            if value:
                shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                sys.stdout.write(f"{field}: {shown}\n")
        sys.stdout.write(f"\n{document.text}\n\n")


def embed(record: RecordAt = DEFAULT, engine: EngineName = LOCAL, ray_address: RayAddress = "") -> None:
    """Make the missing vectors; can be interrupted and resumed at any point."""
    from glossator.cli.progress import counting

    opened = _open(record)
    shared = engines.adding(engine, ray_address)
    with counting("making vectors") as told:
        made = opened.embed(told, shared)
    sys.stdout.write(f"{record}: {made:,} vectors made\n")


def compact(record: RecordAt = DEFAULT) -> None:
    """Index everything and free disk space."""
    opened = _open(record)
    opened.compact()
    sys.stdout.write(f"{record}: {opened.info().bytes / 1e6:,.1f} MB\n")


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or URLs of documents.")],
    record: RecordAt = DEFAULT,
) -> None:
    """Remove documents with everything made from them."""
    opened = _open(record)
    sys.stdout.write(f"{record}: {opened.remove([opened.find_document(name).id for name in ids]):,} removed\n")


def _open(record: str) -> "Record":
    from glossator.record.record import Record

    return Record.open(record)
