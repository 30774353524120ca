"""`glossator guide`: a guide in other forms, its schema, and a person's signature."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.guide.page import Note

FORMS = ("page", "markdown", "json", "web-annotation", "claim-review", "claims-csv", "evidence-csv", "embed", "atom",
         "digest")  # fmt: skip

commands = typer.Typer(no_args_is_help=True, help="A guide in other forms, its JSON Schema, a person's signature.")


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.add_typer(commands, name="guide")


@commands.command()
def convert(
    guide: Annotated[str, typer.Argument(help="a guide in JSON; '-' is standard input")],
    to: Annotated[str, typer.Option("--to", "-t", help=", ".join(FORMS))],
    out: Annotated[str, typer.Option("--out", "-o", help="file to write; standard output without it")] = "-",
    base_url: Annotated[str, typer.Option(help="the site's address, where the form holds addresses")] = "",
    claim: Annotated[str, typer.Option("--claim", "-c", help="the claim to embed: its number or id")] = "",
) -> None:
    """Write a guide in another form."""
    made = _convert(load(guide), to, base_url, claim)
    if out == "-":
        sys.stdout.buffer.write(made.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    _write(Path(out), made)


def _convert(guide: "Guide", to: str, base_url: str, claim: str) -> str:
    from glossator.guide import (
        atom,
        claim_review,
        digest,
        embed,
        json,
        markdown,
        names,
        page,
        publish,
        tables,
        web_annotation,
    )

    base = publish.base_address(base_url)
    address = f"{base}guides/{names.guide_slug(guide)}/" if base else ""
    if to == "embed":
        if not base or not claim:
            raise InputError("--to embed needs --base-url and --claim: the frame must know its address")
        return embed.snippet(guide, find_claim(guide, claim).claim.id, address)
    forms = {
        "page": lambda: page.render(guide, page.Place(address=address)),
        "markdown": lambda: markdown.render(guide),
        "json": lambda: json.render(guide),
        "web-annotation": lambda: web_annotation.render(guide, address),
        "claim-review": lambda: claim_review.render(guide, address),
        "claims-csv": lambda: tables.claims(guide),
        "evidence-csv": lambda: tables.evidence(guide),
        "atom": lambda: atom.render([guide], base, publish.TITLE),
        "digest": lambda: digest.render([guide], base, publish.TITLE),
    }
    if to not in forms:
        raise InputError(f"--to {to}: no such form; one of {', '.join(FORMS)}")
    return forms[to]()


@commands.command()
def schema() -> None:
    """Print the JSON Schema of guides."""
    from glossator.guide import json

    typer.echo(json.schema_text(), nl=False)


@commands.command()
def sign(
    guide: Annotated[str, typer.Argument(help="a guide in JSON; it is changed in place")],
    claim: Annotated[str, typer.Option("--claim", "-c", help="the claim: its number or id")],
    reviewer: Annotated[str, typer.Option(help="who signs")],
    verdict: Annotated[str, typer.Option(help="another finding than the program's")] = "",
    note: Annotated[str, typer.Option(help="a remark for the reader")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="remark or change without signing off")] = False,
    at: Annotated[str, typer.Option(help="when, as ISO 8601; now without it")] = "",
) -> None:
    """Sign off a claim, or change its finding: a review is added with its time, and nothing is ever overwritten."""
    from datetime import UTC, datetime

    from glossator.guide import json, names, reviews
    from glossator.guide.model import Review

    if guide == "-":
        raise InputError("a guide is signed in its file, so '-' cannot be used here")
    time = names.instant(at) if at else datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if not time:
        raise InputError(f"--at {at}: not an ISO 8601 time")
    read = load(guide)
    found = find_claim(read, claim).claim.id
    review = Review(claim=found, reviewer=reviewer, at=time, verdict=verdict, note=note, signed=not draft)
    _write(Path(guide), json.render(reviews.add(read, review)))
    typer.echo(f"{found}: {'remarked' if draft else 'signed off'} by {reviewer}, {time}")


def load(path: str) -> "Guide":
    """The guide in a file, or on standard input for '-'."""
    from glossator.cli.lines import read_text
    from glossator.guide import json

    return json.loads(read_text(path), "standard input" if path == "-" else path)


def find_claim(guide: "Guide", claim: str) -> "Note":
    """The note on a claim by its id or number; raises InputError with the claims there are."""
    from glossator.guide.page import make_notes

    notes = make_notes(guide)
    for note in notes:
        if claim in (note.claim.id, note.number):
            return note
    raise InputError(f"no claim {claim!r} in this guide; it has {', '.join(note.claim.id for note in notes) or 'none'}")


def _write(path: Path, content: str) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_bytes(content.encode("utf-8"))
        draft.replace(path)
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem
